"""Bands and sums attacked body by body, by a linear programme of the attacker's own."""

from typing import Any

import numpy as np
import pytest

from attack.band_attacker import narrow
from levelground.disclosure import FEW, MANY, Banded, banded

CHAIN = ((1, 0), (2, 1))


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
    assert np.isnan(public.sums[1, 0]), "the total without the other group would be the hidden sum"
    assert public.total[0] == 40


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
