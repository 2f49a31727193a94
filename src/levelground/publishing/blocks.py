"""What a report on paper is made of, whoever prints it: headings, paragraphs, pictures and tables, in reading order."""

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, TypeVar, cast

Some = TypeVar("Some")
# What XML cannot hold: control characters, halves of a surrogate pair and two that are no characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Manner = Literal["body", "facts", "asks", "says", "note", "break"]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the one title) to 4; `number` stands before it, quieter."""

    level: int
    text: str
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` is its beginning, in bold."""

    text: str
    manner: Manner = "body"
    lead: str = ""


@dataclass(frozen=True)
class Gap:
    """One of the gaps that come first: its sentence, and what it means in people (may be empty)."""

    says: str
    people: str


@dataclass(frozen=True)
class Judgement:
    """A verdict, with what the standard's own rule says (may be empty)."""

    verdict: str
    rule: str


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG text, of the size that it is drawn at, in points, with what it shows in words."""

    svg: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True)
class Figure:
    """A drawing with its caption."""

    drawing: Drawing
    caption: str


@dataclass(frozen=True)
class GlanceLine:
    """An indicator's line at a glance."""

    name: str
    value: str
    interval: str
    drawing: Drawing | None
    judgement: Judgement
    change: str


@dataclass(frozen=True)
class Glance:
    """Lines that share a scale, under its axis; `since` heads the column of changes, `reads` says how it is read."""

    title: str
    axis: Drawing | None
    since: str
    lines: tuple[GlanceLine, ...]
    reads: str


Cell = str | Judgement


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, whether it holds numbers, and its width against the others'."""

    title: str
    number: bool = False
    width: float = 1.0


@dataclass(frozen=True)
class Grid:
    """A table: a caption, the heads of its columns and rows in named groups; a row's first cell is its name."""

    caption: str
    against: str
    columns: tuple[Column, ...]
    groups: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]


@dataclass(frozen=True)
class Terms:
    """Terms, each with what is said of it: one paragraph or several."""

    pairs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Bullets:
    """A list; each item is its bold lead (may be empty) and its text."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Command:
    """A line to type."""

    text: str


@dataclass(frozen=True)
class Contents:
    """The headings of level 2, and where they are found."""

    title: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


Block = (
    Heading | Paragraph | Gap | Judgement | Figure | Glance | Grid | Terms | Bullets | Command | Contents | PageBreak
)


@dataclass(frozen=True)
class Paper:
    """A report for paper: its title, what stands at the head and foot of every page, and its blocks.

    `dense`: set smaller and closer, to be held in one hand.
    """

    title: str
    running_title: str
    marking: str
    footer: str
    blocks: tuple[Block, ...]
    dense: bool = False


def cleaned(value: Some) -> Some:
    """The same blocks, with a mark (U+FFFD) in place of each character that no printed document can hold."""
    if isinstance(value, str):
        return cast("Some", _UNPRINTABLE.sub("\ufffd", value))
    if isinstance(value, tuple):
        return cast("Some", tuple(cleaned(item) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{each.name: cleaned(getattr(value, each.name)) for each in fields(value)})
    return value
