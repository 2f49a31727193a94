"""Pictures drawn on the server, as SVG without inline style, so that the strict content policy holds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from markupsafe import Markup

WIDTH, HEIGHT, MIDDLE = 320, 36, 18


@dataclass(frozen=True)
class Scale:
    """From values to places across the picture; on a log scale equal ratios are equally far apart."""

    low: float
    high: float
    log: bool = False

    def place(self, value: float) -> float:
        """The place of a value, from 0 to WIDTH; outside the scale, its nearer end."""
        low, high, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.log:
            low, high, at = math.log(low), math.log(high), math.log(at)
        return round((at - low) / (high - low) * WIDTH, 1)


RATIO = Scale(0.25, 4, log=True)
PERCENT = Scale(0, 100)


def interval_bar(
    value: float,
    low: float,
    high: float,
    *,
    words: str,
    scale: Scale = RATIO,
    band: tuple[float, float] | None = (0.8, 1.25),
    parity: float | None = 1.0,
) -> Markup:
    """A value and its interval on a scale, with the agreed band shaded and the line of parity.

    `words` says the same for those who do not see it. An interval that leaves the scale ends in an arrow. ValueError
    when the value is not inside its interval.
    """
    if not low <= value <= high:
        raise ValueError(f"The value {value} is not between {low} and {high}.")
    parts = []
    if band is not None:
        start, end = scale.place(band[0]), scale.place(band[1])
        parts.append(f'<rect class="lg-bar__band" x="{start}" y="2" width="{round(end - start, 1)}" height="32"/>')
    if parity is not None:
        at = scale.place(parity)
        parts.append(f'<line class="lg-bar__parity" x1="{at}" x2="{at}" y1="0" y2="{HEIGHT}"/>')
    left, right = scale.place(low), scale.place(high)
    parts.append(f'<line class="lg-bar__interval" x1="{left}" x2="{right}" y1="{MIDDLE}" y2="{MIDDLE}"/>')
    if low < scale.low:
        parts.append(f'<path class="lg-bar__arrow" d="M8 {MIDDLE - 6} 0 {MIDDLE} 8 {MIDDLE + 6}z"/>')
    if high > scale.high:
        edge = WIDTH - 8
        parts.append(f'<path class="lg-bar__arrow" d="M{edge} {MIDDLE - 6} {WIDTH} {MIDDLE} {edge} {MIDDLE + 6}z"/>')
    parts.append(f'<circle class="lg-bar__value" cx="{scale.place(value)}" cy="{MIDDLE}" r="6"/>')
    return Markup(  # noqa: S704 (made of numbers alone, and of words that are escaped)
        format_html(
            '<svg class="lg-bar" viewBox="-8 0 {} {}" role="img" aria-label="{}" focusable="false">{}</svg>',
            WIDTH + 16,
            HEIGHT,
            words,
            Markup("".join(parts)),  # noqa: S704
        )
    )


DOT, A_ROW = 18, 12
_MARKS = {
    "ring": '<circle class="lg-dot lg-dot--ring" cx="{x}" cy="{y}" r="6"/>',
    "half": '<circle class="lg-dot lg-dot--ring" cx="{x}" cy="{y}" r="6"/>'
    '<path class="lg-dot lg-dot--half" d="M{x} {top}a6 6 0 0 1 0 12z"/>',
    "full": '<circle class="lg-dot lg-dot--full" cx="{x}" cy="{y}" r="7"/>',
    "square": '<rect class="lg-dot lg-dot--square" x="{left}" y="{top}" width="12" height="12"/>',
    "diamond": '<path class="lg-dot lg-dot--diamond" d="M{x} {above}l7.500 7.500-7.500 7.500-7.500-7.500z"/>',
    "tick": '<rect class="lg-dot lg-dot--done" x="{left}" y="{top}" width="12" height="12" rx="2"/>'
    '<path class="lg-dot__tick" d="M{inner} {y}l2.500 2.500 4-5"/>',
}


def dots(marks: Sequence[tuple[str, str]], *, words: str) -> Markup:
    """Things as marks in rows of twelve, each with its own words on pointing at it; `words` say the whole.

    A mark is one of ring, half, full, square, diamond, tick. KeyError for another.
    """
    drawn = []
    for place, (mark, own) in enumerate(marks):
        row, column = divmod(place, A_ROW)
        x, y = column * DOT + DOT // 2, row * DOT + DOT // 2
        shape = _MARKS[mark].format(x=x, y=y, left=x - 6, top=y - 6, above=y - 7.5, inner=x - 3)
        drawn.append(f"<g>{format_html('<title>{}</title>', own) if own else ''}{shape}</g>")
    width, height = DOT * min(max(len(marks), 1), A_ROW), DOT * (1 + (max(len(marks), 1) - 1) // A_ROW)
    return Markup(  # noqa: S704 (made of numbers alone, and of words that are escaped)
        format_html(
            '<svg class="lg-dots" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}" '
            'focusable="false">{}</svg>',
            *(width, height, width, height, words),
            Markup("".join(drawn)),  # noqa: S704
        )
    )
