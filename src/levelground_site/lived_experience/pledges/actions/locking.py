"""What every action on a pledge needs: the pledge as it is now, and sentences for what cannot be."""

from datetime import date, timedelta
from typing import Any

from levelground_site.lived_experience.pledges.models import Pledge
from levelground_site.people.models import Person


class CannotBe(Exception):  # noqa: N818
    """What was given cannot be; `faults` are sentences, each with the field that it is about (blank: the whole)."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__(" ".join(sentence for _, sentence in faults))
        self.faults = faults


def locked(pledge: Pledge) -> Pledge:
    """The pledge as it is now, locked until the transaction ends: two people act one after the other."""
    Pledge.objects.select_for_update().get(pk=pledge.pk)
    return Pledge.objects.select_related("organisation", "scheme", "edition").get(pk=pledge.pk)


def author(by: Any) -> Person | None:
    """Who acted, where it was a person."""
    return by if isinstance(by, Person) else None


def heard(pledge: Pledge, today: date) -> None:
    """Something that can be checked was heard of it; the caller saves it."""
    pledge.heard = max(today, pledge.heard or today)


def after_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
