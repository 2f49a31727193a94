from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import confint_proportions_2indep

from levelground.statistics import (
    Estimate,
    change_in_ratio,
    katz_ratio,
    koopman_ratio,
    miettinen_nurminen_ratio,
    pearson_p,
)
from unit.statistics.strategies import Table, inner_tables, tables, tried, tried_briefly

SCORE_RATIOS = [koopman_ratio, miettinen_nurminen_ratio]
RATIOS = [*SCORE_RATIOS, katz_ratio]
Ratio = Callable[..., Estimate]
Z = 1.959963984540054


@tried
@given(inner_tables(), st.sampled_from([0.8, 0.95, 0.998]))
def test_score_limits_agree_with_statsmodels(table: Table, confidence: float) -> None:
    a, n1, b, n2 = table
    for ratio, correction in ((koopman_ratio, False), (miettinen_nurminen_ratio, True)):
        theirs = confint_proportions_2indep(
            a, n1, b, n2, compare="ratio", method="score", alpha=1 - confidence, correction=correction
        )
        value, *limits = ratio(*table, confidence=confidence).item()
        assert value == pytest.approx((a / n1) / (b / n2), rel=1e-12)
        assert limits == pytest.approx(theirs, rel=1e-5)


@tried
@given(inner_tables())
def test_katz_agrees_with_statsmodels(table: Table) -> None:
    a, n1, b, n2 = table
    theirs = confint_proportions_2indep(a, n1, b, n2, compare="ratio", method="log")
    assert katz_ratio(*table).item()[1:] == pytest.approx(theirs, rel=1e-9)


@tried
@given(inner_tables(most=5000))
def test_koopman_and_pearson_never_disagree(table: Table) -> None:
    _, lower, upper = koopman_ratio(*table).item()
    assert lower is not None and upper is not None
    p = float(pearson_p(*table))
    if abs(p - 0.05) > 1e-9:
        assert (lower <= 1 <= upper) == (p > 0.05)


@pytest.mark.parametrize("ratio", RATIOS)
@tried
@given(table=tables(least=0))
def test_groups_that_change_places_invert_the_ratio_and_its_limits(ratio: Ratio, table: Table) -> None:
    a, n1, b, n2 = table

    def inverted(number: float | None) -> float | None:
        if number is None:
            return None
        return math.inf if number == 0 else 1 / number

    value, lower, upper = ratio(a, n1, b, n2).item()
    swapped = ratio(b, n2, a, n1).item()
    for ours, theirs in zip((inverted(value), inverted(upper), inverted(lower)), swapped, strict=True):
        assert (ours is None and theirs is None) or ours == pytest.approx(theirs, rel=1e-12)


@pytest.mark.parametrize("ratio", RATIOS)
@tried_briefly
@given(several=st.lists(tables(least=0), min_size=1, max_size=6))
def test_many_tables_at_once_are_the_tables_one_by_one(ratio: Ratio, several: list[Table]) -> None:
    together = ratio(*np.array(several).T)
    for position, table in enumerate(several):
        assert together[position].item() == ratio(*table).item()


@pytest.mark.parametrize("ratio", SCORE_RATIOS)
class TestZeroCells:
    def test_no_events_in_the_first_group(self, ratio: Ratio) -> None:
        value, lower, upper = ratio(0, 20, 6, 40).item()
        assert (value, lower) == (0, 0)
        assert upper is not None
        assert 1 < upper < 2

    def test_no_events_in_the_second_group(self, ratio: Ratio) -> None:
        value, lower, upper = ratio(4, 25, 0, 30).item()
        assert (value, upper) == (math.inf, math.inf)
        assert lower is not None
        assert 1 < lower < 2

    def test_no_events_at_all(self, ratio: Ratio) -> None:
        assert ratio(0, 15, 0, 18).item() == (None, 0, math.inf)

    @pytest.mark.parametrize("table", [(0, 0, 3, 9), (3, 9, 0, 0), (0, 0, 0, 0)])
    def test_an_empty_group(self, ratio: Ratio, table: Table) -> None:
        assert ratio(*table).item() == (None, None, None)


