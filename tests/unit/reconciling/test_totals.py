"""Totals from elsewhere: the layouts that are read, numbers as people type them, and what is said of the rest."""

from pathlib import Path

import pytest
import xlsxwriter

from levelground.reconciling import TotalsFaultError, read_totals
from levelground.reconciling.totals import number_in
from levelground.standards import Quantity, standard

WRES = standard("wres")


def saved(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,335", (1335, 0)), ("1.50", (1.5, 2)), ("32.9%", (32.9, 1)), (" 4 ", (4, 0)), ("−3", (-3, 0)),
        ("-3.0", (-3, 1)), (".5", (0.5, 1)), ("1 335", (1335, 0)),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(text: str, number: tuple[float, int]):
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", "n/a", "*", "about 3", "1,33", "12/13", "<8", "nan", "inf", "%"])
def test_what_is_no_number(text: str):
    assert number_in(text) is None


def test_names_and_values(tmp_path: Path):
    totals = read_totals(saved(tmp_path / "t.csv", "What,Value\nBME staff,53\nturnover,9\nstaff,n/a\n,\n"), WRES)
    assert [(line.where, line.quantity) for line in totals.lines] == [
        ("row 2", Quantity("1", "", "numerator", "bme")),
        ("row 3", None),
    ]
    assert totals.passed == ("row 4: staff: 'n/a'",)


def test_the_columns_of_counts(tmp_path: Path):
    head = "organisation,standard,year,indicator,part,group,numerator,denominator\n"
    totals = read_totals(
        saved(tmp_path / "c.csv", head + "RAA,wres,2025,2,,bme,10,30\nRAA,wres,2025,77,,bme,1,2\n"), WRES
    )
    assert totals.year == 2025
    assert [(line.value, line.quantity) for line in totals.lines] == [
        (10, Quantity("2", "", "numerator", "bme")),
        (30, Quantity("2", "", "denominator", "bme")),
        (1, None),
        (2, None),
    ]


def test_the_columns_of_figures_with_each_method_once(tmp_path: Path):
    head = "indicator,part,statistic,group,comparator,value,method\n"
    rows = "2,,ratio,white,bme,1.5,koopman\n2,,ratio,white,bme,1.5,katz\n"
    (line,) = read_totals(saved(tmp_path / "f.csv", head + rows), WRES).lines
    assert line.quantity == Quantity("2", "", "ratio", "white", "bme")
    assert line.decimals == 1


def test_a_workbook_below_its_title(tmp_path: Path):
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet("Totals")
        sheet.write_row(0, 0, ["From the staff system"])
        sheet.write_row(2, 0, ["Measure", "Total"])
        sheet.write_row(3, 0, ["Staff in post", 158])
    (line,) = read_totals(tmp_path / "t.xlsx", WRES).lines
    assert (line.where, line.value, line.quantity) == ("row 4", 158, Quantity("1", "", "numerator", "all"))


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "person_id,organisation\nP1,RAA\n"])
def test_other_layouts_are_refused_with_what_is_expected(tmp_path: Path, text: str):
    with pytest.raises(TotalsFaultError, match=r"t\.csv"):
        read_totals(saved(tmp_path / "t.csv", text), WRES)
