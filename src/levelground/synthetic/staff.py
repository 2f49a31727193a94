"""The `staff` record set: assignments of the people in post."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.disability import disability_column
from levelground.synthetic.drawing import Stream, chance, choose, generator
from levelground.synthetic.ethnicity import category_column
from levelground.synthetic.register import Register
from levelground.synthetic.roles import BAND_2, BAND_9, BANDS, CONSULTANT, STAFF_GROUPS
from levelground.synthetic.settings import Service
from levelground.synthetic.table import BLANK, YES_NO, Coded, Days, Integers, Keys, Numbers, Table, month_end_day
from levelground.synthetic.workforce import CONTRACTS, FULL_TIME, SEXES, People

_STATUSES = ("active", "maternity", "career break", "secondment in", "secondment out", "suspended")
_STATUS_WEIGHTS = np.array([0.958, 0.026, 0.004, 0.005, 0.005, 0.002])

_SECOND_ASSIGNMENT = 0.005
_SECOND_ON_BANK = 0.5
_PRIMARY_NOT_MARKED = 0.1
_SENIOR_MEDICAL_MANAGER = 0.03
_FTE_SECOND = 0.2


def person_column(numbers: Integers) -> Keys:
    """The `person_id` column."""
    return Keys("P", numbers)


def staff_table(service: Service, register: Register, people: People, year: int, month: int = 12) -> Table:
    """Everyone's assignments at 31 March of a year; a few people have two.

    `month` is the place of an earlier month's end among the twelve to that date: 1 is April's.
    """
    rng = generator(service.seed, Stream.STAFF, year)
    size = len(people.person)
    status = choose(rng, _STATUS_WEIGHTS, size=size)
    manager = (people.band == CONSULTANT) & chance(rng, _SENIOR_MEDICAL_MANAGER, size)
    two = people.counted & chance(rng, _SECOND_ASSIGNMENT, size)
    unmarked = two & chance(rng, _PRIMARY_NOT_MARKED, size)

    row = np.repeat(np.arange(size), 1 + two)
    second = np.zeros(len(row), dtype=bool)
    second[1:] = row[1:] == row[:-1]

    contract = people.contract[row]
    on_bank = second & chance(rng, _SECOND_ON_BANK, len(row))
    contract[on_bank] = CONTRACTS.index("bank")
    band = people.band[row]
    # A second assignment is one band lower where there is one, so that every rule names the same primary one.
    lower = second & (band > BAND_2) & (band <= BAND_9)
    band[lower] -= 1
    primary = np.where(second, YES_NO.index("no"), YES_NO.index("yes"))
    primary[unmarked[row]] = BLANK
    fte = np.array(FULL_TIME)[people.fte[row]]
    fte[second] = _FTE_SECOND
    person = people.person[row]
    return {
        "person_id": person_column(person),
        "organisation": Coded(people.organisation[row], register.codes),
        "as_at": Days(np.full(len(row), month_end_day(year, month), dtype=np.int32)),
        "ethnic_category": category_column(people.category[row]),
        "staff_group": Coded(people.staff_group[row], STAFF_GROUPS),
        "pay_band": Coded(band, BANDS),
        "contract": Coded(contract, CONTRACTS),
        "assignment_id": Keys("A", person.astype(np.int64) * 10 + 1 + second),
        "primary_assignment": Coded(primary, YES_NO),
        "assignment_status": Coded(status[row], _STATUSES),
        "sex": Coded(people.sex[row], SEXES),
        "disability": disability_column(people.disability[row]),
        "age": Numbers(people.age[row]),
        "fte": Numbers(fte),
        "medical_grade": Coded(np.where(manager[row], 0, BLANK), ("senior medical manager",)),
    }
