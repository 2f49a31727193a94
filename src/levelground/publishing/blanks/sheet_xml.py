"""A sheet's XML, edited in place: only the bytes of the cells that are set change, and saved results of formulas go.

Positions are found by a parser (expat) and the edits made in the bytes, so that all else stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from levelground.publishing.blanks.addresses import Place, address_of, place_of, range_of

_TYPE = re.compile(rb"""\s+t\s*=\s*("[^"]*"|'[^']*')""")
_SPANS = re.compile(rb"""\s+spans\s*=\s*("[^"]*"|'[^']*')""")


class SheetFaultError(ValueError):
    """A sheet whose XML cannot be edited; the message says why, as a phrase."""


@dataclass(frozen=True)
class Element:
    """Where an element stands in the bytes: its start tag from `start` to `opened`, its end tag `closing` to `end`.

    Of an element without content (`<c r="B2"/>`) all of `opened`, `closing` and `end` are the same.
    """

    start: int
    opened: int
    closing: int
    end: int


@dataclass
class Sheet:
    """What editing needs to know of a sheet: its rows and cells, which hold formulas, and what is merged."""

    content: bytes
    data: Element | None = None
    prefix: bytes = b""
    rows: dict[int, Element] = field(default_factory=dict)
    row_styles: dict[int, str] = field(default_factory=dict)
    column_styles: list[tuple[int, int, str]] = field(default_factory=list)
    cells: dict[Place, Element] = field(default_factory=dict)
    formulas: set[Place] = field(default_factory=set)
    results: list[Element] = field(default_factory=list)
    arrays: list[tuple[Place, Place]] = field(default_factory=list)
    merged: list[tuple[Place, Place]] = field(default_factory=list)

    def covered(self, place: Place) -> Place | None:
        """The first cell of the merged range that covers a cell which is not its first; None for all others."""
        for first, last in self.merged:
            if first != place and first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]:
                return first
        return None


def read_sheet(content: bytes) -> Sheet:
    """The layout of a sheet's XML. Raises SheetFaultError."""
    reader = _Reader(Sheet(content))
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise SheetFaultError(f"XML that is broken ({error})") from error
    reader.finish()
    if reader.sheet.data is None:
        raise SheetFaultError("no cells: it is no worksheet")
    return reader.sheet


class _Reader:
    """Follows the parser through a sheet, keeping where each row, cell and result begins and ends."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.open: list[tuple[str, int, int]] = []
        self.row, self.column = 0, 0
        self.has_formula = False
        self.result: Element | None = None
        self.values: dict[Place, Element] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended
        self.parser.StartDoctypeDeclHandler = self._doctype
        if content_is_not_utf_8(sheet.content):
            raise SheetFaultError("XML that is not UTF-8")

    def _doctype(self, *_: object) -> None:
        raise SheetFaultError("XML with a document type, as no workbook has")

    def _started(self, name: str, attributes: Mapping[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        local = name.rpartition(":")[2]
        self.open.append((local, start, _tag_end(self.sheet.content, start)))
        if local == "sheetData":
            self.sheet.prefix = name.encode()[: -len(local)]
        elif local == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
            if "s" in attributes and attributes.get("customFormat") in ("1", "true"):
                self.sheet.row_styles[self.row] = attributes["s"]
        elif local == "c":
            place = place_of(attributes["r"]) if "r" in attributes else None
            self.row, self.column = place or (self.row, self.column + 1)
            self.has_formula, self.result = False, None
        elif local == "f":
            self.has_formula = True
            spilt = range_of(attributes.get("ref", ""))
            if spilt is not None and attributes.get("t") in ("array", "dataTable"):
                self.sheet.arrays.append(spilt)
        elif local == "col" and "style" in attributes:
            self.sheet.column_styles.append((int(attributes["min"]), int(attributes["max"]), attributes["style"]))
        elif local == "mergeCell":
            merged = range_of(attributes.get("ref", ""))
            if merged is not None:
                self.sheet.merged.append(merged)

    def _ended(self, _: str) -> None:
        local, start, opened = self.open.pop()
        element = Element(start, opened, opened, opened)
        if self.sheet.content[opened - 2 : opened] != b"/>":
            closing = self.parser.CurrentByteIndex
            element = Element(start, opened, closing, _tag_end(self.sheet.content, closing))
        if local == "sheetData":
            self.sheet.data = element
        elif local == "row":
            self.sheet.rows[self.row] = element
        elif local == "v":
            self.result = element
        elif local == "c":
            place = (self.row, self.column)
            self.sheet.cells[place] = element
            if self.result is not None:
                self.values[place] = self.result
            if self.has_formula:
                self.sheet.formulas.add(place)

    def finish(self) -> None:
        """Once all is read: the results of formulas, those in the cells that an array's formula fills among them."""
        for (top, left), (bottom, right) in self.sheet.arrays:
            self.sheet.formulas |= {
                (row, column) for row, column in self.sheet.cells if top <= row <= bottom and left <= column <= right
            }
        self.sheet.results += [each for place, each in self.values.items() if place in self.sheet.formulas]


