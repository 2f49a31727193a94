from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.regression.linear_model import WLS

from levelground.statistics import (
    best_group,
    between_group_inequality,
    concentration_index,
    population_attributable_risk,
    slope_index_of_inequality,
)
from unit.statistics.strategies import tried

Group = tuple[int, float]
ordered = st.lists(st.tuples(st.integers(1, 5000), st.floats(0.05, 0.95)), min_size=3, max_size=10)
errors = np.array([0.01, 0.02, 0.03])


def numerical_error(measure: Callable[[np.ndarray], float], values: np.ndarray, spread: np.ndarray) -> float:
    """The delta method, its derivatives by differences."""
    step = 1e-6
    slopes = [
        (measure(values + step * unit) - measure(values - step * unit)) / (2 * step) for unit in np.eye(values.size)
    ]
    return float(np.sqrt(np.sum((np.array(slopes) * spread) ** 2)))


class TestSlope:
    @tried
    @given(ordered)
    def test_the_line_is_that_of_a_weighted_regression(self, groups: list[Group]) -> None:
        people, values = np.array(groups).T
        share = people / people.sum()
        rank = np.cumsum(share) - share / 2
        intercept, slope = WLS(values, np.column_stack([np.ones(len(groups)), rank]), weights=share).fit().params
        found = slope_index_of_inequality(people, values)
        assert found.slope.item() == (pytest.approx(slope, abs=1e-9), None, None)
        assert found.intercept == pytest.approx(intercept, abs=1e-9)
        if min(intercept, intercept + slope) > 1e-6:
            assert float(found.relative.value) == pytest.approx((intercept + slope) / intercept, rel=1e-6)

    @tried
    @given(ordered, st.sampled_from([None, "log", "logit"]))
    def test_turning_the_order_round_turns_the_signs(self, groups: list[Group], transform: str | None) -> None:
        people, values = np.array(groups).T
        spread = 0.01 * values
        there = slope_index_of_inequality(people, values, spread, transform)  # type: ignore[arg-type]
        back = slope_index_of_inequality(people[::-1], values[::-1], spread[::-1], transform)  # type: ignore[arg-type]
        value, lower, upper = (-part for part in back.slope.item() if part is not None)
        assert there.slope.item() == pytest.approx((value, upper, lower), abs=1e-9)
        if not there.relative.value.mask:
            assert float(there.relative.value) == pytest.approx(1 / float(back.relative.value), rel=1e-6)

    @pytest.mark.parametrize("transform", [None, "log", "logit"])
    def test_limits_carry_the_groups_errors(self, transform: str | None) -> None:
        people, values = np.array([300, 500, 200]), np.array([0.2, 0.25, 0.4])

        def index(y: np.ndarray) -> tuple[float, float]:
            found = slope_index_of_inequality(people, y, None, transform)  # type: ignore[arg-type]
            return float(found.slope.value), float(np.log(found.relative.value))

        found = slope_index_of_inequality(people, values, errors, transform)  # type: ignore[arg-type]
        slope_error = (float(found.slope.upper) - float(found.slope.value)) / 1.959964
        ratio_error = np.log(float(found.relative.upper) / float(found.relative.value)) / 1.959964
        assert slope_error == pytest.approx(numerical_error(lambda y: index(y)[0], values, errors), rel=1e-5)
        assert ratio_error == pytest.approx(numerical_error(lambda y: index(y)[1], values, errors), rel=1e-5)

    def test_a_line_that_leaves_the_positive_has_no_relative_index(self) -> None:
        found = slope_index_of_inequality([1, 1, 1], [0, 0, 5], errors)
        assert found.relative.item() == (None, None, None)
        assert None not in found.slope.item()

    @pytest.mark.parametrize(
        ("people", "values", "transform", "complaint"),
        [
            ([1, 2], [3, 4], None, "3 ordered groups"),
            ([1, 2, 0], [3, 4, 5], None, "nobody in it"),
            ([1, 2, 3], [3, 0, 5], "log", "above 0"),
            ([1, 2, 3], [0.3, 1, 0.5], "logit", "between 0 and 1"),
        ],
    )
    def test_what_has_no_slope_is_refused(self, people: list[int], values: list[float], transform, complaint) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(ValueError, match=complaint):
            slope_index_of_inequality(people, values, transform=transform)


