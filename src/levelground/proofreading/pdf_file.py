"""PDF files: their text page by page, with tables found by the white space between their columns."""

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.proofreading.document import (
    Block,
    Grid,
    MissingReaderError,
    Paragraph,
    UnreadableError,
    grid_blocks,
    one_line,
    squared,
)

if TYPE_CHECKING:
    from pypdf import PdfReader

INSTALL = "pip install 'levelground[pdf]'"
_MOST_PAGES = 1_000
_CELL = re.compile(r"\S+(?: \S+)*")
_BULLET = re.compile(r"^\s*(?:[•●▪◦–*o-]|\d{1,2}[.)])\s+")
_SHORT_OF_WIDTH = 0.6
_TWO_COLUMNS = 0.15
_LONG_CELL = 90


@dataclass(frozen=True)
class _Cell:
    text: str
    start: int
    end: int


def read_pdf(path: Path) -> list[Block]:
    """The blocks of a PDF. Raises UnreadableError, and MissingReaderError where the reader is not installed."""
    try:
        import pypdf  # noqa: PLC0415 - the reader is an extra
    except ImportError as error:
        raise MissingReaderError(f"{path}: reading a PDF needs one more package: {INSTALL}") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            reader = pypdf.PdfReader(file)
            pages = _pages(reader, path)
    except UnreadableError:
        raise
    except pypdf.errors.DependencyError as error:
        raise UnreadableError(f"{path}: is encrypted. Save a copy without protection.") from error
    # A damaged PDF can break any layer of its reader, each with an error of its own.
    except Exception as error:
        raise UnreadableError(f"{path}: is no PDF, or a damaged one ({type(error).__name__}).") from error
    if not any(plain.strip() for plain, _ in pages):
        raise UnreadableError(f"{path}: has no text, only pictures of pages. Give the file that it was made from.")
    blocks: list[Block] = []
    for number, (plain, layout) in enumerate(pages, start=1):
        blocks += page_blocks(plain.splitlines(), layout.splitlines(), number)
    return blocks


