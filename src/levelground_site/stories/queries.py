"""Which stories there are, for whom."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.http import Http404

from levelground_site.home.voices import PLACES
from levelground_site.stories.models import Consent, Part, Story, StoryFile

OWN_PAGE = "own-page"
_GONE = "There is no such story. It may have been taken back, or its time may have ended."


def on_show() -> QuerySet[Story]:
    """What is published now, newest first, each with its teller and files."""
    return Story.objects.on_show().select_related("teller").prefetch_related("files")


def one_on_show(story: UUID) -> Story:
    """A published story; Http404 for any other, whether or not it ever was."""
    found = on_show().filter(public_id=story).first()
    if found is None:
        raise Http404(_GONE)
    return found


def file_on_show(story: UUID, part: str) -> StoryFile:
    """A file of a published story; Http404 for any other."""
    return _file(one_on_show(story), part)


def one(story: UUID) -> Story:
    """A story in any state, for those who may; Http404 where there is none, or nothing of it is kept."""
    found = Story.objects.exclude(state="withdrawn").select_related("teller").filter(public_id=story).first()
    if found is None:
        raise Http404(_GONE)
    return found


def one_ever(story: UUID) -> Story:
    """A story, even where it was taken back and nothing of it is kept; Http404 where there never was one."""
    found = Story.objects.select_related("teller").filter(public_id=story).first()
    if found is None:
        raise Http404(_GONE)
    return found


def sent(story: UUID) -> Story:
    """A story that was sent to the editors, in whatever state it is since; Http404 for one that never was."""
    found = one(story)
    if found.state not in {"sent", "asked", "published"} or found.sent is None:
        raise Http404(_GONE)
    return found


def file_of(story: UUID, part: str) -> StoryFile:
    """A file of a story, for its teller."""
    return _file(one(story), part)


def file_sent(story: UUID, part: str) -> StoryFile:
    """A file of a story that was sent, for an editor."""
    return _file(sent(story), part)


def _file(story: Story, part: str) -> StoryFile:
    found = story.files.filter(part=part).first() if part in Part.values else None
    if found is None:
        raise Http404("There is no such file.")
    return found


def told_by(person: Any) -> QuerySet[Story]:
    """A person's own stories, newest first; of those taken back, that they were."""
    return Story.objects.filter(teller=person).order_by("-begun")


def waiting() -> QuerySet[Story]:
    """What was sent to the editors and not answered, longest waiting first."""
    return Story.objects.filter(state="sent").select_related("teller").order_by("sent")


def at(place: str, about: str) -> Iterator[Story]:
    """What is shown at a place, newest first; beside a figure only what is told about that figure."""
    found = on_show().filter(shown_at__place=place)
    if place == "indicator":
        found = found.filter(about=about) if about else found.none()
    yield from found[:10]


def fitting(words: str) -> QuerySet[Story]:
    """Published stories in whose title or teller's words for themselves all of these words are."""
    found = on_show()
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(who__icontains=word))
    return found


def consent_of(story: Story) -> Consent | None:
    """The consent in force: the last that was given."""
    return story.consents.first()


def agreed(story: Story) -> bool:
    """Whether the teller has agreed to exactly what the story is made of now."""
    consent = consent_of(story)
    return consent is not None and consent.made_of == story.made_of


def missing(story: Story) -> list[str]:
    """What is still to be done before it can be sent, each as the end of 'Still to do:'."""
    parts = {each.part for each in story.files.all()}
    recorded = story.kind in {"film", "audio"}
    asked = (
        (not story.gist, "write it" if story.kind == "quote" else "say in a sentence or two what it is about"),
        (not story.title and story.kind != "quote", "give it a title"),
        (not story.who, "say how you want to be called"),
        (recorded and story.kind not in parts, "add the film" if story.kind == "film" else "add the recording"),
        (story.kind == "film" and "captions" not in parts, "add captions"),
        (not story.words and story.kind == "text", "write the text"),
        (recorded and not story.words, "write down what is said in it"),
    )
    return [words for needed, words in asked if needed]


def counts(story: Story) -> list[tuple[str, int]]:
    """How often it was shown: in all on its own page, and at each place."""
    found = dict(story.seen.values_list("place").annotate(Sum("times")).order_by())
    named = {OWN_PAGE: "on its own page", **PLACES}
    return [(named[place], found[place]) for place in named if place in found]


def over(day: date) -> QuerySet[Story]:
    """Published stories whose consent has ended before the day."""
    return Story.objects.filter(state="published", until__lt=day)
