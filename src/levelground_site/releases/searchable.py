"""How releases are looked up."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from levelground_site.releases.queries import releases
from levelground_site.releases.views import address
from levelground_site.search.registry import Hit, searchable


@searchable("Data")
def published(_: Any, words: str) -> Iterator[Hit]:
    """By the standard's name or title, or the year."""
    asked = Q(title__icontains=words) | Q(standard__iexact=words)
    if words.isdigit() and len(words) == 4:
        asked |= Q(year=int(words))
    for each in releases().filter(asked)[:30]:
        yield Hit(str(each), address(each), f"{each.organisations:,} organisations, open data")
