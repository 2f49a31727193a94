"""What a cube shows to be wrong: unknown codes, dates, blanks; the rows are looked up only then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from levelground.measuring.cube import BLANK, EARLIEST, IMPOSSIBLE, NOT_A_DATE, YEARS_AHEAD, Cube
from levelground.measuring.engine import Engine
from levelground.measuring.plan import SetPlan
from levelground.records import DERIVED_FROM, Finding, Source, checks, spelling

# Above this share of records without a known ethnicity a warning is given. Default, check: no national limit was found.
USUAL_UNKNOWN_SHARE = 0.10


@dataclass(frozen=True)
class Examiner:
    """A record set under examination: the engine and source to look rows up in, and where the findings go."""

    engine: Engine
    source: Source
    plan: SetPlan
    findings: list[Finding]
    taken: str = "TRUE"

    def canonical(self, cube: Cube) -> Cube:
        """The cube with canonical values in all its keys; values that are none are findings, and count as blank."""
        cube = cube.with_column(
            "organisation",
            cube.columns["organisation"].recoded({v: v.strip() for v in cube.columns["organisation"].values}),
        )
        for key in self.plan.keys:
            if key in cube.columns:
                cube = self._spelt(cube, key)
        return cube

    def _spelt(self, cube: Cube, key: str) -> Cube:
        column = cube.columns[key]
        origin = DERIVED_FROM.get(key)
        stands_in = key if origin is None or self.source.has(key) else origin
        accepted = (
            spelling.clinical_spellings()
            if origin is not None and self.source.has(origin)
            else spelling.spellings(self.source.record_set.column(key))
        )
        translations = {**self.source.values.get(origin or key, {}), **self.source.values.get(key, {})}
        read = spelling.read(column.values, accepted, translations)
        if read.unknown:
            totals = cube.totals(key)
            unknown = {value: totals[value] for value in read.unknown}
            self.findings.extend(checks.unknown_values(self.engine.rows, self.source, key, unknown, stands_in))
        return cube.with_column(key, column.recoded(read.known))

    def broken(self, rule: checks.Rule, total: int) -> None:
        """Adds the findings for a rule that `total` rows break, if any do."""
        if total:
            self.findings.extend(checks.broken(self.engine.rows, self.source, rule, total))

    def blank_organisations(self, cube: Cube) -> None:
        """An organisation must be named in every row."""
        rule = checks.blank(
            "organisation", severity="error", expected="an organisation's ODS code", remedy="Fill in the code.",
            where=self.taken,
        )  # fmt: skip
        self.broken(rule, cube.totals("organisation").get("", 0))

    def blank_identifiers(self, column: str, total: int) -> None:
        """An identifier must stand in every row."""
        rule = checks.blank(
            column, severity="error", expected="an identifier in every row",
            remedy="Fill it in: any stable number or code will do, not a name.", where=self.taken,
        )  # fmt: skip
        self.broken(rule, total)

    def dates(self, cube: Cube, column: str, reference: date, needed: str, total_blank: int) -> None:
        """Dates must be dates, possible ones, and there where `needed` (SQL) holds."""
        totals = cube.totals(column)
        latest = date(reference.year + YEARS_AHEAD, 12, 31)
        numbers = (total_blank, totals.get(NOT_A_DATE, 0), totals.get(IMPOSSIBLE, 0))
        rules = checks.date_rules(self.source, column, EARLIEST, latest, needed)
        for rule, number in zip(rules, numbers, strict=True):
            self.broken(rule, number)


def blank_total(cube: Cube, column: str) -> int:
    """How many rows have no date in a column."""
    return cube.totals(column).get(BLANK, 0)
