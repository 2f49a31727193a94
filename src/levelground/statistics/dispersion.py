"""Inequality between unordered groups: Theil index, mean log deviation, between-group variance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts
from levelground.statistics.estimate import Floats


@dataclass(frozen=True)
class BetweenGroupInequality:
    """Three measures with their standard errors (None where none were given).

    Theil and mean log deviation have no unit and are not multiplied by 1000; the variance has the square of the
    values' unit. The mean log deviation does not exist where a group's value is 0. All three are above 0 by chance
    alone in small groups.
    """

    theil: float
    theil_error: float | None
    mean_log_deviation: float | None
    mean_log_deviation_error: float | None
    variance: float
    variance_error: float | None


def between_group_inequality(
    populations: ArrayLike, values: ArrayLike, standard_errors: ArrayLike | None = None
) -> BetweenGroupInequality:
    """Return Theil index, mean log deviation and between-group variance of the groups' values.

    One-dimensional arrays, an element a group with people in it; `standard_errors` are those of the values, carried
    by the delta method, and exactly (for normal values) to the variance. ValueError for an empty group, negative
    values, or a mean of 0. Theil 1967, Economics and Information Theory; WHO Handbook on Health Inequality Monitoring
    2013.
    """
    sizes, y = as_counts("Populations", populations), as_counts("Values", values)
    if (sizes == 0).any():
        raise ValueError("A group has nobody in it; leave it out.")
    share = sizes / sizes.sum()
    mean = float(np.sum(share * y))
    if mean == 0:
        raise ValueError("Nothing happened in any group, so there is nothing to share out.")
    relative = y / mean
    some = relative > 0
    log_relative = np.log(np.where(some, relative, 1))
    theil = float(np.sum(share * relative * log_relative))
    deviation = -float(np.sum(share * log_relative)) if some.all() else None
    variance = float(np.sum(share * (y - mean) ** 2))

    errors = None if standard_errors is None else as_counts("Standard errors", standard_errors)
    theil_error = variance_error = deviation_error = None
    if errors is not None:
        # A square of normal variables has this variance exactly; the delta method alone would give 0 at equality.
        weighted = share * errors**2
        curvature = np.sum(weighted**2) - 2 * np.sum(share * weighted**2) + np.sum(share * weighted) ** 2
        variance_error = float(np.hypot(_carried(2 * share * (y - mean), errors), np.sqrt(2 * max(curvature, 0.0))))
        if some.all():
            steps = 1 + log_relative
            theil_error = _carried(share / mean * (steps - np.sum(share * relative * steps)), errors)
            deviation_error = _carried(share / mean * (1 - 1 / relative), errors)
    return BetweenGroupInequality(theil, theil_error, deviation, deviation_error, variance, variance_error)


def _carried(gradient: Floats, errors: Floats) -> float:
    return float(np.sqrt(np.sum((gradient * errors) ** 2)))
