"""Organisations' place in the navigation and on the front page."""

from levelground_site.home.registry import For, navigation_entry, way_in

navigation_entry("Organisations", "organisations", needs="organisation.see", order=20)
way_in(
    "You work for the health service, or think of doing so",
    "Find an organisation",
    "organisations",
    order=80,
    whom=For.ANYONE,
)
