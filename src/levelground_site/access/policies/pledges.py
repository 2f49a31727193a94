"""Pledges: what was promised is everybody's; the exact numbers are the organisation's own."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

_KEEPING = (Role.EQUALITY_LEAD, Role.LIVED_EXPERIENCE_LEAD, Role.HR)
_CHECKING = (Role.HR, Role.PLEDGE_VERIFIER, Role.LIVED_EXPERIENCE_LEAD)
_INSIDE = (*_KEEPING, Role.PLEDGE_VERIFIER, Role.EXECUTIVE)


def _public_or_inside(person: Any, thing: Any) -> bool:
    """A draft is nobody's business but the organisation's own."""
    pledge = getattr(thing, "of", thing)
    if pledge.state != "draft":
        return True
    if not getattr(person, "is_authenticated", False):
        return False
    return any(held.role in _INSIDE and thing.organisation.pk in held.organisations for held in person.roles_held)


resource(
    "scheme",
    "A pledge scheme: whose it is, its words, its steps and what they ask",
    see=anyone(),
    keep=by(Role.NATIONAL_TEAM, words="add a scheme, or a newer edition, from a data file"),
)
resource(
    "pledge",
    "A pledge: its words, steps, and what it led to",
    see=anyone("the numbers as they were published, protected; a draft is its organisation's own", _public_or_inside),
    ask=anyone("a question, or that something is not right", _public_or_inside),
    make=by(Role.EQUALITY_LEAD, Role.LIVED_EXPERIENCE_LEAD, Role.EXECUTIVE, words="a draft"),
    sign=by(Role.EXECUTIVE, words="after the board"),
    end=by(Role.EXECUTIVE, words="renew or withdraw it"),
    inside=by(*_INSIDE, words="exact numbers, evidence and questions", confidential=True),
    keep=by(*_KEEPING, words="reports, evidence, own numbers, and who started", confidential=True),
    check=by(*_CHECKING, words="two different people, and never one's own", confidential=True),
    answer=by(*_KEEPING, Role.EXECUTIVE, words="questions", confidential=True),
    judge=by(Role.LIVED_EXPERIENCE_LEAD, Role.NATIONAL_TEAM, words="whether a challenge has ground", confidential=True),
    follow=by(Role.ICS_REPRESENTATIVE, Role.NATIONAL_TEAM, words="pledges without proof, no number of people"),
    publish=by(Role.NATIONAL_TEAM, words="the protected numbers, by the calendar", confidential=True),
)
