"""The carers' passport: its words, its first page, and what an organisation is told of it."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from levelground.disclosure import HIDDEN
from levelground_site.access import Role, System
from levelground_site.carers.passports import actions as counting
from levelground_site.carers.passports.counting import One, between, compared, protected
from levelground_site.carers.passports.demo_data import write_many
from levelground_site.carers.passports.document_kinds import KEY, PASSPORT
from levelground_site.carers.passports.home_items import late_answers
from levelground_site.carers.passports.models import Counted
from levelground_site.documents import actions
from levelground_site.documents.models import Document
from levelground_site.easy_read.reading import hardest, reading_age
from site_world import World, organisation


def test_what_a_carer_reads_can_be_read_by_a_child_of_eleven() -> None:
    words = [each for section in PASSPORT.sections for each in (section.title, section.lead)]
    words += [each for _, question in PASSPORT.places for each in (question.asks, question.hint)]
    words += [text for _, question in PASSPORT.places for _, text in question.options]
    words += [each for party in PASSPORT.parties for each in (party.title, party.words)]
    text = "\n".join(each for each in words if each)
    assert reading_age(text) <= 11, hardest(text, above=11)


def test_it_asks_for_no_diagnosis_no_name_and_no_proof() -> None:
    asked = " ".join(f"{question.asks} {question.hint}" for _, question in PASSPORT.places).lower()
    for word in ("diagnos", "condition", "their name", "proof", "evidence", "nhs number"):
        assert word not in asked


def test_how_somebody_works_is_asked_first_and_what_is_said_to_be_counted_is_never_shared() -> None:
    assert PASSPORT.places[0][1].key == "employed"
    shared = set().union(*(party.may_see for party in PASSPORT.parties))
    assert shared.isdisjoint({"work", "mine", "about-me"})
    assert {basis.key for basis in PASSPORT.bases} >= {"informal", "leave", "nhs-33", "statutory", "own-disability"}
    assert {basis.key for basis in PASSPORT.bases if basis.formal} == {"nhs-33", "statutory", "own-disability"}


def test_the_first_page_is_everybodys(world: World, client: Client) -> None:
    page = client.get("/carers/passport/").content.decode()
    assert "Do you look after someone?" in page
    assert "Nobody sees this unless you say so" in page
    assert "Leave quickly" in page
    assert 'href="/join/"' in page


def one(group: str, *, agreed: bool) -> One:
    return One(
        days=10,
        late=False,
        answered=True,
        agreed=agreed,
        promised=True,
        kept=agreed,
        formal=False,
        formal_late=False,
        raised=False,
        groups={"ethnicity": group, "band": "5-7"},
    )


@pytest.mark.parametrize("count", range(1, 8))
def test_a_few_are_never_told_apart(count: int) -> None:
    told = protected([one("bme", agreed=True)] * count)
    assert told["passports"] == told["groups"]["ethnicity"]["bme"][0] == HIDDEN
    assert told["days"] is None
    assert told == protected([one("bme", agreed=True)] * 7)


def test_one_person_more_or_less_does_not_show(world: World) -> None:
    """Nor does the one who had a no, where all others had a yes."""
    base = [one("white", agreed=True)] * 29 + [one("bme", agreed=True)] * 30
    with_no, with_yes = protected([*base, one("white", agreed=False)]), protected([*base, one("white", agreed=True)])
    assert with_no["groups"]["ethnicity"]["white"] == ["30", HIDDEN]
    assert with_no["agreed"] == with_yes["agreed"]
    assert compared(with_no, "ethnicity").verdict == "Too few to tell"


def test_a_difference_is_told_where_numbers_allow() -> None:
    even = [one(group, agreed=number % 2 == 0) for group in ("white", "bme") for number in range(40)]
    assert compared(protected(even), "ethnicity").verdict == "No clear difference"
    uneven = [one("white", agreed=number < 32) for number in range(40)]
    uneven += [one("bme", agreed=number < 12) for number in range(40)]
    found = compared(protected(uneven), "ethnicity")
    assert found.verdict == "Clear difference"
    assert "10 of about 40" in found.words


def test_an_organisation_is_told_once_a_month_and_nothing_of_anybody(world: World) -> None:
    write_many(world.own)
    carer = world.people[Role.STAFF_MEMBER]
    actions.begin(carer, None, KEY)  # only hers: in no count
    assert list(counting.count_by_month(timezone.now())) == ["Carers’ passports were counted for 1 organisations."]
    content = Counted.objects.get().content
    assert content["passports"] == "75"
    assert "arer" not in json.dumps(content)
    # What comes later in the month changes nothing that can be subtracted.
    Document.objects.filter(owner=carer).update(asked_at=timezone.now() - timedelta(days=90))
    assert list(counting.count_by_month(timezone.now())) == []
    counting.count(System("calendar"), world.own, timezone.localdate().replace(day=1))
    assert Counted.objects.count() == 1
    client = Client()
    client.force_login(world.people[Role.EQUALITY_LEAD])
    page = client.get(f"/organisations/{world.own.code}/carers-passports/").content.decode()
    assert "about 75" in page
    assert "Clear difference" in page
    client.force_login(world.people[Role.LINE_MANAGER])
    assert client.get(f"/organisations/{world.own.code}/carers-passports/").status_code == 403


def test_a_system_is_told_of_its_organisations_together_and_of_none_more_than_it_told_itself(world: World) -> None:
    """Taking all others away from a sum leaves the bounds that an organisation's own number has already."""
    small, none = organisation("RAB", ics=world.system), organisation("RAC", ics=world.system)
    month = timezone.localdate().replace(day=1)
    many = [replace(one("bme", agreed=True), formal=True) for _ in range(31)]
    few = [replace(one("bme", agreed=True), formal=True, formal_late=True)] * 3
    for place, ones in ((world.own, many), (small, few)):
        Counted.objects.create(organisation=place, month=month, content=protected(ones))
    client = Client()
    client.force_login(world.people[Role.ICS_REPRESENTATIVE])
    page = client.get(f"/organisations/{world.system.code}/carers-passports/").content.decode()
    assert "29 to 39" in page  # 28 to 32 of the one; 1 to 7 of the other: neither is left with less
    rows = re.findall(r'scope="row"><a href="[^"]+">(\w+) NHS Trust', page)
    assert rows == [small.code, world.own.code, none.code]  # whoever needs help first
    told = "".join(re.findall(r"<td[^>]*>(?:<strong>)?([^<]*)", page))
    assert "34" not in told
    assert "3 " not in told
    client.force_login(world.people[Role.HR])
    assert client.get(f"/organisations/{world.system.code}/carers-passports/").status_code == 403


