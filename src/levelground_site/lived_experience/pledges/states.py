"""The states of a pledge scheme and of a pledge: declared once, obeyed by actions, drawn in the docs."""

from levelground_site.access.states import Machine, State, Step

SCHEME = Machine(
    "A pledge scheme",
    (
        State("draft", "Not open yet", "waiting"),
        State("open", "Open", "going"),
        State("closed", "Closed", "stopped"),
        State("superseded", "Followed by another", "stopped"),
    ),
    (
        Step("open", ("draft",), "open"),
        Step("close", ("draft", "open"), "closed"),
        Step("supersede", ("draft", "open", "closed"), "superseded"),
    ),
)

# A pledge that stands: it is reminded, reported on, and may be challenged.
STANDING = ("signed", "planned", "shown", "challenged")

PLEDGE = Machine(
    "A pledge",
    (
        State("draft", "In draft", "waiting"),
        State("signed", "Signed", "going"),
        State("planned", "Signed, with a plan", "going"),
        State("shown", "Result shown", "done"),
        State("challenged", "Under challenge", "look"),
        State("lapsed", "Lapsed", "stopped"),
        State("superseded", "Followed by a newer pledge", "stopped"),
        State("withdrawn", "Withdrawn", "stopped"),
    ),
    (
        Step("sign", ("draft",), "signed"),
        Step("show-plan", ("signed",), "planned"),
        Step("show-outcome", ("signed", "planned"), "shown"),
        Step("challenge", ("signed", "planned", "shown"), "challenged"),
        # After a challenge it stands as what is left of its evidence says.
        Step("stand-signed", ("challenged",), "signed"),
        Step("stand-planned", ("challenged",), "planned"),
        Step("stand-shown", ("challenged",), "shown"),
        Step("lapse", STANDING, "lapsed"),
        Step("renew", ("lapsed",), "signed"),
        Step("supersede", (*STANDING, "lapsed"), "superseded"),
        Step("withdraw", (*STANDING, "lapsed"), "withdrawn"),
    ),
)
