"""Checks on a record set: each is a rule that the engine counts, and only where it fails are the rows looked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from levelground.records import spelling, sql
from levelground.records.findings import EXAMPLES, Finding, Severity
from levelground.records.source import Source

# Asks whatever engine holds the records: a query in the SQL that all engines share, and its rows.
Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Rule:
    """A rule that some rows break: which rows (`failing`, SQL), and how to say it.

    `shows` is the column whose value a finding may quote; blank where the rule is about the row as a whole.
    """

    severity: Severity
    kind: str
    column: str
    failing: str
    found: str
    expected: str
    remedy: str
    shows: str = ""


def broken(ask: Ask, source: Source, rule: Rule, total: int, examples: int = EXAMPLES) -> list[Finding]:
    """The findings for a rule that `total` rows break: the first rows one by one, the rest as a number."""
    shown = sql.filled(sql.name(rule.shows)) if rule.shows else "''"
    if rule.shows in source.dated:
        shown = f"coalesce(CAST({sql.name(rule.shows)} AS STRING), '')"
    rows = ask(
        f'SELECT "file", "row", {shown} FROM {source.numbered} AS records WHERE {rule.failing}'
        f" ORDER BY 1, 2 LIMIT {examples}"
    )
    heading = source.headings.get(rule.column, rule.column)
    identifies = bool(rule.shows) and source.record_set.column(rule.shows).kind == "identifier"
    findings = [
        Finding(
            rule.severity,
            rule.kind,
            str(file),
            sheet=source.sheet,
            row=int(row),
            column=heading,
            found=rule.found.format(value=_quoted(str(value))),
            expected=rule.expected,
            remedy=rule.remedy,
            identifies=identifies,
        )
        for file, row, value in rows
    ]
    if total > len(findings):
        findings.append(
            Finding(
                rule.severity,
                rule.kind,
                source.file,
                sheet=source.sheet,
                column=heading,
                found=f"{total - len(findings):,} more rows of the same kind",
                expected=rule.expected,
                remedy=rule.remedy,
                count=total - len(findings),
            )
        )
    return findings


def _quoted(value: str, longest: int = 60) -> str:
    return repr(value if len(value) <= longest else value[:longest] + "…")


def unknown_values(
    ask: Ask,
    source: Source,
    column: str,
    unknown: Mapping[str, int],
    stands_in: str = "",
) -> list[Finding]:
    """Findings for values that a column of codes may not hold: `unknown` gives each with its number of rows.

    `stands_in` names the column of the file where it differs from the one that the value is read for.
    """
    known = source.record_set.column(stands_in or column)
    findings: list[Finding] = []
    by_number = sorted(unknown.items(), key=lambda item: (-item[1], item[0]))
    examples = max(1, EXAMPLES // len(by_number)) if by_number else 0
    for value, total in by_number[:EXAMPLES]:
        near = spelling.nearest(value, known)
        rule = Rule(
            "error",
            "unknown code",
            stands_in or column,
            f"{sql.filled(sql.name(stands_in or column))} = trim({sql.text(value)})",
            found="{value}",
            expected=_expected(known.kind, known.values),
            remedy=(f"Nearest: {near!r}. " if near else "") + "Correct it, or map the value in a profile.",
            shows=stands_in or column,
        )
        findings.extend(broken(ask, source, rule, total, examples))
    others = by_number[EXAMPLES:]
    if others:
        findings.append(
            Finding(
                "error",
                "unknown code",
                source.file,
                sheet=source.sheet,
                column=source.headings.get(stands_in or column, column),
                found=f"{len(others):,} more values that are not known",
                expected=_expected(known.kind, known.values),
                remedy="Look whether this column holds what its heading says.",
                count=sum(total for _, total in others),
            )
        )
    return findings


def _expected(kind: str, values: tuple[str, ...]) -> str:
    if kind == "ethnic category":
        return "an NHS Data Dictionary ethnic category: A to S, Z, 99, a national extension, or one of their labels"
    return f"one of: {', '.join(values)}"


def blank(column: str, *, severity: Severity, expected: str, remedy: str, where: str = "TRUE") -> Rule:
    """The rule that a column is filled, in the rows where `where` holds."""
    return Rule(
        severity,
        "blank value",
        column,
        f"{sql.filled(sql.name(column))} = '' AND ({where})",
        found="nothing",
        expected=expected,
        remedy=remedy,
    )


def date_rules(source: Source, column: str, earliest: date, latest: date, needed: str = "TRUE") -> tuple[Rule, ...]:
    """The rules on a date: it is there where `needed` (SQL) holds, it is one, and a possible one."""
    parsed, name = source.date(column), sql.name(column)
    blank = f"{name} IS NULL" if column in source.dated else f"{sql.filled(name)} = ''"
    possible = f"a date from {earliest:%Y} to {latest:%Y}"
    form = "a date, as 2024-03-31 or 31/03/2024"
    impossible = f"({parsed} < {sql.day(earliest)} OR {parsed} > {sql.day(latest)})"
    unread = f"NOT ({blank}) AND {parsed} IS NULL"
    return (
        Rule("error", "blank value", column, f"({blank}) AND ({needed})", "nothing", form, "Fill in the date."),
        Rule("error", "not a date", column, unread, "{value}", form, "Correct the date.", column),
        Rule("error", "impossible date", column, impossible, "{value}", possible, "Correct the date.", column),
    )


def twice(source: Source, key: tuple[str, ...], kind: str, *, remedy: str, where: str = "TRUE") -> Rule:
    """The rule that no two rows share a key, where `where` holds; blank keys are another rule's matter."""
    listed = ", ".join(sql.name(column) for column in key)
    own = key[-1]
    repeated = (
        f"SELECT {listed} FROM {source.relation} AS inner_records WHERE ({where}) "
        f"AND {sql.filled(sql.name(own))} <> '' GROUP BY {listed} HAVING count(*) > 1"
    )
    return Rule(
        "error",
        kind,
        own,
        f"({where}) AND ({listed}) IN ({repeated})",
        found="{value}, more than once",
        expected=f"each {own} once" + (f" for one {' and '.join(key[:-1])}" if len(key) > 1 else ""),
        remedy=remedy,
        shows=own,
    )


# Spreadsheet programs take a cell that begins so for a formula, and would run it when they open our tables.
_FORMULA_SIGNS = "=+@-"
_NAMES_IN_TABLES = ("organisation", "ics", "region")


def is_formula_like(name: str) -> bool:
    """Whether a spreadsheet program would take a name in a table for a formula."""
    return name.lstrip().startswith(tuple(_FORMULA_SIGNS))


def formula_like_names(ask: Ask, source: Source) -> list[Finding]:
    """Findings for the names of organisations, ICSs and regions that are like a formula. To be asked once one is seen.

    Our own tables name these bodies, and carry no formula out of an extract.
    """
    findings: list[Finding] = []
    begins = sql.text(rf"^[ \t\n\r]*[{_FORMULA_SIGNS}]")
    for column in filter(source.has, _NAMES_IN_TABLES):
        rule = Rule(
            "error", "name like a formula", column, f"regexp_matches({sql.name(column)}, {begins})", "{value}",
            "a code or a name", "Correct it: a spreadsheet program would run it as a formula.", shows=column,
        )  # fmt: skip
        total = how_many(ask, source, rule)
        if total:
            findings.extend(broken(ask, source, rule, total))
    return findings


def how_many(ask: Ask, source: Source, rule: Rule) -> int:
    """How many rows break a rule."""
    return int(ask(f"SELECT count(*) FROM {source.relation} AS records WHERE {rule.failing}")[0][0])
