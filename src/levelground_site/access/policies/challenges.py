"""'This looks wrong': anybody challenges a figure, those who answer for it read and answer."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role


def _theirs(person: Any, thing: Any) -> bool:
    """What is of no organisation (the nation's, a region's, a system's figures) is the national team's to answer."""
    return thing.organisation is not None or any(held.role is Role.NATIONAL_TEAM for held in person.roles_held)


_ANSWERING = (Role.ANALYST, Role.EQUALITY_LEAD, Role.NATIONAL_TEAM)

resource(
    "challenge",
    "‘This looks wrong’: a challenge of a figure or a claim",
    make=anyone("without an account"),
    see=anyone("the register; a receipt with its link"),
    read=by(*_ANSWERING, provided=_theirs, words="what was sent, as it was sent"),
    answer=by(*_ANSWERING, provided=_theirs, words="the nation’s by the national team"),
    escalate=by(words="the calendar, once the day has gone by"),
)
