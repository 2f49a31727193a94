"""People and what they do, drawn for easy reading in the same plain lines as the things."""

from collections.abc import Callable

from levelground.publishing.picture_things import box, calendar, disc, letters, moved, path, person

_BUBBLE = "M40 6h40v22H66l-6 8-6-8H40z"


def _people() -> str:
    return person(26, 52, 58) + person(94, 52, 58) + person(60, 36, 78, "full")


def _crowd() -> str:
    kinds = ("full", "soft", "line")
    places = [(x, y) for y in (18, 52, 86) for x in (16, 46, 76, 106)]
    return "".join(person(x, y, 30, kinds[place % 3]) for place, (x, y) in enumerate(places))


def _work() -> str:
    return (
        person(38, 32, 62, "full")
        + box("soft", 8, 80, 104, 10)
        + path("line", "M18 90v22M102 90v22M84 72v8M74 80h20")
        + box("paper", 64, 44, 42, 28, 3)
    )


def _asking_for_help() -> str:
    return (
        person(40, 52, 70, "full")
        + path("full", "M54 84l24-50 11 5-20 58z")
        + disc("full", 86, 30, 9)
        + path("line", "M104 14l8-6M108 32h10M104 50l8 6")
    )


def _coach() -> str:
    return (
        person(30, 58, 44, "full")
        + person(84, 28, 92, "soft")
        + box("paper", 4, 94, 64, 10)
        + path("line", "M68 70L46 90M14 104v10M58 104v10")
    )


def _interview() -> str:
    return (
        person(22, 48, 54, "full")
        + person(98, 48, 54, "soft")
        + path("paper", _BUBBLE)
        + letters("?", 60, 25, 20)
        + box("paper", 28, 92, 64, 9)
        + path("line", "M60 101v12")
    )


def _not_sure() -> str:
    return (
        person(38, 56, 66, "soft")
        + disc("paper", 86, 32, 28)
        + letters("?", 86, 47, 42)
        + disc("paper", 60, 60, 4)
        + disc("paper", 66, 50, 6)
    )


def _share() -> str:
    return (
        person(22, 58, 56, "full")
        + person(98, 58, 56, "soft")
        + box("paper", 46, 8, 28, 36, 2)
        + path("line", "M52 18h16M52 26h16M52 34h10M44 62h30M66 53l9 9-9 9")
    )


def _try_it() -> str:
    return person(38, 34, 90, "full") + moved(calendar("1"), "translate(64 56) scale(0.5)")


def _nurse() -> str:
    return person(60, 32, 96, "soft") + box("full", 56, 74, 8, 24) + box("full", 48, 82, 24, 8)


def _carer() -> str:
    return (
        person(30, 24, 84, "full")
        + person(88, 44, 54, "soft")
        + disc("paper", 86, 94, 18)
        + disc("ink", 86, 94, 3)
        + path("line", "M56 64h12v22")
    )


def _testers() -> str:
    return (
        person(20, 58, 52, "full")
        + person(100, 58, 52, "soft")
        + box("paper", 38, 10, 44, 62, 3)
        + path("line", "M46 26l4 5 7-9M62 27h12M46 44l4 5 7-9M62 45h12M46 60h28")
        + person(60, 84, 38)
    )


def _about_me() -> str:
    return (
        path("line", "M30 4l24 26M90 4L66 30")
        + box("soft", 24, 36, 72, 76, 6)
        + box("paper", 50, 28, 20, 14, 3)
        + person(60, 60, 40, "full")
        + path("line", "M38 102h44")
    )


def _senior() -> str:
    return (
        path("soft", "M8 110V90h26V70h26V50h52v60z")
        + person(86, 16, 42, "full")
        + person(20, 62, 34)
        + path("line", "M14 46l30-28M44 18H30M44 18v14")
    )


def _first_day() -> str:
    return (
        path("line", "M62 110V14h48v96M54 110h62")
        + path("soft", "M84 14l26 8v80l-26 8z")
        + person(28, 44, 64, "full")
        + path("line", "M10 20h32M32 10l10 10-10 10")
        + disc("ink", 90, 62, 4)
    )


def _volunteer() -> str:
    heart = "M60 104C20 74 8 54 8 38a26 26 0 0 1 52-8 26 26 0 0 1 52 8c0 16-12 36-52 66z"
    return person(40, 42, 80, "soft") + moved(path("full", heart), "translate(66 8) scale(0.42)")


def _involved() -> str:
    return (
        person(24, 46, 54, "full")
        + person(96, 46, 54)
        + path("paper", "M34 6h52v24H66l-6 8-6-8H34z")
        + path("line", "M44 14h32M44 22h20")
        + disc("soft", 60, 92, 20)
        + letters("£", 60, 102, 28)
    )


def _named() -> str:
    return (
        person(60, 26, 70, "full") + box("paper", 22, 84, 76, 26, 4) + path("line", "M32 97q8-10 14 0t14 0 14 0 14-4")
    )


def two_groups() -> str:
    """Two groups of people, side by side."""
    left = "".join(person(x, y, 34, "full") for x, y in ((18, 24), (42, 24), (30, 70)))
    right = "".join(person(x, y, 34, "other") for x, y in ((78, 24), (102, 24), (90, 70)))
    return left + right + path("line", "M60 8v14M60 34v14M60 60v14M60 86v14")


PEOPLE: dict[str, tuple[str, Callable[[], str]]] = {
    "person": ("A person", lambda: person(60, 32, 96, "full")),
    "people": ("Three people", _people),
    "two-groups": ("Two groups of people", two_groups),
    "crowd": ("Many people", _crowd),
    "work": ("A person at a desk", _work),
    "help": ("A person with a hand up", _asking_for_help),
    "coach": ("A person beside someone who works", _coach),
    "interview": ("Two people at a table, one asks", _interview),
    "not-sure": ("A person who wonders", _not_sure),
    "share": ("One person gives a page to another", _share),
    "try": ("A person and one day of a calendar", _try_it),
    "nurse": ("A nurse", _nurse),
    "carer": ("A person looking after another", _carer),
    "testers": ("Three people check a page", _testers),
    "about-me": ("A badge with a person on it", _about_me),
    "senior": ("A person at the top of the steps", _senior),
    "first-day": ("A person goes in at a door", _first_day),
    "volunteer": ("A person and a heart", _volunteer),
    "involved": ("Two people talk, and there is money", _involved),
    "named": ("A person with their name below", _named),
}
