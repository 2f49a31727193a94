"""Portals' lead on the carers' hub, and what waits: for who may grant, and for who was answered."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.access import may
from levelground_site.carers.portal_access import queries
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import Item, Where, home_items

hub_entry(
    "carers",
    "Get into the carers’ portals",
    "Courses and tools that your organisation may pay for. You need not say why, and your manager is not told.",
    "portals",
    needs="portal.see",
    order=50,
)
hub_entry(
    "carers",
    "Who waits for access to a portal",
    "Grant it with one press each, or all at once.",
    "portals-waiting",
    needs="portal-access.waiting",
    order=85,
)
hub_entry(
    "carers",
    "Memberships of portals",
    "Their codes and seats, and how they are used.",
    "portal-memberships",
    needs="portal.run",
    order=86,
)


@home_items(Where.WAITING)
def to_decide(person: Any) -> Iterator[Item]:
    """Requests for somebody to answer, in one line, with the day by which the first is due."""
    if not may(person, "portal-access.waiting"):
        return
    requests = list(queries.decidable(person)[:200])
    if requests:
        words = "request" if len(requests) == 1 else "requests"
        yield Item(
            f"{len(requests)} {words} for access to a portal",
            reverse("portals-waiting"),
            action="Answer",
            since=requests[0].asked,
            by=queries.due(requests[0]),
        )


@home_items(Where.WAITING)
def invited(person: Any) -> Iterator[Item]:
    """What somebody was offered, without a word of what it is for: a home may be seen over a shoulder."""
    for access in queries.theirs(person).filter(state="invited"):
        yield Item(
            "Something is offered to you",
            reverse("portal-mine", kwargs={"access": access.public_id}),
            action="See it",
            since=access.asked,
        )


@home_items(Where.CHANGED)
def answered(person: Any) -> Iterator[Item]:
    """What was answered since somebody last looked."""
    found = queries.theirs(person).filter(decided__isnull=False).exclude(state="invited")
    for access in found.filter(decided__gt=person.looked) if person.looked else found:
        yield Item(
            "A request of yours was answered",
            reverse("portal-mine", kwargs={"access": access.public_id}),
            action="See it",
            since=access.decided,
        )
