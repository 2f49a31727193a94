"""What measuring asks of an engine: the one pass a record set, and the few questions that a cube cannot answer.

All that follows a cube (spelling, ladders, counts) is shared by all engines, and knows none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from levelground.measuring.cube import Cube
from levelground.records import Ask, Source


class EngineFailedError(Exception):
    """An engine is missing, or has failed for a reason outside the input; the message is a sentence for a person."""


@dataclass(frozen=True)
class Apart:
    """What a look at a key has shown: how many rows have no identifier, and whether any key stands in several rows."""

    blank: int
    repeated: bool


class Engine(Protocol):
    """Whatever holds the rows and counts them.

    Queries are in the SQL that all engines share; relations and kept tables stand in them by name.
    """

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What the engine raises where it cannot go on, whatever the reason."""

    def adopted(self, source: Source, ask: Ask) -> Source:
        """A source with relations that this engine can read; `ask` puts queries to the engine that has opened it."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query, few enough for a list."""

    def keep(self, table: str, query: str) -> None:
        """Keeps the rows of a query as a table, in place of an older one of that name."""

    def cube(self, query: str, names: tuple[str, ...]) -> Cube:
        """The cube of a query whose columns are `names`, all of text, then `n`, the number of rows of each cell."""

    def tell_apart(self, source: Source, key: tuple[str, ...], where: str, keep: str = "") -> Apart:
        """Looks for keys that stand in more than one of the rows where `where` (SQL) holds.

        The last column of the key is the identifier; rows where it is blank are counted and not compared. `keep` names
        a table to fill, where any key is repeated, with all columns of the rows that share one.
        """

    def as_failure(self, error: Exception) -> Exception:
        """What to raise in place of an error of this engine that the input does not explain."""
