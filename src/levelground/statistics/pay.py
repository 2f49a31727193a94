"""Pay gaps: mean and median, with intervals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_numbers
from levelground.statistics.estimate import Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z

# Draws held in memory at once.
_BLOCK_CELLS = 4_000_000


def mean_pay_gap(reference: ArrayLike, comparison: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return 100 (mean reference pay - mean comparison pay) / mean reference pay, in per cent.

    One-dimensional arrays of hourly pay; positive: the comparison group is paid less. Limits by the delta method on
    the logarithm of the ratio; masked for a group of one. ValueError for pay of 0 or less, or an empty group.
    Equality Act 2010 (Gender Pay Gap Information) Regulations 2017 for the gap.
    """
    first, second = _pay(reference), _pay(comparison)
    ratio = float(second.mean() / first.mean())
    unknown = first.size < 2 or second.size < 2
    variance = 0.0 if unknown else _relative_variance(first) + _relative_variance(second)
    half_width = float(np.exp(two_sided_z(confidence) * np.sqrt(variance)))
    return Estimate(
        masked_floats(100 * (1 - ratio), False),
        masked_floats(100 * (1 - ratio * half_width), unknown),
        masked_floats(100 * (1 - ratio / half_width), unknown),
        "log ratio",
    )


def median_pay_gap(reference: ArrayLike, comparison: ArrayLike) -> float:
    """Return 100 (median reference pay - median comparison pay) / median reference pay, in per cent.

    Arrays and errors as `mean_pay_gap`. Not to be published where either group is under 10 people.
    """
    first, second = _pay(reference), _pay(comparison)
    return float(100 * (1 - np.median(second) / np.median(first)))


def pay_gap_bootstrap(
    reference: ArrayLike,
    comparison: ArrayLike,
    statistic: Literal["mean", "median"],
    *,
    resamples: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Estimate:
    """Return the mean or median pay gap in per cent with percentile bootstrap limits, each group drawn from itself.

    Arrays and errors as `mean_pay_gap`; the same seed gives the same limits. With few pay points the median's limits
    are spikes. Efron 1979, Ann Stat 7:1.
    """
    first, second = _pay(reference), _pay(comparison)
    random = np.random.default_rng(seed)
    average = np.mean if statistic == "mean" else np.median
    gaps = 100 * (1 - _resampled(second, average, resamples, random) / _resampled(first, average, resamples, random))
    tail = (1 - confidence) / 2
    lower, upper = np.quantile(gaps, [tail, 1 - tail])
    return Estimate(
        masked_floats(100 * (1 - float(average(second)) / float(average(first))), False),
        masked_floats(lower, False),
        masked_floats(upper, False),
        "bootstrap",
    )


def welch_p(reference: ArrayLike, comparison: ArrayLike) -> float | None:
    """Return the two-sided p of Welch's t test of the two means; None for a group of one or where nothing varies.

    Arrays and errors as `mean_pay_gap`. Welch 1947, Biometrika 34:28.
    """
    # Imported here because it costs a quarter of a second, and most figures need no t distribution.
    from scipy.special import stdtr  # noqa: PLC0415

    first, second = _pay(reference), _pay(comparison)
    if first.size < 2 or second.size < 2:
        return None
    v1, v2 = float(first.var(ddof=1)) / first.size, float(second.var(ddof=1)) / second.size
    if v1 + v2 == 0:
        return None
    t = abs(float(first.mean() - second.mean())) / (v1 + v2) ** 0.5
    freedom = (v1 + v2) ** 2 / (v1**2 / (first.size - 1) + v2**2 / (second.size - 1))
    return float(2 * stdtr(freedom, -t))


def _pay(values: ArrayLike) -> Floats:
    pay = as_numbers("Pay", values)
    if pay.size == 0:
        raise ValueError("A group has nobody in it, so it has no pay.")
    if (pay <= 0).any():
        raise ValueError("Hourly pay must be above 0.")
    return pay


def _relative_variance(pay: Floats) -> float:
    return float(pay.var(ddof=1) / (pay.size * pay.mean() ** 2))


def _resampled(pay: Floats, average: Callable[..., Any], resamples: int, random: np.random.Generator) -> Floats:
    averages = np.empty(resamples)
    rows = max(1, _BLOCK_CELLS // pay.size)
    for start in range(0, resamples, rows):
        drawn = pay[random.integers(0, pay.size, (min(rows, resamples - start), pay.size))]
        averages[start : start + rows] = average(drawn, axis=1)
    return averages
