"""The front page leads each reader where they may go; home says what is overdue."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.home.registry import Item
from site_world import World


@pytest.mark.django_db
def test_who_has_signed_in_is_led_nowhere_that_refuses_them(world: World, client: Client) -> None:
    everybody = client.get("/").content.decode()
    assert 'href="/people/invite/"' in everybody
    client.force_login(world.people[Role.ANALYST])
    mine = client.get("/").content.decode()
    assert 'href="/people/invite/"' not in mine
    assert 'href="/returns/"' in mine


@pytest.mark.django_db
def test_anybody_can_look_a_place_up_at_once(client: Client) -> None:
    page = client.get("/").content.decode()
    form = page[page.index('action="/figures/"') :].partition("</form>")[0]
    assert 'name="q"' in form
    assert client.get("/figures/", {"q": "no such place"}).status_code == 200


def test_what_was_due_before_today_is_overdue() -> None:
    today = timezone.localdate()
    late, now, never = (Item("It", "/", by=by) for by in (today - timedelta(days=1), today, None))
    assert (late.overdue, now.overdue, never.overdue) == (True, False, False)
