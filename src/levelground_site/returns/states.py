"""The states of a return and of a collection: declared once, obeyed by actions, drawn in the docs."""

from levelground_site.access.states import Machine, State, Step

RETURN = Machine(
    "A return",
    (
        State("not-started", "Not started", "waiting"),
        State("draft", "In draft", "going"),
        State("reviewed", "Reviewed", "going"),
        State("signed", "Signed off", "going"),
        State("submitted", "Submitted", "done"),
        State("queried", "Queried", "look"),
        State("accepted", "Accepted", "done"),
    ),
    (
        # Another file begins the review again: what was read is no longer what stands there.
        Step("take-in", ("not-started", "draft", "reviewed", "queried"), "draft"),
        Step("review", ("draft",), "reviewed"),
        Step("sign-off", ("reviewed",), "signed"),
        Step("reopen", ("reviewed", "signed"), "draft"),
        Step("submit", ("signed",), "submitted"),
        Step("query", ("submitted",), "queried"),
        # A query that words alone can answer leaves the signed data as they are.
        Step("answer", ("queried",), "submitted"),
        Step("accept", ("submitted",), "accepted"),
        # What was accepted stays to be seen beside its correction.
        Step("correct", ("accepted",), "draft"),
    ),
)

COLLECTION = Machine(
    "A collection",
    (
        State("planned", "Planned", "waiting"),
        State("open", "Open", "going"),
        State("closed", "Closed", "going"),
        State("released", "Released", "done"),
    ),
    (
        Step("open", ("planned", "closed"), "open"),
        Step("close", ("open",), "closed"),
        Step("release", ("closed", "released"), "released"),
    ),
)
