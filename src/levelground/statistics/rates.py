"""Events over a population: Byar's and the exact Poisson interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts
from levelground.statistics.estimate import Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z

# Below this many events Byar's approximation is not used (as in PHEindicatormethods, so that Fingertips agrees).
FEWEST_FOR_BYAR = 10


def byar(count: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return counts with Byar's limits for the mean of a Poisson count.

    Any shape, in events. The lower limit is masked where the formula falls below 0 (one event at 99.8%). ValueError
    for a negative count. Breslow & Day 1987, Statistical Methods in Cancer Research II (IARC 82).
    """
    events = as_counts("Counts", count)
    lower, upper = byar_limits(events, two_sided_z(confidence))
    none = np.zeros(events.shape, dtype=bool)
    return Estimate(masked_floats(events, none), masked_floats(lower, lower < 0), masked_floats(upper, none), "byar")


def exact_poisson(count: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return counts with Garwood's exact limits for the mean of a Poisson count.

    Any shape, in events. ValueError for a negative count. Garwood 1936, Biometrika 28:437.
    """
    events = as_counts("Counts", count)
    lower, upper = exact_limits(events, confidence)
    none = np.zeros(events.shape, dtype=bool)
    return Estimate(
        masked_floats(events, none), masked_floats(lower, none), masked_floats(upper, none), "exact",
        np.ones(events.shape, dtype=bool),
    )  # fmt: skip


def poisson(count: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return counts with exact limits below 10 events and Byar's from 10; `exact` says which.

    Any shape, in events. ValueError for a negative count. The choice of PHEindicatormethods.
    """
    events = as_counts("Counts", count)
    lower, upper = byar_limits(events, two_sided_z(confidence))
    few = events < FEWEST_FOR_BYAR
    if few.any():
        lower[few], upper[few] = exact_limits(events[few], confidence)
    none = np.zeros(events.shape, dtype=bool)
    return Estimate(masked_floats(events, none), masked_floats(lower, none), masked_floats(upper, none), "byar", few)


def rate(count: ArrayLike, population: ArrayLike, multiplier: float = 1, confidence: float = 0.95) -> Estimate:
    """Return events per `multiplier` people, with exact limits below 10 events and Byar's from 10 (see `methods`).

    Any shapes that broadcast; a rate above the multiplier is legal, because a person may have several events.
    ValueError for a negative count or a population of 0. PHEindicatormethods, `phe_rate`.
    """
    events, people = np.broadcast_arrays(as_counts("Counts", count), as_counts("Populations", population))
    if (people == 0).any():
        raise ValueError("A population of 0 has no rate; leave it out.")
    counted = poisson(events, confidence)
    none = np.zeros(events.shape, dtype=bool)
    value, lower, upper = (
        masked_floats(part.data / people * multiplier, none) for part in (counted.value, counted.lower, counted.upper)
    )
    return Estimate(value, lower, upper, "byar", counted.exact)


def byar_limits(events: Floats, z: float) -> tuple[Floats, Floats]:
    """Return Byar's lower and upper limits as arrays of their own; the lower may fall below 0."""
    some = np.where(events > 0, events, 1.0)
    lower = np.where(events > 0, some * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3, 0.0)
    more = events + 1
    return lower, np.array(more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3)


def exact_limits(events: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Return Garwood's lower and upper limits: half chi-square quantiles, which are gamma quantiles."""
    # Imported here because it costs a quarter of a second, and most figures need no exact Poisson limit.
    from scipy.special import gammainccinv, gammaincinv  # noqa: PLC0415

    two_sided_z(confidence)
    tail = (1 - confidence) / 2
    some = np.where(events > 0, events, 1.0)
    lower = np.where(events > 0, gammaincinv(some, tail), 0.0)
    return lower, np.array(gammainccinv(events + 1, tail))
