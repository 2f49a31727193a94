"""Poststratification and raking: against enumeration, an independent library, a published table, and their laws."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats
from statsmodels.genmod import families
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.stats.proportion import proportion_confint

from levelground.statistics import bounds_without_answers, poststratified_total, raked, total_at_known_rates

groups = st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 900), st.floats(0, 1)), min_size=1, max_size=6)


def _arrays(given_groups: list[tuple[int, int, float]]) -> tuple[NDArray[np.int64], ...]:
    people, asked, share = (np.array(column) for column in zip(*given_groups, strict=True))
    return people, np.floor(share * asked).astype(int), asked


@settings(deadline=None)
@given(groups)
def test_one_group_is_wilsons_and_several_lie_within_what_each_allows(many: list[tuple[int, int, float]]) -> None:
    people, yes, asked = _arrays(many)
    value, lower, upper = poststratified_total(people, yes, asked).item()
    assert value is not None
    assert lower is not None
    assert upper is not None
    low, high = proportion_confint(yes, asked, method="wilson")
    assert (people * low).sum() - 1e-6 <= lower <= value <= upper <= (people * high).sum() + 1e-6
    if len(many) == 1:
        assert (lower, upper) == pytest.approx((people[0] * low[0], people[0] * high[0]), abs=1e-6)
    # A cluster sample says less; where everybody was asked nothing is unsure.
    wide = poststratified_total(people, yes, asked, design_effect=2).item()
    assert wide[0] == value
    assert wide[1] is not None
    assert wide[1] <= lower + 1e-9
    assert poststratified_total(people, yes, asked, design_effect=0).item() == pytest.approx((value,) * 3)


def test_a_group_of_ones_own_that_the_source_lacks_leaves_it_undefined() -> None:
    assert poststratified_total([10, 5], [1, 0], [10, 0]).item() == (None, None, None)
    assert poststratified_total([10, 0], [1, 0], [10, 0]).item()[0] == 1


@pytest.mark.parametrize(("people", "rates"), [((6, 9), (0.3, 0.1)), ((40,), (0.2,)), ((12, 7, 5), (0.5, 0.33, 0.05))])
def test_chance_at_known_rates_by_enumeration(people: tuple[int, ...], rates: tuple[float, ...]) -> None:
    value, lower, upper = total_at_known_rates(people, rates).item()
    assert lower is not None
    assert upper is not None
    inside = 0.0
    for counts in product(*(range(number + 1) for number in people)):
        if lower <= sum(counts) <= upper:
            inside += float(np.prod([stats.binom.pmf(k, n, p) for k, n, p in zip(counts, people, rates, strict=True)]))
    assert value == pytest.approx(sum(n * p for n, p in zip(people, rates, strict=True)))
    assert 0.94 <= inside <= 0.995


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    draw = np.random.default_rng(7)
    people, truth, asked = np.array([900, 300, 60]), np.array([0.33, 0.27, 0.08]), np.array([120, 45, 20])
    yes = draw.binomial(asked, truth, size=(20_000, 3))
    found = poststratified_total(people, yes, asked)
    held = (found.lower <= (people * truth).sum()) & ((people * truth).sum() <= found.upper)
    assert 0.94 <= float(held.mean()) <= 0.965


def test_bounds_hold_whoever_did_not_answer() -> None:
    for silent_carers in range(41):
        low, high = bounds_without_answers(30, 60, 100)
        assert low <= 30 + silent_carers <= high
    assert (float(low), float(high)) == (30, 70)
    with pytest.raises(ValueError, match="must not be larger"):
        bounds_without_answers(1, 11, 10)


def test_raking_is_the_log_linear_model_of_an_independent_library() -> None:
    """The table with a seed's odds and given margins is the Poisson model of main effects, the seed as its offset."""
    seed = np.array([[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]])
    rows, columns = np.array([150, 300, 400, 150]), np.array([200, 300, 400, 100])
    effects = [(1, *np.eye(4)[row, 1:], *np.eye(4)[column, 1:]) for row in range(4) for column in range(4)]
    fitted = GLM(
        np.outer(rows, columns).ravel() / 1000, effects, family=families.Poisson(), offset=np.log(seed.ravel())
    ).fit(tol=1e-12)
    assert raked(seed, [rows, columns]).ravel() == pytest.approx(fitted.fittedvalues)


@settings(deadline=None)
@given(st.lists(st.floats(0.1, 90), min_size=2, max_size=4), st.lists(st.floats(0.1, 90), min_size=2, max_size=3))
def test_without_a_seed_the_margins_are_independent(rows: list[float], columns: list[float]) -> None:
    other = np.array(columns) * (sum(rows) / sum(columns))
    table = raked(np.ones((len(rows), len(columns))), [rows, other])
    assert table == pytest.approx(np.outer(rows, other) / sum(rows))


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10_000))
def test_raking_keeps_the_seeds_odds_and_gives_every_margin(number: int) -> None:
    draw = np.random.default_rng(number)
    seed, target = draw.uniform(0.5, 9, (3, 2, 2)), draw.uniform(0.5, 9, (3, 2, 2))
    margins = [target.sum(axis=tuple(o for o in range(3) if o != axis)) for axis in range(3)]
    table = raked(seed, margins)
    for axis, margin in enumerate(margins):
        assert table.sum(axis=tuple(o for o in range(3) if o != axis)) == pytest.approx(margin)

    def odds(cells: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cells[0, 0] * cells[1, 1] / (cells[0, 1] * cells[1, 0]))

    assert odds(table) == pytest.approx(odds(seed), rel=1e-6)


@pytest.mark.parametrize(
    ("seed", "margins", "words"),
    [
        ([[1, 1], [1, 1]], [[3, 4], [5, 6]], "do not add up"),
        ([[1, 1], [0, 0]], [[3, 4], [5, 2]], "has none of"),
        ([[1, 0], [0, 1]], [[3, 4], [4, 3]], "stand in the way"),
        ([[1, 1]], [[3, 4], [5, 2]], "of"),
    ],
)
def test_what_cannot_be_raked_is_an_error(seed: list[list[int]], margins: list[list[int]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        raked(seed, margins)
