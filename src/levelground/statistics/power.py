"""Could these numbers have shown a difference? Power of the comparison of two proportions."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, as_proportions
from levelground.statistics.estimate import Floats, MaskedFloats, masked_floats
from levelground.statistics.normal import quantile, two_sided_z, upper_tail

Direction = Literal["higher", "lower"]

_HALVINGS = 40


def power_two_proportions(
    p1: ArrayLike, p2: ArrayLike, n1: ArrayLike, n2: ArrayLike, alpha: float = 0.05
) -> MaskedFloats:
    """Return the chance that a two-sided test at `alpha` tells p1 of n1 people from p2 of n2.

    Any shapes that broadcast. Normal approximation with the pooled variance under equality; a verdict in either
    direction counts. Masked where a group is empty. ValueError for proportions outside 0 to 1.
    R's `power.prop.test` with strict = TRUE when n1 = n2.
    """
    first, second, size1, size2 = np.broadcast_arrays(
        as_proportions("Proportions", p1),
        as_proportions("Proportions", p2),
        as_counts("Sizes", n1),
        as_counts("Sizes", n2),
    )
    empty = (size1 == 0) | (size2 == 0)
    size1, size2 = np.where(empty, 1, size1), np.where(empty, 1, size2)
    return masked_floats(_power(first, second, size1, size2, two_sided_z(1 - alpha)), empty)


def sample_size_two_proportions(p1: float, p2: float, alpha: float = 0.05, power: float = 0.8) -> float:
    """Return the people needed in each group (not rounded up) to tell p1 from p2 with `power`.

    ValueError where the proportions are equal or outside 0 to 1. R's `power.prop.test`.
    """
    first, second = float(as_proportions("Proportions", p1)), float(as_proportions("Proportions", p2))
    if first == second:
        raise ValueError("No number of people can tell equal proportions apart.")
    pooled = (first + second) / 2
    under_equality = two_sided_z(1 - alpha) * math.sqrt(2 * pooled * (1 - pooled))
    as_they_are = quantile(power) * math.sqrt(first * (1 - first) + second * (1 - second))
    return ((under_equality + as_they_are) / (first - second)) ** 2


def smallest_detectable_ratio(
    n1: ArrayLike,
    n2: ArrayLike,
    comparison_proportion: ArrayLike,
    *,
    alpha: float = 0.05,
    power: float = 0.8,
    direction: Direction = "higher",
) -> MaskedFloats:
    """Return the ratio p1 / p2 nearest to 1 that would have been seen with `power`, given p2.

    Any shapes that broadcast. `comparison_proportion` is the comparison group's or a national figure, never the
    effect observed. 'higher' looks above 1, 'lower' below. Masked where no ratio could have been told from 1, where a
    group is empty and where p2 is 0. ValueError for a p2 outside 0 to 1.
    """
    difference = smallest_detectable_difference(
        n1, n2, comparison_proportion, alpha=alpha, power=power, direction=direction
    )
    p2 = np.broadcast_to(np.asarray(comparison_proportion, dtype=float), difference.shape)
    undefined = difference.mask | (p2 == 0)
    return masked_floats(1 + np.where(undefined, 0, difference.data) / np.where(p2 == 0, 1, p2), undefined)


def smallest_detectable_difference(
    n1: ArrayLike,
    n2: ArrayLike,
    comparison_proportion: ArrayLike,
    *,
    alpha: float = 0.05,
    power: float = 0.8,
    direction: Direction = "higher",
) -> MaskedFloats:
    """Return the difference p1 - p2 (a proportion; negative for 'lower') nearest to 0 that would have been seen.

    Shapes, masks and errors as `smallest_detectable_ratio`, except that a p2 of 0 has an answer.
    """
    size1, size2, p2 = np.broadcast_arrays(
        as_counts("Sizes", n1),
        as_counts("Sizes", n2),
        as_proportions("Comparison proportions", comparison_proportion),
    )
    if direction not in ("higher", "lower"):
        raise ValueError(f"A direction is 'higher' or 'lower', not {direction!r}.")
    empty = (size1 == 0) | (size2 == 0)
    size1, size2 = np.where(empty, 1, size1), np.where(empty, 1, size2)
    if not alpha < power < 1:
        raise ValueError(f"A power lies between alpha ({alpha}) and 1, not {power}.")
    z = two_sided_z(1 - alpha)
    seen = np.full(p2.shape, 1.0 if direction == "higher" else 0.0)

    none = empty | (seen == p2) | (_power(seen, p2, size1, size2, z) < power)
    unseen = np.array(p2)
    for _ in range(_HALVINGS):
        middle = (unseen + seen) / 2
        enough = _power(middle, p2, size1, size2, z) >= power
        unseen, seen = np.where(enough, unseen, middle), np.where(enough, middle, seen)
    return masked_floats(seen - p2, none)


def _power(p1: Floats, p2: Floats, n1: Floats, n2: Floats, z: float) -> Floats:
    pooled = (n1 * p1 + n2 * p2) / (n1 + n2)
    # Rounding may leave a pooled proportion a hair above 1.
    critical = z * np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / n1 + 1 / n2))
    spread = np.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    difference = np.abs(p1 - p2)
    certain = spread == 0
    scale = np.where(certain, 1, spread)
    chance = upper_tail((critical - difference) / scale) + upper_tail((critical + difference) / scale)
    return np.where(certain, difference > critical, chance)
