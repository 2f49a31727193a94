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
CLASSES = (BLANK, NOT_A_DATE, IMPOSSIBLE, AFTER, BEFORE)
NO_YES = ("no", "yes")
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
class Key:
    """What a cube is grouped by: SQL for a text, or for the place of a text in `words`, which is grouped faster."""

    expression: str
    words: tuple[str, ...] = ()

    def as_text(self, name: str) -> str:
        """SQL for the text, blank for NULL, from what `expression` was called."""
        if not self.words:
            return f"coalesce({name}, '')"
        cases = " ".join(f"WHEN {place} THEN {sql.text(word)}" for place, word in enumerate(self.words))
        return f"CASE {name} {cases} END"


@dataclass(frozen=True)
class Marked:
    """Rows of a set to be told apart in its cube, by the column `name`: yes for those in `relation`, no for others."""

    name: str
    relation: str


@dataclass(frozen=True)
class Cube:
    """How many rows there are of each combination of values: `rows[i]` for the codes at i of each column.

    A combination may stand in several cells, whose numbers add up; single ones may then be below 0.
    """

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


def date_class(source: Source, column: str, months: tuple[int, ...], reference: date) -> Key:
    """The class of a date: the shortest of the windows that holds it, or why none does.

    It reads the column `parsed` of the date, which `with_dates` adds to a relation.
    """
    raw, parsed = sql.name(column), sql.name(f"parsed {column}")
    blank = f"{raw} IS NULL" if column in source.dated else f"{sql.filled(raw)} = ''"
    latest = date(reference.year + YEARS_AHEAD, 12, 31)
    words = (*CLASSES, *(str(length) for length in months))
    place = {word: f"THEN {number}" for number, word in enumerate(words)}
    windows = " ".join(
        f"WHEN {parsed} > {sql.day(months_before(reference, length))} {place[str(length)]}" for length in months
    )
    number = (
        f"CASE WHEN {blank} {place[BLANK]} WHEN {parsed} IS NULL {place[NOT_A_DATE]}"
        f" WHEN {parsed} < {sql.day(EARLIEST)} OR {parsed} > {sql.day(latest)} {place[IMPOSSIBLE]}"
        f" WHEN {parsed} > {sql.day(reference)} {place[AFTER]} {windows} ELSE {words.index(BEFORE)} END"
    )
    return Key(f"CAST({number} AS TINYINT)", words)


def in_table(alias: str, column: str) -> Key:
    """Whether a row has found its like in a table that it was joined to."""
    return Key(f"CAST({alias}.{column} IS NOT NULL AS TINYINT)", NO_YES)


def with_dates(source: Source, columns: tuple[str, ...], relation: str) -> str:
    """A relation with each of these columns once more as a date, called 'parsed COLUMN'."""
    present = [column for column in columns if source.has(column)]
    if not present:
        return relation
    added = ", ".join(f"{source.date(column)} AS {sql.name(f'parsed {column}')}" for column in present)
    return f"(SELECT *, {added} FROM {relation})"


def key_expression(source: Source, column: str) -> str | None:
    """SQL for a key column as it stands; None where the source cannot give it.

    Staff groups are folded into clinical or not where they are spelt in the canonical way, so that the pass has fewer
    groups; any other spelling goes through as it is, and is read (or found to be wrong) in the small table.
    """
    origin = DERIVED_FROM.get(column)
    own = sql.name(column) if source.has(column) else None
    if origin is None or not source.has(origin):
        return own
    others = tuple(group for group in STAFF_GROUPS if group not in NON_CLINICAL_STAFF_GROUPS)
    folded = (
        f"CASE WHEN {sql.name(origin)} IN {sql.texts(NON_CLINICAL_STAFF_GROUPS)} THEN 'no'"
        f" WHEN {sql.name(origin)} IN {sql.texts(others)} THEN 'yes' ELSE {sql.name(origin)} END"
    )
    return folded if own is None else f"CASE WHEN {sql.filled(own)} = '' THEN {folded} ELSE {own} END"


def take(
    engine: Engine,
    source: Source,
    plan: SetPlan,
    reference: date,
    extra: Mapping[str, Key],
    relation: str,
    marked: Marked | None = None,
) -> Cube:
    """The cube of a record set: its planned keys, the class of each window's date, `extra` keys, and what is `marked`.

    Rows are grouped by their values as they stand, and only cells are put into words. Rows that are marked, which are
    few, are counted among all rows, then by themselves and taken off again.
    """
    keys = {"organisation": Key(sql.name("organisation"))}
    for name in plan.keys:
        expression = key_expression(source, name)
        if expression is not None:
            keys[name] = Key(expression)
    keys |= {column: date_class(source, column, months, reference) for column, months in plan.windows.items()}
    keys |= extra
    listed = ", ".join(f"{key.expression} AS {sql.name(name)}" for name, key in keys.items())
    texts = ", ".join(f"{key.as_text(sql.name(name))} AS {sql.name(name)}" for name, key in keys.items())

    def cells(rows: str, number: str = "n", further: str = "") -> str:
        dated = with_dates(source, tuple(plan.windows), rows)
        grouped = f"SELECT {listed}, count(*) AS n FROM {dated} GROUP BY ALL"
        return f"SELECT {texts}{further}, {number} AS n FROM ({grouped}) AS grouped"

    if marked is None:
        return engine.cube(cells(relation), tuple(keys))
    no, yes = (f", {sql.text(word)} AS {sql.name(marked.name)}" for word in NO_YES)
    parts = (cells(relation, "n", no), cells(marked.relation, "-n", no), cells(marked.relation, "n", yes))
    return engine.cube(" UNION ALL ".join(parts), (*keys, marked.name))


def fetch(engine: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> Cube:
    """The table `cube` as arrays of codes: only its distinct values become Python text."""
    lists = ", ".join(f"list_sort(list(DISTINCT {sql.name(name)})) AS {sql.name(name)}" for name in names)
    engine.execute(f"CREATE OR REPLACE TEMP TABLE vocabularies AS SELECT {lists} FROM cube")
    found = engine.execute("SELECT * FROM vocabularies").fetchone()
    if found is None or found[0] is None:
        empty = np.zeros(0, dtype=np.int64)
        return Cube({name: Coded(empty, ()) for name in names}, empty)
    coded = []
    for index, name in enumerate(names):
        column = sql.name(name)
        engine.execute(f"CREATE TYPE code_{index} AS ENUM (SELECT unnest({column}) FROM vocabularies)")
        coded.append(f"enum_code(CAST({column} AS code_{index})) AS {column}")
    arrays = engine.execute(f"SELECT {', '.join(coded)}, CAST(n AS BIGINT) AS n FROM cube").fetchnumpy()
    for index in range(len(names)):
        engine.execute(f"DROP TYPE code_{index}")
    return Cube(
        {
            name: Coded(np.asarray(arrays[name], dtype=np.int64), tuple(words))
            for name, words in zip(names, found, strict=True)
        },
        np.asarray(arrays["n"], dtype=np.int64),
    )
