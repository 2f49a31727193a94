"""Over-dispersion: units that differ by more than chance, and limits that allow for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, as_numbers, nested
from levelground.statistics.estimate import Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z

Kind = Literal["ratio", "ratio-square-root", "proportion"]


@dataclass(frozen=True, eq=False)
class Overdispersion:
    """How much more the units differ than chance explains.

    `phi` is 1 under chance alone; `tau_squared` is the variance between units on the transformed scale of `kind`;
    `z_scores` are the units' own, unadjusted; `used` is how many of them `phi` rests on; `target` is on the
    transformed scale. With fewer than 10 units the estimate means little.
    """

    kind: Kind
    z_scores: Floats
    phi: float
    tau_squared: float
    used: int
    target: float


def overdispersion(numerators: ArrayLike, denominators: ArrayLike, kind: Kind, trim: float = 0.1) -> Overdispersion:
    """Return the over-dispersion of units (one-dimensional arrays, an element a unit).

    'ratio': observed over expected, logarithm, units in the outer `trim` of ranks left out (as SHMI);
    'ratio-square-root': the same by square roots, for units without events, z-scores winsorised (as the CQC);
    'proportion': arcsine square root around the overall proportion, winsorised. ValueError for a unit without
    denominator, or without events under the logarithm. Spiegelhalter 2005, Stat Med 24:1185; FunnelPlotR.
    """
    if kind == "proportion":
        x, n = nested(numerators, denominators)
    else:
        x, n = as_counts("Observed", numerators), as_counts("Expected", denominators)
    if (n == 0).any():
        raise ValueError("A unit has no denominator; leave it out.")
    if kind == "ratio" and (x == 0).any():
        raise ValueError("A unit has no events, so its logarithm does not exist; use 'ratio-square-root'.")
    heights, target = _heights(x, n, kind)
    errors = _errors(n, kind)
    z = (heights - target) / errors
    kept = _middle(z, trim) if kind == "ratio" else np.ones(z.shape, dtype=bool)
    trimmed = z[kept] if kind == "ratio" else np.clip(z, *np.quantile(z, [trim, 1 - trim]))
    used = int(trimmed.size)
    if used == 0:
        raise ValueError("No unit is left after trimming.")
    phi, tau_squared = _additive(trimmed, errors[kept])
    return Overdispersion(kind, z, phi, tau_squared, used, target)


def additive_spread(z_scores: ArrayLike, errors: ArrayLike, trim: float = 0.1) -> tuple[float, float]:
    """Return phi and tau squared of units whose z-scores and standard errors are known, on whatever scale they are on.

    One-dimensional arrays, an element a unit; z-scores beyond the quantiles `trim` and 1 - `trim` are drawn in to them.
    Limits that allow for the spread use the root of error squared plus tau squared. ValueError where there is no unit
    or an error is not above 0. Spiegelhalter 2005, Stat Med 24:1185.
    """
    z, own = as_numbers("Z-scores", z_scores), as_numbers("Errors", errors)
    if z.size == 0 or z.shape != own.shape or (own <= 0).any():
        raise ValueError("Each unit has a z-score and an error above 0, and there is at least one unit.")
    return _additive(np.clip(z, *np.quantile(z, [trim, 1 - trim])), own)


def _additive(z: Floats, errors: Floats) -> tuple[float, float]:
    """Return phi, and the variance between units by the method of moments."""
    phi = float(np.sum(z**2) / z.size)
    weights = 1 / errors**2
    free = float(np.sum(weights) - np.sum(weights**2) / np.sum(weights))
    excess = z.size * phi - (z.size - 1)
    return phi, excess / free if excess > 0 and free > 0 else 0.0


def overdispersed_limits(denominators: ArrayLike, spread: Overdispersion, confidence: float = 0.95) -> Estimate:
    """Return funnel limits (a ratio, or a proportion) that allow for the variance between units.

    Any shape. Masked where the denominator is 0. They show which units stand out from the rest, so they must stand
    beside the unadjusted ones: where all are unfair, none stands out.
    """
    n = as_counts("Denominators", denominators)
    none = n == 0
    error = np.sqrt(_errors(np.where(none, 1, n), spread.kind) ** 2 + spread.tau_squared)
    half_width = two_sided_z(confidence) * error
    parts = (np.zeros_like(n), -half_width, half_width)
    value, lower, upper = (masked_floats(_value(spread.target + part, spread.kind), none) for part in parts)
    return Estimate(value, lower, upper, "over-dispersed")


def _heights(x: Floats, n: Floats, kind: Kind) -> tuple[Floats, float]:
    if kind == "ratio":
        return np.log(x / n), 0.0
    if kind == "ratio-square-root":
        return np.sqrt(x / n), 1.0
    return np.arcsin(np.sqrt(x / n)), float(np.arcsin(np.sqrt(x.sum() / n.sum())))


def _errors(n: Floats, kind: Kind) -> Floats:
    return np.asarray(1 / np.sqrt(n) if kind == "ratio" else 1 / (2 * np.sqrt(n)))


def _value(height: Floats, kind: Kind) -> Floats:
    if kind == "ratio":
        return np.asarray(np.exp(height))
    if kind == "ratio-square-root":
        return np.maximum(height, 0) ** 2
    return np.asarray(np.sin(np.clip(height, 0, np.pi / 2)) ** 2)


def _middle(z: Floats, trim: float) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Return which z-scores have a rank, as a share of n + 1, that is not in the outer `trim` at either end."""
    ordered = np.sort(z)
    ranks = (np.searchsorted(ordered, z, "left") + np.searchsorted(ordered, z, "right") + 1) / 2
    place = ranks / (z.size + 1)
    return np.asarray((place >= trim) & (place < 1 - trim), dtype=bool)
