"""The guide to the talk between a carer and their manager, for both sides, as data (guide.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("guide.toml")


@dataclass(frozen=True)
class Question:
    """A question, and why it is asked (or must not be)."""

    ask: str
    why: str


@dataclass(frozen=True)
class Preparing:
    """What one side thinks of before the talk."""

    title: str
    words: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Listed:
    """Some lines under a title, with a sentence before them where there is one."""

    title: str
    words: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Situation:
    """How caring touches work, and what has helped others."""

    key: str
    title: str
    ideas: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """All of it, in the order in which it is used."""

    carer: Preparing
    manager: Preparing
    opening: Listed
    never: tuple[Question, ...]
    lines: Listed
    situations: tuple[Situation, ...]
    not_agreed: Listed
    signs: Listed
    response: Listed


@cache
def guide() -> Guide:
    """The guide."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Guide(
        carer=_preparing(given["carer"]),
        manager=_preparing(given["manager"]),
        opening=_listed(given["opening"], "questions"),
        never=tuple(Question(**each) for each in given["never"]),
        lines=_listed(given["lines"], "items"),
        situations=tuple(Situation(each["key"], each["title"], tuple(each["ideas"])) for each in given["situations"]),
        not_agreed=_listed(given["not_agreed"], "steps"),
        signs=_listed(given["signs"], "items"),
        response=_listed(given["response"], "steps"),
    )


def _preparing(given: dict[str, Any]) -> Preparing:
    return Preparing(given["title"], given["words"], tuple(Question(**each) for each in given["questions"]))


def _listed(given: dict[str, Any], lines: str) -> Listed:
    return Listed(given["title"], given.get("words", ""), tuple(given[lines]))
