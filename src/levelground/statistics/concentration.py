"""The concentration index: how an outcome is spread along a ranking of groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts


@dataclass(frozen=True)
class ConcentrationIndex:
    """The index and its variants; None where a mean of 0 (or of everybody) leaves it undefined.

    `absolute` is in the units of the values. Erreygers' form only changes sign when the outcome is turned into its
    complement, so it is the one to show for percentages.
    """

    index: float | None
    absolute: float
    wagstaff: float | None
    erreygers: float


def concentration_index(
    populations: ArrayLike, values: ArrayLike, unit: Literal["proportion", "percent"] = "proportion"
) -> ConcentrationIndex:
    """Return the concentration index over groups ordered from the most to the least disadvantaged.

    One-dimensional arrays, an element a group; `values` lie between 0 and 1, or 0 and 100 for 'percent'. Positive: the
    outcome is concentrated among the least disadvantaged. ValueError for values outside that range or no population.
    Kakwani, Wagstaff & van Doorslaer 1997, J Econometrics 77:87; Wagstaff 2005, Health Econ 14:429; Erreygers 2009,
    J Health Econ 28:504.
    """
    most = 100.0 if unit == "percent" else 1.0
    sizes, y = as_counts("Populations", populations), as_counts("Values", values)
    if (y > most).any():
        raise ValueError(f"Values in the unit {unit!r} must not be above {most:g}.")
    if sizes.sum() == 0:
        raise ValueError("The populations are all 0.")
    share = sizes / sizes.sum()
    rank = np.cumsum(share) - share / 2
    mean = float(np.sum(share * y))
    absolute = 2 * float(np.sum(share * (y - mean) * (rank - np.sum(share * rank))))
    index = absolute / mean if mean > 0 else None
    wagstaff = index / (1 - mean / most) if index is not None and mean < most else None
    return ConcentrationIndex(index, absolute, wagstaff, 4 * absolute / most)
