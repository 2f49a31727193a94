"""Partial pooling: small organisations' figures drawn towards the mean of their like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, two_groups
from levelground.statistics.estimate import Floats, MaskedFloats, masked_floats


@dataclass(frozen=True, eq=False)
class PooledRatios:
    """Log ratios of proportions, each drawn towards their mean by as much as it is uncertain.

    `shrunk` and `shrunk_error` are masked for units with a zero cell, whose log ratio does not exist.
    `tau_squared` is the variance between units, `heterogeneity` is Cochran's Q.
    """

    mean: float
    mean_error: float
    tau_squared: float
    heterogeneity: float
    shrunk: MaskedFloats
    shrunk_error: MaskedFloats


@dataclass(frozen=True, eq=False)
class PooledRates:
    """Rates drawn towards their mean; `shrunk` is masked for units without population."""

    mean: float
    between_variance: float
    shrunk: MaskedFloats


def pooled_ratios(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike) -> PooledRatios:
    """Return ln((a/n1) / (b/n2)) of each unit, partially pooled (one-dimensional arrays, an element a unit).

    DerSimonian and Laird's variance between units, which is too low for few of them. For showing beside the raw
    figures, never in their place. ValueError for fewer than 2 units without a zero cell. DerSimonian & Laird 1986,
    Control Clin Trials 7:177; metafor's `rma` and `blup`.
    """
    a, n1, b, n2 = two_groups(a, n1, b, n2)
    absent = (a == 0) | (b == 0)
    x1, m1, x2, m2 = (cell[~absent] for cell in (a, n1, b, n2))
    if x1.size < 2:
        raise ValueError("Pooling needs 2 units or more without a zero cell.")
    theta = np.log(x1 * m2 / (m1 * x2))
    variance = 1 / x1 - 1 / m1 + 1 / x2 - 1 / m2
    if (variance <= 0).any():
        raise ValueError("A unit has nothing but successes, which leaves its log ratio without an error.")
    weights = 1 / variance
    fixed = np.sum(weights * theta) / weights.sum()
    q = float(np.sum(weights * (theta - fixed) ** 2))
    tau_squared = max(0.0, (q - (theta.size - 1)) / float(weights.sum() - np.sum(weights**2) / weights.sum()))
    spread = 1 / (variance + tau_squared)
    mean, mean_variance = float(np.sum(spread * theta) / spread.sum()), float(1 / spread.sum())
    own = tau_squared / (tau_squared + variance)
    shrunk = own * theta + (1 - own) * mean
    error = np.sqrt(own * variance + (1 - own) ** 2 * mean_variance)
    return PooledRatios(
        mean, float(np.sqrt(mean_variance)), tau_squared, q, _placed(shrunk, absent), _placed(error, absent)
    )


def empirical_bayes_rates(events: ArrayLike, populations: ArrayLike) -> PooledRates:
    """Return events per person of each unit, drawn towards the overall rate (one-dimensional arrays).

    ValueError for negative counts or no population at all. Marshall 1991, Appl Stat 40:283 (global estimator).
    """
    x, n = np.broadcast_arrays(as_counts("Events", events), as_counts("Populations", populations))
    absent = n == 0
    x, n = x[~absent], n[~absent]
    if n.size == 0:
        raise ValueError("No unit has a population.")
    mean = float(x.sum() / n.sum())
    raw = x / n
    between = max(0.0, float(np.sum(n * (raw - mean) ** 2) / n.sum() - mean / n.mean()))
    expected_variance = between + mean / n
    own = np.divide(between, expected_variance, out=np.zeros(n.shape), where=expected_variance > 0)
    return PooledRates(mean, between, _placed(mean + own * (raw - mean), absent))


def _placed(known: Floats, absent: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> MaskedFloats:
    whole = np.zeros(absent.shape)
    whole[~absent] = known
    return masked_floats(whole, absent)
