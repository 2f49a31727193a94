"""Looking again: by the date, or when something changes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from levelground_site.access.acting import action
from levelground_site.documents.actions._locking import locked, tell_the_other
from levelground_site.documents.models import Document, Review
from levelground_site.documents.states import DOCUMENT


@action("document.review")
def look_again(by: Any, document: Document, why: Review.Why) -> None:
    """Begins to look again: because of a change, or because it does not work. What was agreed stands meanwhile."""
    document = locked(by, "document.review", document)
    DOCUMENT.move(document, "look-again")
    document.save()
    if not document.reviews.filter(done_at=None, due__lte=timezone.localdate()).exists():
        Review.objects.create(document=document, due=timezone.localdate(), why=why)
    tell_the_other(by, document)


@action("document.own")
def reviewed(by: Any, document: Document, *, helped: str = "") -> None:
    """Its owner says that all is as it should be: the looks that are due are done, and nothing else changes.

    `helped`: yes, partly, no, or nothing.
    """
    document = locked(by, "document.own", document)
    now = timezone.now()
    for review in document.reviews.filter(done_at=None, due__lte=timezone.localdate()):
        review.done_at, review.helped = now, helped if helped in {"yes", "partly", "no"} else ""
        review.save()
    if document.state == "in-review":
        DOCUMENT.move(document, "agree")
        document.save()
    if not document.reviews.filter(done_at=None).exists() and document.state == "agreed":
        due = timezone.localdate() + timedelta(days=document.of_kind.review_days)
        document.review_on = due
        document.save()
        Review.objects.create(document=document, due=due, why=Review.Why.YEARLY)
