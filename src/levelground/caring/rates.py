"""A source's rates as somebody brings them: of the cells where it tells them, of the margins where it tells no more."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from levelground.caring.counts import DIMENSIONS, Measured, counts_of_rows
from levelground.records import Finding, InputFaultsError, rows_of_file
from levelground.statistics import raked

HEADINGS = (*DIMENSIONS, "carers", "people")


@dataclass(frozen=True)
class Rates:
    """Carers and people of a source, in groups: one table of cells, or one table for each of its margins."""

    file: str
    carers: tuple[Measured, ...]
    people: tuple[Measured, ...]

    @property
    def margins(self) -> bool:
        """Whether the source tells margins alone."""
        return len(self.people) > 1

    @property
    def by(self) -> tuple[str, ...]:
        """The dimensions that it tells of."""
        return tuple(name for name in DIMENSIONS if any(name in table.by for table in self.people))

    def rate(self) -> dict[tuple[str, ...], tuple[float, float]]:
        """Carers and people of each cell.

        Of margins, by raking: people as if the margins were independent, carers as near to one rate for all as their
        margins allow. These cells serve to add up, and are told to nobody: no source has them.
        """
        if not self.margins:
            carers, people = self.carers[0], self.people[0]
            return {cell: (carers.cells.get(cell, 0), count) for cell, count in people.cells.items()}
        groups = [list(table.cells) for table in self.people]
        people_margins = [
            [float(table.cells[cell]) for cell in cells] for table, cells in zip(self.people, groups, strict=True)
        ]
        carers_margins = [
            [float(table.cells.get(cell, 0)) for cell in cells]
            for table, cells in zip(self.carers, groups, strict=True)
        ]
        people_cells = raked(np.ones([len(cells) for cells in groups]), people_margins)
        carers_cells = raked(people_cells, carers_margins)
        found = {}
        for place in np.ndindex(*people_cells.shape):
            cell = tuple(part for axis, at in enumerate(place) for part in groups[axis][at])
            found[cell] = (float(carers_cells[place]), float(people_cells[place]))
        return found


def rates_csv(rates: Rates) -> str:
    """The table of rates, as CSV."""
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\n")
    write.writerow(HEADINGS)
    for carers, people in zip(rates.carers, rates.people, strict=True):
        for cell, count in people.cells.items():
            told = dict(zip(people.by, cell, strict=True))
            write.writerow([*(told.get(name, "") for name in DIMENSIONS), carers.cells.get(cell, 0), count])
    return text.getvalue()


def rates_in(text: str, name: str) -> Rates:
    """The rates in a table as `rates_csv` writes it; `name` is what it is called. Raises InputFaultsError."""
    headings, *rows = csv.reader(io.StringIO(text))
    return _Reading(name).read(headings, list(enumerate(rows, 2)))


def read_rates(path: Path) -> Rates:
    """The rates in a CSV or XLSX file with the columns age, sex, ethnicity, carers, people.

    Rows that fill in the same columns are a table of cells; rows that fill in one column each are margins. Raises
    InputFaultsError with every fault.
    """
    findings: list[Finding] = []
    found = rows_of_file(path, lambda cells: sum(each.strip().casefold() in HEADINGS for each in cells), findings)
    if found is None:
        raise InputFaultsError(tuple(findings))
    return _Reading(path.name).read([each.strip().casefold() for each in found.headings], found.rows)


@dataclass
class _Reading:
    file: str
    findings: list[Finding] = field(default_factory=list)

    def read(self, headings: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> Rates:
        missing = [name for name in ("carers", "people") if name not in headings]
        if missing:
            self._fault(f"no column {' and no column '.join(missing)}", f"the columns {', '.join(HEADINGS)}")
        tables = self._tables(headings, rows) if not missing else {}
        read = [self._table(lines) for lines in tables.values()]
        single = all(len(filled) == 1 for filled in tables)
        if not self.findings and not read:
            self._fault("no row", "a row for each group of the source")
        if len(tables) > 1 and not single:
            self._fault(
                "rows that fill in different columns", "either all cells, or margins of one column each",
                remedy="Leave the rows of totals out.",
            )  # fmt: skip
        if self.findings:
            raise InputFaultsError(tuple(self.findings))
        rates = Rates(self.file, tuple(each[0] for each in read), tuple(each[1] for each in read))
        try:
            rates.rate()
        except ValueError as error:
            self._fault(f"margins that do not belong together: {error}", "margins of the same people")
            raise InputFaultsError(tuple(self.findings)) from error
        return rates

    def _tables(
        self, headings: Sequence[str], rows: Sequence[tuple[int, list[str]]]
    ) -> dict[tuple[str, ...], list[tuple[int, Mapping[str, str]]]]:
        found: dict[tuple[str, ...], list[tuple[int, Mapping[str, str]]]] = {}
        for number, cells in rows:
            told = {name: cells[place].strip() if place < len(cells) else "" for place, name in enumerate(headings)}
            if any(told.values()):
                found.setdefault(tuple(name for name in DIMENSIONS if told.get(name)), []).append((number, told))
        return found

    def _table(self, lines: list[tuple[int, Mapping[str, str]]]) -> tuple[Measured, Measured]:
        """Carers and people of one table, read by the rules for an organisation's counts."""
        rows = []
        for what, column in (("staff", "people"), ("flagged", "carers")):
            rows += [
                (number, [what, *(told.get(name, "") for name in DIMENSIONS), told[column]]) for number, told in lines
            ]
        try:
            counts = counts_of_rows(self.file, ("what", *DIMENSIONS, "count"), rows)
        except InputFaultsError as error:
            self.findings += [
                Finding(
                    each.severity, "rates", each.file,
                    each.found.replace("flagged", "carers").replace("staff", "people"),
                    each.expected.replace("flagged", "carers").replace("staff", "people"),
                    each.remedy, column="carers or people" if each.column == "count" else each.column, row=each.row,
                )
                for each in error.findings
            ]  # fmt: skip
            return Measured((), {}), Measured((), {})
        return counts.of["flagged"], counts.staff

    def _fault(self, found: str, expected: str, remedy: str = "Write the table so.") -> None:
        self.findings.append(Finding("error", "rates", self.file, found, expected, remedy))
