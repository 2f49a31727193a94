"""A document on paper: what is written, and lines for what is not."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from levelground_site.documents.content import Content, Told
from levelground_site.documents.models import Document, Version

# With these, a paper that holds nothing yet fills two pages and no third.
_ROWS = 5
_LINES = 2


@dataclass(frozen=True)
class Asked:
    """A question on paper; without words, so many lines to write on."""

    asks: str
    words: str
    lines: int


@dataclass(frozen=True)
class Sheet:
    """A section on paper."""

    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class Paper:
    """All that is printed; `rows`: rows of the table that are left to fill in by hand."""

    owner: str
    sheets: tuple[Sheet, ...]
    asks: tuple[Told, ...]
    rows: int
    agreed_on: date | None
    version: int
    review_on: date | None


def paper_of(document: Document, content: Content, version: Version | None, reader: Any) -> Paper:
    """The paper of what a reader may see. Questions of parts that they may not see are not on it."""
    grant = None if document.owner_id == reader.pk else document.grant_of(reader)
    written = {(part.section, line.question): line.words for part in content.parts for line in part.lines}
    sheets = []
    for section in document.of_kind.sections:
        if not section.shareable or (grant is not None and not grant.opens(section.key)):
            continue
        questions = [
            Asked(each.asks, words, 0 if words else _LINES)
            for each in section.questions
            if (words := written.get((section.key, each.key), "")) or version is None
        ]
        if questions:
            sheets.append(Sheet(section.title, tuple(questions)))
    return Paper(
        owner=document.owner.name,
        sheets=tuple(sheets),
        asks=content.asks,
        rows=max(0, _ROWS - len(content.asks)),
        agreed_on=localtime(version.agreed_at).date() if version else None,
        version=version.number if version else 0,
        review_on=document.review_on,
    )
