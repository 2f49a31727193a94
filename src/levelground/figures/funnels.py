"""A funnel: one figure of many organisations, against how much the numbers of each can tell. Never a ranking.

A unit lies inside where chance alone could put an organisation of its numbers, were its true value the target: then
nothing tells it apart from the whole. Spiegelhalter 2005, Stat Med 24:1185: the figure against its precision under the
target, ratios on the scale of logarithms.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from levelground import statistics
from levelground.figures.reading import Comparison, Interval
from levelground.statistics.normal import two_sided_z

Where = Literal["inside", "above", "below", "far above", "far below"]
NEAR, FAR = 0.95, 0.998
# With fewer units there is nothing to compare with; with fewer than these, no telling how far they differ in truth.
FEWEST, FEWEST_FOR_SPREAD = 5, 20


@dataclass(frozen=True)
class Unit:
    """An organisation in a funnel: its value, how much its numbers can tell, and where that puts it.

    `weight` is the precision (1 / variance, under the target) in events or people that count in full. `beyond` is
    `where` against the limits that allow for organisations' differing in truth. A ratio without events in a group has
    no place on a scale of logarithms: its interval has a value of 0 or none.
    """

    code: str
    name: str
    interval: Interval
    weight: float
    where: Where
    beyond: Where


@dataclass(frozen=True)
class Funnel:
    """The units of a funnel by name, the target (the value of all together), and what was left out.

    `scale` turns a weight into a standard error: error = scale / sqrt(weight), of ratios on the scale of logarithms.
    `phi` is 1 where organisations differ by chance alone; `between` is the standard deviation between them beyond
    chance, 0 where there is none or it cannot be told (fewer than 20 units). `left_out` are those without a value: by
    name, whether because it is hidden.
    """

    statistic: str
    target: float
    scale: float
    units: tuple[Unit, ...]
    phi: float | None
    between: float
    left_out: tuple[tuple[str, bool], ...]

    def limits(self, weight: float, confidence: float = NEAR, *, adjusted: bool = False) -> tuple[float, float]:
        """Between what values chance alone puts a unit of this weight; adjusted: chance and true differences."""
        error = math.hypot(self.scale / math.sqrt(weight), self.between if adjusted else 0.0)
        half = two_sided_z(confidence) * error
        if self.statistic == "difference":
            return self.target - half, self.target + half
        return self.target * math.exp(-half), self.target * math.exp(half)


def funnel_of(headlines: Mapping[str, tuple[str, Comparison | None]], whole: Comparison | None) -> Funnel | None:
    """The funnel of one indicator's headline: by code the name and headline of each organisation, and of all together.

    None where there is nothing to draw: a score (published without its spread), a whole that may not be told, or fewer
    than five organisations with a value.
    """
    if whole is None or whole.statistic not in ("ratio", "difference"):
        return None
    target = whole.interval.value
    if target is None or (whole.statistic == "ratio" and target <= 0):
        return None
    told = {code: (name, made) for code, (name, made) in headlines.items() if made is not None and _told(made)}
    left_out = tuple(
        sorted(
            (name, made is not None and made.verdict.name == "HIDDEN")
            for code, (name, made) in headlines.items()
            if code not in told
        )
    )
    if len(told) < FEWEST:
        return None
    return _funnel(whole, target, told, left_out)


def _told(made: Comparison) -> bool:
    sides = (made.group, made.comparator)
    return all(not side.hidden and side.denominator for side in sides) and _values(made) is not None


def _values(made: Comparison) -> float | None:
    """The value that a unit is placed by; a ratio with nobody below it is unbounded, and still has a place above."""
    if made.interval.value is not None:
        return made.interval.value
    return math.inf if made.statistic == "ratio" and made.interval.lower else None


def _funnel(
    whole: Comparison,
    target: float,
    told: Mapping[str, tuple[str, Comparison]],
    left_out: tuple[tuple[str, bool], ...],
) -> Funnel:
    made = [comparison for _, comparison in told.values()]
    errors = np.array([_error(whole, target, each) for each in made])
    scale = _scale(whole)
    weights = (scale / errors) ** 2
    places = np.array([_height(whole.statistic, value) for value in map(_values, made) if value is not None])
    z = (places - _height(whole.statistic, target)) / errors
    finite = np.isfinite(z)
    phi, between = None, 0.0
    if int(finite.sum()) >= FEWEST_FOR_SPREAD:
        phi, variance = statistics.additive_spread(z[finite], errors[finite])
        between = math.sqrt(variance)
    units = [
        Unit(code, name, comparison.interval, float(weights[place]), _where(z[place]),
             _where(z[place] * errors[place] / math.hypot(errors[place], between)))
        for place, (code, (name, comparison)) in enumerate(told.items())
    ]  # fmt: skip
    ordered = tuple(sorted(units, key=lambda unit: (unit.name, unit.code)))
    return Funnel(whole.statistic, target, scale, ordered, phi, between, left_out)


def _height(statistic: str, value: float) -> float:
    if statistic == "difference":
        return value
    return math.log(value) if 0 < value < math.inf else math.copysign(math.inf, value - 1)


def _where(z: float) -> Where:
    far, near = two_sided_z(FAR), two_sided_z(NEAR)
    if z > far:
        return "far above"
    if z > near:
        return "above"
    return "far below" if z < -far else "below" if z < -near else "inside"


def _counts(made: Comparison) -> tuple[float, float, float, float]:
    (a, n), (b, m) = made.group.known, made.comparator.known
    return a, n, b, m


def _error(whole: Comparison, target: float, made: Comparison) -> float:
    """The standard error of a unit's value were its true value the target, from its own bases.

    Ratios: the delta method's, with the events that its totals would give at the target. Differences of two groups:
    with the two groups' proportions of all together. A share held against a workforce of which it is a part: with the
    unit's own workforce share, less the part of it that is counted twice. Differences in points.
    """
    a, n, b, m = _counts(made)
    if whole.statistic == "ratio":
        # At least half an event: with none at all nothing could be told, and the error has no end.
        second = max(a + b, 0.5) / (n * target + m)
        first = min(target * second, 1.0)
        return math.sqrt(max((1 - first) / (n * first) + (1 - min(second, 1.0)) / (m * min(second, 1.0)), 1e-9))
    if made.comparator.group == "workforce":
        share = min(max(b / m, 0.5 / m), 1 - 0.5 / m)
        apart = max(1 - n / m, 1 / m) if made.chance is None else 1.0
        return 100 * math.sqrt(share * (1 - share) * apart / n)
    first, second = ((side.percentage.value or 0) / 100 for side in (whole.group, whole.comparator))
    variance = first * (1 - first) / n + second * (1 - second) / m
    return 100 * math.sqrt(max(variance, 1e-9))


def _scale(whole: Comparison) -> float:
    """What turns a weight into an error: weights are then in events for ratios, in people for differences."""
    if whole.statistic == "ratio":
        return 1.0
    sides = [whole.comparator] if whole.comparator.group == "workforce" else [whole.group, whole.comparator]
    shares = [(side.percentage.value or 50) / 100 for side in sides]
    middle = sum(shares) / len(shares)
    return 100 * math.sqrt(max(middle * (1 - middle), 1e-4))
