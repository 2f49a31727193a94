"""Stories as pages, voices and data show them."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.home.voices import PLACES, Voice
from levelground_site.stories.models import Consent, Story


def address(story: Story) -> str:
    """Where all of a published story is."""
    return reverse("story", kwargs={"story": story.public_id})


def name_of(story: Story) -> str:
    """Its title, or, for a quote that has none, who says it."""
    return story.title or (f"In the words of: {story.who}" if story.who else "A story that is being written")


def voice(story: Story) -> Voice:
    """How it is heard beside what it helps with."""
    return Voice(story.gist, story.shown_as, address(story), story.kind, story.note)


def told(story: Story, name: str = "story-file") -> dict[str, Any]:
    """All that is shown of a story; `name` is the name of the address of its files."""
    return {
        "story": story,
        "title": name_of(story),
        "paragraphs": paragraphs(story.words),
        "files": {
            each.part: {
                "address": reverse(name, kwargs={"story": story.public_id, "part": each.part}),
                "kind": each.kind,
                "words": each.words,
            }
            for each in story.files.all()
        },
    }


def paragraphs(words: str) -> list[str]:
    """The paragraphs of a text."""
    return [part.strip() for part in words.replace("\r\n", "\n").split("\n\n") if part.strip()]


def places_of(consent: Consent | None) -> list[str]:
    """Where a consent lets it be shown, in words."""
    return [PLACES[place] for place in (consent.places if consent else []) if place in PLACES]


def entries(stories: list[Story], site: str) -> Iterator[dict[str, Any]]:
    """The published stories as data: what whoever reads them by program is told, and must ask for again each time."""
    for story in stories:
        yield {
            "id": str(story.public_id),
            "kind": story.kind,
            "title": name_of(story),
            "who": story.shown_as,
            "gist": story.gist,
            "note": story.note,
            "url": site + address(story),
            "until": story.until.isoformat() if story.until else None,
        }
