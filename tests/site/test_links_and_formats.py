"""Signing in by a link: once, soon, in the same browser, not for every role; and how one likes to read."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from levelground_site.access import Refused, Role
from levelground_site.mail.sending import send
from levelground_site.people import actions
from levelground_site.people.models import Person, SignInLink
from site_world import World

ASK = "/account/link/"


def asked(client: Client, email: str, capture: Any) -> str:
    """Asks for a link, and gives its path as it stands in the e-mail; empty where none came."""
    mail.outbox.clear()
    with capture(execute=True):
        assert client.post(ASK, {"email": email}).status_code == 200
    found = re.search(r"/account/link/[\w-]+/", mail.outbox[0].body) if mail.outbox else None
    return found.group() if found else ""


@pytest.fixture
def staff(world: World) -> Person:
    return world.people[Role.STAFF_MEMBER]


def test_a_link_signs_in_once_in_the_browser_that_asked(
    world: World, client: Client, staff: Person, django_capture_on_commit_callbacks: Any
) -> None:
    link = asked(client, staff.email.upper(), django_capture_on_commit_callbacks)
    # A scanner, or anybody, looks at it as often as they like: nothing is used up.
    for _ in range(3):
        looked = Client().get(link)
        assert looked.status_code == 200
        assert b"Press the button" in looked.content
        assert "no-store" in looked["Cache-Control"]
    # Another browser cannot use it, even with the button; and does not use it up.
    stolen = Client().post(link)
    assert stolen.status_code == 409
    assert b"the same phone or computer" in stolen.content
    assert client.post(link)["Location"] == "/home/"
    assert client.get("/account/").status_code == 200
    client.logout()
    assert client.post(link).status_code == 409  # once


def test_a_passkey_can_be_added_without_a_password(
    client: Client, staff: Person, django_capture_on_commit_callbacks: Any
) -> None:
    client.post(asked(client, staff.email, django_capture_on_commit_callbacks))
    assert client.get("/account/second-factors/passkeys/add/").status_code == 200


def test_it_is_over_after_its_minutes_and_when_another_was_used(
    client: Client, staff: Person, django_capture_on_commit_callbacks: Any
) -> None:
    first = asked(client, staff.email, django_capture_on_commit_callbacks)
    second = asked(client, staff.email, django_capture_on_commit_callbacks)
    assert client.post(second).status_code == 302
    client.logout()
    assert client.post(first).status_code == 409
    third = asked(client, staff.email, django_capture_on_commit_callbacks)
    SignInLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert client.post(third).status_code == 409
    assert client.get("/account/link/no-such-link/").status_code == 404


@pytest.mark.parametrize("role", [Role.ANALYST, Role.EXECUTIVE, Role.NATIONAL_TEAM])
def test_never_for_a_role_that_needs_a_second_factor(
    world: World, client: Client, role: Role, django_capture_on_commit_callbacks: Any
) -> None:
    assert asked(client, world.people[role].email, django_capture_on_commit_callbacks) == ""
    assert "password" in mail.outbox[0].body
    assert not SignInLink.objects.exists()


def test_nor_when_such_a_role_or_a_closed_account_came_after_the_link(
    world: World, client: Client, staff: Person, django_capture_on_commit_callbacks: Any
) -> None:
    link = asked(client, staff.email, django_capture_on_commit_callbacks)
    Person.objects.filter(pk=staff.pk).update(is_active=False)
    assert client.post(link).status_code == 409


def test_the_page_tells_of_no_account_and_fills_nobodys_letter_box(
    client: Client, staff: Person, django_capture_on_commit_callbacks: Any
) -> None:
    pages = set()
    for email in (staff.email, "nobody@example.org", "", "x" * 500):
        pages.add(re.sub(rb'value="[\w-]{64}"|nonce="[^"]+"', b"", client.post(ASK, {"email": email}).content))
    assert len(pages) == 1
    for _ in range(5):
        asked(client, staff.email, django_capture_on_commit_callbacks)
    assert SignInLink.objects.filter(used=None).count() == actions.MOST_LINKS


def test_nothing_of_a_link_can_be_read_from_the_database(
    client: Client, staff: Person, django_capture_on_commit_callbacks: Any
) -> None:
    link = asked(client, staff.email, django_capture_on_commit_callbacks)
    secret, browser = link.split("/")[3], client.cookies["link-browser"].value
    kept = str(SignInLink.objects.values().get())
    assert secret not in kept
    assert browser not in kept


def test_how_one_likes_to_read_is_kept_and_honoured_everywhere(
    world: World, client: Client, staff: Person, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(staff)
    assert client.get("/lived-experience/posts/").status_code == 200
    given = {"easy_first": "on", "large_letters": "on", "plain_email": "on", "told_by": "bsl"}
    assert client.post("/account/formats/", given).status_code == 302
    staff = Person.objects.get(pk=staff.pk)
    assert staff.formats_chosen == ["Easy read", "Large letters", "Plain e-mail", "In British Sign Language"]
    assert not staff.formats_asked_again
    # Easy read first, and from there to the page with more words.
    assert client.get("/lived-experience/posts/")["Location"] == "/lived-experience/posts/easy-read/"
    assert b"/lived-experience/posts/?ordinary=1" in client.get("/lived-experience/posts/easy-read/").content
    assert client.get("/lived-experience/posts/?ordinary=1").status_code == 200
    assert b'class="lg-large"' in client.get("/account/").content
    # What is chosen in this browser goes before it.
    client.post("/easy-read/letters/", {"letters": "usual"})
    assert b'class="lg-large"' not in client.get("/account/").content
    with django_capture_on_commit_callbacks(execute=True):
        send("easy_read/email/answered", staff.email, {"name": staff.name, "address": "https://example.org/"})
    assert "Press this to read it" in mail.outbox[-1].body
    assert not mail.outbox[-1].alternatives  # type: ignore[attr-defined]
    Person.objects.filter(pk=staff.pk).update(easy_first=False, plain_email=False)
    with django_capture_on_commit_callbacks(execute=True):
        send("easy_read/email/answered", staff.email, {"name": staff.name, "address": "https://example.org/"})
    assert "font-size:26px" in mail.outbox[-1].alternatives[0][0]  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        actions.set_formats(
            world.people[Role.ADMINISTRATOR], staff,
            easy_first=False, large_letters=False, plain_email=False, told_by="email",
        )  # fmt: skip
    staff.formats_looked = timezone.localdate() - timedelta(days=400)
    assert staff.formats_asked_again


def test_a_page_leads_to_its_easy_read_twin(client: Client, db: None) -> None:
    assert b"Easy read: this page in easy words" in client.get("/lived-experience/posts/").content
    assert b"Easy read: this page in easy words" in client.get("/").content
    assert b"Easy read: this page in easy words" not in client.get("/organisations/").content
