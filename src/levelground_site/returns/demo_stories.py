"""How far each make-believe return has come, and when each of its steps was taken."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from levelground_site.demo.england import LAST_YEAR

# How many in a hundred stand where, in the edition that is being collected.
NOW = {"not-started": 9, "draft": 17, "reviewed": 9, "signed": 8, "submitted": 30, "queried": 7, "accepted": 20}
# The same in one whose date has passed a few days ago.
JUST_CLOSED = {"not-started": 1, "draft": 3, "reviewed": 2, "signed": 2, "submitted": 38, "queried": 8, "accepted": 46}
# Where the trust of the personas stands, so that each of them has something to do.
PERSONAS = {("wres", LAST_YEAR): "draft", ("wdes", LAST_YEAR): "reviewed"}
STEPS = ("take-in", "review", "sign-off", "submit", "accept")
REACHED = {
    "not-started": 0,
    "draft": 1,
    "reviewed": 2,
    "signed": 3,
    "submitted": 4,
    "queried": 4,
    "accepted": 5,
}
# How many in a hundred came after the collection had closed.
LATE = 6


@dataclass(frozen=True)
class Dates:
    """Of a collection."""

    opens: datetime
    closes: datetime
    publish_by: date
    # What has happened by now.
    now: datetime

    @property
    def closed(self) -> bool:
        """Whether its last day has passed."""
        return self.closes <= self.now


@dataclass(frozen=True)
class Story:
    """Of one return: its state, the moments of the steps up to there, of a query and its answer, and later dates."""

    state: str
    steps: dict[str, datetime]
    queried: datetime | None = None
    answered: datetime | None = None
    approved: date | None = None
    published: date | None = None

    @property
    def submitted(self) -> bool:
        """Whether it waits for the national team, or for the answer to its query."""
        return self.state in {"submitted", "queried"}


def dates_of(standard: str, year: int, today: date) -> Dates:
    """Earlier editions were collected in their summers; of the last one, one standard is open and one just closed."""
    now = timezone.now()
    if year < LAST_YEAR:
        return Dates(_at(date(year, 7, 1), 9), _at(date(year, 8, 31), 17), date(year, 10, 31), now)
    open_for, left, publish = (50, 9, 75) if standard == "wres" else (62, -3, 60)
    return Dates(
        _at(today - timedelta(days=open_for), 9),
        _at(today + timedelta(days=left), 17),
        today + timedelta(days=publish),
        now,
    )


def story_of(standard: str, year: int, organisation: str, dates: Dates, *, personas: bool) -> Story:
    """The story of an organisation's return: the same each time."""
    rng = random.Random(f"{standard} {year} {organisation}")  # noqa: S311 (make-believe)
    state = "accepted"
    if year == LAST_YEAR:
        weights = JUST_CLOSED if dates.closed else NOW
        state = rng.choices(list(weights), list(weights.values()))[0]
        state = PERSONAS.get((standard, year), state) if personas else state
    count = REACHED[state]
    late = dates.closed and state not in {"draft", "reviewed"} and rng.randrange(100) < LATE
    last = dates.closes if dates.closed and not late else min(dates.now, dates.closes + timedelta(days=9))
    # From the first file to the submission; acceptance follows within two weeks.
    moments = _spread(rng, dates.opens + timedelta(days=2), last - timedelta(hours=2), min(count, 4))
    if late and count >= 4:
        moments[3] = _between(rng, max(dates.closes, moments[2]), last)
    steps = dict(zip(STEPS, moments, strict=False))
    queried = answered = None
    if state == "queried" or (count == 5 and rng.randrange(100) < 8) or (personas and year == LAST_YEAR - 1):
        queried = _between(rng, moments[3], min(dates.now, moments[3] + timedelta(days=4)))
    if count == 5:
        answered = queried and _between(rng, queried, min(dates.now, queried + timedelta(days=3)))
        after = answered or moments[3]
        steps["accept"] = _between(rng, after, min(dates.now, after + timedelta(days=8)))
    approved = published = None
    if count == 5 and year < LAST_YEAR:
        approved = dates.publish_by - timedelta(days=rng.randrange(10, 40))
        published = approved + timedelta(days=rng.randrange(1, 12))
        # The trust of the personas has not published its last report on disability yet: its board has still to see it.
        if personas and (standard, year) == ("wdes", LAST_YEAR - 1):
            approved = published = None
    return Story(state, steps, queried, answered, approved, published)


def at_noon(day: date) -> datetime:
    """The middle of a day."""
    return _at(day, 12)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _spread(rng: random.Random, first: datetime, last: datetime, count: int) -> list[datetime]:
    return sorted(_between(rng, first, last) for _ in range(count))


def _between(rng: random.Random, first: datetime, last: datetime) -> datetime:
    return first + (last - first) * rng.random()
