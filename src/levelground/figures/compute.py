"""Counts to figures: percentages, ratios, differences and progression, each with its intervals, over whole arrays."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from levelground import statistics
from levelground.figures.pairs import Pair, at_most_all, pair_of, pair_with_workforce, progression_pair
from levelground.standards import (
    CountTable,
    Difference,
    FloatArray,
    Indicator,
    IndicatorCounts,
    Labels,
    Progression,
    Ratio,
    Share,
    Standard,
    SurveyResult,
    Table,
    joined,
    shown,
)
from levelground.statistics import Estimate

WORKFORCE = "workforce"
PERCENT = 100.0
# The flag of a figure that is hidden, for one of the counts that it is made of is.
SUPPRESSED = "suppressed"
SCORE, SCORE_DIFFERENCE = "score", "score difference"
# The order in which a part's statistics stand in a table of figures.
STATISTICS = ("ratio", "difference", SCORE_DIFFERENCE, "race disparity ratio", "percentage", SCORE)
NUMBERS = frozenset(
    {
        "value",
        "lower",
        "upper",
        "numerator",
        "denominator",
        "comparator_numerator",
        "comparator_denominator",
    }
)
COLUMNS = (
    "organisation",
    "standard",
    "year",
    "indicator",
    "part",
    "statistic",
    "group",
    "comparator",
    "value",
    "lower",
    "upper",
    "method",
    "numerator",
    "denominator",
    "comparator_numerator",
    "comparator_denominator",
    "flags",
)


def compute_figures(table: CountTable, standard: Standard) -> Table:
    """Every figure that a table of counts gives, as the contract's `figures.csv` has them."""
    pieces: list[Table] = []
    workforce = workforce_counts(table, standard)
    for counts in table.indicators:
        indicator = standard.indicator(counts.indicator)
        maker = _Maker(table, counts, standard)
        for comparison, parts in comparisons(indicator, counts):
            pieces.extend(_compared(maker, indicator, comparison, parts, workforce))
        if indicator.progression is not None:
            pieces.extend(_progressed(maker, indicator.progression))
        pieces.append(_percentages(maker, indicator))
    if not pieces:
        return Table({name: np.zeros(0) if name in NUMBERS else Labels.all("", 0) for name in COLUMNS})
    whole = joined(pieces)
    return in_order(whole, standard)


def workforce_counts(table: CountTable, standard: Standard) -> IndicatorCounts | None:
    """The counts of the indicator that is a share of the whole workforce; None where it was not measured."""
    for indicator in standard.indicators:
        if isinstance(indicator.measure, Share) and indicator.measure.of == standard.workforce:
            return table.indicator(indicator.number)
    return None


def comparisons(indicator: Indicator, counts: IndicatorCounts) -> list[tuple[Ratio | Difference, tuple[str, ...]]]:
    """What is compared: the headline, then the parts; parts of a progression are compared in its own way only."""
    tiers = indicator.progression.tier.name if indicator.progression is not None else ""
    parts = tuple(part for part in counts.parts if part and not (tiers and f"{tiers}=" in part))
    found: list[tuple[Ratio | Difference, tuple[str, ...]]] = []
    if indicator.compare is not None:
        found.append((indicator.compare, ("",)))
    if indicator.compare_parts is not None and parts:
        found.append((indicator.compare_parts, parts))
    return found


@dataclass(frozen=True)
class _Maker:
    """Makes tables of figures for one indicator's counts."""

    table: CountTable
    counts: IndicatorCounts
    standard: Standard

    def flags(self, pair: Pair, estimate: Estimate) -> Labels:
        """The flags of each row: the counts' own, and whether the value or a limit is hidden or does not exist."""
        value, upper = estimate.value, estimate.upper
        missing = np.ma.getmaskarray(value)
        unbounded = ~missing & (np.isinf(value.data) | (np.isinf(upper.data) & ~np.ma.getmaskarray(upper)))
        no_limit = ~missing & ~unbounded & (np.ma.getmaskarray(estimate.lower) | np.ma.getmaskarray(upper))
        own = [";".join(flags) for flags in self.counts.flags]
        state = np.select([pair.untold, missing | no_limit, unbounded], [3, 1, 2], 0)
        words = ("", "undefined", "unbounded", SUPPRESSED)
        values = tuple(
            ";".join(word for word in (own_flags, state_word) if word) for own_flags in own for state_word in words
        )
        return Labels((pair.organisation * len(words) + state).astype(np.int64), values)

    def rows(
        self,
        pair: Pair,
        estimate: Estimate,
        statistic: str,
        group: str,
        comparator: str,
        part: Labels | None = None,
    ) -> Table:
        """Figures that compare two groups, one a cell of the pair."""
        rows = len(pair.organisation)
        # What is hidden is no less so in the name of the method that its numbers called for.
        methods = np.where(pair.untold, estimate.method, estimate.methods)

        def told(numbers: FloatArray) -> FloatArray:
            return np.where(pair.untold, np.nan, numbers)

        return Table(
            {
                "organisation": Labels(pair.organisation, self.table.organisations),
                "standard": Labels.all(self.table.standard, rows),
                "year": Labels.all(str(self.table.year), rows),
                "indicator": Labels.all(self.counts.indicator, rows),
                "part": part or Labels(pair.part, self.counts.parts),
                "statistic": Labels.all(statistic, rows),
                "group": Labels.all(group, rows),
                "comparator": Labels.all(comparator, rows),
                "value": told(finite(estimate.value)),
                "lower": told(finite(estimate.lower)),
                "upper": told(finite(estimate.upper)),
                "method": Labels.of(methods.tolist())
                if estimate.exact is not None
                else Labels.all(estimate.method, rows),
                "numerator": pair.a,
                "denominator": pair.n,
                "comparator_numerator": pair.b,
                "comparator_denominator": pair.m,
                "flags": self.flags(pair, estimate),
            }
        )


