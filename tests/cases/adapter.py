"""The package's public functions under the names that the reference cases use."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from levelground import disclosure as di
from levelground import statistics as st

Inputs = dict[str, Any]
Answers = dict[str, Any]

LEVELS = {"95": 0.95, "99_8": 0.998}


def run(method: str, inputs: Inputs) -> Answers:
    """Return the answers of `method` for `inputs`; NotImplementedError for a method that is not built."""
    if method not in _METHODS:
        raise NotImplementedError(f"{method} is not built")
    return {name: _plain(answer) for name, answer in _METHODS[method](**inputs).items()}


def _plain(answer: Any) -> Any:
    """Return JSON's own kinds of value: None where masked, infinity as a word, lists for arrays."""
    if isinstance(answer, np.ndarray | np.generic):
        return _plain(answer.tolist())
    if isinstance(answer, Mapping):
        return {name: _plain(part) for name, part in answer.items()}
    if isinstance(answer, list | tuple):
        return [_plain(part) for part in answer]
    if isinstance(answer, float) and math.isinf(answer):
        return "Infinity" if answer > 0 else "-Infinity"
    return answer


def _limits(estimate: st.Estimate, level: str = "95", prefix: str = "") -> Answers:
    return {f"{prefix}lower_{level}": estimate.lower, f"{prefix}upper_{level}": estimate.upper}


def _at_both_levels(estimator: Callable[..., st.Estimate], *arguments: Any, prefix: str = "", **named: Any) -> Answers:
    answers: Answers = {}
    for level, confidence in LEVELS.items():
        estimate = estimator(*arguments, confidence=confidence, **named)
        answers |= {"value": estimate.value, **_limits(estimate, level, prefix)}
    return answers


def _interval_method(estimate: st.Estimate) -> str:
    return str(estimate.methods).capitalize()


def _proportion_wilson(numerator: float, denominator: float) -> Answers:
    return _at_both_levels(st.wilson, numerator, denominator)


def _rate_phe(count: float, population: float, multiplier: float) -> Answers:
    answers = _at_both_levels(st.rate, count, population, multiplier)
    return answers | {"interval_method": _interval_method(st.rate(count, population, multiplier))}


def _poisson_count_interval(count: float) -> Answers:
    exact = _at_both_levels(st.exact_poisson, count, prefix="exact_")
    return exact | _limits(st.byar(count), prefix="byar_")


def _relative_risk(a: float, n1: float, b: float, n2: float) -> Answers:
    koopman = st.koopman_ratio(a, n1, b, n2)
    return {
        "ratio": koopman.value,
        **_limits(koopman, prefix="koopman_"),
        **_limits(st.katz_ratio(a, n1, b, n2), prefix="katz_"),
        **_limits(st.miettinen_nurminen_ratio(a, n1, b, n2), prefix="miettinen_nurminen_"),
        "fisher_two_sided_p": st.fisher_p(a, n1, b, n2),
        "pearson_p": st.pearson_p(a, n1, b, n2),
    }


def _fisher_mid_p(a: float, n1: float, b: float, n2: float) -> Answers:
    return {"mid_p_two_sided_doubled": st.mid_p(a, n1, b, n2)}


def _difference_of_proportions(a: float, n1: float, b: float, n2: float) -> Answers:
    newcombe = st.newcombe_difference(a, n1, b, n2)
    return {
        "difference": newcombe.value,
        **_limits(newcombe, prefix="newcombe_"),
        **_limits(st.miettinen_nurminen_difference(a, n1, b, n2), prefix="miettinen_nurminen_"),
    }


def _dsr(counts: Any, populations: Any, standard_population: Any, multiplier: float) -> Answers:
    arguments = (counts, populations, standard_population, multiplier)
    return _at_both_levels(st.directly_standardised_rate, *arguments) | {"total_count": sum(counts)}


def _smr(
    observed: float, populations: Any, reference_counts: Any, reference_populations: Any, multiplier: float
) -> Answers:
    expected = st.expected_events(populations, reference_counts, reference_populations)
    answers = _at_both_levels(st.standardised_ratio, observed, expected, multiplier)
    method = _interval_method(st.standardised_ratio(observed, expected, multiplier))
    return answers | {"expected": expected, "interval_method": method}


def _sii_rii(
    rank_order: str,
    populations: list[float],
    values: list[float],
    transform: Any,
    multiplier: float,
    standard_errors: Any = None,
) -> Answers:
    if rank_order != "most disadvantaged first":
        raise ValueError(f"The functions rank the most disadvantaged first, not {rank_order!r}.")
    index = st.slope_index_of_inequality(populations, values, standard_errors, transform, multiplier)
    return {
        "sii": index.slope.value,
        "rii": index.relative.value,
        "intercept": index.intercept,
        **_limits(index.slope),
    }


