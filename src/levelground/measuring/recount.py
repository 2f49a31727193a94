"""The same records counted again by other rules, for the question why somebody's number differs from ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np

from levelground.measuring.counting import Frame, counted, part_names
from levelground.measuring.engine import Engine
from levelground.measuring.indicators import HEADLINE, member_column, record_set_of
from levelground.measuring.measure import take_all, tallies_of
from levelground.measuring.measurement import Measurement
from levelground.measuring.on_duckdb import embedded
from levelground.measuring.otherwise import (
    AllRows,
    EachRow,
    LeftOut,
    Months,
    OnDate,
    RowRule,
    TakenIn,
    row_noun,
    window_lengths,
)
from levelground.measuring.people_set import SPARE
from levelground.measuring.plan import Plan, months_of, plan_of
from levelground.measuring.settings import settle
from levelground.measuring.taken import Context, Mask, Taken
from levelground.records import Extracts, Finding, open_folder, record_set_named
from levelground.standards import Condition, FloatArray, Indicator, Parts, Standard, Tally, Window

# Other dates that a file holds are measured too, the nearest ones first: each costs a pass.
_MOST_DATES = 4
# A column with more values than these is not varied for those counted once a person: each value costs a join.
_FEW_VALUES = 4


@dataclass(frozen=True)
class Recount:
    """The cubes of a folder, wide enough to be recounted by other rules; no record is in it.

    `by_date` has the record sets as measured for the edition's date (the first) and for other dates that the files
    hold. Counts are of one organisation at a time: arrays over `frame.groups`.
    """

    measurement: Measurement
    values_of: Mapping[Condition, frozenset[str]]
    by_date: Mapping[date, Mapping[str, Taken]]
    frame: Frame
    known: dict[tuple[object, ...], FloatArray | None] = field(default_factory=dict, repr=False)

    @property
    def standard(self) -> Standard:
        """The standard that was measured."""
        return self.measurement.standard

    @property
    def own(self) -> Mapping[str, Taken]:
        """The record sets as they were measured."""
        return self.by_date[self.measurement.edition.reference_date]

    @cached_property
    def _bases(self) -> dict[str, Tally]:
        """The tally that says who of a record set's people is counted at all."""
        bases: dict[str, Tally] = {}
        for tally in tallies_of(self.standard):
            bases.setdefault(tally.records, tally)
        return bases

    def rules(self, tallies: Iterable[Tally], organisation: str) -> tuple[RowRule, ...]:
        """The rules by which these tallies may have been counted otherwise, in the order in which they are told."""
        found: dict[RowRule, None] = {}
        listed = list(dict.fromkeys(tallies))
        for tally in listed:
            for each in (tally,) if tally.people_of is None else (tally, tally.people_of):
                for rule in (*self._rules_of(each, organisation), *self._undecided(each, listed, organisation)):
                    found.setdefault(rule)
        return tuple(found)

    def _undecided(self, tally: Tally, others: Iterable[Tally], organisation: str) -> list[RowRule]:
        """Rows left out because nothing stands in a column by which another tally of the set chooses (no outcome)."""
        taken = self.own.get(tally.records)
        if taken is None:
            return []
        mine = {condition.column for condition in tally.conditions}
        columns = [
            condition.column
            for other in others
            for condition in other.conditions
            if other.records == tally.records and condition.column not in mine
        ]
        present = self._present(taken, dict.fromkeys(columns), organisation)
        return [LeftOut(tally.records, column, "") for column, values in present.items() if "" in values]

    def _rules_of(self, tally: Tally, organisation: str) -> list[RowRule]:
        taken = self.own.get(tally.records)
        if taken is None:
            return []
        rules: list[RowRule] = []
        columns = dict.fromkeys(condition.column for condition in tally.conditions)
        for column, present in self._present(taken, columns, organisation).items():
            accepted, free = self._accepted(tally, column)
            rules += [TakenIn(tally.records, column, value) for value in present if value not in accepted]
            kept = [value for value in present if value in accepted]
            # Whoever leaves the most common value out counts something else altogether.
            rules += [LeftOut(tally.records, column, value) for value in kept if free and value != kept[0]]
        if SPARE in taken.cube.columns or tally.people_of is not None:
            rules.append(EachRow(tally.records, row_noun(tally.records)))
        if tally.people_of is None:
            rules.append(AllRows(tally.records))
        if tally.window is not None:
            own = months_of(tally, self.measurement.edition)
            lengths = window_lengths(tally, self.standard, self.measurement.edition)
            rules += [Months(tally.records, tally.window.column, length) for length in lengths if length != own]
            rules.append(Months(tally.records, tally.window.column, None))
        if tally.people_of is None:
            rules += [OnDate(tally.records, day) for day in list(self.by_date)[1:]]
        return rules

    def _present(self, taken: Taken, columns: Iterable[str], organisation: str) -> dict[str, list[str]]:
        """The values that an organisation's rows hold in these columns, the most common first."""
        here = taken.cube.columns["organisation"].mask({organisation})
        present: dict[str, list[str]] = {}
        for name in columns:
            column = taken.cube.columns.get(name)
            if column is not None:
                numbers = np.bincount(column.codes[here], taken.cube.rows[here], len(column.values))
                order = sorted(range(len(numbers)), key=lambda index: (-numbers[index], column.values[index]))
                present[name] = [column.values[index] for index in order if numbers[index]]
        return present

    def _accepted(self, tally: Tally, column: str) -> tuple[frozenset[str], bool]:
        """The values of a column that a tally counts, and whether there are several that could be left out."""
        for condition in tally.conditions:
            if condition.column == column:
                values = self.values_of[condition]
                return values, len(values) > 1
        return frozenset(), False

    def at(self, tally: Tally, part: str, organisation: str, rules: frozenset[RowRule]) -> FloatArray | None:
        """A tally of one part by group, under these rules; None where the records cannot tell."""
        mine = frozenset(rule for rule in rules if rule.records in _sets_of(tally))
        key = (tally, part, organisation, mine)
        if key not in self.known:
            self.known[key] = self._count(tally, part, organisation, mine)
        return self.known[key]

    def _count(self, tally: Tally, part: str, organisation: str, rules: frozenset[RowRule]) -> FloatArray | None:
        each_row = any(isinstance(rule, EachRow) and rule.records == tally.records for rule in rules)
        of_people = tally.people_of is not None and not each_row
        records = record_set_of(tally) if of_people else tally.records
        taken = self._taken(records, rules)
        if taken is None or not len(taken.cube.rows):
            return None
        if any(isinstance(rule, AllRows) for rule in rules):
            return None if of_people else self._all_rows(taken, part, organisation, rules)
        chosen = self._chosen_members(tally, taken, rules) if of_people else self._chosen(tally, taken, rules)
        split = self._split_of(tally, part)
        if chosen is None or split is None:
            return None
        if any(dimension.column not in taken.cube.columns for dimension in split):
            return None
        key = (tally, tuple(dimension.name for dimension in split), organisation, rules, "split")
        if key not in self.known:
            here = taken.cube.columns["organisation"].mask({organisation})
            place = self.frame.organisations.index(organisation)
            self.known[key] = counted(taken.cube, chosen & here, self.frame, split, records)[place]
        table = self.known[key]
        return None if table is None else table[part_names(split, record_set_of(tally)).index(part)]

    def _taken(self, records: str, rules: frozenset[RowRule]) -> Taken | None:
        on = next((rule.on for rule in rules if isinstance(rule, OnDate) and rule.records == records), None)
        return (self.own if on is None else self.by_date[on]).get(records)

    def _all_rows(self, taken: Taken, part: str, organisation: str, rules: frozenset[RowRule]) -> FloatArray | None:
        """The rows of the file; they are told apart by nothing, so only of everybody, and with no rule beside it."""
        if part or len(rules) > 1:
            return None
        numbers = np.full(len(self.frame.groups), np.nan)
        rows = sum(number for code, number in taken.rows.items() if code.strip() == organisation)
        numbers[self.frame.groups.index("all")] = rows
        return numbers

    def _split_of(self, tally: Tally, part: str) -> Parts | None:
        if not part:
            return HEADLINE
        names = tuple(pair.partition("=")[0] for pair in part.split(";"))
        for indicator in self.standard.indicators:
            for parts in indicator.parts:
                if tuple(dimension.name for dimension in parts) == names and part in part_names(
                    parts, record_set_of(tally)
                ):
                    return parts
        return None

    def _chosen(self, tally: Tally, taken: Taken, rules: frozenset[RowRule]) -> Mask | None:
        """The cells that a tally counts, under these rules; None where its window was not told apart."""
        cube = taken.cube
        chosen: Mask = np.ones(len(cube.rows), dtype=bool)
        base = self._bases[tally.records] if record_set_named(tally.records).as_at else tally
        conditions = dict.fromkeys((*base.conditions, *tally.conditions))
        for condition in conditions:
            values = _values(self.values_of[condition], condition.column, tally.records, rules)
            column = cube.columns.get(condition.column)
            chosen &= column.mask(values) if column is not None else "" in values
        for rule in rules:
            if isinstance(rule, LeftOut) and rule.records == tally.records and rule.column in cube.columns:
                chosen &= ~cube.columns[rule.column].mask({rule.value})
        each_row = any(isinstance(rule, EachRow) and rule.records == tally.records for rule in rules)
        if SPARE in cube.columns and not each_row:
            chosen &= cube.columns[SPARE].mask({"no"})
        if tally.window is not None:
            months = _months(tally, months_of(tally, self.measurement.edition), rules)
            column = cube.columns[tally.window.column]
            if months is not None:
                chosen &= column.mask({value for value in column.values if value.isdigit() and int(value) <= months})
        return chosen

    def _chosen_members(self, tally: Tally, taken: Taken, rules: frozenset[RowRule]) -> Mask | None:
        people = tally.people_of
        if people is None:
            return None
        member = taken.cube.columns.get(member_column(_varied(tally, self, rules)))
        base = self._chosen(people, taken, rules)
        return None if member is None or base is None else base & member.mask({"yes"})


