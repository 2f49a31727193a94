"""What is asked of documents. Whoever shows words to anybody but the owner takes them from `shared_view`."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.timezone import localtime

from levelground_site.access import Refused
from levelground_site.documents import keys
from levelground_site.documents.content import Change, Content, Line, Part, Told, content_from
from levelground_site.documents.kinds import KINDS
from levelground_site.documents.models import Ask, Document, Erasure, Grant, Look, Meeting, PrivateNote, Review, Version
from levelground_site.people.models import Person, RoleHeld


def one(public_id: UUID) -> Document:
    """A document; Http404."""
    found = Document.objects.select_related("key", "owner").filter(public_id=public_id).first()
    if found is None:
        raise Http404("No such page.")
    return found


def one_ask(public_id: UUID) -> Ask:
    """Something that is asked for; Http404."""
    found = Ask.objects.select_related("document__key", "document__owner").filter(public_id=public_id).first()
    if found is None:
        raise Http404("No such page.")
    return found


def one_grant(public_id: UUID) -> Grant:
    """A grant; Http404."""
    found = Grant.objects.select_related("document__key", "document__owner", "to").filter(public_id=public_id).first()
    if found is None:
        raise Http404("No such page.")
    return found


def one_meeting(public_id: UUID) -> Meeting:
    """A talk; Http404."""
    found = Meeting.objects.select_related("document__key", "document__owner").filter(public_id=public_id).first()
    if found is None:
        raise Http404("No such page.")
    return found


def mine(person: Any, kind: str) -> Document | None:
    """A person's own document of a kind."""
    return Document.objects.select_related("key", "owner").filter(owner=person, kind=kind).first()


def waits_for(person: Any) -> QuerySet[Grant]:
    """What was given to a person's e-mail address before they had an account, and not yet taken up."""
    return Grant.objects.filter(to=None, ended_at=None, waits_for=keys.address_fingerprint(person.email))


def answered(document: Document) -> dict[tuple[str, str], str]:
    """What its owner wrote, as it is kept, by section and question."""
    return {(each.section, each.question): each.words for each in document.answers.all()}


def content(document: Document) -> Content:
    """All of a document that can be shared at all, as it stands now."""
    kind, written = document.of_kind, answered(document)
    parts = []
    for section in kind.sections:
        lines = tuple(
            Line(question.key, question.asks, question.read(words))
            for question in section.questions
            if (words := written.get((section.key, question.key), ""))
        )
        if section.shareable and lines:
            parts.append(Part(section.key, section.title, section.card, lines))
    return Content(tuple(parts), tuple(told(ask) for ask in document.asks.all()))


def told(ask: Ask) -> Told:
    """What was asked for and what became of it."""
    return Told(
        number=ask.number,
        words=ask.words,
        state=ask.state,
        rests_on=ask.rests_on,
        agreed_words=ask.agreed_words,
        reason=ask.reason,
        alternative=ask.alternative,
        second_person=ask.second_person,
        answer_again_by=_iso(ask.answer_again_by),
        trial_until=_iso(ask.trial_until),
        placed_by=ask.placed_by,
        place_by=_iso(ask.place_by),
        placed_on=_iso(localtime(ask.placed_at).date() if ask.placed_at else None),
    )


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def given(whole: Content, document: Document, grant: Grant) -> Content:
    """What of a content a grant opens."""
    held = [section for section in grant.sections if grant.opens(section)]
    return whole.limited(document.of_kind, held, grant.asks)


def shared_view(document: Document, person: Any, version: Version | None = None) -> Content:
    """Exactly what a person may read of a document, now or as it was agreed in a version; Refused for nothing.

    The owner reads all that can be shared. This is the one way to words for every page, card, print and file.
    """
    whole = content(document) if version is None else version_content(version)
    if document.owner_id == person.pk:
        return whole
    grant = document.grant_of(person)
    if grant is None:
        raise Refused("document.see")
    return given(whole, document, grant)


def version_content(version: Version) -> Content:
    """The plain content of a version: what an export or a print is made from."""
    return content_from(json.loads(version.content))


def version_changes(version: Version, grant: Grant | None = None) -> list[Change]:
    """What had changed since the version before; for a grant, what it opens."""
    found = [Change(**each) for each in json.loads(version.changed)]
    if grant is None:
        return found
    return [each for each in found if grant.opens(each.section) and (not each.ask or grant.opens_ask(each.ask))]


