"""Readings: each indicator of one organisation, with its headline, its parts and its change since last year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from levelground import statistics
from levelground.figures.comparing import Desk, compare, family_of, fraction_told, headline_of
from levelground.figures.compute import (
    PERCENT,
    WORKFORCE,
    estimates,
    is_score,
    workforce_counts,
)
from levelground.figures.pairs import pair_of, pair_with_workforce
from levelground.figures.progressing import progress
from levelground.figures.reading import Comparison, Fraction, Interval, Movement, Reading
from levelground.figures.verdicts import VerdictRules
from levelground.standards import (
    Answered,
    CountTable,
    Difference,
    Indicator,
    IndicatorCounts,
    Rate,
    Ratio,
    Share,
    Standard,
)
from levelground.statistics import Estimate

# What is said of a change of which one of the two years is hidden.
HIDDEN = "hidden"


@dataclass(frozen=True)
class Previous:
    """The counts of an earlier year, of the same organisation alone."""

    year: int
    counts: CountTable


def read(
    table: CountTable,
    standard: Standard,
    organisation: str,
    not_measured: dict[str, str],
    rules: VerdictRules,
    previous: Previous | None,
    answers: Mapping[str, Answered] | None = None,
) -> tuple[Reading, ...]:
    """Every indicator of the standard for one organisation, measured or not."""
    place = table.organisations.index(organisation)
    workforce = workforce_counts(table, standard)
    readings = []
    for indicator in standard.indicators:
        counts = table.indicator(indicator.number)
        breaks = breaks_of(standard, indicator, table.year, previous)
        answer = (answers or {}).get(indicator.number)
        if answer is not None:
            readings.append(replace(_blank(indicator, breaks), measured=True, answer=answer))
            continue
        if counts is None or not counts.measured[place, 0].any():
            reason = not_measured.get(indicator.number, "nothing was given for this organisation")
            readings.append(_unmeasured(indicator, reason, breaks))
            continue
        desk = Desk(standard, indicator, counts, workforce, place, rules)
        readings.append(_measured(desk, _movement(desk, previous), breaks))
    return tuple(readings)


def _blank(indicator: Indicator, breaks: tuple[str, ...]) -> Reading:
    words = indicator.words
    return Reading(
        indicator=indicator.number,
        title=indicator.title,
        short=words.short,
        asks=indicator.asks,
        definition=indicator.definition,
        source=indicator.source,
        look_next=words.look_next,
        event=words.event,
        people=words.people,
        better=indicator.better,
        measured=False,
        reason="",
        headline=None,
        groups=(),
        parts=(),
        progression=(),
        unknown=None,
        unknown_bounds=None,
        movement=None,
        breaks=breaks,
    )


def _unmeasured(indicator: Indicator, reason: str, breaks: tuple[str, ...]) -> Reading:
    return replace(_blank(indicator, breaks), reason=reason)


def _measured(desk: Desk, movement: Movement | None, breaks: tuple[str, ...]) -> Reading:
    indicator, counts = desk.indicator, desk.counts
    parts: list[Comparison] = []
    tier = indicator.progression.tier.name if indicator.progression is not None else ""
    if indicator.compare_parts is not None:
        for split in indicator.parts:
            family = family_of(counts, split)
            if family and not any(dimension.name == tier for dimension in split):
                parts.extend(compare(desk, indicator.compare_parts, family, family=True))
    groups = _groups(desk)
    unknown = next((group for group in groups if group.group == desk.standard.grouping.unknown), None)
    return replace(
        _blank(indicator, breaks),
        measured=True,
        headline=headline_of(desk),
        groups=tuple(groups),
        parts=tuple(parts),
        progression=tuple(progress(desk, indicator.progression)) if indicator.progression is not None else (),
        unknown=unknown,
        unknown_bounds=_unknown_bounds(desk),
        movement=movement,
    )


def _groups(desk: Desk) -> list[Fraction]:
    """The headline of each main group that was measured."""
    found = []
    for group in desk.standard.grouping.main:
        numerator, denominator = (side[desk.organisation] for side in desk.counts.at("", group))
        if desk.counts.measured[desk.organisation, 0, desk.counts.groups.index(group)]:
            found.append(fraction_told(group, numerator, denominator, scored=is_score(desk.indicator)))
    return found


def _unknown_bounds(desk: Desk) -> Interval | None:
    """The headline's value if everyone of unknown group belonged to one group, and if to the other."""
    grouping, counts, place = desk.standard.grouping, desk.counts, desk.organisation

    def of(group: str) -> tuple[float, float]:
        numerator, denominator = counts.at("", group)
        return float(np.nan_to_num(numerator[place])), float(np.nan_to_num(denominator[place]))

    if any(counts.untold[place, 0, counts.groups.index(group)] for group in grouping.main if group != "all"):
        return None
    unknown = of(grouping.unknown)
    match desk.indicator.measure, desk.indicator.compare:
        case Share(), _:
            (own, base), (extra, _) = of(grouping.group), unknown
            if not base or not extra:
                return None
            return Interval(
                PERCENT * own / base, PERCENT * own / base, PERCENT * (own + extra) / base, "if all unknown"
            )
        case Rate(), Ratio(group, comparator):
            (a, n), (b, m), (u, v) = of(group), of(comparator), unknown
            if not v:
                return None
            values = [
                _ratio(a + u, n + v, b, m),
                _ratio(a, n, b + u, m + v),
            ]
            known = [value for value in values if value is not None]
            if len(known) < len(values):
                return None
            return Interval(_ratio(a, n, b, m), min(known), max(known), "if all unknown")
    return None


