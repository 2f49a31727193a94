"""The hub's place in the navigation and on the front page, and its own leads."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.access import may
from levelground_site.carers import queries
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import For, Item, Where, home_items, navigation_entry, way_in


@home_items(Where.WAITING)
def to_look_at_again(person: Any) -> Iterator[Item]:
    """What their employer adds, where its day has come, for whoever writes it."""
    if not may(person, "employer-adds.write"):
        return
    for each in queries.due_at(person):
        if may(person, "employer-adds.write", of=each):
            yield Item(
                f"‘{each.title}’: is it still right?",
                reverse("employer-adds-change", kwargs={"code": each.organisation.code, "public_id": each.public_id}),
                action="Look",
                whose=each.organisation.name,
                by=each.look_again,
            )


navigation_entry("Carers", "carers", needs="carers.see", order=60)
way_in(
    "You look after someone, or manage someone who does",
    "Do you look after someone?",
    "carers",
    order=50,
    whom=For.STAFF,
)

hub_entry(
    "carers",
    "Know your rights",
    "Time off, other hours, fair treatment: what the law gives you today, and what your employer may add.",
    "carers-rights",
    needs="carers.see",
    order=20,
)
hub_entry(
    "carers",
    "Talk to your manager",
    "How to get ready, what to say and what you need not say. For managers: what to ask, and what never to ask.",
    "carers-guide",
    needs="carers.see",
    order=30,
)
hub_entry(
    "carers",
    "What your employer adds",
    "More than the law: leave with pay, parking, a fund, whom to ask. Each with its day.",
    "employers-add",
    needs="employer-adds.see",
    order=25,
)
