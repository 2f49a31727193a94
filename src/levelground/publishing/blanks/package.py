"""The workbook as a package of parts: opened, and written again with every part that is not edited as it was."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from levelground.publishing.blanks.sheet_xml import (
    Sheet,
    SheetFaultError,
    content_is_not_utf_8,
    filled_sheet,
    read_sheet,
)
from levelground.records import look_at

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_CALCULATION = re.compile(rb"<((?:\w+:)?)calcPr\b[^>]*>")
_FULL = re.compile(rb"""\s+fullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')""")
# What may stand before the settings of calculation in a workbook, the last of it first.
_BEFORE = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError)


class BlankFaultError(Exception):
    """A workbook that cannot be filled; the message says why, in a sentence."""


@dataclass(frozen=True)
class Blank:
    """A blank workbook: its path, the part of each of its sheets (hidden ones too), and their layouts."""

    path: Path
    parts: Mapping[str, str]
    sheets: Mapping[str, Sheet]
    workbook: bytes = field(repr=False)

    def write(self, to: Path, values: Mapping[str, Mapping[tuple[int, int], float]]) -> None:
        """Writes the workbook with numbers in cells, by sheet and place. All other parts stay as they were.

        Formulas lose the results that were saved with them, and are worked out again when the file is opened.
        """
        edited = {
            self.parts[name]: filled_sheet(sheet, values.get(name, {}))
            for name, sheet in self.sheets.items()
            if values.get(name) or sheet.results
        }
        if any(sheet.formulas for sheet in self.sheets.values()):
            edited[_WORKBOOK] = recalculated(self.workbook)
        with zipfile.ZipFile(self.path) as parts, zipfile.ZipFile(to, "w") as out:
            out.comment = parts.comment
            for entry in parts.infolist():
                out.writestr(entry, edited.get(entry.filename, parts.read(entry)), entry.compress_type)


def open_blank(path: Path) -> Blank:
    """A blank workbook, looked at before it is opened. Raises BlankFaultError."""
    if not path.is_file():
        raise BlankFaultError(f"There is no file {path}.")
    looked = look_at(path)
    if looked.refusal:
        raise BlankFaultError(f"{path.name} is {looked.refusal}.")
    if looked.macros:
        raise BlankFaultError(f"{path.name} holds macros. Save a copy as .xlsx, without them, and give that.")
    try:
        with zipfile.ZipFile(path) as package:
            workbook = package.read(_WORKBOOK)
            if content_is_not_utf_8(workbook):
                raise BlankFaultError(
                    f"{path.name}: its XML is not UTF-8. Open it in Excel and save it again as .xlsx."
                )
            relations = {
                item["Id"]: item.get("Target", "") for item in _elements(package.read(_RELATIONS), "Relationship")
            }
            parts: dict[str, str] = {}
            for item in _elements(workbook, "sheet"):
                key = next((value for name, value in item.items() if name.rpartition(":")[2] == "id"), "")
                part = posixpath.normpath(posixpath.join("xl", relations.get(key, "")))
                parts[item["name"]] = part.lstrip("/") if relations.get(key, "").startswith("/") else part
            names = set(package.namelist())
            sheets = {
                name: read_sheet(package.read(part))
                for name, part in parts.items()
                if part in names and "chartsheets/" not in part
            }
    except SheetFaultError as error:
        raise BlankFaultError(f"{path.name}: a sheet has {error}. Open it in Excel and save it again.") from error
    except (*_BROKEN, expat.ExpatError) as error:
        raise BlankFaultError(
            f"{path.name} is no workbook that can be filled (a password, another format than .xlsx, or damaged). "
            "Open it in Excel and save it again as .xlsx without a password."
        ) from error
    return Blank(path, parts, sheets, workbook)


def _elements(content: bytes, wanted: str) -> list[dict[str, str]]:
    """The attributes of all elements of a name."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()

    def started(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser.StartElementHandler = started
    parser.Parse(content, True)
    return found


def recalculated(workbook: bytes) -> bytes:
    """The workbook part with the order to work out all formulas when it is opened."""
    order = b' fullCalcOnLoad="1"'
    found = _CALCULATION.search(workbook)
    if found:
        tag = _FULL.sub(b"", found[0])
        end = b"/>" if tag.endswith(b"/>") else b">"
        return workbook[: found.start()] + tag[: -len(end)].rstrip() + order + end + workbook[found.end() :]
    for name in _BEFORE:
        ended = re.search(rb"</((?:\w+:)?)%s\s*>|<((?:\w+:)?)%s\b[^>]*/>" % (name, name), workbook)
        if ended:
            prefix = ended[1] or ended[2] or b""
            return workbook[: ended.end()] + b"<%scalcPr%s/>" % (prefix, order) + workbook[ended.end() :]
    return workbook
