"""Easy-read pages in search."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.easy_read.texts import TEXTS
from levelground_site.search.registry import Hit, searchable


@searchable("Easy read")
def pages(person: Any, words: str) -> Iterator[Hit]:
    """Pages by their title, what they are about, and their words."""
    for text in TEXTS.values():
        whole = " ".join([text.title, text.about, *(row.says for row in text.rows)]).lower()
        if words.lower() in whole:
            yield Hit(text.title, reverse("easy-read-page", kwargs={"key": text.key}), text.about)
