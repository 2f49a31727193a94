"""What a protected table of counts and of figures looks like."""

import numpy as np
import pytest

from levelground.disclosure import Shown, protect, rules_for, shown_counts, with_stars
from levelground.figures import compute_figures
from levelground.standards import as_table
from unit.disclosure.toys import TOY, shares

INNER = np.array([[[40, 3, 20], [30, 12, 9], [25, 15, 12], [0, 18, 33]]], dtype=float)


@pytest.fixture(scope="module")
def tables() -> tuple[Shown, Shown]:
    table = shares(INNER)
    hidden = protect(table, TOY, rules_for("public"))
    told = shown_counts(hidden)
    return with_stars(as_table(told, TOY)), with_stars(compute_figures(told, TOY))


def test_a_hidden_number_is_a_star_and_its_row_stays(tables: tuple[Shown, Shown]) -> None:
    counts, _ = tables
    rows = dict(
        zip(
            zip(counts.table.words("part"), counts.table.words("group"), strict=True),
            zip(counts.stars["numerator"].tolist(), counts.table.numbers("numerator").tolist(), strict=True),
            strict=True,
        )
    )
    assert len(rows) == 5 * 4
    assert rows["pay_band=Band 1", "bme"][0]
    assert rows["pay_band=Band 4", "white"] == (False, 0)
    assert {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}.isdisjoint({number for _, number in rows.values()})


def test_figures_of_a_hidden_number_are_empty_and_say_so(tables: tuple[Shown, Shown]) -> None:
    _, figures = tables
    gone = np.logical_or.reduce(list(figures.stars.values())).tolist()
    assert any(gone)
    assert not all(gone)
    for name in ("value", "lower", "upper"):
        assert np.isnan(figures.table.numbers(name)).tolist() == gone
    assert [flags == "suppressed" for flags in figures.table.words("flags")] == gone


def test_no_hidden_number_is_left_in_the_table_itself(tables: tuple[Shown, Shown]) -> None:
    for shown in tables:
        for name, stars in shown.stars.items():
            assert np.isnan(shown.table.numbers(name)[stars]).all()
