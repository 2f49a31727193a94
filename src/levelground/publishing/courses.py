"""A figure over the editions: its picture, with breaks where its definition changed, and what may be said of it."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from levelground.figures.over_time import FEWEST_EDITIONS, Course, Moment
from levelground.figures.reading import Verdict
from levelground.publishing.charts import framed, lettered
from levelground.publishing.field import FOOT, LEFT, RIGHT, Field, field_of
from levelground.publishing.numbers import HIDDEN, says_nothing, shown, size, span
from levelground.publishing.words import Bands

SAME_PEOPLE = "Much of the staff is the same from one year to the next: read it as a sign, not as proof."
_LETTERS = 13
_MOST_YEARS = 6


@dataclass(frozen=True)
class CourseRow:
    """An edition as a row of a table."""

    year: int
    value: str
    interval: str
    verdict: Verdict
    breaks: tuple[str, ...]


def course_rows(course: Course) -> tuple[CourseRow, ...]:
    """The editions of a course, the newest first."""
    return tuple(
        CourseRow(
            each.year,
            HIDDEN if each.verdict is Verdict.HIDDEN else shown(each.interval.value, course.statistic),
            "" if says_nothing(each.interval) else span(each.interval, course.statistic),
            each.verdict,
            each.breaks,
        )
        for each in reversed(course.moments)
    )


def course_sentence(course: Course) -> str:
    """Whether a figure moves, no more than its intervals hold."""
    if course.statistic == "score difference":
        return "Without an interval it cannot be told whether a score moves beyond chance."
    trend = course.trend
    if trend is None:
        return _too_few(course)
    over = f"Over {trend.editions} editions counted alike ({trend.since} to {trend.until})"
    if not trend.way:
        return f"{over} there is no clear trend: the years differ by no more than chance could make them."
    what = "difference" if course.statistic == "difference" else "ratio"
    way = (
        f"has {'risen' if trend.way == 'up' else 'fallen'}, {'nearer to level' if trend.nearer else 'away from level'}"
    )
    return f"{over} the {what} {way}: by about {_a_year(course)} a year. {SAME_PEOPLE}"


def _too_few(course: Course) -> str:
    since = max((each.year for each in course.moments if each.breaks), default=None)
    counted = "No edition" if course.alike == 0 else "One edition" if course.alike == 1 else f"{course.alike} editions"
    has = "has" if course.alike < 2 else "have"
    like = f" since {since}, when it was last counted otherwise," if since is not None else ""
    return f"{counted}{like} {has} a value with its interval. A trend needs {FEWEST_EDITIONS} that were counted alike."


def _a_year(course: Course) -> str:
    change = course.trend.change if course.trend is not None else None
    if change is None or change.value is None or change.lower is None or change.upper is None:
        return ""
    if course.statistic == "difference":
        nearer, further = sorted((abs(change.lower), abs(change.upper)))
        return f"{size(change.value)} points (between {size(nearer)} and {size(further)})"
    value, nearer, further = (abs(100 * (limit - 1)) for limit in (change.value, change.lower, change.upper))
    nearer, further = sorted((nearer, further))
    return f"{value:.0f}% (between {nearer:.0f}% and {further:.0f}%)"


def course_chart(course: Course, bands: Bands, *, rule: bool, title: str) -> str:
    """The values of the editions with their intervals, and a line where they are not like for like; empty without any.

    Neighbours are joined where they were counted alike. `rule`: the standard reads the band as not adverse.
    """
    drawn = [each for each in course.moments if each.interval.value is not None]
    if course.statistic not in ("ratio", "difference") or not drawn:
        return ""
    field = field_of(course.statistic, [each.interval for each in drawn], bands, rule=rule, height=200)
    first, last = course.moments[0].year, course.moments[-1].year

    def x(year: float) -> float:
        room = (RIGHT - LEFT) / (last - first + 1)
        return round(LEFT + room * (year - first + 0.5), 2)

    parts = [field.ground()]
    parts += [_break(x(each.year - 0.5), field) for each in course.moments if each.breaks and each.year > first]
    for before, after in itertools.pairwise(course.moments):
        one, other = before.interval.value, after.interval.value
        if one is not None and other is not None and not after.breaks and after.year == before.year + 1:
            parts.append(
                f'<line class="run" x1="{x(before.year)}%" x2="{x(after.year)}%" y1="{field.y(one):g}"'
                f' y2="{field.y(other):g}"/>'
            )
    parts += [_moment(each, x(each.year), field) for each in course.moments]
    parts.append(_years(course.moments, x, field))
    says = course_sentence(course)
    return framed(f"{field.bottom + FOOT - 10:g}", title, says, "".join(parts))


def _break(x: float, field: Field) -> str:
    line = f'<line class="edge" x1="{x}%" x2="{x}%" y1="{field.top - 4:g}" y2="{field.bottom:g}"/>'
    return line + lettered(x, f"{field.top - 8:g}", "counted otherwise", "note")


def _moment(moment: Moment, x: float, field: Field) -> str:
    limits = moment.interval
    if limits.value is None:
        words = HIDDEN if moment.verdict is Verdict.HIDDEN else "no value"
        return lettered(x, f"{field.bottom - 6:g}", words, "note")
    kind = "clear" if moment.verdict is Verdict.CLEAR else "unclear"
    low = field.bottom if limits.lower is None else field.y(limits.lower)
    high = field.top if limits.upper is None else field.y(limits.upper)
    line = f'<line class="whisker {kind}" x1="{x}%" x2="{x}%" y1="{low:g}" y2="{high:g}"/>'
    return line + f'<circle class="mark {kind}" cx="{x}%" cy="{field.y(limits.value):g}" r="5.5"/>'


def _years(moments: Sequence[Moment], x: Callable[[float], float], field: Field) -> str:
    last = len(moments) - 1
    every = 1 if len(moments) <= _MOST_YEARS else 2
    return "".join(
        lettered(x(each.year), f"{field.bottom + 6 + _LETTERS:g}", str(each.year), "tick")
        for place, each in enumerate(moments)
        if (last - place) % every == 0
    )