def _ratio(a: float, n: float, b: float, m: float) -> float | None:
    return (a / n) / (b / m) if n and m and b else None


def breaks_of(standard: Standard, indicator: Indicator, year: int, previous: Previous | None) -> tuple[str, ...]:
    """What changed in an indicator's definition since the previous year given, or in this edition where none was."""
    since = year - 1 if previous is None else previous.year
    return tuple(
        f"{change.year}: {change.says}" + (" (default, check)" if change.default_check else "")
        for change in standard.changes
        if change.indicator == indicator.number and change.breaks_series and since < change.year <= year
    )


def _movement(desk: Desk, previous: Previous | None) -> Movement | None:
    """How far the headline comparison moved since the previous year, with its interval; None where it was not given."""
    if previous is None:
        return None
    counts = previous.counts.indicator(desk.indicator.number)
    comparison, part = desk.indicator.compare, ""
    if comparison is None:
        comparison, part = desk.indicator.compare_parts, desk.indicator.headline_part
    if counts is None or comparison is None or part not in counts.parts or part not in desk.counts.parts:
        return None
    now = _one(desk.counts, desk.organisation, comparison, part, desk.workforce, desk.indicator)
    then = _one(counts, 0, comparison, part, workforce_counts(previous.counts, desk.standard), desk.indicator)
    if now is None or then is None:
        return None
    (now_counts, now_estimate), (then_counts, then_estimate) = now, then
    statistic, parity = ("ratio of ratios", 1.0) if isinstance(comparison, Ratio) else ("difference of differences", 0)
    if is_score(desk.indicator):
        statistic = "difference of score differences"
    if now_counts is None or then_counts is None:
        return Movement(statistic, _interval(then_estimate), Interval(None, None, None), HIDDEN)
    if isinstance(comparison, Ratio):
        if any(a > n for counts in (then_counts, now_counts) for a, n in (counts[:2], counts[2:])):
            return Movement(statistic, _interval(then_estimate), Interval(None, None, None), "cannot be told")
        change = statistics.change_in_ratio(*then_counts, *now_counts)
    else:
        change = statistics.difference_of_estimates(then_estimate, now_estimate)
    interval = _interval(change)
    return Movement(statistic, _interval(then_estimate), interval, _says(interval, parity))


def _interval(estimate: Estimate) -> Interval:
    """A single estimate; what is undefined or unbounded is None."""
    value, lower, upper = (None if side is None or not isfinite(side) else side for side in estimate.item())
    return Interval(value, lower, upper, estimate.method)


def _says(interval: Interval, parity: float) -> str:
    """The verdict on a change: what its interval holds, and no more."""
    if interval.value is None or interval.lower is None or interval.upper is None:
        return "cannot be told"
    if interval.lower > parity:
        return "clearly higher"
    if interval.upper < parity:
        return "clearly lower"
    return "no clear change"


def _one(
    counts: IndicatorCounts,
    organisation: int,
    comparison: Ratio | Difference,
    part: str,
    workforce: IndicatorCounts | None,
    indicator: Indicator,
) -> tuple[tuple[float, float, float, float] | None, Estimate] | None:
    """The four counts of a comparison in one part of one organisation, and its estimate by the default method.

    There are no counts, and the estimate is undefined, where one of them is hidden.
    """
    nested = False
    if comparison.comparator == WORKFORCE:
        if workforce is None:
            return None
        pair = pair_with_workforce(counts, (part,), comparison.group, workforce)
        nested = workforce.indicator == indicator.number
    else:
        pair = pair_of(counts, (part,), comparison.group, comparison.comparator)
    pair = pair.where(pair.organisation == organisation)
    if not len(pair.a):
        return None
    estimate = estimates(comparison, pair.told(), nested=nested, scored=is_score(indicator))[0][0]
    if pair.untold.any():
        return None, estimate
    return (float(pair.a[0]), float(pair.n[0]), float(pair.b[0]), float(pair.m[0])), estimate
