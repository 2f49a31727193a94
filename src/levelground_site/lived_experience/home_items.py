"""The hub's place in the navigation and on the front page."""

from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import For, navigation_entry, way_in

navigation_entry("Lived experience", "lived-experience", needs="lived-experience.see", order=65)
way_in(
    "You have a learning disability, or you are autistic",
    "Find jobs, help and promises near you",
    "lived-experience",
    order=55,
    whom=For.STAFF,
)
hub_entry(
    "lived-experience",
    "Easy-read pages",
    "Short sentences with a picture beside each, and how to tell us that something is not working.",
    "easy-read",
    needs="easy-read.see",
    order=70,
)