def latest_version(document: Document) -> Version | None:
    """The version that stands."""
    found = document.versions.first()
    if found is not None:
        found.document = document
    return found


def differs(document: Document, version: Version) -> bool:
    """Whether something was changed since both agreed: that something came to pass, or is needed no more, is none."""
    then = {ask.number: (ask.words, ask.agreed_words) for ask in version_content(version).asks}
    return any(then.get(ask.number) != (ask.words, ask.agreed_words) for ask in document.asks.exclude(state="ended"))


def agreement(document: Document) -> str:
    """The fingerprint of what the two would confirm now: what the other person sees, and when to look again."""
    other = document.other
    seen = given(content(document), document, other) if other else content(document)
    said = json.dumps([seen.as_data(), _iso(document.review_on)], sort_keys=True)
    return keys.fingerprint(document.secret, said)


def can_help(document: Document) -> list[Person]:
    """Who can be chosen by name to look at one thing: those who hold a helper's role where its owner works today."""
    helper, other, today = document.of_kind.helper, document.other, timezone.localdate()
    if helper is None or not helper.roles:
        return []
    works = RoleHeld.objects.on(today).filter(person=document.owner_id).values("organisation")
    holding = RoleHeld.objects.on(today).filter(role__in=helper.roles, organisation__in=works).values("person")
    not_them = [pk for pk in (document.owner_id, other.to_id if other else None) if pk is not None]
    return list(Person.objects.filter(pk__in=holding, is_active=True).exclude(pk__in=not_them).order_by("name"))


def confirmed_by(document: Document) -> dict[int, Any]:
    """Who of the two has confirmed what stands now, and when: by the person's key."""
    now = agreement(document)
    return {each.person_id: each.at for each in document.confirmations.all() if each.fingerprint == now}


def grants(document: Document) -> list[Grant]:
    """Everybody to whom something is given, or waits to be."""
    waiting = document.grants.filter(to=None, ended_at=None)
    return [*document.grants_today, *waiting]


def looks(document: Document) -> QuerySet[Look]:
    """Who opened it, or tried to, the latest first."""
    return document.looks.select_related("who")


def note_of(document: Document, person: Any) -> str:
    """What one of the two wrote for themselves."""
    found = PrivateNote.objects.select_related("document__key").filter(document=document, author=person).first()
    return found.words if found else ""


def next_meeting(document: Document) -> Meeting | None:
    """The talk that was arranged last, unless it was called off."""
    return document.meetings.filter(called_off=False).order_by("-at").first()


def reviews_due(documents: Iterable[Document]) -> QuerySet[Review]:
    """The days on which to look again that are set, the soonest first."""
    return Review.objects.filter(document__in=documents, done_at=None).select_related("document__key")


def at_question(public_id: UUID, number: int) -> Document:
    """A document, at a question of it (`place`); Http404."""
    document = one(public_id)
    if not 1 <= number <= len(document.of_kind.places):
        raise Http404("No such page.")
    document.place = number  # type: ignore[attr-defined]
    return document


def receipt(receipt: UUID) -> Erasure:
    """The receipt of something that was erased; Http404."""
    found: Erasure | None = Erasure.objects.filter(receipt=receipt).first()
    if found is None:
        raise Http404("No such receipt.")
    return found


_STANDING = ("asks", "reviews", "confirmations")


def own_standing(person: Any) -> list[Document]:
    """A person's own documents, with what tells how they stand: in a few queries, however many there are."""
    own = Document.objects.filter(owner=person, kind__in=KINDS).select_related("key", "owner")
    found = list(own.prefetch_related(*_STANDING))
    live = Grant.objects.live(timezone.localdate()).filter(document__in=found).select_related("to")
    given_to: dict[int, list[Grant]] = {each.pk: [] for each in found}
    for grant in live:
        given_to[grant.document_id].append(grant)
    for each in found:
        for grant in given_to[each.pk]:
            grant.document = each
        each.grants_today = given_to[each.pk]
    return found


def shared_standing(person: Any) -> list[Grant]:
    """What others have given to a person, with what tells how it stands: in a few queries."""
    live = Grant.objects.live(timezone.localdate()).filter(to=person, document__kind__in=KINDS)
    found = live.select_related("document__key", "document__owner", "to")
    return list(found.prefetch_related(*(f"document__{each}" for each in _STANDING)))
