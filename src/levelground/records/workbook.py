"""Excel workbooks: the sheet and the header row that hold a record set, and its cells as the text a CSV would have."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any

from levelground.records import faults, package
from levelground.records.findings import Finding
from levelground.records.headings import header_of, on_one_line, without_blank_end
from levelground.records.signatures import signature
from levelground.records.text_file import Score

_TITLE_ROWS = 30
_SHEETS_LISTED = 5
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Book:
    """A workbook that was read: the rows of each sheet as they stand, from row 1, in the order of the sheets.

    `merged` has the rows in which a cell was filled from one above that it is merged with, by sheet. `marked` are the
    parts of the file in which a cell has a formula or an error.
    """

    path: Path
    sheets: dict[str, Rows]
    merged: dict[str, list[int]]
    macros: bool = False
    marked: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Sheet:
    """A sheet with its header found: `rows` are all its rows as they stand, from row 1; `index` counts from 0.

    The headings end in the row `header_row`; `titles` are the rows above them.
    """

    name: str
    index: int
    header_row: int
    headings: tuple[str, ...]
    rows: Rows
    titles: int


def read_book(path: Path, findings: list[Finding]) -> Book | None:
    """A workbook with all its sheets; None, with a finding, where it cannot or must not be read."""
    import python_calamine as calamine  # noqa: PLC0415 - only a folder with a workbook pays for the reader

    looked = package.look_at(path)
    if looked.refusal:
        remedy = "Copy the records alone into a new workbook, or save them as CSV."
        findings.append(faults.unreadable(path, looked.refusal, remedy))
        return None
    sheets: dict[str, Rows] = {}
    merged: dict[str, list[int]] = {}
    try:
        workbook = calamine.CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
            merged[name] = _fill_merged(rows, sheet.merged_cell_ranges or [])
            sheets[name] = rows
    except calamine.PasswordError:
        findings.append(faults.unreadable(path, "a workbook with a password", "Save a copy without a password."))
        return None
    except (calamine.CalamineError, OSError, ValueError):
        findings.append(_broken(path))
        return None
    return Book(path, sheets, merged, looked.macros, looked.marked)


def _fill_merged(rows: list[list[Any]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> list[int]:
    """Gives the value of cells merged downwards to each of their rows; the numbers of the rows that got one.

    Cells merged sideways keep their one value: a heading over several columns is the heading of the first.
    """
    filled = []
    for (top, left), (bottom, _) in ranges:
        if top >= len(rows) or left >= len(rows[top]) or rows[top][left] in ("", None):
            continue
        for number, row in enumerate(rows[top + 1 : bottom + 1], start=top + 2):
            if left < len(row) and row[left] in ("", None):
                row[left] = rows[top][left]
                filled.append(number)
    return filled


def find_sheet(book: Book, score: Score, findings: list[Finding], wanted: str = "") -> Sheet | None:
    """The sheet whose first rows hold most of the wanted headings (or the sheet named); None, with a finding, if none.

    Of sheets that fit equally well the one with rows is taken; where several have rows, nobody but the user can say.
    """
    names = list(book.sheets)
    if wanted and wanted not in names:
        findings.append(_no_sheet(book.path, wanted, names))
        return None
    chosen = [wanted] if wanted else names
    sheets = [_sheet(name, names.index(name), book.sheets[name], score) for name in chosen]
    filled = [sheet for sheet in sheets if sheet is not None]
    if not filled:
        findings.append(faults.empty_file(book.path))
        return None
    best = max(score(list(sheet.headings)) for sheet in filled)
    fitting = [sheet for sheet in filled if score(list(sheet.headings)) == best]
    with_rows = [sheet for sheet in fitting if next(rows_of(sheet), None) is not None]
    if best and len(with_rows) > 1:
        findings.append(_several_sheets(book.path, with_rows))
        return None
    return (with_rows or fitting)[0]


def notes_on(book: Book, sheet: Sheet, *, named: bool) -> list[Finding]:
    """Warnings on how a workbook was read: which of its sheets, macros that are not run, and cells that are merged.

    `named` tells that a profile names the sheet, so that nothing was chosen.
    """
    notes = faults.title_rows(
        book.path.name, sum(map(_is_filled, sheet.rows[: sheet.titles])), sheet.header_row, sheet.name
    )
    others = [name for name, rows in book.sheets.items() if name != sheet.name and any(map(_is_filled, rows))]
    if others and not named:
        listed = ", ".join(map(repr, others[:_SHEETS_LISTED])) + (" …" if len(others) > _SHEETS_LISTED else "")
        rest = f"the other{'s' * (len(others) > 1)}: {listed}"
        notes.append(
            Finding(
                "warning", "one sheet of several", book.path.name, sheet=sheet.name,
                found=f"this sheet, of {len(others) + 1} with something in; {rest}",
                expected="one sheet of records", count=len(others),
                remedy="Its headings fit best. If another one is meant, name it in a profile (sheet = …).",
            )
        )  # fmt: skip
    if book.macros:
        notes.append(
            Finding(
                "warning", "macros", book.path.name, found="a workbook with macros", expected="values alone",
                remedy="Its cells are read as they were last saved, and no macro is run.",
            )
        )  # fmt: skip
    filled = sum(row > sheet.header_row for row in book.merged[sheet.name])
    if filled:
        notes.append(
            Finding(
                "warning", "merged cells", book.path.name, sheet=sheet.name,
                found=f"{filled:,} cells that are merged with one above",
                expected="a value in every cell", count=filled,
                remedy="Each of their rows is read with the value of the merged cell.",
            )
        )  # fmt: skip
    return notes


def _is_filled(row: Sequence[object]) -> bool:
    return any(cell not in ("", None) for cell in row)


def _sheet(name: str, place: int, rows: Rows, score: Score) -> Sheet | None:
    """A sheet with the first of the rows that hold most headings as its header; None where it is empty."""
    header = header_of([[on_one_line(as_text(cell)) for cell in row] for row in rows[:_TITLE_ROWS]], score)
    if header is None:
        return None
    return Sheet(name, place, header.last + 1, without_blank_end(header.cells), rows, header.first)


def _no_sheet(path: Path, wanted: str, names: list[str]) -> Finding:
    return Finding(
        "error",
        "missing sheet",
        path.name,
        sheet=wanted,
        found=f"no sheet of this name; there are {', '.join(map(repr, names))}",
        expected="the sheet that the profile names",
        remedy="Correct the profile, or rename the sheet.",
    )


def _several_sheets(path: Path, sheets: list[Sheet]) -> Finding:
    listed = ", ".join(repr(sheet.name) for sheet in sheets)
    return Finding(
        "error",
        "several sheets",
        path.name,
        found=f"{len(sheets)} sheets with these headings and rows below them: {listed}",
        expected="one sheet of records",
        remedy="Take the others out, or name the right one in a profile (sheet = …).",
    )


def _broken(path: Path) -> Finding:
    with path.open("rb") as file:
        head = file.read(8)
    if not head:
        return faults.empty_file(path)
    kind = signature(head)
    found = "a workbook that is broken off or damaged" if kind.startswith("a zip") else f"{kind or 'no workbook'}"
    return faults.unreadable(path, found, "Open it in Excel and save it again as .xlsx.")


def rows_of(sheet: Sheet, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header as (row number, cells as text), blank ones left out; of `numbers` alone, if given."""
    width = len(sheet.headings)
    for number in range(sheet.header_row + 1, len(sheet.rows) + 1) if numbers is None else numbers:
        cells = [as_text(cell) for cell in sheet.rows[number - 1][:width]]
        if any(cells):
            yield number, cells + [""] * (width - len(cells))


def column_of(sheet: Sheet, position: int) -> list[str]:
    """A column below the header as text, a cell for each row, blank rows too."""
    return _as_texts(list(map(itemgetter(position), sheet.rows[sheet.header_row :])))


def _as_texts(cells: list[Any]) -> list[str]:
    """`as_text` of each cell, without a call for each: nearly all are text, or one of few dates and numbers."""
    kinds = set(map(type, cells))
    if kinds <= {str}:
        return list(map(str.strip, cells))
    if bool in kinds:
        # True and 1 are equal, and are not the same text.
        return list(map(as_text, cells))
    texts = {cell: as_text(cell) for cell in set(cells)}
    return [texts[cell] for cell in cells]


def as_text(cell: object) -> str:
    """A cell as a CSV would hold it: dates in ISO form, whole numbers without a point, true and false as yes and no."""
    match cell:
        case str():
            return cell.strip()
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime():
            return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
        case datetime.date() | datetime.time():
            return cell.isoformat()
        case None:
            return ""
        case _:
            return str(cell).strip()
