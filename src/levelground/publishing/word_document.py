"""The report as a Word document: native headings, tables and lists, charts as pictures with their words."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.figures.reading import Return
from levelground.publishing.blocks import (
    Block,
    Bullets,
    Cell,
    Command,
    Contents,
    Drawing,
    Figure,
    Gap,
    Glance,
    Grid,
    Heading,
    Judgement,
    PageBreak,
    Paper,
    Paragraph,
    Terms,
)
from levelground.publishing.paper import paper_of
from levelground.publishing.pdf import fonts, made_at
from levelground.publishing.printing import needed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

_STYLES = {
    "body": "Normal",
    "facts": "Facts",
    "asks": "Asks",
    "says": "Says",
    "note": "Note",
    "break": "Break",
}
_SIGNS = {"Clear difference": "●", "Level": "=", "No clear difference": "○", "Too few to tell": "○", "Hidden": "*"}
_SHARPNESS = 150
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def write_docx(document: Return, path: Path, fingerprint: str = "") -> None:
    """Write the report on one organisation's return as a Word document: the same return gives the same bytes.

    `fingerprint` is that of the return.json beside it. MissingPackageError without the extra `print`; OSError where
    the file cannot be written.
    """
    path.write_bytes(typed_paper(paper_of(document, fingerprint), document.dated))


def typed_paper(paper: Paper, dated: str = "") -> bytes:
    """A paper as the bytes of a Word document."""
    needed("docx")
    import docx  # noqa: PLC0415

    from levelground.publishing import word_styles  # noqa: PLC0415

    document = docx.Document()
    word_styles.set_up(document, paper.title, paper.marking, paper.running_title)
    properties = document.core_properties
    properties.author, properties.last_modified_by, properties.comments = "Levelground", "Levelground", paper.marking
    properties.created = properties.modified = made_at(dated).replace(tzinfo=None)
    headings = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    typing = _Typing(
        document,
        _pictures_of(paper),
        {text: f"part_{place}" for place, text in enumerate(headings, 1)},
        {str(style.name): style.style_id for style in document.styles},
    )
    new_page = False
    for block in paper.blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        typing.block(block, new_page)
        new_page = False
    typing.paragraph(paper.footer, "Note")
    raw = BytesIO()
    document.save(raw)
    return _without_clock(raw)


def _pictures_of(paper: Paper) -> dict[str, bytes]:
    """Every drawing of a paper as PNG, by its SVG."""
    import typst  # noqa: PLC0415

    drawings = {drawing.svg: drawing for block in paper.blocks for drawing in _drawings_in(block)}
    if not drawings:
        return {}
    made = typst.compile(
        files("levelground.publishing").joinpath("templates/pictures.typ").read_bytes(),
        format="png",
        ppi=_SHARPNESS,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"drawings": json.dumps([(each.svg, each.width, each.height) for each in drawings.values()])},
    )
    pages = [made] if isinstance(made, bytes) else made or []
    return dict(zip(drawings, pages, strict=True))


def _drawings_in(block: Block) -> list[Drawing]:
    if isinstance(block, Figure):
        return [block.drawing]
    if isinstance(block, Glance):
        return [each for each in (block.axis, *(line.drawing for line in block.lines)) if each is not None]
    return []


def _without_clock(raw: BytesIO) -> bytes:
    """The same package with every part dated alike, so that the clock is in no output."""
    out = BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _FIRST_ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()


@dataclass(frozen=True)
class _Typing:
    """A Word document being typed: its pictures by their SVG, its places by their headings, its styles by name."""

    document: Document
    pictures: dict[str, bytes]
    places: dict[str, str]
    styles: dict[str, str]

    def block(self, block: Block, new_page: bool) -> None:
        """Type one block; `new_page` begins a page with it."""
        match block:
            case Heading():
                self._heading(block, new_page)
            case Paragraph():
                self.paragraph(block.text, _STYLES[block.manner], block.lead)
            case Gap():
                says = self.paragraph(block.says, "Gap")
                if block.people:
                    says.paragraph_format.keep_with_next = True
                    self.paragraph(block.people, "Gap in people")
            case Judgement():
                self._judgement(self.paragraph("", "Normal"), block)
            case Figure():
                self._figure(block)
            case Glance():
                self._glance(block)
            case Grid():
                self._grid(block)
            case Terms():
                self._terms(block)
            case Bullets():
                for lead, text in block.items:
                    self.paragraph(text, "List Bullet", lead)
            case Command():
                self.paragraph(block.text, "Command")
            case Contents():
                self._contents(block)
            case PageBreak():
                raise ValueError("A page break is no block of its own in Word: it belongs to what follows it.")

    def paragraph(self, text: str, style: str, lead: str = "") -> WordParagraph:
        """Type a paragraph; its lead is in bold."""
        made = self._styled(self.document.add_paragraph(), style)
        if lead:
            made.add_run(lead).bold = True
            made.add_run("" if text.startswith("\t") else " ")
        if text:
            made.add_run(text)
        return made

    def _styled(self, paragraph: WordParagraph, style: str) -> WordParagraph:
        # The library's own way looks through all styles each time, which for a long table takes seconds.
        paragraph._p.style = self.styles[style]
        return paragraph

    def _fill(self, cell: _Cell, number: bool = False) -> WordParagraph:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        made = self._styled(cell.paragraphs[0], "Cell")
        if number:
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return made

    def _heading(self, block: Heading, new_page: bool) -> None:
        from levelground.publishing.word_parts import bookmark  # noqa: PLC0415

        number = f"{block.number}  " if block.number else ""
        made = self.document.add_heading(f"{number}{block.text}", block.level)
        made.paragraph_format.page_break_before = new_page or None
        if block.level == 2:
            name = self.places[block.text]
            bookmark(made, name, int(name.partition("_")[2]))

    def _terms(self, block: Terms) -> None:
        for term, says in block.pairs:
            for place, each in enumerate(says):
                self.paragraph(f"\t{each}", "Term", term if place == 0 else "")

    def _contents(self, block: Contents) -> None:
        from levelground.publishing.word_parts import link  # noqa: PLC0415

        self.paragraph("", "Table title", block.title)
        for text, name in self.places.items():
            made = self.paragraph("", "Normal")
            made.paragraph_format.space_after = 0
            link(made, text, name)

    def _judgement(self, into: WordParagraph, given: Judgement, small: bool = False) -> None:
        from levelground.publishing.word_styles import LOOK, QUIET  # noqa: PLC0415

        clear = given.verdict == "Clear difference"
        sign = into.add_run(f"{_SIGNS.get(given.verdict, '–')} ")
        sign.font.color.rgb = LOOK if clear else None
        into.add_run(given.verdict).bold = clear or not small
        if given.rule:
            into.add_run(f"{chr(10) if small else '   '}{given.rule}").font.color.rgb = QUIET

    def _picture(self, into: WordParagraph, drawing: Drawing, width: int, alt: str) -> None:
        from docx.shared import Emu  # noqa: PLC0415

        from levelground.publishing.word_parts import describe  # noqa: PLC0415

        picture = into.add_run().add_picture(BytesIO(self.pictures[drawing.svg]), width=Emu(width))
        describe(picture, alt)

    def _figure(self, block: Figure) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        made = self.document.add_paragraph()
        made.paragraph_format.keep_with_next = True
        self._picture(made, block.drawing, Mm(158), block.drawing.alt)
        self.paragraph(block.caption, "Picture caption")

    def _table(self, titles: list[str], shares: list[float], description: str) -> Table:
        """A table with its head; the widths of its columns share the width of the text."""
        from levelground.publishing.word_parts import head_row, lay_out  # noqa: PLC0415
        from levelground.publishing.word_styles import TEXT_WIDTH  # noqa: PLC0415

        table: Table = self.document.add_table(rows=1, cols=len(titles))
        for cell, title in zip(table.rows[0].cells, titles, strict=True):
            self._fill(cell).add_run(title).bold = True
        lay_out(table, [int(TEXT_WIDTH * share / sum(shares)) for share in shares], description)
        head_row(table.rows[0])
        return table

    def _row(self, table: Table) -> list[_Cell]:
        from levelground.publishing.word_parts import unbroken  # noqa: PLC0415

        row = table.add_row()  # type: ignore[no-untyped-call]
        unbroken(row)
        return list(row.cells)

    def _glance(self, block: Glance) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        from levelground.publishing.word_parts import centred  # noqa: PLC0415

        drawn = block.axis is not None
        titles = [block.title, *([""] if drawn else []), "Verdict", block.since]
        table = self._table(titles, [1.4, *([1.25] if drawn else []), 1.2, 0.8], block.title)
        if block.axis is not None:
            self._picture(table.rows[0].cells[1].paragraphs[0], block.axis, Mm(40), block.axis.alt)
        for line in block.lines:
            name, *picture, judged, change = self._row(table)
            words = self._fill(name)
            words.add_run(line.name).bold = True
            words.add_run("".join(f"\n{each}" for each in (line.value, line.interval) if each))
            if line.drawing is not None:
                self._picture(self._fill(picture[0]), line.drawing, Mm(40), "")
            self._judgement(self._fill(judged), line.judgement, small=True)
            self._fill(change).add_run(line.change)
            for cell in (*picture, judged, change):
                centred(cell)
        self.paragraph(block.reads, "Note" if block.reads else "Cell")

    def _grid(self, block: Grid) -> None:
        self.paragraph(block.caption, "Table title")
        if block.against:
            self.paragraph(block.against, "Asks")
        titles = [column.title for column in block.columns]
        table = self._table(titles, [column.width for column in block.columns], block.caption)
        numbers = [column.number for column in block.columns]
        for cell, number in zip(table.rows[0].cells, numbers, strict=True):
            self._fill(cell, number)
        for name, rows in block.groups:
            if name:
                first, *_, last = self._row(table)
                self._fill(first.merge(last)).add_run(name).bold = True
            for row in rows:
                for cell, value, number in zip(self._row(table), row, numbers, strict=True):
                    self._cell(cell, value, number)
        self.paragraph("", "Cell")

    def _cell(self, cell: _Cell, value: Cell, number: bool) -> None:
        if isinstance(value, Judgement):
            self._judgement(self._fill(cell), value, small=True)
        else:
            self._fill(cell, number).add_run(value)