@pytest.mark.parametrize(("n1", "n2"), [(12, 15), (1, 1), (900, 3)])
def test_nothing_but_successes_has_limits_in_closed_form(n1: int, n2: int) -> None:
    expected = (1, n1 / (n1 + Z * Z), (n2 + Z * Z) / n2)
    assert koopman_ratio(n1, n1, n2, n2).item() == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("table", [(0, 20, 6, 40), (4, 25, 0, 30), (0, 15, 0, 18), (12, 12, 15, 15), (0, 0, 3, 9)])
def test_katz_has_no_limits_where_its_formula_has_none(table: Table) -> None:
    assert katz_ratio(*table).item()[1:] == (None, None)
    assert katz_ratio(*table).item()[0] == koopman_ratio(*table).item()[0]


@tried
@given(tables(least=0, most=30))
def test_every_small_table_has_limits_around_its_ratio(table: Table) -> None:
    for ratio in SCORE_RATIOS:
        value, lower, upper = ratio(*table).item()
        if value is not None:
            assert lower is not None and upper is not None
            assert 0 <= lower <= value <= upper
            assert lower < upper


@tried
@given(inner_tables())
def test_more_people_at_the_same_rates_keep_the_ratio_and_tighten_its_limits(table: Table) -> None:
    few, many = koopman_ratio(*table), koopman_ratio(*(10 * cell for cell in table))
    assert many.item()[0] == pytest.approx(few.item()[0])
    assert float(few.lower) < float(many.lower)
    assert float(many.upper) < float(few.upper)


@tried
@given(inner_tables(), inner_tables())
def test_the_change_of_a_ratio_is_the_later_over_the_earlier(earlier: Table, later: Table) -> None:
    value, lower, upper = change_in_ratio(*earlier, *later).item()
    assert value is not None and lower is not None and upper is not None
    assert value == pytest.approx(float(koopman_ratio(*later).value) / float(koopman_ratio(*earlier).value))
    squares = sum(
        math.log(float(year.upper) / float(year.value)) ** 2 for year in (katz_ratio(*earlier), katz_ratio(*later))
    )
    assert math.log(upper / value) == pytest.approx(math.sqrt(squares))
    assert change_in_ratio(*later, *earlier).item() == pytest.approx((1 / value, 1 / upper, 1 / lower))


def test_a_change_across_a_zero_cell_is_undefined() -> None:
    assert change_in_ratio(0, 9, 3, 9, 2, 9, 3, 9).item() == (None, None, None)
    assert change_in_ratio(9, 9, 3, 3, 4, 4, 3, 3).item() == (1, None, None)


def coverage(n1: int, n2: int, p1: float, p2: float) -> float:
    """The chance that Koopman's interval holds the true ratio, over every table there is."""
    a, b = np.meshgrid(np.arange(n1 + 1), np.arange(n2 + 1), indexing="ij")
    chance = binom.pmf(a, n1, p1) * binom.pmf(b, n2, p2)
    found = koopman_ratio(a, n1, b, n2)
    held = (found.lower.data <= p1 / p2) & (p1 / p2 <= found.upper.data)
    return float(chance[held].sum())


@pytest.mark.parametrize(
    ("n1", "n2", "p", "known"), [(20, 200, 0.05, 0.953), (40, 600, 0.02, 0.950), (30, 150, 0.2, 0.951)]
)
def test_koopman_holds_parity_as_often_as_was_worked_out(n1: int, n2: int, p: float, known: float) -> None:
    assert coverage(n1, n2, p, p) == pytest.approx(known, abs=0.0006)


@pytest.mark.long
def test_koopman_holds_the_truth_across_the_range() -> None:
    rates = [0.02, 0.05, 0.1, 0.2, 0.5]
    found = [coverage(n1, 300, p1, p2) for n1 in (15, 40, 120) for p1 in rates for p2 in rates]
    assert min(found) > 0.9
    assert math.isclose(sum(found) / len(found), 0.95, abs_tol=0.015)
