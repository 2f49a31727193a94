"""The numbers of people that are published of pledges: what each is, and what everybody knows of their order."""

from dataclasses import dataclass
from enum import IntEnum

from levelground_site.lived_experience.pledges.models import WEEKS


class Column(IntEnum):
    """A number of people; its place in every table of them."""

    STARTED = 0
    KNOWN_13 = 1
    STILL_13 = 2
    KNOWN_26 = 3
    STILL_26 = 4
    KNOWN_52 = 5
    STILL_52 = 6
    DUE_52 = 7
    PROGRESSED = 8
    UNDER_16 = 9
    BANDS_2_TO_4 = 10
    BANDS_5_TO_7 = 11
    BANDS_8_UP = 12
    INTERNS_STARTED = 13
    INTERNS_COMPLETED = 14
    INTERNS_IN_WORK = 15
    ASKED = 16
    AWARDED = 17
    IN_PLACE = 18


C = Column
# Those that are published for each pledge, as a band; of the others only sums of many organisations are.
BANDED = (C.STARTED, C.STILL_13, C.STILL_26, C.STILL_52)
# (a, b): a is never more than b.
ORDER = (
    (C.KNOWN_13, C.STARTED), (C.STILL_13, C.KNOWN_13), (C.KNOWN_26, C.STILL_13), (C.STILL_26, C.KNOWN_26),
    (C.KNOWN_52, C.STILL_26), (C.STILL_52, C.KNOWN_52), (C.DUE_52, C.STARTED), (C.STILL_52, C.DUE_52),
    (C.PROGRESSED, C.STARTED), (C.UNDER_16, C.STARTED), (C.BANDS_2_TO_4, C.STARTED), (C.BANDS_5_TO_7, C.STARTED),
    (C.BANDS_8_UP, C.STARTED), (C.INTERNS_COMPLETED, C.INTERNS_STARTED), (C.INTERNS_IN_WORK, C.INTERNS_STARTED),
    (C.AWARDED, C.ASKED), (C.IN_PLACE, C.AWARDED),
)  # fmt: skip
KNOWN = {13: C.KNOWN_13, 26: C.KNOWN_26, 52: C.KNOWN_52}
STILL = {13: C.STILL_13, 26: C.STILL_26, 52: C.STILL_52}


@dataclass(frozen=True)
class Still:
    """How many are still there after some weeks: the share with its interval (0 to 1), and who it is about."""

    weeks: int
    share: float
    low: float
    high: float
    at_risk: int
    left: int


def chain(started: int, follow_ups: dict[int, tuple[int, int]]) -> dict[Column, int]:
    """The numbers of people who started together: known about and still there after each number of weeks.

    `follow_ups` gives still and left by weeks. Whoever is not known about at one time counts for no later one, even
    where they are found again: that is what the estimate of who stays asks for.
    """
    found: dict[Column, int] = {C.STARTED: started}
    there, gone, seen = started, 0, True
    for weeks in WEEKS:
        still, left = follow_ups.get(weeks, (0, 0))
        known = min(there, still + max(left - gone, 0)) if weeks in follow_ups and seen else 0
        stayed = min(still, known)
        found |= {KNOWN[weeks]: known, STILL[weeks]: stayed}
        there, gone, seen = stayed, max(left, gone), seen and weeks in follow_ups
    return found
