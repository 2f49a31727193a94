"""Comparisons of one organisation: each pair of groups with its interval, its verdict and what stands behind it."""

from dataclasses import dataclass, replace

import numpy as np

from levelground import statistics
from levelground.figures.compute import (
    PERCENT,
    SUPPRESSED,
    WORKFORCE,
    as_given,
    estimates,
    is_score,
    percentages,
    statistic_of,
)
from levelground.figures.pairs import Pair, at_most_all, pair_of, pair_with_workforce
from levelground.figures.reading import Comparison, Fraction, Interval, Verdict
from levelground.figures.verdicts import VerdictRules, judge
from levelground.standards import (
    Difference,
    FloatArray,
    Indicator,
    IndicatorCounts,
    Parts,
    Ratio,
    Share,
    Standard,
)
from levelground.statistics import Estimate

Masked = np.ma.MaskedArray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True)
class Desk:
    """What comparing one organisation needs: its counts, those of the workforce, the standard and the rules."""

    standard: Standard
    indicator: Indicator
    counts: IndicatorCounts
    workforce: IndicatorCounts | None
    organisation: int
    rules: VerdictRules


def number_at(masked: Masked, place: int) -> float | None:
    """An element as a Python float; None where it is undefined or unbounded."""
    if np.ma.getmaskarray(masked)[place] or not np.isfinite(masked.data[place]):
        return None
    return float(masked.data[place])


def interval_at(estimate: Estimate, place: int) -> Interval:
    """The element at `place` of an estimate."""
    method = str(np.broadcast_to(estimate.methods, estimate.value.shape)[place])
    return Interval(
        number_at(estimate.value, place), number_at(estimate.lower, place), number_at(estimate.upper, place), method
    )


def fractions(group: str, numerator: FloatArray, denominator: FloatArray, *, scored: bool = False) -> list[Fraction]:
    """Fractions of one group with their percentages and Wilson intervals; a score with neither."""
    values = as_given(numerator, denominator) if scored else percentages(numerator, denominator)
    return [
        Fraction(group, float(numerator[place]), float(denominator[place]), interval_at(values, place))
        for place in range(len(numerator))
    ]


def fraction_told(group: str, numerator: float, denominator: float, *, scored: bool = False) -> Fraction:
    """One fraction, of which a number may be hidden (NaN): then it has no percentage."""
    if np.isnan(numerator) or np.isnan(denominator):
        above, below = (None if np.isnan(number) else float(number) for number in (numerator, denominator))
        return Fraction(group, above, below, Interval(None, None, None))
    return fractions(group, np.array([numerator]), np.array([denominator]), scored=scored)[0]


def hidden_comparisons(
    desk: Desk, statistic: str, sides: tuple[str, str], pair: Pair, names: list[tuple[str, str]]
) -> list[Comparison]:
    """Comparisons of which nothing may be told but the numbers that are shown; `names` are their parts and labels."""
    scored = is_score(desk.indicator)
    return [
        Comparison(
            part=part,
            label=label,
            statistic=statistic,
            group=fraction_told(sides[0], pair.a[place], pair.n[place], scored=scored),
            comparator=fraction_told(sides[1], pair.b[place], pair.m[place], scored=scored),
            interval=Interval(None, None, None),
            others=(),
            verdict=Verdict.HIDDEN,
            inside_band=None,
            clear_but_inside=False,
            worse_off="",
            smallest_seen=None,
            excess=None,
            p_value=None,
            p_method="",
            family=1,
            chance=None,
            flags=(*desk.counts.flags[desk.organisation], SUPPRESSED),
        )
        for place, (part, label) in enumerate(names)
    ]


def part_label(part: str, indicator: Indicator) -> str:
    """What a part is called: 'clinical=yes;pay_band=Band 5' is 'Clinical, Band 5'."""
    dimensions = {dimension.name: dimension for parts in indicator.parts for dimension in parts}
    pairs = [pair.split("=", 1) for pair in part.split(";") if pair]
    return ", ".join(dimensions[name].label(value) if name in dimensions else value for name, value in pairs)


def family_of(counts: IndicatorCounts, parts: Parts) -> tuple[str, ...]:
    """The parts that one crossing of dimensions makes, as far as they were counted: the family of its comparisons."""
    names = [dimension.name for dimension in parts]
    return tuple(part for part in counts.parts if part and [pair.split("=", 1)[0] for pair in part.split(";")] == names)


