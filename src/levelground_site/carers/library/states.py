"""The states of a text of the library."""

from levelground_site.access.states import Machine, State, Step

MACHINE = Machine(
    "A text of the library",
    (
        State("draft", "In draft", "going"),
        State("review", "In review", "waiting"),
        State("published", "Published", "done"),
        State("due", "Due for review", "look"),
        State("withdrawn", "Withdrawn", "stopped"),
    ),
    (
        Step("write", ("draft",), "draft"),
        Step("send to review", ("draft",), "review"),
        Step("send back", ("review",), "draft"),
        Step("publish", ("review",), "published"),
        Step("fall due", ("published",), "due"),
        Step("confirm", ("published", "due"), "published"),
        Step("withdraw", ("draft", "review", "published", "due"), "withdrawn"),
    ),
)
# What everybody can read: a text that is due for review says so, and stays.
SHOWN = ("published", "due")
