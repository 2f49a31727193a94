"""The collection's own blank through the command line: filled where the map says, and in no other place."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from blank_workbook import write_blank
from end_to_end.conftest import Trust
from end_to_end.hands import Records, bytes_of, levelground, measured, refused, table

MAP = """standard = "wres"

[[fill]]
sheet = "Indicator 1"
range = "B5:D9"
indicator = "1"
side = "numerator"
down = [
    "clinical=yes;pay_band=Band 5", "clinical=yes;pay_band=Band 6", "clinical=yes;pay_band=Band 7",
    "clinical=yes;pay_band=Band 8a", "clinical=yes;pay_band=Consultant",
]
across = ["white", "bme", "unknown"]

[[fill]]
sheet = "Indicator 2"
range = "B4:C4"
indicator = "2"
side = "denominator"
across = ["white", "bme"]

[[fill]]
sheet = "Indicator 2"
range = "B5:C5"
indicator = "2"
side = "numerator"
across = ["white", "bme"]
"""
AGAIN = """
[[fill]]
sheet = "Indicator 2"
cell = "B4"
indicator = "2"
side = "numerator"
group = "bme"
"""
# Counted by hand from the small trust: clinical staff by band, and applications.
EXPECTED = {
    "Indicator 1": {
        "B5": 30, "C5": 20, "D5": 2, "B6": 20, "C6": 8, "D6": 0, "B7": 0, "C7": 0, "D7": 0, "B8": 10, "C8": 2, "D8": 0,
        "B9": 5, "C9": 10, "D9": 0,
    },
    "Indicator 2": {"B4": 40, "C4": 30, "B5": 20, "C5": 10},
}  # fmt: skip
TOTALS = {
    "Indicator 1": {"E5": 52, "E14": 107, "F14": 107},
    "Indicator 2": {"B6": 0.5, "B7": 1.5},
    "Cover": {"C3": 107},
}


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_blank(tmp_path_factory.mktemp("blank") / "form.xlsx")


def mapped(home: Path, text: str = MAP) -> Path:
    path = home / "map.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def out(trust: Trust, blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("filled")
    ending = measured(trust.folder, home / "out", 2026, "--template", blank, "--cells", mapped(home))
    assert "19 cells filled" in ending.out
    return home / "out"


def test_each_mapped_cell_has_its_count(out: Path):
    book = openpyxl.load_workbook(out / "filled.xlsx")
    for sheet, cells in EXPECTED.items():
        assert {cell: book[sheet][cell].value for cell in cells} == cells


def test_every_other_part_of_the_package_is_as_it_was(out: Path, blank: Path):
    with zipfile.ZipFile(blank) as before, zipfile.ZipFile(out / "filled.xlsx") as after:
        assert after.namelist() == before.namelist()
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    # The two sheets that are filled, the one with a formula, and the order to work formulas out.
    assert changed <= {f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3)} | {"xl/workbook.xml"}
    assert {"xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"} <= changed


def test_nothing_in_the_sheets_changes_but_those_cells(out: Path, blank: Path):
    before, after = openpyxl.load_workbook(blank), openpyxl.load_workbook(out / "filled.xlsx")
    assert after.sheetnames == before.sheetnames
    for sheet in before:
        filled = after[sheet.title]
        assert filled.protection.sheet == sheet.protection.sheet
        assert filled.protection.password == sheet.protection.password
        assert filled.sheet_state == sheet.sheet_state
        assert filled.merged_cells.ranges == sheet.merged_cells.ranges
        assert len(filled.data_validations.dataValidation) == len(sheet.data_validations.dataValidation)
        assert len(filled.conditional_formatting) == len(sheet.conditional_formatting)
        assert len(filled._images) == len(sheet._images)
        for row in sheet.iter_rows():
            for cell in row:
                other = filled[cell.coordinate]
                assert other.style_id == cell.style_id
                if cell.coordinate not in EXPECTED.get(sheet.title, {}):
                    assert other.value == cell.value
    assert list(after.defined_names) == list(before.defined_names) == ["Bands"]


def test_formulas_are_worked_out_when_it_is_opened(out: Path, tmp_path: Path):
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.fail("LibreOffice is not installed: apt-get install libreoffice-calc-nogui", pytrace=False)
    done = subprocess.run(
        [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", tmp_path / "again", out / "filled.xlsx"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (tmp_path / "again" / "filled.xlsx").is_file(), done.stdout + done.stderr
    book = openpyxl.load_workbook(tmp_path / "again" / "filled.xlsx", data_only=True)
    for sheet, cells in TOTALS.items():
        assert {cell: book[sheet][cell].value for cell in cells} == pytest.approx(cells)
    assert book["Indicator 1"].protection.sheet


def test_no_formula_keeps_a_result_from_before(out: Path):
    book = openpyxl.load_workbook(out / "filled.xlsx", data_only=True)
    assert [book[sheet][cell].value for sheet, cells in TOTALS.items() for cell in cells] == [None] * 6
    with zipfile.ZipFile(out / "filled.xlsx") as package:
        assert b'fullCalcOnLoad="1"' in package.read("xl/workbook.xml")


def test_the_same_records_give_the_same_bytes(trust: Trust, blank: Path, out: Path, tmp_path: Path):
    measured(trust.folder, tmp_path / "out", 2026, "--template", blank, "--cells", mapped(tmp_path))
    assert bytes_of(tmp_path / "out") == bytes_of(out)


def test_figures_rounded_and_as_fractions(trust: Trust, blank: Path, tmp_path: Path):
    text = """[[fill]]
