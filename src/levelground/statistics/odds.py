"""The odds ratio of two groups, and the race disparity ratio, which is one."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_whole_counts
from levelground.statistics.discrete import hypergeometric_blocks
from levelground.statistics.estimate import Booleans, Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z

# No odds ratio of people lies beyond e^60; halving the range this often leaves nothing of it.
_LOG_RANGE = 60.0
_HALVINGS = 62


def race_disparity_ratio(
    white_upper: ArrayLike,
    white_lower: ArrayLike,
    bme_upper: ArrayLike,
    bme_lower: ArrayLike,
    confidence: float = 0.95,
) -> Estimate:
    """Return (white upper / white lower) / (BME upper / BME lower): above 1, white staff are higher up.

    Whole counts of staff in an upper and a lower tier; any shapes that broadcast. An odds ratio with Woolf's limits;
    where a cell is 0, the exact conditional limits stand in their place and `exact` is true. Masked where a group has
    nobody in either tier; the ratio alone is masked (limits 0 and inf) where a tier has nobody. ValueError for counts
    that are negative or not whole. Woolf 1955, Ann Hum Genet 19:251; Cornfield 1956.
    """
    names = ("White staff above", "White staff below", "BME staff above", "BME staff below")
    a, b, c, d = np.broadcast_arrays(
        *(
            as_whole_counts(name, cell)
            for name, cell in zip(names, (white_upper, white_lower, bme_upper, bme_lower), strict=True)
        )
    )
    z = two_sided_z(confidence)
    empty = (a + b == 0) | (c + d == 0)
    over, under = a * d, b * c
    undefined = empty | ((over == 0) & (under == 0))
    value = np.full(a.shape, np.inf)
    np.divide(over, under, out=value, where=under > 0)

    exact = (over == 0) | (under == 0)
    full = [np.where(exact, 1.0, cell) for cell in (a, b, c, d)]
    half_width = np.exp(z * np.sqrt(sum((1 / cell for cell in full), start=np.zeros(a.shape))))
    finite = np.where(exact, 1.0, value)
    lower, upper = np.array(finite / half_width), np.array(finite * half_width)
    tables = (a[exact], (a + b)[exact], c[exact], (c + d)[exact])
    lower[exact], upper[exact] = exact_odds_ratio_limits(*tables, confidence=confidence)
    return Estimate(
        masked_floats(value, undefined),
        masked_floats(lower, empty),
        masked_floats(upper, empty),
        "woolf",
        exact & ~empty,
    )


def exact_odds_ratio_limits(
    a: Floats, n1: Floats, b: Floats, n2: Floats, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return exact conditional limits of the odds ratio of a of n1 against b of n2, each tail (1 - confidence) / 2.

    One-dimensional arrays of whole counts. 0 or inf where the table lies at the end of what its margins allow.
    """
    alpha = (1 - confidence) / 2
    lower, upper = np.zeros(a.shape), np.full(a.shape, np.inf)
    for chosen, x, log_mass in hypergeometric_blocks(a, n1, b, n2):
        seen = a[chosen, None]
        above_least, below_most = seen[:, 0] > x[:, 0], seen[:, 0] < x[:, -1]
        lower[chosen] = np.where(above_least, _odds_at_tail(x, log_mass, x >= seen, alpha, rising=True), 0.0)
        upper[chosen] = np.where(below_most, _odds_at_tail(x, log_mass, x <= seen, alpha, rising=False), np.inf)
    return lower, upper


def _odds_at_tail(x: Floats, log_mass: Floats, counted: Booleans, alpha: float, *, rising: bool) -> Floats:
    """Return the odds ratio at which the tail `counted` has probability `alpha`."""
    low, high = np.full(x.shape[0], -_LOG_RANGE), np.full(x.shape[0], _LOG_RANGE)
    offset = x - x[:, :1]
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        weight = log_mass + offset * middle[:, None]
        mass = np.exp(weight - weight.max(axis=1, keepdims=True))
        tail = np.where(counted, mass, 0).sum(axis=1) / mass.sum(axis=1)
        too_high = (tail > alpha) == rising
        low, high = np.where(too_high, low, middle), np.where(too_high, middle, high)
    return np.asarray(np.exp((low + high) / 2))
