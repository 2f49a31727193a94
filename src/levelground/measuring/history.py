"""History, a month at a time: what each month of the extracts counts, in the memory that one month needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from levelground.measuring.counting import Frame, by_organisation, selected
from levelground.measuring.cube import EARLIEST
from levelground.measuring.dates import NEAREST_DAYS
from levelground.measuring.engine import Engine
from levelground.measuring.indicators import Sets, indicator_counts, sets_needed, why_not
from levelground.measuring.plan import Plan, months_of, plan_of
from levelground.measuring.rollups import Organisation, members_of, rolled_up
from levelground.measuring.settings import Settings
from levelground.measuring.taken import Context, Taken
from levelground.records import Extracts, Finding, InputFaultsError, Source, errors, sql
from levelground.standards import (
    CountTable,
    FloatArray,
    Indicator,
    IndicatorCounts,
    Month,
    MonthCounts,
    Rate,
    Standard,
    month_by_month,
)

TakeAll = Callable[[Context, Extracts, Plan, Settings, Standard], dict[str, Taken]]
# A first month whose first row is of a later day may have been cut by the extract, and is left out.
BEGINS_BY_DAY = 7
# A month of up to so many rows is put by for all questions about it; of a larger one each reads the files again, so
# that the memory of a month stays bounded.
PUT_BY_ROWS = 400_000


@dataclass(frozen=True)
class Reach:
    """Which months a record set can give, how many rows, and how those of one month are told from the others."""

    source: Source
    column: str
    days: Mapping[Month, tuple[date, ...]]
    first: Month | None
    rows: Mapping[Month, int]

    def has(self, month: Month) -> bool:
        """Whether it can give this month."""
        return month in self.days or (self.first is not None and self.first <= month)

    def of(self, month: Month, engine: Engine) -> Source:
        """The same source with the rows of this month only; the engine has put them by, unless they are many."""
        parsed = self.source.date(self.column)
        if month in self.days:
            listed = ", ".join(sql.day(day) for day in self.days[month])
            condition = f"{parsed} IN ({listed})"
        else:
            condition = f"{parsed} >= {sql.day(month.first)} AND {parsed} <= {sql.day(month.end)}"
        relation, numbered = (
            f"(SELECT * FROM {each} AS of_all_months WHERE {condition})"
            for each in (self.source.relation, self.source.numbered)
        )
        if self.rows.get(month, 0) <= PUT_BY_ROWS:
            table = f"month_of_{self.source.record_set.name}"
            engine.keep(table, f"SELECT * FROM {relation} AS of_month")
            relation = table
        return replace(self.source, relation=relation, numbered=numbered)


def measure_history(
    context: Context,
    extracts: Extracts,
    settings: Settings,
    standard: Standard,
    table: CountTable,
    known: Mapping[str, Organisation],
    take_all: TakeAll,
) -> tuple[MonthCounts, ...]:
    """Every month to that of the reference date which the extracts can give, counted by itself, first to last.

    `table` holds the organisations, and their roll-ups, as the measurement to the reference date has them. Raises
    InputFaultsError with the errors of all months.
    """
    monthly = month_by_month(standard)
    plan = plan_of(monthly, settings.edition)
    last = Month.of(context.reference)
    reaches = _reaches(context.engine, extracts, plan, last)
    found: list[MonthCounts] = []
    faults: list[Finding] = []
    for month in _months(reaches, last):
        own: list[Finding] = []
        given = {name: reach.of(month, context.engine) for name, reach in reaches.items() if reach.has(month)}
        part = replace(extracts, sources=given)
        at = Context(context.engine, month.end, context.values_of, own)
        taken = take_all(at, part, plan, settings, monthly)
        faults.extend(errors(own))
        if not faults:
            frame = Frame(table.organisations[: table.own], monthly.grouping)
            sets = Sets(taken, replace(settings.edition, reference_date=month.end), settings.values_of, frame, {})
            found.append(_counted(month, sets, monthly, table, known))
    if faults:
        raise InputFaultsError(tuple(dict.fromkeys(faults)))
    return tuple(found)


def without_other_dates(context: Context, extracts: Extracts, standard: Standard) -> tuple[Extracts, dict[str, str]]:
    """The extracts without those of people on a date that have none near the reference date, and why, by record set.

    An edition cannot do without them. Monitoring can, but for the workforce: a board is often listed once a year.
    """
    kept, reasons = dict(extracts.sources), {}
    for name, source in extracts.sources.items():
        column = source.record_set.as_at
        if not column or (standard.workforce is not None and name == standard.workforce.records):
            continue
        days = _days(context.engine, source, column)
        if not days or min(abs(day - context.reference).days for day in days) <= NEAREST_DAYS:
            continue
        del kept[name]
        reasons[name] = f"the {name} extract has no date within {NEAREST_DAYS} days of {context.reference.isoformat()}"
        context.findings.append(
            Finding(
                "warning", "no extract of the month", source.file, sheet=source.sheet, column=source.headings[column],
                found=f"{max(days).isoformat()} is its last date",
                expected=f"a date within {NEAREST_DAYS} days of {context.reference.isoformat()}",
                remedy=f"What needs {name} is not measured to this month. Add an extract of the month.",
            )
        )  # fmt: skip
    return replace(extracts, sources=kept), reasons


def with_reasons(not_measured: Mapping[str, str], reasons: Mapping[str, str], standard: Standard) -> dict[str, str]:
    """Why indicators were not measured, where a record set was left out for its dates."""
    said = dict(not_measured)
    for number in not_measured:
        left_out = [reasons[name] for name in sets_needed(standard.indicator(number), standard) if name in reasons]
        if left_out:
            said[number] = " and ".join(left_out)
    return said


def _reaches(engine: Engine, extracts: Extracts, plan: Plan, last: Month) -> dict[str, Reach]:
    """What each record set that is asked for can give."""
    found = {}
    for name, set_plan in plan.sets.items():
        source = extracts.sources.get(name)
        if source is None:
            continue
        if source.record_set.as_at:
            found[name] = _of_days(engine, source, last)
        elif set_plan.windows:
            found[name] = _of_windows(engine, source, next(iter(set_plan.windows)), last)
    return found


def _of_days(engine: Engine, source: Source, last: Month) -> Reach:
    column = source.record_set.as_at
    days: dict[Month, list[date]] = {}
    rows: dict[Month, int] = {}
    for day, number in _days(engine, source, column).items():
        month = Month.ending_nearest(day)
        if month <= last:
            days.setdefault(month, []).append(day)
            rows[month] = rows.get(month, 0) + number
    return Reach(source, column, {month: tuple(sorted(given)) for month, given in days.items()}, None, rows)


def _days(engine: Engine, source: Source, column: str) -> dict[date, int]:
    """The dates that a column holds, but for those that nobody can have meant, and how many rows have each."""
    parsed = source.date(column)
    rows = engine.rows(
        f"SELECT {parsed} AS day, count(*) FROM {source.relation} AS records"
        f" WHERE {parsed} >= {sql.day(EARLIEST)} AND {parsed} <= {sql.day(date.max)} GROUP BY 1"
    )
    return {day: int(number) for day, number in rows}


def _of_windows(engine: Engine, source: Source, column: str, last: Month) -> Reach:
    rows: dict[Month, int] = {}
    days = {day: number for day, number in _days(engine, source, column).items() if day <= last.end}
    if not days:
        return Reach(source, column, {}, None, rows)
    for day, number in days.items():
        rows[Month.of(day)] = rows.get(Month.of(day), 0) + number
    earliest = min(days)
    first = Month.of(earliest)
    return Reach(source, column, {}, first if earliest.day <= BEGINS_BY_DAY else first.plus(1), rows)


def _months(reaches: Mapping[str, Reach], last: Month) -> list[Month]:
    """The months that any record set can give, first to last."""
    firsts = [reach.first for reach in reaches.values() if reach.first is not None]
    firsts += [month for reach in reaches.values() for month in reach.days]
    if not firsts:
        return []
    months = (min(firsts).plus(place) for place in range(last.place - min(firsts).place + 1))
    return [month for month in months if any(reach.has(month) for reach in reaches.values())]


def _counted(
    month: Month, sets: Sets, monthly: Standard, table: CountTable, known: Mapping[str, Organisation]
) -> MonthCounts:
    measured: list[IndicatorCounts] = []
    undecided: dict[str, FloatArray] = {}
    for indicator in monthly.indicators:
        if why_not(indicator, monthly, sets):
            continue
        counts = indicator_counts(indicator, sets)
        if counts is None:
            continue
        absent = _absent(indicator, monthly, sets)
        numerator, denominator = (
            np.where(absent[:, None, None], np.nan, each) for each in (counts.numerator, counts.denominator)
        )
        measured.append(replace(counts, numerator=numerator, denominator=denominator))
        undecided[indicator.number] = _undecided(indicator, sets)
    own = table.organisations[: table.own]
    counted = CountTable(monthly.name, table.year, own, len(own), tuple(measured))
    if len(table.organisations) > table.own:
        counted = rolled_up(counted, known)
        members = members_of(own, known)
        undecided = {
            number: np.array([*rows, *(rows[members[name]].sum() for name in counted.organisations[len(own) :])])
            for number, rows in undecided.items()
        }
    return MonthCounts(month, counted, undecided)


def _absent(indicator: Indicator, monthly: Standard, sets: Sets) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which organisations have no snapshot of this month in a set of people that the indicator needs."""
    absent = np.zeros(len(sets.frame.organisations), dtype=bool)
    for name in sets_needed(indicator, monthly):
        taken = sets.taken[name]
        if taken.source.record_set.as_at:
            everyone = np.ones(len(taken.cube.rows), dtype=bool)
            absent |= by_organisation(taken.cube, everyone, sets.frame) == 0
    return absent


def _undecided(indicator: Indicator, sets: Sets) -> FloatArray:
    """How many rows of a rate's base say nothing yet of what makes its event, by organisation."""
    nobody = np.zeros(len(sets.frame.organisations))
    if not isinstance(indicator.measure, Rate):
        return nobody
    of, among = indicator.measure.of, indicator.measure.among
    if of.records != among.records or of.people_of is not None:
        return nobody
    cube = sets.taken[among.records].cube
    base = selected(cube, among, months_of(among, sets.edition), sets.values_of)
    blank = np.zeros(len(cube.rows), dtype=bool)
    for condition in of.conditions:
        if condition not in among.conditions and condition.column in cube.columns:
            blank |= cube.columns[condition.column].mask({""})
    return by_organisation(cube, base & blank, sets.frame).astype(np.float64)
