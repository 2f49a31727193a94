"""Hidden numbers of the disability standard cannot be bounded: clusters, what is in none of them, and their sums."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from attack.attacker import Finding, rows_of
from attack.release import PUBLIC, text_of
from attack.staff_attacker import StaffAttacker
from levelground.disclosure import Protected, protect, shown_counts, with_stars
from levelground.measuring import measure
from levelground.standards import CountTable, as_table, standard
from levelground.synthetic import Service, write

WDES = standard("wdes")


def _counts(folder: Path, people: int, seed: int) -> CountTable:
    write(Service(1, people, seed=seed), folder, "csv")
    return measure(folder, WDES, 2026).counts


def _narrowed(hidden: Protected) -> list[Finding]:
    text = text_of(with_stars(as_table(shown_counts(hidden), WDES)))
    attacker = StaffAttacker({"wdes": rows_of(text)})
    assert attacker.hidden
    return attacker.narrowed(PUBLIC.width)


@pytest.mark.parametrize(("people", "seed"), [(3000, 22), (1500, 21), (500, 5)])
def test_numbers_of_staff_by_cluster_give_nothing_away(tmp_path: Path, people: int, seed: int) -> None:
    """In the first two, clinical and non-clinical staff add up to all, though their clusters do not."""
    hidden = protect(_counts(tmp_path, people, seed), WDES, PUBLIC)
    assert hidden.uncovered == ()
    assert _narrowed(hidden) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(30, 42))
def test_numbers_of_staff_by_cluster_give_nothing_away_anywhere(tmp_path: Path, seed: int) -> None:
    assert _narrowed(protect(_counts(tmp_path, 150 * (1 + seed % 12), seed), WDES, PUBLIC)) == []


def test_one_secondary_shown_is_enough_for_the_attacker(tmp_path: Path) -> None:
    hidden = protect(_counts(tmp_path, 3000, 22), WDES, PUBLIC)
    counts = hidden.table.indicators[0]
    found = []
    for place in np.argwhere(hidden.numerator[0] & (counts.numerator > PUBLIC.hide_to))[:4]:
        weakened = hidden.numerator[0].copy()
        weakened[tuple(place)] = False
        found += _narrowed(replace(hidden, numerator=(weakened, *hidden.numerator[1:])))
    assert found
