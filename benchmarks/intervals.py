"""Limits of proportions, ratios and differences on whole arrays, as any good script would have them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Z = 1.959963984540054


def wilson(x: Floats, n: Floats) -> tuple[Floats, Floats, Floats]:
    """A proportion with its limits (Wilson 1927)."""
    p = x / n
    centre = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    return p, centre - half, centre + half


def katz(a: Floats, n: Floats, b: Floats, m: Floats) -> tuple[Floats, Floats, Floats]:
    """A ratio of proportions with its limits on the log scale (Katz 1978); empty where a count is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (a / n) / (b / m)
        spread = np.exp(Z * np.sqrt(1 / a - 1 / n + 1 / b - 1 / m))
        spread[(a == 0) | (b == 0)] = np.nan
        return ratio, ratio / spread, ratio * spread


def newcombe(a: Floats, n: Floats, b: Floats, m: Floats) -> tuple[Floats, Floats, Floats]:
    """A difference of proportions with its limits (Newcombe 1998, method 10)."""
    (p, p_low, p_high), (q, q_low, q_high) = wilson(a, n), wilson(b, m)
    low = (p - q) - np.sqrt((p - p_low) ** 2 + (q_high - q) ** 2)
    high = (p - q) + np.sqrt((p_high - p) ** 2 + (q - q_low) ** 2)
    return p - q, low, high
