"""What happens to a challenge: it is made, answered, set aside, or grows late."""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.access.acting import action, note
from levelground_site.challenges.addresses import About
from levelground_site.challenges.models import Challenge
from levelground_site.challenges.states import CHALLENGE
from levelground_site.mail.sending import send
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.people.models import Person
from levelground_site.people.queries import holders
from levelground_site.releases.models import Release

ANSWERERS = (Role.ANALYST, Role.EQUALITY_LEAD)


def receipt_of(once: str) -> str:
    """The secret part of a receipt's link: made from the form's own mark, so that sending twice gives the same."""
    key = hashlib.sha256(b"challenge" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, once.encode(), hashlib.sha256).hexdigest()[:40]


def fingerprint(receipt: str) -> str:
    """What is kept of a receipt's link."""
    return hashlib.sha256(receipt.encode()).hexdigest()


def receipt_address(receipt: str) -> str:
    """Where a receipt is."""
    return settings.SITE_URL + reverse("challenge-receipt", kwargs={"receipt": receipt})


@action("challenge.make")
def _make(by: Any, thing: None, *, about: About, figure: str, said: str, email: str, receipt: str) -> Challenge:
    challenge = Challenge.objects.create(
        page=about.page,
        figure=figure,
        organisation=about.organisation,
        said=said,
        email=email,
        receipt=receipt if email else "",
        link=fingerprint(receipt),
        due=timezone.localdate() + timedelta(days=settings.CHALLENGE_DAYS),
    )
    note(page=about.page.partition("?")[0])
    if email:
        send("challenges/email/receipt", email, {"challenge": challenge, "address": receipt_address(receipt)})
    for person in _answerers(challenge.organisation):
        send("challenges/email/waiting", person.email, _told(challenge, person))
    return challenge


def make(by: Any, *, about: About, figure: str, said: str, email: str, once: str) -> Challenge:
    """Takes a challenge in and tells those who answer it. `once` marks the form: sent twice, it is one challenge."""
    receipt = receipt_of(once)
    known = Challenge.objects.filter(link=fingerprint(receipt)).first()
    return known or _make(by, None, about=about, figure=figure, said=said, email=email, receipt=receipt)


@action("challenge.answer")
def answer(
    by: Any, challenge: Challenge, *, verb: str, question: str, words: str, correction: Release | None
) -> Challenge:
    """Answers a challenge: in public, privately, or by setting it aside. CannotMove where it is answered already."""
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    CHALLENGE.move(challenge, verb)
    challenge.answered = timezone.now()
    challenge.by = by if isinstance(by, Person) else None
    challenge.question = question if verb == "answer-in-public" else ""
    challenge.answer = words
    challenge.correction = correction if verb == "answer-in-public" else None
    email, receipt = challenge.email, challenge.receipt
    challenge.email = challenge.receipt = ""
    challenge.save()
    note(how=verb, correction=str(correction) if challenge.correction else "")
    if email:
        send("challenges/email/answer", email, {"challenge": challenge, "address": receipt_address(receipt)})
    return challenge


@action("challenge.escalate")
def _escalate(by: Any, challenge: Challenge) -> Challenge:
    CHALLENGE.move(challenge, "escalate")
    challenge.save(update_fields=["state"])
    for person in {*_answerers(challenge.organisation), *_answerers(None)}:
        send("challenges/email/late", person.email, _told(challenge, person))
    return challenge


def escalate(now: datetime) -> Iterator[str]:
    """What has gone past its day is late, once: the organisation's own and the national team are told."""
    day = timezone.localdate(now)
    for each in Challenge.objects.filter(state="waiting", due__lt=day).select_related("organisation"):
        _escalate(System("calendar"), each)
        yield f"{each} is late: it was promised by {each.due}."


def _answerers(organisation: Organisation | None) -> list[Person]:
    """Who answers: the organisation's analysts and equality leads; where there are none, the national team."""
    own = list(holders(ANSWERERS, organisation)) if organisation is not None else []
    if own:
        return own
    national = Organisation.objects.filter(kind=Kind.NATIONAL)
    return [person for body in national for person in holders((Role.NATIONAL_TEAM,), body)]


def _told(challenge: Challenge, person: Person) -> dict[str, Any]:
    address = settings.SITE_URL + reverse("challenge-answer", kwargs={"pk": challenge.pk})
    return {"challenge": challenge, "name": person.name, "address": address}
