"""Simpson's paradox: does a ratio change when like is compared with like?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import two_groups
from levelground.statistics.estimate import Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z
from levelground.statistics.ratios import koopman_ratio

_BAND = (0.8, 1.25)


@dataclass(frozen=True)
class StratifiedRatio:
    """A ratio over everybody, within each stratum, and pooled over strata.

    `direction_reverses`: the crude and the pooled ratio lie on opposite sides of 1. `warns`: that, or the two differ
    by more than 0.8 to 1.25, or every stratum lies on one side of 1 and the crude ratio on the other. Both figures are
    then to be named, neither corrected: a stratum such as pay band may itself be the effect.
    """

    crude: Estimate
    strata: Estimate
    mantel_haenszel: Estimate
    direction_reverses: bool
    warns: bool


def stratified_ratio(
    a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, confidence: float = 0.95
) -> StratifiedRatio:
    """Return (a/n1) / (b/n2) crude, by stratum and by Mantel and Haenszel.

    One-dimensional arrays, an element a stratum. Crude and stratum ratios carry Koopman's limits, the pooled one
    Greenland and Robins' (masked, with the ratio, where a group has no events). ValueError for counts that are
    negative or larger than their base. Mantel & Haenszel 1959, J Natl Cancer Inst 22:719; Greenland & Robins 1985,
    Biometrics 41:55.
    """
    a, n1, b, n2 = two_groups(a, n1, b, n2)
    crude = koopman_ratio(a.sum(), n1.sum(), b.sum(), n2.sum(), confidence)
    strata = koopman_ratio(a, n1, b, n2, confidence)
    pooled = _mantel_haenszel(a, n1, b, n2, two_sided_z(confidence))
    if crude.value.mask or pooled.value.mask:
        return StratifiedRatio(crude, strata, pooled, False, False)
    whole, like = float(crude.value), float(pooled.value)
    reverses = (whole - 1) * (like - 1) < 0
    within = strata.value.compressed()
    against = bool((within > 1).all() and whole < 1) or bool((within < 1).all() and whole > 1)
    return StratifiedRatio(
        crude, strata, pooled, reverses, reverses or against or not _BAND[0] <= whole / like <= _BAND[1]
    )


def _mantel_haenszel(a: Floats, n1: Floats, b: Floats, n2: Floats, z: float) -> Estimate:
    total = n1 + n2
    weight = np.divide(1, total, out=np.zeros(total.shape), where=total > 0)
    over, under = float(np.sum(a * n2 * weight)), float(np.sum(b * n1 * weight))
    undefined = over == 0 or under == 0
    product = 1.0 if undefined else over * under
    variance = float(np.sum((n1 * n2 * (a + b) - a * b * total) * weight**2)) / product
    value = 1.0 if undefined else over / under
    half_width = float(np.exp(z * np.sqrt(max(variance, 0.0))))
    return Estimate(
        masked_floats(value, undefined),
        masked_floats(value / half_width, undefined),
        masked_floats(value * half_width, undefined),
        "mantel-haenszel",
    )
