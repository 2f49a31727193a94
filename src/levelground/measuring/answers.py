"""Answers that an organisation gives itself (the record set `answers`): checked, and carried as they were given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from levelground.records import Finding, Source, record_set_named, spelling, sql
from levelground.standards import Answer, Answered, Edition, Standard

if TYPE_CHECKING:
    import duckdb

COLUMNS = ("organisation", "standard", "year", "indicator", "answer", "words")
MOST_LETTERS = 2_000
# By organisation, then by indicator.
Answers = Mapping[str, Mapping[str, Answered]]


def asked(standard: Standard) -> tuple[str, ...]:
    """The numbers of the indicators that are answered."""
    return tuple(one.number for one in standard.indicators if isinstance(one.measure, Answer))


def read_answers(
    engine: duckdb.DuckDBPyConnection, source: Source, standard: Standard, edition: Edition, findings: list[Finding]
) -> Answers:
    """The answers for this edition; every fault becomes a finding with its row. Words lose line breaks, no more."""
    listed = ", ".join(sql.filled(sql.name(column)) if source.has(column) else "''" for column in COLUMNS)
    rows = engine.execute(f"SELECT file, row, {listed} FROM {source.numbered} AS records ORDER BY 1, 2").fetchall()
    accepted = spelling.spellings(record_set_named("answers").column("answer"))
    known = spelling.read({str(row[6]) for row in rows}, accepted, source.values.get("answer", {})).known
    numbers = asked(standard)
    answers: dict[str, dict[str, Answered]] = {}
    for file, row, organisation, name, year, indicator, said, words in rows:
        if name.lower() != standard.name or year != str(edition.year):
            continue
        faults = [
            (column, found, expected)
            for column, found, expected, wrong in (
                ("organisation", "nothing", "an organisation's ODS code", not organisation),
                ("indicator", repr(indicator), f"one of: {', '.join(numbers)}", indicator not in numbers),
                ("answer", repr(said) if said else "nothing", "yes or no", not known.get(said)),
                ("words", f"{len(words):,} letters", f"{MOST_LETTERS:,} letters at most", len(words) > MOST_LETTERS),
                ("indicator", "the same answer a second time", "each organisation and indicator once",
                 indicator in answers.get(organisation, {})),
            )
            if wrong
        ]  # fmt: skip
        findings.extend(
            Finding(
                "error", "wrong answer", file, sheet=source.sheet, row=row,
                column=source.headings.get(column, column), found=found, expected=expected,
                remedy="Correct the answer.",
            )
            for column, found, expected in faults
        )  # fmt: skip
        if not faults:
            answers.setdefault(organisation, {})[indicator] = Answered(known[said], " ".join(words.split()))
    return answers
