"""Exact discrete distributions: many of them at once, by logarithms of successive ratios, without a library."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levelground.statistics.counts import as_proportions, as_whole_counts
from levelground.statistics.estimate import Floats

# Rows of one block: bounds the memory that a long array of large tables needs.
_BLOCK_CELLS = 2_000_000


def hypergeometric_blocks(
    a: Floats, n1: Floats, b: Floats, n2: Floats
) -> Iterator[tuple[NDArray[np.intp], Floats, Floats]]:
    """Yield (indices, x, log probabilities) of P(X = x) given both margins, for tables whose supports are equally long.

    The tables are one-dimensional arrays of whole counts. `x` and the log probabilities have a row for each index.
    """
    events = a + b
    least, most = np.maximum(0, events - n2), np.minimum(n1, events)
    for chosen, steps in _blocks(most - least):
        x = least[chosen, None] + steps
        before, first, second, both = x[:, :-1], n1[chosen, None], n2[chosen, None], events[chosen, None]
        ratios = np.log((first - before) * (both - before)) - np.log((before + 1) * (second - both + before + 1))
        yield chosen, x, _normalised(ratios)


def binomial_lower_tail(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Floats:
    """Return P(X <= k) for X binomial with `n` trials and probability `p`; any shapes that broadcast.

    ValueError where a count is not whole or is negative, where k > n, or where p lies outside 0 to 1.
    """
    return _binomial_tail(k, n, p, upper=False)


def binomial_upper_tail(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Floats:
    """Return P(X >= k) for X binomial with `n` trials and probability `p`; shapes and errors as the lower tail."""
    return _binomial_tail(k, n, p, upper=True)


def _binomial_tail(k: ArrayLike, n: ArrayLike, p: ArrayLike, *, upper: bool) -> Floats:
    counts, trials, chance = np.broadcast_arrays(
        as_whole_counts("Counts", k), as_whole_counts("Trials", n), as_proportions("Probabilities", p)
    )
    if (counts > trials).any():
        raise ValueError("A count must not be larger than its number of trials.")
    shape = counts.shape
    counts, trials, chance = counts.ravel(), trials.ravel(), chance.ravel()
    certain = (chance == 0) | (chance == 1)
    outcome = trials * (chance == 1)
    tail = np.where(outcome >= counts if upper else outcome <= counts, 1.0, 0.0)
    log_odds = np.log(np.where(certain, 1.0, chance / np.where(certain, 1.0, 1 - chance)))
    for chosen, x in _blocks(np.where(certain, 0.0, trials)):
        ratios = np.log((trials[chosen, None] - x[:-1]) / (x[:-1] + 1)) + log_odds[chosen, None]
        mass = np.exp(_normalised(ratios)) if x.size > 1 else np.ones((chosen.size, 1))
        counted = x >= counts[chosen, None] if upper else x <= counts[chosen, None]
        sums = np.minimum(np.where(counted, mass, 0.0).sum(axis=1), 1)
        tail[chosen] = np.where(certain[chosen], tail[chosen], sums)
    return tail.reshape(shape)


def _blocks(lengths: Floats) -> Iterator[tuple[NDArray[np.intp], Floats]]:
    """Yield (indices, 0..length) for each distinct length, in pieces that fit in memory."""
    for length in np.unique(lengths):
        steps = np.arange(length + 1)
        same = np.flatnonzero(lengths == length)
        rows = max(1, _BLOCK_CELLS // steps.size)
        for start in range(0, same.size, rows):
            yield same[start : start + rows], steps


def _normalised(log_ratios: Floats) -> Floats:
    """Return log probabilities, a row a distribution, from the logarithms of p(x + 1) / p(x)."""
    unscaled = np.concatenate([np.zeros((log_ratios.shape[0], 1)), np.cumsum(log_ratios, axis=1)], axis=1)
    unscaled -= unscaled.max(axis=1, keepdims=True)
    normalised: Floats = unscaled - np.log(np.exp(unscaled).sum(axis=1, keepdims=True))
    return normalised
