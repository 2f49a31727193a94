"""How organisations are looked up."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.organisations.models import Organisation
from levelground_site.organisations.queries import fits
from levelground_site.search.registry import Hit, searchable


@searchable("Organisations")
def organisations(_: Any, words: str) -> Iterator[Hit]:
    """By name, town, postcode or code."""
    for each in Organisation.objects.filter(fits(words))[:30]:
        about = ", ".join(filter(None, (each.code, each.described, each.town)))
        yield Hit(each.name, reverse("organisation", kwargs={"code": each.code}), about)
