"""Numbers of people: confirmed by a second person, corrected with trace, refused with a sentence where wrong."""

import random
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.lived_experience.pledges import actions
from levelground_site.lived_experience.pledges.columns import ORDER, Column, chain
from levelground_site.lived_experience.pledges.models import Pledge, Starts
from levelground_site.lived_experience.pledges.queries.numbers import own_numbers
from pledges_at_hand import TEST, started
from site_world import World

TODAY = timezone.localdate()


def test_what_one_person_enters_another_confirms_before_it_is_counted(world: World, mine: Pledge) -> None:
    hr, verifier = world.people[Role.HR], world.people[Role.PLEDGE_VERIFIER]
    entry = actions.add_starts(hr, mine, route="internship", started=TODAY - timedelta(days=30), people=2)
    assert own_numbers(mine, TODAY)[Column.STARTED] == 0
    with pytest.raises(actions.CannotBe, match="another person"):
        actions.confirm(hr, mine, entry=entry)
    actions.confirm(verifier, mine, entry=entry)
    assert own_numbers(mine, TODAY)[Column.STARTED] == 2


def test_a_wrong_entry_is_corrected_and_both_stay_to_be_seen(world: World, mine: Pledge) -> None:
    entry = started(mine, 5, stayed=(4, 4))
    with pytest.raises(actions.CannotBe, match="followed up: correct those"):
        actions.correct(TEST, mine, entry=entry, why="Two", route="advert", started=entry.started, people=2, **NOTHING)
    right = actions.correct(
        TEST, mine, entry=entry, why="One more started.", route="advert", started=entry.started, people=6, **NOTHING
    )
    assert right is not None
    assert right.corrects == entry
    assert own_numbers(mine, TODAY)[Column.STARTED] == 0, "what takes its place is confirmed again"
    actions.confirm(world.people[Role.HR], mine, entry=right)
    numbers = own_numbers(mine, TODAY)
    assert (numbers[Column.STARTED], numbers[Column.STILL_26]) == (6, 4)
    assert list(Starts.objects.values_list("people", "corrected_why")) == [(5, "One more started."), (6, "")]
    with pytest.raises(actions.CannotBe, match="corrected already"):
        actions.correct(TEST, mine, entry=entry, why="Again")


NOTHING = {"under_16_hours": 0, "bands_2_to_4": 0, "bands_5_to_7": 0, "bands_8_up": 0}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"people": 0}, "from 1 to 2,000"),
        ({"people": 99999}, "from 1 to 2,000"),
        ({"started": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"started": TODAY - timedelta(days=900)}, "no result of it"),
        ({"under_16_hours": 4}, "4 of 3 cannot be"),
        ({"bands_2_to_4": 2, "bands_5_to_7": 2}, "By band there are 4"),
    ],
)
def test_starts_that_cannot_be(mine: Pledge, wrong: dict[str, Any], words: str) -> None:
    good: dict[str, Any] = {"route": "advert", "started": TODAY - timedelta(days=9), "people": 3}
    with pytest.raises(actions.CannotBe, match=words):
        actions.add_starts(TEST, mine, **(good | wrong))
    assert not Starts.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"still": 3, "left": 3}, "no more can be than started"),
        ({"weeks": 52}, "enter it then"),
        ({"still": 1, "progressed": 2}, "2 of 1"),
        ({"still": 5, "left": 0}, "stays counted as having left"),
        ({"weeks": 13}, "entered already"),
    ],
)
def test_follow_ups_that_cannot_be(mine: Pledge, wrong: dict[str, Any], words: str) -> None:
    entry = started(mine, 5, days_ago=300, stayed=(4,))
    with pytest.raises(actions.CannotBe, match=words):
        actions.follow_up(TEST, mine, starts=entry, **({"weeks": 26, "still": 3, "left": 2} | wrong))


def test_all_that_is_wrong_with_a_report_is_said_at_once(mine: Pledge) -> None:
    with pytest.raises(actions.CannotBe) as said:
        actions.report(
            TEST, mine, period_end=TODAY + timedelta(days=1), done=" ", posts=-1, asked=1, awarded=2, in_place=3
        )
    assert {field for field, _ in said.value.faults} == {"period_end", "done", "posts", "awarded", "in_place"}
    actions.report(TEST, mine, period_end=TODAY, done="Nothing yet.")
    with pytest.raises(actions.CannotBe, match="to this day already"):
        actions.report(TEST, mine, period_end=TODAY, done="Nothing yet.")


def test_an_organisations_own_number_is_lowered_only_with_a_reason(mine: Pledge) -> None:
    soon = TODAY + timedelta(days=365)
    actions.promise(TEST, mine, measure="people", number=12, by_day=soon)
    with pytest.raises(actions.CannotBe, match="Say why it is less"):
        actions.promise(TEST, mine, measure="people", number=6, by_day=soon)
    actions.promise(TEST, mine, measure="people", number=6, by_day=soon, why="One ward closed.")
    assert list(mine.promises.values_list("number", flat=True)) == [12, 6]
    for number, by_day in ((0, soon), (5000, soon), (3, TODAY), (3, TODAY + timedelta(days=5000))):
        with pytest.raises(actions.CannotBe):
            actions.promise(TEST, mine, measure="posts", number=number, by_day=by_day)


@pytest.mark.parametrize(("completed", "in_work", "words"), [(5, 1, "5 completed of 4"), (3, 5, "5 in paid work of 4")])
def test_internships_that_cannot_be(mine: Pledge, completed: int, in_work: int, words: str) -> None:
    with pytest.raises(actions.CannotBe, match=words):
        actions.add_internships(TEST, mine, ended=TODAY, started=4, completed=completed, in_work=in_work)


def test_the_numbers_of_a_chain_never_grow() -> None:
    made_up = random.Random(4)
    steps = [(a, b) for a, b in ORDER if a <= Column.STILL_52 and b <= Column.STILL_52]
    for _ in range(2000):
        ups = {weeks: (made_up.randrange(10), made_up.randrange(10)) for weeks in made_up.sample((13, 26, 52), 2)}
        whole = dict.fromkeys(Column, 0) | chain(made_up.randrange(13), ups)
        assert all(whole[a] <= whole[b] for a, b in steps), ups


def test_whoever_is_not_known_about_is_neither_there_nor_gone() -> None:
    found = chain(10, {13: (7, 2), 26: (5, 3)})
    assert (found[Column.KNOWN_13], found[Column.STILL_13]) == (9, 7)
    assert (found[Column.KNOWN_26], found[Column.STILL_26]) == (6, 5), "one who left more, and one lost"
    assert found[Column.KNOWN_52] == 0
