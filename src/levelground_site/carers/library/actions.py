"""What happens to the texts of the library, and what readers do."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from levelground_site.access import Role
from levelground_site.access.acting import action, note
from levelground_site.carers.library.documents import Document
from levelground_site.carers.library.kinds import Form, Kind
from levelground_site.carers.library.models import Item, Shelf, Text, Useful
from levelground_site.carers.library.readiness import NotReady, require_ready
from levelground_site.carers.library.states import MACHINE, SHOWN
from levelground_site.mail.sending import send
from levelground_site.people.models import Person, RoleHeld

SHELF_HOLDS = 200
_REPLACED = "A newer text took its place."


@dataclass(frozen=True)
class Words:
    """What a writer gives of a text."""

    title: str
    summary: str
    body: str
    author: str
    answers: Sequence[str] = ()
    sources: Sequence[dict[str, str]] = ()
    unchecked: Sequence[str] = ()
    captions: str = ""


@dataclass(frozen=True)
class About:
    """What an item is, for whom, and about what."""

    kind: Kind
    audiences: Sequence[str]
    topics: Sequence[str]
    steps: Sequence[Sequence[str]] = field(default=())


@action("library.write")
def begin(by: Any, thing: None, *, slug: str, about: About, words: Words, media: "File[Any] | None" = None) -> Text:
    """Begins a new item with its plain English text, in draft."""
    item = Item.objects.create(slug=slug, **_columns(about))
    return _new(by, item, words, media=media)


@action("library.write")
def begin_version(
    by: Any, item: Item, *, form: str, language: str, words: Words, media: "File[Any] | None" = None
) -> Text:
    """Begins an item's text in another form or language, or anew: in draft, with the next number."""
    return _new(by, item, words, form=form, language=language, media=media)


@action("library.write")
def revise(by: Any, text: Text) -> Text:
    """Begins a correction of what everybody can read, which stays until the correction is published."""
    made = _new(by, text.item, words_of(text), form=text.form, language=text.language)
    if text.media:
        made.media = text.media
        made.save()
    return made


@action("library.write")
def write(by: Any, text: Text, *, words: Words, about: About | None = None, media: "File[Any] | None" = None) -> Text:
    """Keeps what was written of a draft; CannotMove when it is one no longer."""
    text = _locked(text)
    MACHINE.move(text, "write")
    for name, value in _fields(words).items():
        setattr(text, name, value)
    text.written_by, text.written = _person(by), timezone.now()
    if media is not None:
        text.media = media
    text.save()
    if about is not None:
        Item.objects.filter(pk=text.item_id).update(**_columns(about))
    return text


@action("library.write")
def send_to_review(by: Any, text: Text) -> Text:
    """Asks for a review; NotReady when something is missing."""
    text = _locked(text)
    MACHINE.move(text, "send to review")
    require_ready(text)
    text.remark = ""
    text.save()
    return text


@action("library.review")
def send_back(by: Any, text: Text, *, words: str) -> Text:
    """Gives it back to its writer, with what is to be done."""
    text = _locked(text)
    MACHINE.move(text, "send back")
    text.remark = words
    text.save()
    return text


@action("library.review")
def publish(by: Any, text: Text, *, next_review: date, compared: Collection[int] = ()) -> Text:
    """Publishes it in the place of the one that was shown until now.

    Args:
        next_review: when it must be looked at again, after today.
        compared: places in `unchecked` that the reviewer has compared with their source.

    Raises NotReady, CannotMove.
    """
    text = _locked(text)
    MACHINE.move(text, "publish")
    require_ready(text)
    _looked_at(by, text, next_review, compared)
    text.published = timezone.now()
    shown = Text.objects.filter(item=text.item_id, form=text.form, language=text.language, state__in=SHOWN)
    for older in shown.select_for_update():
        MACHINE.move(older, "withdraw")
        older.remark = _REPLACED
        older.save()
    text.save()
    note(version=text.version, number=text.number)
    return text


@action("library.review")
def confirm(by: Any, text: Text, *, next_review: date, compared: Collection[int] = ()) -> Text:
    """Says that it is still right, until the next review."""
    text = _locked(text)
    MACHINE.move(text, "confirm")
    _looked_at(by, text, next_review, compared)
    text.save()
    return text


@action("library.withdraw")
def withdraw(by: Any, text: Text, *, words: str) -> Text:
    """Takes it away at once: from the pages, the search and the shelves."""
    text = _locked(text)
    MACHINE.move(text, "withdraw")
    text.remark = words
    text.save()
    return text


