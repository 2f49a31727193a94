"""Drawing at random, the same way for the same seed."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from levelground.synthetic.table import Flags, Floats, Integers


class Stream(IntEnum):
    """One stream of random numbers for each thing drawn. Numbers are never used again for something else:
    a new record set takes a new number, and leaves what the others draw as it was."""

    REGISTER = 1
    WORKFORCE = 2
    STAFF = 3
    APPLICATIONS = 4
    FORMAL_CASES = 5
    TRAINING = 6
    SURVEY = 7
    SURVEY_LEVELS = 8
    BOARD = 9
    MONTHS = 10
    APPLICANTS_DISABILITY = 11
    DISABILITY_LEVELS = 12
    ANSWERS = 13


def generator(seed: int, stream: Stream, year: int = 0) -> np.random.Generator:
    """The random numbers of one stream in one year (0: of all years)."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(int(stream), year)))


def choose(rng: np.random.Generator, weights: Floats, rows: Integers | None = None, size: int = 0) -> Integers:
    """Draw positions with given weights.

    `weights` is one row of weights (then `size` are drawn), or a table of them with `rows` saying which row of the
    table each draw follows. Weights need not add up to 1.
    """
    table = np.atleast_2d(weights)
    cumulative = np.cumsum(table, axis=1)
    cumulative /= cumulative[:, -1:]
    cumulative[:, -1] = 1.0
    if rows is None:
        drawn = np.searchsorted(cumulative[0], rng.random(size), side="right")
    else:
        # All rows of the table laid end to end make one ladder, so that one search serves every draw.
        ladder = (cumulative + np.arange(len(table))[:, None]).ravel()
        offsets = rows.astype(np.int64)
        drawn = np.searchsorted(ladder, rng.random(len(rows)) + offsets, side="right")
        drawn -= offsets * table.shape[1]
    positions: Integers = np.minimum(drawn, table.shape[1] - 1)
    return positions.astype(np.int8 if table.shape[1] < 128 else np.int32)


def chance(rng: np.random.Generator, probability: Floats | float, size: int) -> Flags:
    """Draw flags that are true with a probability, or with one for each."""
    return rng.random(size) < probability


def log_odds(probability: Floats) -> Floats:
    """ln(p / (1 - p))."""
    return np.log(probability / (1 - probability))


def from_log_odds(value: Floats) -> Floats:
    """The probability that has these log odds."""
    probability: Floats = 1 / (1 + np.exp(-value))
    return probability


def times_odds(probability: float, odds_ratio: float) -> float:
    """The probability whose odds are `odds_ratio` times those of `probability`."""
    odds = odds_ratio * probability / (1 - probability)
    return odds / (1 + odds)


def share_out(total: int, weights: Floats) -> Integers:
    """Whole numbers in proportion to weights that add up to `total` exactly (largest remainders)."""
    exact = total * weights / weights.sum()
    whole: Integers = np.floor(exact).astype(np.int64)
    left = total - int(whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:left]] += 1
    return whole
