"""Counts made by hand, and the readings that follow from them."""

from collections.abc import Mapping

import numpy as np

from levelground.figures import Previous, Reading, read, rules_from
from levelground.standards import CountTable, IndicatorCounts, Standard

Cells = Mapping[tuple[str, str], tuple[float, float]]


def counted(standard: Standard, number: str, cells: Cells, flags: tuple[str, ...] = ()) -> IndicatorCounts:
    """The counts of one indicator of one organisation, from (part, group) to (numerator, denominator)."""
    grouping = standard.grouping
    groups = (*grouping.main, *grouping.finer, *grouping.finest)
    parts = tuple(dict.fromkeys(("", *(part for part, _ in cells))))
    numerator = np.full((1, len(parts), len(groups)), np.nan)
    denominator = numerator.copy()
    for (part, group), (above, below) in cells.items():
        place = (0, parts.index(part), groups.index(group))
        numerator[place], denominator[place] = above, below
    return IndicatorCounts(number, parts, groups, numerator, denominator, (flags,))


def table_of(standard: Standard, year: int, *indicators: IndicatorCounts) -> CountTable:
    """The counts of one organisation, RAA."""
    return CountTable(standard.name, year, ("RAA",), 1, indicators)


def reading_of(
    standard: Standard, number: str, cells: Cells, *, before: Cells | None = None, flags: tuple[str, ...] = ()
) -> Reading:
    """The reading of one indicator in 2026 and, where its cells of 2025 are given, how it moved."""
    table = table_of(standard, 2026, counted(standard, number, cells, flags))
    last = None if before is None else table_of(standard, 2025, counted(standard, number, before, flags))
    previous = None if last is None else Previous(2025, last)
    readings = read(table, standard, "RAA", {}, rules_from({}), previous)
    return next(reading for reading in readings if reading.indicator == number)
