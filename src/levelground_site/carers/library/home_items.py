"""The library's lead on the carers' hub, and what waits for those who look after it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from levelground_site.access import may
from levelground_site.carers.library import queries
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import Item, Where, home_items

hub_entry(
    "carers",
    "Read, watch, print",
    "Type what worries you: ‘mum keeps falling’, ‘money’, ‘I can’t sleep’. Short guides, some of them in easy read.",
    "library",
    needs="library.see",
    order=10,
)
hub_entry(
    "carers", "What I saved", "Your own list. Nobody else sees it.", "library-shelf", needs="library.save", order=80
)
hub_entry(
    "carers",
    "The library’s desk",
    "Write, review and publish what carers read.",
    "library-desk",
    needs="library.work",
    order=90,
)


@home_items(Where.WAITING)
def to_review(person: Any) -> Iterator[Item]:
    """Texts that wait for somebody's review, and texts that are due for one: a line for each sort."""
    if not may(person, "library.work"):
        return
    waiting, due, back = queries.desk_counts(person)
    address = reverse("library-desk")
    whose = "the carers’ library"
    if waiting:
        yield Item(_texts(waiting, "to review"), f"{address}?state=review", action="Review", whose=whose)
    if due:
        yield Item(_texts(due, "due to be looked at again"), f"{address}?state=due", action="Look", whose=whose)
    if back:
        yield Item(_texts(back, "of yours sent back with a remark"), f"{address}?state=draft", whose=whose)


def _texts(count: int, words: str) -> str:
    return f"{count} text{'' if count == 1 else 's'} {words}"
