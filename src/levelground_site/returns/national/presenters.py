"""How the national side is told: the one sentence, and the picture of a region."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from markupsafe import Markup

from levelground_site.design.charts import dots
from levelground_site.design.words import day
from levelground_site.returns.models import Collection
from levelground_site.returns.national.queries import SUBMITTED, Region
from levelground_site.returns.states import RETURN

STATES = {state.key: state for state in RETURN.states}
# Beside each other the dots of a region are told apart by shape as well as by colour.
MARKS = {
    "not-started": "ring",
    "draft": "half",
    "reviewed": "half",
    "signed": "full",
    "submitted": "square",
    "queried": "diamond",
    "accepted": "tick",
}


def sentence(collection: Collection, states: Counter[str]) -> str:
    """How it stands: '143 of 220 submitted, 31 signed, 9 days left.'"""
    total, done = states.total(), sum(states[key] for key in SUBMITTED)
    if not total:
        return f"{_when(collection)}. No organisation is expected yet."
    parts = [f"{done:,} of {total:,} submitted"]
    if states["signed"]:
        parts.append(f"{states['signed']:,} signed")
    if states["queried"]:
        parts.append(f"{states['queried']:,} queried")
    if states["accepted"]:
        parts.append(f"{states['accepted']:,} accepted")
    return f"{', '.join(parts)}, {_when(collection)}."


def _when(collection: Collection) -> str:
    now = timezone.now()
    match collection.state:
        case "planned":
            return f"it opens on {day(collection.opens)}"
        case "open" if collection.closes > now:
            left = (timezone.localdate(collection.closes) - timezone.localdate(now)).days
            return "the last day" if left == 0 else f"{left} day{'' if left == 1 else 's'} left"
        case "open":
            return f"it closes today, after {day(collection.closes)}"
        case "released":
            return "released"
    return f"closed on {day(min(collection.closes, now))}"


def tile(region: Region) -> dict[str, Any]:
    """A region: its dots, and in words how many are in each state."""
    states = Counter(state for _, state in region.returns)
    told = [f"{states[key]} {state.words.lower()}" for key, state in reversed(STATES.items()) if states[key]]
    words = f"{region.name}: {len(region.returns)} organisations; {', '.join(told)}."
    marks = [(MARKS[state], f"{name}: {STATES[state].words}") for name, state in region.returns]
    return {
        "name": region.name,
        "picture": dots(marks, words=words),
        "done": region.number(*SUBMITTED),
        "total": len(region.returns),
        "numbers": [states[key] for key in STATES],
    }


def legend(regions: Iterable[Region]) -> list[tuple[Markup, str]]:
    """What each mark means, for the states that there are."""
    there = {state for region in regions for _, state in region.returns}
    found: dict[str, list[str]] = {}
    for key, state in STATES.items():
        if key in there:
            found.setdefault(MARKS[key], []).append(state.words)
    told = {mark: " or ".join([words[0], *(each.lower() for each in words[1:])]) for mark, words in found.items()}
    return [(dots([(mark, "")], words=words), words) for mark, words in told.items()]


def as_of(now: datetime) -> str:
    """When it was looked up."""
    return f"{timezone.localtime(now):%H:%M}"
