"""Population attributable risk: what would change if every group had the reference's value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, as_numbers
from levelground.statistics.estimate import Estimate, masked_floats
from levelground.statistics.normal import two_sided_z


@dataclass(frozen=True)
class AttributableRisk:
    """The reference's value less the mean, in the values' unit (`risk`) and in per cent of the mean (`fraction`).

    Negative where the reference is below the mean. Limits are masked where no standard errors were given. It is what
    would be, if every group had the reference's value; not a cause.
    """

    risk: Estimate
    fraction: Estimate


def best_group(populations: ArrayLike, values: ArrayLike, *, favourable: bool, minimum_share: float = 0) -> int:
    """Return the position of the group with the best value among those with `minimum_share` (0 to 1) of the people.

    Highest where the outcome is `favourable`, else lowest; the first of equals. The best of many small groups is best
    by luck: choose the reference beforehand, or ask for a share. ValueError where no group has that share.
    """
    sizes, y = as_counts("Populations", populations), as_numbers("Values", values)
    large = sizes >= minimum_share * sizes.sum()
    if not large.any():
        raise ValueError(f"No group has a share of {minimum_share:g} of the people.")
    merit = np.where(large, y if favourable else -y, -np.inf)
    return int(np.argmax(merit))


def population_attributable_risk(
    populations: ArrayLike,
    values: ArrayLike,
    reference: int,
    standard_errors: ArrayLike | None = None,
    confidence: float = 0.95,
) -> AttributableRisk:
    """Return the attributable risk and fraction against the group at position `reference`.

    One-dimensional arrays, an element a group. Limits by the delta method, each on the scale of its estimate. The
    fraction is masked where the mean is 0. ValueError for negative values or no population.
    WHO Handbook on Health Inequality Monitoring 2013.
    """
    sizes, y = as_counts("Populations", populations), as_counts("Values", values)
    if sizes.sum() == 0:
        raise ValueError("The populations are all 0.")
    share = sizes / sizes.sum()
    mean = float(np.sum(share * y))
    chosen = np.zeros(y.shape)
    chosen[reference] = 1
    target = float(y[reference])
    errors = np.zeros(y.shape) if standard_errors is None else as_counts("Standard errors", standard_errors)
    base = mean if mean > 0 else 1.0
    risk_error = np.sqrt(np.sum(((chosen - share) * errors) ** 2))
    fraction_error = 100 * np.sqrt(np.sum(((chosen / base - target * share / base**2) * errors) ** 2))
    unknown, z = standard_errors is None, two_sided_z(confidence)

    def with_limits(value: float, error: float, undefined: bool) -> Estimate:
        none = undefined or unknown
        return Estimate(
            masked_floats(value, undefined),
            masked_floats(value - z * error, none),
            masked_floats(value + z * error, none),
            "delta",
        )

    return AttributableRisk(
        with_limits(target - mean, float(risk_error), False),
        with_limits(100 * (target - mean) / base, float(fraction_error), mean == 0),
    )
