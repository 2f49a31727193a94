"""How collections are looked up."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from levelground_site.access import may
from levelground_site.design.words import day
from levelground_site.returns.models import Collection
from levelground_site.returns.states import COLLECTION
from levelground_site.search.registry import Hit, searchable


@searchable("Collections")
def collections(person: Any, words: str) -> Iterator[Hit]:
    """By the standard's name or title, or the year, for those who follow them: every word must fit."""
    if not may(person, "collection.follow"):
        return
    found = Collection.objects.all()
    for word in words.split():
        asked = Q(title__icontains=word) | Q(standard__iexact=word)
        if word.isdecimal() and len(word) == 4:
            asked |= Q(year=int(word))
        found = found.filter(asked)
    for each in found[:30]:
        parts = {"standard": each.standard, "year": each.year}
        state = COLLECTION.state(each.state).words
        yield Hit(str(each), reverse("collection", kwargs=parts), f"{state}, closes {day(each.closes)}")