@action("library.load")
def load(by: Any, thing: None, *, document: Document) -> Text:
    """Takes in one text that came with the program: it waits for somebody's review, as any other."""
    item, _ = Item.objects.get_or_create(slug=document.slug, defaults={"kind": document.kind or Kind.GUIDE})
    if document.kind is not None:
        about = About(document.kind, document.audiences, document.topics, document.steps)
        Item.objects.filter(pk=item.pk).update(**_columns(about))
    waiting = Text.objects.filter(
        item=item, form=document.form, language=document.language, state="review", written_by=None
    )
    for older in waiting.select_for_update():
        MACHINE.move(older, "withdraw")
        older.remark = _REPLACED
        older.save()
    words = Words(
        document.title,
        document.summary,
        document.body,
        document.author,
        document.answers,
        document.sources,
        document.unchecked,
        document.captions,
    )
    media = File(document.recording.open("rb"), document.recording.name) if document.recording else None
    text = _new(None, item, words, form=document.form, language=document.language, media=media)
    if media is not None:
        media.close()
    text.state, text.loaded, text.next_review = "review", document.fingerprint, document.next_review
    text.save()
    note(fingerprint=document.fingerprint)
    return text


def load_all(by: Any, documents: Iterable[Document]) -> list[tuple[Text, Document]]:
    """Takes in those that were not taken in before, each beside its file; all of them or, when one fails, none."""
    with transaction.atomic():
        known = set(Text.objects.exclude(loaded="").values_list("loaded", flat=True))
        return [(load(by, None, document=each), each) for each in documents if each.fingerprint not in known]


@action("library.fall-due")
def fall_due(by: Any, thing: None, *, today: date) -> Item | None:
    """Marks what is due for review, and tells those who look after the library, in one e-mail each."""
    due = list(Text.objects.select_for_update().filter(state="published", next_review__lte=today))
    for text in due:
        MACHINE.move(text, "fall due")
        text.save()
    note(due=len(due))
    if due:
        keepers = RoleHeld.objects.on(today).filter(role__in=(Role.EDITOR, Role.CARERS_LEAD))
        for person in Person.objects.filter(pk__in=keepers.values("person"), is_active=True):
            send("library/email/due", person.email, {"name": person.name, "count": len(due)})
    return None


def say_useful(item: Item, *, useful: bool) -> None:
    """Counts one answer to 'Was this useful?'. A tally without a name: nothing for the trail."""
    month = timezone.localdate().replace(day=1)
    tally, _ = Useful.objects.get_or_create(item=item, month=month)
    column = "yes" if useful else "no"
    Useful.objects.filter(pk=tally.pk).update(**{column: F(column) + 1})


def save_for(person: Person, item: Item, *, saved: bool) -> None:
    """Puts an item on somebody's own shelf, or takes it off. Their own affair: the trail would tell of it."""
    with transaction.atomic():
        Shelf.objects.get_or_create(person=person)
        shelf = Shelf.objects.select_for_update().get(person=person)
        rest = [slug for slug in shelf.slugs.split() if slug != item.slug]
        shelf.slugs = "\n".join(([item.slug] if saved else []) + rest[:SHELF_HOLDS])
        shelf.save()


def _new(
    by: Any,
    item: Item,
    words: Words,
    *,
    form: str = Form.PLAIN,
    language: str = "en",
    media: "File[Any] | None" = None,
) -> Text:
    Item.objects.select_for_update().get(pk=item.pk)  # so that numbers follow one another
    last = Text.objects.filter(item=item, form=form, language=language).aggregate(last=Max("number"))["last"]
    text = Text(item=item, form=form, language=language, number=(last or 0) + 1, **_fields(words))
    text.begun_by = text.written_by = _person(by)
    if media is not None:
        text.media = media
    text.save()
    return text


def _looked_at(by: Any, text: Text, next_review: date, compared: Collection[int]) -> None:
    today = timezone.localdate()
    if next_review <= today:
        raise NotReady(["Its next review must be after today."])
    text.unchecked = [each for place, each in enumerate(text.unchecked) if place not in compared]
    text.reviewed_by, text.reviewed, text.next_review = _person(by), today, next_review
    text.remark = ""


def _locked(text: Text) -> Text:
    return Text.objects.select_for_update().get(pk=text.pk)


def _person(by: Any) -> Person | None:
    return by if isinstance(by, Person) else None


def _columns(about: About) -> dict[str, Any]:
    return {
        "kind": about.kind,
        "audiences": list(about.audiences),
        "topics": list(about.topics),
        "steps": [list(each) for each in about.steps],
    }


def _fields(words: Words) -> dict[str, Any]:
    return {
        "title": words.title,
        "summary": words.summary,
        "body": words.body,
        "author": words.author,
        "answers": list(words.answers),
        "sources": list(words.sources),
        "unchecked": list(words.unchecked),
        "captions": words.captions,
    }


def words_of(text: Text) -> Words:
    """What a text says now."""
    return Words(
        text.title, text.summary, text.body, text.author, text.answers, text.sources, text.unchecked, text.captions
    )
