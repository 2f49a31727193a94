from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, fisher_exact, hypergeom

from levelground.statistics import fisher_p, impact_ratios, mid_p, outside_four_fifths, pearson_p, two_sided_p
from unit.statistics.strategies import Table, inner_tables, tables, tried, tried_briefly


@tried
@given(tables())
def test_fisher_agrees_with_scipy(table: Table) -> None:
    a, n1, b, n2 = table
    theirs = fisher_exact([[a, n1 - a], [b, n2 - b]]).pvalue
    assert float(fisher_p(*table)) == pytest.approx(theirs, rel=1e-7, abs=1e-14)


@tried
@given(tables())
def test_mid_p_is_twice_the_smaller_tail_with_half_the_table_seen(table: Table) -> None:
    a, n1, b, n2 = table
    margins = hypergeom(n1 + n2, a + b, n1)
    half = margins.pmf(a) / 2
    expected = min(1, 2 * min(margins.cdf(a - 1) + half, margins.sf(a) + half))
    assert float(mid_p(*table)) == pytest.approx(expected, rel=1e-8)


@tried
@given(inner_tables(most=20_000))
def test_pearson_agrees_with_scipy(table: Table) -> None:
    a, n1, b, n2 = table
    theirs = chi2_contingency([[a, n1 - a], [b, n2 - b]], correction=False).pvalue
    assert float(pearson_p(*table)) == pytest.approx(theirs, rel=1e-8)


@tried
@given(tables(least=0))
def test_no_p_depends_on_the_order_of_groups_or_the_side_counted(table: Table) -> None:
    a, n1, b, n2 = table
    for test in (pearson_p, fisher_p, mid_p, lambda *cells: two_sided_p(*cells)[0]):
        p = test(a, n1, b, n2)
        assert p.data == pytest.approx(test(b, n2, a, n1).data, rel=1e-9)
        assert p.data == pytest.approx(test(n1 - a, n1, n2 - b, n2).data, rel=1e-9)
        assert p.mask == (n1 == 0 or n2 == 0 or (test is pearson_p and a + b in (0, n1 + n2)))


@tried
@given(tables(most=60))
def test_the_printed_p_is_exact_where_an_expected_cell_is_small(table: Table) -> None:
    a, n1, b, n2 = table
    p, method = two_sided_p(*table)
    smallest = min(n * part / (n1 + n2) for n in (n1, n2) for part in (a + b, n1 + n2 - a - b))
    expected = mid_p(*table) if smallest < 5 else pearson_p(*table)
    assert str(method) == ("mid-P" if smallest < 5 else "pearson")
    assert float(p) == float(expected)


def test_without_any_event_there_is_no_evidence_at_all() -> None:
    p, method = two_sided_p(0, 10, 0, 12)
    assert (float(p), str(method)) == (1, "mid-P")


def test_a_survey_s_counts_are_rounded_only_for_the_exact_test() -> None:
    assert float(two_sided_p(1.4, 20, 3.6, 30)[0]) == float(mid_p(1, 20, 4, 30))
    assert float(two_sided_p(10.4, 50, 30.6, 90)[0]) == float(pearson_p(10.4, 50, 30.6, 90))
    with pytest.raises(ValueError, match="whole numbers"):
        fisher_p(1.4, 20, 3, 30)


@tried_briefly
@given(st.lists(tables(least=0), min_size=1, max_size=6))
def test_many_tables_at_once_are_the_tables_one_by_one(several: list[Table]) -> None:
    columns = np.array(several).T
    for test in (pearson_p, fisher_p, mid_p, lambda *cells: two_sided_p(*cells)[0]):
        assert test(*columns).tolist() == [test(*table).tolist() for table in several]


class TestFourFifths:
    def test_a_ratio_on_a_bound_is_not_outside(self) -> None:
        assert not outside_four_fifths(48, 100, 60, 100)
        assert not outside_four_fifths(60, 100, 48, 100)
        assert not outside_four_fifths(12, 100, 30, 200)

    def test_one_person_beyond_a_bound_is_outside(self) -> None:
        assert outside_four_fifths(47, 100, 60, 100)
        assert outside_four_fifths(60, 100, 47, 100)

    def test_numbers_too_large_for_a_machine_word_do_not_overflow(self) -> None:
        large = 4_000_000_000
        assert not outside_four_fifths(large // 5 * 4, large, large, large)
        assert outside_four_fifths(large // 5 * 4 - 1, large, large, large)

    def test_zero_cells(self) -> None:
        found = outside_four_fifths([0, 4, 0, 0, 3], [9, 9, 9, 0, 9], [4, 0, 0, 1, 0], [9, 9, 9, 9, 0])
        assert found.tolist() == [True, True, None, None, None]

    def test_other_bounds(self) -> None:
        assert outside_four_fifths(85, 100, 100, 100, low=(9, 10))
        assert not outside_four_fifths(85, 100, 100, 100, low=(1, 2), high=(2, 1))

    @tried
    @given(tables())
    def test_away_from_the_bounds_it_is_the_ratio_s_own_verdict(self, table: Table) -> None:
        a, n1, b, n2 = table
        if a + b == 0:
            return
        ratio = (a * n2) / (n1 * b) if b else float("inf")
        if min(abs(ratio - 0.8), abs(ratio - 1.25)) > 1e-9:
            assert bool(outside_four_fifths(*table)) == (ratio < 0.8 or ratio > 1.25)

    def test_a_group_without_applicants_has_no_impact_ratio(self) -> None:
        ratios, below = impact_ratios([60, 45, 0], [100, 100, 0])
        assert ratios.tolist() == [1, 0.75, None]
        assert below.tolist() == [False, True, None]

    def test_nobody_selected_leaves_nothing_to_compare(self) -> None:
        ratios, below = impact_ratios([0, 0], [10, 12])
        assert ratios.tolist() == below.tolist() == [None, None]
