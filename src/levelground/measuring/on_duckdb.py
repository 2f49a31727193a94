"""The embedded engine: DuckDB, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from levelground.measuring import cube as cubes
from levelground.measuring import identity
from levelground.measuring.cube import Cube
from levelground.measuring.engine import Apart
from levelground.records import Ask, Source, connect

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class OnDuckDB:
    """The engine that opens the files, also the one that counts. `failures` are DuckDB's own errors."""

    connection: duckdb.DuckDBPyConnection
    failures: tuple[type[Exception], ...]

    def adopted(self, source: Source, ask: Ask) -> Source:  # noqa: ARG002 - it has opened the source itself
        """The source as it was opened."""
        return source

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.connection.execute(query).fetchall()

    def keep(self, table: str, query: str) -> None:
        """Keeps the rows of a query as a table, in memory."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {query}")

    def cube(self, query: str, names: tuple[str, ...]) -> Cube:
        """The cube of a query; only the distinct values of its columns become Python text."""
        self.keep("cube", query)
        return cubes.fetch(self.connection, names)

    def tell_apart(self, source: Source, key: tuple[str, ...], where: str, keep: str = "") -> Apart:
        """Looks for repeated keys by their hashes."""
        hashed = identity.tell_apart(self.connection, source, key, where)
        if keep and len(hashed.repeated):
            identity.keep_repeated(self.connection, source, key, hashed, where, keep)
        return Apart(hashed.blank, len(hashed.repeated) > 0)

    def as_failure(self, error: Exception) -> Exception:
        """The error itself: whoever runs the program says what it means."""
        return error


@contextmanager
def embedded() -> Iterator[OnDuckDB]:
    """The embedded engine, closed at the end."""
    connection = connect()
    import duckdb  # noqa: PLC0415 - loaded by connect, and not before

    try:
        yield OnDuckDB(connection, (duckdb.Error,))
    finally:
        connection.close()
