"""A document is paused, ended, erased: by its owner, at any time, without a reason."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.documents import erasures
from levelground_site.documents.actions._locking import locked
from levelground_site.documents.actions.sharing import ended
from levelground_site.documents.keys import wrap_anew
from levelground_site.documents.models import Document, Erasure, Grant, Key
from levelground_site.documents.states import DOCUMENT


@action("document.end")
def pause(by: Any, document: Document) -> None:
    """Nothing is due while it is paused; what was agreed and what is shared stay."""
    _move(by, document, "pause")


@action("document.end")
def go_on(by: Any, document: Document) -> None:
    """It goes on after a pause."""
    _move(by, document, "go-on")


@action("document.end")
def begin_again(by: Any, document: Document) -> None:
    """It is only its owner's again, after it had ended."""
    document = _move(by, document, "begin-again")
    document.ended_at = None
    document.save()


@action("document.end")
def end(by: Any, document: Document) -> None:
    """Ends it: nobody else sees anything from now on. Its owner keeps it, until they erase it."""
    document = _move(by, document, "end")
    document.ended_at = timezone.now()
    document.save()
    ended(document, document.grants.filter(ended_at=None), Grant.Why.ENDED)
    document.reviews.filter(done_at=None).delete()


def _move(by: Any, document: Document, verb: str) -> Document:
    document = locked(by, "document.end", document)
    DOCUMENT.move(document, verb)
    document.save()
    return document


@action("document.erase")
def erase(by: Any, document: Document) -> Erasure:
    """Erases the document, all its versions and its key, for good. What is left is the receipt.

    What the trail holds of it are names that only its key could have told apart.
    """
    secret = document.secret  # for the trail's last entry, which is written when the key is gone
    stands = locked(by, "document.erase", document)
    receipt = Erasure.objects.create(key=stands.key.public_id)
    key = receipt.key
    transaction.on_commit(lambda: erasures.add([key]))
    stands.key.delete()
    document.secret = secret
    note(receipt=str(receipt.receipt))
    return receipt


def erased_again(keys: Iterable[UUID]) -> int:
    """Erases what was erased before, in a database that was restored from a copy; how many were there again.

    `keys`: from the list of erasures that is kept apart from the copies.
    """
    found = Key.objects.filter(public_id__in=list(keys))
    count = 0
    for key in found:
        with transaction.atomic():
            Erasure.objects.get_or_create(key=key.public_id)
            key.delete()
        count += 1
    return count


def rewrap() -> int:
    """Wraps every document's key with the first of the outer keys; how many there were."""
    count = 0
    for key in Key.objects.iterator(chunk_size=1000):
        with transaction.atomic():
            row = Key.objects.select_for_update().filter(pk=key.pk).first()
            if row is not None:
                row.wrapped = wrap_anew(row.wrapped)
                row.save()
                count += 1
    return count
