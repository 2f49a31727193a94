"""The `formal_cases` record set: entries into formal processes."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.disability import CAPABILITY_IF_NOT, capability_probabilities, disability_column
from levelground.synthetic.drawing import Stream, chance, choose, generator, times_odds
from levelground.synthetic.ethnicity import category_column
from levelground.synthetic.register import Register
from levelground.synthetic.roles import BANDS, STAFF_GROUPS
from levelground.synthetic.settings import Inequities, Service
from levelground.synthetic.staff import person_column
from levelground.synthetic.table import BLANK, Coded, Days, Keys, Table, snapshot_day
from levelground.synthetic.workforce import People

DISCIPLINED_WHITE = 0.009
"""Probability that a white colleague enters the formal disciplinary process in a year."""

KINDS_OF_CASE = ("disciplinary", "capability", "grievance", "bullying and harassment")
# Grievances, and cases of bullying and harassment, are equally likely in all groups; so is capability in both ethnic
# groups.
_OTHER_PROBABILITIES = (0.005, 0.0015)
_REASONS = tuple(CAPABILITY_IF_NOT)
_LEFT_SINCE = 0.08
_NO_PERSON = 0.01
# Above every number that the workforce can reach: people who came and went between two snapshots.
_FIRST_LEAVER = 80_000_000
_LEAVERS_A_YEAR = 100_000


def disciplinary_probabilities(inequities: Inequities) -> tuple[float, float]:
    """Probability that a white and a BME colleague enters the formal disciplinary process in a year."""
    return DISCIPLINED_WHITE, times_odds(DISCIPLINED_WHITE, inequities.disciplinary_odds_ratio)


def formal_cases_table(service: Service, register: Register, people: People, year: int) -> Table:
    """The entries in the 12 months to 31 March of a year.

    Each person in post has the chance of their group. A few of those entered have since left: their entry keeps their
    ethnic category and disability, and counts, but their `person_id` is not on the staff file.
    """
    rng = generator(service.seed, Stream.FORMAL_CASES, year)
    size = len(people.person)
    disciplinary = np.array(disciplinary_probabilities(service.inequities))[people.bme.view(np.int8)]
    by_reason = capability_probabilities(service.inequities)
    capability = by_reason.sum(axis=1)[people.disabled.view(np.int8)]
    entered = [np.flatnonzero(people.counted & chance(rng, likely, size)) for likely in (disciplinary, capability)]
    entered += [np.flatnonzero(people.counted & chance(rng, other, size)) for other in _OTHER_PROBABILITIES]
    kind = np.repeat(np.arange(len(entered), dtype=np.int8), [len(rows) for rows in entered])
    row = np.concatenate(entered)
    order = np.lexsort((kind, row))
    kind, row = kind[order], row[order]
    cases = len(row)

    person = people.person[row]
    left = np.flatnonzero(chance(rng, _LEFT_SINCE, cases))
    person[left] = _FIRST_LEAVER + year % 100 * _LEAVERS_A_YEAR + np.arange(len(left)) % _LEAVERS_A_YEAR
    person[chance(rng, _NO_PERSON, cases)] = BLANK
    reasons = choose(rng, by_reason, people.disabled.view(np.int8)[row])
    reason = np.where(kind == KINDS_OF_CASE.index("capability"), reasons, BLANK)
    days = rng.integers(snapshot_day(year - 1) + 1, snapshot_day(year) + 1, cases, dtype=np.int32)
    return {
        "case_id": Keys(f"C{year}-", np.arange(1, cases + 1), 6),
        "organisation": Coded(people.organisation[row], register.codes),
        "entered_on": Days(days),
        "kind": Coded(kind, KINDS_OF_CASE),
        "ethnic_category": category_column(people.category[row]),
        "reason": Coded(reason, _REASONS),
        "staff_group": Coded(people.staff_group[row], STAFF_GROUPS),
        "pay_band": Coded(people.band[row], BANDS),
        "person_id": person_column(person),
        "disability": disability_column(people.disability[row]),
    }
