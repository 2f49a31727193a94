"""The organisations of a make-believe service: what they are, where, how large, and who works there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from levelground.synthetic.drawing import Stream, choose, from_log_odds, generator, log_odds, share_out
from levelground.synthetic.names import REGIONS, SYSTEMS_BY_REGION, TRUSTS_BY_REGION, place, system
from levelground.synthetic.settings import Service
from levelground.synthetic.table import BLANK, Coded, Floats, Integers, Table, day_number, rows_of

KINDS = ("acute", "mental health", "community", "ambulance")
_KIND_WEIGHTS = np.array([0.60, 0.23, 0.12, 0.05])
_KIND_NAMES = {
    "acute": "Hospitals NHS Trust",
    "mental health": "Mental Health NHS Trust",
    "community": "Community NHS Trust",
    "ambulance": "Ambulance NHS Trust",
}

# BME share of the workforce in 2024, by region, in the order of REGIONS.
_REGION_SHARES = np.array([0.28, 0.48, 0.28, 0.16, 0.21, 0.28, 0.13])
# How the log odds of a BME colleague differ by kind of organisation.
_KIND_LOG_ODDS = np.array([0.05, 0.05, -0.25, -1.2])
_SHARE_SPREAD = 0.3
# England went from 17.7% in 2016 to 28.6% in 2024: about 0.078 a year in log odds.
YEARLY_RISE = 0.078
_SHARES_ARE_OF = 2024

TURNOVER = 0.11
"""Share of posts whose holder changes between two snapshots."""

_SMALLEST, _LARGEST = 300, 20_000
_SIZE_SPREAD = 0.7


def follow(aims: Sequence[Floats], turnover: float) -> tuple[Floats, Floats]:
    """Expected shares of a body, and of its latest joiners, at the last of several years.

    `aims` has the share wanted in each year. Each year joiners are drawn so that the body reaches it, as far as a
    turnover of its places allows.
    """
    stock = joiners = aims[0]
    for aim in aims[1:]:
        joiners = np.clip((aim - (1 - turnover) * stock) / turnover, 0.01, 0.97)
        stock = (1 - turnover) * stock + turnover * joiners
    return stock, joiners


@dataclass(frozen=True)
class Body:
    """An organisation that a service is to have, instead of an invented one.

    `kind` is one of acute, mental health, community, ambulance; `region` one of NHS England's seven. `size` is its
    people on the staff file (None: drawn). From the day `ended` it is no more: whoever would work there works at its
    `successor` (a code), and nowhere where it has none. Who was shortlisted after `applications_until` is missing from
    its applications (None: nobody is), as when it moves to another recruitment system and exports the old one alone.
    """

    code: str
    name: str
    kind: str
    ics: str
    region: str
    size: int | None = None
    ended: date | None = None
    successor: str = ""
    applications_until: date | None = None


@dataclass(frozen=True)
class Register:
    """The organisations, each array in the order of `codes`."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    kinds: Integers
    regions: Integers
    systems: tuple[str, ...]
    sizes: Integers
    share_log_odds: Floats
    """Log odds that a colleague is BME, in 2024."""
    endings: tuple[tuple[int, int, int], ...] = ()
    """Places of organisations that end, the day (since 1970) from which they are no more, and their successor's place
    (-1: none); earlier endings first."""
    applications_until: tuple[tuple[int, int], ...] = ()
    """Places of organisations whose applications end early, and the last day (since 1970) of their shortlisting."""

    def shares(self, first_year: int, year: int) -> tuple[Floats, Floats]:
        """Expected BME share of each organisation's workforce at 31 March of `year`, and of those who joined in the
        year before it, when the first snapshot is that of `first_year`. Everyone counts: none is unknown here."""
        years = range(first_year, year + 1)
        aims = [from_log_odds(self.share_log_odds + YEARLY_RISE * (each - _SHARES_ARE_OF)) for each in years]
        return follow(aims, TURNOVER)

    def table(self) -> Table:
        """The `organisations` record set."""
        every = np.arange(len(self.codes))
        return {
            "organisation": Coded(every, self.codes),
            "name": Coded(every, self.names),
            "kind": Coded(self.kinds, KINDS),
            "ics": Coded(every, self.systems),
            "region": Coded(self.regions, REGIONS),
        }


