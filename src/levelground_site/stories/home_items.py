"""Stories' places: the carers' hub, a person's own list, and beside what they help with."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.urls import reverse

from levelground_site.access import may
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import For, Item, Where, home_items, way_in
from levelground_site.home.voices import MOST, Voice, speaks
from levelground_site.stories import actions, presenters, queries

hub_entry(
    "carers",
    "Stories",
    "What people say who work and care, in their own words.",
    "stories",
    needs="story.see",
    order=60,
)
hub_entry(
    "lived-experience",
    "Stories",
    "What people say in their own words, and how to tell yours.",
    "stories",
    needs="story.see",
    order=60,
)
way_in(
    "You have something to say that may help others",
    "Read stories, and tell your own",
    "stories",
    order=70,
    whom=For.STAFF,
)


@speaks
def stories(place: str, about: str) -> Iterator[Voice]:
    """Stories whose tellers agreed to this place; each time is counted."""
    shown = list(islice(queries.at(place, about), MOST))
    actions.count(shown, place)
    yield from map(presenters.voice, shown)


@home_items(Where.WAITING)
def to_answer(person: Any) -> Iterator[Item]:
    """An editor's question about one's own story; what was sent, for an editor."""
    for story in queries.told_by(person).filter(state="asked"):
        yield Item(
            "An editor asks about your story",
            reverse("story-own", kwargs={"story": story.public_id}),
            "Answer",
            since=story.changed,
        )
    if may(person, "story.queue"):
        for story in queries.waiting():
            if may(person, "story.review", of=story):
                yield Item(
                    "A story waits to be looked at",
                    reverse("story-review", kwargs={"story": story.public_id}),
                    "Read it",
                    since=story.sent,
                )


@home_items(Where.YOURS)
def told(person: Any) -> Iterator[Item]:
    """One's own stories, while anything of them is kept."""
    for story in queries.told_by(person).exclude(state__in=("withdrawn", "asked")):
        yield Item(
            "Your story",
            reverse("story-own", kwargs={"story": story.public_id}),
            "Open",
            whose=story.get_state_display(),
            since=story.begun,
        )
