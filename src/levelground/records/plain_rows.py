"""The rows of a small table that is no record set (totals from elsewhere), from a CSV or XLSX file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from levelground.records import faults, text_file, workbook
from levelground.records.findings import Finding, errors
from levelground.records.headings import without_blank_end

# More rows than these are no table of totals but a file of records, given by mistake.
_MOST_ROWS = 100_000


@dataclass(frozen=True)
class PlainRows:
    """Headings and rows as text, each row with the number that a spreadsheet shows."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]


def rows_of_file(path: Path, score: Callable[[list[str]], int], findings: list[Finding]) -> PlainRows | None:
    """The rows below the line of headings that `score` ranks highest; None, with a finding, where there are none."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        book = workbook.read_book(path, findings)
        sheet = workbook.find_sheet(book, score, findings) if book else None
        if book is None or sheet is None:
            return None
        name = sheet.name if len(book.sheets) > 1 else ""
        found = PlainRows(name, sheet.headings, tuple(workbook.rows_of(sheet)))
    else:
        layout = text_file.layout_of(path, score, findings)
        if layout is None:
            return None
        rows = tuple(text_file.rows_of(path, layout, findings, lambda _: True))
        found = PlainRows("", without_blank_end(layout.headings), rows)
    if errors(findings):
        return None
    if len(found.rows) > _MOST_ROWS:
        findings.append(faults.unreadable(path, f"{len(found.rows):,} rows", "Give a table of totals, not of records."))
        return None
    return found


def sheet_texts(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """The texts of a workbook's sheets by row and column, both from 1; a merged cell's text in all columns it spans.

    Numbers and blanks are left out. Empty where the workbook cannot be read.
    """
    import python_calamine as calamine  # noqa: PLC0415 - only a folder with a workbook pays for the reader

    found: dict[str, dict[tuple[int, int], str]] = {}
    book = calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        texts = {
            (row, column): " ".join(cell.split())
            for row, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1)
            for column, cell in enumerate(cells, start=1)
            if isinstance(cell, str) and cell.strip()
        }
        for (top, left), (_, right) in sheet.merged_cell_ranges or []:
            text = texts.get((top + 1, left + 1), "")
            if text:
                texts |= {(top + 1, column): text for column in range(left + 1, right + 2)}
        found[name] = texts
    return found
