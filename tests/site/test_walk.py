"""Every role at every address, in one's own organisation and in another's: what is not declared is refused."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from levelground_site.access import Refused, Role, may
from levelground_site.access.pages import Declared
from levelground_site.access.policy import rule_of
from site_samples import NOT_FILLED, SAMPLES
from site_world import World

PATTERNS: list[Any] = list(get_resolver().url_patterns)
NAMED = {pattern.name: pattern for pattern in PATTERNS}


def declared(pattern: URLPattern) -> Declared:
    found: Declared = pattern.callback.declared  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_every_address_declares_its_permission(pattern: Any) -> None:
    assert isinstance(pattern, URLPattern), "Addresses are put into the site by access.pages.page, one by one."
    assert isinstance(getattr(pattern.callback, "declared", None), Declared), f"{pattern} was not made by page()."
    assert rule_of(declared(pattern).needs)


def test_no_two_addresses_have_one_name() -> None:
    names = Counter(pattern.name for pattern in PATTERNS)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name, pattern in NAMED.items() if pattern.pattern.converters])
def test_every_address_with_parts_has_a_sample(name: str) -> None:
    assert name in SAMPLES or name in NOT_FILLED, f"Add {name} to tests/site_samples.py."


def test_an_address_of_someones_asks_about_the_thing() -> None:
    for name, pattern in NAMED.items():
        rule = rule_of(declared(pattern).needs)
        if name in SAMPLES and not rule.anyone:
            assert declared(pattern).of is not None, f"{name} must say of what: page(…, of=…)."


# Those whose pages are made, and not only allowed, in every run: one of an organisation, one of the nation.
SERVED = (Role.EQUALITY_LEAD, Role.NATIONAL_TEAM)


def test_every_role_at_every_address(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may, by what each address itself decides; what it then answers is made in the tests below."""
    monkeypatch.setattr("levelground_site.access.pages.shown", lambda *_, **__: HttpResponse())
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    stops, wrong = list(_stops(world)), []
    for role, person in world.people.items():
        for stop in stops:
            request = RequestFactory().generic(stop.needs.methods[0], stop.address)
            request.user = person
            try:
                status = NAMED[stop.name].callback(request, **stop.parts).status_code
            except Refused:
                status = 403
            if (status == 403) == may(person, stop.needs.needs, stop.thing) or status not in (200, 403):
                wrong.append(f"{role} at {stop.name} ({stop.whose}): {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", SERVED)
def test_every_page_is_made_for_some(role: Role, world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _walked(world, [role], client, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("role", [role for role in Role if role not in SERVED])
def test_every_page_is_made_for_all(role: Role, world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _walked(world, [role], client, monkeypatch)


def _walked(world: World, roles: list[Role], client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    # Of the walk, not of the second factor, which has tests of its own.
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    stops = list(_stops(world))
    wrong: list[str] = []
    for role, person in [(role, world.people[role]) for role in roles]:
        client.force_login(person)
        for stop in stops:
            wrong += _asked(client, person, role, stop)
            if SESSION_KEY not in client.session:
                client.force_login(person)
    assert not wrong, "\n".join(wrong)


@dataclass(frozen=True)
class Stop:
    """An address of one's own organisation or of another, and the thing that stands there."""

    name: str
    whose: str
    address: str
    needs: Declared
    parts: dict[str, Any]
    thing: Any


def _stops(world: World) -> Iterator[Stop]:
    for name, pattern in NAMED.items():
        if name in NOT_FILLED or name == "account_logout":
            continue
        needs, sample = declared(pattern), SAMPLES[name](world) if name in SAMPLES else None
        for whose, parts in (("own", sample.own), ("other", sample.other)) if sample else (("own", {}),):
            thing = needs.of(**parts) if needs.of else None
            yield Stop(name, whose, reverse(name, kwargs=parts), needs, parts, thing)


def _asked(client: Client, person: Any, role: Role, stop: Stop) -> list[str]:
    method, of = stop.needs.methods[0], stop.needs.of
    # What was asked before may have changed the thing, unless it was only looked at.
    thing = stop.thing if method == "GET" or of is None else of(**stop.parts)
    allowed = may(person, stop.needs.needs, thing)
    answer = client.generic(method, stop.address)
    answer.close()
    status = answer.status_code
    if (status == 403) == allowed or status >= 500:
        return [f"{role} at {stop.name} ({stop.whose}): {status}, and may: {allowed}"]
    return []


def test_nobody_who_is_not_signed_in_gets_past_the_door(world: World, client: Client) -> None:
    for name, pattern in NAMED.items():
        needs = declared(pattern)
        if rule_of(needs.needs).anyone or name in NOT_FILLED:
            continue
        parts = SAMPLES[name](world).own if name in SAMPLES else {}
        answer = client.generic(needs.methods[0], reverse(name, kwargs=parts))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name


def test_what_is_not_declared_is_an_error_and_not_a_yes(world: World) -> None:
    with pytest.raises(LookupError):
        may(world.people[Role.ADMINISTRATOR], "organisation.destroy")
    with pytest.raises(LookupError):
        rule_of("nothing")
