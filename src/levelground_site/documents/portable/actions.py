"""What happens to files: a document is taken out as one, and taken up from one. Both are its owner's own acts."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.timezone import localtime

from levelground_site.access.acting import action
from levelground_site.documents import actions as documents
from levelground_site.documents import queries
from levelground_site.documents.actions.asking import MOST
from levelground_site.documents.content import Content, Told
from levelground_site.documents.kinds import KINDS, Kind, Question
from levelground_site.documents.models import Document
from levelground_site.documents.portable.files import Carried, Opened, Trust, write
from levelground_site.documents.portable.models import CarriedIn
from levelground_site.documents.portable.signing import own_key
from levelground_site.documents.states import AGREED

# How long a file can be taken up elsewhere. What it says can be read for ever.
MONTHS_GOOD = 12


class CannotTakeUp(Exception):  # noqa: N818
    """It cannot be taken up here; the sentence says why, and what to do."""


@action("document.carry")
def take_out(by: Any, document: Document, sections: Collection[str]) -> bytes:
    """The file of what was agreed last, or is written so far: the sections that were chosen. ValueError for none."""
    kind = document.of_kind
    chosen = {section.key for section in kind.sections if section.shareable} & set(sections)
    if not chosen:
        raise ValueError("Choose at least one part to take with you.")
    version = queries.latest_version(document)
    content = queries.shared_view(document, by, version).limited(kind, chosen)
    today = timezone.localdate()
    carried = Carried(
        kind=kind.key,
        owner=by.name,
        made=today,
        until=today + timedelta(days=MONTHS_GOOD * 365 // 12),
        issuer=settings.SITE_URL,
        version=version.number if version else 0,
        agreed_on=localtime(version.agreed_at).date() if version else None,
        content=replace(content, asks=tuple(_worded(kind, ask) for ask in content.asks)),
    )
    return write(carried, own_key())


def _worded(kind: Kind, ask: Told) -> Told:
    """With what it rests on as people read it: elsewhere the key may mean something else."""
    return replace(ask, rests_on=kind.basis(ask.rests_on).title if ask.rests_on else "")


@action("document.begin")
def take_up(by: Any, thing: None, opened: Opened) -> Document:
    """Puts what a file holds into a person's own document: what they have not written themselves, and no more.

    What was agreed elsewhere is asked for here: it binds nobody until it is agreed again. Taking up the same file twice
    changes nothing. CannotTakeUp with a sentence where the file was altered, has run out, or is of a kind not known.
    """
    carried = opened.carried
    if opened.trust is Trust.ALTERED:
        raise CannotTakeUp("The file was changed after it was signed. Take it out again where it came from.")
    if opened.ran_out(timezone.localdate()):
        raise CannotTakeUp("The file is too old to be taken up. Take it out again where it came from.")
    if carried.kind not in KINDS:
        raise CannotTakeUp("This site does not know this kind of document. You can still show it to people.")
    document = documents.begin(by, None, carried.kind)
    if document.carried_in.filter(fingerprint=carried.fingerprint).exists():
        return document
    _write(by, document, carried.content)
    _ask(by, document, carried.content)
    CarriedIn.objects.create(
        document=document,
        fingerprint=carried.fingerprint,
        issuer=carried.issuer,
        agreed_on=carried.agreed_on,
        verified=opened.trust is Trust.VERIFIED,
    )
    return document


def _write(by: Any, document: Document, content: Content) -> None:
    """The answers to questions that stand here too and are not answered yet."""
    stands = queries.answered(document)
    asked = {(section.key, question.key): (section, question) for section, question in document.of_kind.places}
    for part in content.parts:
        for line in part.lines:
            section, question = asked.get((part.section, line.question), (None, None))
            if section is None or question is None or stands.get((section.key, question.key)):
                continue
            words = _kept(question, line.words)
            if words:
                documents.write(by, document, section, question, words)


def _kept(question: Question, read: str) -> str:
    """What is kept for words as people read them; empty where they are none of the options here."""
    if question.form == "words":
        return read[: question.most]
    values = {text: value for value, text in question.options}
    chosen = [values[text] for text in read.split("; ") if text in values]
    return ",".join(chosen if question.form == "choices" else chosen[:1])


def _ask(by: Any, document: Document, content: Content) -> None:
    kind = document.of_kind
    bases = {basis.title: basis.key for basis in kind.bases}
    standing = {ask.words for ask in document.asks.all()}
    for told in content.asks:
        words = told.agreed if told.state in AGREED else told.words
        room = document.asks.count() < MOST
        if told.state != "ended" and words not in standing and room:
            documents.ask(by, document, words, bases.get(told.rests_on, ""))
            standing.add(words)
