"""How returns are looked up."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from levelground_site.returns import queries
from levelground_site.returns.addresses import address
from levelground_site.returns.states import RETURN
from levelground_site.search.registry import Hit, searchable


@searchable("Returns")
def returns(person: Any, words: str) -> Iterator[Hit]:
    """By the organisation, the standard or the year, of those whose state the person may see."""
    found = queries.listed(person)
    for word in words.split():
        match = Q(organisation__name__icontains=word) | Q(organisation__code__iexact=word)
        match |= Q(collection__title__icontains=word) | Q(collection__standard__iexact=word)
        if word.isdecimal() and len(word) == 4:
            match |= Q(collection__year=int(word))
        found = found.filter(match)
    for each in found[:30]:
        yield Hit(
            f"{each.collection}, {each.organisation.name}", address("return", each), RETURN.state(each.state).words
        )
