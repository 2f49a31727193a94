"""The `survey` record set: published results of a staff survey."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from levelground.synthetic.drawing import Stream, from_log_odds, generator, log_odds
from levelground.synthetic.register import KINDS, Register
from levelground.synthetic.settings import Service
from levelground.synthetic.table import Coded, Floats, Integers, Numbers, Table
from levelground.synthetic.workforce import People

# True percentage of white respondents, of the organisations of a service together.
_WHITE_LEVELS = {
    "harassment-public": 24.0,
    "harassment-staff": 20.5,
    "equal-opportunities": 59.5,
    "discrimination-at-work": 6.7,
}
# True percentages of non-disabled respondents, and the share of respondents that each question is put to: some are
# asked only of those to whom the thing has happened.
_NON_DISABLED_LEVELS = {
    "harassment-public": (23.5, 1.0),
    "harassment-manager": (8.5, 1.0),
    "harassment-colleagues": (15.5, 1.0),
    "harassment-reported": (50.0, 0.3),
    "equal-opportunities": (57.5, 1.0),
    "pressure-to-work": (19.0, 0.55),
    "work-valued": (46.5, 1.0),
}
_ADJUSTMENTS_MADE, _NEED_ADJUSTMENTS = 74.0, 0.6
_ENGAGEMENT, _ENGAGEMENT_SPREAD = 6.9, 1.9
"""The score of non-disabled respondents, and the standard deviation of one person's."""
_LEVEL_SPREAD = 0.12
"""Standard deviation of an organisation's level, in log odds."""
_AMBULANCE_PUBLIC = 0.6
_RESPONSE_WHITE, _RESPONSE_BME, _RESPONSE_DISABLED_SHARE = 0.50, 0.44, 0.24

_QUESTIONS = (*dict.fromkeys((*_WHITE_LEVELS, *_NON_DISABLED_LEVELS)), "adjustments-made", "engagement")
_CHARACTERISTICS = ("ethnicity", "disability")
_GROUPS = ("white", "bme", "all", "disabled", "non-disabled")
_UNITS = ("percent", "score")


@dataclass(frozen=True)
class _Rows:
    """One question's results for one group, one place an organisation."""

    question: str
    group: str
    value: Floats
    base: Integers
    characteristic: str = "ethnicity"


def white_levels(service: Service, register: Register) -> dict[str, Floats]:
    """True percentage of white respondents in each organisation, by question: the same in every year."""
    rng = generator(service.seed, Stream.SURVEY_LEVELS)
    levels = {}
    for question, percentage in _WHITE_LEVELS.items():
        drawn = _vary(rng, percentage, register, question)
        levels[question] = _within(drawn, service.inequities.survey_gaps[question])
    return levels


def _within(levels: Floats, gap: float) -> Floats:
    """Levels far enough from 0 and 100 for both groups' percentages to exist: the gap is kept whole."""
    return np.clip(levels, max(1.0, 1.0 - gap), min(99.0, 99.0 - gap))


def survey_table(service: Service, register: Register, people: People, year: int) -> Table:
    """The results of the survey of the autumn before 31 March of a year, as an edition of that year uses them."""
    rng = generator(service.seed, Stream.SURVEY, year)
    counted = people.counted
    organisations = len(register.codes)
    staff = [
        np.bincount(people.organisation[counted & (people.bme == group)], minlength=organisations)
        for group in (False, True)
    ]
    rows = _ethnicity_rows(service, rng, white_levels(service, register), *staff)
    rows += _disability_rows(service, rng, register, staff[0] + staff[1])
    return _as_table(register, rows, year - 1)


def _vary(rng: np.random.Generator, percentage: float, register: Register, question: str) -> Floats:
    level = log_odds(np.full(len(register.codes), percentage / 100))
    level += rng.normal(0, _LEVEL_SPREAD, len(level))
    if question == "harassment-public":
        level += _AMBULANCE_PUBLIC * (register.kinds == KINDS.index("ambulance"))
    return 100 * from_log_odds(level)


def _percentage(yes: Integers, base: Integers) -> Floats:
    # Published to two decimal places.
    return np.round(100 * yes / np.maximum(base, 1), 2)


