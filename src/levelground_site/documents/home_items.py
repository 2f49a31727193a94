"""What of documents waits for a person: in neutral words, for a screen that others may see."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from levelground_site.documents import queries
from levelground_site.documents.models import Document
from levelground_site.documents.presenters import address, address_of
from levelground_site.documents.standing import Due, due_for_other, due_for_owner
from levelground_site.home.registry import Item, Where, home_items


@home_items(Where.WAITING)
def waiting(person: Any) -> Iterator[Item]:
    """What somebody must do next, with their own and with what was shared with them."""
    today = timezone.localdate()
    if queries.waits_for(person).exists():
        yield Item("One-to-one", reverse("documents"), whose="Something was shared with you")
    for document in queries.own_standing(person):
        yield from (_item(document, due, "") for due in due_for_owner(document, today))
    for grant in queries.shared_standing(person):
        yield from (_item(grant.document, due, grant.document.owner.name) for due in due_for_other(grant, today))


@home_items(Where.YOURS)
def yours(person: Any) -> Iterator[Item]:
    """One's own, and those of others, by whose they are."""
    for document in queries.own_standing(person):
        yield Item(document.of_kind.neutral, address("document", document), whose="Yours")
    for grant in queries.shared_standing(person):
        kind = grant.document.of_kind
        yield Item(kind.neutral, address("document-with-you", grant.document), whose=grant.document.owner.name)


def _item(document: Document, due: Due, whose: str) -> Item:
    words = f"{document.of_kind.neutral}: {due.words}"
    return Item(words, address_of(due, document), action=due.action, whose=whose, by=due.by)
