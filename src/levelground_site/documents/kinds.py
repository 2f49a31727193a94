"""What a kind of document is made of: declared as data by the app whose kind it is, in a module called document_kinds.

A document is an agreement between two people that is owned by one of them. The mechanism knows no kind by name.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, TypeVar

from levelground_site.access.roles import Role

Form = Literal["words", "choice", "choices"]


@dataclass(frozen=True)
class Question:
    """One question, asked on one screen, and never compulsory.

    Args:
        form: words of her own, one of `options`, or any number of them.
        options: what can be chosen: what is kept, and what is read.
        most: letters at most.
        picture: the name of an easy-read picture that stands beside it, for kinds whose owners like pictures.
    """

    key: str
    asks: str
    hint: str = ""
    form: Form = "words"
    options: tuple[tuple[str, str], ...] = ()
    most: int = 2000
    picture: str = ""

    def read(self, words: str) -> str:
        """What is kept, as people read it: the words of what was chosen."""
        if self.form == "words":
            return words
        chosen = set(words.split(","))
        return "; ".join(text for value, text in self.options if value in chosen)


@dataclass(frozen=True)
class Section:
    """Some questions that are shared together, or not.

    Args:
        shareable: False for what is nobody's but the owner's: no grant can ever hold it.
        asks: the section that holds what was asked for and what was agreed.
        card: it is to be found in a moment, as a card of its own (in an emergency, say).
    """

    key: str
    title: str
    lead: str = ""
    questions: tuple[Question, ...] = ()
    shareable: bool = True
    asks: bool = False
    card: bool = False


@dataclass(frozen=True)
class Basis:
    """What a thing that is asked for rests on.

    Args:
        days, months: within how many days, or calendar months, it must be decided, where a rule starts a clock; None
            where none does.
        escalation: what to do when the clock has run out, or it was not agreed.
        overview: the organisation keeps a central overview of these, as counts.
    """

    key: str
    title: str
    words: str
    days: int | None = None
    months: int | None = None
    escalation: str = ""
    overview: bool = False
    source: str = ""

    @property
    def formal(self) -> bool:
        """Whether it starts a clock."""
        return self.days is not None or self.months is not None

    def decide_by(self, put: date) -> date | None:
        """By when it must be decided, from the day on which it was put to the other person; None without a clock."""
        if self.months is not None:
            year, month = divmod(put.year * 12 + put.month - 1 + self.months, 12)
            # A period that begins with a day ends with the day before the same one: from 5 January to 4 March.
            return date(year, month + 1, 1) + timedelta(days=min(put.day - 1, monthrange(year, month + 1)[1]) - 1)
        return None if self.days is None else put + timedelta(days=self.days)


@dataclass(frozen=True)
class Party:
    """What somebody with whom it is shared is to the owner, and what they can do with what they see.

    Args:
        agrees: the one other person of the agreement: confirms it, arranges the talk, hands over. One at a time.
        answers: may say what becomes of the asks that they see.
        may_see: the sections that can be shared with them at all.
        offered: those that are ticked when sharing begins.
        days: for how long, unless the owner says otherwise; None: until it is ended.
        roles: whoever holds one of these where its owner works can be chosen by name.
    """

    key: str
    title: str
    words: str
    may_see: frozenset[str]
    offered: frozenset[str]
    agrees: bool = False
    answers: bool = False
    days: int | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    Args:
        title: what its owner calls it. Never in a title, an address, an e-mail or a calendar.
        neutral: what it is called where others may look over a shoulder.
        first_page: the name of the address of the public page that it begins with.
        ideas: what can be asked for, to choose from.
        check_days: when it is looked at first, after it was agreed; `review_days`: at least every so often.
    """

    key: str
    title: str
    neutral: str
    first_page: str
    sections: tuple[Section, ...]
    parties: tuple[Party, ...]
    bases: tuple[Basis, ...]
    ideas: tuple[tuple[str, tuple[str, ...]], ...] = ()
    check_days: int = 42
    review_days: int = 365

    def __post_init__(self) -> None:
        keys = {section.key for section in self.sections if section.shareable}
        for party in self.parties:
            if party.may_see - keys or party.offered - party.may_see:
                raise ValueError(f"{self.title}: {party.title} can be shown what is no section that is ever shared.")
        if sum(party.agrees for party in self.parties) != 1 or sum(section.asks for section in self.sections) != 1:
            raise ValueError(f"{self.title}: one party agrees, and one section holds what is asked for.")

    def section(self, key: str) -> Section:
        """The section of a key; LookupError."""
        return _one(self.sections, key)

    def party(self, key: str) -> Party:
        """The party of a key; LookupError."""
        return _one(self.parties, key)

    def basis(self, key: str) -> Basis:
        """The basis of a key; LookupError."""
        return _one(self.bases, key)

    @cached_property
    def asking(self) -> Section:
        """The section that holds what is asked for."""
        return next(section for section in self.sections if section.asks)

    @cached_property
    def other(self) -> Party:
        """The other person of the agreement."""
        return next(party for party in self.parties if party.agrees)

    @cached_property
    def helper(self) -> Party | None:
        """Who can be asked to look at one thing that was not agreed, or has no answer; None where nobody can."""
        return next((party for party in self.parties if party.answers and not party.agrees), None)

    @cached_property
    def places(self) -> tuple[tuple[Section, Question], ...]:
        """Every question with its section, in order: its place is its number in an address, counted from 1."""
        return tuple((section, question) for section in self.sections for question in section.questions)

    def place_of(self, section: str, question: str) -> int:
        """The number of a question in addresses; LookupError."""
        for number, (of, one) in enumerate(self.places, 1):
            if (of.key, one.key) == (section, question):
                return number
        raise LookupError(f"{self.title} asks no {section}/{question}.")


Keyed = TypeVar("Keyed", Section, Party, Basis)
KINDS: dict[str, Kind] = {}


def declare(kind: Kind) -> Kind:
    """Adds a kind; ValueError where its key stands already."""
    if kind.key in KINDS:
        raise ValueError(f"A kind of document is called {kind.key} already.")
    KINDS[kind.key] = kind
    return kind


def _one(things: tuple[Keyed, ...], key: str) -> Keyed:
    found = next((thing for thing in things if thing.key == key), None)
    if found is None:
        raise LookupError(f"There is no {key}.")
    return found
