"""Rows that are no records: totals, the header once more, and notes, which exports put among and below the records.

Only a row that holds next to nothing else is taken for one: a record whose cells are merely wrong stays one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from levelground.records import sql
from levelground.records.findings import Finding
from levelground.records.headings import Columns

Filler = Literal["", "total row", "repeated header", "note"]

# Columns that may be blank in a sound record.
_MAY_BE_BLANK = ("ethnic_category", "shortlisted_on", "shortlisted", "appointed")
_LONGEST_TOTAL = 80
_LONG = 40
_ROWS_NAMED = 10
_TOTAL = re.compile(r"\W*((grand|sub|overall|report)[ -]?)*(totals?|counts?|headcount)\b.*|.+\b(sub-?)?totals?\W*")
# What is no total, no heading and no sentence, whatever else it is: most identifiers.
_CODE = re.compile(r"[A-Za-z]{0,4}[0-9/-]{1,30}[A-Za-z]{0,4}")
_NUMBER = re.compile(r"[£\s\d.,%()-]+")
_EXPLAINED: Mapping[str, tuple[str, str]] = {
    "total row": ("totals", "They are left out: a total is no record."),
    "repeated header": ("the headings once more", "They are left out."),
    "note": ("a title or a note, without the cells of a record", "They are left out: look whether one is a record."),
}


@dataclass
class Fillers:
    """Tells rows that are no records from records, for one file, and remembers which rows they were.

    `identifier` is the position of the column that identifies a record, `others` those of other columns that every
    record must have, `wanted` those of all columns that are read.
    """

    headings: Sequence[str]
    identifier: int
    others: tuple[int, ...]
    wanted: tuple[int, ...]
    rows: dict[Filler, list[int]] = field(default_factory=dict)

    def kind(self, cells: Sequence[str]) -> Filler:
        """What kind of filler a row is; blank for a record."""
        own = cells[self.identifier].strip()
        if not self.suspected([own]):
            return ""
        if own and self._is_header(cells):
            return "repeated header"
        filled = [cell.strip() for cell in cells if cell.strip()]
        elsewhere = sum(bool(cells[at].strip()) and not _is_part_of_total(cells[at]) for at in self.others)
        if any(map(_is_total, filled)) and elsewhere <= 1 and (not own or _is_wordy(own)):
            return "total row"
        said = [cell for at in self.others if (cell := cells[at].strip())]
        if filled and len(filled) <= 2 and all(map(_is_wordy, said)):
            return "note"
        return ""

    def suspected(self, identifiers: Sequence[str]) -> list[int]:
        """The places of those identifiers, stripped, that do not show by themselves that their rows are records."""
        heading = self.headings[self.identifier].strip().lower()
        return [
            place
            for place, own in enumerate(identifiers)
            if own.lower() == heading or not (_CODE.fullmatch(own) or (own and not _is_wordy(own)))
        ]

    def _is_header(self, cells: Sequence[str]) -> bool:
        same = sum(_is_header_cell(cells[at], self.headings[at]) for at in self.wanted)
        return same >= 2 and 2 * same > len(self.wanted)

    def is_filler(self, cells: Sequence[str]) -> bool:
        """Whether a row, which may be cut short, is no record."""
        return self.kind([*cells, *[""] * (len(self.headings) - len(cells))]) != ""

    def without(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """The records among the rows; the others are remembered."""
        for number, cells in rows:
            kind = self.kind(cells)
            if kind:
                self.rows.setdefault(kind, []).append(number)
            else:
                yield number, cells

    def findings(self, file: str, sheet: str = "") -> list[Finding]:
        """A warning for each kind of row that was left out. It names rows and quotes nothing."""
        findings = []
        for kind, numbers in sorted(self.rows.items()):
            found, remedy = _EXPLAINED[kind]
            listed = ", ".join(f"{number:,}" for number in numbers[:_ROWS_NAMED])
            more = " …" if len(numbers) > _ROWS_NAMED else ""
            findings.append(
                Finding(
                    "warning", f"{kind} left out", file, sheet=sheet, row=numbers[0],
                    found=f"{found}, in {len(numbers):,} row{'s' * (len(numbers) > 1)} ({listed}{more})",
                    expected="records and nothing else below the header", remedy=remedy, count=len(numbers),
                )
            )  # fmt: skip
        return findings

    def suspects(self, cell: Callable[[int], str]) -> str:
        """SQL that holds for every row that can be a filler, and for few others.

        `cell` gives SQL for a position's cell without the spaces around it.
        """
        own, heading = cell(self.identifier), sql.text(self.headings[self.identifier].strip().lower())
        blank = " OR ".join(f"coalesce({each}, '') = ''" for each in (own, *map(cell, self.others[:1])))
        return f"{blank} OR lower({own}) LIKE '%total%' OR lower({own}) = {heading}"


def fillers_of(columns: Columns, positions: Mapping[str, int], headings: Sequence[str]) -> Fillers | None:
    """What tells fillers from records in a file of these columns; None where its records have no identifier."""
    record_set = columns.record_set
    name = record_set.columns[0].name
    if record_set.columns[0].kind != "identifier" or name not in positions:
        return None
    sure = [other for other in record_set.required if other in positions and other not in (name, *_MAY_BE_BLANK)]
    rest = [other for other in record_set.required if other in positions and other in _MAY_BE_BLANK]
    others = tuple(positions[other] for other in (*sure, *rest))
    return Fillers(headings, positions[name], others, tuple(positions.values())) if len(others) > 1 else None


def _is_header_cell(cell: str, heading: str) -> bool:
    return cell.strip().lower() == heading.strip().lower()


def _is_wordy(cell: str) -> bool:
    """Whether a cell reads like a title, a note or a total, and not like an identifier."""
    words = [word for word in cell.split() if any(map(str.isalpha, word))]
    sentence = len(words) > 1 and (len(cell.split()) > 2 or not any(map(str.isdigit, cell)))
    return sentence or len(cell) > _LONG or any(word.endswith(":") for word in words) or _is_total(cell)


def _is_total(cell: str) -> bool:
    return len(cell) <= _LONGEST_TOTAL and "t" in cell.lower() and _TOTAL.fullmatch(cell.strip().lower()) is not None


def _is_part_of_total(cell: str) -> bool:
    return _is_total(cell.strip()) or _NUMBER.fullmatch(cell.strip()) is not None
