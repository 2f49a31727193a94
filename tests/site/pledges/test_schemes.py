"""Schemes as dated data: read again they change nothing, and what was signed keeps its words."""

from datetime import date

import pytest
from django.utils import timezone

from levelground_site.access import Refused, Role
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.models import Edition, Scheme, Step
from levelground_site.lived_experience.pledges.reading import CannotRead, built_in, read_scheme
from pledges_at_hand import SCHEME, TEST, scheme, signed
from site_world import World

TODAY = timezone.localdate()


def test_those_that_come_with_the_site_are_read_and_read_again(world: World) -> None:
    for _ in range(2):
        list(actions.keep_dates(timezone.now()))
        assert Scheme.objects.count() == 5
        assert (Edition.objects.count(), Step.objects.count()) == (6, 22)
    pledge = Scheme.objects.get(key="learning-disability-employment")
    assert pledge.state == "superseded"
    assert pledge.followed_by is not None
    assert pledge.followed_by.key == "internships-work"
    assert [point.count for point in pledge.starting_points.all()] == [50, 100, 120]
    assert [step.proves for step in pledge.editions.last().steps.all()] == ["", "plan", "outcome"]  # type: ignore[union-attr]
    assert not pledge.pledges.exists(), "the starting count has no names, and makes no row of the register"


def test_a_new_scheme_needs_no_code_and_only_the_national_team_may(world: World) -> None:
    read = read_scheme(SCHEME.format(more=f'system = "{world.system.code}"'))
    made = actions.load_scheme(world.people[Role.NATIONAL_TEAM], None, read, today=TODAY)
    assert (made.state, made.system) == ("open", world.system)
    with pytest.raises(Refused):
        actions.load_scheme(world.people[Role.EXECUTIVE], None, read, today=TODAY)
    with pytest.raises(actions.CannotBe, match="alone"):
        signed(world.other, made)


def test_words_that_were_signed_are_not_changed(world: World) -> None:
    scheme()
    changed = SCHEME.format(more="").replace("We will employ more", "We will think of")
    with pytest.raises(CannotRead, match="add a new edition"):
        actions.load_scheme(TEST, None, read_scheme(changed), today=TODAY)
    added = SCHEME.format(more="") + SCHEME.format(more="")[SCHEME.format(more="").index("[[edition]]") :].replace(
        "number = 1\nsince = 2020-01-01", "number = 2\nsince = 2024-01-01"
    )
    assert actions.load_scheme(TEST, None, read_scheme(added), today=TODAY).editions.count() == 2


def test_every_fault_of_a_file_is_said_at_once() -> None:
    wrong = 'key = "Two Words"\nname = ""\nopened = "soon"\nlasts_months = 0\ncolour = "red"\n[[edition]]\nnumber = 2\n'
    wrong += '[[edition.step]]\nnumber = 1\nname = "A"\nasks = "B"\nevidence = ["luck"]\nproves = "all"\n'
    with pytest.raises(CannotRead) as said:
        read_scheme(wrong)
    for words in (
        "'colour'",
        "'name'",
        "'owner'",
        "'key'",
        "'opened'",
        "'lasts_months'",
        "1, 2, 3",
        "since",
        "luck",
        "'all'",
    ):
        assert words in str(said.value), words
    with pytest.raises(CannotRead, match="not TOML"):
        read_scheme("a = ")


def test_a_starting_count_without_a_source_is_refused() -> None:
    with pytest.raises(CannotRead, match="source"):
        read_scheme(SCHEME.format(more="") + "[[starting_point]]\non = 2020-12-31\ncount = 120\nsays = 'x'\n")


def test_nothing_can_be_signed_when_a_scheme_has_closed(world: World) -> None:
    closed = scheme("closed = 2021-01-01")
    assert closed.state == "closed"
    with pytest.raises(actions.CannotBe, match="not open"):
        signed(world.own, closed)


def test_the_files_that_come_with_the_site_are_sound() -> None:
    read = {each.values["key"]: each for each in built_in()}
    assert set(read) == {
        "learning-disability-employment", "internships-work", "disability-confident", "race-at-work-charter",
        "carer-confident",
    }  # fmt: skip
    assert read["learning-disability-employment"].values["closed"] == date(2023, 4, 1)
    assert len(read["race-at-work-charter"].editions[0]["step"]) == 7