def compare(desk: Desk, comparison: Ratio | Difference, parts: tuple[str, ...], *, family: bool) -> list[Comparison]:
    """The comparison in each of these parts that has anyone in it; as one family they are adjusted together."""
    nested = False
    if comparison.comparator == WORKFORCE:
        if desk.workforce is None:
            return []
        pair = pair_with_workforce(desk.counts, parts, comparison.group, desk.workforce)
        nested = desk.workforce.indicator == desk.indicator.number
    else:
        pair = pair_of(desk.counts, parts, comparison.group, comparison.comparator)
    pair = pair.where(pair.organisation == desk.organisation)
    made = _compared(desk, comparison, pair.where(~pair.untold), nested=nested, family=family)
    untold = pair.where(pair.untold)
    names = [desk.counts.parts[place] for place in untold.part]
    labels = [(name, part_label(name, desk.indicator)) for name in names]
    sides = (comparison.group, comparison.comparator)
    made += hidden_comparisons(desk, statistic_of(comparison, desk.indicator), sides, untold, labels)
    order = {desk.counts.parts[place]: index for index, place in enumerate(pair.part)}
    return sorted(made, key=lambda each: order[each.part])


def _compared(
    desk: Desk, comparison: Ratio | Difference, pair: Pair, *, nested: bool, family: bool
) -> list[Comparison]:
    """The comparison in each of these cells, of which everything may be told."""
    if not len(pair.a):
        return []
    if is_score(desk.indicator):
        return _scored(desk, comparison, pair)
    methods = estimates(comparison, pair, nested=nested)
    whole, _ = at_most_all(pair)
    apart = whole
    if nested:
        apart = replace(pair, b=pair.b - pair.a, m=pair.m - pair.n)
    p_values, p_methods = statistics.two_sided_p(apart.a, apart.n, apart.b, apart.m)
    adjusted = statistics.benjamini_hochberg(p_values) if family else p_values
    statistic = statistic_of(comparison, desk.indicator)
    smallest, smallest_ratio = could_have_seen(statistic, apart)
    worse = [_worse_off(desk, comparison, interval_at(methods[0], place)) for place in range(len(pair.a))]
    excess = _excess(desk, comparison, whole, worse)
    first = fractions(comparison.group, pair.a, pair.n)
    second = fractions(comparison.comparator, pair.b, pair.m)
    inside = _inside_band(comparison, pair, desk.rules)
    found = []
    for place in range(len(pair.a)):
        interval = interval_at(methods[0], place)
        p_value = number_at(adjusted, place)
        judged = judge(
            statistic,
            interval,
            adjusted_p=p_value if family else None,
            smallest_ratio=number_at(smallest_ratio, place),
            rules=desk.rules,
        )
        part = desk.counts.parts[pair.part[place]]
        found.append(
            Comparison(
                part=part,
                label=part_label(part, desk.indicator),
                statistic=statistic,
                group=first[place],
                comparator=second[place],
                interval=interval,
                others=tuple(interval_at(other, place) for other in methods[1:]),
                verdict=judged.verdict,
                inside_band=inside[place],
                clear_but_inside=judged.clear_but_inside,
                worse_off=worse[place],
                smallest_seen=number_at(smallest, place),
                excess=excess[place],
                p_value=p_value,
                p_method=str(p_methods[place]),
                family=len(pair.a) if family else 1,
                chance=_chance(comparison, pair, place, nested=nested),
                flags=desk.counts.flags[desk.organisation],
            )
        )
    return found


def _scored(desk: Desk, comparison: Ratio | Difference, pair: Pair) -> list[Comparison]:
    """Two means of a score: their difference, and nothing that would need their spread."""
    estimate = estimates(comparison, pair, nested=False, scored=True)[0]
    first = fractions(comparison.group, pair.a, pair.n, scored=True)
    second = fractions(comparison.comparator, pair.b, pair.m, scored=True)
    statistic = statistic_of(comparison, desk.indicator)
    found = []
    for place in range(len(pair.a)):
        interval, part = interval_at(estimate, place), desk.counts.parts[pair.part[place]]
        judged = judge(statistic, interval, adjusted_p=None, smallest_ratio=None, rules=desk.rules)
        found.append(
            Comparison(
                part=part,
                label=part_label(part, desk.indicator),
                statistic=statistic,
                group=first[place],
                comparator=second[place],
                interval=interval,
                others=(),
                verdict=judged.verdict,
                inside_band=None,
                clear_but_inside=judged.clear_but_inside,
                worse_off=_worse_off(desk, comparison, interval),
                smallest_seen=None,
                excess=None,
                p_value=None,
                p_method="",
                family=1,
                chance=None,
                flags=desk.counts.flags[desk.organisation],
            )
        )
    return found


def _inside_band(comparison: Ratio | Difference, pair: Pair, rules: VerdictRules) -> list[bool | None]:
    """Whether each ratio lies in the standard's band, compared in whole numbers; None where the rule does not apply."""
    if isinstance(comparison, Difference):
        return [None] * len(pair.a)
    low, high = ((bound.numerator, bound.denominator) for bound in (rules.low, rules.high))
    # The rule compares likelihoods crosswise, so that one above 1 (more events than people) needs no rule of its own.
    scale = np.maximum(np.ceil(np.maximum(pair.a, pair.b) / np.maximum(np.minimum(pair.n, pair.m), 1)), 1)
    outside = statistics.outside_four_fifths(pair.a, pair.n * scale, pair.b, pair.m * scale, low=low, high=high)
    masked = np.ma.getmaskarray(outside)
    return [None if masked[place] else not bool(outside.data[place]) for place in range(len(pair.a))]


