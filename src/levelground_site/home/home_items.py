"""Home's own place in the navigation."""

from levelground_site.home.registry import navigation_entry

navigation_entry("Home", "home", needs="home.see", order=10)
