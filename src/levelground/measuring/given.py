"""Totals that somebody gives in place of rows (the record set `counts`): checked, and laid out like measured counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from levelground.measuring.counting import Frame, part_names
from levelground.measuring.indicators import record_set_of
from levelground.records import Finding, Source, sql
from levelground.standards import FROM_TOTALS, Answer, Edition, Indicator, IndicatorCounts, Standard

if TYPE_CHECKING:
    import duckdb

COLUMNS = ("organisation", "standard", "year", "indicator", "part", "group", "numerator", "denominator")


@dataclass(frozen=True)
class Total:
    """One row of a file of totals."""

    organisation: str
    indicator: str
    part: str
    group: str
    numerator: float
    denominator: float


def read_totals(
    engine: duckdb.DuckDBPyConnection, source: Source, standard: Standard, edition: Edition, findings: list[Finding]
) -> list[Total]:
    """The totals for this edition; every fault becomes a finding with its row."""
    listed = ", ".join(sql.filled(sql.name(column)) for column in COLUMNS)
    rows = engine.execute(f"SELECT file, row, {listed} FROM {source.numbered} AS records ORDER BY 1, 2").fetchall()
    totals: list[Total] = []
    seen: set[tuple[str, str, str, str]] = set()
    parts = {one.number: _parts(one) for one in standard.indicators if not isinstance(one.measure, Answer)}
    groups = (*standard.grouping.main, *standard.grouping.finer, *standard.grouping.finest)

    for file, row, organisation, name, year, indicator, part, group, numerator_text, denominator_text in rows:

        def fault(column: str, found: str, expected: str, at: int = row, where: str = file) -> None:
            findings.append(
                Finding(
                    "error", "wrong total", where, sheet=source.sheet, row=at,
                    column=source.headings[column], found=found, expected=expected, remedy="Correct the total.",
                )
            )  # fmt: skip

        if name.lower() != standard.name or year != str(edition.year):
            continue
        numerator, denominator = _number(numerator_text), _number(denominator_text)
        before = len(findings)
        if not organisation:
            fault("organisation", "nothing", "an organisation's ODS code")
        if indicator not in parts:
            fault("indicator", repr(indicator), f"one of: {', '.join(parts)}")
        elif part not in parts[indicator]:
            fault("part", repr(part), f"blank for the whole, or a part of indicator {indicator} as counts.csv names it")
        if group not in groups:
            fault("group", repr(group), f"one of: {', '.join(groups)}")
        if numerator is None or numerator < 0:
            fault("numerator", repr(numerator_text), "a number from 0")
        if denominator is None or denominator < 0:
            fault("denominator", repr(denominator_text), "a number from 0")
        if numerator is not None and denominator is not None and numerator > denominator:
            fault("numerator", f"{numerator:g} of {denominator:g}", "a numerator no larger than its denominator")
        if (organisation, indicator, part, group) in seen:
            fault("group", "the same total a second time", "each organisation, indicator, part and group once")
        if len(findings) == before and numerator is not None and denominator is not None:
            seen.add((organisation, indicator, part, group))
            totals.append(Total(organisation, indicator, part, group, numerator, denominator))
    return totals


def _parts(indicator: Indicator) -> frozenset[str]:
    """The names of an indicator's parts; blank is the whole."""
    split = record_set_of(indicator.tallies[-1]) if indicator.tallies else ""
    return frozenset({""}.union(*(part_names(parts, split) for parts in indicator.parts)))


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def given_counts(totals: list[Total], frame: Frame) -> list[IndicatorCounts]:
    """The totals as counts, one an indicator, flagged 'from totals'."""
    counts = []
    for number in sorted({total.indicator for total in totals}):
        own = [total for total in totals if total.indicator == number]
        parts = ("", *sorted({total.part for total in own if total.part}))
        numerator = np.full((len(frame.organisations), len(parts), len(frame.groups)), np.nan)
        denominator = numerator.copy()
        for total in own:
            place = (
                frame.organisations.index(total.organisation),
                parts.index(total.part),
                frame.groups.index(total.group),
            )
            numerator[place], denominator[place] = total.numerator, total.denominator
        organisations = {total.organisation for total in own}
        flags = tuple((FROM_TOTALS,) if organisation in organisations else () for organisation in frame.organisations)
        counts.append(IndicatorCounts(number, parts, frame.groups, numerator, denominator, flags))
    return counts
