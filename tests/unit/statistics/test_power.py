from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import power_proportions_2indep

from levelground.statistics import (
    power_two_proportions,
    sample_size_two_proportions,
    smallest_detectable_difference,
    smallest_detectable_ratio,
)
from unit.statistics.strategies import tried

sizes = st.integers(5, 5000)
shares = st.floats(0.01, 0.95)


@tried
@given(shares, shares, sizes, sizes)
def test_power_agrees_with_statsmodels(p1: float, p2: float, n1: int, n2: int) -> None:
    theirs = power_proportions_2indep(p1 - p2, p2, n1, ratio=n2 / n1).power
    assert float(power_two_proportions(p1, p2, n1, n2)) == pytest.approx(theirs, abs=1e-9)


@tried
@given(sizes, sizes, shares, st.sampled_from(["higher", "lower"]))
def test_the_smallest_detectable_ratio_has_the_power_asked_for(n1: int, n2: int, p2: float, direction: str) -> None:
    ratio = smallest_detectable_ratio(n1, n2, p2, direction=direction)  # type: ignore[arg-type]
    difference = smallest_detectable_difference(n1, n2, p2, direction=direction)  # type: ignore[arg-type]
    furthest = 1.0 if direction == "higher" else 0.0
    if ratio.mask:
        assert difference.mask
        assert float(power_two_proportions(furthest, p2, n1, n2)) < 0.8
        return
    p1 = p2 * float(ratio)
    assert float(difference) == pytest.approx(p1 - p2)
    assert float(power_two_proportions(min(p1, 1.0), p2, n1, n2)) == pytest.approx(0.8, abs=1e-6)
    assert (float(ratio) > 1) == (direction == "higher")


def test_what_could_never_have_been_seen_is_masked() -> None:
    assert smallest_detectable_ratio(20, 900, 0.01, direction="lower").mask
    assert smallest_detectable_ratio([0, 60], [900, 0], 0.1).mask.all()
    assert smallest_detectable_ratio(60, 900, 0.0).mask
    assert not smallest_detectable_difference(60, 900, 0.0).mask
    assert smallest_detectable_ratio(60, 900, 1.0).mask


def test_many_at_once_are_the_ones_one_by_one() -> None:
    n1, n2, p2 = np.array([60, 350, 0]), np.array([900, 1200, 4]), np.array([0.02, 0.25, 0.5])
    together = smallest_detectable_ratio(n1, n2, p2).tolist()
    assert together == [smallest_detectable_ratio(*one).tolist() for one in zip(n1, n2, p2, strict=True)]


def test_the_sample_size_has_the_power_asked_for() -> None:
    people = sample_size_two_proportions(0.1, 0.2, power=0.9)
    assert float(power_two_proportions(0.1, 0.2, people, people)) == pytest.approx(0.9, abs=1e-6)


def test_certain_outcomes_are_told_apart_or_not() -> None:
    assert power_two_proportions(1, 0, 50, 50).tolist() == 1
    assert power_two_proportions(1, 1, 50, 50).tolist() == 0
    assert power_two_proportions(0.5, 0.1, 0, 50).mask


def test_questions_without_an_answer_are_refused() -> None:
    with pytest.raises(ValueError, match="equal proportions"):
        sample_size_two_proportions(0.2, 0.2)
    with pytest.raises(ValueError, match="between alpha"):
        smallest_detectable_ratio(10, 10, 0.5, power=0.01)
    with pytest.raises(ValueError, match="'higher' or 'lower'"):
        smallest_detectable_ratio(10, 10, 0.5, direction="up")  # type: ignore[arg-type]
