"""What the national team and the systems find on their home, and where they begin."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Role, may
from levelground_site.home.registry import Item, Where, home_items, navigation_entry, way_in
from levelground_site.returns.actions.reminding import NEXT
from levelground_site.returns.models import Collection
from levelground_site.returns.national import queries
from levelground_site.returns.national.presenters import sentence

navigation_entry("Collections", "collections", needs="collection.follow", order=15)
way_in("You run the national collection", "See how it stands, and what to look at", "collections", order=60)
way_in("You look after an integrated care system", "See which of your organisations need help", "collections", order=50)


def _address(page: str, collection: Collection) -> str:
    return reverse(page, kwargs={"standard": collection.standard, "year": collection.year})


@home_items(Where.WAITING)
def to_look_at(person: Any) -> Iterator[Item]:
    """Returns that wait for the national team's decision; collections that are closed, and wait to be released."""
    if may(person, "collection.judge"):
        waiting = Collection.objects.annotate(number=Count("returns", Q(returns__state="submitted"))).filter(
            number__gt=0
        )
        for each in waiting:
            number = each.number
            yield Item(
                f"{number:,} return{'' if number == 1 else 's'} to look at and accept",
                _address("collection-look", each),
                action="Look at it" if number == 1 else "Look at them",
                whose=str(each),
                by=timezone.localdate(each.closes),
            )
    if may(person, "collection.release"):
        for closed in Collection.objects.filter(state="closed"):
            yield Item(
                f"{closed} is closed, and can be released",
                _address("collection-release", closed),
                action="See what a release would hold",
                by=closed.publish_by,
            )


@home_items(Where.WAITING)
def to_chase(person: Any) -> Iterator[Item]:
    """For a system: those of its returns that are not submitted yet, in collections that are open or have closed."""
    if not any(held.role is Role.ICS_REPRESENTATIVE for held in person.roles_held):
        return
    for each in Collection.objects.filter(state__in=("open", "closed"), returns__state__in=NEXT).distinct():
        states = queries.tally(queries.regions(queries.followed(person, each)))
        behind, begun = sum(states[state] for state in NEXT), states["not-started"]
        if behind:
            yield Item(
                f"{behind} of your {sum(states.values())} returns still on the way"
                f"{f', {begun} not begun' if begun else ''}: {each}",
                _address("collection-remind", each),
                action="See whom to remind",
                by=timezone.localdate(each.closes),
            )


@home_items(Where.YOURS)
def collections_followed(person: Any) -> Iterator[Item]:
    """How each collection that is open stands, for those who follow it."""
    if not may(person, "collection.follow"):
        return
    for each in Collection.objects.filter(state__in=("planned", "open")):
        states = queries.tally(queries.regions(queries.followed(person, each)))
        yield Item(
            f"{each}: {sentence(each, states).removesuffix('.')}",
            _address("collection", each),
            action="See how it stands",
            by=timezone.localdate(each.closes),
        )
