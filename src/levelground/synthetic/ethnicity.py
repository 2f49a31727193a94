"""Ethnic categories as they are recorded: the 16+1 codes, some extended ones, and what is missing."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.drawing import choose
from levelground.synthetic.names import REGIONS
from levelground.synthetic.table import BLANK, Coded, Flags, Floats, Integers

_WHITE = {"A": 85.0, "CA": 1.0, "B": 2.0, "C": 11.0, "C3": 0.6, "CP": 0.4}
_BME = {
    "D": 2.5,
    "E": 1.5,
    "F": 2.5,
    "G": 2.5,
    "GA": 0.2,
    "H": 22.0,
    "J": 8.0,
    "K": 3.0,
    "L": 12.0,
    "LH": 0.3,
    "LK": 0.7,
    "M": 7.0,
    "N": 20.0,
    "PC": 0.7,
    "P": 3.5,
    "R": 3.0,
    "S": 8.0,
    "SC": 2.5,
    "SE": 0.6,
}
_MISSING = ("Z", "99")
_LABELS = (*_WHITE, *_BME, *_MISSING)
_FIRST_BME = len(_WHITE)
_FIRST_MISSING = len(_WHITE) + len(_BME)

# Where a category is commoner or rarer than in England as a whole.
_BY_REGION: dict[str, dict[str, float]] = {
    "London": {"B": 2.0, "C": 2.5, "M": 1.8, "N": 1.3, "K": 1.8, "J": 0.6},
    "Midlands": {"H": 1.3, "J": 1.3, "M": 1.2},
    "North East and Yorkshire": {"J": 1.8, "M": 0.5, "K": 0.6},
    "North West": {"J": 1.9, "M": 0.5},
    "South West": {"M": 0.6, "J": 0.3, "K": 0.5, "SC": 1.6},
}

UNKNOWN_SHARE = 0.04
"""Share of people whose ethnic category is not stated, not known or blank: the same in every group, so that what is
missing hides no inequity and makes none."""
_MISSING_WEIGHTS = np.array([0.70, 0.15, 0.15])
_UNKNOWN_POSITIONS = np.array([_FIRST_MISSING, _FIRST_MISSING + 1, BLANK], dtype=np.int8)


def _weights(group: dict[str, float]) -> Floats:
    return np.array(
        [[weight * _BY_REGION.get(region, {}).get(code, 1.0) for code, weight in group.items()] for region in REGIONS]
    )


_WHITE_WEIGHTS, _BME_WEIGHTS = _weights(_WHITE), _weights(_BME)


def draw_categories(rng: np.random.Generator, bme: Flags, regions: Integers) -> Integers:
    """A recorded category for each person, given whether they are BME in truth and the region they work in.

    Returns positions for `category_column`; some are missing whatever the truth.
    """
    size = len(bme)
    weights = np.zeros((2 * len(REGIONS), _FIRST_MISSING))
    weights[: len(REGIONS), :_FIRST_BME] = _WHITE_WEIGHTS
    weights[len(REGIONS) :, _FIRST_BME:] = _BME_WEIGHTS
    categories = choose(rng, weights, regions + len(REGIONS) * bme)
    missing = np.flatnonzero(rng.random(size) < UNKNOWN_SHARE)
    categories[missing] = _UNKNOWN_POSITIONS[choose(rng, _MISSING_WEIGHTS, size=len(missing))]
    return categories


def category_column(positions: Integers) -> Coded:
    """The `ethnic_category` column."""
    return Coded(positions, _LABELS)