def _funnel_proportion(target_proportion: float, denominators: list[float], multiplier: float) -> Answers:
    def limits(confidence: float) -> st.Estimate:
        return st.funnel_proportion_limits(target_proportion, denominators, confidence).scaled(multiplier)

    return {"limits": _rows(limits)}


def _funnel_standardised_ratio(expected_counts: list[float], target: float) -> Answers:
    return {"limits": _rows(lambda confidence: st.funnel_ratio_limits(expected_counts, target, confidence))}


def _rows(limits: Callable[[float], st.Estimate]) -> list[Answers]:
    """Return a row of named limits for each element."""
    columns: Answers = {}
    for level, confidence in LEVELS.items():
        columns |= _limits(limits(confidence), level)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _funnel_ratio_significance(observed: list[float], expected: list[float]) -> Answers:
    return {"significance": st.funnel_ratio_significance(observed, expected)}


_OVERDISPERSION_KINDS: dict[str, Any] = {
    "standardised ratio, log transform, 10% truncation": "ratio",
    "proportion, arcsine square root, 10% winsorised (quantile type 7)": "proportion",
}


def _overdispersion(numerators: list[float], denominators: list[float], type: str) -> Answers:  # noqa: A002
    found = st.overdispersion(numerators, denominators, _OVERDISPERSION_KINDS[type])
    return {"z_scores": found.z_scores, "phi": found.phi, "tau_squared": found.tau_squared, "n_used": found.used}


def _spc_xmr(
    values: list[float],
    improvement_direction: Any,
    screen_outlier_moving_ranges: bool,
    target: float | None,
    baseline_points: int | None,
    rebase_at_point: int | None,
) -> Answers:
    chart = st.xmr(
        values,
        improvement_direction,
        target=target,
        screen=screen_outlier_moving_ranges,
        baseline_points=baseline_points,
        # The cases count points from 1.
        rebase_at=() if rebase_at_point is None else (rebase_at_point - 1,),
    )
    return {
        "mean": [stretch.mean for stretch in chart.stretches],
        "lower_limit": [stretch.lower for stretch in chart.stretches],
        "upper_limit": [stretch.upper for stretch in chart.stretches],
        "cause": chart.cause,
        "point_type": chart.point_type,
        "assurance": chart.assurance,
        "special_cause_points": int((chart.point_type != "common_cause").sum()),
    }


def _concentration_index(populations: Any, values: Any, rank_order: str, unit: Any) -> Answers:
    if rank_order != "most disadvantaged first":
        raise ValueError(f"The functions rank the most disadvantaged first, not {rank_order!r}.")
    found = st.concentration_index(populations, values, unit)
    return {
        "concentration_index": found.index,
        "absolute_concentration_index": found.absolute,
        "wagstaff_normalised": found.wagstaff,
        "erreygers_corrected": found.erreygers,
    }


def _theil_mld_bgv(populations: Any, values: Any, standard_errors: Any) -> Answers:
    found = st.between_group_inequality(populations, values, standard_errors)
    return {
        "theil": found.theil,
        "theil_se": found.theil_error,
        "mean_log_deviation": found.mean_log_deviation,
        "mean_log_deviation_se": found.mean_log_deviation_error,
        "between_group_variance": found.variance,
        "between_group_variance_se": found.variance_error,
    }


def _par_paf(populations: Any, values: Any, favourable_indicator: bool, ordered: bool, reference: str) -> Answers:
    references = {
        "last group": len(values) - 1,
        "best group": st.best_group(populations, values, favourable=favourable_indicator),
    }
    found = st.population_attributable_risk(populations, values, references[reference])
    return {
        "population_attributable_risk": found.risk.value,
        "population_attributable_fraction_percent": found.fraction.value,
    }


def _multiple_comparisons(p_values: list[float], level: float) -> Answers:
    adjusted, bonferroni = st.benjamini_hochberg(p_values), st.bonferroni(p_values)
    return {
        "benjamini_hochberg": adjusted,
        "holm": st.holm(p_values),
        "bonferroni": bonferroni,
        "rejected_bh": int((adjusted <= level).sum()),
        "rejected_bonferroni": int((bonferroni <= level).sum()),
    }


def _trend_in_proportions(events: Any, totals: Any, scores: Any) -> Answers:
    found = st.trend_in_proportions(events, totals, scores)
    return {"chi_square": found.chi_square, "p": found.p}


def _power_two_proportions(n_each: float, p1: float, p2: float, alpha: float) -> Answers:
    return {
        "power": st.power_two_proportions(p1, p2, n_each, n_each, alpha),
        "n_each_for_80_percent_power": st.sample_size_two_proportions(p1, p2, alpha, power=0.8),
    }


