"""The front page leads each reader where they may go."""

import pytest
from django.test import Client

from levelground_site.access import Role
from site_world import World


@pytest.mark.django_db
def test_who_has_signed_in_is_led_nowhere_that_refuses_them(world: World, client: Client) -> None:
    everybody = client.get("/").content.decode()
    assert 'href="/people/invite/"' in everybody
    client.force_login(world.people[Role.ANALYST])
    mine = client.get("/").content.decode()
    assert 'href="/people/invite/"' not in mine
    assert 'href="/returns/"' in mine
