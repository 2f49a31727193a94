"""The people in post at each snapshot: who stays, who leaves, and who joins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import numpy as np

from levelground.synthetic.disability import draw_disability, shares_by_step
from levelground.synthetic.drawing import Stream, chance, choose, generator
from levelground.synthetic.ethnicity import draw_categories
from levelground.synthetic.register import TURNOVER, Register
from levelground.synthetic.roles import ADMINISTRATIVE, OTHER_BAND, band_probabilities, group_probabilities, steps
from levelground.synthetic.settings import Service
from levelground.synthetic.table import Flags, Integers

CONTRACTS = ("permanent", "fixed term", "bank", "honorary", "agency", "non-executive")
_CONTRACT_WEIGHTS = np.array([0.885, 0.070, 0.030, 0.008, 0.0055, 0.0015])
_NON_EXECUTIVE = CONTRACTS.index("non-executive")

SEXES = ("female", "male")
_SEX_WEIGHTS = np.array([0.77, 0.23])
_YOUNGEST, _OLDEST = 18, 70
FULL_TIME = (1.0, 0.8, 0.6, 0.53, 0.4)
_FULL_TIME_WEIGHTS = np.array([0.60, 0.14, 0.14, 0.06, 0.06])


@dataclass(frozen=True)
class People:
    """Everyone on the staff file at one snapshot, one place in each array a person, in order of organisation."""

    person: Integers
    organisation: Integers
    bme: Flags
    """What is true, whatever is recorded."""
    category: Integers
    staff_group: Integers
    band: Integers
    contract: Integers
    sex: Integers
    disability: Integers
    disabled: Flags
    """What is true, whatever is declared."""
    age: Integers
    fte: Integers

    @property
    def counted(self) -> Flags:
        """Those on the payroll with a permanent or fixed-term contract."""
        return self.contract <= CONTRACTS.index("fixed term")


def draw_sex(rng: np.random.Generator, size: int) -> Integers:
    """Positions in `SEXES`."""
    return choose(rng, _SEX_WEIGHTS, size=size)


def _draw_people(
    rng: np.random.Generator, service: Service, register: Register, organisation: Integers, bme: Flags
) -> People:
    """New people, not numbered yet, for posts in these organisations, given which of them are BME."""
    size = len(organisation)
    kind = register.kinds.astype(np.int32)[organisation]
    region = register.regions[organisation]
    staff_group = choose(rng, group_probabilities(), 2 * kind + bme)
    bands = band_probabilities(service.inequities.progression_odds_ratio)
    band = choose(rng, bands, 2 * staff_group.astype(np.int32) + bme)
    contract = choose(rng, _CONTRACT_WEIGHTS, size=size)
    band[contract == _NON_EXECUTIVE] = OTHER_BAND
    staff_group[contract == _NON_EXECUTIVE] = ADMINISTRATIVE
    sex = draw_sex(rng, size)
    disability, disabled = draw_disability(rng, shares_by_step(service.inequities), steps()[band])
    return People(
        person=np.zeros(size, dtype=np.int32),
        organisation=organisation,
        bme=bme,
        category=draw_categories(rng, bme, region),
        staff_group=staff_group,
        band=band,
        contract=contract,
        sex=sex,
        disability=disability,
        disabled=disabled,
        age=np.clip(rng.normal(43, 12, size), _YOUNGEST, _OLDEST).astype(np.int16),
        fte=choose(rng, _FULL_TIME_WEIGHTS, size=size),
    )


def snapshots(service: Service, register: Register) -> Iterator[tuple[int, People]]:
    """The people in post at 31 March of each year, first to last.

    A post keeps its holder from one year to the next, unless they leave; a new holder is drawn afresh.
    """
    organisation = np.repeat(np.arange(len(register.codes), dtype=np.int32), register.sizes)
    share, _ = register.shares(service.first_year, service.first_year)
    rng = generator(service.seed, Stream.WORKFORCE, service.first_year)
    bme = chance(rng, share[organisation], len(organisation))
    people = _numbered(_draw_people(rng, service, register, organisation, bme), first=1)
    next_person = len(organisation) + 1
    yield service.first_year, people
    for year in service.every_year[1:]:
        rng = generator(service.seed, Stream.WORKFORCE, year)
        _, share = register.shares(service.first_year, year)
        posts = np.flatnonzero(chance(rng, TURNOVER, len(organisation)))
        bme = chance(rng, share[organisation[posts]], len(posts))
        joiners = _numbered(_draw_people(rng, service, register, organisation[posts], bme), next_person)
        next_person += len(posts)
        people = _replace(people, joiners, posts)
        yield year, people


def months_between(service: Service, before: People, after: People, year: int) -> Iterator[tuple[int, People]]:
    """The people in post at each month's end between 31 March of the year before and that of `year`, from April (1) to
    February (11): each post that changes hands does so in one of the twelve months."""
    posts = np.flatnonzero(before.person != after.person)
    changes = generator(service.seed, Stream.MONTHS, year).integers(1, 13, len(posts), dtype=np.int8)
    for month in range(1, 12):
        changed = posts[changes <= month]
        now = {}
        for column in fields(People):
            values = getattr(before, column.name).copy()
            values[changed] = getattr(after, column.name)[changed]
            now[column.name] = values
        yield month, People(**now)


def _numbered(people: People, first: int) -> People:
    """The same people, numbered from `first`."""
    return replace(people, person=np.arange(first, first + len(people.person), dtype=np.int32))


def _replace(people: People, joiners: People, posts: Integers) -> People:
    """The same posts a year later, some with new holders."""
    after = {}
    for column in fields(People):
        values = getattr(people, column.name)
        values = np.minimum(values + 1, _OLDEST).astype(np.int16) if column.name == "age" else values.copy()
        values[posts] = getattr(joiners, column.name)
        after[column.name] = values
    return People(**after)
