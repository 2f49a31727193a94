"""Easy-read pages: those that an app makes from its own data, and which page each easy-read page stands beside.

An app names its own in its module easy_texts; the page itself is shown by `showing.easy_page`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class MadePage:
    """A page: its picture, what it is about in one easy sentence, the name of its address."""

    picture: str
    about: str
    url: str


@dataclass(frozen=True)
class Twin:
    """The easy-read page that says the same as another: the name of its address, and what stands in its parts.

    `parts`: None where they are those of the page that it stands beside. `there`: given these, whether there is one.
    """

    url: str
    parts: Mapping[str, str] | None = None
    there: Callable[..., bool] = lambda **_: True

    def address(self, parts: Mapping[str, Any]) -> str:
        """Where it is for a page with these parts; empty where there is none."""
        if not self.there(**parts):
            return ""
        try:
            return reverse(self.url, kwargs=dict(parts if self.parts is None else self.parts))
        except NoReverseMatch:
            # One easy-read page for all of a kind.
            return reverse(self.url)


PAGES: list[MadePage] = []
TWINS: dict[str, Twin] = {}


def made_page(picture: str, about: str, url: str, *, beside: tuple[str, ...] = ()) -> None:
    """Names a page that an app makes itself, for the list of all, and the addresses of what it says in easy words."""
    PAGES.append(MadePage(picture, about, url))
    stands_beside(Twin(url), *beside)


def stands_beside(twin: Twin, *names: str) -> None:
    """Says which pages, by the names of their addresses, an easy-read page stands beside; ValueError for a second."""
    for name in names:
        if name in TWINS:
            raise ValueError(f"There are two easy-read pages beside {name}.")
        TWINS[name] = twin


def twin_of(url_name: str, parts: Mapping[str, Any]) -> str:
    """The address of the easy-read page that says the same as the page at an address; empty where there is none."""
    twin = TWINS.get(url_name)
    return twin.address(parts) if twin is not None else ""
