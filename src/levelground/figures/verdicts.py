"""Verdicts: what the evidence and the standard's own rule say of a comparison, each by its own rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction as Rational

from levelground.figures.compute import SCORE_DIFFERENCE
from levelground.figures.reading import Interval, Verdict
from levelground.standards import LEVEL_POINTS, NON_ADVERSE_BAND, SMALLEST_RATIO, Setting

SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class VerdictRules:
    """The bounds by which verdicts are reached: data, so that an organisation may hold itself to others.

    `low` and `high` are the band of a ratio, bounds inclusive; `points` the band of a difference, either side of 0.
    """

    low: Rational
    high: Rational
    points: float
    smallest_ratio: float


def rules_from(settings: Mapping[str, tuple[str, ...]]) -> VerdictRules:
    """The rules that settings give; defaults where they do not. Raises ValueError for what is no number."""

    def chosen(setting: Setting) -> tuple[str, ...]:
        return settings.get(setting.name, setting.default)

    low, high = (Rational(bound) for bound in chosen(NON_ADVERSE_BAND))
    return VerdictRules(low, high, float(chosen(LEVEL_POINTS)[0]), float(chosen(SMALLEST_RATIO)[0]))


def number_in(settings: Mapping[str, tuple[str, ...]], setting: Setting) -> float:
    """The number that a setting of one number holds; its default where the settings say nothing. Raises ValueError."""
    return float(settings.get(setting.name, setting.default)[0])


@dataclass(frozen=True)
class Judged:
    """A verdict, and whether the interval excludes parity yet lies wholly inside the band."""

    verdict: Verdict
    clear_but_inside: bool


def judge(
    statistic: str,
    interval: Interval,
    *,
    adjusted_p: float | None,
    smallest_ratio: float | None,
    rules: VerdictRules,
) -> Judged:
    """The verdict on a comparison, tried in the contract's order.

    `adjusted_p` is the p-value after adjusting over a family of parts (None outside a family: the interval decides).
    `smallest_ratio` is the smallest ratio that could have been seen with 80% power (None: none could).
    """
    if interval.value is None:
        return Judged(Verdict.NOT_MEASURED, clear_but_inside=False)
    if statistic == SCORE_DIFFERENCE and interval.lower is None and interval.upper is None:
        # A mean without its spread has no interval: nothing can be excluded, and numbers larger would not help.
        return Judged(Verdict.NO_INTERVAL, clear_but_inside=False)
    parity = 0.0 if statistic == "difference" else 1.0
    low, high = (-rules.points, rules.points) if statistic == "difference" else (float(rules.low), float(rules.high))
    lower = float("-inf") if interval.lower is None else interval.lower
    upper = float("inf") if interval.upper is None else interval.upper
    holds_parity = lower <= parity <= upper
    inside = low <= lower and upper <= high
    if holds_parity and (smallest_ratio is None or smallest_ratio > rules.smallest_ratio):
        return Judged(Verdict.TOO_FEW, clear_but_inside=False)
    if not holds_parity and (adjusted_p is None or adjusted_p <= SIGNIFICANCE):
        return Judged(Verdict.CLEAR, clear_but_inside=inside)
    return Judged(Verdict.LEVEL if inside else Verdict.NOT_CLEAR, clear_but_inside=False)
