"""Disability: who is Disabled in truth, what of it is recorded, and how it changes what happens to people."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.drawing import choose, times_odds
from levelground.synthetic.settings import Inequities
from levelground.synthetic.table import BLANK, Coded, Flags, Floats, Integers

DISABILITIES = ("yes", "no", "not declared", "prefer not to say")
# How many people in a hundred have not said: not declared, prefer not to say, and a blank. The same share of both
# groups, so that what is missing hides no inequity and makes none.
_UNSAID = np.array([0.11, 0.02, 0.04])
UNSAID_SHARE = float(_UNSAID.sum())
"""Share of people whose disability is not recorded."""
DISABLED_SHARE = 0.0723
"""Share of applicants, and of staff in the lowest tier of pay, who are Disabled."""
APPOINTED_IF_NOT = 0.28
CAPABILITY_IF_NOT = {"performance": 0.0018, "ill health": 0.0018, "other": 0.0004}
"""Probability that a non-disabled colleague enters the formal capability process in a year, by reason."""

# What is recorded of, and true for, each thing that can be drawn: those who said, and those who did not.
_RECORDED = np.array([0, 1, 2, 2, 3, 3, BLANK, BLANK], dtype=np.int8)
_TRUE = np.array([True, False] * 4)


def draw_disability(rng: np.random.Generator, shares: Floats, rows: Integers) -> tuple[Integers, Flags]:
    """What people declared (for `disability_column`), and which of them are Disabled in truth.

    `shares` are shares of Disabled people; `rows` says which of them holds for each person.
    """
    of_group = np.column_stack([shares, 1 - shares])
    said = np.concatenate([[1 - UNSAID_SHARE], _UNSAID])
    weights = (said[None, :, None] * of_group[:, None, :]).reshape(len(shares), -1)
    drawn = choose(rng, weights, rows)
    return _RECORDED[drawn], _TRUE[drawn]


def disability_column(positions: Integers) -> Coded:
    """The `disability` column."""
    return Coded(positions, DISABILITIES)


def shares_by_step(inequities: Inequities) -> Floats:
    """Share of Disabled staff in the lowest tier of pay, one tier up, and two tiers up."""
    ratio = inequities.disability.progression_odds_ratio
    return np.array([times_odds(DISABLED_SHARE, ratio**-step) for step in range(3)])


def board_share(inequities: Inequities) -> float:
    """Share of board members who are Disabled."""
    return times_odds(DISABLED_SHARE, inequities.disability.board_odds_ratio)


def appointment_factors(inequities: Inequities) -> tuple[float, float]:
    """By how much being non-disabled, and Disabled, multiplies the chance of appointment from shortlisting.

    Together they multiply it by 1 on average, so that another inequity's likelihoods are as they were set.
    """
    ratio = times_odds(APPOINTED_IF_NOT, 1 / inequities.disability.appointment_odds_ratio) / APPOINTED_IF_NOT
    average = 1 - DISABLED_SHARE + DISABLED_SHARE * ratio
    return 1 / average, ratio / average


def capability_probabilities(inequities: Inequities) -> Floats:
    """Probability of entering the capability process in a year: shape (2, reasons), non-disabled and Disabled."""
    unequal = {
        "performance": inequities.disability.capability_odds_ratio,
        "ill health": inequities.disability.ill_health_odds_ratio,
    }
    disabled = [times_odds(chance, unequal.get(reason, 1.0)) for reason, chance in CAPABILITY_IF_NOT.items()]
    return np.array([list(CAPABILITY_IF_NOT.values()), disabled])
