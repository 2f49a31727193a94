"""The states of a document, and of what is asked for in it."""

from levelground_site.access.states import Machine, State, Step

DOCUMENT = Machine(
    "A document between two people",
    (
        State("draft", "Only yours", "going"),
        State("shared", "Shared for a talk", "going"),
        State("agreed", "Agreed", "done"),
        State("in-review", "Being looked at again", "look"),
        State("paused", "Paused", "waiting"),
        State("ended", "Ended", "stopped"),
    ),
    (
        Step("share", ("draft",), "shared"),
        Step("take-back", ("shared",), "draft"),
        Step("agree", ("shared", "in-review", "agreed"), "agreed"),
        Step("look-again", ("agreed", "paused"), "in-review"),
        Step("pause", ("agreed", "in-review"), "paused"),
        Step("go-on", ("paused",), "agreed"),
        Step("end", ("draft", "shared", "agreed", "in-review", "paused"), "ended"),
        Step("begin-again", ("ended",), "draft"),
    ),
)

ANSWERS = ("agreed", "trial", "differently", "not-agreed")
AGREED = ("agreed", "trial", "differently", "in-place")

ASK = Machine(
    "Something that is asked for",
    (
        State("asked", "Asked", "waiting"),
        State("agreed", "Agreed", "going"),
        State("trial", "On trial", "going"),
        State("differently", "Agreed in another way", "going"),
        State("not-agreed", "Not agreed", "look"),
        State("in-place", "In place", "done"),
        State("ended", "Ended", "stopped"),
    ),
    (
        Step("agree", ("asked", "agreed", "trial", "differently", "not-agreed"), "agreed"),
        Step("try", ("asked", "agreed", "trial", "differently", "not-agreed"), "trial"),
        Step("agree-differently", ("asked", "agreed", "trial", "differently", "not-agreed"), "differently"),
        # 'No' never deletes what was asked.
        Step("refuse", ("asked", "agreed", "trial", "differently", "not-agreed"), "not-agreed"),
        Step("ask-again", ("agreed", "trial", "differently", "not-agreed", "in-place", "ended"), "asked"),
        # Only its owner says so.
        Step("put-in-place", ("agreed", "trial", "differently"), "in-place"),
        Step("end", ("asked", "agreed", "trial", "differently", "not-agreed", "in-place"), "ended"),
    ),
)