sheet = "Lists"
cell = "C1"
indicator = "1"
group = "bme"
statistic = "percentage"
as = "fraction"
decimals = 3

[[fill]]
sheet = "Lists"
cell = "C2"
indicator = "2"
statistic = "ratio"
"""
    measured(trust.folder, tmp_path / "out", 2026, "--template", blank, "--cells", mapped(tmp_path, text))
    sheet = openpyxl.load_workbook(tmp_path / "out" / "filled.xlsx")["Lists"]
    assert (sheet["C1"].value, sheet["C2"].value) == (0.323, 1.5)
    assert sheet.sheet_state == "hidden"


def test_cells_without_a_number_stay_empty_with_the_reason(blank: Path, tmp_path: Path):
    folder = Records().staff(20, "A").staff(10, "H").nil("formal_cases").write(tmp_path / "x")
    text = (
        MAP
        + """
[[fill]]
sheet = "Lists"
cell = "D1"
indicator = "3"
statistic = "ratio"
"""
    )
    ending = measured(folder, tmp_path / "out", 2026, "--template", blank, "--cells", mapped(tmp_path, text))
    assert "15 cells filled, 5 stayed empty" in ending.out
    empty = {row["cell"]: row["why"] for row in table(tmp_path / "out" / "filled-empty.csv")}
    assert empty["Indicator 2!B4"] == "not measured: no applications extract was given"
    assert empty["Lists!D1"].startswith("undefined")
    assert openpyxl.load_workbook(tmp_path / "out" / "filled.xlsx")["Indicator 2"]["B4"].value is None


def test_one_filled_blank_for_each_organisation(blank: Path, tmp_path: Path):
    records = Records().staff(10, "A").staff(5, "H")
    records.of("RBB").staff(7, "A").staff(3, "H")
    folder = records.write(tmp_path / "x")
    measured(folder, tmp_path / "out", 2026, "--template", blank, "--cells", mapped(tmp_path))
    found = {
        code: openpyxl.load_workbook(tmp_path / "out" / code / "filled.xlsx")["Indicator 1"]["B5"].value
        for code in ("RAA", "RBB")
    }
    assert found == {"RAA": 10, "RBB": 7}


def test_every_fault_of_a_map_at_once(trust: Trust, blank: Path, tmp_path: Path):
    text = """[[fill]]
