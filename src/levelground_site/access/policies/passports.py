"""Counts of carers' passports: protected, and never a name."""

from levelground_site.access.policy import by, resource
from levelground_site.access.roles import Role

resource(
    "passports",
    "How many carers’ passports, how soon agreed, how well kept: protected counts, once a month",
    see=by(
        Role.ANALYST,
        Role.EQUALITY_LEAD,
        Role.EXECUTIVE,
        Role.BOARD_MEMBER,
        Role.HR,
        Role.CARERS_LEAD,
        Role.NETWORK_CHAIR,
        Role.ICS_REPRESENTATIVE,
        Role.NATIONAL_TEAM,
    ),
    count=by(words="the calendar, once a month"),
)
