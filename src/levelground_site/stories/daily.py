"""What ends by itself."""

from collections.abc import Iterator
from datetime import datetime

from levelground_site.access import System
from levelground_site.jobs.calendar import every_day
from levelground_site.stories.actions import end_what_is_over


@every_day
def stories(now: datetime) -> Iterator[str]:
    """Stories whose consent has ended: nobody was shown them since, and now their state says so."""
    if number := end_what_is_over(System("keep_calendar")):
        yield f"{number} {'story' if number == 1 else 'stories'} ended, or erased some time after they did."
