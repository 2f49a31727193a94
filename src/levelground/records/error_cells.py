"""Cells of a workbook that hold an error such as #N/A, or a formula that was never worked out.

The reader shows both blank, and blank has another meaning.
"""

import posixpath
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

from levelground.records import faults
from levelground.records.findings import EXAMPLES, Finding
from levelground.records.workbook import Book, Sheet

_CELL = rb'<(?:\w+:)?c (?=[^>]*\br="([A-Z]+)(\d+)")([^>]*)(?<!/)>((?:(?!</(?:\w+:)?c>).)*?)</(?:\w+:)?c>'
_ERROR = re.compile(rb'\bt="e"')
_STRING = re.compile(rb'\bt="str"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?: [^>]*)?>([^<]*)<")
_MARKED_CELL = re.compile(_CELL, re.DOTALL)
_SHEET = re.compile(rb'<(?:\w+:)?sheet [^>]*\w+:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship [^>]*>")


def error_cells(book: Book, sheet: Sheet, positions: tuple[int, ...]) -> list[Finding]:
    """Findings for the errors, and the formulas without a value, in the columns that will be read, below the header."""
    wanted = {_letters(position): sheet.headings[position] for position in positions}
    try:
        cells = _marked_cells(book, sheet.index)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, ValueError, EOFError):
        return [faults.unreadable(book.path, "a workbook that is damaged in its midst", "Save it again as .xlsx.")]
    findings: list[Finding] = []
    for kind in (_error_cell, _formula_cell):
        found: list[Finding] = []
        total = 0
        for letters, row, error in cells:
            if row > sheet.header_row and letters in wanted and bool(error) == (kind is _error_cell):
                total += 1
                if total <= EXAMPLES:
                    found.append(kind(book.path, sheet, row, wanted[letters], error))
        if total > EXAMPLES:
            found.append(replace(faults.the_rest(found[0], total - EXAMPLES), column=""))
        findings.extend(found)
    return findings


def _error_cell(path: Path, sheet: Sheet, row: int, heading: str, error: str) -> Finding:
    return Finding(
        "error",
        "error cell",
        path.name,
        sheet=sheet.name,
        row=row,
        column=heading,
        found=f"the error {error}",
        expected="a value, or a blank cell",
        remedy="Mend the formula, or paste the values that it should give.",
    )


def _formula_cell(path: Path, sheet: Sheet, row: int, heading: str, _: str) -> Finding:
    return Finding(
        "error",
        "formula without a value",
        path.name,
        sheet=sheet.name,
        row=row,
        column=heading,
        found="a formula that was never worked out",
        expected="a value, or a blank cell",
        remedy="Open the workbook in Excel and save it again, or paste the values that the formulas give.",
    )


def _letters(position: int) -> str:
    """The letters of a column, counted from 0: A … Z, AA …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _marked_cells(book: Book, sheet: int) -> list[tuple[str, int, str]]:
    """The cells of a sheet (counted from 0) with an error, or with a formula and no value: letters, row and error."""
    if not book.marked:
        return []
    with zipfile.ZipFile(book.path) as parts:
        part = _part_of(parts, sheet)
        text = parts.read(part) if part in book.marked else b""
    marked = []
    for letters, row, attributes, inside in _MARKED_CELL.findall(text):
        value = _VALUE.search(inside)
        held = value.group(1) if value else b""
        if _ERROR.search(attributes):
            marked.append((letters.decode(), int(row), held.decode("utf-8", "replace") or "#?"))
        elif not held and _FORMULA.search(inside) and not _STRING.search(attributes):
            marked.append((letters.decode(), int(row), ""))
    return marked


def _part_of(parts: zipfile.ZipFile, sheet: int) -> str:
    """The part of the file that a sheet is in; blank where the workbook names its parts in an unusual way."""
    names = parts.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ""
    identifiers = _SHEET.findall(parts.read("xl/workbook.xml"))
    for relation in _RELATION.findall(parts.read("xl/_rels/workbook.xml.rels")):
        attributes = dict(re.findall(rb'(\w+)="([^"]*)"', relation))
        if sheet < len(identifiers) and attributes.get(b"Id") == identifiers[sheet]:
            target = attributes.get(b"Target", b"").decode("utf-8", "replace")
            return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return ""