def draw_register(service: Service) -> Register:
    """The organisations of a service, drawn from its seed."""
    rng = generator(service.seed, Stream.REGISTER)
    count = service.organisations
    regions = np.repeat(np.arange(len(REGIONS)), share_out(count, np.array(TRUSTS_BY_REGION, dtype=float)))
    rng.shuffle(regions)
    kinds = choose(rng, _KIND_WEIGHTS, size=count)
    sizes = _draw_sizes(rng, count, service.staff)
    log_odds_bme = log_odds(_REGION_SHARES)[regions] + _KIND_LOG_ODDS[kinds] + rng.normal(0, _SHARE_SPREAD, count)
    return Register(
        codes=tuple(f"R{number:03d}" for number in range(1, count + 1)),
        names=tuple(f"{place(number)} {_KIND_NAMES[KINDS[kind]]}" for number, kind in enumerate(kinds)),
        kinds=kinds,
        regions=regions,
        systems=tuple(system(int(number)) for number in _systems(regions)),
        sizes=sizes,
        share_log_odds=log_odds_bme,
    )


def register_of(service: Service, bodies: Sequence[Body]) -> Register:
    """A register of organisations that are given, with the rest drawn from the service's seed.

    ValueError where their number is not the service's, or a kind, region or successor is not known.
    """
    if len(bodies) != service.organisations:
        raise ValueError(f"{len(bodies)} organisations are given for a service of {service.organisations}")
    places = {body.code: place for place, body in enumerate(bodies)}
    for body in bodies:
        if body.kind not in KINDS or body.region not in REGIONS or (body.successor and body.successor not in places):
            raise ValueError(f"{body.code}: unknown kind, region or successor")
    rng = generator(service.seed, Stream.REGISTER)
    drawn = [place for place, body in enumerate(bodies) if body.size is None]
    sizes = np.array([body.size or 0 for body in bodies])
    if drawn:
        sizes[drawn] = _draw_sizes(rng, len(drawn), service.staff - int(sizes.sum()))
    regions = np.array([REGIONS.index(body.region) for body in bodies])
    kinds = np.array([KINDS.index(body.kind) for body in bodies])
    spread = rng.normal(0, _SHARE_SPREAD, len(bodies))
    ended = sorted((day_number(body.ended), place) for place, body in enumerate(bodies) if body.ended)
    return Register(
        codes=tuple(body.code for body in bodies),
        names=tuple(body.name for body in bodies),
        kinds=kinds,
        regions=regions,
        systems=tuple(body.ics for body in bodies),
        sizes=sizes,
        share_log_odds=log_odds(_REGION_SHARES)[regions] + _KIND_LOG_ODDS[kinds] + spread,
        endings=tuple((place, day, places.get(bodies[place].successor, -1)) for day, place in ended),
        applications_until=tuple(
            (place, day_number(body.applications_until))
            for place, body in enumerate(bodies)
            if body.applications_until is not None
        ),
    )


def after_endings(table: Table, register: Register, day: int, *, people: bool) -> Table:
    """The rows of a record set as they stand on a day: those of organisations that are no more go to the successor.

    Without `people` the rows are about the organisation itself (its survey, its board), and end with it.
    """
    ended = [(old, successor) for old, since, successor in register.endings if since <= day]
    if not ended:
        return table
    heir = np.arange(len(register.codes))
    for old, successor in ended:
        heir[heir == old] = successor if people else BLANK
    organisation = table["organisation"]
    if not isinstance(organisation, Coded):
        raise TypeError("The column organisation is coded.")
    now = heir[organisation.positions]
    kept = now != BLANK
    return {
        **{name: rows_of(column, kept) for name, column in table.items()},
        "organisation": Coded(now[kept], organisation.labels),
    }


def _systems(regions: Integers) -> Integers:
    """The number of each organisation's care system: a region's organisations are dealt out over its systems."""
    first = np.cumsum(SYSTEMS_BY_REGION) - SYSTEMS_BY_REGION
    systems = np.zeros(len(regions), dtype=np.int64)
    for region, count in enumerate(SYSTEMS_BY_REGION):
        there = np.flatnonzero(regions == region)
        systems[there] = first[region] + np.arange(len(there)) % count
    return systems


def _draw_sizes(rng: np.random.Generator, count: int, staff: int) -> Integers:
    """Headcounts, skewed as real ones are, that add up to `staff`; none is empty."""
    mean = staff / count
    smallest, largest = min(_SMALLEST, mean / 2), max(_LARGEST, 2 * mean)
    weights = np.exp(rng.normal(0, _SIZE_SPREAD, count))
    for _ in range(20):
        weights = np.clip(weights * mean / weights.mean(), smallest, largest)
    return 1 + share_out(staff - count, np.maximum(weights - 1, 1e-9))


def single_trust(code: str, name: str, people: int, bme_share: float) -> Register:
    """A register of one acute trust in the Midlands; `bme_share` is the expected share in 2024, 0 to 1."""
    return Register(
        codes=(code,),
        names=(name,),
        kinds=np.array([KINDS.index("acute")]),
        regions=np.array([REGIONS.index("Midlands")]),
        systems=(system(0),),
        sizes=np.array([people]),
        share_log_odds=log_odds(np.array([bme_share])),
    )
