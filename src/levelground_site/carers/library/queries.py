"""What is asked of the library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.http import Http404

from levelground_site.carers.library.kinds import LANGUAGES, Audience, Form, Topic
from levelground_site.carers.library.models import Item, Shelf, Text
from levelground_site.carers.library.searching import Entry, Index
from levelground_site.carers.library.states import SHOWN
from levelground_site.design.prose import plain
from levelground_site.people.models import Person

_LIGHT = ("body", "captions", "sources", "unchecked", "remark")


def shown_item(item: str) -> Item:
    """An item of which there is something to read; Http404."""
    found = Item.objects.filter(slug=item, texts__state__in=SHOWN).first()
    if found is None:
        raise Http404("There is no such page in the library, or it was withdrawn.")
    return found


def shown_text(item: str, version: str = "") -> Text:
    """What everybody can read of an item, in a form and language ('', 'easy-read', 'pl'); Http404."""
    form, language = _form_and_language(version)
    found = (
        Text.objects.shown()
        .select_related("item", "reviewed_by")
        .filter(item__slug=item, form=form, language=language)
        .first()
    )
    if found is None:
        raise Http404("There is no such page in the library, or it was withdrawn.")
    return found


def _form_and_language(version: str) -> tuple[str, str]:
    form, language = Form.PLAIN.value, "en"
    rest = version
    if rest == Form.EASY_READ or rest.startswith(f"{Form.EASY_READ}-"):
        form, rest = Form.EASY_READ.value, rest.removeprefix(Form.EASY_READ).removeprefix("-")
    if rest:
        if rest == "en" or rest not in LANGUAGES:
            raise Http404("There is no such version.")
        language = rest
    return form, language


def has_easy(item: str) -> bool:
    """Whether everybody can read an item in easy English."""
    return Text.objects.shown().filter(item__slug=item, form=Form.EASY_READ, language="en").exists()


def versions_of(item: Item) -> list[Text]:
    """The texts of an item that everybody can read, the plain English one first."""
    found = list(item.texts.filter(state__in=SHOWN).defer(*_LIGHT))
    return sorted(found, key=lambda each: (each.language != "en", each.form != Form.PLAIN, each.language))


def shown_texts() -> QuerySet[Text]:
    """The plain English texts that everybody can read, light: without their bodies."""
    return (
        Text.objects.shown()
        .filter(form=Form.PLAIN, language="en")
        .select_related("item")
        .defer(*_LIGHT)
        .order_by("title")
    )


def by_slug(slugs: Iterable[str]) -> dict[str, Text]:
    """The plain English texts of some items, by slug; those that nobody can read are left out."""
    return {each.item.slug: each for each in shown_texts().filter(item__slug__in=list(slugs))}


@dataclass(frozen=True)
class Filtered:
    """What the reader asked the library for; empty strings for everything."""

    words: str = ""
    audience: str = ""
    topic: str = ""
    easy: bool = False


def found(asked: Filtered) -> list[Text]:
    """The plain English texts that fit: by rank where there are words, or else by title."""
    texts = shown_texts()
    if asked.easy:
        easy = Text.objects.shown().filter(form=Form.EASY_READ).values("item")
        texts = texts.filter(item__in=easy)
    chosen = [
        each
        for each in texts
        if (not asked.audience or asked.audience in each.item.audiences)
        and (not asked.topic or asked.topic in each.item.topics)
    ]
    if not asked.words:
        return sorted(chosen, key=lambda each: (each.state == "due", each.title.lower()))
    rank = {key: place for place, key in enumerate(index().find(asked.words))}
    return sorted((each for each in chosen if each.pk in rank), key=lambda each: rank[each.pk])


def index() -> Index:
    """The index over the plain English texts, made anew when any of them changed."""
    state = Text.objects.shown().aggregate(
        texts=Count("pk"), newest=Max("published"), due=Count("pk", filter=Q(state="due")), keys=Sum("pk")
    )
    return _index(tuple(state.values()))


@lru_cache(maxsize=2)
def _index(state: tuple[Any, ...]) -> Index:
    return Index(
        _entry(each) for each in Text.objects.shown().filter(form=Form.PLAIN, language="en").select_related("item")
    )


def _entry(text: Text) -> Entry:
    labels = " ".join(
        [*(Topic(each).label for each in text.item.topics), *(Audience(each).label for each in text.item.audiences)]
    )
    parts = (
        ("\n".join(text.answers), 4.0),
        (text.title, 4.0),
        (text.summary, 2.0),
        (labels, 1.0),
        (plain(text.body), 0.5),
    )
    return Entry(text.pk, parts, stale=text.state == "due")


def saved_by(person: Any) -> list[str]:
    """The slugs on somebody's own shelf, the latest first; none for who is not signed in."""
    if not isinstance(person, Person):
        return []
    shelf = Shelf.objects.filter(person=person).first()
    return shelf.slugs.split() if shelf else []


def desk() -> QuerySet[Text]:
    """Everything but what was withdrawn, for those who look after it."""
    return Text.objects.select_related("item", "written_by", "reviewed_by").defer(*_LIGHT)


def one(text: UUID) -> Text:
    """One text, in whatever state; Http404."""
    found = Text.objects.select_related("item", "written_by", "begun_by", "reviewed_by").filter(public_id=text).first()
    if found is None:
        raise Http404("There is no such text.")
    return found


def any_item(item: str) -> Item:
    """An item, whatever there is to read of it; Http404."""
    found = Item.objects.filter(slug=item).first()
    if found is None:
        raise Http404("There is no such item.")
    return found


def due_by(day: date) -> int:
    """How many published texts are due for review by a day."""
    return Text.objects.filter(state="published", next_review__lte=day).count()


def usefulness(items: Sequence[Item]) -> dict[int, tuple[int, int]]:
    """How many found each item useful, and how many did not."""
    sums = Item.objects.filter(pk__in=[each.pk for each in items]).annotate(
        found_useful=Sum("useful__yes"), found_useless=Sum("useful__no")
    )
    return {each.pk: (each.found_useful or 0, each.found_useless or 0) for each in sums}


def desk_counts(person: Person) -> tuple[int, int, int]:
    """For the home of one who looks after the library: to review (not by them), due, and theirs that were sent back."""
    mine = Q(begun_by=person) | Q(written_by=person)
    counts = Text.objects.aggregate(
        waiting=Count("pk", filter=Q(state="review") & ~mine),
        due=Count("pk", filter=Q(state="due")),
        back=Count("pk", filter=Q(state="draft") & mine & ~Q(remark="")),
    )
    return counts["waiting"], counts["due"], counts["back"]
