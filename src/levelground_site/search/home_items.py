"""Search's place in the navigation."""

from levelground_site.home.registry import navigation_entry

navigation_entry("Search", "search", needs="site.search", order=90)