def _sets_of(tally: Tally) -> frozenset[str]:
    return frozenset({tally.records} | ({tally.people_of.records} if tally.people_of is not None else set()))


def _values(own: frozenset[str], column: str, records: str, rules: Iterable[RowRule]) -> frozenset[str]:
    added = {
        rule.value for rule in rules if isinstance(rule, TakenIn) and (rule.records, rule.column) == (records, column)
    }
    return own | added


def _months(tally: Tally, own: int | None, rules: Iterable[RowRule]) -> int | None:
    column = tally.window.column if tally.window is not None else ""
    for rule in rules:
        if isinstance(rule, Months) and (rule.records, rule.column) == (tally.records, column):
            return rule.months
    return own


def _varied(tally: Tally, recount: Recount, rules: frozenset[RowRule]) -> Tally:
    """The tally of those counted once a person, with the values and the window that the rules give it."""
    conditions = []
    for condition in tally.conditions:
        own = recount.values_of[condition]
        values = _values(own, condition.column, tally.records, rules)
        conditions.append(condition if values == own else Condition(condition.column, tuple(sorted(values))))
    own_months = months_of(tally, recount.measurement.edition)
    months = _months(tally, own_months, rules)
    window = tally.window
    if window is not None and months != own_months:
        window = None if months is None else Window(window.column, months)
    return replace(tally, conditions=tuple(conditions), window=window)


