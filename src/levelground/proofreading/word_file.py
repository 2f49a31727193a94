"""Word files (.docx): their paragraphs and tables, merged cells repeated, headers and footnotes left out."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from levelground.proofreading.document import Block, Grid, Paragraph, grid_blocks, one_line, squared
from levelground.proofreading.packages import Package

_DELETED = {"del", "moveFrom", "delText", "instrText"}


def read_word(path: Path) -> list[Block]:
    """The blocks of a Word file. Raises UnreadableError."""
    with Package(path, "Word") as package:
        body = package.part("word/document.xml").find("body")
    blocks: list[Block] = []
    paragraphs = tables = 0
    for element in () if body is None else _blocks(body):
        if element.tag == "p":
            text = one_line(_text(element))
            if text:
                paragraphs += 1
                blocks.append(Paragraph(text, f"paragraph {paragraphs}", _is_heading(element)))
        else:
            tables += 1
            rows = squared(_rows(element))
            if rows:
                blocks += grid_blocks(Grid(rows, f"table {tables}"))
    return blocks


def _blocks(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in ("p", "tbl"):
            yield child
        elif child.tag in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _blocks(child)


def _text(element: Element) -> str:
    pieces = []
    for child in element:
        if child.tag in _DELETED:
            continue
        if child.tag == "t":
            pieces.append(child.text or "")
        elif child.tag in ("tab", "br", "cr"):
            pieces.append(" ")
        elif child.tag == "noBreakHyphen":
            pieces.append("-")
        elif child.tag == "p":
            pieces.append(" " + _text(child))
        else:
            pieces.append(_text(child))
    return "".join(pieces)


def _is_heading(paragraph: Element) -> bool:
    style = paragraph.find("pPr/pStyle")
    return style is not None and style.get("val", "").lower().startswith(("heading", "title", "subtitle"))


def _rows(table: Element) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in _inside(table, "tr"):
        cells: list[str] = []
        for cell in _inside(row, "tc"):
            text = one_line(_text(cell))
            merged = cell.find("tcPr/vMerge")
            if merged is not None and merged.get("val", "continue") != "restart" and rows:
                above = rows[-1][len(cells)] if len(cells) < len(rows[-1]) else ""
                text = repeated(above)
            span = cell.find("tcPr/gridSpan")
            wide = span.get("val", "1") if span is not None else "1"
            cells += [text, *[repeated(text)] * (min(int(wide), 64) - 1 if wide.isdigit() else 0)]
        rows.append(cells)
    return rows


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _inside(child, tag)


def repeated(text: str) -> str:
    """What a merged cell says in its other places: its words; a number counts once."""
    return text if any(letter.isalpha() for letter in text) else ""
