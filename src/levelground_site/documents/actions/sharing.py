"""Who is given what of a document, and until when."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.access.acting import action
from levelground_site.documents import keys
from levelground_site.documents.actions._locking import locked, tell
from levelground_site.documents.models import Document, Grant, Review
from levelground_site.documents.states import AGREED, DOCUMENT
from levelground_site.organisations.models import Organisation
from levelground_site.people.actions import invite
from levelground_site.people.models import Person, RoleHeld

HONOURED_DAYS = 28


class CannotShare(Exception):  # noqa: N818
    """It cannot be given so; says why."""


@action("document.share")
def share(
    by: Any,
    document: Document,
    *,
    party: str,
    email: str,
    name: str,
    sections: Collection[str],
    until: date | None = None,
    asks: Collection[int] | None = None,
    workplace: Organisation | None = None,
) -> Grant:
    """Gives some sections to whoever has the address, from now until a day, or until it is ended.

    Whoever has no account is invited to make one, in words that tell nothing, into `workplace`; until then the grant
    waits for them. Raises CannotShare.
    """
    document = locked(by, "document.share", document)
    kind = document.of_kind
    of_party = kind.party(party)
    email = email.strip().lower()
    _check(document, of_party.may_see, sections, until, email)
    _end(
        document.grants.filter(ended_at=None)
        .exclude(pk__in=[each.pk for each in document.grants_today])
        .filter(to__isnull=False),
        Grant.Why.RAN_OUT,
    )
    to = Person.objects.filter(email=email, is_active=True).first()
    standing = document.grants.filter(ended_at=None)
    if of_party.agrees and standing.filter(party=party).exclude(Q(to=to, to__isnull=False)).exists():
        raise CannotShare(f"Somebody else is {of_party.title.lower()} here. End what they can see first.")
    if to is None and workplace is None:
        raise CannotShare("Nobody here has this address yet. Say where you work first, so that they can be invited.")
    fingerprint = "" if to else keys.address_fingerprint(email)
    _end(
        standing.filter(to=to, to__isnull=False) | standing.filter(waits_for=fingerprint).exclude(waits_for=""),
        Grant.Why.OWNER,
    )
    grant = Grant.objects.create(
        document=document,
        party=party,
        to=to,
        waits_for=fingerprint,
        name=to.name if to else name,
        sections=[section.key for section in kind.sections if section.key in sections],
        asks=None if asks is None else sorted(asks),
        at=_where(to, document.owner) if to else workplace,
        until=until,
    )
    if of_party.agrees:
        _put_to_them(document)
    if to:
        tell(to)
    elif workplace is not None:
        _invite(email, name, workplace)
    return grant


def _check(document: Document, may: frozenset[str], sections: Collection[str], until: date | None, email: str) -> None:
    if document.state == "ended":
        raise CannotShare("It has ended. Open it again first.")
    if email == document.owner.email:
        raise CannotShare("This is your own address.")
    if not sections or set(sections) - may:
        raise CannotShare("Choose at least one part. What is only yours cannot be shared.")
    if until is not None and until < timezone.localdate():
        raise CannotShare("The last day lies in the past.")


def _where(person: Person, owner: Person) -> Organisation | None:
    """Where they work, the owner's own place first: what they were given ends when they leave it.

    None for those who hold no role anywhere.
    """
    today = timezone.localdate()
    owners = set(RoleHeld.objects.on(today).filter(person=owner).values_list("organisation", flat=True))
    held = list(RoleHeld.objects.on(today).filter(person=person).select_related("organisation"))
    held.sort(key=lambda each: each.organisation_id not in owners)
    return held[0].organisation if held else None


def _invite(email: str, name: str, workplace: Organisation) -> None:
    # The link to what was given stands on their own list once they are here.
    invite(System("sharing"), workplace, email=email, name=name or "colleague", role=Role.SUPPORTER)


def _put_to_them(document: Document) -> None:
    """The other person sees it from now on: it is asked, and the clocks of what is formal start."""
    now = timezone.now()
    if DOCUMENT.can(document.state, "share"):
        DOCUMENT.move(document, "share")
    document.asked_at = document.asked_at or now
    document.save()
    for ask in document.asks.filter(state="asked", decide_by=None):
        if ask.basis is not None and ask.basis.formal:
            ask.start_clock(timezone.localdate())
            ask.save()


@action("document.share")
def change(by: Any, grant: Grant, *, sections: Collection[str], until: date | None = None) -> Grant:
    """Gives more or less of it to the same person. Raises CannotShare."""
    document = locked(by, "document.share", grant.document)
    grant = document.grants.select_for_update().get(pk=grant.pk)
    _check(document, grant.of_party.may_see, sections, until, "")
    grant.sections = [section.key for section in document.of_kind.sections if section.key in sections]
    grant.until = until
    grant.save()
    return grant


@action("document.share")
def revoke(by: Any, grant: Grant) -> None:
    """Ends what was given, at once. What was agreed stands until it has been looked at again."""
    document = locked(by, "document.share", grant.document)
    ended(document, document.grants.filter(pk=grant.pk, ended_at=None), Grant.Why.OWNER)


@action("document.hand-over")
def hand_over(by: Any, document: Document) -> None:
    """The other person leaves: they see nothing from now on, and what was agreed stands until it is looked at again."""
    document = locked(by, "document.hand-over", document)
    ended(document, document.grants.filter(to=by, ended_at=None), Grant.Why.HANDED_OVER)
    tell(document.owner)


@action("document.claim")
def claim(by: Any, thing: None) -> Person:
    """Takes up what was given to one's own address before one had an account."""
    for grant in Grant.objects.select_related("document__key").filter(
        to=None, ended_at=None, waits_for=keys.address_fingerprint(by.email)
    ):
        grant.to, grant.waits_for, grant.name = by, "", by.name
        grant.save()
    person: Person = by
    return person


def ended(document: Document, grants: Any, why: Grant.Why) -> int:
    """Ends grants. When the other person's ends, what was agreed is honoured until it is looked at with the next."""
    kind, agreeing = document.of_kind, False
    for grant in grants:
        agreeing = agreeing or grant.party == kind.other.key
    count = _end(grants, why)
    if not agreeing:
        return count
    document.confirmations.all().delete()
    today = timezone.localdate()
    if document.state == "shared":
        DOCUMENT.move(document, "take-back")
        document.save()
    if document.state in {"agreed", "in-review"}:
        for ask in document.asks.filter(state__in=AGREED, honoured_since=None):
            ask.honoured_since = today
            ask.save()
        if not document.reviews.filter(done_at=None, why=Review.Why.OTHER).exists():
            Review.objects.create(document=document, due=today + timedelta(days=HONOURED_DAYS), why=Review.Why.OTHER)
    return count


def _end(grants: Any, why: Grant.Why) -> int:
    count: int = grants.update(ended_at=timezone.now(), ended_why=why)
    return count
