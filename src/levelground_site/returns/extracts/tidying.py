"""Folders that a killed process has left are removed when the site starts, and before each job."""

from levelground_site.access import System
from levelground_site.jobs.tidying import tidier
from levelground_site.returns.extracts import actions


@tidier
def extracts() -> None:
    """Removes them."""
    actions.sweep(System("tidying"))
