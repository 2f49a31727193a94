"""Working days: Monday to Friday. Public holidays are not left out, so that a promise is never later than it says."""

from datetime import date, timedelta


def after(day: date, count: int) -> date:
    """The day that lies so many working days after another."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
