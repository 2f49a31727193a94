"""What an organisation does with its return, up to the submission."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.people.models import Person
from levelground_site.returns import queries
from levelground_site.returns.actions.telling import tell_next
from levelground_site.returns.models import How, Remark, Return, Statement, Version
from levelground_site.returns.states import RETURN

# The states in which reasons and answers stand as they are.
CLOSED_TO_WORDS = frozenset({"submitted", "accepted"})


class NothingToSend(Exception):  # noqa: N818
    """A step that needs something that is not there yet; says what."""


class SomebodyElseWrote(Exception):  # noqa: N818
    """Somebody wrote the same words while they were being written; `newest` is what stands there now."""

    def __init__(self, newest: Statement) -> None:
        super().__init__("Somebody else has changed these words since you opened the page. Nothing of yours is lost.")
        self.newest = newest


def locked(thing: Return) -> Return:
    """The return as it is now, locked until the transaction ends: two people act one after the other."""
    # In two steps: what PostgreSQL joined to a row before it waited for its lock is what stood there before the wait.
    Return.objects.select_for_update().get(pk=thing.pk)
    return Return.objects.select_related("collection", "organisation", "current").get(pk=thing.pk)


def _person(by: Any) -> Person | None:
    return by if isinstance(by, Person) else None


def _is_here(thing: Return, fingerprint: str) -> bool:
    return thing.current is not None and thing.current.fingerprint == fingerprint


def _add_version(by: Any, thing: Return, content: str, fingerprint: str, how: How, why: str = "") -> Version:
    number = thing.versions.count() + 1
    version = Version.objects.create(
        of=thing, number=number, content=content, fingerprint=fingerprint, how=how, by=_person(by), why=why
    )
    thing.current = version
    thing.save()
    note(version=number, fingerprint=fingerprint, how=str(how))
    tell_next(by, thing)
    return version


@action("return.take-in")
def take_in(
    by: Any, thing: Return, *, content: str, fingerprint: str, how: How, reasons: Mapping[str, str] | None = None
) -> Version:
    """Takes in a checked return document as a new version; the review begins again.

    The document that stands there already changes nothing, so a second click is harmless. `reasons` that the document
    gives for what moved are kept where nobody has written any yet.
    """
    thing = locked(thing)
    if thing.current is not None and _is_here(thing, fingerprint):
        return thing.current
    RETURN.move(thing, "take-in")
    _keep_reasons(by, thing, reasons or {})
    return _add_version(by, thing, content, fingerprint, how)


def _keep_reasons(by: Any, thing: Return, reasons: Mapping[str, str]) -> None:
    given = set(thing.statements.filter(kind=Statement.Kind.REASON).values_list("key", flat=True))
    for key, words in reasons.items():
        if key not in given:
            Statement.objects.create(of=thing, kind=Statement.Kind.REASON, key=key, words=words, by=_person(by))


@action("return.correct")
def correct(by: Any, thing: Return, *, content: str, fingerprint: str, how: How, why: str) -> Version:
    """Begins the correction of an accepted return with a new version; the accepted one stays to be seen."""
    if not why.strip():
        raise NothingToSend("Say why it is corrected: it stands beside the new version for good.")
    thing = locked(thing)
    if thing.current is not None and _is_here(thing, fingerprint):
        if thing.state == "accepted":
            raise NothingToSend("It is the version that was accepted: nothing in it is corrected.")
        return thing.current
    RETURN.move(thing, "correct")
    return _add_version(by, thing, content, fingerprint, how, why.strip())


@action("return.write")
def write(by: Any, thing: Return, *, kind: Statement.Kind, key: str, words: str, seen: int | None) -> Statement:
    """Writes a reason or an answer. `seen` is the row that the writer had before them, or None for none.

    Raises SomebodyElseWrote when there is a newer one: the writer then sees both. The same words again change nothing.
    What the national team has before it stands as it was submitted.
    """
    thing = locked(thing)
    if thing.state in CLOSED_TO_WORDS:
        raise NothingToSend(
            "It has been submitted, so its words stand as they are. They can be changed when the national team asks "
            "about it, or in a correction."
        )
    newest: Statement | None = thing.statements.filter(kind=kind, key=key).last()
    if newest is not None and newest.words == words:
        return newest
    if newest is not None and newest.pk != seen:
        raise SomebodyElseWrote(newest)
    note(what=str(kind), key=key)
    return Statement.objects.create(of=thing, kind=kind, key=key, words=words, by=_person(by))


@action("return.write")
def remark(by: Any, thing: Return, *, words: str, about: str = "") -> Remark:
    """Says something in the thread inside the organisation."""
    if not words.strip():
        raise NothingToSend("Write what you want to say.")
    note(about=about)
    return Remark.objects.create(of=thing, kind=Remark.Kind.INSIDE, about=about, words=words.strip(), by=_person(by))


@action("return.review")
def review(by: Any, thing: Return, *, version: int) -> Return:
    """The equality lead has read this version, and says that it may be signed off."""
    reviewed = _step(thing, "review", version)
    tell_next(by, reviewed)
    return reviewed


@action("return.sign-off")
def sign_off(by: Any, thing: Return, *, version: int) -> Return:
    """The responsible executive stands for the data of this version."""
    signed = _step(thing, "sign-off", version)
    if signed.current is not None:
        note(fingerprint=signed.current.fingerprint)
    tell_next(by, signed)
    return signed


@action("return.reopen")
def reopen(by: Any, thing: Return) -> Return:
    """Back to the draft, to be worked on."""
    thing = locked(thing)
    RETURN.move(thing, "reopen")
    thing.save()
    return thing


@action("return.submit")
def submit(by: Any, thing: Return, *, version: int) -> Return:
    """Sends it to the national team. After the collection has closed it is taken all the same, and is late.

    Raises NothingToSend while anything that moved since last year has no reason.
    """
    thing = _step(thing, "submit", version)
    missing = queries.unexplained(thing, thing.current) if thing.current is not None else ()
    if missing:
        listed = "; ".join(missing[:3]) + ("; …" if len(missing) > 3 else "")
        raise NothingToSend(f"{len(missing)} of what moved since last year has no reason yet: {listed}.")
    thing.submitted_at = timezone.now()
    thing.save()
    note(late=thing.late)
    return thing


def _step(thing: Return, verb: str, version: int) -> Return:
    """Takes a step with the version that the person had before them, and with no other."""
    thing = locked(thing)
    if thing.current is None:
        raise NothingToSend("There is nothing in it yet: put in the return first.")
    if thing.current.number != version:
        raise NothingToSend(
            f"Version {thing.current.number} has come in since you opened the page, which showed version {version}. "
            "Read it first."
        )
    RETURN.move(thing, verb)
    thing.save()
    note(version=version)
    return thing
