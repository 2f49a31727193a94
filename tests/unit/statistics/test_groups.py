"""Pooling, trend, pay, decomposition and strata."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, linregress, ttest_ind
from statsmodels.stats.oaxaca import OaxacaBlinder as Reference

from levelground.statistics import (
    empirical_bayes_rates,
    kitagawa,
    koopman_ratio,
    mean_pay_gap,
    median_pay_gap,
    oaxaca_blinder,
    pay_gap_bootstrap,
    pooled_ratios,
    stratified_ratio,
    trend_in_proportions,
    welch_p,
)
from unit.statistics.strategies import Table, inner_tables, tried, tried_briefly

units = st.lists(inner_tables(), min_size=3, max_size=8)
pay = st.lists(st.floats(11, 90), min_size=2, max_size=30)


class TestPooling:
    @tried
    @given(units)
    def test_every_ratio_is_drawn_towards_the_mean_and_none_beyond(self, several: list[Table]) -> None:
        a, n1, b, n2 = np.array(several, dtype=float).T
        found = pooled_ratios(a, n1, b, n2)
        raw = np.log((a / n1) / (b / n2))
        low, high = np.minimum(raw, found.mean), np.maximum(raw, found.mean)
        assert ((low - 1e-9 <= found.shrunk.data) & (found.shrunk.data <= high + 1e-9)).all()
        if found.tau_squared == 0:
            assert found.shrunk.data == pytest.approx(found.mean)
            assert found.shrunk_error.data == pytest.approx(found.mean_error)

    @tried_briefly
    @given(units)
    def test_a_unit_with_a_zero_cell_is_left_out_and_masked(self, several: list[Table]) -> None:
        whole = pooled_ratios(*np.array(several).T)
        more = pooled_ratios(*np.array([*several, (0, 9, 3, 9)]).T)
        assert more.mean == whole.mean
        assert more.shrunk.mask.tolist() == [False] * len(several) + [True]

    def test_too_little_to_pool_is_refused(self) -> None:
        with pytest.raises(ValueError, match="2 units"):
            pooled_ratios([1, 0], [5, 5], [2, 2], [5, 5])
        with pytest.raises(ValueError, match="nothing but successes"):
            pooled_ratios([5, 1], [5, 5], [5, 2], [5, 5])

    def test_rates_alike_become_one_rate_and_rates_apart_stay_apart(self) -> None:
        assert empirical_bayes_rates([10, 20, 30], [100, 200, 300]).shrunk.tolist() == pytest.approx([0.1] * 3)
        found = empirical_bayes_rates([1000, 9000, 0], [100_000, 100_000, 0])
        assert found.shrunk.tolist()[:2] == pytest.approx([0.01, 0.09], rel=0.01)
        assert found.shrunk.tolist()[2] is None
        assert empirical_bayes_rates([0, 0], [5, 6]).shrunk.tolist() == [0, 0]
        with pytest.raises(ValueError, match="No unit"):
            empirical_bayes_rates([0], [0])


class TestTrend:
    @tried
    @given(inner_tables())
    def test_of_two_groups_it_is_pearsons_chi_square(self, table: Table) -> None:
        a, n1, b, n2 = table
        theirs = chi2_contingency([[a, n1 - a], [b, n2 - b]], correction=False)
        found = trend_in_proportions([a, b], [n1, n2], [0, 1])
        assert found.chi_square == pytest.approx(theirs.statistic, abs=1e-9)
        assert found.p == pytest.approx(theirs.pvalue)

    @tried_briefly
    @given(st.lists(st.integers(1, 30), min_size=3, max_size=6))
    def test_it_is_the_correlation_of_people_with_scores(self, events: list[int]) -> None:
        totals = [40] * len(events)
        scores = [score**2 for score in range(len(events))]
        people = [(score, 1) for score, count in zip(scores, events, strict=True) for _ in range(count)]
        people += [(score, 0) for score, count in zip(scores, events, strict=True) for _ in range(40 - count)]
        r = linregress(*np.array(people).T).rvalue
        found = trend_in_proportions(events, totals, scores)
        assert found.chi_square == pytest.approx(len(people) * r**2, abs=1e-9)
        assert trend_in_proportions(events, totals, [3 + 7 * score for score in scores]).p == pytest.approx(found.p)

    @pytest.mark.parametrize(
        ("events", "totals", "scores"), [([0, 0], [5, 6], [1, 2]), ([5, 6], [5, 6], [1, 2]), ([1, 2], [5, 6], [1, 1])]
    )
    def test_where_nothing_varies_there_is_no_test(
        self, events: list[int], totals: list[int], scores: list[int]
    ) -> None:
        found = trend_in_proportions(events, totals, scores)
        assert (found.chi_square, found.p) == (None, None)


class TestPay:
    @tried
    @given(pay, pay)
    def test_welch_agrees_with_scipy(self, reference: list[float], comparison: list[float]) -> None:
        if min(np.var(reference), np.var(comparison)) < 1e-6:
            return
        theirs = ttest_ind(reference, comparison, equal_var=False).pvalue
        assert welch_p(reference, comparison) == pytest.approx(theirs, abs=1e-9)

    @tried
    @given(pay, pay, st.floats(0.1, 10))
    def test_gaps_do_not_depend_on_the_currency(self, first: list[float], second: list[float], rate: float) -> None:
        ours, theirs = (np.array(group) * rate for group in (first, second))
        assert mean_pay_gap(ours, theirs).item() == pytest.approx(mean_pay_gap(first, second).item(), abs=1e-6)
        assert median_pay_gap(ours, theirs) == pytest.approx(median_pay_gap(first, second), abs=1e-6)

    def test_equal_pay_is_no_gap_and_half_the_pay_is_fifty_per_cent(self) -> None:
        assert mean_pay_gap([20, 20], [20, 20]).item() == pytest.approx((0, 0, 0))
        assert mean_pay_gap([20], [10]).item() == (50, None, None)
        assert median_pay_gap([20, 30], [10, 15]) == pytest.approx(50)

    def test_the_bootstrap_is_near_the_formula_and_repeats_itself(self) -> None:
        random = np.random.default_rng(3)
        first, second = random.lognormal(3.2, 0.3, 200), random.lognormal(3.1, 0.3, 150)
        found = pay_gap_bootstrap(first, second, "mean", resamples=4000, seed=5)
        assert found.item() == pay_gap_bootstrap(first, second, "mean", resamples=4000, seed=5).item()
        assert found.item() == pytest.approx(mean_pay_gap(first, second).item(), abs=0.6)
        median = pay_gap_bootstrap(first, second, "median", resamples=500)
        assert float(median.lower) < median_pay_gap(first, second) < float(median.upper)
        assert float(median.value) == pytest.approx(median_pay_gap(first, second))

    def test_pay_of_nobody_and_pay_of_nothing_are_refused(self) -> None:
        with pytest.raises(ValueError, match="nobody"):
            mean_pay_gap([], [10])
        with pytest.raises(ValueError, match="above 0"):
            median_pay_gap([10, 0], [10])
        assert welch_p([20], [10, 11]) is None
        assert welch_p([20, 20], [10, 10]) is None


class TestDecomposition:
    @tried
    @given(st.lists(st.tuples(*[st.integers(1, 500), st.floats(0, 1)] * 2), min_size=1, max_size=6))
    def test_the_parts_add_up_and_swap_signs(self, strata: list[tuple[int, float, int, float]]) -> None:
        sizes_a, rates_a, sizes_b, rates_b = np.array(strata).T
        found, back = kitagawa(sizes_a, rates_a, sizes_b, rates_b), kitagawa(sizes_b, rates_b, sizes_a, rates_a)
        assert found.rates + found.composition == pytest.approx(found.difference, abs=1e-12)
        assert (back.rates, back.composition) == pytest.approx((-found.rates, -found.composition), abs=1e-12)
        assert kitagawa(sizes_a, rates_a, 3 * sizes_a, rates_b).composition == pytest.approx(0, abs=1e-12)
        assert kitagawa(sizes_a, rates_a, sizes_b, rates_a).rates == pytest.approx(0, abs=1e-12)

    def test_a_stratum_of_nobody_is_refused(self) -> None:
        with pytest.raises(ValueError, match="join it"):
            kitagawa([1, 0], [0.1, 0.2], [1, 1], [0.1, 0.2])

    def test_three_terms_agree_with_statsmodels(self) -> None:
        random = np.random.default_rng(11)
        outcome, service, group = random.normal(30, 5, 80), random.normal(8, 3, 80), random.integers(0, 2, 80)
        outcome = outcome + service * (1 + group)
        model = Reference(outcome, np.column_stack([service, group]), 1, hasconst=False)
        ours = oaxaca_blinder(
            outcome[group == 1], service[group == 1, None], outcome[group == 0], service[group == 0, None]
        )
        endowments, coefficients, interaction, gap = model.three_fold().params
        sign = np.sign(gap) * np.sign(ours.gap)
        assert abs(ours.gap) == pytest.approx(abs(gap))
        assert ours.endowments == pytest.approx(sign * endowments)
        assert ours.coefficients == pytest.approx(sign * coefficients)
        assert ours.interaction == pytest.approx(sign * interaction)
        assert ours.endowments + ours.coefficients + ours.interaction == pytest.approx(ours.gap)

    def test_predictors_that_repeat_each_other_are_refused(self) -> None:
        with pytest.raises(ValueError, match="repeat each other"):
            oaxaca_blinder([1, 2, 3], [[1, 2], [2, 4], [3, 6]], [1, 2, 3], [[1, 0], [0, 1], [1, 1]])


class TestStrata:
    @tried
    @given(inner_tables())
    def test_of_one_stratum_it_is_the_crude_ratio(self, table: Table) -> None:
        found = stratified_ratio(*([cell] for cell in table))
        assert float(found.mantel_haenszel.value) == pytest.approx(float(found.crude.value))
        assert found.crude.item() == koopman_ratio(*table).item()
        assert not found.direction_reverses
        assert not found.warns

    def test_the_pooled_limits_of_one_stratum_are_katzs(self) -> None:
        a, n1, b, n2 = 12, 120, 45, 230
        pooled = stratified_ratio([a], [n1], [b], [n2]).mantel_haenszel
        half_width = np.log(float(pooled.upper) / float(pooled.value)) / 1.959963984540054
        assert half_width**2 == pytest.approx(1 / a - 1 / n1 + 1 / b - 1 / n2)

    def test_kidney_stones_warn(self) -> None:
        found = stratified_ratio([81, 192], [87, 263], [234, 55], [270, 80])
        assert found.direction_reverses
        assert found.warns
        assert float(found.crude.value) < 1 < float(found.mantel_haenszel.value)

    def test_a_large_shift_on_one_side_warns_without_reversing(self) -> None:
        found = stratified_ratio([90, 2], [100, 20], [9, 20], [20, 400])
        assert float(found.mantel_haenszel.value) > 1
        assert found.warns
        assert not found.direction_reverses

    def test_without_events_there_is_nothing_to_compare(self) -> None:
        found = stratified_ratio([0, 0], [9, 9], [3, 2], [9, 9])
        assert found.mantel_haenszel.item() == (None, None, None)
        assert not found.warns
