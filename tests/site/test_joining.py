"""Joining with one's own address, from outside; and where one works, confirmed and nothing more."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from levelground_site.access import Role
from levelground_site.people.models import Person, RoleHeld
from site_world import PASSWORD, World


def test_somebody_joins_works_here_leaves_and_is_not_locked_out(
    world: World, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/join/", {"email": "New.One@home.example"})
        client.post("/join/", {"email": "new.one@home.example"})
    (message,) = mail.outbox
    assert message.subject == "Your link"
    assert not re.search("carer|passport", str(message.message()), re.IGNORECASE)
    found = re.search(r"(/join/\S+/)", str(message.body))
    assert found
    link = found.group(1)
    assert "new.one" not in link
    assert client.post(link, {"name": "New One", "password": "short"}).status_code == 200
    made = client.post(link, {"name": "New One", "password": PASSWORD})
    assert made["Location"] == "/account/where-you-work/"
    new = Person.objects.get(email="new.one@home.example")
    # The link makes one account, once, and not when it was changed.
    again = Client().post(link, {"name": "Somebody else", "password": PASSWORD})
    assert "There is an account" in again.content.decode()
    assert Client().get(link[:-9] + "aaaaaaaa/").status_code == 404
    client.post("/account/where-you-work/", {"organisation": world.own.pk})
    # HR says that they work here, and sees a name and an address.
    hr = Client()
    hr.force_login(world.people[Role.HR])
    page = hr.get("/people/to-confirm/").content.decode()
    assert "New One" in page
    claim = new.workplaces.get()
    hr.post(f"/people/to-confirm/{claim.public_id}/", {"works_here": "yes"})
    hr.post(f"/people/to-confirm/{claim.public_id}/", {"works_here": "no"})
    held = RoleHeld.objects.get(person=new)
    assert (held.role, held.organisation, held.until) == (Role.STAFF_MEMBER, world.own, None)
    # They leave the job: what is theirs stays theirs.
    begun = client.post("/one-to-one/begin/", {"kind": "carers-passport"})
    held.until = held.since
    held.save()
    assert client.get(begun["Location"]).status_code == 200
    other = Client()
    other.force_login(world.people[Role.LINE_MANAGER])
    assert other.get("/people/to-confirm/").status_code == 403


def test_joining_tells_nobody_who_has_an_account(
    world: World, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    known = world.people[Role.ANALYST].email
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post("/join/", {"email": email}).content for email in (known, "nobody@home.example")]
    told = [re.sub(rb'value="[^"]*"', b"", each.partition(b"<main")[2]) for each in answers]
    assert b"on its way" in told[0]
    assert told[0] == told[1]
    assert "/account/sign-in/" in str(mail.outbox[0].body)
