"""The words of a standard for anyone: short, common, each hard word explained. At most fifteen words a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_WORDS = 15
# What a line of a drawing may be: the page's style sheet gives each its look.
KINDS_OF_LINE = ("line", "soft", "paper", "full", "other", "pale", "ink")


@dataclass(frozen=True)
class GroupInPlainWords:
    """A group: what it is called ('white {who}'), what its people are ('white'), and what the words mean."""

    named: str
    are: str
    explained: str


@dataclass(frozen=True)
class Drawing:
    """A picture of a standard's own, on a field of 120 by 120: its lines, each of a kind and along an SVG path."""

    name: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class IndicatorInPlainWords:
    """An indicator: its heading, what was looked at, what the hard word in it means, and what is said of people.

    `who` are the people counted. `did` is what some of them did, for a likelihood or an answer; `where` is what the
    people of a share are called. `picture` is the name of a picture that comes with the program, or a drawing.
    """

    heading: str
    about: str
    explained: str
    picture: str | Drawing
    who: str = "people"
    did: str = ""
    where: str = ""


@dataclass(frozen=True)
class StandardInPlainWords:
    """A standard: its groups, the one it is about first, and its indicators by number."""

    groups: Mapping[str, GroupInPlainWords]
    indicators: Mapping[str, IndicatorInPlainWords]