def finite(numbers: np.ma.MaskedArray[tuple[int, ...], np.dtype[np.float64]]) -> FloatArray:
    """The numbers with NaN, an empty cell, where they are masked or infinite."""
    data = np.where(np.ma.getmaskarray(numbers) | np.isinf(numbers.data), np.nan, numbers.data)
    return np.asarray(data, dtype=np.float64)


def difference_from_whole(pair: Pair) -> Estimate:
    """The share in a part minus the share in the whole that the part belongs to, with a 95% interval (as proportions).

    A part and its whole are not independent. With f the part's share of the whole, the difference is (1 − f) times
    the difference between the part and the rest, which are: so is its interval (Newcombe's, scaled).
    """
    apart = statistics.newcombe_difference(pair.a, pair.n, pair.b - pair.a, pair.m - pair.n)
    with np.errstate(invalid="ignore", divide="ignore"):
        rest = np.where(pair.m > 0, 1 - pair.n / np.where(pair.m > 0, pair.m, 1), 0)
    # A part that is the whole differs from it by nothing, and nothing is left that it could differ from.
    is_whole = (pair.n == pair.m) & (pair.n > 0)
    value, lower, upper = (
        np.ma.MaskedArray(
            np.where(is_whole, 0.0, each.data * rest), mask=np.where(is_whole, False, np.ma.getmaskarray(each))
        )
        for each in (apart.value, apart.lower, apart.upper)
    )
    return Estimate(value, lower, upper, "newcombe, part against the rest")


def is_score(indicator: Indicator) -> bool:
    """Whether an indicator is the mean of a score, published without its spread."""
    return isinstance(indicator.measure, SurveyResult) and indicator.measure.unit == SCORE


def statistic_of(comparison: Ratio | Difference, indicator: Indicator) -> str:
    """The name of what a comparison gives: a ratio, a difference in points, or one in the units of a score."""
    if isinstance(comparison, Ratio):
        return "ratio"
    return SCORE_DIFFERENCE if is_score(indicator) else "difference"


def as_given(numerator: FloatArray, denominator: FloatArray) -> Estimate:
    """A survey's result as it was published (numerator / denominator × 100), with no limits.

    What multiplying it by its base and dividing again does to the last digit is undone.
    """
    known = denominator > 0
    value = np.where(known, (PERCENT * numerator / np.where(known, denominator, 1)).round(10), 0.0)
    nothing = np.ma.MaskedArray(np.zeros(value.shape), mask=np.ones(value.shape, dtype=bool))
    return Estimate(np.ma.MaskedArray(value, mask=~known), nothing, nothing, "")


def estimates(
    comparison: Ratio | Difference, pair: Pair, *, nested: bool, scored: bool = False
) -> tuple[Estimate, ...]:
    """The comparison by each method, the default one first; differences in points, or in the units of a score."""
    if scored:
        first, second = as_given(pair.a, pair.n), as_given(pair.b, pair.m)
        return (Estimate((first.value - second.value).round(10), first.lower, first.upper, ""),)
    whole, more = at_most_all(pair)
    if isinstance(comparison, Ratio):
        with np.errstate(invalid="ignore", divide="ignore"):
            likelihoods = np.where(pair.n * pair.m > 0, (pair.a / pair.n) / (pair.b / pair.m), np.nan)
        return tuple(
            _without_interval(method(whole.a, whole.n, whole.b, whole.m), likelihoods, more)
            for method in (statistics.koopman_ratio, statistics.katz_ratio)
        )
    if nested:
        return (difference_from_whole(pair).scaled(PERCENT),)
    return (statistics.newcombe_difference(whole.a, whole.n, whole.b, whole.m).scaled(PERCENT),)


def percentages(numerator: FloatArray, denominator: FloatArray) -> Estimate:
    """Percentages with Wilson intervals; none where there are more events than people: no percentage passes 100."""
    estimate = statistics.wilson(np.minimum(numerator, denominator), denominator).scaled(PERCENT)
    nothing = np.full(numerator.shape, np.nan)
    return _without_interval(estimate, nothing, numerator > denominator)


