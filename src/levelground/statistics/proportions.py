"""One proportion, and the difference of two."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import nested, share, two_groups
from levelground.statistics.estimate import Booleans, Estimate, Floats, Table, masked_floats
from levelground.statistics.normal import two_sided_z

# Halving an interval no wider than 2 this often reaches the spacing of floating-point numbers.
_HALVINGS = 54


def wilson(numerator: ArrayLike, denominator: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return proportions (0 to 1) with Wilson score limits, without continuity correction.

    Any shapes that broadcast. Masked where the denominator is 0. ValueError where a count is negative or the numerator
    is the larger. Wilson 1927, J Am Stat Assoc 22:209; Newcombe 1998, Stat Med 17:857.
    """
    x, n = nested(numerator, denominator)
    p, lower, upper = wilson_limits(x, n, two_sided_z(confidence))
    return Estimate(masked_floats(p, n == 0), masked_floats(lower, n == 0), masked_floats(upper, n == 0), "wilson")


def newcombe_difference(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return a/n1 - b/n2 (proportions, -1 to 1) with Newcombe's hybrid score limits.

    Any shapes that broadcast. Masked where a denominator is 0; zero cells need no correction. ValueError for counts
    that are negative or larger than their base. Newcombe 1998, Stat Med 17:873, method 10.
    """
    a, n1, b, n2 = two_groups(a, n1, b, n2)
    z = two_sided_z(confidence)
    p1, lower1, upper1 = wilson_limits(a, n1, z)
    p2, lower2, upper2 = wilson_limits(b, n2, z)
    difference = p1 - p2
    undefined = (n1 == 0) | (n2 == 0)
    return Estimate(
        masked_floats(difference, undefined),
        masked_floats(difference - np.hypot(p1 - lower1, upper2 - p2), undefined),
        masked_floats(difference + np.hypot(upper1 - p1, p2 - lower2), undefined),
        "newcombe",
    )


def miettinen_nurminen_difference(
    a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, confidence: float = 0.95
) -> Estimate:
    """Return a/n1 - b/n2 (proportions, -1 to 1) with Miettinen and Nurminen's score limits.

    Any shapes that broadcast. Masked where a denominator is 0. ValueError for counts that are negative or larger than
    their base. Miettinen & Nurminen 1985, Stat Med 4:213.
    """
    a, n1, b, n2 = two_groups(a, n1, b, n2)
    z = two_sided_z(confidence)
    undefined = (n1 == 0) | (n2 == 0)
    difference = share(a, n1) - share(b, n2)
    return Estimate(
        masked_floats(difference, undefined),
        # The groups change places, and with them the sign: the lower limit is an upper one seen from the other side.
        masked_floats(-_upper_score_difference(b, n2, a, n1, z), undefined),
        masked_floats(_upper_score_difference(a, n1, b, n2, z), undefined),
        "miettinen-nurminen",
    )


def excess_events(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return how many more events group 2 would have had at group 1's rate: n2 * (a/n1 - b/n2), in events.

    The limits are Newcombe's for the difference, times n2. Shapes, masks and errors as `newcombe_difference`.
    """
    gap = newcombe_difference(a, n1, b, n2, confidence)
    base = np.broadcast_to(np.asarray(n2, dtype=float), gap.value.shape)
    return Estimate(
        masked_floats(base * gap.value.data, gap.value.mask),
        masked_floats(base * gap.lower.data, gap.lower.mask),
        masked_floats(base * gap.upper.data, gap.upper.mask),
        "newcombe",
    )


def wilson_limits(x: Floats, n: Floats, z: float) -> tuple[Floats, Floats, Floats]:
    """Return x/n (0 where n is 0) and Wilson's limits at `z`, of counts that are checked already and of one shape."""
    known = np.where(n > 0, n, 1.0)
    p = x / known
    centre = 2 * x + z * z
    half_width = z * np.sqrt(z * z + 4 * x * (1 - p))
    scale = 2 * (known + z * z)
    # At the edges the formula gives 0 and 1 but for rounding.
    lower = np.where(x == 0, 0.0, np.minimum((centre - half_width) / scale, p))
    upper = np.where(x == n, 1.0, np.maximum((centre + half_width) / scale, p))
    return p, lower, upper


def _upper_score_difference(a: Floats, n1: Floats, b: Floats, n2: Floats, z: float) -> Floats:
    known = (n1 > 0) & (n2 > 0)
    # An empty group has no limit; any table stands in for it, because the caller masks the answer.
    a, n1, b, n2 = (np.where(known, cell, other) for cell, other in ((a, 0.0), (n1, 1.0), (b, 0.0), (n2, 1.0)))
    observed = a / n1 - b / n2
    inside, outside = observed, np.ones_like(observed)
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        accepted = _difference_accepted(middle, (a, n1, b, n2), z)
        inside, outside = np.where(accepted, middle, inside), np.where(accepted, outside, middle)
    return outside


def _difference_accepted(delta: Floats, table: Table, z: float) -> Booleans:
    a, n1, b, n2 = table
    q2 = _constrained_p2(delta, a, n1, b, n2)
    q1 = np.clip(q2 + delta, 0, 1)
    total = n1 + n2
    variance = (q1 * (1 - q1) / n1 + q2 * (1 - q2) / n2) * total / np.maximum(total - 1, 1)
    accepted: Booleans = (a / n1 - b / n2 - delta) ** 2 <= z * z * variance
    return accepted


def _constrained_p2(delta: Floats, a: Floats, n1: Floats, b: Floats, n2: Floats) -> Floats:
    """Return the likeliest p2 given p1 = p2 + delta: a root of a cubic (Miettinen & Nurminen 1985, appendix)."""
    total, events = n1 + n2, a + b
    l2 = (n1 + 2 * n2) * delta - total - events
    l1 = (n2 * delta - total - 2 * b) * delta + events
    l0 = b * delta * (1 - delta)
    shift = l2 / (3 * total)
    q = shift**3 - l1 * l2 / (6 * total**2) + l0 / (2 * total)
    size = np.sqrt(np.maximum(shift**2 - l1 / (3 * total), 0))
    p = np.where(q >= 0, size, -size)
    cosine = np.divide(q, p**3, out=np.zeros_like(q), where=p**3 != 0)
    angle = (math.pi + np.arccos(np.clip(cosine, -1, 1))) / 3
    least, most = np.maximum(0, -delta), np.minimum(1, 1 - delta)
    root = np.clip(2 * p * np.cos(angle) - shift, least, most)
    for _ in range(2):
        # The trigonometric form loses digits where p2 is small; Newton's steps win them back.
        slope = (3 * total * root + 2 * l2) * root + l1
        height = ((total * root + l2) * root + l1) * root + l0
        step = np.divide(height, slope, out=np.zeros_like(height), where=slope != 0)
        root = np.clip(root - step, least, most)
    return np.asarray(root)
