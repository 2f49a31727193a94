from __future__ import annotations

import math

import pytest
from hypothesis import given

from levelground.statistics import difference_of_estimates, koopman_ratio, newcombe_difference, wilson
from unit.statistics.strategies import Table, groups, tables, tried


@tried
@given(groups(), groups())
def test_of_two_wilson_estimates_it_is_newcombes_difference(last: tuple[int, int], this: tuple[int, int]) -> None:
    change = difference_of_estimates(wilson(*last), wilson(*this))
    assert change.item() == pytest.approx(newcombe_difference(*this, *last).item())


@tried
@given(tables(), tables())
def test_the_years_change_places_and_the_sign_changes(last: Table, this: Table) -> None:
    first, second = newcombe_difference(*last), newcombe_difference(*this)
    value, lower, upper = difference_of_estimates(first, second).item()
    assert value is not None and lower is not None and upper is not None
    assert value == pytest.approx(float(second.value) - float(first.value))
    assert lower <= value <= upper
    assert difference_of_estimates(second, first).item() == pytest.approx((-value, -upper, -lower))


def test_what_is_undefined_stays_so() -> None:
    known = wilson(3, 9)
    assert difference_of_estimates(known, wilson(0, 0)).item() == (None, None, None)
    assert difference_of_estimates(koopman_ratio(4, 9, 0, 9), koopman_ratio(4, 9, 3, 9)).item() == (None, None, None)
    value, lower, upper = difference_of_estimates(koopman_ratio(0, 9, 3, 9), koopman_ratio(4, 9, 3, 9)).item()
    assert value == pytest.approx(4 / 3)
    assert lower is not None and upper is not None
    assert math.isfinite(lower)
    assert math.isfinite(upper)
