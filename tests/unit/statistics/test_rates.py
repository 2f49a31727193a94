from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from levelground.statistics import (
    byar,
    directly_standardised_rate,
    exact_poisson,
    expected_events,
    rate,
    standardised_ratio,
)
from unit.statistics.strategies import tried

counts = st.integers(0, 5000)
levels = st.sampled_from([0.8, 0.95, 0.998])


@tried
@given(counts, levels)
def test_exact_limits_are_half_chi_square_quantiles(count: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    value, lower, upper = exact_poisson(count, confidence).item()
    assert value == count
    assert lower == pytest.approx(chi2.ppf(tail, 2 * count) / 2 if count else 0, rel=1e-9)
    assert upper == pytest.approx(chi2.isf(tail, 2 * count + 2) / 2, rel=1e-9)


@tried
@given(st.integers(10, 5000))
def test_byar_is_near_the_exact_limits_from_ten_events(count: int) -> None:
    assert byar(count).item() == pytest.approx(exact_poisson(count).item(), rel=2e-3)


def test_byars_lower_limit_is_missing_where_it_would_be_negative() -> None:
    assert byar(1, 0.998).item()[:2] == (1, None)
    assert byar(1, 0.95).item()[1] is not None
    assert byar(0).item()[:2] == (0, 0)


def test_rates_change_method_at_ten_events() -> None:
    found = rate([9, 10], 1000)
    assert found.methods.tolist() == ["exact", "byar"]
    assert found[0].item()[1:] == pytest.approx([limit / 1000 for limit in exact_poisson(9).item()[1:] if limit])
    assert found[1].item()[1:] == pytest.approx([limit / 1000 for limit in byar(10).item()[1:] if limit])


@tried
@given(counts, st.integers(1, 100_000))
def test_a_rate_follows_its_multiplier(count: int, population: int) -> None:
    once, often = rate(count, population), rate(count, population, 100_000)
    assert often.item() == pytest.approx([100_000 * part for part in once.item() if part is not None])


def test_a_population_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="population of 0"):
        rate([1, 2], [5, 0])


BANDS = st.lists(st.tuples(st.integers(0, 60), st.integers(60, 5000), st.integers(1, 900)), min_size=1, max_size=8)


@tried
@given(BANDS)
def test_a_standardised_rate_with_the_populations_own_weights_is_the_crude_rate(
    bands: list[tuple[int, int, int]],
) -> None:
    events, people, _ = np.array(bands).T
    found = directly_standardised_rate(events, people, people, 1000)
    if events.sum() < 10:
        assert found.item() == (None, None, None)
        return
    value, lower, upper = found.item()
    crude = byar(events.sum()).item()
    assert (value, lower, upper) == pytest.approx([1000 * part / people.sum() for part in crude if part is not None])


@tried
@given(BANDS)
def test_weights_need_not_add_up_and_independent_events_have_squares_of_one(bands: list[tuple[int, int, int]]) -> None:
    events, people, weights = np.array(bands).T
    events = events + 10
    plain = directly_standardised_rate(events, people, weights)
    same = pytest.approx(plain.item())
    assert directly_standardised_rate(events, people, 7 * weights).item() == same
    assert directly_standardised_rate(events, people, weights, squared_events=events).item() == same
    repeated = directly_standardised_rate(events, people, weights, squared_events=2 * events)
    assert repeated.item()[0] == plain.item()[0]
    assert float(repeated.lower) < float(plain.lower)
    assert float(repeated.upper) > float(plain.upper)


def test_areas_are_standardised_side_by_side() -> None:
    events, people, weights = [[12, 9], [3, 4]], [[100, 80], [90, 70]], [5, 6]
    both = directly_standardised_rate(events, people, weights)
    assert both[0].item() == directly_standardised_rate(events[0], people[0], weights).item()
    assert both[1].item() == (None, None, None)


def test_a_band_without_people_is_refused_where_it_has_weight() -> None:
    with pytest.raises(ValueError, match="nobody in it"):
        directly_standardised_rate([12, 0], [100, 0], [5, 6])
    weightless = directly_standardised_rate([12, 0], [100, 0], [5, 0])
    assert weightless.item() == pytest.approx(directly_standardised_rate([12], [100], [5]).item())
    with pytest.raises(ValueError, match="nobody in it"):
        expected_events([100, 20], [3, 0], [900, 0])


@tried
@given(counts, st.floats(0.5, 5000))
def test_a_standardised_ratio_is_a_rate_of_what_was_expected(observed: int, expected: float) -> None:
    assert standardised_ratio(observed, expected).item() == pytest.approx(rate(observed, expected, 100).item())


def test_nothing_expected_is_undefined() -> None:
    assert standardised_ratio(3, 0).item() == (None, None, None)
    value, lower, upper = standardised_ratio(0, 4).item()
    assert (value, lower) == (0, 0)
    assert upper == pytest.approx(100 * 3.688879 / 4, rel=1e-6)
