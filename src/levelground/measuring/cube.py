"""One aggregation pass over a record set, at the finest grain that is needed, as a small table of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from levelground.measuring.plan import SetPlan
from levelground.records import DERIVED_FROM, NON_CLINICAL_STAFF_GROUPS, STAFF_GROUPS, Source, sql

if TYPE_CHECKING:
    import duckdb

    from levelground.measuring.engine import Engine

IntArray = NDArray[np.int64]

# Classes of a date, beside the windows' months themselves ('12': in the last 12 months).
BLANK, NOT_A_DATE, IMPOSSIBLE, AFTER, BEFORE = "blank", "not a date", "impossible", "after", "before"
EARLIEST = date(1950, 1, 1)
YEARS_AHEAD = 3


@dataclass(frozen=True)
class Coded:
    """A column of a cube: the position of each cell's value in `values`."""

    codes: IntArray
    values: tuple[str, ...]

    def mask(self, wanted: frozenset[str] | set[str]) -> NDArray[np.bool_]:
        """Which cells hold one of the values wanted."""
        chosen = np.array([value in wanted for value in self.values], dtype=bool)
        return chosen[self.codes]

    def recoded(self, canonical: Mapping[str, str]) -> Coded:
        """The same column with each value replaced by its canonical one; values without one become blank."""
        new = [canonical.get(value, "") for value in self.values]
        values = tuple(dict.fromkeys(new))
        place = {value: index for index, value in enumerate(values)}
        return Coded(np.array([place[value] for value in new], dtype=np.int64)[self.codes], values)


@dataclass(frozen=True)
class Cube:
    """How many rows there are of each combination of values: `rows[i]` for the codes at i of each column."""

    columns: Mapping[str, Coded]
    rows: IntArray

    def totals(self, column: str) -> dict[str, int]:
        """How many rows hold each value of a column."""
        coded = self.columns[column]
        summed = np.bincount(coded.codes, weights=self.rows, minlength=len(coded.values))
        return {value: int(total) for value, total in zip(coded.values, summed, strict=True)}

    def with_column(self, name: str, coded: Coded) -> Cube:
        """The cube with a column added or replaced."""
        return replace(self, columns={**self.columns, name: coded})


def months_before(day: date, months: int) -> date:
    """The last day that lies outside a window of so many months up to `day` (the end of its month, as windows end)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = date.fromordinal(first_of_next.toordinal() - 1)
    return last if _ends_month(day) else last.replace(day=min(day.day, last.day))


def _ends_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def date_class(source: Source, column: str, months: tuple[int, ...], reference: date) -> str:
    """SQL for the class of a date: the shortest of the windows that holds it, or why none does.

    It reads the column `parsed` of the date, which `with_dates` adds to a relation.
    """
    raw, parsed = sql.name(column), sql.name(f"parsed {column}")
    blank = f"{raw} IS NULL" if column in source.dated else f"{sql.filled(raw)} = ''"
    latest = date(reference.year + YEARS_AHEAD, 12, 31)
    windows = " ".join(
        f"WHEN {parsed} > {sql.day(months_before(reference, length))} THEN {sql.text(str(length))}" for length in months
    )
    return (
        f"CASE WHEN {blank} THEN {sql.text(BLANK)} WHEN {parsed} IS NULL THEN {sql.text(NOT_A_DATE)}"
        f" WHEN {parsed} < {sql.day(EARLIEST)} OR {parsed} > {sql.day(latest)} THEN {sql.text(IMPOSSIBLE)}"
        f" WHEN {parsed} > {sql.day(reference)} THEN {sql.text(AFTER)} {windows} ELSE {sql.text(BEFORE)} END"
    )


def with_dates(source: Source, columns: tuple[str, ...], relation: str) -> str:
    """A relation with each of these columns once more as a date, called 'parsed COLUMN'."""
    present = [column for column in columns if source.has(column)]
    if not present:
        return relation
    added = ", ".join(f"{source.date(column)} AS {sql.name(f'parsed {column}')}" for column in present)
    return f"(SELECT *, {added} FROM {relation})"


def key_expression(source: Source, column: str) -> str | None:
    """SQL for a key column as text, blank for NULL; None where the source cannot give it.

    Staff groups are folded into clinical or not where they are spelt in the canonical way, so that the pass has fewer
    groups; any other spelling goes through as it is, and is read (or found to be wrong) in the small table.
    """
    origin = DERIVED_FROM.get(column)
    own = f"coalesce({sql.name(column)}, '')" if source.has(column) else None
    if origin is None or not source.has(origin):
        return own
    others = tuple(group for group in STAFF_GROUPS if group not in NON_CLINICAL_STAFF_GROUPS)
    folded = (
        f"CASE WHEN {sql.name(origin)} IN {sql.texts(NON_CLINICAL_STAFF_GROUPS)} THEN 'no'"
        f" WHEN {sql.name(origin)} IN {sql.texts(others)} THEN 'yes' ELSE coalesce({sql.name(origin)}, '') END"
    )
    return folded if own is None else f"CASE WHEN trim({own}) = '' THEN {folded} ELSE {own} END"


def take(
    engine: Engine,
    source: Source,
    plan: SetPlan,
    reference: date,
    extra: Mapping[str, str],
    relation: str,
) -> Cube:
    """The cube of a record set: its planned keys, the class of each window's date, and `extra` SQL expressions."""
    columns = {"organisation": f"coalesce({sql.name('organisation')}, '')"}
    for key in plan.keys:
        expression = key_expression(source, key)
        if expression is not None:
            columns[key] = expression
    columns |= {
        column: date_class(source, column, months, reference) for column, months in plan.windows.items()
    } | dict(extra)
    listed = ", ".join(f"{expression} AS {sql.name(name)}" for name, expression in columns.items())
    dated = with_dates(source, tuple(plan.windows), relation)
    return engine.cube(f"SELECT {listed}, count(*) AS n FROM {dated} GROUP BY ALL", tuple(columns))


def fetch(engine: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> Cube:
    """The table `cube` as arrays of codes: only its distinct values become Python text."""
    vocabularies: dict[str, tuple[str, ...]] = {}
    coded = []
    for index, name in enumerate(names):
        column = sql.name(name)
        distinct = engine.execute(f"SELECT DISTINCT {column} FROM cube ORDER BY 1").fetchall()
        vocabularies[name] = tuple(str(row[0]) for row in distinct)
        if distinct:
            engine.execute(f"CREATE TYPE code_{index} AS ENUM (SELECT DISTINCT {column} FROM cube ORDER BY 1)")
            coded.append(f"enum_code(CAST({column} AS code_{index})) AS {column}")
    if not coded:
        empty = np.zeros(0, dtype=np.int64)
        return Cube({name: Coded(empty, ()) for name in names}, empty)
    arrays = engine.execute(f"SELECT {', '.join(coded)}, CAST(n AS BIGINT) AS n FROM cube").fetchnumpy()
    for index in range(len(names)):
        engine.execute(f"DROP TYPE code_{index}")
    return Cube(
        {name: Coded(np.asarray(arrays[name], dtype=np.int64), vocabularies[name]) for name in names},
        np.asarray(arrays["n"], dtype=np.int64),
    )
