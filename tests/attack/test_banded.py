"""Bands and sums attacked body by body, by a linear programme of the attacker's own."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from levelground.disclosure import FEW, MANY, Banded, banded

WIDTH = 4
CHAIN = ((1, 0), (2, 1))


def bounded(
    public: Banded, groups: Sequence[str], order: Sequence[tuple[int, int]], body: int, column: int
) -> tuple[float, float]:
    """The least and the greatest that everything public leaves for one count: every body has its own unknown."""
    bodies, columns = public.bands.shape
    low = np.where(public.bands == FEW, 1, np.where(public.bands == MANY, 10, 0)).astype(float)
    high = np.where(public.bands == FEW, 9.0, np.where(public.bands == MANY, np.inf, 0.0))
    equations, sums = [], []
    for at in range(columns):
        for name, sum_ in (*zip(public.groups, public.sums[:, at], strict=True), ("", public.total[at])):
            if not np.isnan(sum_):
                line = np.zeros((bodies, columns))
                line[[row for row in range(bodies) if name in ("", groups[row])], at] = 1
                equations.append(line.ravel())
                sums.append(sum_)
    less = []
    for a, b in order:
        for row in range(bodies):
            line = np.zeros((bodies, columns))
            line[row, a], line[row, b] = 1, -1
            less.append(line.ravel())
    goal = np.zeros((bodies, columns))
    goal[body, column] = 1
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * goal.ravel(),
            A_ub=np.array(less) if less else None, b_ub=np.zeros(len(less)) if less else None,
            A_eq=np.array(equations) if equations else None, b_eq=np.array(sums) if sums else None,
            bounds=list(zip(low.ravel(), high.ravel(), strict=True)),
        )  # fmt: skip
        ends.append(sign * found.fun if found.status == 0 else sign * -np.inf)
    return ends[0], ends[1]


def narrow(public: Banded, groups: Sequence[str], order: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for body, column in np.argwhere(public.bands == FEW).tolist():
        least, most = bounded(public, groups, order, body, column)
        if most - least < WIDTH:
            found.append((body, column))
    return found


def world(seed: int, bodies: int = 14) -> tuple[np.ndarray[Any, Any], list[str]]:
    random = np.random.default_rng(seed)
    started = random.poisson(6, bodies) * random.integers(0, 4, bodies)
    stayed = random.binomial(started, 0.8)
    return np.stack([started, stayed, random.binomial(stayed, 0.7)], axis=1), [f"R{row % 3}" for row in range(bodies)]


@pytest.mark.parametrize("seed", range(6))
def test_no_small_count_can_be_worked_out_from_bands_and_sums(seed: int) -> None:
    counts, groups = world(seed)
    public = banded(counts, groups, order=CHAIN)
    assert narrow(public, groups, CHAIN) == []
    shown = ~np.isnan(public.sums)
    expected = np.stack(
        [counts[[row for row, of in enumerate(groups) if of == name]].sum(axis=0) for name in public.groups]
    )
    assert (public.sums[shown] == expected[shown]).all()


def test_the_attack_finds_what_a_careless_publication_gives_away() -> None:
    counts, groups = np.array([[3], [11], [12], [14]]), ["A", "A", "B", "B"]
    careless = Banded(
        ("A", "B"), np.array([[FEW], [MANY], [MANY], [MANY]]), np.array([[14.0], [26.0]]), np.array([40.0])
    )
    assert narrow(careless, groups, ()) == [(0, 0)]
    public = banded(counts, groups)
    assert np.isnan(public.sums[0, 0])
    assert np.isnan(public.total[0]), "the total without the other group would be the hidden sum"


def test_a_second_publication_is_protected_together_with_the_first() -> None:
    counts, groups = world(3)
    first = banded(counts[:, :1], groups)
    more = counts[:, :1] + np.random.default_rng(9).integers(0, 3, (len(counts), 1))
    both = np.hstack([counts[:, :1], more])
    may = np.ones((len(first.groups) + 1, 2), dtype=bool)
    may[:, 0] = ~np.isnan([*first.sums[:, 0], first.total[0]])
    second = banded(both, groups, order=[(0, 1)], known=[0], may_show=may)
    assert narrow(second, groups, [(0, 1)]) == []
    assert (np.isnan(second.sums[:, 0]) == np.isnan(first.sums[:, 0])).all(), "what is out stays as it is"
