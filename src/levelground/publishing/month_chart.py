"""Pictures of a run of months: months across, points up and down; every position across is a percentage.

A filled diamond meets a rule of the chart, a small disc does not, a ring is a month too early to be judged: none of it
is told by colour alone.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from levelground.figures.reading import MonthPoint, MonthSeries
from levelground.publishing.charts import framed, lettered
from levelground.publishing.month_words import month_name, place_of
from levelground.publishing.numbers import signed_minus

LEFT, RIGHT = 13.0, 96.0
TOP, HEIGHT, FOOT = 22.0, 190.0, 30.0
_STEPS = (*(digit * 10.0**power for power in range(-2, 2) for digit in (1, 2, 5)), 100.0)
_MOST_TICKS = 5
_NAMED_MONTHS = 4
# A mark on the edge of the field would look cut off.
_ROOM = 0.06
_LETTERS = 20

Value = Callable[[MonthPoint], float | None]


@dataclass(frozen=True)
class _Field:
    """Where months and values stand: `first` and `last` months by their place in time, `low` to `high` in points."""

    first: int
    last: int
    low: float
    high: float
    step: float

    def x(self, month: str, shift: float = 0.0) -> float:
        """Percent of the width."""
        across = (place_of(month) + shift - self.first) / max(self.last - self.first, 1)
        return round(LEFT + across * (RIGHT - LEFT), 2)

    def y(self, value: float) -> float:
        """Pixels from the top; what lies beyond the field stands at its edge."""
        inside = min(max(value, self.low), self.high)
        return round(TOP + HEIGHT * (self.high - inside) / (self.high - self.low), 1)

    @property
    def ticks(self) -> list[float]:
        """The values that are named at the side."""
        first, last = ceil(round(self.low / self.step, 6)), floor(round(self.high / self.step, 6))
        return [place * self.step for place in range(first, last + 1)]


def moves_chart(series: MonthSeries, title: str, description: str) -> str:
    """What is charted of each month, with its average and limits."""
    limits = [limit for each in series.limits for limit in (each.lower, each.upper)]
    # The drawing ends where the measure does; the rules go on.
    most = 100.0
    field = _field(series, lambda point: point.charted, [min(max(limit, -most), most) for limit in limits], zero=True)
    drawn = [*_ground(field, signed=True), *_breaks(series, field), *_limits(series, field)]
    drawn += _run(series.points, field, lambda point: point.charted)
    return framed(f"{TOP + HEIGHT + FOOT:g}", title, description, "".join(drawn) + _months(series, field))


def level_chart(series: MonthSeries, title: str, description: str) -> str:
    """The share of people in post, month by month, without limits: there are none to be had for it."""
    field = _field(series, lambda point: point.value, [], zero=False)
    drawn = [*_ground(field, signed=False), *_breaks(series, field)]
    drawn += _run(series.points, field, lambda point: point.value, marks=False)
    return framed(f"{TOP + HEIGHT + FOOT:g}", title, description, "".join(drawn) + _months(series, field))


def _field(series: MonthSeries, value: Value, others: Sequence[float], *, zero: bool) -> _Field:
    values = [found for point in series.points if (found := value(point)) is not None] + list(others)
    values += [0.0] if zero else []
    low, high = min(values, default=0.0), max(values, default=1.0)
    if high - low < 2 * _STEPS[0]:
        low, high = low - _STEPS[0], high + _STEPS[0]
    step = next((step for step in _STEPS if (high - low) / step <= _MOST_TICKS), _STEPS[-1])
    room = (high - low) * _ROOM
    places = [place_of(point.month) for point in series.points]
    return _Field(min(places), max(places), low - room, high + room, step)


def _ground(field: _Field, *, signed: bool) -> Iterator[str]:
    for tick in field.ticks:
        y = field.y(tick)
        kind = "zero" if signed and abs(tick) < field.step / 2 else "grid"
        yield f'<line class="{kind}" x1="{LEFT}%" x2="{RIGHT}%" y1="{y:g}" y2="{y:g}"/>'
        yield lettered(LEFT - 1.5, f"{y + 4:g}", _tick(tick, field.step, signed=signed), "tick", anchor="end")


def _tick(value: float, step: float, *, signed: bool) -> str:
    decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
    if not signed:
        return f"{value:.{decimals}f}%"
    text = f"{value:+.{decimals}f}"
    return "0" if float(text) == 0 else signed_minus(text)


def _limits(series: MonthSeries, field: _Field) -> Iterator[str]:
    for each in series.limits:
        x1, x2 = field.x(each.first), field.x(each.last)
        for kind, value, words, below in (
            ("average", each.average, "average", False),
            ("limit", each.upper, "upper limit", False),
            ("limit", each.lower, "lower limit", True),
        ):
            y = field.y(value)
            yield f'<line class="{kind}" x1="{x1}%" x2="{x2}%" y1="{y:g}" y2="{y:g}"/>'
            if each is series.limits[-1]:
                under = below and y < TOP + HEIGHT - _LETTERS
                yield lettered(RIGHT, f"{y + (14 if under else -5):g}", words, "named", anchor="end")


def _breaks(series: MonthSeries, field: _Field) -> Iterator[str]:
    for each in series.breaks:
        x = field.x(each.month, -0.5)
        yield f'<line class="edge" x1="{x}%" x2="{x}%" y1="{TOP - 4:g}" y2="{TOP + HEIGHT:g}"/>'
        yield lettered(x, f"{TOP - 8:g}", f"edition {each.edition}", "note")


def _run(points: Sequence[MonthPoint], field: _Field, value: Value, *, marks: bool = True) -> Iterator[str]:
    for before, after in itertools.pairwise(points):
        one, other = value(before), value(after)
        if one is not None and other is not None and place_of(after.month) == place_of(before.month) + 1:
            yield (
                f'<line class="run" x1="{field.x(before.month)}%" x2="{field.x(after.month)}%"'
                f' y1="{field.y(one):g}" y2="{field.y(other):g}"/>'
            )
    for point in points:
        found = value(point)
        if found is not None:
            yield _mark(point, field.x(point.month), field.y(found), marks=marks)


def _mark(point: MonthPoint, x: float, y: float, *, marks: bool) -> str:
    if marks and point.signal:
        diamond = '<path class="signal" d="M0-7L6.5 0 0 7-6.5 0z"/>'
        return f'<svg x="{x}%" y="{y:g}" width="1" height="1" overflow="visible">{diamond}</svg>'
    if marks and point.early:
        return f'<circle class="early" cx="{x}%" cy="{y:g}" r="4.5"/>'
    return f'<circle class="point" cx="{x}%" cy="{y:g}" r="2.8"/>'


def _months(series: MonthSeries, field: _Field) -> str:
    """The names of a few months below the field: the first, the last, and some between them."""
    months = [point.month for point in series.points]
    last = len(months) - 1
    named = sorted({round(last * place / (_NAMED_MONTHS - 1)) for place in range(_NAMED_MONTHS)})
    drawn = ""
    for place in named:
        x, y = field.x(months[place]), TOP + HEIGHT
        anchor = "start" if place == 0 < last else "end" if place == last > 0 else "middle"
        drawn += f'<line class="grid" x1="{x}%" x2="{x}%" y1="{y:g}" y2="{y + 6:g}"/>'
        drawn += lettered(x, f"{y + 21:g}", month_name(months[place], short=True), "tick", anchor=anchor)
    return drawn
