"""Sheets of a monitoring workbook: the run of months of each series, with a live chart beside its numbers."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from levelground.figures.reading import MonthPoint, MonthSeries
from levelground.publishing import month_words
from levelground.publishing.words import capital, group_word

if TYPE_CHECKING:
    from levelground.publishing.workbook import Book, Sheet

_HEAD = 3
# A sheet's name may be no longer; it is cut between words.
_LONGEST_NAME = 31
_CHARTED, _AVERAGE, _LOWER, _UPPER = 7, 8, 9, 10
_LINES = (
    (_CHARTED, "Charted", {"color": "#3C464E", "width": 1.5}, {"type": "circle", "size": 5}),
    (_AVERAGE, "Average", {"color": "#000000", "width": 1.25}, {"type": "none"}),
    (_LOWER, "Lower limit", {"color": "#000000", "width": 1, "dash_type": "dash"}, {"type": "none"}),
    (_UPPER, "Upper limit", {"color": "#000000", "width": 1, "dash_type": "dash"}, {"type": "none"}),
)


def months(book: Book) -> None:
    """Write a sheet for each series of a monitoring document; a return has none."""
    if book.document.monitoring is None:
        return
    for series in book.document.monitoring.series:
        _series(book, series)


def _series(book: Book, series: MonthSeries) -> None:
    words = book.document.group_words
    name = shorten(f"Months {series.indicator} {series.short}", _LONGEST_NAME, placeholder="")
    sheet = book.sheet(name, (11, 12, 12, 10, 12, 12, 10, 10, 10, 10, 10, 44))
    sheet.put(0, 0, month_words.sentence_of(series, words), "heading")
    sheet.put(1, 0, f"Charted: {month_words.charted_words(series, words)}.")
    last = series.points[-1]
    first = capital(group_word(last.group.group, words))
    second = capital(group_word(last.comparator.group, words)) if last.comparator is not None else ""
    titles = (
        "Month", f"{first}: number", "Out of", f"{first} %", f"{second}: number".strip(": "), "Out of",
        f"{second} %".strip(), "Charted, points", "Average", "Lower limit", "Upper limit", "What it says",
    )  # fmt: skip
    sheet.header(_HEAD, titles, freeze=True)
    for row, point in enumerate(series.points, start=_HEAD + 1):
        _point(sheet, row, series, point)
    notes = month_words.notes_of(series)
    for row, note in enumerate(notes, start=_HEAD + 2 + len(series.points)):
        sheet.put(row, 0, note)
    if series.limits:
        _chart(book, sheet, series)


def _point(sheet: Sheet, row: int, series: MonthSeries, point: MonthPoint) -> None:
    sheet.put(row, 0, month_words.month_name(point.month, short=True))
    for column, side in ((1, point.group), (4, point.comparator)):
        if side is not None:
            sheet.put(row, column, side.numerator, "count")
            sheet.put(row, column + 1, side.denominator, "count")
            sheet.put(row, column + 2, side.percentage.value, "percentage")
    sheet.put(row, _CHARTED, point.charted, "points")
    for each in series.limits:
        if each.first <= point.month <= each.last:
            sheet.put(row, _AVERAGE, each.average, "points")
            sheet.put(row, _LOWER, each.lower, "points")
            sheet.put(row, _UPPER, each.upper, "points")
    sheet.put(row, 11, month_words.point_words(point))


def _chart(book: Book, sheet: Sheet, series: MonthSeries) -> None:
    """The chart of a series, of the sheet's own cells: who mends a cell sees the line move."""
    name, first, last = sheet.worksheet.get_name(), _HEAD + 1, _HEAD + len(series.points)
    chart = book.workbook.add_chart({"type": "line"})
    for column, title, line, marker in _LINES:
        chart.add_series(
            {
                "name": title,
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                "line": line,
                "marker": marker,
            }
        )
    chart.set_title({"name": f"{series.short}, percentage points", "name_font": {"size": 11}})
    chart.set_legend({"position": "bottom"})
    chart.set_x_axis({"label_position": "low", "interval_unit": max(1, len(series.points) // 8)})
    chart.set_size({"width": 720, "height": 360})
    sheet.worksheet.insert_chart(
        _HEAD, 13, chart, {"description": month_words.sentence_of(series, book.document.group_words)}
    )
