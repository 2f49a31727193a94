"""Things drawn for easy reading: plain lines on a field of 120 by 120, nothing that only a colour tells.

Colours come from the page's style sheet by class: `line`, `soft`, `paper`, `full`, `other`, `pale`, `ink`, `mark`.
"""

from collections.abc import Callable
from html import escape


def path(kind: str, along: str) -> str:
    """A line, or a shape, along a path."""
    return f'<path class="{kind}" d="{along}"/>'


def box(kind: str, x: float, y: float, width: float, height: float, round_by: float = 0) -> str:
    """A rectangle."""
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_by:g}"/>'


def disc(kind: str, x: float, y: float, radius: float) -> str:
    """A circle."""
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


def letters(words: str, x: float, y: float, size: float, anchor: str = "middle") -> str:
    """A few large letters."""
    return f'<text class="mark" x="{x:g}" y="{y:g}" font-size="{size:g}" text-anchor="{anchor}">{escape(words)}</text>'


def moved(drawn: str, how: str) -> str:
    """What is drawn, moved, turned or made smaller."""
    return f'<g transform="{how}">{drawn}</g>'


def person(x: float, y: float, size: float, kind: str = "line") -> str:
    """A person whose head's centre is at (x, y), `size` tall; one of the `other` group has square shoulders."""
    wide, foot = size * 0.36, y + size * 0.78
    head = disc(kind, x, y, size * 0.22)
    if kind == "other":
        return head + box(kind, x - wide, foot - size * 0.46, 2 * wide, size * 0.46)
    shoulders = f"a{wide:g} {wide:g} 0 0 1 {2 * wide:g} 0"
    return head + path(kind, f"M{x - wide:g} {foot:g}v{-size * 0.2:g}{shoulders}v{size * 0.2:g}z")


def _ladder() -> str:
    rungs = "".join(f"M44 {y}h32" for y in (48, 64, 80, 96))
    return path("line", f"M44 14v96M76 14v96{rungs}") + person(60, 22, 26, "full")


def _door() -> str:
    return (
        path("line", "M30 108V16h44v92M14 108h92")
        + path("soft", "M74 16l22 10v90l-22-8z")
        + disc("full", 80, 66, 4)
        + person(52, 58, 44, "full")
    )


def _rules() -> str:
    return (
        box("soft", 28, 18, 64, 90, 4)
        + box("paper", 46, 10, 28, 16, 3)
        + path("line", "M54 48h26M54 68h26M54 88h26")
        + path("line", "M38 46l4 5 7-9M38 66l4 5 7-9M38 84l9 9M47 84l-9 9")
    )


def _book() -> str:
    left, right = ("".join(f"M{x} {y}q{way}-4 {2 * way} 4" for y in (46, 62, 78)) for x, way in ((24, 12), (96, -12)))
    return path("soft", "M60 34C46 22 28 22 12 28v68c16-6 34-6 48 6 14-12 32-12 48-6V28c-16-6-34-6-48 6z") + path(
        "line", f"M60 34v68{left}{right}"
    )


def _shout() -> str:
    burst = "M48 12l10 10 14-8 2 15 16 1-7 14 13 10-15 7 4 15-15-4-6 14-11-11-13 8 0-15-15-2 9-12-11-11 15-5-3-15 15 3z"
    return path("full", burst) + person(24, 78, 44) + person(96, 78, 44, "soft")


def _colleagues() -> str:
    return (
        person(30, 66, 54)
        + person(84, 72, 44, "soft")
        + person(104, 64, 40, "soft")
        + path("line", "M54 14h48v26H78l-12 12V40H54z")
        + box("full", 64, 24, 28, 6)
    )


def _stairs() -> str:
    return (
        path("soft", "M10 108V92h24V76h24V60h24V44h28v64z")
        + path("line", "M18 60l44-44M62 16H46M62 16v16")
        + person(96, 16, 34, "full")
    )


def _unequal() -> str:
    return (
        box("soft", 16, 62, 36, 46)
        + box("soft", 68, 96, 36, 12)
        + person(34, 28, 40)
        + person(86, 62, 40, "full")
        + path("line", "M8 12h20M40 12h20M72 12h20M104 12h8")
    )


def _table() -> str:
    seats = "".join(person(x, y, 28) for x, y in ((24, 22), (60, 14), (96, 22), (24, 84), (60, 90), (96, 84)))
    return seats + '<ellipse class="soft" cx="60" cy="62" rx="44" ry="18"/>'


def _check() -> str:
    return (
        box("soft", 14, 22, 50, 86, 4)
        + box("paper", 28, 14, 22, 14, 3)
        + path("line", "M24 50l5 6 9-12M46 50h10M24 74l5 6 9-12M46 74h10M24 94h32")
        + person(90, 44, 60, "full")
    )


def _bed() -> str:
    return (
        path("line", "M10 40v64M10 92h100v12M110 92V74")
        + path("soft", "M10 74h100v18H10z")
        + disc("full", 30, 60, 12)
        + path("soft", "M44 74c10-22 50-22 64 0z")
        + path("line", "M88 10v26M75 23h26")
    )


def _manager() -> str:
    return (
        person(86, 34, 78, "soft")
        + person(26, 74, 44, "full")
        + path("line", "M12 12h50v24H44l-8 10V36H12zM86 56v20M80 56h12")
        + path("line", "M22 20h30M22 28h20")
    )


