"""An open collection, the small trust's return to it, and last year's where a test wants one."""

from typing import Any

import pytest
from django.test import Client

from levelground_site.access import Role
from levelground_site.returns import actions
from levelground_site.returns.models import Collection, Return, Version
from returns_at_hand import opened, submitted
from site_world import World


@pytest.fixture(autouse=True)
def second_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)


@pytest.fixture
def collection(world: World) -> Collection:
    return opened(2026)


@pytest.fixture
def mine(world: World, collection: Collection) -> Return:
    return collection.returns.get(organisation=world.own)


@pytest.fixture
def last_year(world: World) -> Version:
    """Last year's return, accepted."""
    before = opened(2025).returns.get(organisation=world.own)
    version = submitted(world, before)
    actions.accept(world.people[Role.NATIONAL_TEAM], before, version=version.number)
    return version


@pytest.fixture
def browse(world: World, client: Client) -> Any:
    """Signs somebody in and gives the client: browse(Role.ANALYST).get(…)."""

    def signed_in(role: Role) -> Client:
        client.force_login(world.people[role])
        return client

    return signed_in
