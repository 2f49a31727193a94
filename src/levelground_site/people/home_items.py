"""People's place in the navigation, on the front page, and the second factor that waits to be added."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.access import may
from levelground_site.access.policy import confidential_roles
from levelground_site.home.registry import For, Item, Where, home_items, navigation_entry, way_in
from levelground_site.people.queries import to_confirm

navigation_entry("People", "people", needs="person.see", order=30)
way_in("You were invited, or have an account", "Sign in", "account_login", order=10, whom=For.STAFF)
way_in("You lead on equality in your organisation", "Invite those who work on its figures", "invite", order=30)


@home_items(Where.WAITING)
def formats(person: Any) -> Iterator[Item]:
    """Once a year: is it still how they like to read?"""
    if person.formats_asked_again:
        yield Item("Is this still how you like to read?", reverse("formats"), "Look at it", since=person.formats_looked)


@home_items(Where.WAITING)
def second_factor(person: Any) -> Iterator[Item]:
    """Whoever can see unprotected numbers needs one."""
    needing = [held for held in person.roles_held if held.role in confidential_roles()]
    if needing and not person.has_second_factor:
        yield Item(
            "Add a second factor to your account",
            reverse("mfa_index"),
            action="Add it",
            whose=f"needed as {needing[0].role.label}",
        )


@home_items(Where.WAITING)
def workplaces(person: Any) -> Iterator[Item]:
    """Those who say that they work here wait to be confirmed."""
    if may(person, "workplace.confirm"):
        for each in to_confirm(person)[:20]:
            yield Item(
                "Say whether somebody works here",
                reverse("workplaces"),
                action="Look",
                whose=each.organisation.name,
                since=each.asked,
            )