def could_have_seen(statistic: str, pair: Pair) -> tuple[Masked, Masked]:
    """The smallest ratio (or difference in points) that could have been seen with 80% power, and always the ratio.

    Either direction counts, the smaller one: where the comparator's rate is high no larger ratio may exist.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = np.where(pair.m > 0, pair.b / np.where(pair.m > 0, pair.m, 1), 0)
    usable = (rate > 0) & (rate < 1) & (pair.n > 0) & (pair.m > 0)
    n, m = np.where(usable, pair.n, 1), np.where(usable, pair.m, 1)
    p = np.where(usable, rate, 0.5)
    higher = statistics.smallest_detectable_ratio(n, m, p, direction="higher")
    lower = statistics.smallest_detectable_ratio(n, m, p, direction="lower")
    inverse = np.where(
        np.ma.getmaskarray(lower) | (lower.data <= 0), np.inf, 1 / np.where(lower.data > 0, lower.data, 1)
    )
    upwards = np.where(np.ma.getmaskarray(higher), np.inf, higher.data)
    best = np.minimum(upwards, inverse)
    ratio: Masked = np.ma.MaskedArray(best, mask=~usable | np.isinf(best))
    if statistic == "ratio":
        return ratio, ratio
    points = statistics.smallest_detectable_difference(n, m, p)
    mask = ~usable | np.ma.getmaskarray(points)
    return np.ma.MaskedArray(np.where(mask, 0, points.data * PERCENT), mask=mask), ratio


def _worse_off(desk: Desk, comparison: Ratio | Difference, interval: Interval) -> str:
    """The group that does worse by the value alone; blank at parity or without a value."""
    group, comparator = desk.standard.grouping.group, desk.standard.grouping.comparator
    value = interval.value
    if isinstance(comparison, Ratio):
        if desk.indicator.better != "level":
            # The one more likely to have what is better to have less of, or less likely to have what is good.
            less_is_worse = desk.indicator.better == "higher"
            group, comparator = comparison.group, comparison.comparator
            if less_is_worse:
                group, comparator = comparator, group
        # Otherwise a standard prints each likelihood ratio so that above 1 is worse for its group.
        if value is None:
            # Unbounded above: that is as far above parity as can be.
            return group if interval.lower is not None and interval.lower > 0 else ""
        return group if value > 1 else comparator if value < 1 else ""
    if value is None:
        return ""
    if value == 0:
        return ""
    less_of_it = value < 0
    worse_if_less = desk.indicator.better != "lower"
    return group if less_of_it == worse_if_less else comparator


def _excess(desk: Desk, comparison: Ratio | Difference, pair: Pair, worse: list[str]) -> list[Interval | None]:
    """How many more of the worse-off group would have had the event, or been spared it, at the other group's rate."""
    if comparison.comparator == WORKFORCE or isinstance(desk.indicator.measure, Share):
        return [None] * len(worse)
    up = statistics.excess_events(pair.a, pair.n, pair.b, pair.m)
    down = statistics.excess_events(pair.b, pair.m, pair.a, pair.n)
    found: list[Interval | None] = []
    for place, group in enumerate(worse):
        if not group:
            found.append(None)
            continue
        first_is_worse = group == comparison.group
        towards = interval_at(down if first_is_worse else up, place)
        if towards.value is None:
            found.append(None)
        elif towards.value < 0 and towards.lower is not None and towards.upper is not None:
            found.append(Interval(-towards.value, -towards.upper, -towards.lower, towards.method))
        else:
            found.append(towards)
    return found


def _chance(comparison: Ratio | Difference, pair: Pair, place: int, *, nested: bool) -> float | None:
    """The probability of a share this far from the workforce's, or further on that side, by chance alone."""
    if nested or comparison.comparator != WORKFORCE or not pair.n[place] or not pair.m[place]:
        return None
    share = pair.b[place] / pair.m[place]
    tail = statistics.binomial_lower_tail if pair.a[place] <= pair.n[place] * share else statistics.binomial_upper_tail
    return number_at(np.ma.atleast_1d(tail(pair.a[place], pair.n[place], share)), 0)


def headline_of(desk: Desk) -> Comparison | None:
    """The comparison that an indicator is known by: its own, or that of the part that the standard names."""
    indicator = desk.indicator
    if indicator.compare is not None:
        found = compare(desk, indicator.compare, ("",), family=False)
    elif indicator.compare_parts is not None and indicator.headline_part in desk.counts.parts:
        found = compare(desk, indicator.compare_parts, (indicator.headline_part,), family=False)
    else:
        found = []
    return found[0] if found else None
