"""Access and memberships in words; counts only as they may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from levelground.disclosure import FEW, NOBODY, banded
from levelground_site.access import may
from levelground_site.carers.portal_access import queries
from levelground_site.carers.portal_access.models import Access, Membership, Portal
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person

THRESHOLD = 10
MONTHS = 6


def in_words(band: int) -> str:
    """A band: 'none', 'under 10', '10 or more'."""
    if band == NOBODY:
        return "none"
    return f"under {THRESHOLD}" if band == FEW else f"{THRESHOLD} or more"


def last_months(today: date) -> list[date]:
    """The first day of this month and of the five before it, the oldest first."""
    found = []
    for back in range(MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        found.append(date(year, month + 1, 1))
    return found[::-1]


@dataclass(frozen=True)
class Row:
    """An organisation's part of a membership, as it may be shown."""

    organisation: Organisation
    seats: str
    holding: str
    waiting: int
    overdue: bool
    used: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """A membership's use: a row for each organisation, who needs help first; and the months' sums where they may be."""

    rows: list[Row]
    months: list[date]
    total: str
    sums: list[str]


def shown(membership: Membership, today: date) -> Shown:
    """The counts of a membership, protected: bands for each organisation, sums where they give nobody away."""
    months = last_months(today)
    counts = queries.counted(membership, months)
    table = [[each.holding, *each.used] for each in counts]
    safe = banded(table, [membership.organisation.code] * len(table), threshold=THRESHOLD)
    rows = [
        Row(
            each.organisation,
            "–" if each.allotted is None else str(each.allotted),
            in_words(int(bands[0])),
            each.waiting,
            each.overdue,
            tuple(in_words(int(band)) for band in bands[1:]),
        )
        for each, bands in zip(counts, safe.bands, strict=True)
    ]
    rows.sort(key=lambda row: (not row.overdue, -row.waiting, row.organisation.name))
    total = ["not shown" if value != value else f"{int(value)}" for value in safe.total]  # noqa: PLR0124 (NaN)
    return Shown(rows, months, total[0], total[1:])


@dataclass(frozen=True)
class Waiting:
    """A request as somebody who may decide it sees it."""

    access: Access
    who: str
    by: date
    late: bool
    renewal: bool


def waiting(person: Any, requests: Sequence[Access], today: date) -> list[Waiting]:
    """The requests, with names only for those who may know them."""
    return [
        Waiting(
            each,
            each.person.name if may(person, "portal-access.know", of=each) else f"Somebody at {each.organisation}",
            queries.due(each),
            queries.due(each) < today,
            each.state == "renewing",
        )
        for each in requests
    ]


@dataclass(frozen=True)
class Offer:
    """A portal as a reader sees it: whether they can ask, and what they have."""

    portal: Portal
    access: Access | None
    can_ask: bool


def offers(person: Any, today: date) -> list[Offer]:
    """Every portal, for somebody who may not be signed in."""
    if not isinstance(person, Person):
        return [Offer(each, None, can_ask=False) for each in queries.portals()]
    theirs = {each.membership.portal_id: each for each in queries.theirs(person)}
    covered = {member.portal_id for member, _ in queries.covering(queries.where_they_work(person), today)}
    return [Offer(each, theirs.get(each.pk), can_ask=each.pk in covered) for each in queries.portals()]
