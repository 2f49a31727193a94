"""The pages of the estimate give the engine's numbers, in full to those who look after them, and to others no small
number."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from levelground.caring import cost_of, counts_in, pounds, ways_of, working_csv
from levelground_site.access import Refused, Role
from levelground_site.audit.models import Entry
from levelground_site.carers.estimate import actions
from levelground_site.carers.estimate.example import EXAMPLE
from levelground_site.carers.estimate.models import Given, Kind
from site_world import World

WAYS = ways_of(counts_in(EXAMPLE))
OWN = next(way for way in WAYS if way.key == "own-survey")


@pytest.fixture(autouse=True)
def second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)


@pytest.fixture
def given(world: World) -> Given:
    return actions.give(
        world.people[Role.CARERS_LEAD], world.own, kind=Kind.COUNTS, name="c.csv", content=EXAMPLE.encode(),
        day=date(2026, 3, 31),
    )  # fmt: skip


def _page(client: Client, person: Any, name: str = "carers-estimate-of", query: str = "") -> Any:
    client.force_login(person)
    return client.get(reverse(name, kwargs={"code": "RAA"}) + query)


def test_those_who_look_after_it_see_the_engines_numbers(world: World, client: Client, given: Given) -> None:
    page = _page(client, world.people[Role.HR]).content.decode()
    for way in WAYS:
        assert f"<strong>{way.value:,.0f}</strong>" in page
    assert f"{OWN.low:,.0f} to {OWN.high:,.0f}" in page
    assert pounds(cost_of(OWN.value).net) in page
    assert f"{87 / OWN.value:.1%}" in page
    assert Entry.objects.filter(verb="carers-estimate.see (looked)").exists()
    # A reckoning of one's own stands in the address, with its working behind it.
    query = "?leaving=6&by=census-2021"
    census = next(way for way in WAYS if way.key == "census-2021")
    page = _page(client, world.people[Role.HR], query=query).content.decode()
    assert pounds(cost_of(census.value, {"leaving": 6}).net) in page
    assert "working/?by=census-2021&amp;leaving=6" in page or "working/?leaving=6&amp;by=census-2021" in page
    page = _page(client, world.people[Role.HR], query="?leaving=many&by=nothing").content.decode()
    assert "Enter a number" in page
    assert 'value="many"' in page


def test_others_see_no_small_number_and_nothing_by_group(world: World, client: Client) -> None:
    small = "what,sex,count\nstaff,women,903\nstaff,men,57\nflagged,women,5\nflagged,men,0\n"
    small += "answered,women,21\ncarers,women,6\npassports,women,4\npassports,men,1\n"
    actions.give(
        world.people[Role.HR], world.own, kind=Kind.COUNTS, name="c.csv", content=small.encode(), day=date(2026, 1, 1)
    )
    for role in (Role.STAFF_MEMBER, Role.BOARD_MEMBER, Role.NATIONAL_TEAM):
        page = _page(client, world.people[role]).content.decode()
        main = page[page.index("<main") :]
        assert "about 960" in main
        assert "fewer than 8" in main
        for told in ("903", ">57<", "The staff record", "The working", "working/", "from 6 to"):
            assert told not in main
        for name in ("carers-estimate-working", "carers-estimate-give", "carers-estimate-forget"):
            assert _page(client, world.people[role], name).status_code == 403
    # To those who look after it, passports are still hidden where they are few.
    page = _page(client, world.people[Role.CARERS_LEAD]).content.decode()
    assert "The staff record" in page
    assert "fewer than 8" in page
    assert page.count(">hidden<") >= 2


def test_what_is_wrong_is_told_at_once_and_nothing_is_kept(world: World, client: Client) -> None:
    client.force_login(world.people[Role.CARERS_LEAD])
    address = reverse("carers-estimate-give", kwargs={"code": "RAA"})
    form = {"kind": "counts", "day": "31/3/2026"}
    wrong = BytesIO(b"what,sex,count\nstaff,women,few\nstuff,men,3\n")
    wrong.name = "mine.csv"
    answer = client.post(address, {**form, "file": wrong})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "mine.csv, row 2, count" in page
    assert "mine.csv, row 3, what" in page
    large = BytesIO(b"0" * 1_000_001)
    large.name = "records.csv"
    assert "larger than 1 MB" in client.post(address, {**form, "file": large}).content.decode()
    assert "Write the date" in client.post(address, {**form, "day": "March", "file": wrong}).content.decode()
    assert not Given.objects.exists()
    assert "No counts have been given yet" in _page(client, world.people[Role.CARERS_LEAD]).content.decode()


def test_rates_are_used_where_staff_are_split_alike(world: World, client: Client, given: Given) -> None:
    lead = world.people[Role.CARERS_LEAD]
    margins = "age,sex,carers,people\n16-44,,60,600\n45-64,,100,400\n,women,110,500\n,men,50,500\n"
    actions.give(lead, world.own, kind=Kind.RATES, name="ons.csv", content=margins.encode(), day=date(2021, 3, 21))
    page = _page(client, lead).content.decode()
    assert "The rates in ons.csv" in page
    assert "independent of each other" in page
    bands = "age,carers,people\n16-29,60,600\n"
    actions.give(lead, world.own, kind=Kind.RATES, name="ons.csv", content=bands.encode(), day=date(2021, 3, 21))
    assert "the rate of all whom it asked" in _page(client, lead).content.decode()
    small = "what,sex,count\nstaff,women,903\n"
    actions.give(lead, world.own, kind=Kind.COUNTS, name="c.csv", content=small.encode(), day=date(2026, 1, 1))
    assert "ons.csv, is not used" in _page(client, lead).content.decode()


def test_the_working_is_the_engines(world: World, client: Client, given: Given) -> None:
    answer = _page(client, world.people[Role.EQUALITY_LEAD], "carers-estimate-working", "?leaving=5")
    assert answer.content.decode("utf-8-sig").startswith(working_csv(counts_in(EXAMPLE), WAYS)[:200])
    assert "cost,leaving,,5" in answer.content.decode("utf-8-sig")
    book = _page(client, world.people[Role.EQUALITY_LEAD], "carers-estimate-working", "?as=xlsx")
    assert openpyxl.load_workbook(BytesIO(book.content)).sheetnames == ["Estimate", "Cost"]


def test_counts_are_taken_out_and_are_sealed_while_they_are_there(world: World, client: Client, given: Given) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM estimate_given")
        assert "staff" not in str(cursor.fetchone()[0])
    with pytest.raises(Refused):
        actions.forget(world.people[Role.ANALYST], world.own)
    client.force_login(world.people[Role.HR])
    client.post(reverse("carers-estimate-forget", kwargs={"code": "RAA"}))
    assert not Given.objects.exists()


def test_the_published_number_is_everybodys(client: Client, db: None, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(3):
        page = client.get(reverse("carers-estimate")).content.decode()
    for part in ("250,000", "240,000 to 250,000", "Three questions, three answers"):
        assert part in page
    page = client.get(reverse("carers-estimate") + "?women=800&men=200&by=poll-2019").content.decode()
    assert "<strong>200</strong>" in page
    assert "1,000 people" in page
    assert client.get(reverse("carers-estimate") + "?women=-5&men=x").status_code == 200
    assert client.get(reverse("carers-estimate-example")).content.decode() == EXAMPLE
