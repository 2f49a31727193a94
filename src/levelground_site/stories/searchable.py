"""How stories are looked up."""

from collections.abc import Iterator
from typing import Any

from levelground_site.search.registry import Hit, searchable
from levelground_site.stories import presenters, queries


@searchable("Stories")
def stories(_: Any, words: str) -> Iterator[Hit]:
    """By title and by who tells it, of those published now."""
    for each in queries.fitting(words)[:30]:
        yield Hit(presenters.name_of(each), presenters.address(each), each.shown_as)
