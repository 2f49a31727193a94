"""Record sets as the embedded engine sees them: canonical columns of text, whatever form the files have."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.records import sql
from levelground.records.places import Place
from levelground.records.sets import RecordSet
from levelground.records.text_file import Layout

if TYPE_CHECKING:
    import duckdb

    from levelground.records.fillers import Fillers

# Text files up to this size (a staff set of some 1.8 million rows) are read once into memory, where they take two or
# three times as much; larger ones are read again by each query.
IN_MEMORY_BYTES = 192 << 20


@dataclass(frozen=True)
class TextOrigin:
    """A text file that an engine may read by itself: the position of each canonical column, and how the file is cut.

    `left_out` are the numbers of the rows that are no records.
    """

    path: Path
    positions: Mapping[str, int]
    width: int
    delimiter: str
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParquetOrigin:
    """Parquet files that an engine may read by itself.

    `types` gives the type of each canonical column in all files taken together, `parts` those of each file's headings
    in lower case.
    """

    place: Place
    types: Mapping[str, str]
    parts: Mapping[Path, Mapping[str, str]]


@dataclass(frozen=True)
class Source:
    """A record set that was given.

    `relation` is SQL that may stand after FROM: the canonical columns in `columns`, text but for dates of a Parquet
    file (`dated`). `numbered` is the same with `row` and `file`, dearer, for telling where a fault stands. `headings`
    gives the file's own heading of each column; `folder` is the folder of the parts, where the files are parts.

    `origin` tells another engine how to read the files itself; None where they had to be rewritten first. `constants`
    are columns that are the same in every row; `as_date` is SQL for a text column as a date, in the engine's own words.
    """

    record_set: RecordSet
    files: tuple[Path, ...]
    sheet: str
    headings: Mapping[str, str]
    relation: str
    numbered: str
    dated: frozenset[str] = frozenset()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    folder: str = ""
    origin: TextOrigin | ParquetOrigin | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    as_date: Callable[[str], str] = sql.parsed_date

    @property
    def columns(self) -> tuple[str, ...]:
        """The canonical columns that it has, of those asked for."""
        return tuple(self.headings)

    @property
    def file(self) -> str:
        """The name by which a person knows it: its file, or the folder of its parts."""
        return f"{self.folder}/" if self.folder else self.files[0].name

    def has(self, *columns: str) -> bool:
        """Whether it has all these columns."""
        return all(column in self.headings for column in columns)

    def date(self, column: str) -> str:
        """SQL for a column as a date."""
        return sql.name(column) if column in self.dated else self.as_date(sql.name(column))

    def without(self, column: str) -> Source:
        """The same source as if the column were not in it."""
        return replace(self, headings={name: heading for name, heading in self.headings.items() if name != column})

    def with_constants(self, constants: Mapping[str, str]) -> Source:
        """The same source with further columns that are the same in every row."""
        if not constants:
            return self
        added = ", ".join(f"{sql.text(value)} AS {sql.name(name)}" for name, value in constants.items())
        relation, numbered = (f"(SELECT *, {added} FROM {each} AS given)" for each in (self.relation, self.numbered))
        headings = {**self.headings, **{name: name for name in constants}}
        return replace(
            self, relation=relation, numbered=numbered, headings=headings, constants={**self.constants, **constants}
        )


def connect() -> duckdb.DuckDBPyConnection:
    """A private engine in memory: it writes nothing to disk of its own and fetches nothing from anywhere."""
    import duckdb  # noqa: PLC0415 - a tenth of a second that only those who measure pay

    return duckdb.connect(
        config={
            "temp_directory": "",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )


def _selection(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{expression} AS {sql.name(canonical)}" for canonical, expression in columns.items())


def _cell(record_set: RecordSet, canonical: str, position: int) -> str:
    """SQL for a cell of a text file: identifiers without the spaces around them, so that they compare as they look."""
    identifier = record_set.column(canonical).kind == "identifier"
    return f"trim(c{position})" if identifier else f"c{position}"


def trimmed(record_set: RecordSet, canonical: str) -> str:
    """SQL for a column of a text file that was opened, without spaces around: identifiers have none."""
    column = sql.name(canonical)
    return column if record_set.column(canonical).kind == "identifier" else f"trim({column})"


def of_text_file(
    engine: duckdb.DuckDBPyConnection,
    record_set: RecordSet,
    path: Path,
    positions: Mapping[str, int],
    layout: Layout,
    suspects: str = "FALSE",
) -> tuple[Source, int]:
    """A delimited UTF-8 file with its header in the first line, and how many rows the SQL `suspects` holds for.

    Raises duckdb.Error where rows do not fit it.
    """
    scan = sql.csv(path, len(layout.headings), layout.delimiter)
    picked = _selection(
        {canonical: _cell(record_set, canonical, position) for canonical, position in positions.items()}
    )
    relation = f"(SELECT {picked} FROM {scan})"
    if path.stat().st_size <= IN_MEMORY_BYTES:
        # The engine numbers the rows of a table as they were put in, which is dearer to ask for than to look up.
        table = _kept(engine, record_set, relation)
        relation = numbered = f"(SELECT *, rowid + 2 AS row, {sql.text(path.name)} AS file FROM {table})"
        looked = engine.execute(f"SELECT count(*) FROM {relation} WHERE {suspects}")
    else:
        numbered = f"(SELECT {picked}, row_number() OVER () + 1 AS row, {sql.text(path.name)} AS file FROM {scan})"
        # Every value that will be read is looked at once, so that no later query meets one that cannot be.
        counted = ", ".join(f"count({sql.name(name)})" for name in positions)
        looked = engine.execute(f"SELECT count(*) FILTER (WHERE {suspects}), {counted} FROM {relation}")
    named = {canonical: layout.headings[position] for canonical, position in positions.items()}
    origin = TextOrigin(path, positions, len(layout.headings), layout.delimiter)
    return Source(record_set, (path,), "", named, relation, numbered, origin=origin), int(looked.fetchall()[0][0])


def suspected_rows(
    engine: duckdb.DuckDBPyConnection, path: Path, layout: Layout, fillers: Fillers
) -> list[tuple[int, list[str]]]:
    """The rows of a text file, with all their cells, that may be no records."""
    scan = sql.csv(path, len(layout.headings), layout.delimiter)
    suspected = fillers.suspects(lambda position: f"trim(c{position})")
    rows = engine.execute(
        f"SELECT * FROM (SELECT row_number() OVER () + 1 AS row, * FROM {scan}) WHERE {suspected} ORDER BY row"
    )
    return [(int(row[0]), [str(cell or "") for cell in row[1:]]) for row in rows.fetchall()]


def without_rows(engine: duckdb.DuckDBPyConnection, source: Source, rows: Sequence[int]) -> Source:
    """The same source, kept in memory, without the rows of these numbers."""
    if not rows:
        return source
    engine.execute("CREATE OR REPLACE TEMP TABLE rows_left_out AS SELECT unnest(?) AS row", [list(rows)])
    left = f"(SELECT * FROM {source.numbered} WHERE row NOT IN (SELECT row FROM rows_left_out))"
    table = _kept(engine, source.record_set, left)
    origin = source.origin
    if isinstance(origin, TextOrigin):
        origin = replace(origin, left_out=(*origin.left_out, *rows))
    return replace(source, relation=table, numbered=table, origin=origin)


def of_rewritten(
    engine: duckdb.DuckDBPyConnection,
    record_set: RecordSet,
    copy: Path,
    headings: Mapping[str, str],
    origin: Path,
    sheet: str,
) -> Source:
    """Rows of `origin` as `rewritten` wrote them, in the order of `headings` (by canonical column), kept in memory."""
    scan = sql.csv(copy, len(headings) + 1, ",")
    picked = _selection({canonical: _cell(record_set, canonical, index) for index, canonical in enumerate(headings)})
    row = f"CAST(c{len(headings)} AS BIGINT) AS row"
    table = _kept(engine, record_set, f"(SELECT {picked}, {row}, {sql.text(origin.name)} AS file FROM {scan})")
    return Source(record_set, (origin,), sheet, headings, table, table)


def of_columns(
    engine: duckdb.DuckDBPyConnection,
    record_set: RecordSet,
    columns: Mapping[str, Sequence[str]],
    first_row: int,
    headings: Mapping[str, str],
    origin: Path,
    sheet: str,
) -> Source:
    """Rows of `origin` as columns of text by canonical name, from the row numbered `first_row` on, kept in memory."""
    import numpy as np  # noqa: PLC0415 - only a folder with a workbook pays for it here

    arrays = {f"c{index}": np.array(column, dtype=object) for index, column in enumerate(columns.values())}
    arrays["row"] = np.arange(first_row, first_row + len(next(iter(columns.values()))), dtype=np.int64)
    picked = _selection({name: f"nullif(CAST(c{index} AS VARCHAR), '')" for index, name in enumerate(columns)})
    engine.register("columns_given", arrays)
    try:
        table = _kept(engine, record_set, f"(SELECT {picked}, row, {sql.text(origin.name)} AS file FROM columns_given)")
    finally:
        engine.unregister("columns_given")
    return Source(record_set, (origin,), sheet, headings, table, table)


def _kept(engine: duckdb.DuckDBPyConnection, record_set: RecordSet, relation: str) -> str:
    table = sql.name(f"records of {record_set.name}")
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {relation}")
    return table


def of_parquet(
    record_set: RecordSet,
    place: Place,
    headings: Mapping[str, str],
    types: Mapping[str, str],
    parts: Mapping[Path, Mapping[str, str]],
) -> Source:
    """Parquet files with the same columns. Dates stay dates, all else becomes the text that a CSV would hold."""
    dated = frozenset(name for name, kind in types.items() if sql.is_dated(kind))
    picked = _selection({name: sql.as_text_or_date(heading, types[name]) for name, heading in headings.items()})
    scan = sql.parquet(place.files)
    numbered = sql.parquet(place.files, numbered=True)
    folder = f"{place.folder}/" if place.folder else ""
    row = f"file_row_number + 2 AS row, {sql.text(folder)} || parse_filename(filename) AS file"
    return Source(
        record_set,
        place.files,
        "",
        headings,
        f"(SELECT {picked} FROM {scan})",
        f"(SELECT {picked}, {row} FROM {numbered})",
        dated,
        folder=place.folder,
        origin=ParquetOrigin(place, types, parts),
    )


@contextmanager
def rewritten(rows: Iterable[tuple[int, list[str]]], width: int) -> Iterator[Path]:
    """The rows as a plain CSV with their numbers as the last column, in a file that no one else can open.

    On Linux it lives in memory only, and is gone with the process however that ends; elsewhere it is a temporary file
    that only its owner can read, removed as soon as it has been used.
    """
    in_memory = hasattr(os, "memfd_create")
    if in_memory:
        descriptor = os.memfd_create("records")
        path = Path(f"/proc/self/fd/{descriptor}")
    else:
        descriptor, name = tempfile.mkstemp(suffix=".csv")
        path = Path(name)
    try:
        with io.open(descriptor, "w", encoding="utf-8", newline="", closefd=False) as file:  # noqa: UP020
            # Both marks of a line's end, so that the writer quotes every value that holds either.
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([*(f"c{index}" for index in range(width)), "row"])
            writer.writerows([*cells, number] for number, cells in rows)
        yield path
    finally:
        os.close(descriptor)
        if not in_memory:
            path.unlink(missing_ok=True)
