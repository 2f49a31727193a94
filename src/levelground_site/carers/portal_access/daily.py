"""What is due about access every day: reminders, warnings, ends."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.timezone import localdate

from levelground_site.access import System
from levelground_site.carers.portal_access import actions, queries
from levelground_site.jobs.calendar import every_day


@every_day
def access(now: datetime) -> Iterator[str]:
    """Chases what waits, warns of what ends, ends what is over."""
    by, today = System("keep_calendar"), localdate(now)
    waiting = queries.to_chase(today)
    if waiting:
        actions.chase(by, None, requests=waiting, now=now)
        yield f"{len(waiting)} request{'' if len(waiting) == 1 else 's'} for access to a portal: reminded."
    over = list(queries.over(today))
    for each in over:
        actions.end(by, each)
    if over:
        yield f"{len(over)} access to a portal: ended."
    ending = list(queries.ending(today))
    for each in ending:
        actions.warn(by, each, today=today)
    if ending:
        yield f"{len(ending)} access to a portal: ends soon, told."
