"""Nothing that is published lets an attacker with a solver of their own find a hidden number; planted faults do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from attack.attacker import Attacker, Finding
from attack.release import PUBLIC, WRES, Measured, protected, published, service, tables, text_of, trust
from levelground.disclosure import Protected, Shown, protect
from levelground.figures import compute_figures


def _narrowed(given: Measured, hidden: Protected, every: int = 1) -> list[Finding]:
    attacker = Attacker(*published(hidden), given.rollups)
    assert attacker.hidden, "nothing is hidden, so nothing was tried"
    return attacker.narrowed(PUBLIC.width, every)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return service(tmp_path_factory.mktemp("small"), 1, 200, seed=1)


@pytest.fixture(scope="module")
def small_hidden(small: Measured) -> Protected:
    return protected(small)


def test_a_small_organisation_gives_nothing_away(small: Measured, small_hidden: Protected) -> None:
    assert small_hidden.uncovered == ()
    assert _narrowed(small, small_hidden) == []


def test_two_small_organisations_with_their_rollups_give_nothing_away(tmp_path: Path) -> None:
    given = service(tmp_path, 2, 260, seed=4)
    assert _narrowed(given, protected(given), every=5) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 20))
def test_small_services_give_nothing_away(tmp_path: Path, seed: int) -> None:
    given = service(tmp_path, 1 + seed % 3, 150 * (1 + seed % 4), seed=seed)
    assert _narrowed(given, protected(given)) == []


@pytest.mark.long
def test_a_make_believe_trust_gives_nothing_away(tmp_path: Path) -> None:
    given = trust(tmp_path, 3000)
    assert _narrowed(given, protected(given)) == []


@pytest.mark.long
def test_a_release_of_twenty_organisations_with_rollups_gives_nothing_away(tmp_path: Path) -> None:
    given = service(tmp_path, 20, 30_000, seed=1)
    assert _narrowed(given, protected(given), every=40) == []


def test_without_secondary_suppression_the_attacker_finds_hidden_numbers(
    small: Measured, small_hidden: Protected
) -> None:
    def primary(array: np.ndarray, hidden: np.ndarray) -> np.ndarray:
        return hidden & (array >= PUBLIC.hide_from) & (array <= PUBLIC.hide_to)

    careless = replace(
        small_hidden,
        numerator=tuple(
            primary(counts.numerator, hidden)
            for counts, hidden in zip(small.counts.indicators, small_hidden.numerator, strict=True)
        ),
        denominator=tuple(
            primary(counts.denominator, hidden)
            for counts, hidden in zip(small.counts.indicators, small_hidden.denominator, strict=True)
        ),
    )
    assert _narrowed(small, careless, every=5)


def test_one_secondary_shown_is_enough_for_the_attacker(small: Measured, small_hidden: Protected) -> None:
    """The board of a small organisation: show its BME members' sibling, and the hidden number is known."""
    index = next(place for place, counts in enumerate(small.counts.indicators) if counts.indicator == "9")
    counts = small.counts.indicators[index]
    large = np.argwhere(small_hidden.numerator[index] & (counts.numerator > PUBLIC.hide_to))
    assert len(large), "the board has no secondary to show"
    found = []
    for row, part, group in large[:: max(1, len(large) // 4)]:
        weakened = small_hidden.numerator[index].copy()
        weakened[row, part, group] = False
        numerators = list(small_hidden.numerator)
        numerators[index] = weakened
        planted = replace(small_hidden, numerator=tuple(numerators))
        found += _narrowed(small, planted, every=3)
        if found:
            break
    assert found


def test_an_interval_left_beside_a_hidden_count_gives_it_away(small: Measured, small_hidden: Protected) -> None:
    counts, hidden = tables(small_hidden)
    figures = compute_figures(small.counts, WRES)
    kept = np.isin(figures.words("group"), [*WRES.grouping.main, *WRES.grouping.finer])
    lower = np.where(hidden.stars["numerator"], figures.taken(kept).numbers("lower"), np.nan)
    planted = Shown(replace(hidden.table, columns={**hidden.table.columns, "lower": lower}), hidden.stars)
    attacker = Attacker(text_of(counts), text_of(planted), small.rollups)
    assert set(attacker.given) & set(attacker.hidden)
    honest = Attacker(text_of(counts), text_of(hidden), small.rollups)
    assert not set(honest.given) & set(honest.hidden)


def test_a_rollup_that_protection_was_not_told_of_gives_organisations_away(tmp_path: Path) -> None:
    given = service(tmp_path, 2, 260, seed=4)
    untold = protect(given.counts, WRES, PUBLIC)
    assert _narrowed(given, untold, every=40)
