"""The secrets of second factors, when a sealing key is changed."""

from levelground_site.config.actions import resealer
from levelground_site.people.actions import reseal_second_factors


@resealer
def second_factors() -> int:
    """Seals them anew; gives how many."""
    return reseal_second_factors()
