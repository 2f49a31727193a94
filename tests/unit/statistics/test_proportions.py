from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.special import xlogy
from scipy.stats import binom
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from levelground.statistics import excess_events, miettinen_nurminen_difference, newcombe_difference, wilson
from unit.statistics.strategies import Table, groups, tables, tried, tried_briefly

Z = 1.959963984540054


@tried
@given(groups(most=100_000), st.sampled_from([0.8, 0.95, 0.998]))
def test_wilson_agrees_with_statsmodels(group: tuple[int, int], confidence: float) -> None:
    x, n = group
    theirs = proportion_confint(x, n, alpha=1 - confidence, method="wilson")
    _, lower, upper = wilson(x, n, confidence).item()
    assert (lower, upper) == pytest.approx(theirs, abs=1e-12)


@tried
@given(groups())
def test_wilson_holds_its_value_and_mirrors(group: tuple[int, int]) -> None:
    x, n = group
    value, lower, upper = wilson(x, n).item()
    assert value is not None and lower is not None and upper is not None
    assert 0 <= lower <= value <= upper <= 1
    assert (x == 0) == (lower == 0)
    assert (x == n) == (upper == 1)
    assert wilson(n - x, n).item() == pytest.approx((1 - value, 1 - upper, 1 - lower), abs=1e-12)


def test_wilson_takes_a_survey_numerator_that_is_not_whole() -> None:
    value, lower, upper = wilson(23.4 * 117 / 100, 117).item()
    assert value == pytest.approx(0.234)
    assert (lower, upper) == pytest.approx(proportion_confint(23.4 * 1.17, 117, method="wilson"), abs=1e-12)


@tried
@given(tables())
def test_newcombe_agrees_with_statsmodels(table: Table) -> None:
    a, n1, b, n2 = table
    theirs = confint_proportions_2indep(a, n1, b, n2, compare="diff", method="newcomb")
    value, *limits = newcombe_difference(*table).item()
    assert value == pytest.approx(a / n1 - b / n2)
    assert limits == pytest.approx(theirs, abs=1e-12)


def score_statistic(table: Table, delta: float) -> float:
    """The score statistic of p1 - p2 = delta, its constrained proportions found by maximising the likelihood."""
    a, n1, b, n2 = table
    least, most = max(0.0, -delta), min(1.0, 1 - delta)

    def unlikelihood(p2: float) -> float:
        p1 = min(max(p2 + delta, 0), 1)
        return -float(xlogy(a, p1) + xlogy(n1 - a, 1 - p1) + xlogy(b, p2) + xlogy(n2 - b, 1 - p2))

    p2 = minimize_scalar(unlikelihood, bounds=(least, most), method="bounded", options={"xatol": 1e-12}).x
    p1 = p2 + delta
    variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
    return float((a / n1 - b / n2 - delta) ** 2 / variance)


@tried_briefly
@given(tables())
@example((9, 10, 3, 10))
@example((6, 7, 2, 7))
@example((5, 56, 0, 29))
@example((1, 9000, 3, 9000))
def test_miettinen_and_nurminen_limits_are_just_accepted_by_the_score_test(table: Table) -> None:
    value, lower, upper = miettinen_nurminen_difference(*table).item()
    assert value is not None and lower is not None and upper is not None
    assert -1 <= lower <= value <= upper <= 1
    for limit in (lower, upper):
        if abs(limit) < 1 - 1e-6:
            assert score_statistic(table, limit) == pytest.approx(Z * Z, rel=1e-4)


@tried
@given(tables(least=0))
def test_differences_change_sign_with_the_groups_and_with_the_outcome(table: Table) -> None:
    a, n1, b, n2 = table
    for difference in (newcombe_difference, miettinen_nurminen_difference):
        value, lower, upper = difference(a, n1, b, n2).item()
        if n1 == 0 or n2 == 0:
            assert (value, lower, upper) == (None, None, None)
            continue
        assert value is not None and lower is not None and upper is not None
        negated = pytest.approx((-value, -upper, -lower), abs=1e-9)
        assert difference(b, n2, a, n1).item() == negated
        assert difference(n1 - a, n1, n2 - b, n2).item() == negated


@tried_briefly
@given(st.lists(tables(least=0), min_size=1, max_size=6))
def test_many_tables_at_once_are_the_tables_one_by_one(several: list[Table]) -> None:
    columns = np.array(several).T
    for difference in (newcombe_difference, miettinen_nurminen_difference, excess_events):
        together = difference(*columns)
        for position, table in enumerate(several):
            assert together[position].item() == difference(*table).item()


def test_excess_events_are_group_2s_people_times_the_gap() -> None:
    gap = newcombe_difference(30, 100, 20, 250).item()
    assert excess_events(30, 100, 20, 250).item() == pytest.approx([250 * part for part in gap if part is not None])
    assert excess_events(0, 0, 1, 2).item() == (None, None, None)


def coverage(n1: int, p1: float, n2: int, p2: float) -> float:
    """The chance that Newcombe's interval holds the true difference, over every table there is."""
    a, b = np.meshgrid(np.arange(n1 + 1), np.arange(n2 + 1), indexing="ij")
    chance = binom.pmf(a, n1, p1) * binom.pmf(b, n2, p2)
    found = newcombe_difference(a, n1, b, n2)
    held = (found.lower.data <= p1 - p2) & (p1 - p2 <= found.upper.data)
    return float(chance[held].sum())


@pytest.mark.parametrize(("n1", "p1", "n2", "p2"), [(20, 0.05, 200, 0.05), (30, 0.3, 150, 0.2), (40, 0.02, 300, 0.1)])
def test_newcombe_holds_the_truth_as_often_as_it_says(n1: int, p1: float, n2: int, p2: float) -> None:
    assert 0.93 < coverage(n1, p1, n2, p2) < 0.985


@pytest.mark.long
def test_newcombe_holds_the_truth_across_the_range() -> None:
    rates = [0.02, 0.05, 0.1, 0.2, 0.5]
    found = [coverage(n1, p1, 300, p2) for n1 in (15, 40, 120) for p1 in rates for p2 in rates]
    assert min(found) > 0.9
    assert math.isclose(sum(found) / len(found), 0.95, abs_tol=0.015)
