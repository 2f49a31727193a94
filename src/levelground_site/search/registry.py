"""Where each app puts its way of looking something up, in a module called searchable."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

MOST = 20


@dataclass(frozen=True)
class Hit:
    """Something found: its name, where it is, and a few words about it."""

    title: str
    address: str
    words: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind."""

    title: str
    hits: list[Hit]
    more: bool


Finder = Callable[[Any, str], Iterable[Hit]]
FINDERS: list[tuple[str, Finder]] = []


def searchable(title: str) -> Callable[[Finder], Finder]:
    """Registers a function that finds, among what a person may see, what fits some words: (person, words) → hits."""

    def add(finder: Finder) -> Finder:
        FINDERS.append((title, finder))
        return finder

    return add


def find(person: Any, words: str) -> list[Group]:
    """What fits the words, by kind, at most twenty of each; kinds without any are left out."""
    groups = []
    for title, finder in FINDERS:
        hits = list(islice(finder(person, words), MOST + 1))
        if hits:
            groups.append(Group(title, hits[:MOST], len(hits) > MOST))
    return groups
