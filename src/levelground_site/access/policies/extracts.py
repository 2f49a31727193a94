"""Extracts that are measured here: off, until an organisation turns it on for itself."""

from levelground_site.access.policy import by, resource
from levelground_site.access.roles import Role

resource(
    "extracts",
    "Extracts of an organisation, measured here, and how its own headings are read",
    see=by(
        Role.ANALYST,
        Role.EQUALITY_LEAD,
        Role.EXECUTIVE,
        Role.GOVERNANCE_LEAD,
        words="whether it is on, and the headings that are kept",
    ),
    allow=by(Role.GOVERNANCE_LEAD, words="turns it on and off"),
    measure=by(Role.ANALYST, words="where it is on", confidential=True),
    forget=by(Role.ANALYST, Role.GOVERNANCE_LEAD),
)