def recount(folder: Path, measurement: Measurement) -> Recount:
    """The records of a folder that was measured without error, taken again so that other rules can be tried."""
    standard, edition = measurement.standard, measurement.edition
    settings = settle(standard, standard.edition(edition.year), measurement.profile)
    values_of = dict(settings.values_of)
    plan = _widened(plan_of(standard, settings.edition), measurement, values_of)
    with embedded() as engine:
        extracts = open_folder(engine.connection, folder, plan.columns(), measurement.profile)
        by_date: dict[date, Mapping[str, Taken]] = {}
        for day in (edition.reference_date, *_dates(engine, extracts, edition.reference_date)):
            # What is wrong with the records was found when they were measured.
            findings: list[Finding] = []
            context = Context(engine, day, values_of, findings)
            by_date[day] = take_all(context, extracts, plan, replace(settings, values_of=values_of), standard)
    own = measurement.counts.organisations[: measurement.counts.own]
    return Recount(measurement, values_of, by_date, Frame(own, standard.grouping))


def _widened(plan: Plan, measurement: Measurement, values_of: dict[Condition, frozenset[str]]) -> Plan:
    """The plan with every window that may have been used elsewhere, and every way to count once a person."""
    standard, edition = measurement.standard, measurement.edition
    lengths: dict[tuple[str, str], set[int]] = {}
    for tally in tallies_of(standard):
        if tally.window is not None:
            lengths.setdefault((tally.records, tally.window.column), set()).update(
                window_lengths(tally, standard, edition)
            )
    sets = {}
    for name, own in plan.sets.items():
        windows = {
            column: tuple(sorted({*months, *lengths.get((name, column), ())})) for column, months in own.windows.items()
        }
        people = dict.fromkeys(own.people)
        for tally in own.people:
            people |= dict.fromkeys(_variants(tally, standard, measurement, values_of))
        sets[name] = replace(own, windows=windows, people=tuple(people))
    return replace(plan, sets=sets)