sheet = "Indicator 9"
cell = "B5"
indicator = "1"
group = "bme"
side = "numerator"

[[fill]]
sheet = "Indicator 1"
range = "B5:D6"
indicator = "1"
side = "numerator"
down = ["clinical=yes;pay_band=Band 55"]
across = ["white", "bme", "unknown"]

[[fill]]
sheet = "Indicator 1"
cell = "E5"
indicator = "1"
group = "blue"
side = "numerators"
colour = "red"

[[fill]]
sheet = "Indicator 1"
cell = "B1"
indicator = "12"
group = "bme"
side = "numerator"

[[fill]]
sheet = "Indicator 1"
cell = "C1"
indicator = "1"
group = "bme"
statistic = "ratio"
"""
    said = refused(trust.folder, tmp_path / "out", "--template", blank, "--cells", mapped(tmp_path, text), status=2)
    for words in (
        "line 2: found the sheet 'Indicator 9'", "line 13: found 1 entries in down", "line 18: found Indicator 1!E5",
        "line 20: found the group 'blue'", "line 21: found side = 'numerators'", "line 22: found the key 'colour'",
        "line 27: found the indicator '12'", "line 36: found statistic = 'ratio'", "covered by the merged cell A1",
        "9 faults",
    ):  # fmt: skip
        assert words in said, (words, said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[fill]\n", "no TOML"),
        ("", "no table [[fill]]"),
        ('standard = "wdes"\n' + MAP.split("\n", 1)[1], "a map for 'wdes'"),
        (MAP + AGAIN, "a second time"),
    ],
)  # fmt: skip
def test_maps_that_cannot_be(trust: Trust, blank: Path, tmp_path: Path, text: str, words: str):
    arguments = ("--template", blank, "--cells", mapped(tmp_path, text))
    assert words in refused(trust.folder, tmp_path / "out", *arguments, status=2)


def test_a_template_without_a_map_says_how_to_get_one(trust: Trust, blank: Path, tmp_path: Path):
    assert "levelground cells" in refused(trust.folder, tmp_path / "out", "--template", blank, status=2)
    assert "--template" in refused(trust.folder, tmp_path / "out", "--cells", mapped(tmp_path), status=2)


def test_a_month_is_no_return_and_fills_no_form(trust: Trust, blank: Path, tmp_path: Path):
    arguments = ("--to-month", "2026-02", "--template", blank, "--cells", mapped(tmp_path))
    assert "Fill the form without it" in refused(trust.folder, tmp_path / "out", *arguments, status=2)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(trust: Trust, tmp_path: Path, content: bytes):
    (tmp_path / "form.xlsx").write_bytes(content)
    said = refused(
        trust.folder, tmp_path / "out", "--template", tmp_path / "form.xlsx", "--cells", mapped(tmp_path), status=2
    )
    assert "form.xlsx" in said


def test_a_map_is_proposed_and_can_be_used(trust: Trust, blank: Path, out: Path, tmp_path: Path):
    ending = levelground("cells", blank, "--to", tmp_path / "map.toml")
    assert ending.status == 0
    assert "15 likely, 4 sure" in ending.err
    measured(trust.folder, tmp_path / "out", 2026, "--template", blank, "--cells", tmp_path / "map.toml")
    assert (tmp_path / "out" / "filled.xlsx").read_bytes() == (out / "filled.xlsx").read_bytes()


def test_a_proposal_never_overwrites_a_map(blank: Path, tmp_path: Path):
    path = mapped(tmp_path)
    assert levelground("cells", blank, "--to", path).status == 2
    assert path.read_text("utf-8") == MAP


def test_a_workbook_of_other_things_gives_no_proposal(trust: Trust):
    ending = levelground("cells", trust.out / "return.xlsx", "--standard", "wdes")
    assert ending.status in (0, 1)
    assert levelground("cells", trust.folder / "staff.csv").status == 2
