"""The place of releases in the navigation and on the front page."""

from levelground_site.home.registry import navigation_entry, way_in

navigation_entry("Data", "releases", needs="release.see", order=40)
way_in("You use the data, or want to check a claim", "See what was published, and download it", "releases", order=90)
