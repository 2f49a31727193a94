"""What is known from elsewhere: dated figures and what evidence supports, from the file beside this one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Known:
    """A figure from elsewhere: of whom, its value in words, when, whose, and what to beware of.

    `easy`: in the easy-read page, so many in every 100 (0: it is not there).
    """

    of: str
    value: str
    on: str
    source: str
    warning: str
    easy: int = 0


@dataclass(frozen=True)
class Claim:
    """Something that is said of retention, and what the evidence supports."""

    claim: str
    supports: str
    limits: str
    source: str


@cache
def known() -> tuple[tuple[Known, ...], tuple[Claim, ...]]:
    """The figures of the population, and the claims."""
    read = tomllib.loads((Path(__file__).parent / "evidence.toml").read_text("utf-8"))
    return tuple(Known(**each) for each in read["population"]), tuple(Claim(**each) for each in read["retention"])
