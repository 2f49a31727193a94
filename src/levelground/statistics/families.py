"""Many comparisons at once: p-values adjusted over a declared family."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levelground.statistics.counts import as_proportions
from levelground.statistics.estimate import Floats, MaskedFloats, masked_floats


def benjamini_hochberg(p: ArrayLike) -> MaskedFloats:
    """Return p-values adjusted to control the expected share of false alarms, in the shape of `p`.

    The whole array is one family; masked elements are not in it and stay masked. ValueError for a p outside 0 to 1.
    Benjamini & Hochberg 1995, J R Stat Soc B 57:289 (step-up).
    """
    family = _Family(p)
    steps = family.ordered * family.size / np.arange(1, family.size + 1)
    return family.put_back(np.minimum.accumulate(steps[::-1])[::-1])


def holm(p: ArrayLike) -> MaskedFloats:
    """Return p-values adjusted to control the chance of any false alarm, step-down, in the shape of `p`.

    Masks and errors as `benjamini_hochberg`. Holm 1979, Scand J Stat 6:65.
    """
    family = _Family(p)
    return family.put_back(np.maximum.accumulate(family.ordered * np.arange(family.size, 0, -1)))


def bonferroni(p: ArrayLike) -> MaskedFloats:
    """Return p-values times the size of their family, at most 1, in the shape of `p`.

    Masks and errors as `benjamini_hochberg`.
    """
    family = _Family(p)
    return family.put_back(family.ordered * family.size)


class _Family:
    """The p-values that are known, in rising order, and the way back to their places."""

    def __init__(self, p: ArrayLike) -> None:
        given: np.ma.MaskedArray[Any, Any] = np.ma.asanyarray(p)
        self._absent = np.ma.getmaskarray(given)
        known = as_proportions("p-values", np.asarray(given)[~self._absent])
        self._order: NDArray[np.intp] = np.argsort(known, kind="stable")
        self.ordered: Floats = known[self._order]
        self.size: int = known.size

    def put_back(self, adjusted: Floats) -> MaskedFloats:
        known = np.empty(self.size)
        known[self._order] = np.minimum(adjusted, 1)
        whole = np.zeros(self._absent.shape)
        whole[~self._absent] = known
        return masked_floats(whole, self._absent)
