"""Pictures of figures, as SVG text: every position across is a percentage, so that a picture fits any width.

Colours, lines and letters come from the report's style sheet, by class. A filled mark is a clear difference, a hollow
one is not; an arrow at the edge says that an interval goes on beyond the scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import ceil, floor, log
from textwrap import wrap

from levelground.figures.reading import Comparison, Interval, Verdict
from levelground.publishing.numbers import HIDDEN, percent, points, says_nothing
from levelground.publishing.words import Bands

_RATIO_TICKS = (0.25, 0.5, 0.8, 1.0, 1.25, 2.0, 4.0)
_RATIO_ENDS = (0.25, 0.4, 0.5, 0.8, 1.25, 2.0, 2.5, 4.0)
_STEPS = (1, 2, 5, 10, 20, 25, 50)
_ROW = 30
_LINE = 13
_LONGEST_LINE = 13


@dataclass(frozen=True)
class Mark:
    """A share with its interval as it is drawn: whether it is a clear difference, and whether it may not be told."""

    share: Interval
    clear: bool
    hidden: bool = False


@dataclass(frozen=True)
class Scale:
    """A scale across a picture, from `low` to `high`, in percent of the width from `left` to `right`.

    `band` is the range, in the scale's own unit, that is shaded as level.
    """

    low: float
    high: float
    logarithmic: bool
    ticks: tuple[float, ...]
    left: float = 3.0
    right: float = 97.0
    band: tuple[float, float] | None = None

    def at(self, value: float) -> float:
        """Where a value stands, in percent of the width; values beyond the ends stand at the ends."""
        inside = min(max(value, self.low), self.high)
        share = (
            log(inside / self.low) / log(self.high / self.low)
            if self.logarithmic
            else (inside - self.low) / (self.high - self.low)
        )
        return round(self.left + share * (self.right - self.left), 2)


def ratio_scale(intervals: Iterable[Interval]) -> Scale:
    """A logarithmic scale that holds these ratios, from 0.5–2 at the least to 0.25–4 at the most."""
    values = [x for limits in intervals for x in (limits.value, limits.lower, limits.upper) if x]
    low = max((end for end in _RATIO_ENDS if end <= min([*values, 0.5])), default=_RATIO_ENDS[0])
    high = min((end for end in _RATIO_ENDS if end >= max([*values, 2.0])), default=_RATIO_ENDS[-1])
    return Scale(low, high, True, tuple(tick for tick in _RATIO_TICKS if low <= tick <= high))


def points_scale(intervals: Iterable[Interval], least: float = 10.0) -> Scale:
    """A scale of percentage points that holds these differences and 0, and is at least `least` points wide."""
    values = [x for limits in intervals for x in (limits.value, limits.lower, limits.upper) if x is not None]
    low, high = min([*values, -least / 2]), max([*values, least / 2])
    step = next((step for step in _STEPS if (high - low) / step <= 6), _STEPS[-1])
    first, last = floor(low / step), ceil(high / step)
    return Scale(first * step, last * step, False, tuple(float(i * step) for i in range(first, last + 1)))


def percent_scale(top: float, left: float = 3.0, right: float = 97.0) -> Scale:
    """A scale of percentages from 0 to the first round number at or above `top`, at most 100."""
    step = next((step for step in _STEPS if top / step <= 5), _STEPS[-1])
    last = max(1, ceil(top / step))
    high = min(100, last * step)
    return Scale(0, high, False, tuple(float(tick) for tick in range(0, high + 1, step)), left, right)


def scale_for(comparisons: Sequence[Comparison], bands: Bands) -> Scale:
    """The scale on which these comparisons, all of one statistic, can stand side by side."""
    intervals = [comparison.interval for comparison in comparisons]
    if comparisons and comparisons[0].statistic == "difference":
        return replace(points_scale(intervals), band=(-bands.points, bands.points))
    has_rule = any(comparison.inside_band is not None for comparison in comparisons)
    return replace(ratio_scale(intervals), band=(bands.low, bands.high) if has_rule else None)


def tick_label(scale: Scale, tick: float) -> str:
    """The words at a tick: '0.8', '+5', '0'."""
    return f"{tick:g}" if scale.logarithmic else points(tick).removesuffix(".0")


def axis(scale: Scale, title: str) -> str:
    """The head of a column of bars: the ticks of its scale, in words."""
    return framed("24", title, "", _ground(scale, "16", "24") + _ticks(scale, 12), decorative=True)


def bar(comparison: Comparison, scale: Scale) -> str:
    """One comparison as a mark with its interval, to fill a cell of a table that says the same in words."""
    ground = _ground(scale, "0", "100%")
    mark = _whisker(comparison.interval, scale, "50%", comparison.verdict is Verdict.CLEAR)
    return framed("100%", "", "", ground + mark, decorative=True)


def interval_chart(rows: Sequence[tuple[str, Comparison]], bands: Bands, title: str, description: str) -> str:
    """Comparisons of one statistic under each other on one scale, each beside its label."""
    scale = replace(scale_for([comparison for _, comparison in rows], bands), left=34.0)
    labels = [_lines(label) for label, _ in rows]
    height = sum(map(_room, labels)) + 32
    drawn = [_ground(scale, "4", f"{height - 24}")]
    top = 4.0
    for lines, (_, comparison) in zip(labels, rows, strict=True):
        y = top + _room(lines) / 2
        drawn.append(_label(lines, y))
        hidden = comparison.verdict is Verdict.HIDDEN
        drawn.append(_whisker(comparison.interval, scale, f"{y:g}", comparison.verdict is Verdict.CLEAR, hidden))
        top += _room(lines)
    return framed(f"{height}", title, description, "".join(drawn) + _ticks(scale, height - 8))


def ladder_chart(rungs: Sequence[Comparison], names: Sequence[str], title: str, description: str) -> str:
    """Shares by rung, in the order given, each with its interval, against the share of the whole."""
    whole = next((rung.comparator.percentage.value for rung in rungs if rung.comparator.percentage.value), None)
    rows = [Mark(rung.group.percentage, rung.verdict is Verdict.CLEAR, rung.group.hidden) for rung in rungs]
    return shares_chart(rows, names, whole, title, description)


def shares_chart(rows: Sequence[Mark], names: Sequence[str], whole: float | None, title: str, description: str) -> str:
    """Percentages under each other, each with its interval and whether it differs clearly; a line where `whole` is."""
    shown = [x for mark in rows for x in (mark.share.upper, mark.share.value) if x is not None]
    # One small rung's interval may reach 100%: the scale ends where most of them are, and an arrow says the rest.
    most = max((mark.share.value for mark in rows if mark.share.value is not None and _narrow(mark.share)), default=0.0)
    top = min(max(shown, default=10.0), max(60.0, 2.2 * (whole or 0), 1.15 * most))
    scale = percent_scale(top, left=32.0)
    head, foot = 18 if whole is not None else 4, 28
    labels = [_lines(name) for name in names]
    height = sum(map(_room, labels)) + head + foot
    drawn = [
        f'<line class="grid" x1="{scale.at(tick)}%" x2="{scale.at(tick)}%" y1="{head}" y2="{height - foot}"/>'
        for tick in scale.ticks
    ]
    if whole is not None:
        x = scale.at(whole)
        drawn.append(f'<line class="parity" x1="{x}%" x2="{x}%" y1="16" y2="{height - foot}"/>')
        anchor = "end" if x > 75 else "middle"
        drawn.append(lettered(max(x, 48), "11", f"whole workforce {percent(whole)}", "note", anchor=anchor))
    y = float(head)
    for lines, mark in zip(labels, rows, strict=True):
        middle = y + _room(lines) / 2
        drawn.append(_label(lines, middle))
        drawn.append(_whisker(mark.share, scale, f"{middle:g}", mark.clear, mark.hidden))
        y += _room(lines)
    drawn += [lettered(scale.at(tick), f"{height - 10}", f"{tick:g}%", "tick") for tick in scale.ticks]
    return framed(f"{height}", title, description, "".join(drawn))


def _is_parity(scale: Scale, tick: float) -> bool:
    return tick == (1.0 if scale.logarithmic else 0.0)


def _ground(scale: Scale, top: str, bottom: str) -> str:
    drawn = ""
    if scale.band is not None:
        left, right = (scale.at(limit) for limit in scale.band)
        height = bottom if bottom.endswith("%") else f"{float(bottom) - float(top):g}"
        drawn = f'<rect class="band" x="{left}%" width="{right - left:.2f}%" y="{top}" height="{height}"/>'
    parity = scale.at(1.0 if scale.logarithmic else 0.0)
    return drawn + f'<line class="parity" x1="{parity}%" x2="{parity}%" y1="{top}" y2="{bottom}"/>'


def _ticks(scale: Scale, y: float) -> str:
    return "".join(
        lettered(
            scale.at(tick), f"{y:g}", tick_label(scale, tick), "tick" + (" parity" if _is_parity(scale, tick) else "")
        )
        for tick in scale.ticks
    )


def _narrow(share: Interval) -> bool:
    return share.lower is not None and share.upper is not None and share.upper - share.lower < 40


def _lines(words: str) -> list[str]:
    too_long = any(len(word) > _LONGEST_LINE for word in words.split())
    return wrap(words, _LONGEST_LINE, break_on_hyphens=too_long) or [""]


def _room(lines: Sequence[str]) -> int:
    return max(_ROW, _LINE * len(lines) + 10)


def _label(lines: Sequence[str], y: float) -> str:
    return "".join(
        lettered(29.5, f"{y + 4 + (index - (len(lines) - 1) / 2) * _LINE:g}", line, "label", anchor="end")
        for index, line in enumerate(lines)
    )


def _whisker(limits: Interval, scale: Scale, y: str, clear: bool, hidden: bool = False) -> str:
    if hidden:
        return lettered(scale.at(scale.low), y, HIDDEN, "note", anchor="start", shift=' dy="4"')
    if limits.value is None and says_nothing(limits):
        return lettered(scale.at(scale.low), y, "no value", "note", anchor="start", shift=' dy="4"')
    kind = "clear" if clear else "unclear"
    lower = scale.low if limits.lower is None else limits.lower
    upper = scale.high if limits.upper is None else limits.upper
    left, right = scale.at(lower), scale.at(upper)
    drawn = f'<line class="whisker {kind}" x1="{left}%" x2="{right}%" y1="{y}" y2="{y}"/>'
    if lower < scale.low:
        drawn += lettered(left, y, "‹", f"arrow {kind}", shift=' dy="6"')
    if upper > scale.high or limits.upper is None:
        drawn += lettered(right, y, "›", f"arrow {kind}", shift=' dy="6"')
    if limits.value is not None and scale.low <= limits.value <= scale.high:
        drawn += f'<circle class="mark {kind}" cx="{scale.at(limits.value)}%" cy="{y}" r="5.5"/>'
    return drawn


def lettered(x: float, y: str, words: str, kind: str, anchor: str = "middle", shift: str = "") -> str:
    """Words at a place: `x` in percent of the width, `y` as SVG has it; `kind` is their class."""
    return f'<text class="{kind}" x="{x:g}%" y="{y}"{shift} text-anchor="{anchor}">{escape(words)}</text>'


def framed(height: str, title: str, description: str, drawn: str, decorative: bool = False) -> str:
    """What is drawn as a picture as wide as its place; a decorative one is beside a table that says the same."""
    size = f'<svg class="chart" width="100%" height="{height}"'
    if decorative:
        return f'{size} aria-hidden="true" focusable="false">{drawn}</svg>'
    return (
        f'{size} role="img" aria-label="{escape(title, quote=True)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{drawn}</svg>"
    )
