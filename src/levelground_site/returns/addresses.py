"""Where the pages of a return are."""

from typing import Any

from django.urls import reverse

from levelground_site.returns.models import Return


def address(page: str, thing: Return, **parts: Any) -> str:
    """The address of a page of a return; `parts` are those that only this page has (a version's number)."""
    collection = thing.collection
    whose = {"standard": collection.standard, "year": collection.year, "code": thing.organisation.code}
    return reverse(page, kwargs={**whose, **parts})
