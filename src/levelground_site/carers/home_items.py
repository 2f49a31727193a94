"""The hub's place in the navigation and on the front page, and its own leads."""

from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import For, navigation_entry, way_in

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
