"""The states of a post and of an advert."""

from levelground_site.access.states import Machine, State, Step

POST = Machine(
    "A post held because of lived experience",
    (
        State("planned", "Planned", "waiting"),
        State("advertised", "Advertised", "going"),
        State("filled", "Filled", "done"),
        State("closed", "Closed without anybody", "stopped"),
        State("ended", "Ended", "stopped"),
    ),
    (
        Step("advertise", ("planned", "closed", "filled"), "advertised"),
        Step("fill", ("planned", "advertised"), "filled"),
        Step("close", ("planned", "advertised"), "closed"),
        Step("end", ("filled",), "ended"),
    ),
)
