"""How a document stands, in words and steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from levelground_site.documents import queries
from levelground_site.documents.kinds import Kind, Question, Section
from levelground_site.documents.models import Ask, Document, Grant
from levelground_site.documents.standing import Due
from levelground_site.documents.states import AGREED


def address(page: str, document: Document, **parts: Any) -> str:
    """Where a page of a document is."""
    return reverse(page, kwargs={"public_id": document.public_id, **parts})


def address_of(due: Due, document: Document) -> str:
    """Where something that is due is done."""
    if due.ask is not None:
        return reverse(due.page, kwargs={"public_id": due.ask.public_id})
    return address(due.page, document)


def who_sees(section: Section, grants: Sequence[Grant]) -> str:
    """Who can see what stands in a section, in words; `grants`: all that hold or wait (`queries.grants`)."""
    if not section.shareable:
        return "Only you, always"
    names = [grant.name for grant in grants if section.key in grant.sections]
    return f"You, and {' and '.join(names)}" if names else "Only you"


@dataclass(frozen=True)
class Written:
    """A question as its owner reads it on their own page."""

    place: int
    question: Question
    words: str


@dataclass(frozen=True)
class Filled:
    """A section, who sees it, and what was written in it."""

    section: Section
    sees: str
    questions: tuple[Written, ...]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(bool(each.words) for each in self.questions)


def filled(document: Document) -> list[Filled]:
    """Every section with what was written."""
    kind, written, grants = document.of_kind, queries.answered(document), queries.grants(document)
    return [
        Filled(
            section,
            who_sees(section, grants),
            tuple(
                Written(
                    kind.place_of(section.key, question.key),
                    question,
                    question.read(written.get((section.key, question.key), "")),
                )
                for question in section.questions
            ),
        )
        for section in kind.sections
    ]


def after(kind: Kind, place: int, document: Document) -> str:
    """Where one goes on after a question: the next, or what would help, where that comes between; or the whole."""
    order = list(kind.sections)
    asking = order.index(kind.asking)
    here = order.index(kind.places[place - 1][0]) if place else -1
    nearest = order.index(kind.places[place][0]) if place < len(kind.places) else len(order)
    if here < asking < nearest:
        return address("document-asks", document)
    return (
        address("document-question", document, number=place + 1)
        if place < len(kind.places)
        else address("document-check", document)
    )


def after_asks(kind: Kind, document: Document) -> str:
    """Where one goes on after what would help."""
    order = list(kind.sections)
    asking = order.index(kind.asking)
    for place, (section, _) in enumerate(kind.places, 1):
        if order.index(section) > asking:
            return address("document-question", document, number=place)
    return address("document-check", document)


@dataclass(frozen=True)
class Next:
    """The one thing to do next: a sentence, and where."""

    sentence: str
    action: str
    href: str


def next_for_owner(document: Document) -> Next:
    """What its owner does next."""

    def to(page: str, **parts: Any) -> str:
        return address(page, document, **parts)

    if document.state == "ended":
        return Next("It has ended. Nobody else can see it.", "Open it again, or delete it", to("document-end"))
    if document.state == "paused":
        return Next("It is paused. What you agreed stays.", "Go on with it", to("document-end"))
    other = document.other
    waiting = [each for each in queries.grants(document) if each.to is None]
    if document.state in {"agreed", "in-review"} and other is None and not waiting:
        return Next(
            "Nobody you agreed this with can see it now. What was agreed stands until you look at it with someone new.",
            "Share it with your new manager",
            to("document-share"),
        )
    if document.state == "draft":
        if waiting:
            return Next(
                f"{waiting[0].name} was invited, and has not opened it yet.",
                "See what they will see",
                to("document-who"),
            )
        if not document.answers.exists() and not document.asks.exists():
            return Next("Nobody can see this but you.", "Begin", to("document-question", number=1))
        return Next(
            "Nobody can see this but you. Read it through, then share what you choose.",
            "Read it through",
            to("document-check"),
        )
    due = queries.reviews_due([document]).filter(due__lte=timezone.localdate()).first()
    if document.state == "agreed" and due is not None:
        return Next(
            f"It is time to look again: {due.get_why_display().lower()}.", "Look again", to("document-look-again")
        )
    late = [ask for ask in document.asks.all() if ask.state in AGREED and ask.placed_at is None and ask.place_by]
    if document.state == "agreed" and any(ask.place_by <= timezone.localdate() for ask in late if ask.place_by):
        return Next("Something should be in place by now. Is it?", "Say how it is", to("document-agreed"))
    if document.state == "agreed":
        return Next("You agreed this together.", "What we agreed", to("document-agreed"))
    confirmed = queries.confirmed_by(document)
    if document.owner_id in confirmed:
        return Next("You have confirmed. It waits for the other one.", "See what you confirmed", to("document-confirm"))
    if other is not None and other.to_id in confirmed:
        return Next(
            f"{other.name} has confirmed. Read it, and confirm it too.", "Read and confirm", to("document-confirm")
        )
    meeting = queries.next_meeting(document)
    if meeting is None:
        return Next("It is shared. Now find a time to talk.", "Arrange the talk", to("document-talk"))
    if meeting.at > timezone.now():
        return Next("The talk is arranged. Take a moment to prepare.", "Prepare", to("document-prepare"))
    return Next("Go through what would help, one by one.", "Work through it together", to("document-together"))


def next_for_other(document: Document, grant: Grant, person: Any) -> Next:
    """What somebody does next with whom it was shared."""

    def to(page: str) -> str:
        return address(page, document)

    if not grant.of_party.agrees:
        return Next("Read what was shared with you.", "Read it", to("document-with-you"))
    confirmed = queries.confirmed_by(document)
    if document.state == "agreed":
        return Next("You agreed this together.", "What we agreed", to("document-agreed"))
    if document.owner_id in confirmed and person.pk not in confirmed:
        return Next("It waits for you to confirm.", "Read and confirm", to("document-confirm"))
    if person.pk in confirmed:
        return Next("You have confirmed. It waits for the other one.", "See what you confirmed", to("document-confirm"))
    meeting = queries.next_meeting(document)
    if meeting is None:
        return Next("Find a time to talk: within five working days.", "Arrange the talk", to("document-talk"))
    if meeting.at > timezone.now():
        return Next("The talk is arranged. Three minutes are enough to prepare.", "Prepare", to("document-prepare"))
    return Next("Go through what would help, one by one.", "Work through it together", to("document-together"))


@dataclass(frozen=True)
class Verb:
    """An answer that can be given."""

    key: str
    title: str
    words: str


VERBS = (
    Verb("agree", "Yes", "As it was asked for."),
    Verb("try", "Let us try it", "For a time, and then you look again."),
    Verb("agree-differently", "In another way", "Something close to it, that works for both."),
    Verb("refuse", "Not now", "With the reason, another way, and somebody else who can look at it."),
)


def visible_asks(document: Document, person: Any) -> Iterator[Ask]:
    """The asks that a person may see."""
    grant = document.grant_of(person)
    for ask in document.asks.all():
        if document.owner_id == person.pk or (grant is not None and grant.opens_ask(ask.number)):
            yield ask


def suggested_by(kind: Kind, today: date) -> date:
    """The day that is put into a form for when to look again: a week before the longest that is allowed."""
    return date.fromordinal(today.toordinal() + kind.review_days - 1)
