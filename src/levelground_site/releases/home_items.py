"""The place of releases in the navigation and on the front page, and beside organisations' own figures."""

from levelground_site.home.registry import Notice, front_notice, navigation_entry, way_in
from levelground_site.releases import queries, regional

__all__ = ["regional"]

navigation_entry("Data", "releases", needs="release.see", order=40)
way_in("You use the data, or want to check a claim", "See what was published, and download it", "releases", order=90)


@front_notice
def being_made() -> Notice | None:
    """That releases are on their way, and how many."""
    jobs = queries.being_made()
    if not jobs:
        return None
    number = "One national release is" if len(jobs) == 1 else f"{len(jobs)} national releases are"
    return Notice(
        f"{number} being made now: the figures stand here as soon as they are out.", "releases", "See how far"
    )
