"""Easy-read pages that an app makes from its own data, for the list of all easy-read pages.

An app names its own in its module easy_texts; the page itself is shown by `showing.easy_page`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class MadePage:
    """A page: its picture, what it is about in one easy sentence, the name of its address.

    `beside` is the name of the address of the page that says the same in more words.
    """

    picture: str
    about: str
    url: str
    beside: str = ""


PAGES: list[MadePage] = []
BESIDE: dict[str, MadePage] = {}


def made_page(picture: str, about: str, url: str, *, beside: str = "", listed: bool = True) -> None:
    """Names a page that an app makes itself; one that needs more than its name in its address is not listed."""
    page = MadePage(picture, about, url, beside)
    if listed:
        PAGES.append(page)
    if beside:
        BESIDE[beside] = page


def page_beside(url_name: str) -> MadePage | None:
    """The page that says the same as the page at a named address."""
    return BESIDE.get(url_name)
