"""Sheets of counts with live formulas, one for each source of readings: no standard needs code of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from levelground.figures.reading import Comparison, Count, Reading, Return
from levelground.publishing.parts import label_of, ordered_parts
from levelground.publishing.sentences import sentence
from levelground.publishing.verdict_words import rule_words
from levelground.publishing.words import Bands, bands_of, capital, group_word, kind_of

if TYPE_CHECKING:
    from levelground.publishing.workbook import Book, Sheet

_WIDTHS = (34, *(11,) * 14, 22, 22)
_LIKELIHOOD_STYLE = {"ratio": "ratio", "said": "points", "share": "points", "scored": "ratio"}


@dataclass(frozen=True)
class _Line:
    """A part of a reading as a row: its counts by group, and its comparison where it has one."""

    label: str
    counts: dict[str, Count]
    comparison: Comparison | None


def data_sheets(book: Book) -> None:
    """Write a sheet for each source: named after its reading, or where it has several, after the source."""
    by_source: dict[str, list[Reading]] = {}
    for reading in book.document.readings:
        by_source.setdefault(reading.source, []).append(reading)
    for source, readings in by_source.items():
        name = readings[0].title if len(readings) == 1 else re.split(r" of |, | and ", source)[0]
        sheet = book.sheet(name, _WIDTHS, beside=False)
        sheet.put(0, 0, book.document.marking, "marking")
        row = 2
        for reading in readings:
            row = _block(sheet, row, book.document, reading) + 2


def _block(sheet: Sheet, row: int, document: Return, reading: Reading) -> int:
    sheet.put(row, 0, f"{reading.indicator}. {reading.title}", "heading")
    sheet.put(row + 1, 0, sentence(reading, document.group_words))
    if reading.answer is not None:
        return row + 2
    if reading.headline is None or kind_of(reading.headline) == "scored":
        return _values(sheet, row + 3, document, reading) if reading.measured else row + 2
    lines = _lines(document, reading)
    compared = (reading.headline.group.group, reading.headline.comparator.group)
    groups = [
        group for group in document.group_words if group in compared or any(group in line.counts for line in lines)
    ]
    write = _shares if kind_of(reading.headline) == "share" else _likelihoods
    return write(sheet, row + 3, document, reading, lines, groups)


def _values(sheet: Sheet, row: int, document: Return, reading: Reading) -> int:
    """Each group's value, as it was published or counted, with its interval where there is one."""
    scored = reading.headline is not None
    sheet.header(row, ("Group", "Score" if scored else "Percentage", "95% from", "95% to", "Out of"))
    for side in reading.groups:
        row += 1
        sheet.put(row, 0, capital(group_word(side.group, document.group_words)))
        limits = (side.percentage.value, side.percentage.lower, side.percentage.upper)
        for column, number in enumerate(limits, start=1):
            sheet.put(row, column, number, "ratio" if scored else "percentage")
        sheet.count(row, 4, side.denominator)
    return row


def _lines(document: Return, reading: Reading) -> list[_Line]:
    counts: dict[str, dict[str, Count]] = {}
    for count in document.counts:
        if count.indicator == reading.indicator and count.group in document.group_words:
            counts.setdefault(count.part, {})[count.group] = count
    compared = {part.part: part for part in reading.parts}
    if reading.headline is not None:
        compared.setdefault(reading.headline.part, reading.headline)
    return [
        _Line(label_of(reading, part, compared.get(part)), counts[part], compared.get(part))
        for part in ordered_parts(list(dict.fromkeys((*compared, *counts))))
        if part in counts
    ]


