"""Published survey results: percentages and scores with their bases, checked and turned into counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from levelground.measuring.counting import Frame
from levelground.records import Column, Finding, Source, record_set_named, spelling, sql
from levelground.standards import NO_SPREAD, Edition, Indicator, IndicatorCounts, Standard, SurveyResult

if TYPE_CHECKING:
    import duckdb

# From (organisation, year, question, characteristic, group) to (value, base).
Cells = Mapping[tuple[str, int, str, str, str], tuple[float, float]]


@dataclass(frozen=True)
class Result:
    """One row of a survey file, as text; `row` is the one that a spreadsheet shows."""

    file: str
    row: int
    organisation: str
    year: str
    question: str
    characteristic: str
    group: str
    value: str
    base: str
    unit: str


def results(engine: duckdb.DuckDBPyConnection, source: Source) -> list[Result]:
    """All rows of a survey file: published results, a few for each organisation and year."""
    columns = ", ".join(
        sql.filled(sql.name(column)) if source.has(column) else "''"
        for column in ("organisation", "year", "question", "characteristic", "group", "value", "base", "unit")
    )
    rows = engine.execute(f"SELECT file, row, {columns} FROM {source.numbered} AS records ORDER BY 1, 2").fetchall()
    return [Result(str(row[0]), int(row[1]), *map(str, row[2:])) for row in rows]


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "").rstrip("%"))
    except ValueError:
        return None
    return number if np.isfinite(number) else None


class _Reader:
    """Reads results one by one, keeping what is good and a finding for each fault."""

    def __init__(self, source: Source, standard: Standard, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings
        self.declared = _declared(standard)
        self.measures = {measure.question: measure for measure in _asked(standard).values()}
        self.codes: dict[tuple[str, str], str | None] = {}
        self.cells: dict[tuple[str, int, str, str, str], tuple[float, float]] = {}

    def fault(self, result: Result, column: str, found: str, expected: str, remedy: str, kind: str) -> None:
        self.findings.append(
            Finding(
                "error", kind, result.file, sheet=self.source.sheet, row=result.row,
                column=self.source.headings.get(column, column), found=found, expected=expected, remedy=remedy,
            )
        )  # fmt: skip

    def code(self, result: Result, column: str, value: str) -> str | None:
        declared = self.declared[column]
        if (column, value) not in self.codes:
            read = spelling.read([value], spelling.spellings(declared), self.source.values.get(column, {}))
            self.codes[column, value] = read.known.get(value)
        known = self.codes[column, value]
        if known or (known is not None and column == "unit"):
            return known
        near = spelling.nearest(value, declared)
        hint = f"Nearest: {near!r}. " if near else ""
        self.fault(
            result, column, repr(value) if value else "nothing", f"one of: {', '.join(declared.values)}",
            f"{hint}Correct it, or map the value in a profile.", "unknown code",
        )  # fmt: skip
        return None

    def fits(self, result: Result, question: str, unit: str, value: float) -> bool:
        """Whether a value is in the unit of its question, and within its range; a finding where it is not."""
        measure = self.measures.get(question)
        if measure is not None and (unit or "percent") != measure.unit:
            self.fault(
                result, "unit", unit or "nothing, which is percent",
                f"{measure.unit}: the standard prints {question} so", "Give the result in that unit.", "other unit",
            )  # fmt: skip
            return False
        if (unit or "percent") == "percent" and not 0 <= value <= 100:
            self.fault(
                result, "value", f"{result.value!r}", "a percentage from 0 to 100", "Correct it.",
                "percentage outside 0 to 100",
            )  # fmt: skip
            return False
        if measure is not None and not 0 <= value <= measure.out_of:
            self.fault(
                result, "value", f"{result.value!r}", f"a score from 0 to {measure.out_of:g}", "Correct it.",
                "score outside its range",
            )  # fmt: skip
            return False
        return True

    def take(self, result: Result) -> None:
        codes = {
            name: self.code(result, name, getattr(result, name)) for name in ("question", "characteristic", "group")
        }
        unit = self.code(result, "unit", result.unit)
        year, value, base = _number(result.year), _number(result.value), _number(result.base)
        if not result.organisation:
            self.fault(
                result, "organisation", "nothing", "an organisation's ODS code", "Fill in the code.", "blank value"
            )
            return
        if year is None or not year.is_integer():
            self.fault(
                result,
                "year",
                repr(result.year),
                "the year of the autumn of fieldwork, as 2023",
                "Correct it.",
                "number",
            )
        if value is None:
            self.fault(result, "value", repr(result.value), "a number", "Give the published result.", "number")
        if base is None or base < 0:
            self.fault(
                result, "base", repr(result.base) if result.base else "nothing", "how many answered: a number from 0",
                "Ask for the number of respondents: without it there is no interval.", "number",
            )  # fmt: skip
        if value is not None and unit is not None and not self.fits(result, codes["question"] or "", unit, value):
            value = None
        if value is None or base is None or year is None or unit is None or None in codes.values():
            return
        key = (
            result.organisation, int(year), codes["question"] or "", codes["characteristic"] or "", codes["group"] or ""
        )  # fmt: skip
        if key in self.cells:
            self.fault(
                result, "group", "the same organisation, year, question and group a second time",
                "each result once", "Take out the one that is not meant.", "duplicate result",
            )  # fmt: skip
            return
        self.cells[key] = (value, base)


def _asked(standard: Standard) -> dict[str, SurveyResult]:
    """The survey results that a standard prints, by the indicator's number."""
    return {one.number: one.measure for one in standard.indicators if isinstance(one.measure, SurveyResult)}


