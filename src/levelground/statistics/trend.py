"""Does a proportion rise or fall over ordered years or bands?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_numbers, nested
from levelground.statistics.normal import two_sided_tail, two_sided_z

# A line goes through any two estimates.
FEWEST = 3


@dataclass(frozen=True)
class Trend:
    """A chi-square on one degree of freedom and its p; None where nothing varies."""

    chi_square: float | None
    p: float | None


@dataclass(frozen=True)
class LineTrend:
    """A straight line through estimates: its slope a unit of score with 95% limits, its p, and what it fits.

    `first` and `last` are the line's values at the lowest and the highest score.
    """

    slope: float
    lower: float
    upper: float
    p: float
    first: float
    last: float


def trend_in_estimates(
    values: ArrayLike, errors: ArrayLike, scores: ArrayLike, confidence: float = 0.95
) -> LineTrend | None:
    """Return the line through estimates with known standard errors, by weighted least squares; None where scores agree.

    One-dimensional arrays, an element an estimate, at least 3; ratios are given as logarithms. Where the estimates lie
    further from the line than their errors explain, the slope's error grows with them (Birge's ratio), so that years
    that jump about make no trend. The normal limits take the errors as known. ValueError for fewer than 3 estimates, or
    an error that is not above 0. Birge 1932, Phys Rev 40:207; Cochran 1954, Biometrics 10:101.
    """
    y, e, s = as_numbers("Values", values), as_numbers("Errors", errors), as_numbers("Scores", scores)
    if y.size < FEWEST or (e <= 0).any():
        raise ValueError(f"A trend needs {FEWEST} estimates, each with an error above 0.")
    weight = 1 / e**2
    middle = float(np.sum(weight * s) / np.sum(weight))
    around = float(np.sum(weight * (s - middle) ** 2))
    if around <= 0:
        return None
    level = float(np.sum(weight * y) / np.sum(weight))
    slope = float(np.sum(weight * (s - middle) * y)) / around
    apart = float(np.sum(weight * (y - level - slope * (s - middle)) ** 2))
    error = around**-0.5 * max(1.0, apart / (y.size - 2)) ** 0.5
    half = two_sided_z(confidence) * error
    first, last = (level + slope * (end - middle) for end in (float(s.min()), float(s.max())))
    return LineTrend(slope, slope - half, slope + half, float(two_sided_tail(slope / error)), first, last)


def trend_in_proportions(events: ArrayLike, totals: ArrayLike, scores: ArrayLike) -> Trend:
    """Return the Cochran-Armitage test for trend of events / totals along `scores` (one-dimensional arrays).

    Undefined where all or none are events, or where the scores are equal. Years share staff, so over years the p is
    indicative. ValueError for counts that are negative or larger than their total. Armitage 1955, Biometrics 11:375;
    R's `prop.trend.test`.
    """
    x, n = nested(events, totals)
    s = as_numbers("Scores", scores)
    total = float(n.sum())
    p = float(x.sum()) / total if total else 0.0
    centred = s - float(np.sum(n * s)) / total if total else s
    variance = p * (1 - p) * float(np.sum(n * centred**2))
    if variance <= 0:
        return Trend(None, None)
    z = float(np.sum(centred * (x - n * p))) / variance**0.5
    return Trend(z * z, float(two_sided_tail(z)))