def content_is_not_utf_8(content: bytes) -> bool:
    """Whether XML is in another encoding than UTF-8 (or plain ASCII), in which bytes cannot be counted on."""
    head = content[:200]
    named = re.search(rb"""encoding\s*=\s*["']([^"']*)""", head)
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or (
        named is not None and named[1].lower() not in (b"utf-8", b"us-ascii")
    )


def _tag_end(content: bytes, start: int) -> int:
    """The position after the tag that begins at `start`; a '>' within quotation marks does not end it."""
    quote = 0
    for position in range(start, len(content)):
        byte = content[position]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in (0x22, 0x27):
            quote = byte
        elif byte == 0x3E:
            return position + 1
    raise SheetFaultError("a tag without an end")


def filled_sheet(sheet: Sheet, values: Mapping[Place, float]) -> bytes:
    """The sheet with these numbers in these cells, and without the saved results of its formulas.

    A result that was saved before the numbers came would be a wrong number to whoever reads it without working it out.
    """
    edits = [(each.start, each.end, 0, b"") for each in sheet.results]
    new_rows: dict[int, list[Place]] = {}
    for place in sorted(values):
        if place in sheet.cells:
            edits.append(_replaced(sheet, place, values[place]))
        else:
            new_rows.setdefault(place[0], []).append(place)
    for row, places in new_rows.items():
        if row in sheet.rows:
            edits += _into_row(sheet, row, places, values)
        else:
            edits.append(_new_row(sheet, row, places, values))
    return _applied(sheet, edits)


Edit = tuple[int, int, int, bytes]


def _replaced(sheet: Sheet, place: Place, value: float) -> Edit:
    cell = sheet.cells[place]
    tag = _TYPE.sub(b"", sheet.content[cell.start : cell.opened], count=1)
    opened = tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
    return cell.start, cell.end, 0, opened + _content(sheet, value)


def _content(sheet: Sheet, value: float) -> bytes:
    p = sheet.prefix
    return b"<%sv>%s</%sv></%sc>" % (p, _written(value), p, p)


def _written(value: float) -> bytes:
    return (str(int(value)) if float(value).is_integer() else repr(float(value))).encode()


def _new_cell(sheet: Sheet, place: Place, value: float) -> bytes:
    style = sheet.row_styles.get(place[0]) or next(
        (style for first, last, style in sheet.column_styles if first <= place[1] <= last), ""
    )
    styled = b' s="%s"' % style.encode() if style else b""
    return b'<%sc r="%s"%s>' % (sheet.prefix, address_of(place).encode(), styled) + _content(sheet, value)


def _into_row(sheet: Sheet, row: int, places: list[Place], values: Mapping[Place, float]) -> list[Edit]:
    """New cells in a row that there is, each before the next one to its right."""
    element = sheet.rows[row]
    tag = _SPANS.sub(b"", sheet.content[element.start : element.opened], count=1)
    cells = {place: _new_cell(sheet, place, values[place]) for place in places}
    if element.opened == element.end:
        opened = tag[:-2].rstrip() + b">"
        return [(element.start, element.end, 0, opened + b"".join(cells.values()) + b"</%srow>" % sheet.prefix)]
    edits = [(element.start, element.opened, 0, tag)]
    for place, cell in cells.items():
        after = [other for other in sheet.cells if other[0] == row and other[1] > place[1]]
        position = sheet.cells[min(after)].start if after else element.closing
        edits.append((position, position, place[1], cell))
    return edits


def _new_row(sheet: Sheet, row: int, places: list[Place], values: Mapping[Place, float]) -> Edit:
    data = sheet.data
    if data is None:
        raise SheetFaultError("no cells: it is no worksheet")
    made = b"".join(_new_cell(sheet, place, values[place]) for place in places)
    made = b'<%srow r="%d">%s</%srow>' % (sheet.prefix, row, made, sheet.prefix)
    after = [other for other in sheet.rows if other > row]
    position = sheet.rows[min(after)].start if after else data.closing
    return position, position, row, made


def _applied(sheet: Sheet, edits: list[Edit]) -> bytes:
    """The bytes with all edits made, in the order of their places."""
    data = sheet.data
    empty = data is not None and data.opened == data.end
    if empty and data is not None:
        tag = sheet.content[data.start : data.opened][:-2].rstrip() + b">"
        rows = b"".join(made for *_, made in sorted(edits, key=lambda edit: edit[2]))
        edits = [(data.start, data.end, 0, tag + rows + b"</%ssheetData>" % sheet.prefix)] if rows else []
    pieces, position = [], 0
    for start, end, _, made in sorted(edits, key=lambda edit: edit[:3]):
        pieces += [sheet.content[position:start], made]
        position = end
    return b"".join([*pieces, sheet.content[position:]])
