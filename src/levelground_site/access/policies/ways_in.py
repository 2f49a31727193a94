"""Supported ways into work: what there is is everybody's; the exact counts are the organisation's own."""

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

_KEEPING = (Role.JOB_COACH, Role.LIVED_EXPERIENCE_LEAD, Role.HR)

resource(
    "way-in",
    "Supported internships, tastings, apprenticeships and job coaching, and what came of them",
    see=anyone("what there is; what came of it in bands"),
    keep=by(*_KEEPING, words="what there is"),
    inside=by(*_KEEPING, Role.PLEDGE_VERIFIER, Role.EXECUTIVE, words="the exact counts", confidential=True),
    count=by(*_KEEPING, words="from offer to outcome, as counts without names", confidential=True),
    check=by(
        Role.HR, Role.LIVED_EXPERIENCE_LEAD, Role.PLEDGE_VERIFIER, words="never one's own count", confidential=True
    ),
)
