"""The `training` record set: attendances at mandatory and other courses."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.drawing import Stream, chance, generator, times_odds
from levelground.synthetic.register import Register
from levelground.synthetic.settings import Inequities, Service
from levelground.synthetic.staff import person_column
from levelground.synthetic.table import Coded, Days, Table, snapshot_day, yes_no
from levelground.synthetic.workforce import People

TRAINED_WHITE = 0.42
"""Probability that a white colleague takes at least one non-mandatory course in a year."""

MANDATORY = (
    "Fire safety",
    "Information governance",
    "Moving and handling",
    "Safeguarding adults",
    "Basic life support",
)
OTHER = (
    "Leadership foundations",
    "Coaching skills",
    "Quality improvement",
    "Advanced clinical practice",
    "Mentorship",
    "Interview skills",
    "Degree apprenticeship module",
    "Research methods",
)
_MANDATORY_MEAN, _FURTHER_MEAN = 1.35, 0.5
_LEAVERS_SHARE = 0.02
# Above every number that the workforce can reach, and apart from those of formal cases.
_FIRST_LEAVER = 90_000_000
_LEAVERS_A_YEAR = 100_000


def training_probabilities(inequities: Inequities) -> tuple[float, float]:
    """Probability that a white and a BME colleague takes at least one non-mandatory course in a year."""
    return TRAINED_WHITE, times_odds(TRAINED_WHITE, 1 / inequities.training_odds_ratio)


def training_table(service: Service, register: Register, people: People, year: int) -> Table:
    """Attendances in the 12 months to 31 March of a year, about two for each person, and some of people who left."""
    rng = generator(service.seed, Stream.TRAINING, year)
    size = len(people.person)
    counted = people.counted
    taken = counted & chance(rng, np.array(training_probabilities(service.inequities))[people.bme.view(np.int8)], size)
    mandatory_each = rng.poisson(_MANDATORY_MEAN, size) * counted
    attendances = mandatory_each + (1 + rng.poisson(_FURTHER_MEAN, size)) * taken

    row = np.repeat(np.arange(size), attendances)
    within = np.arange(len(row)) - np.repeat(np.cumsum(attendances) - attendances, attendances)
    mandatory = within < mandatory_each[row]

    leavers = round(_LEAVERS_SHARE * size)
    left_from = np.sort(people.organisation[rng.integers(0, size, leavers)])
    left_numbers = _FIRST_LEAVER + year % 100 * _LEAVERS_A_YEAR + np.arange(leavers) % _LEAVERS_A_YEAR
    person = np.concatenate([people.person[row], left_numbers.astype(np.int32)])
    organisation = np.concatenate([people.organisation[row], left_from])
    mandatory = np.concatenate([mandatory, chance(rng, 0.6, leavers)])

    rows = len(person)
    course = np.where(
        mandatory,
        rng.integers(0, len(MANDATORY), rows, dtype=np.int8),
        len(MANDATORY) + rng.integers(0, len(OTHER), rows, dtype=np.int8),
    )
    days = rng.integers(snapshot_day(year - 1) + 1, snapshot_day(year) + 1, rows, dtype=np.int32)
    return {
        "person_id": person_column(person),
        "organisation": Coded(organisation, register.codes),
        "course": Coded(course, MANDATORY + OTHER),
        "mandatory": yes_no(mandatory),
        "completed_on": Days(days),
    }
