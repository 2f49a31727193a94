"""How challenges that were answered in public are looked up."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import Truncator

from levelground_site.challenges.presenters import about, address
from levelground_site.challenges.queries import told_in_public
from levelground_site.search.registry import Hit, searchable


@searchable("Challenges and answers")
def challenges(person: Any, words: str) -> Iterator[Hit]:
    """By what was asked and answered, and whose figures it is about."""
    for each in told_in_public(person, words)[:30]:
        yield Hit(f"{each}: {Truncator(each.question).chars(100)}", address(each), about(each))
