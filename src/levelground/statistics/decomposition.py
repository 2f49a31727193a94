"""Where a difference between two groups comes from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, as_numbers
from levelground.statistics.estimate import Floats


@dataclass(frozen=True)
class Kitagawa:
    """A difference of two rates, split without remainder, in the unit of the rates.

    `rates`: what the groups' different rates within strata add; `composition`: what their different strata add.
    """

    difference: float
    rates: float
    composition: float


@dataclass(frozen=True)
class OaxacaBlinder:
    """A difference of two means, split by two regressions, in the unit of the outcome.

    `gap` = `endowments` + `coefficients` + `interaction`, seen from the comparison group; `explained` is the twofold
    form's part at the reference group's coefficients. What is explained is not thereby fair, and what is not explained
    is not thereby discrimination: a band may itself be the result of it.
    """

    gap: float
    endowments: float
    coefficients: float
    interaction: float
    explained: float


def kitagawa(
    group_a_sizes: ArrayLike, group_a_rates: ArrayLike, group_b_sizes: ArrayLike, group_b_rates: ArrayLike
) -> Kitagawa:
    """Return the difference of group A's overall rate and group B's, split into rates and composition.

    One-dimensional arrays, an element a stratum. ValueError for a stratum that one group has nobody in: its rate is
    undefined, so join it to another. Kitagawa 1955, J Am Stat Assoc 50:1168.
    """
    sizes_a, sizes_b = as_counts("Sizes", group_a_sizes), as_counts("Sizes", group_b_sizes)
    rates_a, rates_b = as_numbers("Rates", group_a_rates), as_numbers("Rates", group_b_rates)
    if (sizes_a == 0).any() or (sizes_b == 0).any():
        raise ValueError("A stratum has nobody of one group in it; join it to another.")
    share_a, share_b = sizes_a / sizes_a.sum(), sizes_b / sizes_b.sum()
    return Kitagawa(
        float(np.sum(share_a * rates_a) - np.sum(share_b * rates_b)),
        float(np.sum((rates_a - rates_b) * (share_a + share_b) / 2)),
        float(np.sum((share_a - share_b) * (rates_a + rates_b) / 2)),
    )


def oaxaca_blinder(
    reference_outcome: ArrayLike,
    reference_predictors: ArrayLike,
    comparison_outcome: ArrayLike,
    comparison_predictors: ArrayLike,
) -> OaxacaBlinder:
    """Return the difference of the reference group's mean outcome and the comparison group's, in three terms.

    Outcomes are one-dimensional; predictors have a row a person and a column a predictor, without the constant, which
    is added. ValueError where a group has too few people or its predictors repeat each other. Oaxaca 1973, Int Econ
    Rev 14:693; Blinder 1973, J Hum Resour 8:436.
    """
    first, second = as_numbers("Outcomes", reference_outcome), as_numbers("Outcomes", comparison_outcome)
    means_first, slopes_first = _regression(first, as_numbers("Predictors", reference_predictors))
    means_second, slopes_second = _regression(second, as_numbers("Predictors", comparison_predictors))
    endowment, coefficient = means_first - means_second, slopes_first - slopes_second
    return OaxacaBlinder(
        float(first.mean() - second.mean()),
        float(endowment @ slopes_second),
        float(means_second @ coefficient),
        float(endowment @ coefficient),
        float(endowment @ slopes_first),
    )


def _regression(outcome: Floats, predictors: Floats) -> tuple[Floats, Floats]:
    """Return the means of the predictors, constant included, and their least-squares coefficients."""
    design = np.column_stack([np.ones(outcome.size), predictors])
    coefficients, _, rank, _ = np.linalg.lstsq(design, outcome)
    if rank < design.shape[1]:
        raise ValueError("A group has too few people, or predictors that repeat each other, to fit a line.")
    return np.asarray(design.mean(axis=0)), np.asarray(coefficients)
