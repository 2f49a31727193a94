"""A scheme that is open, and a pledge to it that is signed."""

from typing import Any

import pytest
from django.test import Client

from levelground_site.access import Role
from levelground_site.lived_experience.pledges.models import Pledge, Scheme
from pledges_at_hand import scheme, signed
from site_world import World


@pytest.fixture(autouse=True)
def second_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelground_site.people.models.Person.has_second_factor", True)


@pytest.fixture
def jobs_here(world: World) -> Scheme:
    return scheme()


@pytest.fixture
def mine(world: World, jobs_here: Scheme) -> Pledge:
    return signed(world.own, jobs_here)


@pytest.fixture
def browse(world: World, client: Client) -> Any:
    """Signs somebody in and gives the client: browse(Role.HR).get(…)."""

    def signed_in(role: Role) -> Client:
        client.force_login(world.people[role])
        return client

    return signed_in
