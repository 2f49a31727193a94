"""Standardised rates: groups compared as if they had the same ages."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts
from levelground.statistics.estimate import Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z
from levelground.statistics.rates import byar_limits, poisson

FEWEST_EVENTS = 10


def directly_standardised_rate(
    counts: ArrayLike,
    populations: ArrayLike,
    standard_population: ArrayLike,
    multiplier: float = 100_000,
    confidence: float = 0.95,
    squared_events: ArrayLike | None = None,
) -> Estimate:
    """Return rates per `multiplier` people, weighted by a standard population, with Dobson's limits.

    The last axis is the age band; the axes before it are areas or groups. `squared_events` is, for each band, the sum
    over people of their number of events squared, for events that happen to one person several times; left out, the
    events are independent. Masked where there are fewer than 10 events. ValueError for negative counts and for a band
    that has weight and nobody in it. Dobson et al 1991, Stat Med 10:457; PHEindicatormethods, `calculate_dsr`.
    """
    events = as_counts("Counts", counts)
    people = as_counts("Populations", populations)
    weights = as_counts("Standard populations", standard_population)
    spread = events if squared_events is None else as_counts("Squared events", squared_events)
    events, people, weights, spread = np.broadcast_arrays(events, people, weights, spread)
    if ((people == 0) & (weights > 0)).any():
        raise ValueError("An age band of the standard population has nobody in it; join it to its neighbour.")
    shares = weights / weights.sum(axis=-1, keepdims=True)
    per_person = np.divide(shares, people, out=np.zeros(people.shape), where=people > 0)
    value = np.sum(per_person * events, axis=-1)
    variance = np.sum(per_person**2 * spread, axis=-1)
    total = np.sum(events, axis=-1)
    few = total < FEWEST_EVENTS
    enough = np.where(few, FEWEST_EVENTS, total)
    lower, upper = byar_limits(enough, two_sided_z(confidence))
    scale = np.sqrt(variance / enough)
    return Estimate(
        masked_floats(multiplier * value, few),
        masked_floats(multiplier * (value + scale * (lower - enough)), few),
        masked_floats(multiplier * (value + scale * (upper - enough)), few),
        "dobson",
    )


def expected_events(populations: ArrayLike, reference_counts: ArrayLike, reference_populations: ArrayLike) -> Floats:
    """Return how many events the populations would have had at the reference's rates, summed over the last axis.

    ValueError where the reference has a band with nobody in it.
    """
    people = as_counts("Populations", populations)
    events = as_counts("Reference counts", reference_counts)
    base = as_counts("Reference populations", reference_populations)
    if (base == 0).any():
        raise ValueError("A band of the reference population has nobody in it; join it to its neighbour.")
    return np.asarray(np.sum(people * (events / base), axis=-1))


def standardised_ratio(
    observed: ArrayLike, expected: ArrayLike, multiplier: float = 100, confidence: float = 0.95
) -> Estimate:
    """Return observed over expected events times `multiplier` (an SMR), the expected taken as known.

    Any shapes that broadcast. Exact limits below 10 events, Byar's from 10 (see `methods`). Masked where nothing was
    expected. Two such ratios must not be compared with each other: their weights differ. Breslow & Day 1987.
    """
    events, foreseen = np.broadcast_arrays(as_counts("Observed", observed), as_counts("Expected", expected))
    undefined = foreseen == 0
    counted = poisson(events, confidence)
    scale = multiplier / np.where(undefined, 1, foreseen)
    value, lower, upper = (
        masked_floats(part.data * scale, undefined) for part in (counted.value, counted.lower, counted.upper)
    )
    return Estimate(value, lower, upper, "byar", counted.exact)
