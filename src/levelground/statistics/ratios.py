"""The ratio of two proportions (relative risk), its limits, and how it changed between two years."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import two_groups
from levelground.statistics.estimate import Booleans, Estimate, Floats, Table, masked_floats
from levelground.statistics.normal import two_sided_z

_DOUBLINGS = 10
_HALVINGS = 60


def koopman_ratio(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return (a/n1) / (b/n2) with Koopman's score limits.

    Any shapes that broadcast. With a = 0 the ratio and its lower limit are 0; with b = 0 the ratio and its upper limit
    are inf; with both the ratio is masked and the limits are 0 and inf; with an empty group all are masked. ValueError
    for counts that are negative or larger than their base. Koopman 1984, Biometrics 40:513.
    """
    return _score_ratio(two_groups(a, n1, b, n2), confidence, "koopman", corrected=False)


def miettinen_nurminen_ratio(
    a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, confidence: float = 0.95
) -> Estimate:
    """Return (a/n1) / (b/n2) with Miettinen and Nurminen's score limits, a little wider than Koopman's.

    Shapes, zero cells and errors as `koopman_ratio`. Miettinen & Nurminen 1985, Stat Med 4:213.
    """
    return _score_ratio(two_groups(a, n1, b, n2), confidence, "miettinen-nurminen", corrected=True)


