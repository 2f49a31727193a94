"""Signing in: by invitation only, with a second factor, in sessions that end."""

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.core import mail
from django.core.checks import run_checks
from django.test import Client
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.config.sealing import unseal
from levelground_site.people.models import Invitation, Person, RoleHeld
from site_world import PASSWORD, World, holds, person

SIGN_IN = "/account/sign-in/"


def _sign_in(client: Client, who: Person) -> Any:
    return client.post(SIGN_IN, {"login": who.email, "password": PASSWORD})


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def _summary(answer: Any) -> str:
    """The text of the summary of errors."""
    found = re.search(r"nhsuk-error-summary__list.*?</ul>", answer.content.decode(), re.DOTALL)
    return found[0] if found else ""


def test_an_invitation_makes_an_account_and_gives_the_role(
    world: World, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(world.people[Role.EQUALITY_LEAD])
    form = {"email": "New.Person@example.org", "name": "New Person", "organisation": world.own.pk, "role": "analyst"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/people/invite/", form).status_code == 302
    (sent,) = mail.outbox
    assert sent.subject == "An invitation to Levelground"
    assert "RAA" not in sent.subject
    link = next(word for word in sent.body.split() if "/invitations/" in word)
    assert link in str(sent.alternatives[0].content)  # type: ignore[attr-defined]

    newcomer, path = Client(), link.removeprefix(settings.SITE_URL)
    assert b"RAA NHS Trust" in newcomer.get(path).content
    assert b"at least 12" in newcomer.post(path, {"password": "short"}).content
    assert newcomer.post(path, {"password": PASSWORD})["Location"] == "/home/"
    assert newcomer.get("/home/").status_code == 200
    made = Person.objects.get(email="new.person@example.org")
    assert [held.role for held in made.roles_held] == [Role.ANALYST]
    assert "no longer open" in Client().get(path).content.decode()
    assert Client().post(path, {"password": PASSWORD}).status_code == 409
    assert _sign_in(Client(), made)["Location"] == "/home/"


def test_an_invitation_to_somebody_who_is_known_is_theirs_alone(world: World, client: Client) -> None:
    from levelground_site.people.actions import link_fingerprint

    invitation = Invitation.objects.create(
        email=world.people[Role.HR].email,
        name="HR",
        organisation=world.other,
        role=Role.EXECUTIVE,
        expires=timezone.now() + timedelta(days=1),
        link=link_fingerprint("token"),
    )
    client.force_login(world.people[Role.ANALYST])
    assert client.post("/invitations/token/").status_code == 409
    assert not RoleHeld.objects.filter(role=Role.EXECUTIVE, organisation=world.other).exists()
    client.force_login(world.people[Role.HR])
    assert client.post("/invitations/token/").status_code == 302
    invitation.refresh_from_db()
    assert invitation.accepted is not None


def test_nobody_signs_up(db: None, client: Client) -> None:
    assert client.post("/account/sign-up/", {"email": "a@example.org", "password1": PASSWORD})["Location"] == SIGN_IN
    assert not Person.objects.exists()


def test_a_wrong_password_and_an_unknown_address_read_the_same(db: None, client: Client) -> None:
    who = person("Known")
    wrong = client.post(SIGN_IN, {"login": who.email, "password": "wrong wrong wrong"})
    unknown = client.post(SIGN_IN, {"login": "nobody@example.org", "password": "wrong wrong wrong"})
    first, second = (_summary(answer) for answer in (wrong, unknown))
    assert first == second != ""


def test_signing_in_waits_for_the_second_factor_whose_secret_is_sealed(db: None, client: Client) -> None:
    who, secret = person("Careful"), generate_totp_secret()
    TOTP.activate(who, secret)
    kept = Authenticator.objects.get(user=who).data["secret"]
    assert secret not in kept
    assert unseal(kept) == secret
    assert _sign_in(client, who)["Location"] == "/account/second-factor/"
    assert client.get("/home/")["Location"].startswith(SIGN_IN)
    assert client.get("/account/second-factor/").status_code == 200
    assert client.post("/account/second-factor/", {"code": "000000"}).status_code == 200
    assert client.get("/home/").status_code == 302
    assert client.post("/account/second-factor/", {"code": _code(secret)})["Location"] == "/home/"
    assert client.get("/home/").status_code == 200


def test_an_authenticator_app_is_added_and_gives_recovery_codes(db: None, client: Client) -> None:
    who = person("Adding")
    _sign_in(client, who)
    # What protects the account is changed only by whoever gives the password again.
    again = client.get("/account/second-factors/app/")["Location"]
    assert again.startswith("/account/again/")
    page = client.post(again, {"password": PASSWORD}, follow=True)
    secret = re.search(r"lg-key\">([A-Z2-7]+)<", page.content.decode())[1]  # type: ignore[index]
    client.post("/account/second-factors/app/", {"code": _code(secret)})
    assert Person.objects.get(pk=who.pk).has_second_factor
    codes = client.get("/account/second-factors/codes/")
    assert codes.status_code == 200
    shown = re.findall(r"<code>(.+?)</code>", codes.content.decode())
    assert len(shown) == 10
    assert client.get("/account/second-factors/codes/download/").content.decode().split() == shown


@pytest.mark.parametrize(
    "path",
    [
        *("password/", "password/set/", "again/", "second-factors/", "second-factors/passkeys/"),
        *("second-factors/passkeys/add/", "password/reset/", "password/reset/sent/", "password/reset/done/"),
        *("closed/", "sso-cancelled/", "sso-failed/", "sign-out/", ""),
    ],
)
def test_each_page_of_signing_in_is_ours(db: None, client: Client, path: str) -> None:
    _sign_in(client, person("Reader"))
    answer = client.get(f"/account/{path}", follow=True)
    assert answer.status_code == (401 if "failed" in path else 200)
    assert b"lg-header" in answer.content
    assert answer.content.count(b"<h1") == 1


def test_a_forgotten_password_gets_a_link(db: None, client: Client, django_capture_on_commit_callbacks: Any) -> None:
    who = person("Forgetful")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": who.email})
    link = next(word for word in mail.outbox[0].body.split() if "/account/password/reset/" in word)
    page = client.get("/" + link.split("/", 3)[3], follow=True)
    assert b"Choose a new password" in page.content
    new = "quite another passphrase"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert Person.objects.get(pk=who.pk).check_password(new)


@pytest.mark.parametrize(
    ("began", "seen", "ends"),
    [(0, 0, False), (60, 31 * 60, True), (11 * 3600, 60, False), (12 * 3600 + 60, 60, True)],
)
def test_a_session_ends(db: None, client: Client, began: int, seen: int, ends: bool) -> None:
    _sign_in(client, person("Away"))
    client.get("/home/")
    session, now = client.session, timezone.now().timestamp()
    session["began"], session["seen"] = now - began, now - seen
    session.save()
    answer = client.get("/home/")
    assert answer.status_code == (302 if ends else 200)
    if ends:
        assert "ended=1" in answer["Location"]
        assert b"Your session has ended" in client.get(answer["Location"]).content


def test_home_asks_for_the_second_factor_that_a_role_needs(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from levelground_site.people import home_items

    monkeypatch.setattr(home_items, "confidential_roles", lambda: frozenset({Role.ANALYST}))
    client.force_login(world.people[Role.ANALYST])
    assert b"Add a second factor" in client.get("/home/").content
    client.force_login(world.people[Role.HR])
    assert b"Add a second factor" not in client.get("/home/").content


def test_personas_are_refused_in_real_use(db: None, settings: Any) -> None:
    who = person("Anybody", persona=True)
    assert not run_checks(tags=["database"], databases=["default"])
    settings.PRODUCTION = True
    (error,) = run_checks(tags=["database"], databases=["default"])
    assert "1 of the demo's make-believe people" in error.msg
    who.delete()
    assert not run_checks(tags=["database"], databases=["default"])


def test_only_a_persona_can_be_become(world: World, client: Client) -> None:
    assert client.post(f"/demo/be/{world.people[Role.ADMINISTRATOR].pk}/").status_code == 404
    persona = person("Anybody", persona=True)
    holds(persona, Role.ANALYST, world.own)
    assert client.get(f"/demo/be/{persona.pk}/").status_code == 405
    assert client.post(f"/demo/be/{persona.pk}/")["Location"] == "/home/"


def test_a_role_is_ended_at_once(world: World, client: Client) -> None:
    held = world.people[Role.ANALYST].roles.get()
    client.force_login(world.people[Role.EQUALITY_LEAD])
    assert client.get(f"/people/roles/{held.pk}/end/").status_code == 200
    client.post(f"/people/roles/{held.pk}/end/")
    assert Person.objects.get(pk=held.person_id).roles_held == []