def test_a_sum_of_protected_numbers_tells_no_more_than_they_do() -> None:
    """For every two counts: the bounds of the one, from the sum and the other's own, are never tighter than its own."""
    shown = [protected([one("bme", agreed=True)] * number)["passports"] for number in range(40)]
    for a, shown_a in enumerate(shown):
        for b, shown_b in enumerate(shown):
            least, most = between([shown_a, shown_b])
            assert least <= a + b <= most
            low, high = between([shown_a])
            other_low, other_high = between([shown_b])
            assert (least - other_low, most - other_high) == (low, high)


def test_late_answers_wait_at_home_for_whoever_sees_to_them(world: World) -> None:
    month = timezone.localdate().replace(day=1)
    late = [replace(one("bme", agreed=False), formal=True, formal_late=True, raised=True)] * 9
    Counted.objects.create(organisation=world.own, month=month, content=protected(late))
    for role in (Role.HR, Role.EXECUTIVE, Role.CARERS_LEAD):
        items = late_answers(world.people[role])
        assert "Answers on flexible working are late: about 10 people wait" in [each.what for each in items], role
    for role in (Role.LINE_MANAGER, Role.STAFF_MEMBER):
        assert list(late_answers(world.people[role])) == []
    client = Client()
    client.force_login(world.people[Role.HR])
    page = client.get(f"/organisations/{world.own.code}/carers-passports/").content.decode()
    assert "Somebody else was asked to look at it" in page
