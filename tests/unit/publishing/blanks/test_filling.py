"""What goes into a mapped cell, and why it stays empty where nothing does."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from blank_workbook import write_blank
from levelground.figures import Return
from levelground.publishing.blanks import Emptied, Target, fill, open_blank
from levelground.standards import Quantity, standard
from unit.publishing.sample import sample_return

WRES = standard("wres")
BAND_5 = "clinical=yes;pay_band=Band 5"


def put(home: Path, document: Return, quantity: Quantity, **how: object) -> tuple[object, tuple[Emptied, ...]]:
    """What one cell holds once it is filled, and what stayed empty."""
    blank = open_blank(write_blank(home / "form.xlsx"))
    target = replace(Target("Indicator 1", (5, 2), quantity, 1), **how)  # type: ignore[arg-type]
    done = fill(blank, [target], document, WRES, home / "filled.xlsx")
    return openpyxl.load_workbook(home / "filled.xlsx")["Indicator 1"]["B5"].value, done.empty


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        (Quantity("1", BAND_5, "numerator", "white"), 1105),
        (Quantity("1", BAND_5, "denominator", "white"), 1105 + 702 + 74),
        (Quantity("1", "clinical=yes;pay_band=Band 1", "numerator", "bme"), 0),
    ],
)
def test_counts_and_noughts(tmp_path: Path, quantity: Quantity, value: int):
    assert put(tmp_path, sample_return(), quantity) == (value, ())


def test_hidden_numbers_stay_empty(tmp_path: Path):
    document = sample_return()
    hidden = replace(
        document,
        counts=tuple(replace(count, numerator=float("nan")) for count in document.counts),
        figures=tuple(replace(figure, value=None, flags="suppressed") for figure in document.figures),
    )
    for quantity in (Quantity("1", BAND_5, "numerator", "white"), Quantity("2", "", "ratio", "white", "bme")):
        value, (empty,) = put(tmp_path, hidden, quantity)
        assert value is None
        assert empty.why == "suppressed, to protect small numbers"
        assert empty.where == "Indicator 1!B5"


def test_a_split_that_was_not_measured_says_so(tmp_path: Path):
    document = sample_return()
    without = replace(document, counts=tuple(count for count in document.counts if "pay_band" not in count.part))
    _, (empty,) = put(tmp_path, without, Quantity("1", BAND_5, "numerator", "white"))
    assert empty.why.startswith("not measured")


def test_a_figure_is_rounded_only_where_the_map_says_so(tmp_path: Path):
    figure = next(one for one in sample_return().figures if (one.indicator, one.statistic) == ("2", "ratio"))
    quantity = Quantity("2", figure.part, "ratio", figure.group, figure.comparator)
    assert figure.value is not None
    assert put(tmp_path, sample_return(), quantity)[0] == figure.value
    assert put(tmp_path, sample_return(), quantity, decimals=2)[0] == round(figure.value, 2)
