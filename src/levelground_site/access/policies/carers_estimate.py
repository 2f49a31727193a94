"""How many carers an organisation has: its counts in full for those who look after them, protected for the others."""

from levelground_site.access.policy import anyone, by, resource
from levelground_site.access.roles import Role

_WHOLE = (Role.CARERS_LEAD, Role.HR, Role.EQUALITY_LEAD)

resource(
    "carers-estimate",
    "How many carers work somewhere: counts of staff, and what follows from them",
    read=anyone("how the published number was made, and a reckoning with one's own"),
    see=by(
        *_WHOLE,
        *(Role.ANALYST, Role.EXECUTIVE, Role.BOARD_MEMBER, Role.NETWORK_CHAIR, Role.LINE_MANAGER, Role.STAFF_MEMBER),
        *(Role.GOVERNANCE_LEAD, Role.ICS_REPRESENTATIVE, Role.NATIONAL_TEAM),
        words="rounded, and without small numbers",
    ),
    see_whole=by(*_WHOLE, confidential=True),
    give=by(*_WHOLE, words="counts, never records", confidential=True),
    forget=by(*_WHOLE, confidential=True),
)
