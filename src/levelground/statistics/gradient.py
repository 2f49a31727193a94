"""Inequality over ordered groups: the slope and the relative index of inequality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, as_numbers
from levelground.statistics.estimate import Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z

Transform = Literal["log", "logit"]

FEWEST_GROUPS = 3


@dataclass(frozen=True)
class SlopeIndex:
    """The slope index (a difference) and the relative index (a ratio) between the two ends of the ranking.

    `intercept` is the fitted value at the most disadvantaged end. The relative index is masked where a fitted end is
    0 or less; limits are masked where no standard errors were given.
    """

    slope: Estimate
    relative: Estimate
    intercept: float


def slope_index_of_inequality(
    populations: ArrayLike,
    values: ArrayLike,
    standard_errors: ArrayLike | None = None,
    transform: Transform | None = None,
    multiplier: float = 1,
    confidence: float = 0.95,
) -> SlopeIndex:
    """Return the slope and relative indices over groups ordered from the most to the least disadvantaged.

    One-dimensional arrays, an element a group; a positive slope is a higher value among the least disadvantaged. The
    line is fitted by least squares weighted by population, to the values, to their logarithm (rates) or to their logit
    (proportions). Limits carry the groups' standard errors (of `values`) through the line, exactly for the
    untransformed slope and by the delta method otherwise. ValueError for fewer than 3 groups, an empty group, or
    values that the transform does not take. Mackenbach & Kunst 1997, Soc Sci Med 44:757; PHEindicatormethods,
    `phe_sii`.
    """
    sizes, y = as_counts("Populations", populations), as_numbers("Values", values)
    if sizes.size < FEWEST_GROUPS or sizes.shape != y.shape:
        raise ValueError(f"A slope needs {FEWEST_GROUPS} ordered groups or more, each with a population and a value.")
    if (sizes == 0).any():
        raise ValueError("A group has nobody in it; join it to its neighbour.")
    share = sizes / sizes.sum()
    rank = np.cumsum(share) - share / 2
    centred = rank - np.sum(share * rank)
    # Slope and intercept are weighted sums of the values, which makes their errors exact.
    slope_weights = share * centred / np.sum(share * centred**2)
    start_weights = share - np.sum(share * rank) * slope_weights
    end_weights = start_weights + slope_weights

    fitted, value_slope = _transformed(y, transform)
    start, start_slope = _back(float(np.sum(start_weights * fitted)), transform)
    end, end_slope = _back(float(np.sum(end_weights * fitted)), transform)
    errors = None if standard_errors is None else as_counts("Standard errors", standard_errors) * value_slope

    z = two_sided_z(confidence)
    method = "linear" if transform is None else "delta"
    slope = end - start
    slope_error = _carried(end_slope * end_weights - start_slope * start_weights, errors)
    unknown = errors is None
    slope_estimate = Estimate(
        masked_floats(multiplier * slope, False),
        masked_floats(multiplier * slope - z * abs(multiplier) * slope_error, unknown),
        masked_floats(multiplier * slope + z * abs(multiplier) * slope_error, unknown),
        method,
    )
    no_ratio = start <= 0 or end <= 0
    top, base = (1.0, 1.0) if no_ratio else (end, start)
    ratio_error = _carried(end_slope / top * end_weights - start_slope / base * start_weights, errors)
    relative = Estimate(
        masked_floats(top / base, no_ratio),
        masked_floats(top / base * np.exp(-z * ratio_error), no_ratio or unknown),
        masked_floats(top / base * np.exp(z * ratio_error), no_ratio or unknown),
        "delta",
    )
    return SlopeIndex(slope_estimate, relative, multiplier * start)


def _transformed(y: Floats, transform: Transform | None) -> tuple[Floats, Floats]:
    """Return the values on the scale of the line, and the derivative of that scale at each."""
    if transform is None:
        return y, np.ones_like(y)
    if transform == "log":
        if (y <= 0).any():
            raise ValueError("A logarithm needs values above 0.")
        return np.log(y), 1 / y
    if ((y <= 0) | (y >= 1)).any():
        raise ValueError("A logit needs proportions between 0 and 1, both excluded.")
    return np.log(y / (1 - y)), 1 / (y * (1 - y))


def _back(height: float, transform: Transform | None) -> tuple[float, float]:
    """Return the value at a height of the line, and the derivative of the value there."""
    if transform is None:
        return height, 1.0
    if transform == "log":
        return float(np.exp(height)), float(np.exp(height))
    value = float(1 / (1 + np.exp(-height)))
    return value, value * (1 - value)


def _carried(weights: Floats, errors: Floats | None) -> float:
    return 0.0 if errors is None else float(np.sqrt(np.sum((weights * errors) ** 2)))
