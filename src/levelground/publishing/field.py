"""The field of a picture that has values up and down: where a value stands, and the ticks at its side.

Positions across are percentages, so that a picture fits any width; positions down are pixels.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log

from levelground.figures.reading import Interval
from levelground.publishing.charts import Scale, lettered, points_scale, tick_label
from levelground.publishing.words import Bands

LEFT, RIGHT = 13.0, 97.0
TOP, HEIGHT, FOOT = 20.0, 240.0, 44.0
_RATIOS = (0.1, 0.2, 0.25, 0.33, 0.4, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0)
_WIDE = frozenset({0.1, 0.25, 0.5, 0.8, 1.0, 1.25, 2.0, 4.0, 10.0})
_MOST_TICKS = 8


@dataclass(frozen=True)
class Field:
    """Values up and down on a scale of ratios (logarithmic) or of points."""

    scale: Scale
    top: float = TOP
    height: float = HEIGHT

    @property
    def bottom(self) -> float:
        """Where the field ends below."""
        return self.top + self.height

    def y(self, value: float) -> float:
        """Pixels from the top; what lies beyond the field stands at its edge."""
        scale = self.scale
        inside = min(max(value, scale.low), scale.high)
        share = (
            log(inside / scale.low) / log(scale.high / scale.low)
            if scale.logarithmic
            else (inside - scale.low) / (scale.high - scale.low)
        )
        return round(self.bottom - share * self.height, 1)

    @property
    def parity(self) -> float:
        """Where both fare alike."""
        return 1.0 if self.scale.logarithmic else 0.0

    def ground(self) -> str:
        """The band that is held to be level, the lines of the ticks, and the line of parity."""
        drawn = ""
        if self.scale.band is not None:
            low, high = (self.y(bound) for bound in self.scale.band)
            drawn += f'<rect class="band" x="{LEFT}%" width="{RIGHT - LEFT:g}%" y="{high:g}" height="{low - high:g}"/>'
        for tick in self.scale.ticks:
            y = self.y(tick)
            at_parity = tick == self.parity
            kind = "parity" if at_parity else "grid"
            drawn += f'<line class="{kind}" x1="{LEFT}%" x2="{RIGHT}%" y1="{y:g}" y2="{y:g}"/>'
            words = "tick parity" if at_parity else "tick"
            drawn += lettered(LEFT - 1.5, f"{y + 4:g}", tick_label(self.scale, tick), words, anchor="end")
        return drawn


def field_of(
    statistic: str, intervals: Iterable[Interval], bands: Bands, *, rule: bool, height: float = HEIGHT
) -> Field:
    """A field that holds these intervals; what is held to be level is shaded: for ratios where there is a `rule`."""
    if statistic == "difference":
        return Field(replace(points_scale(intervals), band=(-bands.points, bands.points)), height=height)
    return Field(replace(_ratios(intervals), band=(bands.low, bands.high) if rule else None), height=height)


def _ratios(intervals: Iterable[Interval]) -> Scale:
    """A logarithmic scale that holds these ratios and 0.8 to 1.25, and ends close beyond them."""
    values = [x for limits in intervals for x in (limits.value, limits.lower, limits.upper) if x]
    low = max((end for end in _RATIOS if end <= min([*values, 0.8])), default=_RATIOS[0])
    high = min((end for end in _RATIOS if end >= max([*values, 1.25])), default=_RATIOS[-1])
    inside = [tick for tick in _RATIOS if low <= tick <= high]
    if len(inside) > _MOST_TICKS:
        inside = [tick for tick in inside if tick in _WIDE]
    return Scale(low, high, True, tuple(inside))