def _pages(reader: "PdfReader", path: Path) -> list[tuple[str, str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(f"{path}: has a password. Save a copy without one.")
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadableError(f"{path}: has {len(reader.pages):,} pages; that is no report.")
    return [(page.extract_text(), page.extract_text(extraction_mode="layout")) for page in reader.pages]


def page_blocks(plain: Sequence[str], layout: Sequence[str], page: int) -> list[Block]:
    """The blocks of one page, from its text in reading order and from its text laid out as it is printed."""
    runs = _table_runs(layout)
    in_tables = {line for start, end in runs for line in range(start, end)}
    prose = [(number, line) for number, line in enumerate(layout) if number not in in_tables]
    gapped = sum(len(_cells(line)) > 1 for _, line in prose)
    if gapped > _TWO_COLUMNS * max(1, sum(bool(line.strip()) for _, line in prose)):
        known = {one_line(layout[line]) for line in in_tables}
        known |= {cell.text for line in in_tables for cell in _cells(layout[line])}
        blocks: list[Block] = list(_paragraphs([line for line in plain if one_line(line) not in known], page))
        return blocks + [block for number, run in enumerate(runs, 1) for block in _table(layout, run, page, number)]
    blocks, last = [], 0
    for number, (start, end) in enumerate(runs, start=1):
        blocks += _paragraphs(layout[last:start], page)
        blocks += _table(layout, (start, end), page, number)
        last = end
    return blocks + list(_paragraphs(layout[last:], page))


def _cells(line: str) -> list[_Cell]:
    return [_Cell(found.group(), found.start(), found.end()) for found in _CELL.finditer(line)]


def _table_runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of lines with short cells side by side, of which two or more hold a number."""
    runs, start = [], 0
    for number, line in enumerate([*lines, ""]):
        cells = _cells(line)
        tabular = len(cells) > 1 and all(len(cell.text) <= _LONG_CELL for cell in cells)
        tabular = tabular or (number > start and _continues(cells, lines[number - 1], lines[start]))
        # One blank line inside is the space between rows.
        gap = not cells and number + 1 < len(lines) and len(_cells(lines[number + 1])) > 1 and number > start
        if tabular or gap:
            continue
        found = [cell for row in lines[start:number] for cell in _cells(row)[1:]]
        rows = sum(any(re.search(r"\d", cell.text) for cell in _cells(row)[1:]) for row in lines[start:number])
        if rows >= 1 and number - start >= 2 and sum(bool(re.match(r"[-−+£<(]?\d", cell.text)) for cell in found) >= 2:
            runs.append((_below_page_header(lines, start), number))
        start = number + 1
    return runs


def _below_page_header(lines: Sequence[str], start: int) -> int:
    """The table's first line, where a page header stands alone above its heading, which has no numbers either."""
    if not _cells(lines[start + 1]):
        below = _cells(lines[start + 2])
        if len(below) > 1 and not any(re.match(r"[-−+£<(]?\d", cell.text) for cell in below[1:]):
            return start + 2
    return start


def _continues(cells: list[_Cell], above: str, first: str) -> bool:
    """Whether a lone cell is the rest of a wrapped one in the row just above it."""
    before = _cells(above)
    starts = [cell.start for cell in (*before, *_cells(first))]
    wide = max((cell.end for cell in _cells(first)), default=0)
    return len(cells) == 1 and bool(before) and cells[0].start in starts and cells[0].end < wide * _SHORT_OF_WIDTH


def _table(lines: Sequence[str], run: tuple[int, int], page: int, number: int) -> list[Block]:
    rows = [cells for line in lines[run[0] : run[1]] if (cells := _cells(line))]
    columns = _columns([cells for cells in rows if any(re.match(r"[-−+£<(]?\d", cell.text) for cell in cells[1:])])
    found: list[list[str]] = []
    numbered = False
    for cells in rows:
        row = [""] * len(columns)
        for cell in cells:
            place = min(range(len(columns)), key=lambda column: _apart(cell, columns[column]))
            row[place] = one_line(f"{row[place]} {cell.text}")
        figures = any(re.search(r"\d", cell.text) for cell in cells[1:])
        if numbered and not figures and len(cells) == 1 and not _section(rows, cells):
            found[-1] = [one_line(f"{one} {other}") for one, other in zip(found[-1], row, strict=True)]
        else:
            found.append(row)
            numbered = figures
    return grid_blocks(Grid(squared(found), f"page {page}, table {number}"))


def _section(rows: Sequence[list[_Cell]], cells: list[_Cell]) -> bool:
    """Whether a lone cell begins like a new line ('Clinical'), not like the rest of one ('staff being appointed')."""
    return cells[0].text[:1].isupper() and len(rows) > 2 and cells[0].start == min(row[0].start for row in rows)


def _columns(rows: Iterable[list[_Cell]]) -> list[tuple[int, int]]:
    """The spans of the columns, as the cells of the rows with numbers overlap or touch.

    Letters differ in width: one figure below three, at the right of a column, may be laid out just behind them.
    """
    spans: list[tuple[int, int]] = []
    for cell in sorted((cell for cells in rows for cell in cells), key=lambda cell: cell.start):
        if spans and cell.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], cell.end))
        else:
            spans.append((cell.start, cell.end))
    return spans


def _apart(cell: _Cell, span: tuple[int, int]) -> float:
    gap = max(cell.start - span[1], span[0] - cell.end, 0)
    return gap + abs((cell.start + cell.end) - (span[0] + span[1])) / 1000


def _paragraphs(lines: Sequence[str], page: int) -> Iterable[Paragraph]:
    width = max((len(line.rstrip()) for line in lines), default=0)
    joined: list[str] = []
    for line, following in pairwise([*lines, "", ""]):
        bare = line.strip()
        if joined and (not bare or _BULLET.match(line)):
            yield Paragraph(one_line(" ".join(joined)), f"page {page}")
            joined = []
        if bare:
            joined.append(_BULLET.sub("", line).strip() or bare)
            # A short line is a paragraph's last, unless the next goes on in the middle of a sentence.
            if len(line.rstrip()) < width * _SHORT_OF_WIDTH and not following.strip()[:1].islower():
                yield Paragraph(one_line(" ".join(joined)), f"page {page}")
                joined = []
