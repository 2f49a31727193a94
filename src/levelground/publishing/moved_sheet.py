"""The workbook's sheet of what moved, with a column for reasons that a person fills in and `--reasons` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from levelground.publishing import moved_words

if TYPE_CHECKING:
    from levelground.publishing.workbook import Book

SHEET, KEY, REASON = "What moved", "Key", "Reason"
_HEAD = 2


def what_moved(book: Book) -> None:
    """Write the list, where a last year was given."""
    document = book.document
    if document.previous_year is None or document.monitoring is not None:
        return
    sheet = book.sheet(SHEET, (46, 12, 12, 26, 48, 50, 40))
    sheet.put(0, 0, moved_words.title_of(document), "title")
    fill = "Fill in the column Reason, save, and measure again with --reasons and this workbook."
    sheet.put(1, 0, f"{moved_words.reads_of(document)} {fill if moved_words.asked(document) else ''}".strip())
    sheet.header(_HEAD, (*moved_words.COLUMNS, KEY))
    for row, one in enumerate(document.movements, start=_HEAD + 1):
        *cells, _ = moved_words.row_of(one)
        for column, cell in enumerate(cells):
            sheet.put(row, column, cell, "wrapped")
        sheet.put(row, len(cells), one.reason, "wrapped")
        sheet.put(row, len(cells) + 1, one.key)
