"""Ways into work: counts that can be, two people, bands outside, both denominators, and nobody found by subtraction."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from levelground_site.access import Refused, Role
from levelground_site.config.unchanging import NeverChanged
from levelground_site.lived_experience.ways_in import actions, queries
from levelground_site.lived_experience.ways_in.models import NUMBERS, Count, WayIn
from levelground_site.lived_experience.ways_in.rules import band, faults, rounded, together
from levelground_site.lived_experience.ways_in.words import Route
from site_world import World, holds, organisation, person

TODAY = timezone.localdate()
WAYS = "/lived-experience/ways-in/"


@pytest.fixture(autouse=True)
def second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)


def numbers(*given: int | None) -> dict[str, int | None]:
    return dict(zip(NUMBERS, given, strict=False))


def told(world: World, *given: int | None, where: Any = None, why: str = "", check: bool = True) -> Count:
    where = where or world.own
    coach, hr = world.people[Role.JOB_COACH], world.people[Role.HR]
    if where != world.own:
        coach, hr = person(f"Coach {where.code}"), person(f"HR {where.code}")
        holds(coach, Role.JOB_COACH, where)
        holds(hr, Role.HR, where)
    made = actions.tell(coach, where, count=Count(route="internship", year=TODAY.year - 1, why=why, **numbers(*given)))
    if check:
        actions.check(hr, made)
    return made


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (numbers(5, 6), {"started"}),
        (numbers(5, 4, 5), {"completed"}),
        (numbers(5, None, 3, 4), {"paid"}),
        (numbers(9, 5, 5, 5, 6), {"adjusted"}),
        (numbers(9, 9, 9, 9, 9, 2, 3, 4), {"awarded", "in_place"}),
        (numbers(9, 9, 9, 9, 9, 2, 1, 0, 40), {"waited"}),
        (numbers(5, 5, 5, 5, 5, 5, 5, 5, 1), set()),
        (numbers(0, 0, 0, 0, 0, 0, 0, 0, None), set()),
        (numbers(None, 3), set()),
    ],
)
def test_what_cannot_be_is_found_all_at_once(given: dict[str, int | None], wrong: set[str]) -> None:
    assert set(faults({name: given.get(name) for name in NUMBERS})) == wrong


def test_none_is_not_the_same_as_not_known() -> None:
    assert [band(each) for each in (None, 0, 1, 9, 10, 500)] == [
        "not known", "none", "1 to 9", "1 to 9", "10 or more", "10 or more",
    ]  # fmt: skip


def test_two_people_and_a_trace(world: World) -> None:
    first = told(world, 9, 8, 7, 6, 5, 4, 3, 2, 60, check=False)
    with pytest.raises(actions.CannotBe, match="Somebody else"):
        actions.check(_also_checks(world), first)
    with pytest.raises(Refused):
        actions.check(world.people[Role.ANALYST], first)
    assert told(world, 9, 8, 7, 6, 5, 4, 3, 2, 60, check=False) == first  # the same again is once
    with pytest.raises(actions.CannotBe, match="Say why"):
        told(world, 9, 8, 7, 5, 5, 4, 3, 2, 60, check=False)
    second = told(world, 9, 8, 7, 5, 5, 4, 3, 2, 60, why="One left.", check=False)
    assert second.number == 2
    with pytest.raises(actions.CannotBe, match="corrected since"):
        actions.check(world.people[Role.HR], first)
    assert list(queries.checked()) == []
    actions.check(world.people[Role.HR], second)
    assert list(queries.checked()) == [second]
    with pytest.raises(NeverChanged):
        first.save()


def _also_checks(world: World) -> Any:
    """Whoever told it, given a role that checks: it is still their own."""
    coach = world.people[Role.JOB_COACH]
    holds(coach, Role.PLEDGE_VERIFIER, world.own)
    coach.__dict__.pop("roles_held", None)
    return coach


def test_the_public_reads_bands_and_no_exact_number(world: World, client: Client) -> None:
    told(world, 47, 38, 8, 3, 31, 29, 7, 2, 61)
    starts = TODAY + timedelta(days=9)
    data = {"title": "Ward helper", "words": "Beds and meals.", "contact_name": "Jo", "contact_phone": "0300"}
    way = actions.add(world.people[Role.JOB_COACH], world.own, way=WayIn(route="internship", starts=starts, **data))
    page = client.get(f"{WAYS}{way.public_id}/").content.decode()
    assert "10 or more" in page
    assert "1 to 9" in page
    for path in (f"{WAYS}{way.public_id}/", WAYS, f"{WAYS}easy-read/", f"/organisations/{world.own.code}/"):
        words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", client.get(path).content.decode(), flags=re.S)
        assert not {"47", "38", "31", "29", "61"} & set(re.findall(r"\b\d+\b", words)), path
    assert client.get(f"{WAYS}counts/RAA/").status_code == 302
    client.force_login(world.people[Role.STAFF_MEMBER])
    assert client.get(f"{WAYS}counts/RAA/").status_code == 403
    client.force_login(world.people[Role.JOB_COACH])
    assert b">47<" in client.get(f"{WAYS}counts/RAA/").content
    assert client.get(f"{WAYS}counts/RBB/").status_code == 403


def test_both_denominators_with_their_interval(world: World) -> None:
    counts = [
        numbers(20, 16, 10, 8, 9, 8, 6, 4, 50),
        numbers(15, 12, 10, 5, 9, 8, 6, 4, 50),
        numbers(6, 4, 3, 2, 1, 1, 1, 1, 9),
    ]
    made = together(counts, 3)
    # 15 of 32 who started, 15 of 23 who came to the end: Wilson's limits by hand.
    assert made.of_started.share == pytest.approx(46.875)
    assert made.of_completed.share == pytest.approx(65.217, abs=0.001)
    assert made.of_started.lower == pytest.approx(30.87, abs=0.01)
    assert made.of_started.upper == pytest.approx(63.55, abs=0.01)
    assert (made.sums["started"], made.sums["in_place"]) == ("30", "10")
    assert together([numbers(0, 0, 0, 0, 0, 0, 0, 0, None)] * 3, 3).sums["offered"] == "under 5"
    # A count that does not know one of the two numbers stands in neither.
    unknown = together([*counts, numbers(9, 9, None, None, 0, 0, 0, 0, None)], 4)
    assert unknown.of_started == made.of_started
    few = together([numbers(3, 2, 2, 1, 1, 0, 0, 0, None)] * 3, 3)
    assert few.of_started.share is None
    # Four of sixty say who the four are not: nothing is told that the rounded sum keeps.
    assert together([numbers(20, 20, 20, part, 0, 0, 0, 0, None) for part in (2, 1, 1)], 3).of_started.share is None
    assert together([numbers(20, 20, 20, part, 0, 0, 0, 0, None) for part in (20, 18, 19)], 3).of_started.share is None
    assert together([numbers(20, 20, 20, 0, 0, 0, 0, 0, None)] * 3, 3).of_started.share == 0


def test_no_sum_of_few_organisations_and_no_person_found_by_subtracting(world: World) -> None:
    others = [organisation(f"RC{n}", ics=world.system) for n in range(3)]
    told(world, 12, 11, 10, 6, 9, 5, 4, 3, 50)
    told(world, 13, 12, 11, 7, 9, 5, 4, 3, 50, where=others[0])
    assert queries.over_all(Route.INTERNSHIP).sums == {}
    told(world, 14, 13, 12, 8, 9, 5, 4, 3, 50, where=others[1])
    before = queries.over_all(Route.INTERNSHIP).sums
    assert before["started"] == "35"
    assert rounded(36) == 35
    told(world, 1, 1, 1, 1, 1, 1, 1, 1, 9, where=others[2])
    after = queries.over_all(Route.INTERNSHIP).sums
    # One organisation with one person more: every sum differs by nothing or by a whole five.
    assert all(int(after[name]) - int(before[name]) in (0, 5) for name in after)


def test_the_register_serves_everybody_and_asks_little(
    world: World, client: Client, django_assert_max_num_queries: Any
) -> None:
    coach = world.people[Role.JOB_COACH]
    for number in range(40):
        data = {"title": f"Way {number}", "words": "Work.", "contact_name": "Jo", "contact_phone": "0300"}
        actions.add(coach, world.own, way=WayIn(route="tasting", starts=TODAY + timedelta(days=number), **data))
    with django_assert_max_num_queries(12):
        assert client.get(WAYS).status_code == 200
    easy = client.get(f"{WAYS}easy-read/").content.decode()
    assert "Way 0 at RAA NHS Trust starts on" in easy
    with pytest.raises(actions.CannotBe):
        bad = WayIn(route="tasting", title="x", words="y", starts=TODAY, ends=TODAY - timedelta(days=1))
        actions.add(coach, world.own, way=bad)
    with pytest.raises(Refused):
        actions.add(coach, world.other, way=WayIn(route="tasting", title="x", words="y", starts=TODAY))
    client.force_login(coach)
    wrong = client.post(f"{WAYS}counts/RAA/", {"route": "tasting", "year": TODAY.year, "offered": 2, "started": 3})
    assert wrong.status_code == 422
    assert b"3 cannot have: started, where 2 were offered a place" in wrong.content
    assert client.post(f"{WAYS}counts/RAA/", {"route": "tasting", "year": TODAY.year, "offered": 3}).status_code == 302


def test_days_waited_are_the_middle_of_what_enough_told() -> None:
    def row(where: int, in_place: int | None, waited: int | None) -> dict[str, int | None]:
        return {**numbers(20, 20, 9, 8, 18, 15, 12, in_place, waited), "organisation": where}

    told_ = together([row(1, 2, 10), row(2, 7, 43), row(3, 3, 90), row(4, None, None)], 4)
    assert (told_.waited.days, told_.waited.organisations) == (45, 3)
    assert together([row(1, 9, 10), row(2, 9, 43), row(2, 9, 90)], 3).waited.days is None, "of two organisations"
    assert together([row(1, 3, 10), row(2, 3, 43), row(3, 3, 90)], 3).waited.days is None, "of nine people"
    assert told_.adjusted.share == pytest.approx(90)
