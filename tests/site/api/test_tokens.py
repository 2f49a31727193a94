"""Tokens: shown once, kept as a fingerprint, read-only, no more than their owner may see, and every use on record."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

import returns_at_hand
from levelground_site.access import Role
from levelground_site.api import actions
from levelground_site.api.models import Token
from levelground_site.audit.models import Entry
from levelground_site.people.models import Person, RoleHeld
from levelground_site.returns.models import Collection, Return, Version
from site_world import World

pytestmark = pytest.mark.django_db
RETURN = "/api/v1/returns/wres/2025/"


@pytest.fixture
def returns(world: World) -> dict[str, Return]:
    now = timezone.now()
    collection = Collection.objects.create(
        standard="wres", year=2025, title="WRES", opens=now, closes=now + timedelta(days=9), publish_by=now.date(),
        state="open",
    )  # fmt: skip
    made = {}
    for where in (world.own, world.other):
        thing = Return.objects.create(collection=collection, organisation=where, state="draft")
        content = returns_at_hand.written(organisation=where.code).decode()
        thing.current = Version.objects.create(
            of=thing, number=1, content=content, fingerprint=where.code, how="return.json"
        )
        thing.save()
        made[where.code] = thing
    return made


def with_second_factor(person: Person) -> Person:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    return Person.objects.get(pk=person.pk)


def asked(client: Client, text: str, address: str) -> Any:
    return client.get(address, headers={"Authorization": f"Bearer {text}"})


def test_a_token_opens_what_its_owner_may_see(client: Client, world: World, returns: dict[str, Return]) -> None:
    person = with_second_factor(world.people[Role.ANALYST])
    made = actions.make(person, name="dashboard", days=30)
    answer = asked(client, made.text, RETURN + "RAA")
    assert answer.status_code == 200
    assert answer.json()["organisation"] == "RAA"
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Access-Control-Allow-Origin" not in answer
    looked = Entry.objects.get(verb="return.see (looked)")
    assert (looked.who, looked.organisation, looked.detail["by"]) == (str(person.public_id), "RAA", "program")
    assert Entry.objects.filter(verb="token.use").count() == 1
    refused = asked(client, made.text, RETURN + "RBB")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert Entry.objects.filter(verb="return.see (refused)", organisation="RBB").exists()
    listed = asked(client, made.text, "/api/v1/returns").json()["rows"]
    assert [(row["organisation"], row["readable"]) for row in listed] == [("RAA", True)]
    assert Entry.objects.filter(verb="token.use").count() == 1


def test_without_a_second_factor_it_opens_no_unprotected_number(
    client: Client, world: World, returns: dict[str, Return]
) -> None:
    person = world.people[Role.ANALYST]
    before = actions.make(person, name="before", days=30)
    with_second_factor(person)
    answer = asked(client, before.text, RETURN + "RAA")
    assert answer.status_code == 403
    assert "second factor" in answer.json()["detail"]
    assert asked(client, before.text, "/api/v1/returns").json()["rows"][0]["readable"] is False
    assert not Entry.objects.filter(verb="return.see (looked)").exists()


def test_what_ends_a_token(client: Client, world: World, returns: dict[str, Return]) -> None:
    person = with_second_factor(world.people[Role.ANALYST])
    made = actions.make(person, name="dashboard", days=30)
    address = RETURN + "RAA"
    assert asked(client, made.text, address).status_code == 200
    for wrong in ("", "lg_wrong", made.text[:-1], made.token.fingerprint):
        assert asked(client, wrong, address).status_code == 401
    assert client.get(address, headers={"Authorization": f"Basic {made.text}"}).status_code == 401
    RoleHeld.objects.filter(person=person).update(until=timezone.localdate())
    assert asked(client, made.text, address).status_code == 403
    RoleHeld.objects.filter(person=person).update(until=None)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert asked(client, made.text, address).status_code == 401
    Person.objects.filter(pk=person.pk).update(is_active=True)
    Token.objects.update(expires=timezone.now())
    assert asked(client, made.text, address).status_code == 401
    Token.objects.update(expires=timezone.now() + timedelta(days=1))
    assert asked(client, made.text, address).status_code == 200
    actions.revoke(person, made.token)
    assert asked(client, made.text, address).status_code == 401
    # One that opens nothing is told so even where nothing is asked of it.
    assert asked(client, made.text, "/api/v1/standards").status_code == 401


def test_a_token_writes_nothing(client: Client, world: World, returns: dict[str, Return]) -> None:
    made = actions.make(with_second_factor(world.people[Role.ANALYST]), name="dashboard", days=30)
    for method in (client.post, client.put, client.delete):
        assert method(RETURN + "RAA", headers={"Authorization": f"Bearer {made.text}"}).status_code == 405
    # It opens no page either.
    assert asked(client, made.text, "/returns/").status_code == 302


def test_the_page_shows_it_once_and_keeps_a_fingerprint(client: Client, world: World) -> None:
    client.force_login(world.people[Role.ANALYST])
    page = client.post("/account/tokens/", {"name": "dashboard", "days": "90"}, follow=True).content.decode()
    (text,) = re.findall(r"lg_[\w-]{43}", page)
    assert text not in client.get("/account/tokens/").content.decode()
    kept = Token.objects.get()
    assert kept.fingerprint == actions.fingerprint(text)
    assert text not in str(vars(kept))
    assert client.get("/api/v1/returns", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    twice = client.post("/account/tokens/", {"name": "dashboard", "days": "90"})
    assert Token.objects.count() == 1
    assert "You have a token of this name" in twice.content.decode()
    assert "/account/tokens/" in client.get("/account/").content.decode()
    for _ in range(2):
        client.post(f"/account/tokens/{kept.public_id}/revoke/")
    assert client.get("/api/v1/returns", headers={"Authorization": f"Bearer {text}"}).status_code == 401
    client.force_login(world.people[Role.HR])
    assert client.post(f"/account/tokens/{kept.public_id}/revoke/").status_code == 403
    verbs = Entry.objects.filter(verb__startswith="token.").order_by("number").values_list("verb", flat=True)
    assert list(verbs)[:2] == ["token.make", "token.use"]


def test_tokens_have_a_pace_of_their_own(client: Client, world: World, settings: Any) -> None:
    settings.API_A_MINUTE, settings.API_A_MINUTE_BY_TOKEN = 1, 2
    made = actions.make(world.people[Role.ANALYST], name="dashboard", days=30)
    assert client.get("/api/v1/standards").status_code == 200
    assert client.get("/api/v1/standards").status_code == 429
    statuses = [asked(client, made.text, "/api/v1/standards").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
