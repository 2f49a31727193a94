"""Cells of a workbook that hold an error such as #N/A: the reader shows them blank, and blank has another meaning."""

import posixpath
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

from levelground.records import faults
from levelground.records.findings import EXAMPLES, Finding
from levelground.records.workbook import Sheet

_MARK = b't="e"'
_ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c (?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_SHEET = re.compile(rb'<(?:\w+:)?sheet [^>]*\w+:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship [^>]*>")


def error_cells(path: Path, sheet: Sheet, positions: tuple[int, ...]) -> list[Finding]:
    """Findings for the errors in the columns that will be read, below the header."""
    wanted = {_letters(position): sheet.headings[position] for position in positions}
    found: list[Finding] = []
    total = 0
    try:
        cells = _errors_in(path, sheet.index)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError):
        return [faults.unreadable(path, "a workbook that is damaged in its midst", "Save it again as .xlsx.")]
    for letters, row, error in cells:
        if row > sheet.header_row and letters in wanted:
            total += 1
            if total <= EXAMPLES:
                found.append(_error_cell(path, sheet, row, wanted[letters], error))
    if total > EXAMPLES:
        found.append(replace(faults.the_rest(found[0], total - EXAMPLES), column=""))
    return found


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


def _letters(position: int) -> str:
    """The letters of a column, counted from 0: A … Z, AA …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _errors_in(path: Path, sheet: int) -> list[tuple[str, int, str]]:
    """The cells of a sheet (counted from 0) that hold an error: column letters, row and error."""
    with zipfile.ZipFile(path) as parts:
        part = _part_of(parts, sheet)
        text = parts.read(part) if part in parts.namelist() else b""
    if _MARK not in text:
        return []
    return [
        (letters.decode(), int(row), error.decode("utf-8", "replace"))
        for letters, row, error in _ERROR_CELL.findall(text)
    ]


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
