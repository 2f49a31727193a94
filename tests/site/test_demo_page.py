"""The page that says who one can be."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from levelground_site.access.policy import confidential_roles
from levelground_site.demo.walks import WALKS
from levelground_site.people.models import Person
from levelground_site.people.queries import with_roles
from site_world import World


def test_whoever_sees_returns_has_a_walk() -> None:
    assert confidential_roles() <= set(WALKS)


@pytest.mark.django_db
def test_each_persona_is_there_once_with_what_waits(world: World, client: Client) -> None:
    Person.objects.update(persona=True)
    page = client.get("/demo/").content.decode()
    for role, person in world.people.items():
        assert page.count(f"/demo/be/{person.pk}/") == 1
        assert (WALKS[role].waits if role in WALKS else role.words) in page


@pytest.mark.django_db
def test_roles_of_many_are_read_at_once_and_are_those_of_each(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        many = with_roles(Person.objects.order_by("pk"))
    assert [each.roles_held for each in many] == [Person.objects.get(pk=each.pk).roles_held for each in many]
