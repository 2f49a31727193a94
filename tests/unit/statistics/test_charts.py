from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, poisson

from levelground.statistics import (
    funnel_proportion_limits,
    funnel_ratio_limits,
    funnel_ratio_significance,
    overdispersed_limits,
    overdispersion,
    xmr,
)
from unit.statistics.strategies import tried

series = st.lists(st.floats(-1000, 1000), min_size=7, max_size=40)


class TestFunnel:
    @tried
    @given(st.floats(0, 1), st.integers(1, 10_000))
    def test_proportions_stay_between_0_and_1_and_narrow_with_size(self, target: float, n: int) -> None:
        value, lower, upper = funnel_proportion_limits(target, n).item()
        assert value is not None and lower is not None and upper is not None
        assert 0 <= lower <= value <= upper <= 1
        _, wider_lower, wider_upper = funnel_proportion_limits(target, n, 0.998).item()
        assert wider_lower is not None and wider_upper is not None
        assert wider_lower <= lower
        assert upper <= wider_upper

    @tried
    @given(st.floats(0.5, 2000))
    def test_ratios_agree_with_scipy(self, expected: float) -> None:
        _, lower, upper = funnel_ratio_limits(expected, target=1.2).item()
        assert lower == pytest.approx(1.2 * chi2.ppf(0.025, 2 * expected) / (2 * expected), rel=1e-8)
        assert upper == pytest.approx(1.2 * chi2.isf(0.025, 2 * expected + 2) / (2 * expected), rel=1e-8)

    @tried
    @given(st.integers(0, 300), st.floats(0.5, 300))
    def test_significance_is_the_tail_of_the_expected_count(self, observed: int, expected: float) -> None:
        high, low = poisson.sf(observed - 1, expected), poisson.cdf(observed, expected)
        if min(abs(tail - level) for tail in (high, low) for level in (0.001, 0.025)) < 1e-9:
            return
        words = {high: "High", low: "Low"}
        tail = min(high, low)
        level = "(0.001)" if tail < 0.001 else "(0.025)"
        verdict = f"{words[tail]} {level}" if tail < 0.025 else "Not significant"
        assert str(funnel_ratio_significance(observed, expected)) == verdict

    def test_an_empty_denominator_has_no_limits(self) -> None:
        assert funnel_proportion_limits(0.3, 0).item() == (None, None, None)
        assert funnel_ratio_limits(0).item() == (None, None, None)


class TestOverdispersion:
    random = np.random.default_rng(7)

    @pytest.mark.parametrize("kind", ["ratio", "ratio-square-root", "proportion"])
    def test_units_that_differ_by_chance_have_a_phi_near_1(self, kind) -> None:  # type: ignore[no-untyped-def]
        sizes = self.random.integers(300, 900, 400)
        events = self.random.binomial(sizes, 0.3) if kind == "proportion" else self.random.poisson(sizes)
        found = overdispersion(events, sizes, kind)
        assert 0.35 < found.phi < 1.1
        assert found.tau_squared < 0.0005

    def test_the_variance_between_units_is_found_again(self) -> None:
        expected = self.random.uniform(400, 900, 4000)
        observed = self.random.poisson(expected * np.exp(self.random.normal(0, 0.2, 4000)))
        assert overdispersion(observed, expected, "ratio", trim=0).tau_squared == pytest.approx(0.04, rel=0.15)

    @pytest.mark.parametrize("kind", ["ratio", "ratio-square-root", "proportion"])
    def test_adjusted_limits_are_wider_than_limits_without_variance_between(self, kind) -> None:  # type: ignore[no-untyped-def]
        events = np.array([10, 60, 22, 90, 35, 15, 70, 41, 5, 99])
        sizes = np.full(10, 100)
        found = overdispersion(events, sizes, kind)
        assert found.tau_squared > 0
        value, lower, upper = overdispersed_limits(100, found).item()
        assert value is not None and lower is not None and upper is not None
        alone = 1.96 * (0.1 if kind == "ratio" else 0.05)
        assert lower < value - alone / 3
        assert upper > value + alone / 3
        centre = events.sum() / sizes.sum() if kind == "proportion" else 1
        assert value == pytest.approx(centre)
        assert overdispersed_limits([100, 0], found).value.mask.tolist() == [False, True]

    def test_trimming_leaves_the_outer_tenths_out(self) -> None:
        found = overdispersion(np.arange(1, 20), np.full(19, 10), "ratio")
        # Ranks 2 to 17 lie in the second to the ninth tenth of 20.
        assert found.used == 16

    def test_what_a_transform_cannot_take_is_refused(self) -> None:
        with pytest.raises(ValueError, match="ratio-square-root"):
            overdispersion([0, 4], [3, 4], "ratio")
        with pytest.raises(ValueError, match="no denominator"):
            overdispersion([0, 4], [0, 4], "proportion")
        assert overdispersion([0, 4, 5], [3, 4, 4], "ratio-square-root").used == 3


