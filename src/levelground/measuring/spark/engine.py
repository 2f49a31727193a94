"""The distributed engine: Apache Spark, which reads the files and counts on all the processors that it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from levelground.measuring.cube import Coded, Cube
from levelground.measuring.engine import Apart, EngineFailedError
from levelground.measuring.identity import identifier
from levelground.measuring.spark.dialect import spoken
from levelground.measuring.spark.session import told
from levelground.measuring.spark.sources import adopted
from levelground.records import Ask, Source


@dataclass(frozen=True)
class OnSpark:
    """An engine on a session of Spark; `kept` are its tables, spread over the machines."""

    session: SparkSession
    kept: dict[str, DataFrame] = field(default_factory=dict)

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What Spark raises, in Python and in Java."""
        return (PySparkException, Py4JError)

    def adopted(self, source: Source, ask: Ask) -> Source:
        """The source as Spark reads it: from its files wherever it can, else from rows that `ask` gives."""
        return adopted(self.session, source, ask)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return list(map(tuple, self.session.sql(spoken(query)).collect()))

    def keep(self, table: str, query: str) -> None:
        """Keeps the rows of a query where they were made, for the questions that follow."""
        before = self.kept.pop(table, None)
        self.kept[table] = self.session.sql(spoken(query)).persist()
        self.kept[table].createOrReplaceTempView(table)
        if before is not None:
            before.unpersist()

    def cube(self, query: str, names: tuple[str, ...]) -> Cube:
        """The cube of a query: its rows alone come to this process."""
        rows = self.rows(query)
        if not rows:
            empty = np.zeros(0, dtype=np.int64)
            return Cube({name: Coded(empty, ()) for name in names}, empty)
        *columns, numbers = zip(*rows, strict=True)
        coded = {name: _coded(column) for name, column in zip(names, columns, strict=True)}
        return Cube(coded, np.array(numbers, dtype=np.int64))

    def tell_apart(self, source: Source, key: tuple[str, ...], where: str, keep: str = "") -> Apart:
        """Looks for repeated keys by their hashes, which are dealt out to all machines; then by the keys themselves."""
        own, listed = identifier(key[-1]), ", ".join(map(identifier, key))
        hashed = (
            f"SELECT CASE WHEN {own} <> '' THEN xxhash64({listed}) END AS h"
            f" FROM {source.relation} AS records WHERE {where}"
        )
        ((blank, repeated),) = self.rows(
            "SELECT coalesce(sum(CASE WHEN h IS NULL THEN n END), 0),"
            " count(CASE WHEN h IS NOT NULL AND n > 1 THEN 1 END)"
            f" FROM (SELECT h, count(*) AS n FROM ({hashed}) GROUP BY h)"
        )
        if keep and repeated:
            keys = (
                f"SELECT {listed} FROM {source.relation} AS records WHERE ({where}) AND {own} <> ''"
                f" GROUP BY {listed} HAVING count(*) > 1"
            )
            self.keep(keep, f"SELECT * FROM {source.relation} AS records WHERE ({where}) AND ({listed}) IN ({keys})")
        return Apart(int(blank), repeated > 0)

    def as_failure(self, error: Exception) -> Exception:
        """An error of Spark as a sentence for a person."""
        return EngineFailedError(f"Spark could not finish: {told(error)} Nothing was written.")


def _coded(column: tuple[str, ...]) -> Coded:
    values = tuple(sorted(set(column)))
    place = {value: index for index, value in enumerate(values)}
    return Coded(np.fromiter(map(place.__getitem__, column), dtype=np.int64, count=len(column)), values)
