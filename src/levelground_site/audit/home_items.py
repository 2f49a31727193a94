"""The trail's place in the navigation."""

from levelground_site.home.registry import navigation_entry

navigation_entry("Trail", "trail", needs="trail.see", order=80)
