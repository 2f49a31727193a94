"""The talk is arranged, and both confirm what they agreed: that makes a version."""

import json
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.documents import queries
from levelground_site.documents.actions._locking import ChangedMeanwhile, locked, tell_the_other
from levelground_site.documents.content import Content, changes
from levelground_site.documents.models import Confirmation, Document, Meeting, Review, Version
from levelground_site.documents.states import DOCUMENT

LONGEST_DAYS = 366


class CannotConfirm(Exception):  # noqa: N818
    """It cannot be confirmed as it stands; says why."""


@action("document.arrange")
def arrange(by: Any, document: Document, *, at: datetime, minutes: int, place: str) -> Meeting:
    """Sets when and where the two talk, in place of what was set before. ValueError for a time that has passed."""
    document = locked(by, "document.arrange", document)
    if at <= timezone.now():
        raise ValueError("That time has passed.")
    meeting = document.meetings.filter(called_off=False, at__gt=timezone.now()).first() or Meeting(document=document)
    meeting.turn += 0 if meeting.pk is None else 1
    meeting.at, meeting.minutes, meeting.place = at, minutes, place.strip()[:200]
    meeting.save()
    tell_the_other(by, document)
    return meeting


@action("document.arrange")
def call_off(by: Any, document: Document) -> None:
    """The talk does not take place."""
    document = locked(by, "document.arrange", document)
    for meeting in document.meetings.filter(called_off=False, at__gt=timezone.now()):
        meeting.called_off = True
        meeting.turn += 1
        meeting.save()
    tell_the_other(by, document)


@action("document.review")
def set_review(by: Any, document: Document, on: date) -> None:
    """Sets when the two look again: at most a year from now. ValueError for another day."""
    document = locked(by, "document.review", document)
    today = timezone.localdate()
    if not today < on <= today + timedelta(days=LONGEST_DAYS):
        raise ValueError("Choose a day from tomorrow to a year from now.")
    document.review_on = on
    document.save()
    Review.objects.filter(document=document, why=Review.Why.YEARLY, done_at=None).update(due=on, reminded_on=None)


@action("document.confirm")
def confirm(by: Any, document: Document, fingerprint: str) -> Version | None:
    """One of the two confirms what they read (`queries.agreement`). Once both have, it is a version, which is given.

    Raises ChangedMeanwhile where something else stands now, CannotConfirm while there is nobody to agree with, or
    something that was asked has no answer.
    """
    document = locked(by, "document.confirm", document)
    other = document.other
    if other is None or other.to is None:
        raise CannotConfirm("There is nobody to agree with yet. Share it first.")
    if document.review_on is None:
        document.review_on = timezone.localdate() + timedelta(days=document.of_kind.review_days)
        document.save()
    elif fingerprint != queries.agreement(document):
        raise ChangedMeanwhile
    unanswered = [ask.number for ask in document.asks.filter(state="asked") if other.opens_ask(ask.number)]
    if unanswered:
        raise CannotConfirm(
            "Something that was asked has no answer yet. Answer it first: yes, a trial, another way or no."
        )
    if not DOCUMENT.can(document.state, "agree"):
        raise CannotConfirm(f"It is {document.get_state_display().lower()}. It cannot be confirmed so.")
    now = queries.agreement(document)
    Confirmation.objects.update_or_create(
        document=document, person=by, defaults={"fingerprint": now, "at": timezone.now()}
    )
    confirmed = queries.confirmed_by(document)
    if not {document.owner_id, other.to_id} <= set(confirmed):
        tell_the_other(by, document)
        return None
    return _agreed(document, other.name)


def _agreed(document: Document, with_whom: str) -> Version:
    kind, now, today = document.of_kind, timezone.now(), timezone.localdate()
    before = queries.latest_version(document)
    content = queries.content(document)
    then = queries.version_content(before) if before else Content((), ())
    number = before.number + 1 if before else 1
    due = document.review_on or today + timedelta(days=kind.review_days)
    version = Version.objects.create(
        document=document,
        number=number,
        content=json.dumps(content.as_data()),
        changed=json.dumps([vars(each) for each in changes(kind, then, content)] if before else []),
        agreed_with=with_whom,
        agreed_at=now,
        review_on=due,
    )
    DOCUMENT.move(document, "agree")
    document.agreed_at = document.agreed_at or now
    document.met_at = document.met_at or now
    document.save()
    document.confirmations.all().delete()
    document.asks.update(honoured_since=None)
    document.reviews.filter(done_at=None).delete()
    looks = [Review(document=document, due=due, why=Review.Why.YEARLY)]
    check = today + timedelta(days=kind.check_days)
    if check < due:
        looks.append(Review(document=document, due=check, why=Review.Why.CHECK))
    trials = {ask.trial_until for ask in document.asks.filter(state="trial") if ask.trial_until}
    looks += [Review(document=document, due=day, why=Review.Why.TRIAL) for day in trials]
    for look in looks:
        look.save()
    note(version=number)
    return version
