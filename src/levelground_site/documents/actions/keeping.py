"""What happens by itself: looks are written down; what has run out ends; who must look again is told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localtime

from levelground_site.access import System
from levelground_site.access.acting import action
from levelground_site.documents.actions._locking import tell
from levelground_site.documents.actions.escalating import escalate_late
from levelground_site.documents.actions.sharing import ended
from levelground_site.documents.models import Document, Grant, Look, Review

# Told again after so many days, while nothing happens.
AGAIN_DAYS = 14


def keep_look(person: Any, permission: str, thing: Any, allowed: bool) -> None:
    """Writes into the owner's own record that somebody opened their document, or tried to and was refused."""
    document = getattr(thing, "whole", None)
    if not isinstance(document, Document) or document.owner_id == person.pk:
        return
    grant = document.grant_of(person)
    Look.objects.create(
        document=document,
        who=person,
        name=person.name,
        refused=not allowed,
        sections=[section for section in grant.sections if grant.opens(section)] if grant and allowed else [],
    )


@action("document.keep")
def _end_what_ran_out(by: System, document: Document, today: Any) -> int:
    live = [each.pk for each in document.grants.live(today)]
    standing = document.grants.filter(ended_at=None, to__isnull=False).exclude(pk__in=live)
    ran_out = ended(document, standing.filter(until__lt=today), Grant.Why.RAN_OUT)
    return ran_out + ended(document, standing.filter(Q(until=None) | Q(until__gte=today)), Grant.Why.LEFT)


def keep_documents(now: datetime) -> Iterator[str]:
    """Ends what has run out or whose holder has left, takes up what has no answer in time, and tells the two when it
    is time to look again.

    Nothing that was agreed ends by itself, however late a look is.
    """
    today = localtime(now).date()
    live = Grant.objects.live(today).values("pk")
    stale = Grant.objects.filter(ended_at=None, to__isnull=False).exclude(pk__in=live).values("document")
    for document in Document.objects.select_related("key", "owner").filter(pk__in=stale):
        count = _end_what_ran_out(System("calendar"), document, today)
        tell(document.owner)
        yield f"What was given has ended: {count}."
    yield from escalate_late(today)
    told = _remind(today)
    if told:
        yield f"Told that it is time to look again: {told}."


def _remind(today: Any) -> int:
    again = Q(reminded_on=None) | Q(reminded_on__lte=today - timedelta(days=AGAIN_DAYS))
    due = Review.objects.filter(again, done_at=None, due__lte=today, document__state__in=("agreed", "in-review"))
    documents = {each.document_id for each in due}
    with transaction.atomic():
        for document in Document.objects.select_related("key", "owner").filter(pk__in=documents):
            tell(document.owner)
            other = document.other
            tell(other.to if other else None)
        due.update(reminded_on=today)
    return len(documents)
