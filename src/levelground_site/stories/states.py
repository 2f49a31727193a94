"""The states of a story."""

from levelground_site.access.states import Machine, State, Step

STORY = Machine(
    "A story",
    (
        State("draft", "Being written", "going"),
        State("sent", "With an editor", "waiting"),
        State("asked", "Waits for your answer", "look"),
        State("published", "Published", "done"),
        State("ended", "Ended", "stopped"),
        State("withdrawn", "Taken back", "stopped"),
    ),
    (
        Step("send", ("draft", "asked"), "sent"),
        Step("ask", ("sent",), "asked"),
        Step("publish", ("sent",), "published"),
        Step("take-down", ("published",), "asked"),
        Step("change", ("sent", "asked", "published", "ended"), "draft"),
        Step("end", ("published",), "ended"),
        Step("withdraw", ("draft", "sent", "asked", "published", "ended"), "withdrawn"),
    ),
)
# Only in these are words and files changed by the teller.
OPEN = ("draft", "asked")
