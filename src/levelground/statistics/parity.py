"""The four-fifths rule: a ratio of rates against a band, compared in whole numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levelground.statistics.counts import as_whole_counts, nested, two_groups
from levelground.statistics.estimate import Floats, MaskedBooleans, MaskedFloats, masked_booleans, masked_floats

Fraction = tuple[int, int]


def outside_four_fifths(
    a: ArrayLike,
    n1: ArrayLike,
    b: ArrayLike,
    n2: ArrayLike,
    *,
    low: Fraction = (4, 5),
    high: Fraction = (5, 4),
) -> MaskedBooleans:
    """Return whether (a/n1) / (b/n2) is below `low` or above `high`; a ratio on a bound is not outside.

    Whole counts of any shapes that broadcast; the bounds are fractions (numerator, denominator). Compared in whole
    numbers, because floating point misjudges ties. Masked where the ratio is undefined: 0 of both, or an empty group.
    ValueError for counts that are not whole, negative or larger than their base. EEOC Uniform Guidelines 1978,
    29 CFR 1607.4D; the band 0.80 to 1.25 is that of the WRES.
    """
    a, n1, b, n2 = two_groups(*(as_whole_counts("Counts", cell) for cell in (a, n1, b, n2)))
    undefined = (n1 == 0) | (n2 == 0) | ((a == 0) & (b == 0))
    over, under = _whole(a) * _whole(n2), _whole(n1) * _whole(b)
    below = over * low[1] < under * low[0]
    above = over * high[1] > under * high[0]
    return masked_booleans(np.asarray(below | above, dtype=bool), undefined)


def impact_ratios(
    selected: ArrayLike, applicants: ArrayLike, low: Fraction = (4, 5)
) -> tuple[MaskedFloats, MaskedBooleans]:
    """Return each group's selection rate over the highest group's, and whether that is below `low`.

    One-dimensional whole counts, an element a group. Masked for groups without applicants, and everywhere when nobody
    was selected. Errors as `outside_four_fifths`. EEOC Uniform Guidelines 1978 and questions and answers 1979.
    """
    x, n = nested(as_whole_counts("Selected", selected), as_whole_counts("Applicants", applicants))
    rates = np.divide(x, n, out=np.full(x.shape, -1.0), where=n > 0)
    best = int(np.argmax(rates))
    undefined = (n == 0) | (x[best] == 0)
    over, under = _whole(x) * int(n[best]), _whole(n) * int(x[best])
    ratios: Floats = np.divide(x * n[best], n * x[best], out=np.zeros(x.shape), where=~undefined)
    below = np.asarray(over * low[1] < under * low[0], dtype=bool)
    return masked_floats(ratios, undefined), masked_booleans(below, undefined)


def _whole(counts: Floats) -> NDArray[Any]:
    """Return counts as Python integers, which do not overflow when multiplied."""
    return counts.astype(np.int64).astype(object)
