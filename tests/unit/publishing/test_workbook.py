"""The workbook: formulas agree with the values they carry, and nothing from records becomes a formula."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from levelground.figures.reading import Count, Return
from levelground.publishing import render_report, write_workbook
from unit.publishing import sample
from unit.publishing.sample import sample_return


@pytest.fixture(scope="module")
def document() -> Return:
    return sample_return()


@pytest.fixture(scope="module")
def path(document: Return, tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("workbook") / "return.xlsx"
    write_workbook(document, written, fingerprint="3f9a")
    return written


@pytest.fixture(scope="module")
def values(path: Path) -> Workbook:
    return openpyxl.load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def formulas(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def table(book: Workbook, sheet: str, header: int) -> list[dict[str, object]]:
    rows = list(book[sheet].iter_rows(min_row=header, values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def test_sheets_follow_from_the_readings(values: Workbook) -> None:
    assert values.sheetnames == [
        "Read me",
        "Indicators",
        "What moved",
        "Pay bands",
        "Appointment from shortlisting",
        "Formal disciplinary process",
        "Non-mandatory training",
        "NHS Staff Survey",
        "Board",
        "Counts",
        "Figures",
        "Who was counted",
        "Checks",
        "Definitions and notes",
    ]


def test_it_says_what_it_is_and_is_not(values: Workbook) -> None:
    words = " ".join(str(cell) for row in values["Read me"].iter_rows(values_only=True) for cell in row if cell)
    assert "Internal: not for publication" in words
    assert "not the collection’s own form" in words
    assert "3f9a" in words


def test_pay_bands_stand_in_their_order_and_their_formulas_carry_their_values(
    values: Workbook, formulas: Workbook
) -> None:
    rows = table(values, "Pay bands", 6)
    names = [str(row["Part"]) for row in rows if str(row["Part"]).startswith("Non-clinical, ")]
    assert names[0] == "Non-clinical, Under Band 1"
    assert names[-1] == "Non-clinical, VSM"
    assert names.index("Non-clinical, Band 7") < names.index("Non-clinical, Band 8a")
    sheet = formulas["Pay bands"]
    for index, row in enumerate(rows, start=7):
        heads = [row[name] for name in ("White", "BME", "Ethnicity unknown")]
        assert sheet[f"E{index}"].value == f"=SUM(B{index}:D{index})"
        assert row["All"] == sum(number for number in heads if isinstance(number, int))
        assert sheet[f"G{index}"].value == f'=IF(OR(N(E{index})=0,NOT(ISNUMBER(C{index}))),"",C{index}/E{index})'
        assert isinstance(row["BME"], int | float)
        assert isinstance(row["All"], int | float)
        assert row["BME %"] == pytest.approx(row["BME"] / row["All"])


def test_the_whole_workforce_is_its_parts(values: Workbook) -> None:
    rows = {str(row["Part"]): row for row in table(values, "Pay bands", 6)}
    assert (rows["All staff"]["White"], rows["All staff"]["BME"]) == (7019, 2537)
    assert rows["Bands 8a and above"]["Difference, points"] == pytest.approx(-16.521, abs=0.001)


def test_ratios_agree_with_their_counts_in_the_standards_direction(document: Return, values: Workbook) -> None:
    (first, *_) = table(values, "Appointment from shortlisting", 6)
    made = document.readings[1].headline
    assert made is not None
    assert first["Ratio, White over BME"] == pytest.approx(made.interval.value)
    (disciplinary, *_) = table(values, "Formal disciplinary process", 6)
    assert disciplinary["Ratio, BME over White"] == pytest.approx(1.2890, abs=0.0001)


def test_a_ratio_over_nothing_is_empty_not_an_error(values: Workbook, formulas: Workbook) -> None:
    rows = {str(row["Part"]): row for row in table(values, "Appointment from shortlisting", 6)}
    assert rows["Band 8d"]["Ratio, White over BME"] in ("", None)
    assert rows["VSM"]["BME: likelihood"] in ("", None)
    cells = [cell for sheet in formulas for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(cells) > 200
    assert all(str(cell.value).startswith(("=IF(", "=SUM(")) for cell in cells)


def test_every_count_and_figure_is_there_and_can_be_filtered(document: Return, values: Workbook) -> None:
    assert values["Counts"].max_row == len(document.counts) + 1
    assert values["Figures"].max_row == len(document.figures) + 1
    assert values["Figures"].auto_filter.ref == f"A1:N{len(document.figures) + 1}"
    assert values["Figures"].freeze_panes == "A2"


def test_settings_that_nobody_changed_are_marked(values: Workbook) -> None:
    labels = [str(row[0]) for row in values["Definitions and notes"].iter_rows(values_only=True)]
    assert sum("(default, check)" in label for label in labels) == 2


def test_pages_print_in_landscape_with_the_marking_and_no_cells_are_merged(values: Workbook) -> None:
    for sheet in values:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text == "Internal: not for publication"
        assert not sheet.merged_cells.ranges


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(1)", "http://x"])
def test_what_stands_in_records_never_becomes_a_formula(document: Return, tmp_path: Path, start: str) -> None:
    source = replace(document.sources[0], file=start)
    part = replace(document.readings[1].parts[0], label=start)
    count = replace(document.counts[0], part=f"pay_band={start}")
    evil = replace(
        document,
        organisation_name=start,
        sources=(source,),
        counts=(count, *document.counts),
        readings=(replace(document.readings[1], parts=(part,)),),
    )
    write_workbook(evil, tmp_path / "return.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "return.xlsx"):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or str(cell.value).startswith(("=IF(", "=SUM("))
                assert cell.hyperlink is None


def test_the_same_return_gives_the_same_bytes(document: Return, path: Path, tmp_path: Path) -> None:
    write_workbook(sample_return(), tmp_path / "again.xlsx", fingerprint="3f9a")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_a_sheet_is_named_after_its_title_within_excels_rules(document: Return, tmp_path: Path) -> None:
    long = "Harassment, bullying / abuse: by [anyone] at all, ever?"
    readings = (
        replace(document.readings[1], title=long),
        replace(document.readings[2], title=long),
        replace(document.readings[3], title="Counts"),
    )
    write_workbook(replace(document, readings=readings), tmp_path / "return.xlsx")
    names = openpyxl.load_workbook(tmp_path / "return.xlsx").sheetnames
    assert len(names) == len(set(names))
    assert all(len(name) <= 31 for name in names)
    assert {"Harassment, bullying abuse by a", "Counts", "Counts 2"} <= set(names)


def test_another_standard_needs_no_code_of_its_own(document: Return, tmp_path: Path) -> None:
    likely = sample.compare_ratio("non-disabled", (300, 2000), "disabled", (40, 400))
    disability = replace(
        document,
        standard="wdes",
        standard_title="Workforce Disability Equality Standard",
        group_words={"non-disabled": "non-disabled", "disabled": "disabled", "all": "all"},
        counts=tuple(
            Count("2", "", side.group, side.numerator, side.denominator) for side in (likely.group, likely.comparator)
        ),
        readings=(replace(document.readings[1], headline=likely, parts=(), unknown=None, unknown_bounds=None),),
    )
    write_workbook(disability, tmp_path / "return.xlsx")
    (row,) = table(openpyxl.load_workbook(tmp_path / "return.xlsx", data_only=True), "Appointment from shortlisting", 6)
    assert row["Ratio, Non-disabled over Disabled"] == pytest.approx(1.5)
    assert "Non-disabled applicants were 1.50 times as likely as disabled applicants" in render_report(disability)
