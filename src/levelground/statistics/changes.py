"""The difference of two estimates that already have intervals."""

from __future__ import annotations

import numpy as np

from levelground.statistics.estimate import Estimate, masked_floats


def difference_of_estimates(first: Estimate, second: Estimate) -> Estimate:
    """Return `second` - `first`, with limits by the square-and-add method (MOVER): the change from one to the other.

    Both in one unit, on an additive scale, independent, and of shapes that broadcast. The lower limit is the
    difference less the root of the sum of squares of second's distance to its lower limit and first's to its upper;
    the upper limit is its mirror. Masked where either is; the difference of unbounded values is masked too.
    Zou & Donner 2008, Stat Med 27:1693.
    """
    value1, lower1, upper1 = (part.data for part in (first.value, first.lower, first.upper))
    value2, lower2, upper2 = (part.data for part in (second.value, second.lower, second.upper))
    no_value = first.value.mask | second.value.mask | np.isinf(value1) | np.isinf(value2)
    start, end = np.where(no_value, 0, value1), np.where(no_value, 0, value2)
    difference = end - start
    return Estimate(
        masked_floats(difference, no_value),
        masked_floats(
            difference - np.hypot(end - lower2, upper1 - start), no_value | second.lower.mask | first.upper.mask
        ),
        masked_floats(
            difference + np.hypot(upper2 - end, start - lower1), no_value | second.upper.mask | first.lower.mask
        ),
        "mover",
    )
