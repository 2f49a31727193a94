"""The estimate with its working, as CSV and as a workbook in which the sums are formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from levelground.caring.costs import Assumption, assumptions, cost_of, swings
from levelground.caring.counts import Counts
from levelground.caring.terminal import best_of
from levelground.caring.ways import Way

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HEADINGS = ("way", "group", "people", "rate", "carers", "low", "high", "note")


def working_csv(counts: Counts, ways: list[Way], given: Mapping[str, float] | None = None) -> str:
    """Every way by group and in all, what each assumes, and the reckoning of cost, as one table."""
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\n")
    write.writerow(_HEADINGS)
    staff = counts.staff.total
    for way in ways:
        for part in way.parts:
            rate, carers = ("" if each is None else round(each, 6) for each in (part.rate, part.carers))
            write.writerow((way.key, _safe(part.group), part.people, rate, carers, "", "", ""))
        high = "" if way.high is None else round(way.high, 1)
        write.writerow(
            (
                way.key,
                "all",
                staff,
                round(way.share(staff), 6),
                round(way.value, 1),
                round(way.low, 1),
                high,
                way.interval,
            )
        )
        for each in (way.question, *way.assumes, *way.tells, way.published):
            write.writerow((way.key, "", "", "", "", "", "", _safe(each)))
    best, own = best_of(ways), given or {}
    cost = cost_of(best.value, own)
    for assumed in assumptions():
        write.writerow(("cost", assumed.key, "", own.get(assumed.key, assumed.value), "", assumed.low, assumed.high,
                        _told(assumed)))  # fmt: skip
    for name in ("carers", "leavers", "losing", "reached", "stay", "saved", "support", "net"):
        write.writerow(("cost", name, "", "", round(getattr(cost, name), 2), "", "", f"by {best.key}"))
    for swing in swings(best.value, _between(best), own):
        write.writerow(("sensitivity", swing.key, "", "", "", round(swing.net_low, 2), round(swing.net_high, 2),
                        f"the balance where it is {swing.low:g}, and where it is {swing.high:g}"))  # fmt: skip
    return text.getvalue()


def _told(assumed: Assumption) -> str:
    return f"{assumed.words} ({assumed.unit}){'' if assumed.read else ', unverified'}. {assumed.source}"


def _between(way: Way) -> tuple[float, float]:
    return way.low, way.value if way.high is None else way.high


def _safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def write_working(ways: list[Way], path: Path | BinaryIO, given: Mapping[str, float] | None = None) -> None:
    """The same as an XLSX workbook: the same ways give the same bytes. What follows stands as a formula."""
    import xlsxwriter  # noqa: PLC0415 - only who writes one waits for it

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    options["in_memory"] = not isinstance(path, Path)
    book = xlsxwriter.Workbook(str(path) if isinstance(path, Path) else path, options)
    book.set_properties({"title": "How many carers work here", "created": datetime(2000, 1, 1, tzinfo=UTC)})
    bold, whole, share, wrapped = (
        book.add_format(each)
        for each in (
            {"bold": True},
            {"num_format": "#,##0"},
            {"num_format": "0.0%"},
            {"text_wrap": True, "valign": "top"},
        )
    )
    sheet = book.add_worksheet("Estimate")
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 5, 13)
    sheet.set_column(6, 6, 90)
    row = 0
    for way in ways:
        sheet.write_string(row, 0, way.title, bold)
        for column, words in enumerate(("People", "Rate", "Carers", "Low", "High", "What it rests on"), 1):
            sheet.write_string(row, column, words, bold)
        row += 1
        first = row
        for part in way.parts:
            sheet.write_string(row, 0, part.group)
            sheet.write_number(row, 1, part.people, whole)
            if part.rate is not None and part.carers is not None:
                sheet.write_number(row, 2, part.rate, share)
                sheet.write_formula(row, 3, f"=B{row + 1}*C{row + 1}", whole, part.carers)
            row += 1
        sheet.write_string(row, 0, "All", bold)
        sheet.write_formula(row, 1, f"=SUM(B{first + 1}:B{row})", whole, sum(part.people for part in way.parts))
        if all(part.rate is not None for part in way.parts):
            sheet.write_formula(row, 3, f"=SUM(D{first + 1}:D{row})", whole, way.value)
        else:
            sheet.write_number(row, 3, way.value, whole)
        sheet.write_number(row, 4, way.low, whole)
        if way.high is not None:
            sheet.write_number(row, 5, way.high, whole)
        sheet.write_string(row, 6, f"{way.interval}. {' '.join((*way.assumes, *way.tells))} {way.published}", wrapped)
        row += 2
    _cost_sheet(book.add_worksheet("Cost"), best_of(ways), dict(given or {}), bold, whole, wrapped)
    book.close()


def _cost_sheet(
    write: Worksheet, best: Way, given: dict[str, float], bold: Format, whole: Format, wrapped: Format
) -> None:
    cost = cost_of(best.value, given)
    write.set_column(0, 0, 70)
    write.set_column(1, 1, 14)
    write.set_column(2, 3, 12)
    write.set_column(4, 4, 90)
    rows = [(f"Carers, by: {best.title}", best.value, "", "")]
    rows += [
        (each.words, given.get(each.key, each.value), each.unit, ("" if each.read else "Unverified. ") + each.source)
        for each in assumptions()
    ]
    for place, (words, value, unit, told) in enumerate(rows):
        write.write_string(place, 0, words)
        write.write_number(place, 1, float(value))
        write.write_string(place, 2, unit)
        write.write_string(place, 4, told, wrapped)
    # B1 carers, B2 leaving, B3 replacing, B4 reached, B5 kept, B6 hours, B7 hour, B8 running.
    results = (
        ("Leave in a year because of caring", "=B1*B2/100", cost.leavers),
        ("What that costs (£)", "=B10*B3", cost.losing),
        ("Reached by support", "=B1*B4/100", cost.reached),
        ("Stay because of it", "=B10*B4/100*B5/100", cost.stay),
        ("Saved (£)", "=B13*B3", cost.saved),
        ("What the support costs (£)", "=B8+B12*B6*B7", cost.support),
        ("Balance (£)", "=B14-B15", cost.net),
    )
    for place, (words, formula, value) in enumerate(results, start=9):
        write.write_string(place, 0, words, bold)
        write.write_formula(place, 1, formula, whole, value)
