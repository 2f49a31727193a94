"""The `applications` record set: who applied, who was shortlisted, who was appointed."""

from __future__ import annotations

import numpy as np

from levelground.synthetic.disability import DISABLED_SHARE, appointment_factors, disability_column, draw_disability
from levelground.synthetic.drawing import (
    Stream,
    chance,
    choose,
    from_log_odds,
    generator,
    log_odds,
    share_out,
    times_odds,
)
from levelground.synthetic.ethnicity import category_column, draw_categories
from levelground.synthetic.register import Register
from levelground.synthetic.roles import BANDS, STAFF_GROUPS, band_probabilities, group_probabilities
from levelground.synthetic.settings import Inequities, Service
from levelground.synthetic.table import (
    BLANK,
    YES_NO,
    Coded,
    Days,
    Floats,
    Integers,
    Keys,
    Table,
    rows_of,
    snapshot_day,
    yes_no,
)
from levelground.synthetic.workforce import SEXES, draw_sex

SHORTLISTED_WHITE, APPOINTED_WHITE = 0.30, 0.28
"""Probabilities for a white application of being shortlisted, and then of being appointed."""

_ROUTES = ("advertised", "international recruitment", "redeployment", "other")
_ROUTE_WEIGHTS = np.array([0.93, 0.03, 0.02, 0.02])
_INTERNATIONAL = _ROUTES.index("international recruitment")
_BME_INTERNATIONAL = 0.9
# Applicants are more often BME than the workforce that they apply to join.
_APPLICANTS_LOG_ODDS = 0.8
_APPLICATIONS_PER_VACANCY = 20
_SHORTEST, _LONGEST = 7, 42
"""Days from shortlisting to decision."""
_APPOINTED_UNSHORTLISTED = 0.0002


def shortlisting_probabilities(inequities: Inequities) -> tuple[float, float]:
    """Probability that a white and a BME application is shortlisted."""
    return SHORTLISTED_WHITE, times_odds(SHORTLISTED_WHITE, 1 / inequities.shortlisting_odds_ratio)


def appointment_probabilities(inequities: Inequities) -> tuple[float, float]:
    """Probability that a shortlisted white and BME application leads to appointment, once decided."""
    return APPOINTED_WHITE, times_odds(APPOINTED_WHITE, 1 / inequities.appointment_odds_ratio)


def applications_table(service: Service, register: Register, year: int) -> Table:
    """The applications for posts whose shortlisting fell in the 12 months to 31 March of a year.

    The chances depend on ethnic group and disability alone: not on route, band or vacancy, so that the ratios are
    the same in every part.
    A decision that falls after the last snapshot has not been made yet: `appointed` is blank, in either group alike.
    """
    rng = generator(service.seed, Stream.APPLICATIONS, year)
    yearly = round(service.applications_per_person * service.staff)
    sizes = share_out(yearly, register.sizes.astype(float))
    vacancies_each = -(-sizes // _APPLICATIONS_PER_VACANCY)
    vacancy_organisation = np.repeat(np.arange(len(sizes), dtype=np.int32), vacancies_each)
    vacancies = len(vacancy_organisation)
    vacancy_group = choose(rng, group_probabilities(), 2 * register.kinds.astype(np.int32)[vacancy_organisation])
    vacancy_band = choose(rng, band_probabilities(1.0), 2 * vacancy_group.astype(np.int32))
    vacancy_route = choose(rng, _ROUTE_WEIGHTS, size=vacancies)
    end = snapshot_day(year)
    start = snapshot_day(year - 1) + 1
    vacancy_shortlisted = rng.integers(start, end + 1, vacancies, dtype=np.int32)

    organisation = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    vacancy = _vacancies(sizes, vacancies_each)
    international = (vacancy_route == _INTERNATIONAL)[vacancy]
    bme = chance(rng, _applicants_share(service, register, year)[2 * organisation + international], yearly)
    shortlisted = chance(rng, np.array(shortlisting_probabilities(service.inequities))[bme.view(np.int8)], yearly)
    disability, disabled = draw_disability(
        generator(service.seed, Stream.APPLICANTS_DISABILITY, year),
        np.array([DISABLED_SHARE]),
        np.zeros(yearly, dtype=np.int8),
    )
    likely = np.array(appointment_probabilities(service.inequities))[bme.view(np.int8)]
    appointed = chance(rng, likely * np.array(appointment_factors(service.inequities))[disabled.view(np.int8)], yearly)
    decided_on = vacancy_shortlisted[vacancy] + rng.integers(_SHORTEST, _LONGEST + 1, yearly, dtype=np.int32)
    decided = decided_on <= snapshot_day(service.last_year)
    appointed &= shortlisted
    appointed |= ~shortlisted & chance(rng, _APPOINTED_UNSHORTLISTED, yearly)
    appointed &= decided
    outcome = appointed.view(np.int8).copy()
    outcome[shortlisted & ~decided] = BLANK
    return {
        "application_id": Keys(f"{year}-", np.arange(1, yearly + 1, dtype=np.int32)),
        "organisation": Coded(organisation, register.codes),
        "vacancy_id": Keys(f"V{year}-", vacancy + 1, 6),
        "shortlisted_on": Days(np.where(shortlisted, vacancy_shortlisted[vacancy], np.int32(BLANK))),
        "ethnic_category": category_column(draw_categories(rng, bme, register.regions[organisation])),
        "shortlisted": yes_no(shortlisted),
        "appointed": Coded(outcome, YES_NO),
        "appointed_on": Days(np.where(appointed, decided_on, np.int32(BLANK))),
        "route": Coded(vacancy_route[vacancy], _ROUTES),
        "pay_band": Coded(vacancy_band[vacancy], BANDS),
        "staff_group": Coded(vacancy_group[vacancy], STAFF_GROUPS),
        "sex": Coded(draw_sex(rng, yearly), SEXES),
        "disability": disability_column(disability),
    }


def exported(table: Table, register: Register) -> Table:
    """The applications that reach the extract: where they end early (`Body.applications_until`), without the later."""
    whose, shortlisted = table["organisation"], table["shortlisted_on"]
    if not register.applications_until or not isinstance(whose, Coded) or not isinstance(shortlisted, Days):
        return table
    kept = np.ones(len(whose.positions), dtype=bool)
    for place, until in register.applications_until:
        kept &= (whose.positions != place) | (shortlisted.days <= until)
    return {name: rows_of(column, kept) for name, column in table.items()}


def _applicants_share(service: Service, register: Register, year: int) -> Floats:
    """Expected BME share of applications: place `2 * organisation + international`."""
    workforce, _ = register.shares(service.first_year, year)
    share = np.full(2 * len(workforce), _BME_INTERNATIONAL)
    share[::2] = from_log_odds(log_odds(workforce) + _APPLICANTS_LOG_ODDS)
    return share


def _vacancies(sizes: Integers, vacancies_each: Integers) -> Integers:
    """The vacancy of each application: an organisation's applications spread evenly over its vacancies, in order."""
    total = int(sizes.sum())
    first_application = np.repeat(np.cumsum(sizes) - sizes, sizes)
    first_vacancy = np.repeat(np.cumsum(vacancies_each) - vacancies_each, sizes)
    within = np.arange(total) - first_application
    spread = within * np.repeat(vacancies_each, sizes) // np.repeat(sizes, sizes)
    return (first_vacancy + spread).astype(np.int32)
