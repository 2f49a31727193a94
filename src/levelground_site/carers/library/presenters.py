"""The library's words and figures for its pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date

from levelground_site.carers.library.easy import easy
from levelground_site.carers.library.kinds import Form, Kind, Topic
from levelground_site.carers.library.models import Text
from levelground_site.design.prose import plain
from levelground_site.easy_read.reading import hardest, reading_age

A_MINUTE = 180  # words that most people read in one
# What carers read is easy for readers of nine to eleven.
EASY = 11


def address(text: Text) -> str:
    """Where a text is read."""
    if text.version:
        return reverse("library-version", kwargs={"item": text.item.slug, "version": text.version})
    return reverse("library-item", kwargs={"item": text.item.slug})


def minutes(text: Text) -> str:
    """How long it takes to read: 'less than a minute', '2 minutes'."""
    count = round(len(plain(text.body).split()) / A_MINUTE)
    return "less than a minute" if count < 1 else f"{count} minute{'' if count == 1 else 's'}"


def line(text: Text) -> dict[str, str]:
    """A line of a list: its words, a sentence, where it leads, and what kind of thing it is."""
    kind = Kind(text.item.kind)
    words = "" if kind is Kind.GUIDE else kind.label
    if text.state == "due":
        words = f"{words} · due to be looked at again".removeprefix(" · ")
    return {"label": text.title, "sentence": text.summary, "href": address(text), "note": words}


@dataclass(frozen=True)
class VersionLink:
    """Another version of what is read: its words, its language (for the reader's voice), where it is."""

    words: str
    language: str
    href: str


def version_links(texts: Iterable[Text], shown: Text) -> list[VersionLink]:
    """The other versions of an item; to the easy-read one in English the page leads by itself."""
    return [
        VersionLink(_version(each), each.language, address(each))
        for each in texts
        if each.pk != shown.pk and each.version != Form.EASY_READ
    ]


def _version(text: Text) -> str:
    easy = text.form == Form.EASY_READ
    if text.language == "en":
        return "Easy read" if easy else "Plain English"
    return f"{text.language_words} (easy read)" if easy else text.language_words


def sources(text: Text) -> list[dict[str, Any]]:
    """The sources, with the day on which each was read."""
    return [{**each, "read": parse_date(each["read"]) if each.get("read") else None} for each in text.sources]


def steps(text: Text, texts: Mapping[str, Text]) -> list[dict[str, str]]:
    """The steps of a path whose items can be read."""
    return [{**line(texts[slug]), "sentence": why} for slug, why in text.item.steps if slug in texts]


def topics(texts: Iterable[Text]) -> list[tuple[str, str, int]]:
    """Each topic that has something, with how much."""
    counts: dict[str, int] = {}
    for text in texts:
        for topic in text.item.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return [(topic.value, topic.label, counts[topic]) for topic in Topic if counts.get(topic)]


@dataclass(frozen=True)
class Hardness:
    """How hard a text is to read, and which of its sentences to write anew."""

    age: float
    hard: list[str]

    @property
    def easy(self) -> bool:
        """Whether readers of nine to eleven can read it."""
        return self.age <= EASY


def hardness(text: Text) -> Hardness | None:
    """Of an English text with words in it; None of others."""
    words = plain(text.body) if text.form != Form.EASY_READ else easy(text).words
    if text.language != "en" or not words.strip():
        return None
    return Hardness(round(reading_age(words), 1), hardest(words, above=EASY + 3))
