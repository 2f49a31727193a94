"""The normal distribution, without the cost of importing a library for it."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.estimate import Floats

_STANDARD = NormalDist()


def two_sided_z(confidence: float) -> float:
    """Return z with `confidence` (0 to 1, both excluded) between -z and z: 1.959964 for 0.95.

    Raises ValueError for a confidence outside that range, such as 95.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence lies between 0 and 1, such as 0.95, not {confidence}.")
    return -_STANDARD.inv_cdf((1 - confidence) / 2)


def quantile(probability: float) -> float:
    """Return the standard normal deviate with `probability` (between 0 and 1) below it."""
    return _STANDARD.inv_cdf(probability)


def upper_tail(z: ArrayLike) -> Floats:
    """Return P(Z > z) for each z."""
    deviates = np.asarray(z, dtype=float)
    tails = [0.5 * math.erfc(deviate / math.sqrt(2)) for deviate in deviates.ravel().tolist()]
    return np.array(tails, dtype=float).reshape(deviates.shape)


def two_sided_tail(z: ArrayLike) -> Floats:
    """Return P(|Z| > |z|) for each z."""
    return 2 * upper_tail(np.abs(np.asarray(z, dtype=float)))
