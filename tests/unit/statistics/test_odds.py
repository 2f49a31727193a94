from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import odds_ratio
from statsmodels.stats.contingency_tables import Table2x2

from levelground.statistics import race_disparity_ratio
from levelground.statistics.odds import exact_odds_ratio_limits
from unit.statistics.strategies import Table, tables, tried, tried_briefly

staff = st.integers(1, 5000)


@tried
@given(staff, staff, staff, staff)
def test_woolf_agrees_with_statsmodels(white_upper: int, white_lower: int, bme_upper: int, bme_lower: int) -> None:
    theirs = Table2x2([[white_upper, white_lower], [bme_upper, bme_lower]])
    found = race_disparity_ratio(white_upper, white_lower, bme_upper, bme_lower)
    value, *limits = found.item()
    assert value == pytest.approx(theirs.oddsratio)
    assert limits == pytest.approx(theirs.oddsratio_confint())
    assert str(found.methods) == "woolf"


@tried
@given(staff, staff, staff, staff, staff, staff)
def test_the_three_ratios_chain(w_low: int, w_mid: int, w_up: int, b_low: int, b_mid: int, b_up: int) -> None:
    low_mid = float(race_disparity_ratio(w_mid, w_low, b_mid, b_low).value)
    mid_up = float(race_disparity_ratio(w_up, w_mid, b_up, b_mid).value)
    low_up = float(race_disparity_ratio(w_up, w_low, b_up, b_low).value)
    assert low_up == pytest.approx(low_mid * mid_up)


@tried_briefly
@given(tables(most=60))
def test_exact_limits_agree_with_scipy(table: Table) -> None:
    a, n1, b, n2 = table
    if a + b in (0, n1 + n2):
        return
    theirs = odds_ratio(np.array([[a, n1 - a], [b, n2 - b]])).confidence_interval(0.95)
    lower, upper = exact_odds_ratio_limits(*(np.array([float(cell)]) for cell in table))
    assert lower[0] == pytest.approx(theirs.low, rel=1e-6)
    assert upper[0] == pytest.approx(theirs.high, rel=1e-6)


@tried
@given(*[st.integers(0, 8)] * 4)
def test_a_zero_cell_gives_a_bound_and_says_that_it_is_exact(
    white_upper: int, white_lower: int, bme_upper: int, bme_lower: int
) -> None:
    cells = white_upper, white_lower, bme_upper, bme_lower
    found = race_disparity_ratio(*cells)
    value, lower, upper = found.item()
    if white_upper + white_lower == 0 or bme_upper + bme_lower == 0:
        assert (value, lower, upper) == (None, None, None)
        return
    assert lower is not None and upper is not None
    assert str(found.methods) == ("exact" if 0 in cells else "woolf")
    over, under = white_upper * bme_lower, white_lower * bme_upper
    if over == under == 0:
        assert (value, lower, upper) == (None, 0, math.inf)
    elif over == 0:
        assert (value, lower) == (0, 0)
        assert upper < math.inf
    elif under == 0:
        assert (value, upper) == (math.inf, math.inf)
        assert lower > 0


@tried_briefly
@given(st.lists(st.tuples(*[st.integers(0, 40)] * 4), min_size=1, max_size=6))
def test_many_at_once_are_the_ones_one_by_one(several: list[tuple[int, int, int, int]]) -> None:
    together = race_disparity_ratio(*np.array(several).T)
    for position, cells in enumerate(several):
        assert together[position].item() == race_disparity_ratio(*cells).item()


def test_a_wider_confidence_gives_wider_limits_with_and_without_zero_cells() -> None:
    for cells in ((5, 7, 3, 9), (5, 0, 3, 9)):
        narrow, wide = race_disparity_ratio(*cells), race_disparity_ratio(*cells, confidence=0.998)
        assert float(wide.lower) < float(narrow.lower)
        assert float(wide.upper) >= float(narrow.upper)
