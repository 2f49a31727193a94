"""The place of releases in the navigation and on the front page, and beside organisations' own figures."""

from levelground_site.home.registry import navigation_entry, way_in
from levelground_site.releases import regional

__all__ = ["regional"]

navigation_entry("Data", "releases", needs="release.see", order=40)
way_in("You use the data, or want to check a claim", "See what was published, and download it", "releases", order=90)