def _smallest_detectable_ratio(
    n1: float, n2: float, comparison_proportion: float, alpha: float, power: float, direction: str
) -> Answers:
    named: Any = {"alpha": alpha, "power": power, "direction": direction.removeprefix("group 1 ")}
    difference = st.smallest_detectable_difference(n1, n2, comparison_proportion, **named)
    return {
        "smallest_detectable_proportion": comparison_proportion + difference,
        "smallest_detectable_ratio": st.smallest_detectable_ratio(n1, n2, comparison_proportion, **named),
    }


def _partial_pooling(a: Any, n1: Any, b: Any, n2: Any) -> Answers:
    found = st.pooled_ratios(a, n1, b, n2)
    return {
        "mean_log_ratio": found.mean,
        "mean_log_ratio_se": found.mean_error,
        "tau_squared": found.tau_squared,
        "q": found.heterogeneity,
        "shrunk_log_ratios": found.shrunk,
        "shrunk_log_ratio_se": found.shrunk_error,
    }


def _empirical_bayes_rate(events: Any, populations: Any) -> Answers:
    found = st.empirical_bayes_rates(events, populations)
    return {"mean": found.mean, "between_variance": found.between_variance, "shrunk": found.shrunk}


def _pay_gap(reference_hourly_pay: list[float], comparison_hourly_pay: list[float]) -> Answers:
    mean = st.mean_pay_gap(reference_hourly_pay, comparison_hourly_pay)
    return {
        "mean_gap_percent": mean.value,
        **_limits(mean, prefix="mean_gap_log_ratio_"),
        "median_gap_percent": st.median_pay_gap(reference_hourly_pay, comparison_hourly_pay),
        "welch_p": st.welch_p(reference_hourly_pay, comparison_hourly_pay),
    }


def _pay_gap_bootstrap(
    reference_hourly_pay: list[float], comparison_hourly_pay: list[float], resamples: str
) -> Answers:
    count = int(resamples.removesuffix(" or more"))
    mean = st.pay_gap_bootstrap(reference_hourly_pay, comparison_hourly_pay, "mean", resamples=count)
    median = st.pay_gap_bootstrap(reference_hourly_pay, comparison_hourly_pay, "median", resamples=count)
    return _limits(mean, prefix="mean_gap_") | _limits(median, prefix="median_gap_")


def _kitagawa_decomposition(group_a_sizes: Any, group_a_rates: Any, group_b_sizes: Any, group_b_rates: Any) -> Answers:
    found = st.kitagawa(group_a_sizes, group_a_rates, group_b_sizes, group_b_rates)
    return {
        "difference": found.difference,
        "rate_component": found.rates,
        "composition_component": found.composition,
    }


def _oaxaca_blinder(reference: Inputs, comparison: Inputs, intercept: bool) -> Answers:
    if not intercept:
        raise NotImplementedError("a decomposition without a constant is not built")
    found = st.oaxaca_blinder(reference["pay"], reference["predictors"], comparison["pay"], comparison["predictors"])
    return {
        "gap": found.gap,
        "explained_with_comparison_coefficients": found.endowments,
        "unexplained_coefficients": found.coefficients,
        "interaction": found.interaction,
        "explained_with_reference_coefficients": found.explained,
    }


def _simpson_check(a: Any, n1: Any, b: Any, n2: Any) -> Answers:
    found = st.stratified_ratio(a, n1, b, n2)
    return {
        "crude_ratio": found.crude.value,
        "stratum_ratios": found.strata.value,
        "mantel_haenszel_ratio": found.mantel_haenszel.value,
        **_limits(found.mantel_haenszel, prefix="mantel_haenszel_"),
        "direction_reverses": found.direction_reverses,
    }


def _race_disparity_ratio(
    white_lower_tier: int, white_upper_tier: int, bme_lower_tier: int, bme_upper_tier: int
) -> Answers:
    found = st.race_disparity_ratio(white_upper_tier, white_lower_tier, bme_upper_tier, bme_lower_tier)
    white, bme = white_lower_tier + white_upper_tier, bme_lower_tier + bme_upper_tier
    return {
        "ratio": found.value,
        **_limits(found),
        "fisher_two_sided_p": st.fisher_p(white_upper_tier, white, bme_upper_tier, bme),
    }


def _four_fifths(selected: list[int], applicants: list[int], reference: str) -> Answers:
    if reference != "highest rate":
        raise NotImplementedError(f"a reference by {reference!r} is not built")
    ratios, below = st.impact_ratios(selected, applicants)
    return {"impact_ratios": ratios, "below_four_fifths": below}


