"""The `answers` record set: what each organisation answers itself, of every standard that asks for an answer."""

from __future__ import annotations

import numpy as np

from levelground.standards import Answer, standard, standards
from levelground.synthetic.drawing import Stream, chance, generator
from levelground.synthetic.register import Register
from levelground.synthetic.settings import Service
from levelground.synthetic.table import BLANK, Coded, Numbers, Table, yes_no

_YES = 0.93
_DONE = (
    "The staff network meets the board every quarter, and the board answers it in writing.",
    "We asked staff what stands in their way, and changed how equipment is ordered.",
    "Staff told the board what work is like for them; a central fund for adjustments came of it.",
)


def answers_table(service: Service, register: Register, year: int) -> Table:
    """One answer of each organisation to each indicator that an edition of that year has answered in words."""
    rng = generator(service.seed, Stream.ANSWERS, year)
    asked = [(name, number) for name in standards() for number in _answered(name, year)]
    organisations = len(register.codes)
    organisation = np.tile(np.arange(organisations, dtype=np.int32), len(asked))
    which = np.repeat(np.arange(len(asked), dtype=np.int8), organisations)
    answer = chance(rng, _YES, len(which))
    words = rng.integers(0, len(_DONE), len(which), dtype=np.int8)
    return {
        "organisation": Coded(organisation, register.codes),
        "standard": Coded(which, tuple(name for name, _ in asked)),
        "year": Numbers(np.full(len(which), year)),
        "indicator": Coded(which, tuple(number for _, number in asked)),
        "answer": yes_no(answer),
        "words": Coded(np.where(answer, words, np.int8(BLANK)), _DONE),
    }


def _answered(name: str, year: int) -> tuple[str, ...]:
    declared = standard(name)
    if year not in declared.years:
        return ()
    return tuple(one.number for one in declared.indicators if isinstance(one.measure, Answer))
