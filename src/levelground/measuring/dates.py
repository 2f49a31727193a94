"""The date that a file is taken for: the edition's, or the nearest to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from levelground.measuring.cube import EARLIEST, YEARS_AHEAD
from levelground.measuring.identity import identifier
from levelground.records import Finding, Source, checks, sql

if TYPE_CHECKING:
    import duckdb

NEAREST_DAYS = 31


@dataclass(frozen=True)
class Chosen:
    """The rows of a file that are taken, as a WHERE condition; and how many rows each organisation has, of any date."""

    condition: str
    rows: Mapping[str, int]


def choose_dates(
    engine: duckdb.DuckDBPyConnection, source: Source, column: str, reference: date, findings: list[Finding]
) -> Chosen:
    """For each organisation the rows of the edition's date, or of the nearest one within 31 days (a warning)."""
    parsed = source.date(column)
    by_date: dict[str, dict[date, int]] = {}
    faulty = 0
    rows: dict[str, int] = {}
    latest = date(reference.year + YEARS_AHEAD, 12, 31)
    code = identifier("organisation")
    for given, day, n in engine.execute(
        f"SELECT {code}, {parsed}, count(*) FROM {source.relation} AS records GROUP BY 1, 2"
    ).fetchall():
        organisation = given or ""
        rows[organisation] = rows.get(organisation, 0) + n
        if day is None or not EARLIEST <= day <= latest:
            faulty += n
        else:
            by_date.setdefault(organisation, {})[day] = n
    if faulty:
        for rule in checks.date_rules(source, column, EARLIEST, latest):
            total = checks.how_many(engine, source, rule)
            findings.extend(checks.broken(engine, source, rule, total) if total else [])
    chosen: dict[str, date] = {}
    for organisation, days in sorted(by_date.items()):
        nearest = min(days, key=lambda day: (abs((day - reference).days), day))
        if abs((nearest - reference).days) > NEAREST_DAYS:
            findings.append(_wrong_date(source, column, organisation, days, reference))
            continue
        chosen[organisation] = nearest
        if nearest != reference:
            findings.append(_near_date(source, column, organisation, nearest, reference, days[nearest]))
    return Chosen(_condition(parsed, by_date, chosen), rows)


def _condition(parsed: str, by_date: Mapping[str, Mapping[date, int]], chosen: Mapping[str, date]) -> str:
    """SQL that holds for the chosen rows; TRUE where every row is one, so that a file of one date is read plainly."""
    if all(list(days) == [chosen.get(organisation)] for organisation, days in by_date.items()):
        return "TRUE"
    distinct = set(chosen.values())
    if len(distinct) == 1:
        return f"{parsed} = {sql.day(distinct.pop())}"
    pairs = ", ".join(f"({sql.text(organisation)}, {sql.day(day)})" for organisation, day in chosen.items())
    return f"({identifier('organisation')}, {parsed}) IN ({pairs})" if pairs else "FALSE"


def _wrong_date(source: Source, column: str, organisation: str, days: Mapping[date, int], reference: date) -> Finding:
    listed = ", ".join(day.isoformat() for day in sorted(days)[-5:])
    return Finding(
        "error",
        "wrong date",
        source.file,
        sheet=source.sheet,
        column=source.headings[column],
        found=f"organisation {organisation} has {listed}",
        expected=f"{reference.isoformat()}, the edition's date, or a date within {NEAREST_DAYS} days of it",
        remedy="Export the staff in post on that date, or measure the year that the file is for.",
        count=sum(days.values()),
    )


def _near_date(source: Source, column: str, organisation: str, day: date, reference: date, rows: int) -> Finding:
    return Finding(
        "warning",
        "near date",
        source.file,
        sheet=source.sheet,
        column=source.headings[column],
        found=f"{day.isoformat()}, the nearest date that organisation {organisation} has",
        expected=f"{reference.isoformat()}, the edition's date",
        remedy="It is taken as it is. Say so in the return's notes.",
        count=rows,
    )