def _suppression_audit(table: list[list[int]], hidden_cells_row_column: list[list[int]], published: str) -> Answers:
    if not published.startswith("all other cells, row totals, column totals, grand total"):
        raise NotImplementedError(f"an audit of {published!r} is not built")
    system, hidden = di.table_system(table), np.zeros(np.shape(table), dtype=bool)
    hidden[tuple(np.transpose(hidden_cells_row_column))] = True
    places = [int(np.ravel_multi_index((row, column), hidden.shape)) for row, column in hidden_cells_row_column]
    reached = di.reach(system, hidden.ravel(), places)
    ranges = {f"{row},{column}": ends for (row, column), ends in zip(hidden_cells_row_column, reached, strict=True)}
    return {"ranges": ranges, "exactly_recoverable": [cell for cell, (least, most) in ranges.items() if least == most]}


def _secondary_suppression(
    table: list[list[int]],
    hide_counts_from: int,
    hide_counts_to: int,
    minimum_range_width: int,
    totals_published: bool,
    zeros_may_be_secondary: bool,
) -> Answers:
    if not totals_published:
        raise NotImplementedError("a table without its totals is not built")
    counts = np.array(table)
    system = di.table_system(table, zeros_may_be_secondary=zeros_may_be_secondary)
    primary = (counts >= hide_counts_from) & (counts <= hide_counts_to)
    hidden = di.fewest_hidden(system, primary.ravel(), minimum_range_width).reshape(counts.shape)
    secondary = hidden & ~primary
    return {
        "primary_cells": np.argwhere(primary),
        "fewest_secondary_cells": int(secondary.sum()),
        "smallest_sum_of_secondary_counts": int(counts[secondary].sum()),
        "secondary_cells": np.argwhere(secondary),
    }


def _random_round_base_3(counts: list[int]) -> Answers:
    chances = [di.random_rounding_chances(count, base=3) for count in counts]
    return {"probabilities": [{str(shown): chance for shown, chance in each.items()} for each in chances]}


def _controlled_rounding(table: list[list[int]], base: int) -> Answers:
    found = di.controlled_rounding(table, base)
    return {
        "least_total_absolute_change_including_totals": found.change,
        "feasible_roundings": di.feasible_roundings(table, base),
        "rounded_with_totals": found.with_totals,
    }


def _percentage_discloses_count(denominator: int, percentage: float, decimals: int) -> Answers:
    numerators = di.possible_numerators(denominator, percentage, decimals)
    return {"possible_numerators": numerators, "exactly_recoverable": len(numerators) == 1}


def _differencing(releases: dict[str, Any], hide_counts_to: int) -> Answers:
    published = di.populations({name: (set(given["units"]), given["count"]) for name, given in releases.items()})
    pairs = di.differencing(published, hide_counts_to)
    return {"disclosing_pairs": [[pair.larger.name, pair.smaller.name, pair.difference] for pair in pairs]}


_METHODS: dict[str, Callable[..., Answers]] = {
    "proportion_wilson": _proportion_wilson,
    "rate_phe": _rate_phe,
    "poisson_count_interval": _poisson_count_interval,
    "relative_risk": _relative_risk,
    "relative_risk_zero_cells": _relative_risk,
    "fisher_mid_p": _fisher_mid_p,
    "difference_of_proportions": _difference_of_proportions,
    "dsr": _dsr,
    "smr": _smr,
    "sii_rii": _sii_rii,
    "funnel_proportion": _funnel_proportion,
    "funnel_ratio_significance": _funnel_ratio_significance,
    "funnel_standardised_ratio": _funnel_standardised_ratio,
    "overdispersion": _overdispersion,
    "spc_xmr": _spc_xmr,
    "concentration_index": _concentration_index,
    "theil_mld_bgv": _theil_mld_bgv,
    "par_paf": _par_paf,
    "multiple_comparisons": _multiple_comparisons,
    "trend_in_proportions": _trend_in_proportions,
    "power_two_proportions": _power_two_proportions,
    "smallest_detectable_ratio": _smallest_detectable_ratio,
    "partial_pooling": _partial_pooling,
    "empirical_bayes_rate": _empirical_bayes_rate,
    "pay_gap": _pay_gap,
    "pay_gap_bootstrap": _pay_gap_bootstrap,
    "kitagawa_decomposition": _kitagawa_decomposition,
    "oaxaca_blinder": _oaxaca_blinder,
    "simpson_check": _simpson_check,
    "race_disparity_ratio": _race_disparity_ratio,
    "four_fifths": _four_fifths,
    "suppression_audit": _suppression_audit,
    "secondary_suppression": _secondary_suppression,
    "suppress_1_to_7_round_5": lambda counts: {"shown": di.suppress_1_to_7_round_5(counts)},
    "round_nearest_5": lambda counts: {"shown": di.round_nearest_5(counts)},
    "random_round_base_3": _random_round_base_3,
    "controlled_rounding": _controlled_rounding,
    "percentage_discloses_count": _percentage_discloses_count,
    "differencing": _differencing,
}
