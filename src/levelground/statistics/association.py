"""Tests of a two-by-two table: are two proportions different at all?"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_whole_counts, two_groups
from levelground.statistics.discrete import hypergeometric_blocks
from levelground.statistics.estimate import Floats, MaskedFloats, Words, masked_floats
from levelground.statistics.normal import two_sided_tail

# Tables as improbable as the one seen count as such although their last digits differ (R's fisher.test has the same).
_TIE_SLACK = 1 + 1e-7
_SMALL_EXPECTED = 5


def pearson_p(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike) -> MaskedFloats:
    """Return the two-sided p of Pearson's chi-square without correction, for a of n1 and b of n2.

    Any shapes that broadcast. Agrees with the score intervals. Masked where a margin is 0. ValueError for counts that
    are negative or larger than their base.
    """
    a, n1, b, n2 = two_groups(a, n1, b, n2)
    events, others = a + b, n1 - a + n2 - b
    margins = n1 * n2 * events * others
    z = np.divide(
        np.abs(a * (n2 - b) - b * (n1 - a)) * np.sqrt(n1 + n2),
        np.sqrt(margins),
        out=np.zeros_like(margins),
        where=margins > 0,
    )
    return masked_floats(two_sided_tail(z), margins == 0)


def fisher_p(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike) -> MaskedFloats:
    """Return Fisher's exact two-sided p: the probabilities of all tables no likelier than the one seen.

    Any shapes that broadcast. Masked where a group is empty; 1 where the margins allow one table only. ValueError for
    counts that are not whole, negative or larger than their base. Fisher 1935; R's `fisher.test`.
    """
    return _exact_p(a, n1, b, n2, mid=False)


def mid_p(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike) -> MaskedFloats:
    """Return the doubled mid-P: twice the smaller tail, in which the table seen counts half, at most 1.

    Shapes, masks and errors as `fisher_p`. Lancaster 1961, J Am Stat Assoc 56:223; R's epitools `ormidp.test`.
    """
    return _exact_p(a, n1, b, n2, mid=True)


def two_sided_p(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike) -> tuple[MaskedFloats, Words]:
    """Return the p to print and its method: 'mid-P' where an expected cell is under 5, else 'pearson'.

    Any shapes that broadcast. Masked where a group is empty. Counts that are not whole (a survey's percentage of its
    base) are rounded to whole people where the exact test is used. ValueError for counts that are negative or larger
    than their base.
    """
    a, n1, b, n2 = two_groups(a, n1, b, n2)
    total = n1 + n2
    smallest = np.minimum(n1, n2) * np.minimum(a + b, total - a - b)
    small = smallest < _SMALL_EXPECTED * total
    empty = (n1 == 0) | (n2 == 0)
    approximate = pearson_p(a, n1, b, n2)
    p = np.array(approximate.data)
    exact = small & ~empty
    p[exact] = mid_p(*(np.rint(cell[exact]) for cell in (a, n1, b, n2))).data
    return masked_floats(p, empty), np.where(small, "mid-P", "pearson")


def _exact_p(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, *, mid: bool) -> MaskedFloats:
    cells = [as_whole_counts("Counts of an exact test", cell) for cell in (a, n1, b, n2)]
    table = two_groups(*cells)
    shape = table[0].shape
    a, n1, b, n2 = (cell.ravel() for cell in table)
    p = np.ones(a.shape)
    for chosen, x, log_mass in hypergeometric_blocks(a, n1, b, n2):
        p[chosen] = (_doubled_mid if mid else _no_likelier)(np.exp(log_mass), x, a[chosen, None])
    empty = (table[1] == 0) | (table[3] == 0)
    return masked_floats(p.reshape(shape), empty)


def _doubled_mid(mass: Floats, x: Floats, seen: Floats) -> Floats:
    half = np.where(x == seen, mass, 0).sum(axis=1) / 2
    below = np.where(x < seen, mass, 0).sum(axis=1) + half
    above = np.where(x > seen, mass, 0).sum(axis=1) + half
    return np.asarray(np.minimum(2 * np.minimum(below, above), 1))


def _no_likelier(mass: Floats, x: Floats, seen: Floats) -> Floats:
    own = np.where(x == seen, mass, 0).sum(axis=1, keepdims=True)
    total: Floats = np.where(mass <= own * _TIE_SLACK, mass, 0).sum(axis=1)
    return np.minimum(total, 1)