def _variants(
    tally: Tally, standard: Standard, measurement: Measurement, values_of: dict[Condition, frozenset[str]]
) -> list[Tally]:
    """The ways to count the same once a person: with one more value of a condition, and in another window."""
    conditions = [tally.conditions]
    for place, condition in enumerate(tally.conditions):
        own, allowed = values_of[condition], record_set_named(tally.records).column(condition.column).values
        if len(allowed) <= _FEW_VALUES:
            for value in ("", *allowed):
                if value not in own:
                    other = Condition(condition.column, tuple(sorted({*own, value})))
                    values_of[other] = frozenset({*own, value})
                    conditions.append((*tally.conditions[:place], other, *tally.conditions[place + 1 :]))
    windows: list[Window | None] = [tally.window]
    if tally.window is not None:
        own_months = months_of(tally, measurement.edition)
        lengths = window_lengths(tally, standard, measurement.edition)
        windows += [Window(tally.window.column, length) for length in lengths if length != own_months]
        windows.append(None)
    return [replace(tally, conditions=each, window=window) for each in conditions for window in windows]


def _dates(engine: Engine, extracts: Extracts, reference: date) -> list[date]:
    """Other dates that the files of people in post hold, the nearest to the edition's first."""
    found: set[date] = set()
    for source in extracts.sources.values():
        as_at = source.record_set.as_at
        if as_at and source.has(as_at):
            rows = engine.rows(f"SELECT DISTINCT {source.date(as_at)} FROM {source.relation} AS records")
            found |= {row[0] for row in rows if isinstance(row[0], date)}
    found.discard(reference)
    return sorted(found, key=lambda day: (abs((day - reference).days), day))[:_MOST_DATES]


def tally_sides(indicator: Indicator) -> tuple[Tally, ...]:
    """The tallies of an indicator's numerator and denominator: the same one twice where it is a share."""
    tallies = indicator.tallies
    return (tallies[0], tallies[0]) if len(tallies) == 1 else tallies
