from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from levelground.statistics import binomial_lower_tail, binomial_upper_tail
from unit.statistics.strategies import groups, probabilities, tried, tried_briefly


@tried
@given(groups(most=3000, least=0), probabilities)
def test_tails_agree_with_scipy(group: tuple[int, int], p: float) -> None:
    k, n = group
    assert float(binomial_lower_tail(k, n, p)) == pytest.approx(binom.cdf(k, n, p), rel=1e-8, abs=1e-280)
    assert float(binomial_upper_tail(k, n, p)) == pytest.approx(binom.sf(k - 1, n, p), rel=1e-8, abs=1e-280)


def test_a_certain_outcome() -> None:
    assert binomial_lower_tail([0, 3, 4, 5], [5, 5, 5, 5], [0, 0, 1, 1]).tolist() == [1, 1, 0, 1]
    assert binomial_upper_tail([0, 1, 5, 5], [5, 5, 5, 5], [0, 0, 1, 0]).tolist() == [1, 0, 1, 0]


@tried_briefly
@given(st.lists(groups(most=300, least=0), min_size=1, max_size=6), probabilities)
def test_many_at_once_are_the_ones_one_by_one(several: list[tuple[int, int]], p: float) -> None:
    k, n = np.array(several).T
    assert binomial_lower_tail(k, n, p).tolist() == [float(binomial_lower_tail(*one, p)) for one in several]


@pytest.mark.parametrize(("k", "n", "p"), [(3, 2, 0.5), (1, 2, 1.5), (0.5, 2, 0.5)])
def test_what_cannot_be_is_refused(k: float, n: float, p: float) -> None:
    with pytest.raises(ValueError, match="must"):
        binomial_lower_tail(k, n, p)