def _without_interval(estimate: Estimate, value: FloatArray, more: NDArray[np.bool_]) -> Estimate:
    """The estimate with the plain value and no limits where there were more events than people: it is no proportion."""
    if not more.any():
        return estimate
    known = more & np.isfinite(value)
    values = np.ma.MaskedArray(
        np.where(more, np.where(known, value, 0), estimate.value.data),
        mask=np.where(more, ~known, np.ma.getmaskarray(estimate.value)),
    )
    lower, upper = (
        np.ma.MaskedArray(np.where(more, 0, limit.data), mask=more | np.ma.getmaskarray(limit))
        for limit in (estimate.lower, estimate.upper)
    )
    return Estimate(values, lower, upper, estimate.method, estimate.exact)


def _compared(
    maker: _Maker,
    indicator: Indicator,
    comparison: Ratio | Difference,
    parts: tuple[str, ...],
    workforce: IndicatorCounts | None,
) -> list[Table]:
    statistic, scored = statistic_of(comparison, indicator), is_score(indicator)
    if comparison.comparator == WORKFORCE:
        if workforce is None:
            return []
        pair = pair_with_workforce(maker.counts, parts, comparison.group, workforce)
        nested = workforce.indicator == indicator.number
        return [
            maker.rows(pair, estimate, statistic, comparison.group, WORKFORCE)
            for estimate in estimates(comparison, pair.told(), nested=nested)
        ]
    pairs = [(comparison.group, comparison.comparator)]
    if parts == ("",) and not isinstance(indicator.measure, SurveyResult):
        pairs += finer_pairs(comparison, maker.standard)
    tables = []
    for group, comparator in pairs:
        pair = pair_of(maker.counts, parts, group, comparator)
        tables += [
            maker.rows(pair, estimate, statistic, group, comparator)
            for estimate in estimates(comparison, pair.told(), nested=False, scored=scored)
        ]
    return tables


def finer_pairs(comparison: Ratio | Difference, standard: Standard) -> list[tuple[str, str]]:
    """The comparison again for each finer group inside the group compared, in the same direction."""
    finer = standard.grouping.finer_of(standard.grouping.group)
    if comparison.group == standard.grouping.group:
        return [(group, comparison.comparator) for group in finer]
    return [(comparison.group, group) for group in finer]


def _progressed(maker: _Maker, progression: Progression) -> list[Table]:
    tables = []
    withins = {part.split(";")[0].split("=")[1] for part in maker.counts.parts if f"{progression.tier.name}=" in part}
    for within in sorted(withins):
        for step in progression.steps:
            pair = progression_pair(maker.counts, progression, within, step)
            kept = pair.where((pair.a + pair.n + pair.b + pair.m > 0) | pair.untold)
            seen = kept.told()
            estimate = statistics.race_disparity_ratio(seen.a, seen.n, seen.b, seen.m)
            name = f"{progression.within.name}={within};{progression.tier.name}={step[0]}:{step[1]}"
            part = Labels.all(name, len(kept.organisation))
            tables.append(
                maker.rows(kept, estimate, "race disparity ratio", progression.group, progression.comparator, part)
            )
    return tables


def _percentages(maker: _Maker, indicator: Indicator) -> Table:
    counts = maker.counts
    organisation, part, group = np.nonzero(shown(counts, maker.standard, headline=True))
    where = (organisation, part, group)
    nothing = np.full(len(organisation), np.nan)
    pair = Pair(
        organisation, part, counts.numerator[where], counts.denominator[where], nothing, nothing, counts.untold[where]
    )
    seen = pair.told()
    estimate = percentages(seen.a, seen.n)
    if isinstance(indicator.measure, SurveyResult):
        given = as_given(seen.a, seen.n)
        estimate = given if is_score(indicator) else replace(estimate, value=given.value)
    rows = maker.rows(pair, estimate, SCORE if is_score(indicator) else "percentage", "", "")
    return Table({**rows.columns, "group": Labels(group, counts.groups)})


def in_order(table: Table, standard: Standard) -> Table:
    """A table of figures in the contract's order."""
    return table.taken(_order(table, standard))


def _order(table: Table, standard: Standard) -> NDArray[np.int64]:
    """Organisations, indicators and parts by name; then statistics and groups as declared; methods, default first."""
    numbers = [indicator.number for indicator in standard.indicators]
    groups = (*standard.grouping.main, *standard.grouping.finer, *standard.grouping.finest)

    def declared(name: str, order: tuple[str, ...] | list[str]) -> NDArray[np.int64]:
        column = table.columns[name]
        if not isinstance(column, Labels):
            raise TypeError(f"{name} is a column of numbers")
        places: Mapping[str, int] = {value: place for place, value in enumerate(order)}
        ranks = np.array([places.get(value, len(places)) for value in column.values], dtype=np.int64)
        return ranks[column.codes]

    organisation, part = table.columns["organisation"], table.columns["part"]
    if not isinstance(organisation, Labels) or not isinstance(part, Labels):
        raise TypeError("organisation and part are columns of labels")
    # Methods keep the order in which they were made: a stable sort leaves the default one first.
    return np.lexsort(
        [
            declared("comparator", groups),
            declared("group", groups),
            declared("statistic", STATISTICS),
            part.ranks(),
            declared("indicator", numbers),
            organisation.ranks(),
        ]
    )
