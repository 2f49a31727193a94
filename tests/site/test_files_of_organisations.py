"""Organisations from a file: mergers carry history on, and every fault is told at once."""

import pytest
from django.test import Client
from django.utils import timezone

from levelground_site.access import Role, System, may, visible
from levelground_site.organisations.actions import load
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.queries import forerunners
from levelground_site.organisations.reading import FileFaults, read_organisations
from site_world import World, holds, person

HEAD = "code,name,kind,ics,region,successor,opened,closed\n"
MERGED = HEAD + (
    "RA1,Old Town NHS Trust,trust,QA1,London,RA3,2001-04-01,2020-04-01\n"
    "RA2,Lower Town NHS Trust,trust,QA1,London,RA3,2001-04-01,2024-04-01\n"
    "RA3,Both Towns NHS Trust,trust,QA1,London,,2020-04-01,\n"
    "QA1,Town Integrated Care Board,icb,,London,,2022-07-01,\n"
)


def test_a_successor_carries_history_on_with_its_breaks(db: None, client: Client) -> None:
    load(System("test"), None, read_organisations(MERGED))
    both = Organisation.objects.get(code="RA3")
    assert [(each.organisation.code, each.until.year) for each in forerunners(both)] == [("RA2", 2024), ("RA1", 2020)]
    page = client.get("/organisations/ra3/").content.decode()
    assert "until 1 April 2024" in page
    assert "the series has a break" in page
    assert "Its history is carried on by" in client.get("/organisations/RA1/").content.decode()


def test_a_role_at_the_successor_reaches_those_before_it(db: None) -> None:
    load(System("test"), None, read_organisations(MERGED))
    lead = person("Lead")
    holds(lead, Role.EQUALITY_LEAD, Organisation.objects.get(code="RA3"))
    assert may(lead, "person.see", of=Organisation.objects.get(code="RA1"))
    seen = visible(lead, "person.see", Organisation.objects.all(), organisation="self")
    assert set(seen.values_list("code", flat=True)) == {"RA1", "RA2", "RA3"}


def test_a_role_that_ended_opens_nothing(world: World) -> None:
    lead = world.people[Role.EQUALITY_LEAD]
    lead.roles.update(until=timezone.localdate())
    assert not may(lead, "person.see", of=world.own)


def test_loading_again_changes_what_the_file_says_and_nothing_else(db: None) -> None:
    load(System("test"), None, read_organisations(MERGED))
    renamed = HEAD + "RA3,New Name NHS Trust,trust,QA1,London,,2020-04-01,\n"
    load(System("test"), None, read_organisations(renamed, frozenset({"QA1"})))
    assert Organisation.objects.get(code="RA3").name == "New Name NHS Trust"
    assert Organisation.objects.get(code="RA1").successor == Organisation.objects.get(code="RA3")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("RA1,A,hospital,,,,2020-04-01,\n", "kind is 'hospital'"),
        ("RA1,A,trust,,,,1 April,\n", "a date looks like"),
        ("RA1,A,trust,,,,2020-04-01,2019-01-01\n", "before opened"),
        ("RA1,A,trust,,,RA2,2020-04-01,\n", "no date on which it closed"),
        ("RA1,A,trust,QZZ,,,2020-04-01,\n", "neither in the file nor known"),
        ("RA1,A,trust,,,,2020-04-01,\nRA1,B,trust,,,,2020-04-01,\n", "stands twice"),
        (
            "RA1,A,trust,,,RA2,2020-04-01,2021-01-01\nRA2,B,trust,,,RA1,2020-04-01,2021-01-01\n",
            "lead back to itself",
        ),
        (",A,trust,,,,2020-04-01,\n", "code is empty"),
    ],
)
def test_what_is_wrong_is_told(rows: str, told: str) -> None:
    with pytest.raises(FileFaults, match=told):
        read_organisations(HEAD + rows)


FURTHER = HEAD.strip() + ",services,town,postcode\n"


def test_services_towns_and_postcodes_are_read_found_and_kept(db: None, client: Client) -> None:
    row = "RA1,Old Hospitals NHS Trust,trust,,London,,2001-04-01,,acute,Lower Town,qb1 2cd\n"
    load(System("test"), None, read_organisations(FURTHER + row))
    load(System("test"), None, read_organisations(HEAD + "RA1,New Hospitals NHS Trust,trust,,London,,2001-04-01,\n"))
    now = Organisation.objects.get()
    # A file without these columns says nothing of them.
    assert (now.name, now.services, now.town, now.postcode) == (
        "New Hospitals NHS Trust", "acute", "Lower Town", "QB1 2CD",
    )  # fmt: skip
    for words in ("lower town", "QB1", "qb1 9zz", "QB12CD"):
        for address in ("/search/", "/organisations/", "/api/v1/organisations"):
            assert "New Hospitals" in client.get(address, {"q": words}).content.decode(), (address, words)
    # A district is not the beginning of another's.
    assert "New Hospitals" not in client.get("/organisations/", {"q": "QB12"}).content.decode()
    page = client.get("/organisations/RA1/").content.decode()
    assert "NHS trust, acute" in page
    assert "Lower Town, QB1 2CD" in page
    with pytest.raises(FileFaults, match="services is 'hospital'") as found:
        read_organisations(FURTHER + row.replace("acute", "hospital") + row.replace("qb1 2cd", "QB1"))
    assert "one looks like LS1 4AP" in str(found.value)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(FileFaults) as found:
        read_organisations(HEAD + "RA1,A,hospital,,,,2020-04-01,\nRA2,B,trust,,,,soon,\n")
    assert len(found.value.faults) == 2
    with pytest.raises(FileFaults, match="no column kind, ics"):
        read_organisations("code,name\nRA1,A\n")
