"""Easy-read pages that an app makes from its own data, for the list of all easy-read pages.

An app names its own in its module easy_texts; the page itself is shown by `showing.easy_page`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class MadePage:
    """A page: its picture, what it is about in one easy sentence, the name of its address."""

    picture: str
    about: str
    url: str


PAGES: list[MadePage] = []


def made_page(picture: str, about: str, url: str) -> None:
    """Names a page that an app makes itself."""
    PAGES.append(MadePage(picture, about, url))