def katz_ratio(a: ArrayLike, n1: ArrayLike, b: ArrayLike, n2: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return (a/n1) / (b/n2) with Katz's logarithmic limits.

    The ratio follows `koopman_ratio`; the limits are masked where they do not exist: a zero cell, an empty group, or
    all successes in both groups, where the formula's error is a false 0. Katz et al 1978, Biometrics 34:469.
    """
    a, n1, b, n2 = two_groups(a, n1, b, n2)
    z = two_sided_z(confidence)
    value, undefined = _ratio(a, n1, b, n2)
    without_limits = (a == 0) | (b == 0) | ((a == n1) & (b == n2))
    variance = _log_variance(a, n1, b, n2)
    half_width = np.exp(z * np.sqrt(variance))
    finite = np.where(without_limits, 1.0, value)
    return Estimate(
        masked_floats(value, undefined),
        masked_floats(finite / half_width, without_limits),
        masked_floats(finite * half_width, without_limits),
        "katz",
    )


def change_in_ratio(
    a1: ArrayLike,
    n1: ArrayLike,
    b1: ArrayLike,
    m1: ArrayLike,
    a2: ArrayLike,
    n2: ArrayLike,
    b2: ArrayLike,
    m2: ArrayLike,
    confidence: float = 0.95,
) -> Estimate:
    """Return this year's ratio over last year's: ((a2/n2) / (b2/m2)) / ((a1/n1) / (b1/m1)).

    Limits are exp(ln RR2 - ln RR1 +/- z sqrt(v1 + v2)), with Katz's v of each year, the years taken as independent.
    Masked where a cell is 0; the limits also where all are successes in both years. Errors as `koopman_ratio`.
    """
    z = two_sided_z(confidence)
    earlier, later = two_groups(a1, n1, b1, m1), two_groups(a2, n2, b2, m2)
    variance = _log_variance(*earlier) + _log_variance(*later)
    undefined = (earlier[0] == 0) | (earlier[2] == 0) | (later[0] == 0) | (later[2] == 0)
    before = np.where(undefined, 1.0, _ratio(*earlier)[0])
    after = np.where(undefined, 1.0, _ratio(*later)[0])
    half_width = np.exp(z * np.sqrt(variance))
    without_limits = undefined | (variance == 0)
    return Estimate(
        masked_floats(after / before, undefined),
        masked_floats(after / before / half_width, without_limits),
        masked_floats(after / before * half_width, without_limits),
        "katz",
    )


def _ratio(a: Floats, n1: Floats, b: Floats, n2: Floats) -> tuple[Floats, Booleans]:
    """Return the ratio of proportions, inf where only b is 0, and where it is undefined."""
    undefined = (n1 == 0) | (n2 == 0) | ((a == 0) & (b == 0))
    bounded = ~undefined & (b > 0)
    value = np.full(np.shape(a), np.inf)
    np.divide(a * n2, n1 * b, out=value, where=bounded)
    return value, undefined


def _log_variance(a: Floats, n1: Floats, b: Floats, n2: Floats) -> Floats:
    """Return 1/a - 1/n1 + 1/b - 1/n2, 0 where a cell is 0 (the caller masks those)."""
    usable = (a > 0) & (b > 0)
    a, n1, b, n2 = (np.where(usable, cell, 1.0) for cell in (a, n1, b, n2))
    variance: Floats = (n1 - a) / (a * n1) + (n2 - b) / (b * n2)
    return variance


def _score_ratio(table: Table, confidence: float, method: str, *, corrected: bool) -> Estimate:
    a, n1, b, n2 = table
    z = two_sided_z(confidence)
    total = n1 + n2
    z_squared = z * z * (total / np.maximum(total - 1, 1) if corrected else np.ones_like(total))
    value, undefined = _ratio(a, n1, b, n2)
    empty = (n1 == 0) | (n2 == 0)
    # Seen from the other group the ratio is inverted, and so are its limits.
    from_other_side = _upper_score_ratio(b, n2, a, n1, z_squared)
    lower = np.where(np.isinf(from_other_side), 0.0, 1 / from_other_side)
    upper = _upper_score_ratio(a, n1, b, n2, z_squared)
    return Estimate(masked_floats(value, undefined), masked_floats(lower, empty), masked_floats(upper, empty), method)


def _upper_score_ratio(a: Floats, n1: Floats, b: Floats, n2: Floats, z_squared: Floats) -> Floats:
    """Return the greatest ratio that the score test accepts, by bisection in its logarithm; inf where b is 0."""
    shape = np.shape(a)
    upper = np.full(shape, np.inf)
    bounded = (b > 0) & (n1 > 0)
    if not bounded.any():
        return upper
    a, n1, b, n2, z_squared = (cell[bounded] for cell in (a, n1, b, n2, z_squared))
    # With no event in group 1 the statistic rises from 0 as about phi * n1 * b/n2: this start is well inside.
    start = np.where(a > 0, a, np.minimum(z_squared, 1) / 1000) * n2 / (n1 * b)
    inside = np.log(start)
    step = np.ones_like(inside)
    outside = inside + step
    for _ in range(_DOUBLINGS):
        accepted = _ratio_accepted(outside, (a, n1, b, n2), z_squared)
        if not accepted.any():
            break
        step = np.where(accepted, 2 * step, step)
        inside, outside = np.where(accepted, outside, inside), np.where(accepted, outside + step, outside)
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        accepted = _ratio_accepted(middle, (a, n1, b, n2), z_squared)
        inside, outside = np.where(accepted, middle, inside), np.where(accepted, outside, middle)
    upper[bounded] = np.exp(outside)
    return upper


def _ratio_accepted(log_phi: Floats, table: Table, z_squared: Floats) -> Booleans:
    """Return whether (p1 - phi p2)^2 <= z^2 V(phi), V at the constrained maximum-likelihood proportions."""
    a, n1, b, n2 = table
    phi = np.exp(log_phi)
    total = n1 + n2
    half = (n1 * phi + a + n2 + b * phi) / 2
    root = np.sqrt(np.maximum(half * half - total * phi * (a + b), 0))
    q2 = np.minimum((a + b) / (half + root), 1)
    q1 = np.minimum(phi * q2, 1)
    variance = q1 * (1 - q1) / n1 + phi * phi * q2 * (1 - q2) / n2
    accepted: Booleans = (a / n1 - phi * (b / n2)) ** 2 <= z_squared * variance
    return accepted
