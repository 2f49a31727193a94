"""What a protected table of counts and of figures looks like."""

import numpy as np
import pytest

from levelground.disclosure import Shown, hide_counts, hide_figures, protect, rules_for
from levelground.figures import compute_figures
from levelground.standards import as_table
from unit.disclosure.toys import TOY, shares

INNER = np.array([[[40, 3, 20], [30, 12, 9], [25, 15, 12], [0, 18, 33]]], dtype=float)


@pytest.fixture(scope="module")
def tables() -> tuple[Shown, Shown]:
    table = shares(INNER)
    hidden = protect(table, TOY, rules_for("public"))
    return hide_counts(as_table(table, TOY), hidden), hide_figures(compute_figures(table, TOY), hidden, TOY)


def test_a_hidden_number_is_a_star_and_its_row_stays(tables: tuple[Shown, Shown]) -> None:
    counts, _ = tables
    rows = dict(
        zip(
            zip(counts.table.words("part"), counts.table.words("group"), strict=True),
            counts.as_text("numerator"),
            strict=True,
        )
    )
    assert len(rows) == 5 * 4
    assert rows["pay_band=Band 1", "bme"] == "*"
    assert rows["pay_band=Band 4", "white"] == "0"
    assert {"1", "2", "3", "4", "5", "6", "7"}.isdisjoint(rows.values())


def test_figures_of_a_hidden_number_are_empty_and_say_so(tables: tuple[Shown, Shown]) -> None:
    _, figures = tables
    stars = [figures.as_text(name) for name in ("numerator", "denominator")]
    gone = ["*" in pair for pair in zip(*stars, strict=True)]
    assert any(gone)
    assert not all(gone)
    for name in ("value", "lower", "upper"):
        assert [text == "" for text in figures.as_text(name)] == gone
    assert [flags == "suppressed" for flags in figures.table.words("flags")] == gone


def test_no_hidden_number_is_left_in_the_table_itself(tables: tuple[Shown, Shown]) -> None:
    for shown in tables:
        for name, stars in shown.stars.items():
            assert np.isnan(shown.table.numbers(name)[stars]).all()
