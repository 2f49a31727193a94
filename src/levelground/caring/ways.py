"""How many carers an organisation has, three ways and more: each with its interval, and with what it assumes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from levelground.caring.counts import Counts, Measured
from levelground.caring.rates import Rates
from levelground.caring.sources import Source, sources
from levelground.statistics import bounds_without_answers, poststratified_total, total_at_known_rates

RECORD, SURVEY, RATES = "record", "own-survey", "rates"
_ALL = ((),)


@dataclass(frozen=True)
class Part:
    """A line of the working: a group, how many of the staff are in it, the rate used, and how many that makes.

    `rate` and `carers` are None where the source has no such cell and only their sum is used.
    """

    cell: tuple[str, ...]
    people: int
    rate: float | None
    carers: float | None

    @property
    def group(self) -> str:
        """The group in words."""
        return ", ".join(self.cell) or "all staff"


@dataclass(frozen=True)
class Way:
    """One way to tell how many carers there are: the number, its limits, what was asked, what it assumes.

    `high` is None where the way gives no upper limit. `interval` says what the limits are of. `assumes` are sentences;
    `tells` are those that tell counts, for nobody but whoever may see the counts. `by`: what its parts are split by.
    """

    key: str
    title: str
    question: str
    value: float
    low: float
    high: float | None
    interval: str
    assumes: tuple[str, ...]
    published: str
    parts: tuple[Part, ...]
    tells: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    def share(self, staff: int) -> float:
        """Of all staff, the share (0 to 1); 0 where there is no staff."""
        return self.value / staff if staff else 0.0


@dataclass(frozen=True)
class Known:
    """Carers who are known, beside an estimate of all: the recognition rate and its limits, as shares."""

    known: int
    share: float
    low: float
    high: float


def ways_of(counts: Counts, rates: Rates | None = None) -> list[Way]:
    """Every way that the counts allow, the organisation's own first. InputFaultsError is raised by who reads them."""
    found = [
        _record(counts),
        _own_survey(counts),
        _own_rates(counts, rates),
        *(_published(counts, each) for each in sources()),
    ]
    return [way for way in found if way is not None]


def known_of(known: int, way: Way) -> Known | None:
    """The recognition rate: the known over an estimate of all; None where the estimate is 0.

    The share can be above 1, where the estimate is too low.
    """
    if not way.value:
        return None
    high = way.high if way.high is not None else way.value
    return Known(known, known / way.value, known / high if high else 0.0, known / way.low if way.low else float("inf"))


def _record(counts: Counts) -> Way | None:
    flagged = counts.get("flagged")
    if flagged is None:
        return None
    total = flagged.total
    return Way(
        RECORD,
        "The staff record",
        "Whether somebody’s record says that they care for somebody",
        total,
        total,
        None,
        "the least that there can be: there is no upper limit to who has not said so",
        (
            "Whoever is marked still cares for somebody.",
            "Most carers have told nobody: this is a lower bound and no estimate.",
        ),
        "The organisation’s own staff record.",
        _parts(flagged, None),
        (),
        flagged.by,
    )


def _own_survey(counts: Counts) -> Way | None:
    yes, answered = counts.get("carers"), counts.get("answered")
    if yes is None or answered is None or not answered.total:
        return None
    by, joined = yes.by, False
    staff, base = counts.staff.along(by), answered.along(by)
    if any(staff[cell] and not base.get(cell) for cell in staff):
        by, joined = (), bool(by)
        staff, base = counts.staff.along(by), answered.along(by)
    carers = yes.along(by)
    cells = [cell for cell in staff if staff[cell]]
    people, asked = (np.array([each[cell] for cell in cells], dtype=float) for each in (staff, base))
    said = np.array([carers.get(cell, 0) for cell in cells], dtype=float)
    found = poststratified_total(people, said, asked, design_effect=np.clip(1 - asked / people, 0, 1))
    value, low, high = (part or 0.0 for part in found.item())
    least, most = bounds_without_answers(yes.total, answered.total, counts.staff.total)
    share = answered.total / counts.staff.total
    assumes = [
        "Whoever did not answer cares as often as whoever did, group by group."
        if by
        else "Whoever did not answer cares as often as whoever did.",
        "Any help counts, with no least number of hours.",
    ]
    if joined:
        assumes.append("In some groups nobody answered, so all are taken together.")
    parts = tuple(
        Part(cell, int(n), float(x / m), float(n * x / m))
        for cell, n, x, m in zip(cells, people, said, asked, strict=True)
    )
    return Way(
        SURVEY, "Your own staff survey", "The staff survey’s question on caring, as your staff answered it",
        value, low, high, "95% interval of who happened to answer", tuple(assumes),
        "The organisation’s own staff survey.", parts,
        (f"{share:.0%} of staff answered. Whatever the others would say, there are from {least:,.0f} to {most:,.0f}.",),
        by,
    )  # fmt: skip


