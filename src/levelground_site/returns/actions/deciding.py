"""What is decided of a return: the national team's queries and acceptance, the board's approval, the publication."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from levelground_site.access.acting import action, note
from levelground_site.people.models import Person
from levelground_site.returns.actions.preparing import NothingToSend, locked
from levelground_site.returns.actions.telling import tell_next
from levelground_site.returns.models import Remark, Return
from levelground_site.returns.states import RETURN


@action("return.query")
def query(by: Any, thing: Return, *, words: str, about: str = "") -> Remark:
    """Asks the organisation about its return, or about one figure of it."""
    thing = locked(thing)
    if not words.strip():
        raise NothingToSend("Write what you want to know.")
    # A second query before the answer leaves it queried.
    if thing.state != "queried":
        RETURN.move(thing, "query")
        thing.save()
    note(about=about)
    tell_next(by, thing)
    return _say(by, thing, Remark.Kind.QUERY, words, about)


@action("return.answer")
def answer(by: Any, question: Remark, *, words: str) -> Remark:
    """Answers a query in words. When none is left open the return is back with the national team."""
    thing = locked(question.of)
    if not words.strip():
        raise NothingToSend("Write your answer.")
    if thing.remarks.filter(answers=question).exists():
        raise NothingToSend("Somebody has answered it already. What they wrote stands under the query.")
    said = _say(by, thing, Remark.Kind.ANSWER, words, question.about, question)
    if thing.state == "queried" and not open_queries(thing):
        RETURN.move(thing, "answer")
        thing.save()
    note(query=question.pk)
    return said


def open_queries(thing: Return) -> list[Remark]:
    """The queries that nobody has answered yet."""
    return list(thing.remarks.filter(kind=Remark.Kind.QUERY, answered_by=None))


def _say(by: Any, thing: Return, kind: Remark.Kind, words: str, about: str, to: Remark | None = None) -> Remark:
    person = by if isinstance(by, Person) else None
    return Remark.objects.create(of=thing, kind=kind, about=about, words=words.strip(), by=person, answers=to)


@action("return.accept")
def accept(by: Any, thing: Return, *, version: int) -> Return:
    """Accepts the version that the national team has read."""
    thing = locked(thing)
    if thing.current is None or thing.current.number != version:
        raise NothingToSend("Another version has come in since you opened the page. Read it first.")
    RETURN.move(thing, "accept")
    thing.accepted = thing.current
    thing.save()
    note(version=version)
    tell_next(by, thing)
    return thing


@action("return.approve")
def approve(by: Any, thing: Return, *, on: date) -> Return:
    """The board has approved the report and the action plan, on this day."""
    thing = locked(thing)
    if thing.submitted_at is None:
        raise NothingToSend("The board approves what has been submitted; it has not been yet.")
    _not_to_come(on)
    thing.approved_on = on
    thing.save()
    note(on=on.isoformat())
    tell_next(by, thing)
    return thing


@action("return.publish")
def publish(by: Any, thing: Return, *, on: date, at: str) -> Return:
    """The organisation has published its report and plan, on this day and at this address."""
    thing = locked(thing)
    if thing.approved_on is None:
        raise NothingToSend("The board approves it before it is published.")
    if on < thing.approved_on:
        raise NothingToSend("It cannot be published before the board approved it.")
    _not_to_come(on)
    if urlsplit(at).scheme not in {"http", "https"}:
        raise NothingToSend("Give the whole web address, beginning with https://.")
    thing.published_on, thing.published_at = on, at
    thing.save()
    note(on=on.isoformat(), address=at)
    return thing


def _not_to_come(on: date) -> None:
    if on > timezone.localdate():
        raise NothingToSend("The day is still to come. Say it when it has happened.")
