"""Funnel plots: how far from the target chance alone takes an organisation of a given size."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, as_proportions
from levelground.statistics.estimate import Estimate, Words, masked_floats
from levelground.statistics.normal import two_sided_z
from levelground.statistics.rates import exact_limits


def funnel_proportion_limits(target: ArrayLike, denominators: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return the limits around a target proportion (0 to 1) at each denominator, clipped to 0 and 1.

    Any shapes that broadcast. Masked where the denominator is 0. Spiegelhalter 2005, Stat Med 24:1185;
    PHEindicatormethods, `calculate_funnel_limits`.
    """
    p, n = np.broadcast_arrays(as_proportions("Targets", target), as_counts("Denominators", denominators))
    none = n == 0
    half_width = two_sided_z(confidence) * np.sqrt(p * (1 - p) / np.where(none, 1, n))
    return Estimate(
        masked_floats(p, none),
        masked_floats(np.maximum(p - half_width, 0), none),
        masked_floats(np.minimum(p + half_width, 1), none),
        "normal",
    )


def funnel_ratio_limits(expected: ArrayLike, target: float = 1, confidence: float = 0.95) -> Estimate:
    """Return the limits around a target ratio of observed to expected events, at each number expected.

    Any shape. Masked where nothing was expected. Exact Poisson limits, as in FunnelPlotR.
    """
    events = as_counts("Expected", expected)
    none = events == 0
    some = np.where(none, 1, events)
    lower, upper = exact_limits(some, confidence)
    return Estimate(
        masked_floats(np.full(events.shape, float(target)), none),
        masked_floats(target * lower / some, none),
        masked_floats(target * upper / some, none),
        "exact",
        ~none,
    )


def funnel_ratio_significance(observed: ArrayLike, expected: ArrayLike) -> Words:
    """Return where each observed count lies against its expected count, in PHEindicatormethods' words.

    'High (0.001)', 'High (0.025)', 'Low (0.025)', 'Low (0.001)' (one-sided levels) or 'Not significant', by the exact
    Poisson limits of the observed count at 99.8% and 95%. Any shapes that broadcast.
    """
    events, foreseen = np.broadcast_arrays(as_counts("Observed", observed), as_counts("Expected", expected))
    lower, upper = exact_limits(events, 0.95)
    far_lower, far_upper = exact_limits(events, 0.998)
    return np.select(
        [foreseen < far_lower, foreseen < lower, foreseen > far_upper, foreseen > upper],
        ["High (0.001)", "High (0.025)", "Low (0.001)", "Low (0.025)"],
        "Not significant",
    )
