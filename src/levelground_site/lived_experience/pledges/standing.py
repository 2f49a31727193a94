"""How a pledge stands on a day, in words: what is silent for a year has no proof, and is never said to be met."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from levelground_site.access.states import State
from levelground_site.lived_experience.pledges.actions.locking import after_months
from levelground_site.lived_experience.pledges.models import Pledge
from levelground_site.lived_experience.pledges.states import PLEDGE, STANDING

SILENT_MONTHS = 12
NO_PROOF = State("no-proof", "No proof yet", "look")


def is_silent(pledge: Pledge, day: date) -> bool:
    """Whether nothing that can be checked was heard of it for twelve months, though it stands."""
    return pledge.state in STANDING and (pledge.heard is None or after_months(pledge.heard, SILENT_MONTHS) <= day)


def standing(pledge: Pledge, day: date) -> State:
    """How it stands on the day."""
    return NO_PROOF if is_silent(pledge, day) else PLEDGE.state(pledge.state)


def silent(day: date) -> Q:
    """The pledges that are silent on the day, for a list."""
    before = after_months(day, -SILENT_MONTHS)
    return Q(state__in=STANDING) & (Q(heard=None) | Q(heard__lte=before))


@dataclass(frozen=True)
class Choice:
    """A way to stand, as a list can be filtered by it."""

    key: str
    words: str


CHOICES = (
    *(Choice(state.key, state.words) for state in PLEDGE.states if state.key != "draft"),
    Choice(NO_PROOF.key, NO_PROOF.words),
)


def standing_as(key: str, day: date) -> Q:
    """The pledges that stand so on the day."""
    return silent(day) if key == NO_PROOF.key else Q(state=key) & ~silent(day)
