"""What waits at home for those who take no step of a return themselves."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.home.registry import Where, items_for
from levelground_site.people.models import Person
from levelground_site.returns.extracts import actions, queries
from levelground_site.returns.models import Collection, Return
from site_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)


def waiting(person: Person) -> list[str]:
    return [each.what for each in items_for(person)[Where.WAITING]]


def test_an_approval_of_a_year_ago_waits_and_is_given_anew(world: World, client: Client) -> None:
    lead, today = world.people[Role.GOVERNANCE_LEAD], timezone.localdate()
    actions.turn_on(lead, world.own, reference="DPIA 1", approved_on=today - timedelta(days=364))
    assert waiting(lead) == []
    again = actions.turn_on(lead, world.own, reference="DPIA 1", approved_on=today - timedelta(days=365))
    assert again.look_again > today  # an older one takes no newer one's place
    actions.turn_off(lead, world.own)
    actions.turn_on(lead, world.own, reference="DPIA 0", approved_on=today - timedelta(days=365))
    assert waiting(lead) == [
        "Approval DPIA 0, to measure extracts here, is a year old: approve it anew, or turn it off"
    ]
    client.force_login(lead)
    address = f"/organisations/{world.own.code}/extracts/"
    assert b"Approve it anew" in client.get(address).content
    client.post(address, {"reference": "DPIA 2", "approved_on": today.isoformat()})
    held = queries.approval(world.own)
    assert held is not None
    assert held.reference == "DPIA 2"
    assert waiting(lead) == []
    assert [each.reference for each in queries.approvals(world.own)] == ["DPIA 2", "DPIA 0", "DPIA 1"]


def test_a_system_sees_how_many_of_its_returns_are_on_the_way(world: World) -> None:
    now = timezone.now()
    dates = {"opens": now, "closes": now + timedelta(days=9), "publish_by": now.date()}
    collection = Collection.objects.create(standard="wres", year=2026, title="Race", state="open", **dates)
    person = world.people[Role.ICS_REPRESENTATIVE]
    thing = Return.objects.create(collection=collection, organisation=world.own)
    assert waiting(person) == ["1 of your 1 returns still on the way, 1 not begun: Race 2026"]
    Return.objects.filter(pk=thing.pk).update(state="submitted")
    assert waiting(person) == []
    assert not any("on the way" in each for each in waiting(world.people[Role.ANALYST]))
