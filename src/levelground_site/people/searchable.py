"""How people are looked up, by those who look after their roles."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from levelground_site.access import may
from levelground_site.people.queries import roles_seen_by
from levelground_site.search.registry import Hit, searchable


@searchable("People")
def people(person: Any, words: str) -> Iterator[Hit]:
    """By name."""
    if not may(person, "person.see"):
        return
    for held in roles_seen_by(person).filter(person__name__icontains=words)[:30]:
        address = f"{reverse('people')}?{urlencode({'q': held.person.name})}"
        yield Hit(held.person.name, address, f"{held.title}, {held.organisation.name}")
