"""What its owner writes, and what each of the two writes for themselves."""

import hashlib
from typing import Any

from django.utils import timezone

from levelground_site.access.acting import action
from levelground_site.documents.actions._locking import locked
from levelground_site.documents.kinds import KINDS, Question, Section
from levelground_site.documents.models import Answer, Document, Key, PrivateNote


class WrittenElsewhere(Exception):  # noqa: N818
    """Other words were saved meanwhile, on another device; `words` are those, and nothing was written over."""

    def __init__(self, words: str) -> None:
        super().__init__("You changed this answer on another device.")
        self.words = words


def seen(words: str) -> str:
    """What a form keeps of the words that it showed."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@action("document.begin")
def begin(by: Any, thing: None, kind: str) -> Document:
    """A person's document of a kind: a new one, or the one that they have. LookupError for no such kind."""
    if kind not in KINDS:
        raise LookupError(f"No kind of document is called {kind}.")
    found = Document.objects.select_related("key", "owner").filter(owner=by, kind=kind).first()
    return found or Document.objects.create(owner=by, kind=kind, key=Key.objects.create(owner=by))


@action("document.write")
def write(
    by: Any, document: Document, section: Section, question: Question, words: str, *, seen_before: str | None = None
) -> None:
    """Saves the answer to one question; nothing takes it away.

    `seen_before`: what `seen` gave for the words that stood when the writer began; WrittenElsewhere when others do now.
    ValueError for what is none of the options, or too long.
    """
    document = locked(by, "document.write", document)
    words = words.replace("\r\n", "\n").strip()
    if question.form != "words" and words and set(words.split(",")) - {value for value, _ in question.options}:
        raise ValueError("That is none of the answers.")
    if len(words) > question.most:
        raise ValueError(f"At most {question.most:,} letters: it has {len(words):,}.")
    row = document.answers.filter(section=section.key, question=question.key).first()
    stands = row.words if row else ""
    if words == stands:
        return
    if seen_before is not None and seen_before != seen(stands):
        raise WrittenElsewhere(stands)
    if not words and row:
        row.delete()
        return
    row = row or Answer(document=document, section=section.key, question=question.key)
    row.words, row.at = words, timezone.now()
    row.save()


@action("document.note")
def note_privately(by: Any, document: Document, words: str) -> None:
    """Keeps what one of the two writes to prepare: for their own eyes."""
    document = locked(by, "document.note", document)
    row = document.notes.filter(author=by).first() or PrivateNote(document=document, author=by)
    row.words, row.at = words.replace("\r\n", "\n").strip()[:5000], timezone.now()
    row.save()
