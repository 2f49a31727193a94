"""How organisations are looked up."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from levelground_site.organisations.models import Organisation
from levelground_site.search.registry import Hit, searchable


@searchable("Organisations")
def organisations(_: Any, words: str) -> Iterator[Hit]:
    """By name or code."""
    found = Organisation.objects.filter(Q(name__icontains=words) | Q(code__iexact=words)).select_related("ics")
    for each in found[:30]:
        yield Hit(
            each.name, reverse("organisation", kwargs={"code": each.code}), f"{each.code}, {each.get_kind_display()}"
        )
