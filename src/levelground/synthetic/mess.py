"""The same record sets in the mess that organisations have: other names, headings, labels and layouts, same truth.

Workbooks have a cover, title rows with merged cells, the header once more in their midst, subtotals, a total and notes;
texts have title lines, semicolons or tabs, dates as 31/03/2026 and the encodings of spreadsheets.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.synthetic.labels import STYLES, Spellings, Style
from levelground.synthetic.table import Coded, Column, Days, Keys, Numbers, Table
from levelground.synthetic.writing import key_width

if TYPE_CHECKING:
    import xlsxwriter

MOST_ROWS = 1_000_000
_EPOCH = date(1970, 1, 1)
_SUBTOTAL_EVERY = 400
_PLAIN = Style("{record_set}.csv", "", {})
Cell = str | date


class MessyWriter:
    """Writes record sets into a folder as real exports look, each as one file once all its tables are known.

    Raises ValueError for more rows than a workbook holds, OSError where the folder cannot be written to.
    """

    def __init__(self, folder: Path, year: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._year = year
        self._rows: dict[str, list[list[Cell]]] = {}
        self._headings: dict[str, list[str]] = {}
        self._written: dict[str, Path] = {}

    def __enter__(self) -> MessyWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            for record_set, rows in self._rows.items():
                _write(self._written[record_set], STYLES.get(record_set, _PLAIN), self._headings[record_set], rows)

    @property
    def written(self) -> tuple[Path, ...]:
        """The file of each record set, in the order in which they were begun."""
        return tuple(self._written.values())

    def write(self, record_set: str, table: Table, part: str = "") -> None:  # noqa: ARG002 - as Writer has it
        """Adds a table to a record set."""
        style = STYLES.get(record_set, _PLAIN)
        chosen = {name: style.headings.get(name, name) for name in style.headings or table if name in table}
        columns = [list(_cells(table[name], style.values.get(name, {}))) for name in chosen]
        rows = self._rows.setdefault(record_set, [])
        rows.extend(map(list, zip(*columns, strict=True)))
        if len(rows) > MOST_ROWS:
            raise ValueError(f"mess is written into workbooks, which hold {MOST_ROWS:,} rows; {record_set} has more")
        self._headings[record_set] = list(chosen.values())
        self._written[record_set] = self._folder / style.file.format(year=self._year, record_set=record_set)


def _cells(column: Column, spellings: Spellings) -> Iterator[Cell]:
    match column:
        case Coded(positions, labels):
            for row, position in enumerate(positions.tolist()):
                label = labels[position] if position >= 0 else ""
                spelt = spellings.get(label, (label,))
                yield spelt[row % len(spelt)]
        case Days(days):
            for day in days.tolist():
                yield _EPOCH + timedelta(days=day) if day >= 0 else ""
        case Numbers(numbers):
            for number in numbers.tolist():
                yield str(number)
        case Keys(prefix, numbers, digits):
            width = key_width(numbers, digits)
            for number in numbers.tolist():
                yield f"{prefix}{number:0{width}}" if number >= 0 else ""


def _write(path: Path, style: Style, headings: list[str], rows: list[list[Cell]]) -> None:
    if path.suffix == ".xlsx":
        _write_workbook(path, style, headings, rows)
    elif not style.title:
        _write_text(path, ",", "utf-8", [headings, *rows])
    else:
        titled: list[Sequence[Cell]] = [[style.title], [], headings, *rows[: len(rows) // 2], headings]
        total: Sequence[Cell] = ["Grand Total", *[""] * (len(headings) - 2), f"{len(rows):,}"]
        titled += [*rows[len(rows) // 2 :], total, [], [f"Report: {style.title}, run on the whole organisation"]]
        delimiter, encoding = (";", "cp1252") if "Trac" in path.name else ("\t", "utf-16")
        _write_text(path, delimiter, encoding, titled)


def _write_text(path: Path, delimiter: str, encoding: str, rows: list[Sequence[Cell]]) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row] for row in rows)


def _write_workbook(path: Path, style: Style, headings: list[str], rows: list[list[Cell]]) -> None:
    import xlsxwriter  # noqa: PLC0415 - only mess pays for it

    try:
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
            # A fixed moment, so that the same people give the same bytes.
            book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
            cover = book.add_worksheet("Cover")
            cover.write_column(0, 0, [style.title, "Make-believe: nobody in it exists.", "Organisation Code"])
            sheet = book.add_worksheet("Data")
            sheet.merge_range(0, 0, 1, len(headings) - 1, style.title)
            sheet.write_row(3, 0, headings)
            end = _write_rows(sheet, 4, headings, rows)
            sheet.write_row(end, 0, ["Grand Total", *[""] * (len(headings) - 2), len(rows)])
            sheet.write(end + 2, 0, "Note: produced for the annual return, not for publication.")
            book.add_worksheet("Notes").write_column(0, 0, ["Notes", "Ethnic Origin as recorded by the person."])
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(f"{path} could not be written: {error}") from error


def _write_rows(sheet: xlsxwriter.worksheet.Worksheet, at: int, headings: list[str], rows: list[list[Cell]]) -> int:
    """Writes the records from row `at` on, with what stands between them; gives the row below the last.

    Cells of the first column that say the same as the one above are merged with it.
    """
    top = at
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(at, column, cell)
            elif cell and (column > 0 or _begins(rows, index)):
                sheet.write_string(at, column, cell)
        top = at if _begins(rows, index) else top
        if _ends(rows, index) and at > top:
            sheet.merge_range(top, 0, at, 0, row[0])
        at += 1
        if _interrupted(index):
            sheet.write_row(at, 0, ["", "Sub-total", *[""] * (len(headings) - 3), _SUBTOTAL_EVERY])
            sheet.write_row(at + 1, 0, headings)
            at += 2
    return at


def _interrupted(index: int) -> bool:
    return index % _SUBTOTAL_EVERY == _SUBTOTAL_EVERY - 1


def _begins(rows: list[list[Cell]], index: int) -> bool:
    return index == 0 or _interrupted(index - 1) or rows[index][0] != rows[index - 1][0]


def _ends(rows: list[list[Cell]], index: int) -> bool:
    return index == len(rows) - 1 or _begins(rows, index + 1)
