"""Pictures for easy reading, one for each idea: what is said of a thing is drawn large, the thing small beside it."""

from html import escape
from math import ceil, sqrt

from levelground.figures.reading import Verdict
from levelground.publishing.picture_set import PICTURES, Drawn
from levelground.publishing.picture_things import (
    box,
    building,
    calendar,
    die,
    disc,
    kept_inside,
    letters,
    moved,
    path,
    person,
    scales,
)
from levelground.standards import Drawing

OTHER, EVERYONE = "other", "everyone"
Thing = str | Drawing


def picture(drawn: str, says: str) -> str:
    """A picture with the words that are read out in its place."""
    return (
        f'<svg class="picture" viewBox="0 0 120 120" role="img" aria-label="{escape(says, quote=True)}">{drawn}</svg>'
    )


def thing(name: Thing) -> str:
    """The thing that an indicator looks at: one of ours by its name, or a drawing of the standard's own."""
    if isinstance(name, Drawing):
        return "".join(path(escape(kind, quote=True), escape(along, quote=True)) for kind, along in name.lines)
    return PICTURES[name].shapes


def _beside(name: Thing) -> str:
    return moved(thing(name), "translate(82 82) scale(0.31)")


def explained(name: Thing) -> str:
    """The thing under a looking glass: what a hard word means."""
    return (
        moved(thing(name), "translate(6 4) scale(0.72)")
        + disc("line", 48, 48, 44)
        + path("full", "M80 86l8-8 26 26-8 8z")
    )


def people(filled: int, out_of: int, group: str, name: Thing = "") -> str:
    """So many people filled out of all, each drawn by itself; the other group's are squares, to tell them apart.

    `group` is OTHER for the other group and EVERYONE for all who work there, or empty. `name` is the thing beside it.
    Where there is nobody, one empty outline is drawn.
    """
    if not out_of:
        nobody = box("line", 16, 16, 48, 48) if group == OTHER else disc("line", 40, 40, 26)
        return nobody + (_beside(name) if name else "")
    across = ceil(sqrt(out_of * 1.6)) if out_of > 100 else 10 if out_of > 40 else ceil(sqrt(out_of))
    step = min(116 / across, (78 if name else 112) / ceil(out_of / across))
    mark = step * 0.38
    drawn = []
    for place in range(out_of):
        x, y = 2 + step * (place % across + 0.5), 2 + step * (place // across + 0.5)
        if group == OTHER:
            drawn.append(_square("other" if place < filled else "pale", x, y, mark))
        else:
            drawn.append(disc("full" if place < filled else "pale", round(x, 1), round(y, 1), round(mark, 1)))
    where = moved(building(), "translate(2 82) scale(0.31)") if group == EVERYONE else ""
    return "".join(drawn) + where + (_beside(name) if name else "")


def _square(kind: str, x: float, y: float, half: float) -> str:
    return box(kind, round(x - half, 1), round(y - half, 1), round(2 * half, 1), round(2 * half, 1))


def judged(verdict: Verdict | None, name: Thing) -> str:
    """What may be said: luck struck out, level scales, a die or two people and a question, a padlock, or no page.

    Where nothing is compared, one person stands alone.
    """
    match verdict:
        case None:
            drawn = disc("paper", 42, 46, 38) + person(42, 34, 44)
        case Verdict.CLEAR:
            drawn = die(44, 44, 44, 5) + disc("cross", 44, 44, 39) + path("cross", "M17 71L71 17")
        case Verdict.LEVEL:
            drawn = moved(scales(0), "scale(0.8)")
        case Verdict.NOT_CLEAR | Verdict.NO_INTERVAL:
            drawn = die(30, 46, 44, 3) + letters("?", 80, 68, 64)
        case Verdict.TOO_FEW:
            drawn = person(20, 28, 44) + person(50, 28, 44) + letters("?", 92, 62, 64)
        case Verdict.HIDDEN:
            drawn = moved(kept_inside(), "translate(-4 -2) scale(0.75)")
        case _:
            drawn = box("paper", 14, 10, 56, 74, 4) + letters("?", 42, 68, 54)
    return drawn + _beside(name)


def worse_for(group: str, name: Thing) -> str:
    """A person on the lower pan of the scales, and an arrow down: it is worse for them."""
    kind = "other" if group == OTHER else "full"
    return (
        moved(scales(14), "translate(8 2) scale(0.74)")
        + person(78, 30, 26, kind)
        + path("line", "M106 8v34M96 32l10 12 10-12")
        + _beside(name)
    )


def small_difference(name: Thing) -> str:
    """Two columns, one a little higher."""
    return box("soft", 14, 30, 26, 56) + box("full", 50, 24, 26, 62) + path("line", "M6 86h72") + _beside(name)


def scale(points: int, group: str, name: Thing = "") -> str:
    """A scale of a hundred, filled to so many points; the other group's has square ends and its own fill."""
    kind, round_by = ("other", 0) if group == OTHER else ("full", 8)
    marks = "".join(f"M{8 + 10 * tenth} 62v8" for tenth in range(11))
    return (
        box("pale", 8, 34, 100, 22, round_by)
        + (box(kind, 8, 34, points, 22, round_by) if points else "")
        + path("line", f"M8 62h100{marks}")
        + (_beside(name) if name else "")
    )


def answered(yes: bool, name: Thing) -> str:
    """A page with a tick, or with a cross."""
    mark = "M26 50l14 16 26-34" if yes else "M28 32l34 34M62 32L28 66"
    return box("paper", 14, 10, 62, 74, 4) + path("line", mark) + _beside(name)


def one_group(group: str) -> str:
    """One of the two groups."""
    kind = "other" if group == OTHER else "full"
    return "".join(person(x, y, 44, kind) for x, y in ((28, 24), (60, 24), (92, 24), (44, 76), (76, 76)))


def counted(number: int, out_of: int) -> Drawn:
    """A picture of a number: so many people filled of all; ValueError where it is more than all, or fewer than none."""
    if not 0 <= number <= out_of:
        raise ValueError(f"{number} of {out_of} people cannot be drawn.")
    return Drawn(f"{out_of:,} dots, {number:,} of them filled", people(number, out_of, ""))


def dated(day: int) -> Drawn:
    """A leaf of a calendar with a day of a month."""
    return Drawn(f"A calendar that shows {day}", calendar(str(day)))
