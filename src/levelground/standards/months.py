"""Months: a calendar month as a value, and a standard whose every window is one month long."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from levelground.standards.counts import CountTable, FloatArray
from levelground.standards.declaration import (
    Answer,
    Change,
    Indicator,
    Parts,
    Rate,
    Share,
    Standard,
    SurveyResult,
    Tally,
    Window,
)

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")
_MONTHS = 12


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, `number` from 1 to 12; it is written '2026-09', and months are ordered in time."""

    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> Month:
        """The month that '2026-09' names. Raises ValueError for anything else."""
        written = _WRITTEN.fullmatch(text.strip())
        if written is None or not 1 <= int(written[2]) <= _MONTHS or not int(written[1]):
            raise ValueError(f"{text!r} is no month written as 2026-09")
        return cls(int(written[1]), int(written[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def ending_nearest(cls, day: date) -> Month:
        """The month whose last day is nearest to a day: an extract of 1 October is September's."""
        own = cls.of(day)
        before = own.plus(-1)
        return before if (day - before.end) < (own.end - day) else own

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        following = self.plus(1)
        return date(following.year, following.number, 1) - timedelta(days=1)

    @property
    def place(self) -> int:
        """Its place in time: one more for each month later."""
        return self.year * _MONTHS + self.number - 1

    def plus(self, months: int) -> Month:
        """The month so many months later, or earlier for a number below 0."""
        year, number = divmod(self.place + months, _MONTHS)
        return Month(year, number + 1)


@dataclass(frozen=True)
class MonthCounts:
    """What one month counts by itself: people in post at its end, and what happened within it.

    `counts` has the headline of each indicator and the split that holds it; a place that this month's extracts do not
    reach holds NaN. `undecided`, by indicator, is how many rows of the base have no outcome yet, by organisation.
    """

    month: Month
    counts: CountTable
    undecided: Mapping[str, FloatArray]


def edition_of(standard: Standard, month: Month) -> int:
    """The year of the edition whose twelve months hold this month: the first reference date on or after its end."""
    month_and_day = (month.end.month, month.end.day)
    return month.year if month_and_day <= standard.reference_day else month.year + 1


def breaks_at(standard: Standard, indicator: str, months: tuple[Month, ...]) -> tuple[tuple[int, Change], ...]:
    """Where a run of months passes to an edition that changed an indicator's definition: place of the month, change."""
    years = [edition_of(standard, month) for month in months]
    return tuple(
        (place, change)
        for place in range(1, len(years))
        for change in standard.changes
        if change.indicator == indicator and change.breaks_series and years[place - 1] < change.year <= years[place]
    )


def month_by_month(standard: Standard) -> Standard:
    """The same standard with windows of one month, so that what it counts in two months has no day in common.

    Only what can be counted by the month is left: shares of people on a date, and rates of what happened; of the parts
    only the split that holds the headline. Yearly averages are undone.
    """
    kept = (_monthly(indicator) for indicator in standard.indicators)
    return replace(standard, indicators=tuple(indicator for indicator in kept if indicator is not None))


def _monthly(indicator: Indicator) -> Indicator | None:
    match indicator.measure:
        case SurveyResult() | Answer():
            return None
        case Rate(of, among):
            measure: Rate | Share = Rate(_one_month(of), _one_month(among))
        case Share(of):
            measure = Share(_one_month(of))
    return replace(indicator, measure=measure, parts=_headline_split(indicator), progression=None)


def _headline_split(indicator: Indicator) -> tuple[Parts, ...]:
    names = [pair.split("=", 1)[0] for pair in indicator.headline_part.split(";") if pair]
    return tuple(parts for parts in indicator.parts if names and [dimension.name for dimension in parts] == names)


def _one_month(tally: Tally) -> Tally:
    if tally.window is None:
        return tally
    return replace(tally, window=Window(tally.window.column, 1))