class TestXmr:
    @tried
    @given(series)
    def test_seen_upside_down_high_is_low(self, values: list[float]) -> None:
        chart, mirror = xmr(values), xmr([-value for value in values])
        words = {"Above": "Below", "Below": "Above", "UCL": "LCL", "LCL": "UCL", "(Increasing)": "(Decreasing)"}
        words["(Decreasing)"] = "(Increasing)"
        mirrored = [" ".join(words.get(word, word) for word in cause.split()) for cause in mirror.cause.tolist()]
        assert chart.cause.tolist() == mirrored

    @tried
    @given(st.floats(-1e6, 1e6), st.integers(2, 40), st.booleans())
    def test_a_constant_series_signals_nothing(self, value: float, points: int, screen: bool) -> None:
        chart = xmr([value] * points, screen=screen)
        (limits,) = chart.stretches
        assert limits.lower == limits.mean == limits.upper == value
        assert set(chart.cause.tolist()) == {"Common Cause"}

    def test_seven_rising_points_are_a_trend_and_six_are_not(self) -> None:
        base = [10, 4, 9, 3, 11, 5, 8, 4]
        assert "7 Point Trend (Increasing)" not in xmr([*base, 5, 6, 7, 8, 9, 2]).cause
        chart = xmr([*base, 5, 6, 7, 8, 9, 10, 2])
        assert np.flatnonzero(chart.cause == "7 Point Trend (Increasing)").tolist() == list(range(7, 14))

    def test_a_tie_breaks_a_trend(self) -> None:
        assert "7 Point Trend (Increasing)" not in xmr([9, 1, 9, 1, 2, 3, 4, 4, 5, 6, 7, 1, 9]).cause

    def test_two_of_three_near_a_limit_mark_only_the_far_points(self) -> None:
        chart = xmr([*[0, 2] * 6, 0, 5.4, 2, 5.4, 0, 2], baseline_points=12)
        assert np.flatnonzero(chart.cause == "2 in 3 Above CL").tolist() == [13, 15]

    def test_a_point_on_the_mean_breaks_a_run(self) -> None:
        base = [-4, 4] * 4 + [-1]
        whole = xmr([*base, *[2] * 7], baseline_points=8)
        assert np.flatnonzero(whole.cause == "7 Points Above CL").tolist() == list(range(9, 16))
        broken = xmr([*base, *[2] * 4, 0, *[2] * 4], baseline_points=8)
        assert set(broken.cause.tolist()) == {"Common Cause"}

    def test_few_points_have_provisional_limits_and_no_rules(self) -> None:
        chart = xmr([1, 1, 1, 1, 1, 90], screen=False)
        assert chart.stretches[0].provisional
        assert set(chart.cause.tolist()) == {"Common Cause"}
        assert not xmr([1, 2] * 6).stretches[0].provisional

    def test_limits_may_rest_on_the_first_points(self) -> None:
        values = [5, 6, 5, 6, 5, 6, 30, 31, 30, 31]
        (limits,) = xmr(values, baseline_points=6).stretches
        assert limits.mean == 5.5
        assert limits.upper == pytest.approx(5.5 + 2.66)

    @pytest.mark.parametrize(
        ("target", "increase", "decrease"),
        [
            (100, "consistent_fail", "consistent_pass"),
            (-100, "consistent_pass", "consistent_fail"),
            (5.5, "inconsistent", "inconsistent"),
            (5.5 + 2.66, "inconsistent", "inconsistent"),
        ],
    )
    def test_assurance_sets_the_limits_against_the_target(self, target: float, increase: str, decrease: str) -> None:
        values = [5, 6] * 6
        assert xmr(values, "increase", target=target).assurance == increase
        assert xmr(values, "decrease", target=target).assurance == decrease
        assert xmr(values, "neutral", target=target).assurance is None

    def test_what_a_signal_means_follows_from_the_direction(self) -> None:
        values = [5, 6] * 6 + [40]
        assert xmr(values, "increase").point_type[-1] == "special_cause_improvement"
        assert xmr(values, "decrease").point_type[-1] == "special_cause_concern"
        assert xmr(values).point_type[-1] == "special_cause_neutral_high"

    def test_one_point_is_no_stretch(self) -> None:
        with pytest.raises(ValueError, match="2 points"):
            xmr([1, 2, 3], rebase_at=(2,))
