"""Where each app puts what it has for the front page, the navigation and a person's own list.

An app does so in a module called home_items, which is read when the site starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.utils import timezone


class Where(Enum):
    """The parts of a person's own list."""

    WAITING = "Waiting for you"
    YOURS = "Yours"
    CHANGED = "Changed since you last looked"


@dataclass(frozen=True)
class Item:
    """A line of the list: what it is, for whom, since when, by when, and the one thing to do about it."""

    what: str
    address: str
    action: str = "Open"
    whose: str = ""
    since: date | datetime | None = None
    by: date | None = None

    @property
    def overdue(self) -> bool:
        """Whether the day by which it was to be done has gone by."""
        return self.by is not None and self.by < timezone.localdate()


@dataclass(frozen=True)
class Entry:
    """A place in the navigation, shown to whoever may go there."""

    text: str
    url: str
    needs: str
    order: int


class For(Enum):
    """Whom the front page speaks to, in the order in which it does."""

    ANYONE = "Anyone"
    STAFF = "You work here, or would like to"
    DUTY = "You answer for figures, or for what is done"


@dataclass(frozen=True)
class WayIn:
    """Who someone may be, on the front page, and where their first task begins."""

    who: str
    task: str
    url: str
    order: int
    whom: For


@dataclass(frozen=True)
class Notice:
    """What every reader of the front page should know just now, and where it is seen."""

    words: str
    url: str
    label: str


@dataclass(frozen=True)
class Question:
    """What any reader may ask at once, on the front page: the box's label and hint, and where the words are taken."""

    label: str
    hint: str
    url: str
    field: str
    button: str


@dataclass(frozen=True)
class PageLink:
    """A link at the foot of every page; with `about_page` it tells which page it was followed from."""

    text: str
    url: str
    about_page: bool


@dataclass(frozen=True)
class AccountEntry:
    """A page of one's own account."""

    text: str
    url: str
    order: int


Source = Callable[[Any], Iterable[Item]]
SOURCES: dict[Where, list[Source]] = {where: [] for where in Where}
NAVIGATION: list[Entry] = []
WAYS_IN: list[WayIn] = []
NOTICES: list[Callable[[], Notice | None]] = []
QUESTIONS: list[Question] = []
ACCOUNT: list[AccountEntry] = []
PAGE_LINKS: list[PageLink] = []


def home_items(where: Where) -> Callable[[Source], Source]:
    """Registers a function that gives a person's items for one part of the list."""

    def add(source: Source) -> Source:
        SOURCES[where].append(source)
        return source

    return add


def navigation_entry(text: str, url: str, needs: str, order: int = 50) -> None:
    """Registers a place in the navigation: its words, its address's name, and the permission that it needs."""
    NAVIGATION.append(Entry(text, url, needs, order))


def way_in(who: str, task: str, url: str, order: int = 50, whom: For = For.DUTY) -> None:
    """Registers a user of the front page: 'You prepare your organisation's figures', 'Start this year's return'."""
    WAYS_IN.append(WayIn(who, task, url, order, whom))


def front_notice(source: Callable[[], Notice | None]) -> Callable[[], Notice | None]:
    """Registers a function that gives a notice for the front page, or None while there is nothing to say."""
    NOTICES.append(source)
    return source


def front_question(label: str, hint: str, url: str, *, field: str, button: str) -> None:
    """Registers a box in which any reader of the front page types what they look for; `url` takes it as `field`."""
    QUESTIONS.append(Question(label, hint, url, field, button))


def notices() -> list[Notice]:
    """What is to be said on the front page now."""
    return [notice for source in NOTICES if (notice := source()) is not None]


def account_entry(text: str, url: str, order: int = 50) -> None:
    """Registers a page that stands on everybody's own account: its words, and its address's name."""
    ACCOUNT.append(AccountEntry(text, url, order))


def page_link(text: str, url: str, *, about_page: bool = True) -> None:
    """Registers a link at the foot of every page: its words, its address's name, whether it says from which page."""
    PAGE_LINKS.append(PageLink(text, url, about_page))


def items_for(person: Any) -> dict[Where, list[Item]]:
    """All that there is for a person, in each part the soonest due first, then the longest waiting."""
    return {
        where: sorted((item for source in sources for item in source(person)), key=_urgency)
        for where, sources in SOURCES.items()
    }


def _urgency(item: Item) -> tuple[date, date]:
    since = item.since.date() if isinstance(item.since, datetime) else item.since
    return item.by or date.max, since or date.max
