from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelground.disclosure import (
    controlled_rounding,
    feasible_roundings,
    possible_numerators,
    random_round,
    random_rounding_chances,
    round_nearest_5,
    suppress_1_to_7_round_5,
)


@given(st.integers(0, 10**6))
def test_the_nearest_five_is_a_multiple_no_more_than_two_away(count: int) -> None:
    shown = int(round_nearest_5(count))
    assert shown % 5 == 0
    assert abs(shown - count) <= 2


@given(st.integers(0, 10**6))
def test_one_to_seven_is_a_star_and_nothing_else_is(count: int) -> None:
    (shown,) = suppress_1_to_7_round_5([count])
    assert (shown == "*") == (1 <= count <= 7)


@given(st.integers(0, 10**6), st.integers(2, 10))
def test_random_rounding_is_unbiased(count: int, base: int) -> None:
    chances = random_rounding_chances(count, base)
    assert sum(chances.values()) == pytest.approx(1)
    assert sum(shown * chance for shown, chance in chances.items()) == pytest.approx(count)


def test_the_same_cell_is_rounded_the_same_way_every_time_and_other_cells_are_not() -> None:
    cell = ("RZZ", "1", "pay_band=Band 5", "bme")
    assert len({random_round(4, cell, "secret") for _ in range(20)}) == 1
    shown = Counter(random_round(4, ("RZZ", "1", str(number), "bme"), "secret") for number in range(3000))
    assert set(shown) == {3, 6}
    assert shown[3] / 3000 == pytest.approx(2 / 3, abs=0.03)


def test_what_cannot_be_rounded_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        random_rounding_chances(-1)
    with pytest.raises(ValueError, match="rows and columns"):
        controlled_rounding([1, 2, 3], 5)
    with pytest.raises(ValueError, match="rows and columns"):
        feasible_roundings([1, 2, 3], 5)


def test_controlled_rounding_is_the_best_of_all_that_there_are() -> None:
    rng = np.random.default_rng(3)
    for _ in range(15):
        table = rng.integers(0, 20, (2, 3))
        base = int(rng.choice([3, 5]))
        found = controlled_rounding(table, base)
        every = _every_rounding(table, base)
        assert len(every) == feasible_roundings(table, base)
        assert found.change == min(change for change, _ in every)
        assert found.with_totals.tolist() in [rounded for _, rounded in every]


def _every_rounding(table: np.ndarray, base: int) -> list[tuple[float, list[list[int]]]]:
    """All roundings, by trying each choice for each entry."""
    found = []
    choices = [sorted({entry // base * base, -(-entry // base) * base}) for entry in table.ravel().tolist()]
    exact = _totalled(table)
    for entries in product(*choices):
        rounded = _totalled(np.array(entries).reshape(table.shape))
        if np.all(np.abs(rounded - exact) < base) and np.all((exact % base > 0) | (rounded == exact)):
            found.append((float(np.abs(rounded - exact).sum()), rounded.tolist()))
    return found


def _totalled(table: np.ndarray) -> np.ndarray:
    across = np.column_stack([table, table.sum(axis=1)])
    return np.vstack([across, across.sum(axis=0)])


@given(st.integers(1, 400), st.data(), st.integers(0, 2))
def test_the_true_count_is_among_those_that_a_percentage_allows(
    denominator: int, data: st.DataObject, decimals: int
) -> None:
    numerator = data.draw(st.integers(0, denominator))
    printed = round(100 * numerator / denominator, decimals)
    assert numerator in possible_numerators(denominator, printed, decimals)


def test_a_percentage_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        possible_numerators(0, 8.3, 1)
