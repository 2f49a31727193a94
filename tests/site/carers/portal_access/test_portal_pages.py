"""Pages of portals, as the people who use them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from levelground_site.access import Role
from levelground_site.audit.models import Entry
from levelground_site.carers.portal_access import actions
from levelground_site.carers.portal_access.models import Access, Membership, Portal
from portals_at_hand import CODE, membership, portal
from site_world import World, holds, person


def test_asked_granted_seen_and_given_back(  # noqa: PLR0915 (one walk, from asking to giving back)
    world: World, client: Client
) -> None:
    assert "No portal has been entered here yet" in client.get("/carers/portals/").content.decode()
    membership(world.system)
    assert "Sign in to see" in client.get("/carers/portals/").content.decode()
    asker, hr = world.people[Role.STAFF_MEMBER], world.people[Role.HR]
    client.force_login(asker)
    page = client.get("/carers/portals/ask/tools/").content.decode()
    assert "No reason is asked." in page
    assert "No, do not tell a manager" in page
    assert 'name="reason"' not in page
    assert client.post("/carers/portals/ask/tools/", {"manager": "someone"}).status_code == 200, "no such manager"
    assert client.post("/carers/portals/ask/tools/", {"manager": ""}).status_code == 302
    client.post("/carers/portals/ask/tools/", {"manager": ""})
    access = Access.objects.get()
    mine = f"/carers/portals/mine/{access.public_id}/"
    assert "You hear by" in client.get(mine).content.decode()
    assert client.post(f"{mine}code/").status_code == 400, "not yet"
    client.force_login(world.people[Role.LINE_MANAGER])
    assert str(asker) not in client.get("/carers/portals/waiting/").content.decode()
    assert "access to a portal" not in client.get("/home/").content.decode()
    client.force_login(world.people[Role.ICS_REPRESENTATIVE])
    system = client.get("/carers/portals/waiting/").content.decode()
    assert f"Somebody at {world.own}" in system
    assert str(asker) not in system
    client.force_login(hr)
    assert "1 request for access to a portal" in client.get("/home/").content.decode()
    assert str(asker) in client.get("/carers/portals/waiting/").content.decode()
    decide = f"/carers/portals/waiting/{access.public_id}/"
    assert client.get(mine).status_code == 403
    assert client.post(f"{mine}code/").status_code == 403
    assert Entry.objects.filter(verb="portal-access.use (refused)").count() == 2, "attempts are written down"
    assert client.post(f"{decide}decline/", {"words": ""}).status_code == 200, "a reason is needed"
    for _ in range(2):  # a second press does no harm
        assert client.post(f"{decide}grant/").status_code == 302
    client.force_login(asker)
    assert "A request of yours was answered" in client.get("/home/").content.decode()
    assert CODE not in client.get(mine).content.decode(), "only when it is asked for"
    shown = client.post(f"{mine}code/")
    assert CODE in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    client.post(f"{mine}worked/", {"got-in": "no"})
    client.force_login(hr)
    member = Membership.objects.get()
    client.force_login(world.people[Role.ICS_REPRESENTATIVE])
    text = client.get(f"/carers/portals/membership/{member.public_id}/").content.decode()
    assert "Somebody says that the code does not work" in text
    assert CODE not in text
    assert str(asker) not in text
    assert client.post(f"/carers/portals/membership/{member.public_id}/code/", {"code-codes": ""}).status_code == 400
    client.post(f"/carers/portals/membership/{member.public_id}/code/", {"code-codes": "NEXT"})
    client.force_login(asker)
    assert "NEXT" in client.post(f"{mine}code/").content.decode()
    client.post(f"{mine}renew/")
    client.post(f"{mine}end/")
    assert "It has ended" in client.get(mine).content.decode()


def test_all_are_granted_with_one_press_and_what_cannot_be_says_why(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    of = membership(world.own, seats=4)
    for number in range(6):
        who = person(f"Asker {number}")
        holds(who, Role.STAFF_MEMBER, world.own)
        actions.ask(who, None, membership=of, organisation=world.own)
    client.force_login(world.people[Role.HR])
    with django_assert_max_num_queries(16):
        page = client.get("/carers/portals/waiting/").content.decode()
    assert "Grant all 6" in page
    told = client.post("/carers/portals/waiting/all/", follow=True).content.decode()
    assert "4 granted." in told
    assert "No seat is left" in told
    assert Access.objects.filter(state="granted").count() == 4


def test_memberships_are_entered_renewed_and_allotted(world: World, client: Client) -> None:
    of = portal()
    client.force_login(world.people[Role.ICS_REPRESENTATIVE])
    assert "None yet" in client.get("/carers/portals/memberships/").content.decode()
    today = timezone.localdate()
    given = {
        "portal": of.pk, "organisation": world.system.pk, "since": today, "until": today + timedelta(days=300),
        "seats": "", "codes": "ONE",
    }  # fmt: skip
    address = "/carers/portals/memberships/new/"
    wrong = client.post(address, given | {"until": today - timedelta(days=1), "codes": "a\nb"}).content.decode()
    assert "It ends before it begins" in wrong
    assert "one code for everybody" in wrong
    assert client.post(address, given | {"organisation": world.other.pk}).status_code == 200, "not theirs"
    assert client.post(address, given).status_code == 302
    assert "already" in client.post(address, given).content.decode()
    here = f"/carers/portals/membership/{Membership.objects.get().public_id}/"
    assert client.post(f"{here}renew/", {"renew-until": "2020-01-01"}).status_code == 400
    client.post(f"{here}renew/", {"renew-until": today + timedelta(days=600), "renew-seats": 10})
    client.post(f"{here}allot/", {"allot-organisation": world.own.code, "allot-seats": 3})
    assert client.post(f"{here}allot/", {"allot-organisation": world.other.code, "allot-seats": 3}).status_code == 400
    page = client.get(here).content.decode()
    assert str(world.own) in page
    assert str(world.other) not in page


def test_an_invitation_says_nothing_of_what_it_is_for(world: World, client: Client) -> None:
    membership(world.own)
    staff = world.people[Role.STAFF_MEMBER]
    client.force_login(world.people[Role.CARERS_LEAD])
    address = "/carers/portals/invite/"
    stranger = person("Stranger")
    for email in (stranger.email, "nobody@example.org", world.people[Role.CARERS_LEAD].email):
        assert "Nobody else at" in client.post(address, {"email": email, "place": "0"}).content.decode()
    assert client.post(address, {"email": staff.email.upper(), "place": "0"}).status_code == 302
    client.force_login(staff)
    home = client.get("/home/").content.decode()
    assert "Something is offered to you" in home
    mine = f"/carers/portals/mine/{Access.objects.get().public_id}/"
    assert mine in home
    client.post(f"{mine}accept/")
    assert CODE in client.post(f"{mine}code/").content.decode()


@pytest.mark.django_db
def test_an_address_of_nothing_is_not_there(client: Client, world: World) -> None:
    client.force_login(world.people[Role.STAFF_MEMBER])
    assert client.get("/carers/portals/ask/nothing/").status_code == 404
    assert client.get(f"/carers/portals/mine/{world.people[Role.HR].public_id}/").status_code == 404
    portal()
    assert Portal.objects.count() == 1
    assert "nobody can be asked" in client.get("/carers/portals/ask/tools/").content.decode()