def _declared(standard: Standard) -> dict[str, Column]:
    """The columns of codes with the values that they may hold: those known to all, and the standard's own."""
    grouping = standard.grouping
    own = {
        "question": [measure.question for measure in _asked(standard).values()],
        "characteristic": [grouping.characteristic],
        "group": [grouping.comparator, grouping.group],
        "unit": [],
    }
    columns = {name: record_set_named("survey").column(name) for name in own}
    return {
        name: replace(column, values=tuple(dict.fromkeys((*column.values, *own[name]))))
        for name, column in columns.items()
    }


def read_results(
    engine: duckdb.DuckDBPyConnection, source: Source, standard: Standard, findings: list[Finding]
) -> Cells:
    """All results of a survey file; every fault becomes a finding."""
    reader = _Reader(source, standard, findings)
    for result in results(engine, source):
        reader.take(result)
    return reader.cells


def survey_counts(cells: Cells, standard: Standard, edition: Edition, frame: Frame) -> list[IndicatorCounts]:
    """The counts of each indicator that is a survey's result: numerator = value × base / 100, unrounded.

    A score's are too, so that no numerator is above its denominator; they are flagged as having no spread.
    """
    groups, characteristic = frame.groups, standard.grouping.characteristic
    counts = []
    for number, measure in _asked(standard).items():
        flags = (NO_SPREAD,) if measure.unit == "score" else ()
        numerator = np.full((len(frame.organisations), 1, len(groups)), np.nan)
        denominator = numerator.copy()
        for row, organisation in enumerate(frame.organisations):
            for group in measure.asked_of or (standard.grouping.comparator, standard.grouping.group, "all"):
                key = (organisation, edition.survey_year, measure.question, characteristic, group)
                if key in cells:
                    value, base = cells[key]
                    numerator[row, 0, groups.index(group)] = value * base / 100
                    denominator[row, 0, groups.index(group)] = base
        if not np.isnan(denominator).all():
            counts.append(
                IndicatorCounts(
                    number, ("",), groups, numerator, denominator, tuple(flags for _ in frame.organisations)
                )
            )
    return counts


def why_none(cells: Cells, indicator: Indicator, standard: Standard, edition: Edition, *, given: bool) -> str:
    """Why an indicator that is a survey's result has no counts; `given`: whether there is a survey file at all."""
    if not given:
        return "no survey results were given"
    if not any(key[1] == edition.survey_year for key in cells):
        return f"the survey file has no results for {edition.survey_year}"
    what = indicator.measure.question if isinstance(indicator.measure, SurveyResult) else indicator.title
    return f"the survey file has no results of {what} by {standard.grouping.characteristic} for {edition.survey_year}"


def note_year(
    source: Source,
    cells: Cells,
    edition: Edition,
    findings: list[Finding],
) -> None:
    """A warning where a survey file has results, but none of the autumn that the edition uses."""
    years = sorted({key[1] for key in cells})
    if years and edition.survey_year not in years:
        findings.append(
            Finding(
                "warning", "other survey year", source.file, sheet=source.sheet, column=source.headings["year"],
                found=f"results of {', '.join(map(str, years))}",
                expected=f"{edition.survey_year}: the {edition.year} edition uses the survey of the autumn before",
                remedy="Give the year of fieldwork, not of publication, or add that year's results.",
                count=len(cells),
            )
        )  # fmt: skip
