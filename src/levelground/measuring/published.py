"""Reading a published table where it lies (Parquet): the rows that fit, in the table's order, a stretch at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.records import connect, sql

if TYPE_CHECKING:
    import duckdb

Cell = str | float | int | bool | None
_AT_A_TIME = 5000


@dataclass(frozen=True)
class Rows:
    """Rows of a table, and how many fit in all. An empty cell is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


def rows_of(path: Path, where: Mapping[str, Sequence[str]], *, first: int = 0, most: int) -> Rows:
    """At most `most` rows of a Parquet table, after `first`, in which each named column holds one of its texts.

    A column with no texts is not looked at.

    KeyError for a column that the table does not have; OSError where it cannot be read.
    """
    with _engine().cursor() as engine:
        columns, relation, given = _asked(engine, path, where)
        total = engine.execute(f"SELECT count(*) FROM {relation}", given).fetchone()
        found = engine.execute(f"SELECT * FROM {relation} LIMIT {int(most)} OFFSET {int(first)}", given).fetchall()
    return Rows(columns, tuple(found), int(total[0]) if total else 0)


def each_row(path: Path, where: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    """The columns of a Parquet table, and all its rows that fit, read as they are asked for. Raises as `rows_of`."""
    engine = _engine().cursor()
    columns, relation, given = _asked(engine, path, where)

    def rows() -> Iterator[tuple[Cell, ...]]:
        try:
            engine.execute(f"SELECT * FROM {relation}", given)
            while found := engine.fetchmany(_AT_A_TIME):
                yield from found
        finally:
            engine.close()

    return columns, rows()


def _asked(
    engine: duckdb.DuckDBPyConnection, path: Path, where: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], str, list[str]]:
    """The table's columns, the relation of the rows that fit, and the texts that it is given."""
    columns = _columns_of(engine, path)
    for name in where:
        if name not in columns:
            raise KeyError(name)
    tests = [f"{sql.name(name)} IN ({', '.join('?' * len(texts))})" for name, texts in where.items() if texts]
    relation = sql.parquet([path]) + (f" WHERE {' AND '.join(tests)}" if tests else "")
    return columns, relation, [text for texts in where.values() for text in texts]


def _columns_of(engine: duckdb.DuckDBPyConnection, path: Path) -> tuple[str, ...]:
    import duckdb  # noqa: PLC0415 - only those who read tables pay for the engine

    try:
        described = engine.execute(f"DESCRIBE SELECT * FROM {sql.parquet([path])}").fetchall()
    except duckdb.IOException as error:
        raise OSError(str(error)) from error
    return tuple(str(row[0]) for row in described)


def _engine() -> duckdb.DuckDBPyConnection:
    """One engine a process, of which each reading takes a cursor: to make one costs more than most readings."""
    return _engine_of(os.getpid())


@cache
def _engine_of(_process: int) -> duckdb.DuckDBPyConnection:
    engine = connect()
    # Many ask at once: each is answered by the thread that asks, and not by all processors one after the other.
    engine.execute("SET threads = 1")
    return engine
