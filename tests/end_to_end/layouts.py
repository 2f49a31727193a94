"""Files as people write them, from rows of cells: with commas, with tabs, as a sheet of a workbook."""

import csv
import datetime
from pathlib import Path

import xlsxwriter

Cells = list[object]


def as_csv(path: Path, rows: list[Cells]) -> None:
    """A CSV as a spreadsheet saves it on Windows."""
    with path.open("w", newline="", encoding="cp1252") as file:
        csv.writer(file).writerows(rows)


def as_tabs(path: Path, rows: list[Cells]) -> None:
    """'Unicode text', with tabs, as a spreadsheet saves it."""
    path.write_text("\n".join("\t".join(map(str, row)) for row in rows), "utf-16")


def as_sheet(book: xlsxwriter.Workbook, name: str, rows: list[Cells]) -> xlsxwriter.worksheet.Worksheet:
    """A sheet with these rows; dates are dates."""
    dated = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name)
    for at, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime.date):
                sheet.write_datetime(at, column, datetime.datetime.combine(cell, datetime.time()), dated)
            elif cell not in ("", None):
                sheet.write(at, column, cell)
    return sheet


def as_workbook(path: Path, rows: list[Cells]) -> None:
    """A workbook of one sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        as_sheet(book, "Export", rows)
