"""XmR charts with the rules of NHS England's Making Data Count."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levelground.statistics.counts import as_numbers
from levelground.statistics.estimate import Booleans, Floats, Words

Direction = Literal["increase", "decrease", "neutral"]
Signs = NDArray[np.int64]

# Limits lie 2.66 mean moving ranges from the mean; a moving range of 3.267 means is itself an outlier (Shewhart).
_LIMIT = 2.66
_RANGE_LIMIT = 3.267
_RUN = 7
FIRM_POINTS = 12


@dataclass(frozen=True)
class XmrLimits:
    """The mean and process limits of points `start` to `stop` (excluded, counted from 0).

    `provisional` is true for fewer than 12 points. A lower limit may lie below what the measure can be.
    """

    start: int
    stop: int
    mean: float
    lower: float
    upper: float
    provisional: bool


@dataclass(frozen=True, eq=False)
class XmrChart:
    """Limits of each stretch of the series, and what each point signals.

    `cause` is the first rule that a point meets, `point_type` what that means given the direction of improvement, in
    the words of NHSRplotthedots; `assurance` sets the last stretch's limits against the target: 'consistent_pass',
    'consistent_fail' or 'inconsistent', None without target or direction.
    """

    stretches: tuple[XmrLimits, ...]
    cause: Words
    point_type: Words
    assurance: str | None


def xmr(
    values: ArrayLike,
    improvement: Direction = "neutral",
    *,
    target: float | None = None,
    screen: bool = True,
    baseline_points: int | None = None,
    rebase_at: tuple[int, ...] = (),
) -> XmrChart:
    """Return the XmR chart of a series, in order of time and in any unit.

    `screen` leaves outlying moving ranges out once; `baseline_points` sets limits by the first points of each stretch;
    `rebase_at` are the positions (from 0) of points that begin a new stretch, each for a documented reason. Rules are
    not applied to a stretch of under 7 points. ValueError for a stretch or baseline of under 2 points.
    NHS England, Making Data Count; NHSRplotthedots.
    """
    y = as_numbers("Values", values)
    edges = [0, *sorted(rebase_at), y.size]
    stretches, causes = [], []
    for start, stop in itertools.pairwise(edges):
        part = y[start:stop]
        stretch, two_thirds = _limits(part, start, screen=screen, baseline_points=baseline_points)
        stretches.append(stretch)
        causes.append(_causes(part, stretch, two_thirds))
    cause = np.concatenate(causes)
    return XmrChart(
        tuple(stretches), cause, _point_types(cause, improvement), _assurance(stretches[-1], target, improvement)
    )


def _limits(y: Floats, start: int, *, screen: bool, baseline_points: int | None) -> tuple[XmrLimits, float]:
    """Return the limits of one stretch, and two thirds of the way from mean to limit."""
    baseline = y[:baseline_points]
    if baseline.size < 2:
        raise ValueError("A stretch of a chart, and its baseline, need 2 points or more.")
    ranges = np.abs(np.diff(baseline))
    if screen:
        ordinary = ranges < _RANGE_LIMIT * ranges.mean()
        # In a constant series no range is below 0 and none is an outlier.
        ranges = ranges[ordinary] if ordinary.any() else ranges
    width = _LIMIT * float(ranges.mean())
    # The mean of equal numbers is that number, which adding them up does not always give.
    mean = float(baseline[0]) if np.ptp(baseline) == 0 else float(baseline.mean())
    stop = start + y.size
    return XmrLimits(start, stop, mean, mean - width, mean + width, y.size < FIRM_POINTS), 2 * width / 3


def _causes(y: Floats, limits: XmrLimits, two_thirds: float) -> Words:
    if y.size < _RUN:
        return np.full(y.size, "Common Cause", dtype="<U26")
    side = _sign(y, limits.mean)
    beyond = (_sign(y, limits.upper) > 0) | (_sign(y, limits.lower) < 0)
    near = ~beyond & ((_sign(y, limits.mean + two_thirds) > 0) | (_sign(y, limits.mean - two_thirds) < 0))
    rising, falling = _trend(y, 1), _trend(y, -1)
    above, below = _run(side > 0), _run(side < 0)
    two_in_three = near & _two_in_three(near, side)
    # A point where a rise turns into a fall belongs to both; what follows it decides.
    rises_on = np.append(np.diff(y) > 0, False)
    return np.select(
        [
            beyond & (side > 0),
            beyond,
            rising & (~falling | rises_on),
            falling,
            two_in_three & (side > 0),
            two_in_three,
            above,
            below,
        ],
        [
            "Above UCL",
            "Below LCL",
            "7 Point Trend (Increasing)",
            "7 Point Trend (Decreasing)",
            "2 in 3 Above CL",
            "2 in 3 Below CL",
            "7 Points Above CL",
            "7 Points Below CL",
        ],
        "Common Cause",
    )


def _sign(y: Floats, line: float) -> Signs:
    """Return 1 above the line, -1 below and 0 on it, but for rounding."""
    difference = y - line
    touching = np.abs(difference) <= 1e-12 * np.maximum(np.abs(y), abs(line))
    return np.where(touching, 0, np.sign(difference)).astype(np.int64)


def _run(member: Booleans, length: int = _RUN) -> Booleans:
    """Return which points belong to a run of `length` members or more."""
    windows = np.lib.stride_tricks.sliding_window_view(member, length).all(axis=1)
    return np.convolve(windows, np.ones(length)) > 0


def _trend(y: Floats, direction: int) -> Booleans:
    """Return which points belong to 7 that all rise (1) or all fall (-1)."""
    steps = np.sign(np.diff(y)) == direction
    windows = np.lib.stride_tricks.sliding_window_view(steps, _RUN - 1).all(axis=1)
    return np.convolve(windows, np.ones(_RUN)) > 0


def _two_in_three(near: Booleans, side: Signs) -> Booleans:
    """Return which points belong to 3 on one side of the mean of which 2 are near a limit."""
    near3 = np.lib.stride_tricks.sliding_window_view(near, 3).sum(axis=1)
    side3 = np.lib.stride_tricks.sliding_window_view(side, 3).sum(axis=1)
    return np.convolve((near3 >= 2) & (np.abs(side3) == 3), np.ones(3)) > 0


def _point_types(cause: Words, improvement: Direction) -> Words:
    high = (np.char.find(cause, "Above") >= 0) | (np.char.find(cause, "Increasing") >= 0)
    low = (np.char.find(cause, "Below") >= 0) | (np.char.find(cause, "Decreasing") >= 0)
    words = {
        "increase": ("special_cause_improvement", "special_cause_concern"),
        "decrease": ("special_cause_concern", "special_cause_improvement"),
        "neutral": ("special_cause_neutral_high", "special_cause_neutral_low"),
    }[improvement]
    return np.select([high, low], words, "common_cause")


def _assurance(limits: XmrLimits, target: float | None, improvement: Direction) -> str | None:
    if target is None or improvement == "neutral":
        return None
    goal = np.asarray(target, dtype=float)
    if _sign(goal, limits.upper) > 0:
        return "consistent_fail" if improvement == "increase" else "consistent_pass"
    if _sign(goal, limits.lower) < 0:
        return "consistent_pass" if improvement == "increase" else "consistent_fail"
    return "inconsistent"
