"""The states of somebody's access to a portal."""

from levelground_site.access.states import Machine, State, Step

MACHINE = Machine(
    "Access to a portal",
    (
        State("new", "Not asked", "waiting"),
        State("asked", "Asked", "waiting"),
        State("invited", "Invited", "waiting"),
        State("granted", "Granted", "done"),
        State("renewing", "Renewal asked", "waiting"),
        State("declined", "Declined", "stopped"),
        State("ended", "Ended", "stopped"),
    ),
    (
        Step("ask", ("new", "invited", "declined", "ended"), "asked"),
        Step("invite", ("new", "asked", "declined", "ended"), "invited"),
        Step("grant", ("asked", "renewing"), "granted"),
        Step("accept", ("invited",), "granted"),
        Step("decline", ("asked",), "declined"),
        Step("ask to renew", ("granted",), "renewing"),
        Step("not renew", ("renewing",), "granted"),
        Step("end", ("asked", "invited", "granted", "renewing"), "ended"),
    ),
)
OPEN = ("granted", "renewing")  # the code can be seen
WAITING = ("asked", "renewing")  # somebody has to answer
TAKING_A_SEAT = ("invited", *OPEN)
