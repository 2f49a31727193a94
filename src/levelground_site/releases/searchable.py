"""How releases are looked up."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from levelground_site.releases.queries import releases
from levelground_site.releases.views import address
from levelground_site.search.registry import Hit, searchable


@searchable("Data")
def published(_: Any, words: str) -> Iterator[Hit]:
    """By the standard's name or title, the year, and what was corrected: every word must fit."""
    found = releases()
    for word in words.split():
        asked = Q(title__icontains=word) | Q(standard__iexact=word) | Q(erratum__icontains=word)
        if word.isdecimal() and len(word) == 4:
            asked |= Q(year=int(word))
        found = found.filter(asked)
    for each in found[:30]:
        yield Hit(str(each), address(each), f"{each.organisations:,} organisations, open data")
