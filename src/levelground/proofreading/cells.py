"""A grid read: its header, the labels of rows and columns, and what kind of figure each cell holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile

from levelground.proofreading.document import Grid
from levelground.proofreading.numbers import Kind, Number, template_of, whole_cell
from levelground.proofreading.rounding import Span, places_of, span_of
from levelground.proofreading.words import groups_in, scopes_in

_PERCENT = re.compile(r"%|\bper\s?cent|\bpercentage|\bproportion\b|\bshare\b|\brate\b", re.IGNORECASE)
RELATIVE = re.compile(r"\brelative\s+likelihood|\blikelihood\s+ratio|\brelative\s+risk|\bratio\b", re.IGNORECASE)
_LIKELIHOOD = re.compile(r"\blikelihood\b|\bproportion\b|\brate\b", re.IGNORECASE)
_POINTS = re.compile(r"\bgap\b|\bdifference\b|\bpoints?\b|\bchange\b|\bpp\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:number|numerator|denominator|base|no\.|n|count|headcount|total|staff|applicants|shortlisted|appointed|entered)\b",
    re.IGNORECASE,
)
# Numbers that are names, and limits of intervals, which nothing in a report lets a reader reckon again.
_NO_FIGURE = re.compile(r"^(?:indicator|metric|no\.?|number|#|year|ref(?:erence)?|row|page|item)$", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:lower|upper|confidence|interval|limit)\b|\b9[059](?:\.\d)?\s?%|\bp[\s-]?value\b", re.IGNORECASE
)
TOTAL = re.compile(r"^(?:grand\s+|overall\s+|sub-?\s?)?totals?\b|^all$", re.IGNORECASE)
_MOST_CELLS = 20_000


@dataclass(frozen=True)
class Cell:
    """A figure in a grid, with its labels. `scale`: 100 for a percentage, 1 for a proportion of one."""

    row: int
    column: int
    text: str
    place: str
    row_label: str
    column_label: str
    count: Number | None = None
    percent: Number | None = None
    ratio: Number | None = None
    points: Number | None = None
    scale: int = 100

    @property
    def label(self) -> str:
        """What both labels say."""
        return f"{self.row_label} | {self.column_label}"

    @property
    def group(self) -> str:
        """The one group that its labels name; blank where they name none or several."""
        for label in (self.column_label, self.row_label):
            named = {group.name for group in groups_in(label)}
            if named:
                return named.pop() if len(named) == 1 else ""
        return self.scope

    @property
    def scope(self) -> str:
        """Board or workforce, where its labels name one of the two."""
        scopes = {scope.name for scope in scopes_in(self.label)}
        return scopes.pop() if len(scopes) == 1 else ""

    def span(self) -> Span:
        """What its percentage can stand for, in percent; nothing where it has none."""
        if self.percent is None:
            return Span(Fraction(0), Fraction(0))
        span = span_of(self.percent.value)
        return Span(span.low * 100 / self.scale, span.high * 100 / self.scale)


@dataclass(frozen=True)
class Sheet:
    """A grid's figures by row and column, and the words above it."""

    grid: Grid
    caption: str
    cells: dict[tuple[int, int], Cell]
    labels: tuple[str, ...]
    headers: tuple[str, ...]
    header_rows: int

    def lines(self, *, across: bool) -> list[list[Cell]]:
        """The figures row by row (across), or column by column."""
        found: dict[int, list[Cell]] = {}
        for cell in sorted(self.cells.values(), key=lambda cell: (cell.row, cell.column)):
            found.setdefault(cell.row if across else cell.column, []).append(cell)
        return [found[line] for line in sorted(found)]


def sheet_of(grid: Grid, caption: str) -> Sheet | None:
    """A grid with its figures; None where it has none, or is an extract rather than a table of a report."""
    if len(grid.rows) * max((len(row) for row in grid.rows), default=0) > _MOST_CELLS:
        return None
    header_rows = _header_rows(grid)
    width = len(grid.rows[0]) if grid.rows else 0
    headers = tuple(_joined(grid.rows[row][column] for row in range(header_rows)) for column in range(width))
    cells: dict[tuple[int, int], Cell] = {}
    labels = []
    section = ""
    for row, texts in enumerate(grid.rows):
        first, *others = texts
        words = [first] if first and whole_cell(first) is None else []
        # A first cell is a label even with a number in it ('2. Appointments'); another only without.
        if words or not first:
            words += [text for text in takewhile(lambda text: not text or not _figures(text), others) if text]
        if row >= header_rows and len({text for text in texts if text}) == 1 and words:
            section = words[0]
        label = _joined([section, *words[:2]]) if row >= header_rows else ""
        labels.append(label)
        for column, text in enumerate(texts):
            if row >= header_rows and text:
                cell = _cell(grid, row, column, text, label, headers[column])
                if cell is not None:
                    cells[row, column] = cell
    return Sheet(grid, caption, cells, tuple(labels), headers, header_rows) if cells else None


def _joined(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))


def _header_rows(grid: Grid) -> int:
    for row, texts in enumerate(grid.rows):
        if any(_figures(text) for text in texts[1:]) or (row and texts and whole_cell(texts[0]) is not None):
            return row
    return len(grid.rows)


def _figures(text: str) -> tuple[Number, ...]:
    return template_of(text)[1]


def _cell(grid: Grid, row: int, column: int, text: str, row_label: str, column_label: str) -> Cell | None:
    place = grid.place_of(row, column)
    whole = whole_cell(text)
    numbers = (whole,) if whole is not None else _figures(text)
    blank = Cell(row, column, text, place, row_label, column_label)
    counts = [number for number in numbers if number.kind is Kind.COUNT]
    percents = [number for number in numbers if number.kind is Kind.PERCENT]
    if whole is None:
        # Beside its words a cell holds a count, a percentage, or one of each.
        if len(text.split()) > 6 or not 1 <= len(numbers) == len(counts) + len(percents) or len(numbers) > 2:
            return None
        if len(counts) > 1 or len(percents) > 1:
            return None
        return replace(blank, count=counts[0] if counts else None, percent=percents[0] if percents else None)
    return _of_whole(blank, whole)


def _of_whole(cell: Cell, whole: Number) -> Cell | None:
    """A cell that is one number: its own sign says its kind, else its column's heading, else its row's label."""
    if _NO_FIGURE.search(cell.column_label) or _LIMIT.search(cell.label):
        return None
    match whole.kind:
        case Kind.PERCENT:
            return replace(cell, percent=whole)
        case Kind.TIMES:
            return replace(cell, ratio=whole)
        case Kind.POINTS:
            return replace(cell, points=whole)
        case Kind.PENCE:
            return None
    for label in (cell.column_label, cell.row_label):
        if RELATIVE.search(label):
            return replace(cell, ratio=whole)
        if _POINTS.search(label):
            return replace(cell, points=whole)
        if whole.kind is Kind.DECIMAL and 0 <= whole.value <= 1 and "%" not in label and _LIKELIHOOD.search(label):
            return replace(cell, percent=whole, scale=1)
        if _PERCENT.search(label) and not _COUNT.search(label.partition("%")[0] if "%" in label else ""):
            return replace(cell, percent=whole)
        if _COUNT.search(label):
            break
    return replace(cell, count=whole) if whole.kind is Kind.COUNT and whole.value >= 0 else None


def shown_places(cell: Cell) -> int:
    """How many decimals the cell's percentage has, counted in percent."""
    return 0 if cell.percent is None else max(0, places_of(cell.percent.value) - (2 if cell.scale == 1 else 0))
