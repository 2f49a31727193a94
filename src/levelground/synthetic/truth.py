"""What is true of a make-believe service, so that measured figures can be held to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from levelground.synthetic.applications import appointment_probabilities
from levelground.synthetic.boards import board_shares
from levelground.synthetic.conduct import disciplinary_probabilities
from levelground.synthetic.disability import (
    CAPABILITY_IF_NOT,
    UNSAID_SHARE,
    appointment_factors,
    board_share,
    capability_probabilities,
    shares_by_step,
)
from levelground.synthetic.ethnicity import UNKNOWN_SHARE
from levelground.synthetic.learning import training_probabilities
from levelground.synthetic.register import Register, draw_register
from levelground.synthetic.roles import (
    BANDS,
    NON_CLINICAL,
    STAFF_GROUPS,
    TIERS,
    band_probabilities,
    group_probabilities,
    steps,
)
from levelground.synthetic.settings import Service
from levelground.synthetic.table import Floats


@dataclass(frozen=True)
class DisabilityTruth:
    """The true values that the figures of the disability standard estimate, in the directions of its metrics.

    Percentages have everybody in their denominators, those who have not said too.
    """

    appointment: float
    """Metric 2: relative likelihood of appointment from shortlisting, non-disabled to Disabled."""
    capability: Mapping[str, float]
    """Metric 3, by reason: relative likelihood of entering the formal capability process, Disabled to non-disabled."""
    survey_gaps: Mapping[str, float]
    """Metrics 4 to 7 and 9a, by survey question: points, Disabled minus non-disabled."""
    tiers: Mapping[str, float]
    """Metric 1: Disabled percentage of the staff in each tier of pay, the same in every organisation."""
    workforce: Mapping[str, float]
    """Metric 1: Disabled percentage of the workforce, by organisation."""
    board_gap: Mapping[str, float]
    """Metric 10: Disabled percentage of the board minus that of the workforce, in points, by organisation."""


@dataclass(frozen=True)
class Truth:
    """The true values that the figures of a make-believe service estimate, in the directions of the indicators.

    The three relative likelihoods and the survey gaps are the same in every organisation and year, so they are true
    of the whole service too. Mappings by organisation have its code as key.
    """

    appointment: float
    """Indicator 2: relative likelihood of appointment from shortlisting, white to BME."""
    disciplinary: float
    """Indicator 3: relative likelihood of entering the formal disciplinary process, BME to white."""
    training: float
    """Indicator 4: relative likelihood of taking non-mandatory training, white to BME."""
    survey_gaps: Mapping[str, float]
    """Indicators 5 to 8, by survey question: percentage points, BME minus white."""
    workforce: Mapping[str, float]
    """Indicator 1: BME percentage of the workforce, unknown in the denominator, by organisation."""
    board_gap: Mapping[str, float]
    """Indicator 9: BME percentage of the board minus that of the workforce, in points, by organisation."""
    disparity: Mapping[str, Mapping[str, float]]
    """Race disparity ratios, white to BME, by organisation and then by part, such as `clinical=yes;tier=lower:middle`:
    the ratio of expected numbers."""
    disability: DisabilityTruth
    """What is true of Disabled and non-disabled people."""


def truth(service: Service, year: int | None = None) -> Truth:
    """What is true of a service at 31 March of a year (default: its last). Raises ValueError for a year outside it."""
    return truth_of(service, draw_register(service), year)


def truth_of(service: Service, register: Register, year: int | None = None) -> Truth:
    """What is true of a service of these organisations."""
    when = service.last_year if year is None else year
    if when not in service.every_year:
        raise ValueError(f"{when} is not one of the service's years, {service.first_year} to {service.last_year}")
    white_appointed, bme_appointed = appointment_probabilities(service.inequities)
    white_disciplined, bme_disciplined = disciplinary_probabilities(service.inequities)
    white_trained, bme_trained = training_probabilities(service.inequities)
    workforce, _ = register.shares(service.first_year, when)
    board, _ = board_shares(service, register, when)
    known = 100 * (1 - UNKNOWN_SHARE)
    by_kind = _disparity_by_kind(service.inequities.progression_odds_ratio)
    return Truth(
        appointment=white_appointed / bme_appointed,
        disciplinary=bme_disciplined / white_disciplined,
        training=white_trained / bme_trained,
        survey_gaps=service.inequities.survey_gaps,
        workforce=_by_code(register, known * workforce),
        board_gap=_by_code(register, known * (board - workforce)),
        disparity={code: by_kind[int(kind)] for code, kind in zip(register.codes, register.kinds, strict=True)},
        disability=_disability(service, register, workforce),
    )


def _disability(service: Service, register: Register, bme: Floats) -> DisabilityTruth:
    """What is true of Disabled people where so large a share of each organisation's workforce is BME."""
    known, by_step = 100 * (1 - UNSAID_SHARE), shares_by_step(service.inequities)
    one, other = appointment_factors(service.inequities)
    by_reason = capability_probabilities(service.inequities)
    groups, bands = group_probabilities(), band_probabilities(service.inequities.progression_odds_ratio)
    # Expected share of Disabled people by kind of organisation, of white and of BME colleagues.
    by_kind = np.array([groups[row] @ bands[row % 2 :: 2] @ by_step[steps()] for row in range(len(groups))])
    kinds = 2 * register.kinds.astype(np.int64)
    workforce = known * ((1 - bme) * by_kind[kinds] + bme * by_kind[kinds + 1])
    return DisabilityTruth(
        appointment=one / other,
        capability={
            reason: float(by_reason[1, place] / by_reason[0, place]) for place, reason in enumerate(CAPABILITY_IF_NOT)
        },
        survey_gaps=service.inequities.disability.survey_gaps,
        tiers=dict(zip(TIERS, (known * by_step).tolist(), strict=True)),
        workforce=_by_code(register, workforce),
        board_gap=_by_code(register, known * board_share(service.inequities) - workforce),
    )


def _by_code(register: Register, values: Floats) -> dict[str, float]:
    return dict(zip(register.codes, values.tolist(), strict=True))


def _disparity_by_kind(progression_odds_ratio: float) -> list[dict[str, float]]:
    groups = group_probabilities()
    bands = band_probabilities(progression_odds_ratio)
    clinical = ~np.isin(np.arange(len(STAFF_GROUPS)), NON_CLINICAL)
    tiers = {tier: np.isin(BANDS, names) for tier, names in TIERS.items()}
    kinds = []
    for kind in range(len(groups) // 2):
        ratios = {}
        for side, chosen in (("yes", clinical), ("no", ~clinical)):
            # Expected shares of white and of BME colleagues who stand in each tier on this side.
            white, bme = (
                {
                    tier: float((groups[2 * kind + group] * chosen) @ bands[group::2] @ inside)
                    for tier, inside in tiers.items()
                }
                for group in (0, 1)
            )
            for low, high in (("lower", "middle"), ("middle", "upper"), ("lower", "upper")):
                part = f"clinical={side};tier={low}:{high}"
                ratios[part] = (white[high] / white[low]) / (bme[high] / bme[low])
        kinds.append(ratios)
    return kinds
