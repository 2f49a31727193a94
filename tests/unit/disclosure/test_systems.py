"""Bounds and fewest hidden counts, against trying everything."""

from itertools import combinations, product

import numpy as np
import pytest

from levelground.disclosure import fewest_hidden, reach, table_system


def _tables(inner: np.ndarray, hidden: np.ndarray) -> list[np.ndarray]:
    """Every table of whole numbers that agrees with what is shown."""
    places = np.argwhere(hidden)
    most = int(inner.sum(axis=1).max())
    found = []
    for values in product(range(most + 1), repeat=len(places)):
        other = inner.copy()
        other[hidden] = values
        if (other.sum(axis=0) == inner.sum(axis=0)).all() and (other.sum(axis=1) == inner.sum(axis=1)).all():
            found.append(other)
    return found


def test_bounds_are_those_of_all_tables_that_agree() -> None:
    rng = np.random.default_rng(5)
    for _ in range(8):
        inner = rng.integers(0, 5, (3, 3))
        hidden = np.zeros((3, 3), dtype=bool)
        hidden[tuple(np.array([divmod(place, 3) for place in rng.choice(9, 4, replace=False)]).T)] = True
        tables = np.array(_tables(inner, hidden))
        places = np.nonzero(hidden.ravel())[0]
        expected = [
            (float(tables[:, *divmod(place, 3)].min()), float(tables[:, *divmod(place, 3)].max())) for place in places
        ]
        assert reach(table_system(inner), hidden.ravel(), places.tolist()) == expected


def test_the_fewest_are_hidden_and_of_those_the_smallest_sum() -> None:
    rng = np.random.default_rng(6)
    tried = 0
    for _ in range(4):
        inner = rng.integers(0, 25, (3, 3))
        must = ((inner >= 1) & (inner <= 5)).ravel()
        best = _best_by_trying(inner, must, width=3)
        if best is None:
            with pytest.raises(ArithmeticError):
                fewest_hidden(table_system(inner), must, 3)
            continue
        tried += 1
        found = fewest_hidden(table_system(inner), must, 3)
        assert (int(found.sum()), int(inner.ravel()[found].sum())) == best
    assert tried >= 2


def _best_by_trying(inner: np.ndarray, must: np.ndarray, width: float) -> tuple[int, int] | None:
    system, best = table_system(inner), None
    others = [place for place in range(must.size) if not must[place] and inner.ravel()[place] > 0]
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            hidden = must.copy()
            hidden[list(chosen)] = True
            places = np.nonzero(hidden)[0].tolist()
            if all(most - least >= width for least, most in reach(system, hidden, places)):
                total = (int(hidden.sum()), int(inner.ravel()[hidden].sum()))
                best = total if best is None else min(best, total)
        if best is not None:
            return best
    return None
