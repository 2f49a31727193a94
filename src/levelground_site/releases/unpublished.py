"""Documents that are not published yet: given by the app that keeps them, asked for by those that hand them out.

What is given is what a person may see, as the access table says; each look is written into the trail by the giver.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kept:
    """A document that is kept: of which edition, whose, and how far it has come."""

    standard: str
    year: int
    organisation: str
    name: str
    state: str
    readable: bool


@dataclass(frozen=True)
class Keeper:
    """How to ask an app: which documents a person knows of, and one of them (Refused; Http404)."""

    listed: Callable[[Any], Iterable[Kept]]
    document: Callable[[Any, str, int, str], Mapping[str, Any]]


KEEPERS: list[Keeper] = []


def keeps(listed: Callable[[Any], Iterable[Kept]], document: Callable[[Any, str, int, str], Mapping[str, Any]]) -> None:
    """Registers an app that keeps documents, in its home_items."""
    KEEPERS.append(Keeper(listed, document))
