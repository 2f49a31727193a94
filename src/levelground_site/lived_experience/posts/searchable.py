"""How posts held because of lived experience are looked up."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.lived_experience.posts import queries
from levelground_site.lived_experience.posts.states import POST
from levelground_site.search.registry import Hit, searchable


@searchable("Posts held because of lived experience")
def posts(person: Any, words: str) -> Iterator[Hit]:
    """By what they are called, what they are for and where, of those that the person may see."""
    for each in queries.fitting(person, words)[:30]:
        told = f"{POST.state(each.state).words}, {each.get_kind_display()}, {each.organisation.name}"
        yield Hit(each.title, reverse("post", kwargs={"public_id": each.public_id}), told)
