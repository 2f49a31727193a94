"""Statistics: pure functions on arrays, which know no indicator.

Counts go in, estimates with intervals come out. What is undefined is masked, and what is unbounded is `inf`.
"""

from levelground.statistics.association import fisher_p, mid_p, pearson_p, two_sided_p
from levelground.statistics.attributable import AttributableRisk, best_group, population_attributable_risk
from levelground.statistics.changes import difference_of_estimates
from levelground.statistics.concentration import ConcentrationIndex, concentration_index
from levelground.statistics.decomposition import Kitagawa, OaxacaBlinder, kitagawa, oaxaca_blinder
from levelground.statistics.discrete import binomial_lower_tail, binomial_upper_tail
from levelground.statistics.dispersion import BetweenGroupInequality, between_group_inequality
from levelground.statistics.estimate import Estimate
from levelground.statistics.families import benjamini_hochberg, bonferroni, holm
from levelground.statistics.funnel import funnel_proportion_limits, funnel_ratio_limits, funnel_ratio_significance
from levelground.statistics.gradient import SlopeIndex, slope_index_of_inequality
from levelground.statistics.odds import race_disparity_ratio
from levelground.statistics.overdispersion import (
    Overdispersion,
    additive_spread,
    overdispersed_limits,
    overdispersion,
)
from levelground.statistics.parity import impact_ratios, outside_four_fifths
from levelground.statistics.pay import mean_pay_gap, median_pay_gap, pay_gap_bootstrap, welch_p
from levelground.statistics.pooling import PooledRates, PooledRatios, empirical_bayes_rates, pooled_ratios
from levelground.statistics.poststratification import (
    bounds_without_answers,
    poststratified_total,
    raked,
    total_at_known_rates,
)
from levelground.statistics.power import (
    power_two_proportions,
    sample_size_two_proportions,
    smallest_detectable_difference,
    smallest_detectable_ratio,
)
from levelground.statistics.proportions import excess_events, miettinen_nurminen_difference, newcombe_difference, wilson
from levelground.statistics.rates import byar, exact_poisson, rate
from levelground.statistics.ratios import change_in_ratio, katz_ratio, koopman_ratio, miettinen_nurminen_ratio
from levelground.statistics.standardisation import directly_standardised_rate, expected_events, standardised_ratio
from levelground.statistics.stratified import StratifiedRatio, stratified_ratio
from levelground.statistics.survival import kaplan_meier
from levelground.statistics.trend import LineTrend, Trend, trend_in_estimates, trend_in_proportions
from levelground.statistics.xmr import XmrChart, XmrLimits, xmr

__all__ = [
    "AttributableRisk",
    "BetweenGroupInequality",
    "ConcentrationIndex",
    "Estimate",
    "Kitagawa",
    "LineTrend",
    "OaxacaBlinder",
    "Overdispersion",
    "PooledRates",
    "PooledRatios",
    "SlopeIndex",
    "StratifiedRatio",
    "Trend",
    "XmrChart",
    "XmrLimits",
    "additive_spread",
    "benjamini_hochberg",
    "best_group",
    "between_group_inequality",
    "binomial_lower_tail",
    "binomial_upper_tail",
    "bonferroni",
    "bounds_without_answers",
    "byar",
    "change_in_ratio",
    "concentration_index",
    "difference_of_estimates",
    "directly_standardised_rate",
    "empirical_bayes_rates",
    "exact_poisson",
    "excess_events",
    "expected_events",
    "fisher_p",
    "funnel_proportion_limits",
    "funnel_ratio_limits",
    "funnel_ratio_significance",
    "holm",
    "impact_ratios",
    "kaplan_meier",
    "katz_ratio",
    "kitagawa",
    "koopman_ratio",
    "mean_pay_gap",
    "median_pay_gap",
    "mid_p",
    "miettinen_nurminen_difference",
    "miettinen_nurminen_ratio",
    "newcombe_difference",
    "oaxaca_blinder",
    "outside_four_fifths",
    "overdispersed_limits",
    "overdispersion",
    "pay_gap_bootstrap",
    "pearson_p",
    "pooled_ratios",
    "population_attributable_risk",
    "poststratified_total",
    "power_two_proportions",
    "race_disparity_ratio",
    "raked",
    "rate",
    "sample_size_two_proportions",
    "slope_index_of_inequality",
    "smallest_detectable_difference",
    "smallest_detectable_ratio",
    "standardised_ratio",
    "stratified_ratio",
    "total_at_known_rates",
    "trend_in_estimates",
    "trend_in_proportions",
    "two_sided_p",
    "welch_p",
    "wilson",
    "xmr",
]
