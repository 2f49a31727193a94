"""Web pages: their headings, paragraphs, list items and tables, without scripts, styles and navigation."""

import re
from html.parser import HTMLParser
from pathlib import Path

from levelground.proofreading.document import Block, Grid, Paragraph, grid_blocks, one_line, squared
from levelground.proofreading.text_file import decoded
from levelground.proofreading.word_file import repeated

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary", "dt"}
_BREAKS = _HEADINGS | {
    "p", "li", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "dl", "dd", "blockquote",
    "figure", "figcaption", "pre", "table", "form", "fieldset", "details", "hr", "tr", "td", "th", "body", "address",
}  # fmt: skip
_SILENT = {"script", "style", "template", "noscript", "svg", "nav", "select", "button", "head", "title"}
_WIDEST_SPAN = 64


def read_web_page(path: Path) -> list[Block]:
    """The blocks of a web page."""
    reader = _Reader()
    reader.feed(decoded(path))
    reader.close()
    reader.finish()
    return reader.blocks


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.below: dict[tuple[int, int], str] = {}
        self.cell: list[str] | None = None
        self.spans = (1, 1)

    def add(self, text: str) -> None:
        if not self.rows:
            self.rows.append([])
        row, across, down = self.rows[-1], *self.spans
        self._fill()
        for offset in range(across):
            for depth in range(1, down):
                self.below[len(self.rows) - 1 + depth, len(row)] = repeated(text)
            row.append(text if offset == 0 else repeated(text))

    def _fill(self) -> None:
        row, number = self.rows[-1], len(self.rows) - 1
        while (number, len(row)) in self.below:
            row.append(self.below.pop((number, len(row))))

    def end_row(self) -> None:
        if self.rows:
            self._fill()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._silent = 0
        self._heading = False
        self._tables: list[_Table] = []
        self._paragraphs = self._grids = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag == "br":
            self._text.append(" ")
        if tag in _BREAKS:
            self._flush()
            self._heading = tag in _HEADINGS
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].end_row()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._end_cell()
            found = dict(attrs)
            self._tables[-1].cell = []
            self._tables[-1].spans = (_span(found.get("colspan")), _span(found.get("rowspan")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BREAKS:
            self._flush()
            self._heading = False
        if tag in ("td", "th", "tr") and self._tables:
            self._end_cell()
        elif tag == "table" and self._tables:
            self._end_table()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)

    def finish(self) -> None:
        """Ends whatever the page left open."""
        self._flush()
        while self._tables:
            self._end_table()

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is not None:
            table.add(one_line(" ".join(table.cell)))
            table.cell = None

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        table.end_row()
        rows = squared(table.rows)
        if rows:
            self._grids += 1
            self.blocks += grid_blocks(Grid(rows, f"table {self._grids}"))

    def _flush(self) -> None:
        text = one_line("".join(self._text))
        self._text = []
        if not text:
            return
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.append(text)
            return
        self._paragraphs += 1
        self.blocks.append(Paragraph(text, f"paragraph {self._paragraphs}", self._heading))


def _span(given: str | None) -> int:
    return min(int(given), _WIDEST_SPAN) if given and re.fullmatch(r"[1-9]\d{0,3}", given) else 1
