"""Ways into work in search."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from levelground_site.lived_experience.ways_in import queries
from levelground_site.search.registry import Hit, searchable


@searchable("Ways into work")
def ways(_: Any, words: str) -> Iterator[Hit]:
    """By what they are called, what one does, and where."""
    asked = Q(title__icontains=words) | Q(words__icontains=words) | Q(organisation__name__icontains=words)
    for each in queries.register().filter(asked)[:30]:
        address = reverse("way-in", kwargs={"public_id": each.public_id})
        yield Hit(each.title, address, f"{each.get_route_display()}, {each.organisation.name}")
