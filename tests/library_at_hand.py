"""A text of the carers' library, made in a moment, and the parts of its addresses."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from levelground_site.access import Role
from levelground_site.carers.library import actions
from levelground_site.carers.library.actions import About, Words
from levelground_site.carers.library.kinds import Kind
from levelground_site.carers.library.models import Text
from site_world import World

SOURCES = [{"title": "NHS", "address": "https://www.nhs.uk/", "read": ""}]


def published(world: World, slug: str = "falls") -> Text:
    """A text that everybody can read: written by the carers lead, reviewed by the editor."""
    found = Text.objects.filter(item__slug=slug).first()
    if found is not None:
        return found
    lead, editor = world.people[Role.CARERS_LEAD], world.people[Role.EDITOR]
    words = Words("Falls", "What to do.", "Sit down.", "A. Writer", sources=SOURCES)
    text = actions.begin(lead, None, slug=slug, about=About(Kind.GUIDE, ["carers"], ["parent"]), words=words)
    next_review = timezone.localdate() + timedelta(days=300)
    return actions.publish(editor, actions.send_to_review(lead, text), next_review=next_review)


def an_item(world: World) -> dict[str, Any]:
    return {"item": published(world).item.slug}


def a_version(world: World) -> dict[str, Any]:
    return {**an_item(world), "version": "easy-read"}


def a_text(world: World) -> dict[str, Any]:
    return {"text": published(world).public_id}


ITEM_PAGES = (
    "library-easy", "library-easy-approve",
    "library-item", "library-recording", "library-captions", "library-useful", "library-save", "library-another",
)  # fmt: skip
VERSION_PAGES = ("library-version", "library-version-recording", "library-version-captions")
TEXT_PAGES = (
    "library-text", "library-write", "library-send", "library-publish", "library-back", "library-withdraw",
    "library-revise",
)  # fmt: skip
