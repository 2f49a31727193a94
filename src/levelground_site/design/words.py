"""Dates and times as people say them, for templates and presenters alike."""

from datetime import date, datetime

from django.utils.timezone import localtime


def day(of: date | datetime | None) -> str:
    """A date: 3 June 2026; nothing for None."""
    if of is None:
        return ""
    if isinstance(of, datetime):
        of = localtime(of)
    return f"{of.day} {of:%B %Y}"


def short_day(of: date | datetime | None) -> str:
    """A date for a narrow column: 3 Jun 2026; nothing for None."""
    if of is None:
        return ""
    if isinstance(of, datetime):
        of = localtime(of)
    return f"{of.day} {of:%b %Y}"


def moment(at: datetime | None) -> str:
    """A date and time: 3 June 2026 at 14:05; nothing for None."""
    return "" if at is None else f"{day(at)} at {localtime(at):%H:%M}"
