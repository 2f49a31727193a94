"""Every role at every address, in one's own organisation and in another's: what is not declared is refused."""

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from levelground_site.access import Role, may
from levelground_site.access.pages import Declared
from levelground_site.access.policy import rule_of
from site_samples import NOT_FILLED, SAMPLES, Sample
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


@pytest.mark.parametrize("name", [name for name, pattern in NAMED.items() if pattern.pattern.converters])
def test_every_address_with_parts_has_a_sample(name: str) -> None:
    assert name in SAMPLES or name in NOT_FILLED, f"Add {name} to tests/site_samples.py."


def test_an_address_of_someones_asks_about_the_thing() -> None:
    for name, pattern in NAMED.items():
        rule = rule_of(declared(pattern).needs)
        if name in SAMPLES and not rule.anyone:
            assert declared(pattern).of is not None, f"{name} must say of what: page(…, of=…)."


def test_every_role_at_every_address(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    # Of the walk, not of the second factor, which has tests of its own.
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)
    samples = {name: make(world) for name, make in SAMPLES.items()}
    wrong: list[str] = []
    for role, person in world.people.items():
        for name, pattern in NAMED.items():
            if name in NOT_FILLED or name == "account_logout":
                continue
            client.force_login(person)
            wrong += _walked(client, person, role, name, declared(pattern), samples.get(name))
    assert not wrong, "\n".join(wrong)


def _walked(client: Client, person: Any, role: Role, name: str, needs: Declared, sample: Sample | None) -> list[str]:
    wrong = []
    for whose, parts in (("own", sample.own), ("other", sample.other)) if sample else (("own", {}),):
        thing = needs.of(**parts) if needs.of else None
        allowed = may(person, needs.needs, thing)
        method = needs.methods[0]
        answer = client.generic(method, reverse(name, kwargs=parts))
        answer.close()
        status = answer.status_code
        if (status == 403) == allowed or status >= 500:
            wrong.append(f"{role} at {name} ({whose}): {status}, and may: {allowed}")
    return wrong


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
