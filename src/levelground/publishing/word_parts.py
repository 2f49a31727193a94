"""Parts of a Word document that its library has no words for: repeated heads, borders, alt texts, links to headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shape import InlineShape
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph


def element(tag: str, /, **values: str) -> BaseOxmlElement:
    """An element of a Word document with attributes of the same namespace: ('w:top', val='single')."""
    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def lay_out(table: Table, widths: list[int], description: str) -> None:
    """Give a table fixed columns (widths in EMU), a hairline under each row and a description for screen readers."""
    table.autofit = False
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="C3CACF"))
    margins = element("w:tblCellMar")
    for side, width in (("left", "0"), ("right", "140")):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    # The order is the schema's: Word mends, aloud, what stands out of order.
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)
    properties.append(element("w:tblCaption", val=description))
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Emu(wide)
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = Emu(wide)


def head_row(row: _Row) -> None:
    """Repeat a row at the top of every page that its table reaches, and rule it off."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in row.cells:
        borders = element("w:tcBorders")
        borders.append(element("w:bottom", val="single", sz="8", space="0", color="000000"))
        cell._tc.get_or_add_tcPr().append(borders)


def unbroken(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))


def centred(cell: _Cell) -> None:
    """Set what a cell holds halfway down it."""
    cell._tc.get_or_add_tcPr().append(element("w:vAlign", val="center"))


def describe(picture: InlineShape, alt: str) -> None:
    """Give a picture the words that are read out in its place; a picture without any is marked as decoration."""
    properties = picture._inline.docPr
    properties.set("descr", alt)
    if not alt:
        properties.append(_decorative())


def _decorative() -> BaseOxmlElement:
    namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    extensions = OxmlElement("a:extLst")
    extension = OxmlElement("a:ext")
    extension.set("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    mark = extension.makeelement(f"{{{namespace}}}decorative", {"val": "1"}, nsmap={"adec": namespace})
    extension.append(mark)
    extensions.append(extension)
    return extensions


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name a paragraph, so that a link can lead to it; `number` is its own in the document."""
    start, end = element("w:bookmarkStart", id=str(number), name=name), element("w:bookmarkEnd", id=str(number))
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def link(paragraph: Paragraph, text: str, name: str) -> None:
    """Add words that lead to a bookmark."""
    made = element("w:hyperlink", anchor=name, history="1")
    run = paragraph.add_run(text)
    made.append(run._r)
    paragraph._p.append(made)
