"""How published figures are looked up: by the name of a place."""

from collections.abc import Iterator
from typing import Any

from levelground_site.indicators import queries
from levelground_site.indicators.presenters.looking import hits
from levelground_site.search.registry import Hit, searchable


@searchable("Figures")
def figures(_: Any, words: str) -> Iterator[Hit]:
    """The newest figures of the places that fit."""
    for each in hits(queries.published(), words):
        for title, address in each.figures:
            yield Hit(each.name, address, title)
