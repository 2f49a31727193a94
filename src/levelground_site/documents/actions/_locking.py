"""What every action on a document begins with, and how the two are told that something waits."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from levelground_site.access import require
from levelground_site.documents.models import Ask, Document
from levelground_site.mail.sending import send


class ChangedMeanwhile(Exception):  # noqa: N818
    """Somebody changed it since it was read; nothing was written. Look again."""

    def __init__(self) -> None:
        super().__init__("This changed while you were reading it. Here it is as it stands now: please look again.")


def locked(by: Any, permission: str, document: Document) -> Document:
    """The document as it stands, which nobody else changes now; Refused where what was given has ended meanwhile."""
    Document.objects.select_for_update().get(pk=document.pk)
    now = Document.objects.select_related("key", "owner").get(pk=document.pk)
    require(by, permission, of=now)
    return now


def locked_ask(by: Any, permission: str, asked: Ask) -> Ask:
    """Something that is asked for, as it stands, which nobody else changes now."""
    document = Document.objects.select_for_update().get(pk=asked.document_id)
    document = Document.objects.select_related("key", "owner").get(pk=document.pk)
    now: Ask = document.asks.get(pk=asked.pk)
    require(by, permission, of=now)
    return now


def tell(person: Any) -> None:
    """Tells somebody, in neutral words, that something waits: nothing of what, or of whom it is about."""
    if person is not None and person.is_active:
        address = settings.SITE_URL + reverse("home")
        send("documents/email/waits", person.email, {"name": person.name, "address": address})


def tell_the_other(by: Any, document: Document) -> None:
    """Tells whichever of the two did not do this."""
    other = document.other
    if by != document.owner:
        tell(document.owner)
    elif other is not None:
        tell(other.to)
