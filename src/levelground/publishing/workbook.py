"""The workbook: what the standard's collection asks, in our own layout, as sheets that follow from the readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from levelground.figures.reading import Return
from levelground.publishing import data_sheets, month_sheets, moved_sheet, note_sheets, questions_sheet
from levelground.publishing.numbers import STAR
from levelground.standards import Question

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | float | int | None
# A sheet's name may hold none of these, nor more than 31 letters.
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_FORMATS: dict[str, dict[str, str | int | bool]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 12},
    "header": {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 2, "bg_color": "#E3EEEE"},
    "text": {"valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "count": {"num_format": "#,##0.0", "valign": "top"},
    "marking": {"bold": True, "font_color": "#8A1538", "valign": "vcenter"},
    "star": {"align": "right", "valign": "top"},
    "share": {"num_format": "0.0%", "valign": "top"},
    "percentage": {"num_format": '0.0"%"', "valign": "top"},
    "ratio": {"num_format": "0.00", "valign": "top"},
    "points": {"num_format": '+0.0;"−"0.0;0.0', "valign": "top"},
    "full": {"num_format": "General", "valign": "top"},
}


def write_workbook(
    document: Return,
    path: Path | BinaryIO,
    fingerprint: str = "",
    questions: Sequence[Question] = (),
    answers: Mapping[str, str] | None = None,
) -> None:
    """Write one organisation's return as an XLSX workbook: the same return gives the same bytes.

    `fingerprint` is that of the return.json beside it. With `questions` it has a sheet on which they can be answered,
    and the `answers` so far. Counts stand as numbers, and what is worked out from them as formulas with their values.
    Where a file that is open is given, nothing is written anywhere else. OSError where the file cannot be written.
    """
    # Imported here, so that commands that write no workbook do not wait for it.
    import xlsxwriter  # noqa: PLC0415

    # Text from records stays text, whatever its first letter: never a formula, a link or a number.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    options["in_memory"] = not isinstance(path, Path)
    workbook = xlsxwriter.Workbook(str(path) if isinstance(path, Path) else path, options)
    workbook.set_properties(
        {
            "title": f"{document.standard_title} {document.year}, {document.organisation}",
            "comments": document.marking,
            "created": _dated(document),
        }
    )
    book = Book(workbook, document, {name: workbook.add_format(given) for name, given in _FORMATS.items()}, [])
    note_sheets.read_me(book, fingerprint)
    note_sheets.indicators(book)
    moved_sheet.what_moved(book)
    questions_sheet.questions_asked(book, questions, answers or {})
    month_sheets.months(book)
    data_sheets.data_sheets(book)
    note_sheets.counts(book)
    note_sheets.figures(book)
    if document.audience == "internal":
        note_sheets.who_was_counted(book)
        note_sheets.checks(book)
    note_sheets.definitions(book)
    workbook.close()


def _dated(document: Return) -> datetime:
    # Without a date of its own the workbook carries a fixed one, so that the clock is in no output.
    if not document.dated:
        return datetime(2000, 1, 1, tzinfo=UTC)
    return datetime.fromisoformat(document.dated).replace(tzinfo=UTC)


@dataclass(frozen=True)
class Book:
    """A workbook being written, its return and its formats by name."""

    workbook: Workbook
    document: Return
    formats: dict[str, Format]
    names: list[str]

    def sheet(self, name: str, widths: Sequence[float], *, beside: bool = True) -> Sheet:
        """A new sheet, with the widths of its columns (in letters) and the page set up for printing.

        `beside`: whether the marking is written beside the first row, where the sheet does not say it itself.
        """
        given = _unused(name, self.names)
        self.names.append(given)
        worksheet = self.workbook.add_worksheet(given)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        worksheet.hide_gridlines(2)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_header(f"&L{_literal(self.document.marking)}&R{_literal(self.document.organisation)} &A")
        worksheet.set_footer("&RPage &P of &N")
        # On paper the marking stands in the header, on the screen beside the first row.
        if beside:
            worksheet.write_string(0, len(widths), self.document.marking, self.formats["marking"])
        return Sheet(worksheet, self.formats)


def _unused(name: str, taken: Sequence[str]) -> str:
    plain = " ".join(name.translate(_FORBIDDEN).split())[:_LONGEST_NAME].strip() or "Sheet"
    given, number = plain, 2
    while given.lower() in [other.lower() for other in taken]:
        ending = f" {number}"
        given, number = plain[: _LONGEST_NAME - len(ending)] + ending, number + 1
    return given


def _literal(text: str) -> str:
    # In a page's header an ampersand begins a code.
    return text.replace("&", "&&")


def _style(value: float | None, style: str) -> str:
    # Survey results are percentages of a base, and may count parts of a person; all else is whole.
    return "whole" if style == "count" and value is not None and float(value).is_integer() else style


@dataclass(frozen=True)
class Sheet:
    """A sheet being written: every cell says whether it is text, a number or a formula."""

    worksheet: Worksheet
    formats: dict[str, Format]

    def put(self, row: int, column: int, value: Cell, style: str = "text") -> None:
        """Write text as text, a number as a number, and nothing for None."""
        if value is None:
            return
        if isinstance(value, str):
            self.worksheet.write_string(row, column, value, self.formats[style])
        else:
            self.worksheet.write_number(row, column, value, self.formats[_style(value, style)])

    def count(self, row: int, column: int, number: float | None) -> None:
        """Write a count, or the star of a hidden one."""
        if number is None:
            self.put(row, column, STAR, "star")
        else:
            self.put(row, column, number, "count")

    def formula(self, row: int, column: int, formula: str, value: float | None, style: str) -> None:
        """Write a formula of ours with the value it has now; None is the empty text that it gives then."""
        self.worksheet.write_formula(
            row, column, formula, self.formats[_style(value, style)], "" if value is None else value
        )

    def header(self, row: int, titles: Sequence[str], freeze: bool = False) -> None:
        """Write a row of column headings; `freeze` keeps it in sight and on every printed page."""
        for column, title in enumerate(titles):
            self.put(row, column, title, "header")
        if freeze:
            self.worksheet.freeze_panes(row + 1, 0)
            self.worksheet.repeat_rows(row)

    def filter(self, header: int, last: int, columns: int) -> None:
        """Let the rows from `header` to `last` be filtered."""
        self.worksheet.autofilter(header, 0, max(last, header + 1), columns - 1)
