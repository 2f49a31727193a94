"""Returns and collections: a return that is not published is confidential."""

from typing import Any

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

_WORKING_ON_IT = (Role.ANALYST, Role.EQUALITY_LEAD, Role.EXECUTIVE)
_INSIDE = (*_WORKING_ON_IT, Role.BOARD_MEMBER)


_SENT = {"submitted", "queried", "accepted"}


def _sent(person: Any, thing: Any) -> bool:
    return thing.state in _SENT


def _inside_or_sent(person: Any, thing: Any) -> bool:
    """The national team sees a return once it is submitted, or if it ever was; the organisation's own at any time.

    Of its versions it sees those that were there when it was submitted: not the work on a correction.
    """
    if any(held.role in _INSIDE and thing.organisation.pk in held.organisations for held in person.roles_held):
        return True
    whole = getattr(thing, "of", thing)
    if whole.state in _SENT:
        return True
    return whole.submitted_at is not None and (whole is thing or thing.at <= whole.submitted_at)


resource(
    "collection",
    "A collection: its edition, dates, and how many returns are in which state",
    see=anyone("how many, never what is in them"),
    follow=by(Role.NATIONAL_TEAM, Role.ICS_REPRESENTATIVE, words="who has come how far"),
    run=by(Role.NATIONAL_TEAM, words="plan, open and close it"),
    judge=by(Role.NATIONAL_TEAM, words="look at all that was submitted", confidential=True),
    release=by(Role.NATIONAL_TEAM, confidential=True),
)
resource(
    "return",
    "A return until it is published: its figures, and what was said of them",
    state=by(*_INSIDE, Role.NATIONAL_TEAM, Role.ICS_REPRESENTATIVE, words="how far it has come, no figure"),
    see=by(
        *_INSIDE,
        Role.NATIONAL_TEAM,
        provided=_inside_or_sent,
        words="the national team once it is submitted",
        confidential=True,
    ),
    hear=by(*_INSIDE, words="what is said inside the organisation", confidential=True),
    take_in=by(Role.ANALYST, confidential=True),
    write=by(*_WORKING_ON_IT, words="reasons, answers and remarks", confidential=True),
    review=by(Role.EQUALITY_LEAD, confidential=True),
    sign_off=by(Role.EXECUTIVE, confidential=True),
    reopen=by(*_WORKING_ON_IT, confidential=True),
    submit=by(Role.ANALYST, Role.EQUALITY_LEAD, Role.EXECUTIVE, confidential=True),
    remind=by(Role.NATIONAL_TEAM, Role.ICS_REPRESENTATIVE, words="by e-mail, of what is still to be done"),
    query=by(Role.NATIONAL_TEAM, provided=_sent, confidential=True),
    answer=by(*_WORKING_ON_IT, confidential=True),
    accept=by(Role.NATIONAL_TEAM, provided=_sent, confidential=True),
    correct=by(Role.ANALYST, Role.EQUALITY_LEAD, words="what was accepted, as a new version", confidential=True),
    approve=by(Role.BOARD_MEMBER, words="for the board", confidential=True),
    publish=by(Role.EQUALITY_LEAD, words="says where the organisation has published it", confidential=True),
)
