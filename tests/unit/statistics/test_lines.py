"""Lines through estimates, and the spread between units, against other ways to the same numbers."""

import numpy as np
import pytest

from levelground.statistics import additive_spread, overdispersion, trend_in_estimates


def test_a_line_through_estimates_is_that_of_weighted_least_squares() -> None:
    values, errors, years = [0.40, 0.31, 0.33, 0.22], [0.10, 0.08, 0.12, 0.09], [2022, 2023, 2025, 2026]
    line = trend_in_estimates(values, errors, years)
    assert line is not None
    design = np.column_stack([np.ones(4), np.array(years) - 2022])
    weight = np.diag(1 / np.array(errors) ** 2)
    covariance = np.linalg.inv(design.T @ weight @ design)
    level, slope = covariance @ design.T @ weight @ np.array(values)
    assert line.slope == pytest.approx(slope)
    # These lie nearer to the line than their errors explain, so the errors stand as they are given.
    assert (line.upper - line.lower) / (2 * 1.959964) == pytest.approx(covariance[1, 1] ** 0.5, rel=1e-6)
    assert (line.first, line.last) == pytest.approx((level, level + 4 * slope))


def test_years_that_jump_about_make_a_slope_less_sure() -> None:
    errors, years = [0.05] * 4, [2022, 2023, 2024, 2025]
    steady, jumping = (trend_in_estimates(values, errors, years) for values in ([4, 3, 2, 1], [4, 1, 4, 0]))
    assert steady is not None and jumping is not None
    assert steady.upper - steady.lower < jumping.upper - jumping.lower
    assert trend_in_estimates([1, 2, 3], [1, 1, 1], [2020, 2020, 2020]) is None


@pytest.mark.parametrize(("values", "errors"), [([1, 2], [1, 1]), ([1, 2, 3], [1, 0, 1])])
def test_a_line_needs_three_estimates_with_errors(values: list[float], errors: list[float]) -> None:
    with pytest.raises(ValueError, match="needs 3 estimates"):
        trend_in_estimates(values, errors, list(range(len(values))))


def test_the_spread_between_units_is_that_of_their_own_kind() -> None:
    """A kind that is known gives the same by its z-scores."""
    rng = np.random.default_rng(3)
    totals = rng.integers(200, 2000, 40).astype(float)
    events = rng.binomial(totals.astype(int), rng.uniform(0.1, 0.3, 40)).astype(float)
    known = overdispersion(events, totals, "proportion")
    phi, variance = additive_spread(known.z_scores, 1 / (2 * np.sqrt(totals)))
    assert (phi, variance) == pytest.approx((known.phi, known.tau_squared))
    assert additive_spread(np.full(30, 0.5), np.full(30, 0.1)) == pytest.approx((0.25, 0.0))
    with pytest.raises(ValueError, match="error above 0"):
        additive_spread([1.0], [0.0])
