"""Roll-ups: the counts of an ICS, a region and England are the sums of their organisations' counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from levelground.records import Source, sql
from levelground.standards import CountTable, FloatArray, IndicatorCounts

if TYPE_CHECKING:
    import duckdb

ENGLAND = "England"


@dataclass(frozen=True)
class Organisation:
    """What an `organisations` set says of one organisation."""

    code: str
    name: str = ""
    kind: str = ""
    ics: str = ""
    region: str = ""


def directory(engine: duckdb.DuckDBPyConnection, source: Source) -> dict[str, Organisation]:
    """The organisations of an `organisations` set, by code."""
    columns = ", ".join(
        sql.filled(sql.name(column)) if source.has(column) else "''"
        for column in ("organisation", "name", "kind", "ics", "region")
    )
    rows = engine.execute(f"SELECT {columns} FROM {source.relation} AS records").fetchall()
    return {str(row[0]): Organisation(*map(str, row)) for row in rows if row[0]}


def members_of(organisations: tuple[str, ...], known: Mapping[str, Organisation]) -> dict[str, list[int]]:
    """The places of the organisations that each ICS, each region and England hold.

    A region with the name of an ICS is the same row where both hold the same organisations; else it is told apart.
    """
    by_ics: dict[str, list[int]] = {}
    by_region: dict[str, list[int]] = {}
    for row, code in enumerate(organisations):
        organisation = known[code]
        if organisation.ics:
            by_ics.setdefault(organisation.ics, []).append(row)
        if organisation.region:
            by_region.setdefault(organisation.region, []).append(row)
    members = dict(by_ics)
    for region, rows in by_region.items():
        shared = region in by_ics and by_ics[region] != rows
        members[f"{region} (region)" if shared else region] = rows
    if organisations:
        members[ENGLAND] = list(range(len(organisations)))
    return members


def members_by_name(table: CountTable, known: Mapping[str, Organisation]) -> dict[str, tuple[str, ...]]:
    """The organisations under each roll-up that a table has."""
    own, above = table.organisations[: table.own], table.organisations[table.own :]
    members = members_of(own, known) if above else {}
    return {name: tuple(own[row] for row in members[name]) for name in above}


def rolled_up(table: CountTable, known: Mapping[str, Organisation]) -> CountTable:
    """The table with a row for each ICS, each region and England after the organisations' own."""
    members = members_of(table.organisations, known)
    names = [*sorted(name for name in members if name != ENGLAND), ENGLAND]
    if ENGLAND not in members:
        return table

    def added(array: FloatArray) -> FloatArray:
        sums = [_sum(array[members[name]]) for name in names]
        return np.concatenate([array, np.stack(sums)])

    def flags(counts: IndicatorCounts) -> tuple[tuple[str, ...], ...]:
        above = [tuple(sorted({flag for row in members[name] for flag in counts.flags[row]})) for name in names]
        return (*counts.flags, *above)

    return replace(
        table,
        organisations=(*table.organisations, *names),
        indicators=tuple(
            replace(
                counts, numerator=added(counts.numerator), denominator=added(counts.denominator), flags=flags(counts)
            )
            for counts in table.indicators
        ),
    )


def _sum(array: FloatArray) -> FloatArray:
    """The sum over the first axis; NaN only where every member is."""
    missing = np.isnan(array)
    summed = np.where(missing, 0.0, array).sum(axis=0)
    return np.where(missing.all(axis=0), np.nan, summed)
