"""A workbook that comes back filled in: its reasons and answers, and whether all else is still as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from pathlib import Path

from levelground.figures.reading import Return
from levelground.publishing import moved_sheet, questions_sheet
from levelground.publishing.workbook import write_workbook
from levelground.records.findings import Finding
from levelground.records.workbook import Book, read_book
from levelground.standards import Question

_READ_ME, _FINGERPRINT = "Read me", "Fingerprint of return.json"
# What stands on these is not compared: they say what the workbook is, or are filled in.
_PASSED = frozenset({_READ_ME, moved_sheet.SHEET, questions_sheet.SHEET})
# Beyond these columns the sheet of indicators tells of last year, which a workbook may have been written without.
_THIS_YEAR = {"Indicators": 10}
_SHOWN = 20


@dataclass(frozen=True)
class Filled:
    """What a workbook holds that was filled in, by key, and every reason why it cannot be taken."""

    reasons: Mapping[str, str]
    answers: Mapping[str, str]
    faults: tuple[str, ...]


def filled_in(path: Path, document: Return, fingerprint: str, questions: Sequence[Question], room: Path) -> Filled:
    """Reads a workbook back that was written for this return.

    Args:
        path: the workbook.
        document: the return that it was written for, whose `fingerprint` it must name.
        questions: those of the reporting template that may be answered in it.
        room: a folder in which the workbook as it was written can be made, to compare.
    """
    findings: list[Finding] = []
    book = read_book(path, findings)
    if book is None:
        return Filled({}, {}, tuple(f"It cannot be read: {one.found}. {one.remedy}" for one in findings))
    faults = []
    if book.macros:
        faults.append("It holds macros. Save it as a workbook without them (.xlsx).")
    named = _fingerprint_in(book)
    if named != fingerprint:
        told = "of another version of a return" if named else "not one that was downloaded here"
        return Filled({}, {}, (*faults, f"It is {told}. Download the workbook of this version, and fill that in."))
    written = room / "as-written.xlsx"
    write_workbook(document, written, fingerprint)
    faults += _changed(book, written)
    reasons = _column(book, moved_sheet.SHEET, moved_sheet.KEY, moved_sheet.REASON)
    answers = _column(book, questions_sheet.SHEET, questions_sheet.KEY, questions_sheet.ANSWER)
    faults += _strangers(moved_sheet.SHEET, reasons, [one.key for one in document.movements])
    faults += _strangers(questions_sheet.SHEET, answers, [one.key for one in questions])
    return Filled(_given(reasons), _given(answers), tuple(faults))


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _fingerprint_in(book: Book) -> str:
    rows = book.sheets.get(_READ_ME, ())
    return next((_text(row[1]) for row in rows if len(row) > 1 and _text(row[0]) == _FINGERPRINT), "")


def _column(book: Book, sheet: str, key: str, wanted: str) -> dict[str, str]:
    """The cells of a column by those of the column of keys, under the row that names both."""
    rows = [[_text(cell) for cell in row] for row in book.sheets.get(sheet, ())]
    head = next((number for number, row in enumerate(rows) if key in row and wanted in row), None)
    if head is None:
        return {}
    at, value = rows[head].index(key), rows[head].index(wanted)
    return {row[at]: row[value] for row in rows[head + 1 :] if len(row) > max(at, value) and row[at]}


def _given(cells: Mapping[str, str]) -> dict[str, str]:
    return {key: words for key, words in cells.items() if words}


def _strangers(sheet: str, cells: Mapping[str, str], known: Sequence[str]) -> Iterator[str]:
    for key in _given(cells):
        if key not in known:
            yield f"Sheet {sheet!r}: nothing in this return has the key {key!r}. Leave the column of keys as it is."


def _changed(book: Book, written: Path) -> list[str]:
    """Cells that are no longer what was written, in sentences; the first of them."""
    findings: list[Finding] = []
    whole = read_book(written, findings)
    if whole is None:
        return []
    faults = []
    for name, rows in whole.sheets.items():
        if name in _PASSED:
            continue
        if name not in book.sheets:
            faults.append(f"The sheet {name!r} is missing.")
            continue
        faults += _cells(name, rows, book.sheets[name])
    more = len(faults) - _SHOWN
    return [*faults[:_SHOWN], *([f"… and {more:,} more."] if more > 0 else [])]


def _cells(name: str, rows: Sequence[Sequence[object]], found: Sequence[Sequence[object]]) -> Iterator[str]:
    most = _THIS_YEAR.get(name)
    for number in range(max(len(rows), len(found))):
        ours = rows[number] if number < len(rows) else ()
        theirs = found[number] if number < len(found) else ()
        for column in range(min(most or 10_000, max(len(ours), len(theirs)))):
            one = ours[column] if column < len(ours) else ""
            other = theirs[column] if column < len(theirs) else ""
            if not _same(one, other):
                place = f"{_letters(column)}{number + 1}"
                yield f"Sheet {name!r}, cell {place}: {_shown(other)} stands where {_shown(one)} was written."


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return _text(one) == _text(other)


def _shown(cell: object) -> str:
    text = f"{cell:.10g}" if isinstance(cell, int | float) else _text(cell)
    return f"‘{text[:40]}’" if text else "nothing"


def _letters(column: int) -> str:
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
