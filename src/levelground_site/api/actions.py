"""Making, using and revoking tokens."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.api.models import Token
from levelground_site.people.models import Person

BEGINS = "lg_"
DAYS = (30, 90, 365)
MOST = 20


class CannotMake(Exception):  # noqa: N818
    """A token that cannot be made; says why."""


def fingerprint(token: str) -> str:
    """What is kept of a token. It is as long as the fingerprint itself and drawn by chance, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Made:
    """A token as it is kept, and its text, which is shown once and kept nowhere."""

    token: Token
    text: str


@action("token.make")
def _make(by: Person, thing: None, *, name: str, days: int, text: str) -> Token:
    person = Person.objects.select_for_update().get(pk=by.pk)
    own = Token.objects.filter(person=person, revoked=None)
    if own.filter(name=name).exists():
        raise CannotMake("You have a token of this name. Revoke it, or choose another name.")
    if own.filter(expires__gt=timezone.now()).count() >= MOST:
        raise CannotMake(f"You have {MOST} tokens, the most that one person can have. Revoke one first.")
    token = Token.objects.create(
        person=person,
        name=name,
        begins=text[: len(BEGINS) + 5],
        fingerprint=fingerprint(text),
        second_factor=person.has_second_factor,
        expires=timezone.now() + timedelta(days=days),
    )
    note(days=days, second_factor=token.second_factor)
    return token


def make(by: Person, *, name: str, days: int) -> Made:
    """Makes a token of one's own. Raises CannotMake for a name that one of them bears, and for too many."""
    text = BEGINS + secrets.token_urlsafe(32)
    return Made(_make(by, None, name=name, days=days, text=text), text)


@action("token.revoke")
def revoke(by: Any, token: Token) -> Token:
    """Ends a token for good. What was revoked stays so: to do it twice does no harm."""
    Token.objects.filter(pk=token.pk, revoked=None).update(revoked=timezone.now())
    return token


@action("token.use")
def _use(by: Person, token: Token) -> Token:
    token.used = timezone.localdate()
    token.save(update_fields=["used"])
    return token


def used(by: Person, token: Token) -> None:
    """Remembers that a token is used today: the first use of a day goes into the trail."""
    if Token.objects.filter(pk=token.pk).filter(Q(used=None) | Q(used__lt=timezone.localdate())).exists():
        _use(by, token)