def _ethnicity_rows(
    service: Service, rng: np.random.Generator, levels: dict[str, Floats], white: Integers, bme: Integers
) -> list[_Rows]:
    rows = []
    white_base, bme_base = rng.binomial(white, _RESPONSE_WHITE), rng.binomial(bme, _RESPONSE_BME)
    for question, level in levels.items():
        white_yes = rng.binomial(white_base, level / 100)
        bme_yes = rng.binomial(bme_base, (level + service.inequities.survey_gaps[question]) / 100)
        both = white_base + bme_base
        rows += [
            _Rows(question, "white", _percentage(white_yes, white_base), white_base),
            _Rows(question, "bme", _percentage(bme_yes, bme_base), bme_base),
            _Rows(question, "all", _percentage(white_yes + bme_yes, both), both),
        ]
    return rows


def _disability_rows(service: Service, rng: np.random.Generator, register: Register, staff: Integers) -> list[_Rows]:
    gaps, levels = service.inequities.disability.survey_gaps, generator(service.seed, Stream.DISABILITY_LEVELS)
    respondents = rng.binomial(staff, (_RESPONSE_WHITE + _RESPONSE_BME) / 2)
    disabled = rng.binomial(respondents, _RESPONSE_DISABLED_SHARE)
    others = respondents - disabled
    rows = []
    for question, (percentage, asked) in _NON_DISABLED_LEVELS.items():
        level = _within(_vary(levels, percentage, register, question), gaps[question])
        base, of_others = (rng.binomial(each, asked) for each in (disabled, others))
        yes, yes_of_others = rng.binomial(base, (level + gaps[question]) / 100), rng.binomial(of_others, level / 100)
        both = base + of_others
        rows += [
            _Rows(question, "disabled", _percentage(yes, base), base, "disability"),
            _Rows(question, "non-disabled", _percentage(yes_of_others, of_others), of_others, "disability"),
            _Rows(question, "all", _percentage(yes + yes_of_others, both), both, "disability"),
        ]
    needed = rng.binomial(disabled, _NEED_ADJUSTMENTS)
    made = rng.binomial(needed, _vary(levels, _ADJUSTMENTS_MADE, register, "adjustments-made") / 100)
    rows.append(_Rows("adjustments-made", "disabled", _percentage(made, needed), needed, "disability"))
    return rows + _engagement_rows(rng, gaps["engagement"], disabled, others)


def _engagement_rows(rng: np.random.Generator, gap: float, disabled: Integers, others: Integers) -> list[_Rows]:
    """Mean scores from 0 to 10, each as far from the truth as a mean of so many answers is."""
    bases = {"disabled": disabled, "non-disabled": others}
    scores = {
        group: np.clip(rng.normal(score, _ENGAGEMENT_SPREAD / np.sqrt(np.maximum(bases[group], 1))), 0, 10)
        for group, score in (("disabled", _ENGAGEMENT + gap), ("non-disabled", _ENGAGEMENT))
    }
    everyone = disabled + others
    mean = (scores["disabled"] * disabled + scores["non-disabled"] * others) / np.maximum(everyone, 1)
    rows = [_Rows("engagement", group, np.round(scores[group], 2), bases[group], "disability") for group in bases]
    return [*rows, _Rows("engagement", "all", np.round(mean, 2), everyone, "disability")]


def _as_table(register: Register, rows: list[_Rows], survey_year: int) -> Table:
    """One row a result; a group without respondents has none."""
    base = np.array([row.base for row in rows]).T.ravel()
    present = np.flatnonzero(base > 0)
    value = np.array([row.value for row in rows]).T.ravel()[present]
    organisation, which = np.divmod(present, len(rows))
    question = np.array([_QUESTIONS.index(row.question) for row in rows])[which]
    group = np.array([_GROUPS.index(row.group) for row in rows])[which]
    characteristic = np.array([_CHARACTERISTICS.index(row.characteristic) for row in rows])[which]
    return {
        "organisation": Coded(organisation, register.codes),
        "year": Numbers(np.full(len(present), survey_year)),
        "question": Coded(question, _QUESTIONS),
        "characteristic": Coded(characteristic, _CHARACTERISTICS),
        "group": Coded(group, _GROUPS),
        "value": Numbers(value),
        "base": Numbers(base[present]),
        "unit": Coded(np.where(question == _QUESTIONS.index("engagement"), 1, 0), _UNITS),
    }
