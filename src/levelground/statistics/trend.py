"""Does a proportion rise or fall over ordered years or bands?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_numbers, nested
from levelground.statistics.normal import two_sided_tail


@dataclass(frozen=True)
class Trend:
    """A chi-square on one degree of freedom and its p; None where nothing varies."""

    chi_square: float | None
    p: float | None


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