def _likelihoods(
    sheet: Sheet, row: int, document: Return, reading: Reading, lines: Sequence[_Line], groups: Sequence[str]
) -> int:
    """Counts and bases by group, then each side's likelihood, and their ratio or difference."""
    made = reading.headline
    if made is None:
        return row
    said = kind_of(made) == "said"
    names = [capital(group_word(group, document.group_words)) for group in groups]
    sides = (made.group.group, made.comparator.group)
    words = [capital(group_word(side, document.group_words)) for side in sides]
    one, other = (f"{word}: percentage" if said else f"{word}: likelihood" for word in words)
    counted = "said so" if said else "events"
    titles = ["Part", *(f"{name}: {what}" for name in names for what in (counted, "out of")), one, other]
    titles += ["Difference, points" if said else f"Ratio, {words[0]} over {words[1]}", *_ENDING]
    sheet.header(row, titles)
    for line in lines:
        row += 1
        sheet.put(row, 0, line.label)
        for index, group in enumerate(groups):
            if (count := line.counts.get(group)) is not None:
                sheet.count(row, 1 + 2 * index, count.numerator)
                sheet.count(row, 2 + 2 * index, count.denominator)
        at = 1 + 2 * len(groups)
        shares = []
        for offset, side in enumerate(sides):
            column = 1 + 2 * groups.index(side)
            share = _share_of(line.counts.get(side))
            shares.append(share)
            top, base = _cell(row, column), _cell(row, column + 1)
            # A star is no number: what is hidden leaves the cells that are made of it empty.
            sheet.formula(
                row, at + offset, f'=IF(OR(N({base})=0,NOT(ISNUMBER({top}))),"",{top}/{base})', share, "share"
            )
        this, that = _cell(row, at), _cell(row, at + 1)
        if said:
            value = None if shares[0] is None or shares[1] is None else 100 * (shares[0] - shares[1])
            sheet.formula(row, at + 2, f'=IF(COUNT({this},{that})<2,"",100*({this}-{that}))', value, "points")
        else:
            value = None if shares[0] is None or not shares[1] else shares[0] / shares[1]
            sheet.formula(row, at + 2, f'=IF(COUNT({this},{that})<2,"",IF({that}=0,"",{this}/{that}))', value, "ratio")
        _ending(sheet, row, at + 3, line.comparison, bands_of(document))
    return row


def _shares(
    sheet: Sheet, row: int, document: Return, reading: Reading, lines: Sequence[_Line], groups: Sequence[str]
) -> int:
    """Heads by group, their sum, each group's share, and how far it is from the workforce's."""
    made = reading.headline
    if made is None:
        return row
    own = [group for group in groups if group != "all"]
    names = [capital(group_word(group, document.group_words)) for group in own]
    compared = capital(group_word(made.group.group, document.group_words))
    titles = ["Part", *names, "All", *(f"{name} %" for name in names), f"Workforce {compared} %"]
    sheet.header(row, [*titles, "Difference, points", *_ENDING])
    for line in lines:
        row += 1
        sheet.put(row, 0, line.label)
        heads = [line.counts[group].numerator if group in line.counts else 0.0 for group in own]
        for index, number in enumerate(heads):
            sheet.count(row, 1 + index, number)
        total = 1 + len(own)
        everyone = _everyone(sheet, row, total, line, heads)
        shares = [number / everyone if number is not None and everyone else None for number in heads]
        for index, share in enumerate(shares):
            head, base = _cell(row, 1 + index), _cell(row, total)
            formula = f'=IF(OR(N({base})=0,NOT(ISNUMBER({head}))),"",{head}/{base})'
            sheet.formula(row, total + 1 + index, formula, share, "share")
        at = total + 1 + len(own)
        if line.comparison is not None:
            place = own.index(made.group.group)
            _distance(sheet, row, at, line.comparison, _cell(row, total + 1 + place), shares[place])
        _ending(sheet, row, at + 2, line.comparison, bands_of(document))
    return row


def _everyone(sheet: Sheet, row: int, column: int, line: _Line, heads: Sequence[float | None]) -> float | None:
    """Writes everyone in a part: the sum of the groups or, where one of them is hidden, the number that is given."""
    known = [number for number in heads if number is not None]
    if len(known) == len(heads):
        sheet.formula(row, column, f"=SUM({_cell(row, 1)}:{_cell(row, column - 1)})", sum(known), "count")
        return sum(known)
    number = line.counts["all"].numerator if "all" in line.counts else None
    sheet.count(row, column, number)
    return number


def _distance(sheet: Sheet, row: int, column: int, comparison: Comparison, cell: str, share: float | None) -> None:
    whole = comparison.comparator.percentage.value
    if whole is None:
        return
    value = None if share is None else 100 * (share - whole / 100)
    sheet.put(row, column, whole / 100, "share")
    against = _cell(row, column)
    sheet.formula(
        row,
        column + 1,
        f'=IF(COUNT({cell},{against})<2,"",100*({cell}-{against}))',
        value,
        "points",
    )


_ENDING = ("95% from", "95% to", "Verdict", "Standard’s own rule")


def _ending(sheet: Sheet, row: int, column: int, comparison: Comparison | None, bands: Bands) -> None:
    if comparison is None:
        return
    style = _LIKELIHOOD_STYLE[kind_of(comparison)]
    sheet.put(row, column, comparison.interval.lower, style)
    sheet.put(row, column + 1, comparison.interval.upper, style)
    sheet.put(row, column + 2, str(comparison.verdict))
    sheet.put(row, column + 3, rule_words(comparison, bands))


def _share_of(count: Count | None) -> float | None:
    if count is None or count.numerator is None or not count.denominator:
        return None
    return count.numerator / count.denominator


def _cell(row: int, column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
