"""One figure over the editions: where its definition changed, and whether it moves since then.

What is claimed: a trend needs three editions counted alike, and a line whose slope's 95% interval holds no standstill.
Many of the staff are the same people from one year to the next, so the test is a sign and no proof; the pages say so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from levelground import statistics
from levelground.figures.reading import Comparison, Interval, Verdict
from levelground.statistics.trend import FEWEST as FEWEST_EDITIONS

__all__ = ["FEWEST_EDITIONS", "Course", "Moment", "Trend", "course_of", "error_of"]
_Z = 1.959963984540054


@dataclass(frozen=True)
class Moment:
    """A figure in one edition; `breaks` say why it is not like for like with the editions before."""

    year: int
    interval: Interval
    verdict: Verdict
    breaks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trend:
    """The line through the editions from `since` to `until`, `editions` in number, all counted alike.

    `change` is how much the value changes from one edition to the next: of ratios a factor, of differences points.
    `way` is `up`, `down`, or empty where the interval of the change holds a standstill. `nearer` says whether the line
    ends nearer to parity than it began.
    """

    since: int
    until: int
    editions: int
    change: Interval
    way: str
    nearer: bool


@dataclass(frozen=True)
class Course:
    """A figure over all editions that there are, the oldest first; `trend` is None where too few are counted alike.

    `alike` is how many editions since the last break have an interval.
    """

    statistic: str
    moments: tuple[Moment, ...]
    alike: int
    trend: Trend | None


def error_of(interval: Interval, statistic: str) -> tuple[float, float] | None:
    """A value and its standard error, of a ratio on the scale of logarithms; None where a limit does not exist.

    The error is the interval's width over 2 × 1.96: what is drawn is what is tested.
    """
    value, lower, upper = interval.value, interval.lower, interval.upper
    if value is None or lower is None or upper is None:
        return None
    if statistic != "difference":
        if lower <= 0 or value <= 0:
            return None
        value, lower, upper = math.log(value), math.log(lower), math.log(upper)
    return (value, (upper - lower) / (2 * _Z)) if upper > lower else None


def course_of(comparisons: Sequence[tuple[int, Comparison | None, tuple[str, ...]]]) -> Course:
    """The course of one headline: for each edition its year, its comparison (None: it has none), and its breaks."""
    moments = tuple(
        Moment(year, made.interval, made.verdict, breaks)
        for year, made, breaks in sorted(comparisons, key=lambda each: each[0])
        if made is not None
    )
    statistic = next((made.statistic for _, made, _ in comparisons if made is not None), "")
    last_break = max((place for place, moment in enumerate(moments) if moment.breaks), default=0)
    points = [
        (moment.year, *known)
        for moment in moments[last_break:]
        if statistic != "score difference" and (known := error_of(moment.interval, statistic)) is not None
    ]
    return Course(statistic, moments, len(points), _trend(points, statistic))


def _trend(points: Sequence[tuple[int, float, float]], statistic: str) -> Trend | None:
    if len(points) < FEWEST_EDITIONS:
        return None
    years, values, errors = zip(*points, strict=True)
    line = statistics.trend_in_estimates(values, errors, years)
    if line is None:
        return None
    limits = (line.slope, line.lower, line.upper)
    value, lower, upper = limits if statistic == "difference" else map(math.exp, limits)
    return Trend(
        since=years[0],
        until=years[-1],
        editions=len(points),
        change=Interval(value, lower, upper, "weighted least squares"),
        way="up" if line.lower > 0 else "down" if line.upper < 0 else "",
        nearer=abs(line.last) < abs(line.first),
    )
