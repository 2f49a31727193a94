"""Who was counted: the ladder from the rows in a file to those in a measure's base, rung by rung."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rung:
    """A step of the ladder: how many are left after it, how many fell, and by which rule."""

    name: str
    count: int
    left_out: int
    rule: str


@dataclass(frozen=True)
class Ladder:
    """Who was counted for one base, from the rows in the file to the people (or rows) counted."""

    record_set: str
    title: str
    rungs: tuple[Rung, ...]
