"""Easy-read texts: rows of one idea each, and the registry in which every app puts its own.

An app does so in a module called easy_texts, which is read when the site starts:

    easy_text("ways-in", "Ways into work", "There are ways to get a job here.", "ways-in", (
        Section("What there is", (
            row("college", "You can learn at a place of work.", learn="This means you watch, try and ask."),
        )),
    ))

A sentence with a number in it is a pattern: it is approved once, whatever the number (`pattern`).
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from levelground_site.easy_read.pages import Twin, stands_beside


@dataclass(frozen=True)
class Row:
    """One idea: the name of its picture, one sentence of at most fifteen words, and what its hard words mean.

    `hard` holds pairs: the word as it stands in the sentence, and a sentence that explains it. `to` is where it leads:
    the key of an easy-read text, or the name of an address; empty for nowhere.
    """

    picture: str
    says: str
    hard: tuple[tuple[str, str], ...] = ()
    to: str = ""

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The sentence in pieces, each with whether it stands in bold: a hard word does."""
        if not self.hard:
            return [(self.says, False)]
        found = re.split(f"({'|'.join(re.escape(word) for word, _ in self.hard)})", self.says, flags=re.IGNORECASE)
        return [(piece, place % 2 == 1) for place, piece in enumerate(found) if piece]


@dataclass(frozen=True)
class Section:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Text:
    """An easy-read page: its key (part of its address), its title, and its rows.

    `beside` is the name of the address of the page that says the same in more words (empty: there is none); `about`
    says in one easy sentence what the page is about, for lists of pages.
    """

    key: str
    title: str
    about: str
    beside: str
    sections: tuple[Section, ...]

    @property
    def organisation(self) -> None:
        """Texts are everybody's."""
        return None

    @property
    def rows(self) -> list[Row]:
        """All rows in order."""
        return [row for section in self.sections for row in section.rows]

    @property
    def fingerprint(self) -> str:
        """Changes when a word, a picture, or where a row leads does."""
        return hashlib.sha256(json.dumps(_plain(self), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Pattern:
    """A sentence with places for what changes ('{number} people work here.'), its picture, and a sample of each place.

    It is approved once; every sentence that is made from it is approved with it.
    """

    key: str
    picture: str
    says: str
    sample: Mapping[str, Any] = field(default_factory=dict)
    hard: tuple[tuple[str, str], ...] = ()

    @property
    def organisation(self) -> None:
        """Sentence patterns are everybody's."""
        return None

    @property
    def fingerprint(self) -> str:
        """Changes when a word does."""
        return hashlib.sha256(f"{self.picture}\n{self.says}\n{self.hard}".encode()).hexdigest()

    def row(self, **given: Any) -> Row:
        """The sentence made, with its picture; a place that is not given is a KeyError."""
        return Row(self.picture.format(**given), self.says.format(**given), self.hard)

    @property
    def shown(self) -> Row:
        """The sentence made with the sample."""
        return self.row(**self.sample)


TEXTS: dict[str, Text] = {}
PATTERNS: dict[str, Pattern] = {}


def row(picture: str, says: str, to: str = "", **hard: str) -> Row:
    """A row; a hard word is named with its explanation (an underscore stands for a space)."""
    return Row(picture, says, tuple((word.replace("_", " "), means) for word, means in hard.items()), to)


def easy_text(
    key: str, title: str, about: str, beside: str, sections: Iterable[Section], *, also: tuple[str, ...] = ()
) -> Text:
    """Registers an easy-read page; `also`: more addresses that it stands beside. ValueError where the key is taken."""
    if key in TEXTS:
        raise ValueError(f"There are two easy-read texts called {key}.")
    TEXTS[key] = Text(key, title, about, beside, tuple(sections))
    stands_beside(Twin("easy-read-page", {"key": key}), *([beside] if beside else []), *also)
    return TEXTS[key]


def pattern(key: str, picture: str, says: str, *, hard: Mapping[str, str] | None = None, **sample: Any) -> Pattern:
    """Registers a sentence with places in it, with a sample of each; ValueError where the key is taken."""
    if key in PATTERNS:
        raise ValueError(f"There are two sentence patterns called {key}.")
    PATTERNS[key] = Pattern(key, picture, says, sample, tuple((hard or {}).items()))
    return PATTERNS[key]


def _plain(text: Text) -> dict[str, Any]:
    """A text as plain values; a row that leads nowhere says nothing of it."""
    return asdict(text, dict_factory=lambda pairs: {name: of for name, of in pairs if (name, of) != ("to", "")})


def to_json(text: Text) -> str:
    """A text as it is kept."""
    return json.dumps(_plain(text), ensure_ascii=False)


def from_json(kept: str) -> Text:
    """A text again."""
    data = json.loads(kept)
    sections = tuple(
        Section(
            section["heading"],
            tuple(
                Row(
                    each["picture"],
                    each["says"],
                    tuple((word, means) for word, means in each["hard"]),
                    each.get("to", ""),
                )
                for each in section["rows"]
            ),
        )
        for section in data.pop("sections")
    )
    return Text(**data, sections=sections)
