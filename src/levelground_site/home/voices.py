"""What people say, beside what it helps with: a page names the place, and each app that has a voice for it answers.

In a template: {{ voices("passport-first") }}, or with what the page is about, {{ voices("indicator", "wres/1") }}: the
voices are laid out by the component of that name, or nothing is there. A document without a template asks `heard`.
An app gives its voices by a function registered with `@speaks`, in its home_items.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

MOST = 2
# The places where voices are heard, in words that finish 'It may be shown …'.
PLACES = {
    "carers-hub": "on the page that leads carers on",
    "passport-first": "beside the first page of a carers passport",
    "indicator": "beside a figure on equality at work",
    "board-paper": "in papers for a board, which may be printed",
    "pledge": "beside an employer’s pledge",
}


@dataclass(frozen=True)
class Voice:
    """Something that somebody says: their words (all of them, or how they begin), who they are, where all of it is.

    `note` is what must be told with it: that it is made up, say. `kind`: quote, text, film, audio.
    """

    words: str
    who: str
    address: str
    kind: str
    note: str = ""


# Called with the place, and with what its page is about ('' where it is about nothing in particular).
Speaker = Callable[[str, str], Iterable[Voice]]
SPEAKERS: list[Speaker] = []


def speaks(speaker: Speaker) -> Speaker:
    """Registers a function that gives the voices for a place, and may count that they were heard there."""
    SPEAKERS.append(speaker)
    return speaker


def heard(place: str, about: str = "", most: int = MOST) -> list[Voice]:
    """The voices for a place, at most so many; LookupError for a place that is not in PLACES.

    They must be asked for each time and never be kept: whoever spoke may take their words back at any moment.
    """
    if place not in PLACES:
        raise LookupError(f"No voices are heard at '{place}' (home/voices.py has the places).")
    found: Iterable[Any] = (voice for speaker in SPEAKERS for voice in speaker(place, about))
    return list(islice(found, most))
