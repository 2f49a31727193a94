"""Staff groups and pay bands: who does what, by kind of organisation, and how far progression is unequal."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.register import KINDS
from levelground.synthetic.table import Floats, Integers

STAFF_GROUPS = (
    "Add Prof Scientific and Technic",
    "Additional Clinical Services",
    "Administrative and Clerical",
    "Allied Health Professionals",
    "Estates and Ancillary",
    "Healthcare Scientists",
    "Medical and Dental",
    "Nursing and Midwifery Registered",
    "Students",
)
BANDS = (
    "Under Band 1",
    *(f"Band {number}" for number in range(1, 8)),
    "Band 8a",
    "Band 8b",
    "Band 8c",
    "Band 8d",
    "Band 9",
    "VSM",
    "Consultant",
    "Non-consultant career grade",
    "Trainee grade",
    "Other medical",
    "Other",
)
CONSULTANT = BANDS.index("Consultant")
BAND_2, BAND_9, OTHER_BAND = BANDS.index("Band 2"), BANDS.index("Band 9"), BANDS.index("Other")
ADMINISTRATIVE = STAFF_GROUPS.index("Administrative and Clerical")
MEDICAL = STAFF_GROUPS.index("Medical and Dental")
NON_CLINICAL = (ADMINISTRATIVE, STAFF_GROUPS.index("Estates and Ancillary"))

TIERS: dict[str, tuple[str, ...]] = {
    "lower": ("Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4", "Band 5"),
    "middle": ("Band 6", "Band 7"),
    "upper": ("Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "VSM"),
}

# White colleagues by staff group, for each kind of organisation.
_GROUP_WEIGHTS = {
    "acute": (4, 20, 20, 7, 7, 2.5, 12, 27, 0.5),
    "mental health": (12, 25, 19, 7, 3, 0.1, 5, 28, 0.9),
    "community": (4, 21, 22, 20, 4, 0.3, 2, 26, 0.7),
    "ambulance": (1, 38, 20, 36, 3, 0.01, 0.2, 1.5, 0.3),
}
# How much likelier a BME colleague is to be in a staff group than a white one, before the weights are made to add up.
_BME_TILT = np.array([0.8, 1.1, 0.6, 0.65, 1.0, 0.9, 2.6, 1.5, 1.0])

# White colleagues by band, for each staff group.
_BAND_WEIGHTS: dict[str, dict[str, float]] = {
    "Add Prof Scientific and Technic": {
        "Band 4": 12, "Band 5": 14, "Band 6": 21, "Band 7": 25, "Band 8a": 17, "Band 8b": 6, "Band 8c": 3,
        "Band 8d": 1, "Band 9": 0.4,
    },
    "Additional Clinical Services": {
        "Under Band 1": 1, "Band 2": 45, "Band 3": 36, "Band 4": 15, "Band 5": 2, "Band 6": 0.5,
    },
    "Administrative and Clerical": {
        "Under Band 1": 0.5, "Band 1": 0.2, "Band 2": 16, "Band 3": 22, "Band 4": 19, "Band 5": 12, "Band 6": 9,
        "Band 7": 8.5, "Band 8a": 5.5, "Band 8b": 3.2, "Band 8c": 1.8, "Band 8d": 1, "Band 9": 0.6, "VSM": 0.7,
        "Other": 0.1,
    },
    "Allied Health Professionals": {
        "Band 5": 24, "Band 6": 40, "Band 7": 27, "Band 8a": 6.5, "Band 8b": 1.7, "Band 8c": 0.6, "Band 8d": 0.2,
    },
    "Estates and Ancillary": {
        "Under Band 1": 0.3, "Band 1": 2, "Band 2": 62, "Band 3": 16, "Band 4": 9, "Band 5": 5, "Band 6": 3,
        "Band 7": 1.7, "Band 8a": 0.8, "Band 8b": 0.3,
    },
    "Healthcare Scientists": {
        "Band 2": 6, "Band 3": 8, "Band 4": 10, "Band 5": 14, "Band 6": 25, "Band 7": 22, "Band 8a": 9,
        "Band 8b": 4, "Band 8c": 1.5, "Band 8d": 0.5,
    },
    "Medical and Dental": {
        "Consultant": 45, "Non-consultant career grade": 14, "Trainee grade": 38, "Other medical": 3,
    },
    "Nursing and Midwifery Registered": {
        "Band 5": 42, "Band 6": 33, "Band 7": 18, "Band 8a": 4.5, "Band 8b": 1.6, "Band 8c": 0.6, "Band 8d": 0.2,
        "Band 9": 0.1,
    },
    "Students": {"Under Band 1": 20, "Band 3": 30, "Band 4": 30, "Band 5": 20},
}  # fmt: skip


def steps() -> Integers:
    """How many tiers above the lowest each band stands."""
    steps = np.zeros(len(BANDS), dtype=np.int64)
    for number, bands in enumerate(TIERS.values()):
        steps[[BANDS.index(band) for band in bands]] = number
    steps[CONSULTANT] = 1
    return steps


def group_probabilities() -> Floats:
    """Probability of each staff group: shape (kinds × 2, staff groups), row `2 * kind + bme`."""
    rows = []
    for kind in KINDS:
        white = np.array(_GROUP_WEIGHTS[kind], dtype=float)
        rows += [white / white.sum(), white * _BME_TILT / (white * _BME_TILT).sum()]
    return np.array(rows)


def band_probabilities(progression_odds_ratio: float) -> Floats:
    """Probability of each band: shape (staff groups × 2, bands), row `2 * staff_group + bme`.

    Within a staff group the odds of one tier rather than the tier below are `progression_odds_ratio` times higher
    for white colleagues: an adjacent-category logit.
    """
    tilt = progression_odds_ratio ** -steps().astype(float)
    rows = []
    for group in STAFF_GROUPS:
        white = np.array([_BAND_WEIGHTS[group].get(band, 0.0) for band in BANDS])
        rows += [white / white.sum(), white * tilt / (white * tilt).sum()]
    return np.array(rows)
