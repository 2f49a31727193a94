"""A report as it is read: paragraphs and grids of cells, each with its place, whatever file it came in."""

from dataclasses import dataclass

_WORDS_OF_PROSE = 7


class UnreadableError(Exception):
    """A report that cannot be read; the message is a sentence for the person who gave it."""


class MissingReaderError(Exception):
    """A reader that is not installed; the message names the command that installs it."""


@dataclass(frozen=True)
class Paragraph:
    """Running text, without line breaks, and where it stands."""

    text: str
    place: str
    heading: bool = False


@dataclass(frozen=True)
class Grid:
    """A table as text: `rows` all have one width. `top` and `left` count from 1 and name cells of a spreadsheet."""

    rows: tuple[tuple[str, ...], ...]
    place: str
    spreadsheet: bool = False
    top: int = 1
    left: int = 1

    def place_of(self, row: int, column: int) -> str:
        """Where a cell stands, in words, or as its address in a spreadsheet."""
        if self.spreadsheet:
            return f"{self.place}, cell {letters(self.left + column)}{self.top + row}"
        return f"{self.place}, row {row + 1}, column {column + 1}"


Block = Paragraph | Grid


@dataclass(frozen=True)
class Document:
    """A report in the order in which it is read."""

    name: str
    blocks: tuple[Block, ...]


def letters(number: int) -> str:
    """A column's letters in a spreadsheet; 1 is A."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.replace("\xa0", " ").replace("\xad", "").split())


def grid_blocks(grid: Grid) -> list[Block]:
    """A grid, and the prose that stands in its cells as paragraphs; a grid of one cell a row is prose only."""
    prose: list[Block] = [
        Paragraph(cell, grid.place_of(row, column))
        for row, cells in enumerate(grid.rows)
        for column, cell in enumerate(cells)
        if len(cell.split()) >= _WORDS_OF_PROSE and (column == 0 or cells[column - 1] != cell)
    ]
    filled = [sum(bool(cell) for cell in cells) for cells in grid.rows]
    if not any(number > 1 for number in filled):
        return [
            Paragraph(cell, grid.place_of(row, column))
            for row, cells in enumerate(grid.rows)
            for column, cell in enumerate(cells)
            if cell
        ]
    return [grid, *prose]


def squared(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows made equally wide with blank cells; rows that are blank throughout are left out."""
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows if any(row))
