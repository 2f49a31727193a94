"""How the library is looked through from the site's own search."""

from collections.abc import Iterator
from typing import Any

from levelground_site.carers.library import presenters, queries
from levelground_site.search.registry import Hit, searchable


@searchable("For carers")
def texts(_: Any, words: str) -> Iterator[Hit]:
    """What everybody can read, by a worried person's words."""
    for text in queries.found(queries.Filtered(words=words)):
        yield Hit(text.title, presenters.address(text), text.summary)