def _own_rates(counts: Counts, rates: Rates | None) -> Way | None:
    if rates is None:
        return None
    title, told = f"The rates in {rates.file}", rates.rate()
    lacking = [name for name in rates.by if name not in counts.staff.by]
    if lacking:
        return None
    staff = counts.staff.along(rates.by)
    cells = [cell for cell in staff if staff[cell]]
    there = [cell for cell in cells if told.get(cell, (0, 0))[1] > 0]
    outside = sum(staff[cell] for cell in cells) - sum(staff[cell] for cell in there)
    whole = np.array([[sum(c for c, _ in told.values()), sum(n for _, n in told.values())]])
    numbers = np.array([told[cell] for cell in there] or np.zeros((0, 2)))
    people = np.array([staff[cell] for cell in there], dtype=float)
    if outside:
        numbers, people = np.concatenate([numbers, whole]), np.append(people, outside)
    found = poststratified_total(people, np.minimum(numbers[:, 0], numbers[:, 1]), numbers[:, 1])
    value, low, high = (part or 0.0 for part in found.item())
    assumes = ["People who work here care as often as people of the same group whom the source asked."]
    if rates.margins:
        assumes.append(
            f"The source tells {', '.join(rates.by)} each by itself, and no cell of them together. They are taken to "
            "be independent of each other among the people asked, and to move the rate in proportion (raking). "
            "No cell is shown, because nobody has counted one."
        )
    if outside:
        assumes.append("Where somebody is in no group of the source, the rate of all whom it asked is used.")
    shown = not rates.margins
    parts = tuple(
        Part(cell, staff[cell], told[cell][0] / told[cell][1] if shown else None,
             staff[cell] * told[cell][0] / told[cell][1] if shown else None)
        for cell in there
    )  # fmt: skip
    return Way(
        RATES, title, "What the source asked", value, low, high,
        "95% interval of the source’s own sampling", tuple(assumes), f"Given in {rates.file}.", parts,
        (f"{outside:,} people are in no group of the source.",) if outside else (),
        rates.by,
    )  # fmt: skip


def _published(counts: Counts, source: Source) -> Way:
    by = ("sex",) if source.sex and "sex" in counts.staff.by else ()
    staff = counts.staff.along(by)
    cells = [cell for cell in staff if staff[cell]]
    people = np.array([staff[cell] for cell in cells], dtype=float)
    rate = np.array([source.sex.get(cell[0], source.overall) if cell else source.overall for cell in cells])
    value, low, high = (part or 0.0 for part in total_at_known_rates(people, rate).item())
    rounding = float(people.sum()) * source.rounding
    assumes = [
        f"People who work here care as often as {source.asked}{', men and women each' if by else ''}.",
        source.limits,
        source.lacks,
    ]
    if by and any(cell[0] not in source.sex for cell in cells):
        assumes.append("Where sex is not known, the rate of all is used.")
    parts = tuple(Part(cell, int(n), float(r), float(n * r)) for cell, n, r in zip(cells, people, rate, strict=True))
    return Way(
        source.key, source.title, source.question, value, max(0.0, low - rounding),
        min(float(people.sum()), high + rounding),
        "what chance and the rounding of the published rate leave open; not whether the rate is right here",
        tuple(assumes), f"{source.published} ({source.date}).", parts, (), by,
    )  # fmt: skip


def _parts(measured: Measured, rate: float | None) -> tuple[Part, ...]:
    return tuple(Part(cell, count, rate, float(count)) for cell, count in measured.cells.items())