def _letterbox() -> str:
    return (
        box("soft", 26, 58, 68, 50, 4)
        + path("ink", "M40 70h40v6H40z")
        + path("paper", "M42 8h36v54H42z")
        + path("line", "M50 20h20M50 30h20M50 40h12M52 92h16")
    )


def _pushed() -> str:
    return (
        disc("paper", 88, 30, 24)
        + path("line", "M88 14v16l12 8")
        + person(24, 62, 50, "soft")
        + person(82, 76, 40, "full")
        + path("line", "M44 84h20M56 76l8 8-8 8")
    )


def _star() -> str:
    points = "M60 8l15 32 35 5-26 24 7 35-31-17-31 17 7-35-26-24 35-5z"
    return path("soft", points) + person(60, 48, 36, "full")


def _ramp() -> str:
    return (
        path("soft", "M6 108L78 72h36v36z")
        + disc("paper", 46, 68, 15)
        + path("line", "M42 22l4 26h16l8 20h8M46 36h14")
        + disc("full", 40, 14, 8)
        + path("line", "M96 72V30M96 30h16v12H96")
    )


def _smile() -> str:
    return (
        disc("soft", 60, 58, 46)
        + disc("ink", 44, 46, 5)
        + disc("ink", 76, 46, 5)
        + path("line", "M36 68c10 22 38 22 48 0")
    )


def _listening() -> str:
    return (
        person(24, 60, 60, "full")
        + disc("soft", 88, 62, 28)
        + path("line", "M74 50a13 13 0 1 0 0 24M78 58a6 6 0 1 0 0 8")
        + path("line", "M42 54q6 8 0 16")
        + path("line", "M8 10h56v20H40L30 40V30H8z")
    )


THINGS: dict[str, Callable[[], str]] = {
    "ladder": _ladder,
    "door": _door,
    "rules": _rules,
    "book": _book,
    "shout": _shout,
    "colleagues": _colleagues,
    "stairs": _stairs,
    "unequal": _unequal,
    "table": _table,
    "check": _check,
    "bed": _bed,
    "manager": _manager,
    "letterbox": _letterbox,
    "pushed": _pushed,
    "star": _star,
    "ramp": _ramp,
    "smile": _smile,
    "listening": _listening,
}


def building() -> str:
    """A place of work."""
    windows = "".join(box("paper", x, y, 12, 12) for x in (26, 82) for y in (46, 68))
    return (
        path("soft", "M14 108V34h92v74z") + path("line", "M6 108h108M52 108V82h16v26M60 12v22M60 14h20v10H60") + windows
    )


def calendar(day: str) -> str:
    """A leaf of a calendar."""
    return box("soft", 16, 20, 88, 88, 6) + path("line", "M16 46h88M38 10v20M82 10v20") + letters(day, 60, 92, 44)


def meaning() -> str:
    """People of many kinds, under a word."""
    kinds = ((22, "full"), (48, "soft"), (74, "other"), (100, "paper"))
    crowd = "".join(person(x, 62, 50, kind) for x, kind in kinds)
    return crowd + path("line", "M20 10h80v26H66l-6 10-6-10H20z") + box("full", 32, 20, 56, 6)


def helper() -> str:
    """Two people with one page."""
    return (
        person(30, 30, 66)
        + person(90, 30, 66, "soft")
        + box("paper", 42, 60, 36, 46, 2)
        + path("line", "M50 72h20M50 82h20M50 92h12")
    )


def machine() -> str:
    """A computer that counts."""
    return box("soft", 14, 18, 92, 62, 5) + path("line", "M48 80l-4 24h32l-4-24M34 104h52") + letters("123", 60, 60, 30)


def unchecked() -> str:
    """A page with a box that is not ticked."""
    return box("soft", 26, 10, 68, 100, 4) + box("paper", 40, 64, 30, 30) + path("line", "M40 28h40M40 42h40")


def report() -> str:
    """A thick report."""
    bars = box("full", 34, 78, 8, 14) + box("full", 48, 64, 8, 28) + box("full", 62, 50, 8, 42)
    return path("line", "M34 22h66v88M28 16h66v88") + box("soft", 20, 10, 66, 94, 3) + bars + path("line", "M34 26h38")


def kept_inside() -> str:
    """A locked padlock."""
    return (
        box("soft", 26, 52, 68, 56, 6)
        + path("line", "M40 52V36a20 20 0 0 1 40 0v16M60 80v14")
        + disc("full", 60, 76, 7)
    )


def die(x: float, y: float, size: float, dots: int) -> str:
    """A die with one, three or five dots, its middle at (x, y)."""
    far = size / 4
    corners = {1: (), 3: ((-1, -1), (1, 1)), 5: ((-1, -1), (-1, 1), (1, -1), (1, 1))}[dots]
    spots = "".join(disc("ink", x + a * far, y + b * far, size / 12) for a, b in ((0, 0), *corners))
    return box("paper", x - size / 2, y - size / 2, size, size, 6) + spots


def scales(tilt: int) -> str:
    """A pair of scales, its right pan down by so many degrees."""
    beam = (
        path("line", "M20 24h80")
        + path("soft", "M6 58a14 10 0 0 0 28 0zM86 58a14 10 0 0 0 28 0z")
        + path("line", "M20 24L6 58M20 24l14 34M100 24L86 58M100 24l14 34")
    )
    return path("line", "M60 20v76M40 100h40") + moved(beam, f"rotate({tilt} 60 24)")


def luck() -> str:
    """Two dice: a thing that just happens."""
    return moved(die(42, 46, 52, 5), "rotate(-12 42 46)") + moved(die(80, 82, 46, 3), "rotate(14 80 82)")
