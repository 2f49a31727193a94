"""The date that a file is taken for: the edition's, or the nearest to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from levelground.measuring.cube import EARLIEST, YEARS_AHEAD
from levelground.measuring.engine import Engine
from levelground.measuring.identity import identifier
from levelground.records import Finding, Source, checks, sql

NEAREST_DAYS = 31


@dataclass(frozen=True)
class Chosen:
    """The rows of a file that are taken, as a WHERE condition; and how many rows each organisation has, of any date."""

    condition: str
    rows: Mapping[str, int]


def choose_dates(engine: Engine, source: Source, column: str, reference: date, findings: list[Finding]) -> Chosen:
    """For each organisation the rows of the edition's date, or of the nearest one within 31 days (a warning)."""
    parsed = source.date(column)
    by_date: dict[str, dict[date, int]] = {}
    faulty = 0
    rows: dict[str, int] = {}
    latest = date(reference.year + YEARS_AHEAD, 12, 31)
    code = identifier("organisation")
    # A date before the year 1 has no place in Python.
    possible = f"CASE WHEN {parsed} >= {sql.day(EARLIEST)} AND {parsed} <= {sql.day(latest)} THEN {parsed} END"
    # Text is made a date once for all rows that have the same.
    distinct = f"SELECT {code}, {sql.name(column)}, count(*) AS n FROM {source.relation} AS records GROUP BY 1, 2"
    for given, day, n in engine.rows(
        f"SELECT {code}, {possible}, CAST(sum(n) AS BIGINT) FROM ({distinct}) AS given GROUP BY 1, 2"
    ):
        organisation = given or ""
        rows[organisation] = rows.get(organisation, 0) + n
        if day is None:
            faulty += n
        else:
            by_date.setdefault(organisation, {})[day] = n
    if faulty:
        for rule in checks.date_rules(source, column, EARLIEST, latest):
            total = checks.how_many(engine.rows, source, rule)
            findings.extend(checks.broken(engine.rows, source, rule, total) if total else [])
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
        return f"{parsed} = {sql.day(next(iter(distinct)))}"
    by_day = {day: [code for code, own in chosen.items() if own == day] for day in sorted(distinct)}
    clauses = [
        f"{parsed} = {sql.day(day)} AND {identifier('organisation')} IN {sql.texts(codes)}"
        for day, codes in by_day.items()
    ]
    return f"({' OR '.join(clauses)})" if clauses else "FALSE"


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
