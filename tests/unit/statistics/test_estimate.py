from __future__ import annotations

import math

import numpy as np
import pytest

from levelground.statistics import Estimate, koopman_ratio, newcombe_difference, race_disparity_ratio, wilson
from levelground.statistics.estimate import masked_floats


def test_a_scalar_question_has_an_answer_of_python_numbers() -> None:
    value, lower, upper = wilson(1, 4).item()
    assert isinstance(value, float)
    assert value == 0.25
    assert lower is not None
    assert upper is not None
    assert lower < 0.25 < upper


def test_what_is_undefined_becomes_none_and_what_is_unbounded_infinity() -> None:
    assert koopman_ratio(0, 3, 0, 4).item() == (None, 0.0, math.inf)
    assert wilson(0, 0).item() == (None, None, None)


def test_masked_elements_hold_no_nan_and_fill_as_nan() -> None:
    value = wilson([0, 1], [0, 2]).value
    assert value.data.tolist() == [0.0, 0.5]
    assert np.isnan(value.filled()).tolist() == [True, False]


def test_an_element_of_an_estimate_is_an_estimate() -> None:
    whole = race_disparity_ratio([0, 8], [5, 4], [4, 3], [5, 9])
    assert whole[0].methods == "exact"
    assert whole[1].item() == race_disparity_ratio(8, 4, 3, 9).item()
    assert whole[:1].value.shape == (1,)


def test_units_change_value_and_limits_together() -> None:
    part, percent = wilson(3, 8), wilson(3, 8).scaled(100)
    assert percent.item() == pytest.approx([100 * number for number in part.item() if number is not None])
    with pytest.raises(ValueError, match="above 0"):
        part.scaled(0)


def test_the_method_of_each_element_is_named() -> None:
    plain = Estimate(masked_floats([1.0], False), masked_floats([0.5], False), masked_floats([2.0], False), "koopman")
    assert plain.methods.tolist() == ["koopman"]


@pytest.mark.parametrize(
    ("counts", "complaint"),
    [
        ((-1, 5), "must not be negative"),
        ((6, 5), "larger than its denominator: 6 of 5"),
        ((math.nan, 5), "finite"),
        ((1, math.inf), "finite"),
        ((np.ma.masked_array([1, 2], [True, False]), 5), "must be known"),
    ],
)
def test_impossible_counts_are_refused_in_words(counts: tuple[object, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        wilson(*counts)  # type: ignore[arg-type]


def test_groups_are_checked_on_both_sides() -> None:
    with pytest.raises(ValueError, match="larger than its denominator"):
        newcombe_difference(1, 2, 4, 3)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_is_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match=r"such as 0\.95"):
        wilson(1, 2, confidence)
