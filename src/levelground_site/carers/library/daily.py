"""What the library does every day: texts fall due for review, and their keepers are told."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.timezone import localdate

from levelground_site.access import System
from levelground_site.carers.library.actions import fall_due
from levelground_site.carers.library.queries import due_by
from levelground_site.jobs.calendar import every_day


@every_day
def reviews(now: datetime) -> Iterator[str]:
    """Marks what is due for review by today."""
    today = localdate(now)
    count = due_by(today)
    if count:
        fall_due(System("keep_calendar"), None, today=today)
        yield f"{count} text{'' if count == 1 else 's'} of the carers’ library fell due for review."