class TestConcentration:
    @tried
    @given(ordered)
    def test_only_erreygers_form_keeps_its_size_for_the_complement(self, groups: list[Group]) -> None:
        people, values = np.array(groups).T
        there, complement = concentration_index(people, values), concentration_index(people, 1 - values)
        assert there.erreygers == pytest.approx(-complement.erreygers, abs=1e-9)
        assert there.wagstaff == pytest.approx(-(complement.wagstaff or 0), abs=1e-9)

    @tried
    @given(ordered)
    def test_per_cent_and_proportions_give_one_index(self, groups: list[Group]) -> None:
        people, values = np.array(groups).T
        share, percent = concentration_index(people, values), concentration_index(people, 100 * values, "percent")
        assert percent.index == pytest.approx(share.index, abs=1e-9)
        assert percent.wagstaff == pytest.approx(share.wagstaff, abs=1e-9)
        assert percent.erreygers == pytest.approx(share.erreygers, abs=1e-9)
        assert percent.absolute == pytest.approx(100 * share.absolute, abs=1e-9)

    def test_a_mean_at_the_edge_leaves_a_form_undefined(self) -> None:
        assert concentration_index([1, 2], [0, 0]).index is None
        assert concentration_index([1, 2], [1, 1]).wagstaff is None
        assert concentration_index([1, 2], [1, 1]).index == 0

    def test_values_beyond_their_unit_are_refused(self) -> None:
        with pytest.raises(ValueError, match="above 1"):
            concentration_index([1, 2], [20, 30])
        with pytest.raises(ValueError, match="all 0"):
            concentration_index([0, 0], [0.2, 0.3])


class TestBetweenGroups:
    @tried
    @given(ordered)
    def test_errors_are_those_of_the_delta_method(self, groups: list[Group]) -> None:
        people, values = np.array(groups).T
        assume(np.ptp(values) > 0.01)
        spread = np.linspace(0.001, 0.002, values.size)
        found = between_group_inequality(people, values, spread)
        theil = numerical_error(lambda y: between_group_inequality(people, y).theil, values, spread)
        deviation = numerical_error(
            lambda y: between_group_inequality(people, y).mean_log_deviation or 0, values, spread
        )
        assert found.theil_error == pytest.approx(theil, rel=1e-3, abs=1e-8)
        assert found.mean_log_deviation_error == pytest.approx(deviation, rel=1e-3, abs=1e-8)

    def test_the_variances_error_is_that_of_many_draws(self) -> None:
        people, values, spread = np.array([300, 500, 200]), np.array([20.0, 22.0, 25.0]), np.array([3.0, 2.0, 4.0])
        draws = np.random.default_rng(1).normal(values, spread, (40_000, 3))
        share = people / people.sum()
        variances = ((draws - (draws @ share)[:, None]) ** 2) @ share
        found = between_group_inequality(people, values, spread)
        assert found.variance_error == pytest.approx(variances.std(), rel=0.03)

    @tried
    @given(ordered, st.floats(0.1, 50))
    def test_only_the_variance_depends_on_the_unit(self, groups: list[Group], factor: float) -> None:
        people, values = np.array(groups).T
        small, large = between_group_inequality(people, values), between_group_inequality(3 * people, factor * values)
        assert large.theil == pytest.approx(small.theil, abs=1e-9)
        assert large.mean_log_deviation == pytest.approx(small.mean_log_deviation, abs=1e-9)
        assert large.variance == pytest.approx(factor**2 * small.variance, abs=1e-9)
        assert small.theil > -1e-12

    def test_a_group_at_0_has_no_mean_log_deviation(self) -> None:
        found = between_group_inequality([5, 5], [0, 4], [1, 1])
        assert found.mean_log_deviation is found.mean_log_deviation_error is found.theil_error is None
        assert found.theil == pytest.approx(np.log(2))

    def test_nothing_to_share_out_is_refused(self) -> None:
        with pytest.raises(ValueError, match="Nothing happened"):
            between_group_inequality([1, 2], [0, 0])
        with pytest.raises(ValueError, match="nobody in it"):
            between_group_inequality([1, 0], [3, 4])


class TestAttributable:
    people, values = np.array([300, 500, 200]), np.array([0.2, 0.25, 0.4])

    def test_limits_carry_the_groups_errors_each_on_its_own_scale(self) -> None:
        found = population_attributable_risk(self.people, self.values, 2, errors)
        for estimate, name in ((found.risk, "risk"), (found.fraction, "fraction")):

            def measure(y: np.ndarray, name: str = name) -> float:
                return float(getattr(population_attributable_risk(self.people, y, 2), name).value)

            half_width = 1.959964 * numerical_error(measure, self.values, errors)
            value, lower, upper = estimate.item()
            assert value is not None
            assert (lower, upper) == pytest.approx((value - half_width, value + half_width), rel=1e-5)

    def test_without_errors_there_are_no_limits_and_without_events_no_fraction(self) -> None:
        assert population_attributable_risk(self.people, self.values, 0).risk.item()[1:] == (None, None)
        assert population_attributable_risk([1, 2], [0, 0], 0).fraction.item() == (None, None, None)
        with pytest.raises(ValueError, match="all 0"):
            population_attributable_risk([0, 0], [1, 2], 0)

    def test_the_best_group_is_high_or_low_and_large_enough(self) -> None:
        assert best_group(self.people, self.values, favourable=True) == 2
        assert best_group(self.people, self.values, favourable=False) == 0
        assert best_group(self.people, self.values, favourable=True, minimum_share=0.25) == 1
        with pytest.raises(ValueError, match=r"share of 0\.9"):
            best_group(self.people, self.values, favourable=True, minimum_share=0.9)
