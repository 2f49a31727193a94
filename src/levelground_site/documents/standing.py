"""What is due in a document, for its owner and for the other person: in neutral words, with the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from levelground_site.documents.models import Ask, Document, Grant

_PROMISED = ("agreed", "trial", "differently")


@dataclass(frozen=True)
class Due:
    """Something to do: words that tell nothing, on which page, and by when."""

    words: str
    page: str
    action: str = "Open"
    by: date | None = None
    # The thing asked for, where the page is of one.
    ask: Ask | None = None


def due_for_owner(document: Document, today: date) -> Iterator[Due]:
    """What its owner can do next; asks, reviews, confirmations and grants were fetched with it."""
    if document.state in {"paused", "ended", "draft"}:
        return
    other = document.other
    if other is None:
        yield Due("share it again, if you want", "document-share", "Look")
    asks = list(document.asks.all())
    if document.state == "agreed":
        late = [ask for ask in asks if _promised(ask) and ask.place_by is not None and ask.place_by <= today]
        if late:
            yield Due("is it in place?", "document-agreed", "Say so", min(ask.place_by for ask in late if ask.place_by))
        yield from _review(document, today)
    elif other is not None:
        people = {each.person_id for each in document.confirmations.all()}
        if other.to_id in people and document.owner_id not in people:
            yield Due("read and confirm", "document-confirm", "Confirm")
    for ask in asks:
        if ask.late(today):
            yield _late(document, ask)


def _late(document: Document, ask: Ask) -> Due:
    if ask.help_by is not None:
        return Due("an answer is late, and somebody else was asked", "document-agreed", "Look", ask.help_by)
    if document.of_kind.helper is None:
        return Due("an answer is late", "document-agreed", "Look", ask.decide_by)
    return Due("an answer is late: choose who looks at it", "document-help", "Choose", ask.decide_by, ask)


def due_for_other(grant: Grant, today: date) -> Iterator[Due]:
    """What somebody can do next with what was shared with them."""
    document = grant.document
    asks = [ask for ask in document.asks.all() if grant.opens_ask(ask.number)]
    if not grant.of_party.agrees:
        helps = [ask.help_by for ask in asks if ask.help_by is not None and grant.of_party.answers]
        if helps:
            yield Due("you are asked to look at something", "document-with-you", "Look", min(helps))
        return
    if document.state in {"paused", "ended", "draft"}:
        return
    late = [ask.decide_by for ask in asks if ask.late(today) and ask.decide_by is not None]
    if late:
        yield Due("an answer is late", "document-together", "Answer", min(late))
    promised = [ask.place_by for ask in asks if _promised(ask) and ask.place_by is not None]
    if promised and document.state in {"agreed", "in-review"}:
        yield Due("to be in place", "document-agreed", "Look", min(promised))
    if document.state == "agreed":
        yield from _review(document, today)
        return
    open_asks = [ask for ask in asks if ask.state == "asked"]
    people = {each.person_id for each in document.confirmations.all()}
    if document.owner_id in people and grant.to_id not in people:
        yield Due("read and confirm", "document-confirm", "Confirm")
    elif open_asks and not late:
        days = [ask.decide_by for ask in open_asks if ask.decide_by is not None]
        yield Due("prepare, and talk", "document-with-you", "Prepare", min(days, default=None))


def _promised(ask: Ask) -> bool:
    return ask.state in _PROMISED and ask.placed_at is None


def _review(document: Document, today: date) -> Iterator[Due]:
    due = [each.due for each in document.reviews.all() if each.done_at is None and each.due <= today]
    if due:
        yield Due("a look again is due", "document-look-again", "Look again", min(due))
