"""The states of an easy-read text's wording."""

from levelground_site.access.states import Machine, State, Step

WORDING = Machine(
    "The wording of an easy-read page",
    (
        State("draft", "In draft", "going"),
        State("published", "Published", "done"),
        State("turned-down", "Turned down", "stopped"),
        State("replaced", "Replaced", "waiting"),
    ),
    (
        Step("approve", ("draft",), "published"),
        Step("turn-down", ("draft",), "turned-down"),
        Step("replace", ("published",), "replaced"),
    ),
)
FILLING = Machine(
    "A form of one question a page",
    (
        State("going", "Being filled in", "going"),
        State("sent", "Sent", "done"),
        State("taken-back", "Taken back", "stopped"),
    ),
    (Step("send", ("going",), "sent"), Step("take-back", ("going",), "taken-back")),
)
MESSAGE = Machine(
    "A message that something is not working",
    (State("waiting", "Waiting for an answer", "look"), State("answered", "Answered", "done")),
    (Step("answer", ("waiting",), "answered"),),
)
