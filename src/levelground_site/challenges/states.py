"""The states of a challenge."""

from levelground_site.access.states import Machine, State, Step

OPEN = ("waiting", "late")
CHALLENGE = Machine(
    "A challenge",
    (
        State("waiting", "Waits for its answer", "waiting"),
        State("late", "Late", "look"),
        State("answered", "Answered in public", "done"),
        State("private", "Answered privately", "done"),
        State("aside", "Set aside", "stopped"),
    ),
    (
        Step("escalate", ("waiting",), "late"),
        Step("answer-in-public", OPEN, "answered"),
        Step("answer-privately", OPEN, "private"),
        Step("set-aside", OPEN, "aside"),
    ),
)
