"""A picture by its name: one of the engine's set, or a number or a day that is drawn as it is.

'work' is a picture of the set; 'count 9/100' draws nine people of a hundred, 'day 12' a leaf of a calendar.
"""

from functools import lru_cache
from html import escape

from markupsafe import Markup

from levelground.publishing import PICTURES, Drawn, counted, dated

_MOST_DRAWN = 1000


class NoSuchPicture(ValueError):  # noqa: N818
    """A name that is no picture's; says so."""


@lru_cache(1024)
def drawn(name: str) -> Drawn:
    """What stands for a name; NoSuchPicture where nothing does."""
    if name in PICTURES:
        return PICTURES[name]
    kind, _, of = name.partition(" ")
    try:
        if kind == "day" and 1 <= int(of) <= 31:
            return dated(int(of))
        if kind == "count":
            number, _, out_of = of.partition("/")
            if int(out_of) <= _MOST_DRAWN:
                return counted(int(number), int(out_of))
    except ValueError:
        pass
    raise NoSuchPicture(f"There is no picture called '{name}'.")


def shows_a_number(name: str) -> bool:
    """Whether it is a picture of a number, or of a day."""
    return name.startswith(("count ", "day "))


def picture(name: str, *, decorative: bool = False) -> Markup:
    """The picture as SVG, with the words that are read out in its place; decorative ones are not read out."""
    found = drawn(name)
    said = 'aria-hidden="true"' if decorative else f'role="img" aria-label="{escape(found.says, quote=True)}"'
    return Markup(f'<svg class="lg-picture" viewBox="0 0 120 120" focusable="false" {said}>{found.shapes}</svg>')  # noqa: S704 (our own shapes)
