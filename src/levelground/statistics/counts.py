"""Counts as arrays: checked once, at the door of every function."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.estimate import Floats


def as_numbers(name: str, values: ArrayLike) -> Floats:
    """Return `values` as floats.

    Raises ValueError where one is missing or not finite: what is unknown is left out by the caller, never counted as 0.
    """
    if np.ma.is_masked(values):
        raise ValueError(f"{name} must be known; leave out what is masked.")
    numbers = np.asarray(values, dtype=float)
    if not np.isfinite(numbers).all():
        raise ValueError(f"{name} must be finite numbers; leave out what is missing.")
    return numbers


def as_counts(name: str, values: ArrayLike) -> Floats:
    """Return `values` as floats that are 0 or more (whole or not: a survey's numerator is a percentage of its base)."""
    counts = as_numbers(name, values)
    if (counts < 0).any():
        raise ValueError(f"{name} must not be negative; the least given is {counts.min():g}.")
    return counts


def as_whole_counts(name: str, values: ArrayLike) -> Floats:
    """Return `values` as whole counts; ValueError where one has a fraction."""
    counts = as_counts(name, values)
    if (counts != np.rint(counts)).any():
        raise ValueError(f"{name} must be whole numbers.")
    return counts


def as_proportions(name: str, values: ArrayLike) -> Floats:
    """Return `values` as floats from 0 to 1."""
    proportions = as_numbers(name, values)
    if ((proportions < 0) | (proportions > 1)).any():
        raise ValueError(f"{name} must lie between 0 and 1.")
    return proportions


def nested(numerator: ArrayLike, denominator: ArrayLike) -> tuple[Floats, Floats]:
    """Return a numerator and its denominator in one shape; ValueError where the numerator is the larger."""
    top, base = np.broadcast_arrays(as_counts("Numerators", numerator), as_counts("Denominators", denominator))
    if (top > base).any():
        where = np.argmax(top > base)
        raise ValueError(
            f"A numerator must not be larger than its denominator: {top.flat[where]:g} of {base.flat[where]:g}."
        )
    return top, base


def two_groups(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    """Return `a` of `n1` and `b` of `n2` in one shape, each checked by `nested`."""
    first, second = nested(a, n1), nested(b, n2)
    top1, base1, top2, base2 = np.broadcast_arrays(*first, *second)
    return top1, base1, top2, base2


def share(part: Floats, whole: Floats) -> Floats:
    """Return part / whole, 0 where the whole is 0 (the caller masks those)."""
    return np.divide(part, whole, out=np.zeros(np.shape(whole)), where=whole > 0)
