"""Input that means harm, or comes by accident as if it did: formulas, passwords, odd names, very wide, very wrong."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from end_to_end.hands import COLUMNS, Records, count, levelground, measured, refused, table, write_rows

CELLS = ("RAA", "2026-03-31", "A", "Nursing and Midwifery Registered", "Band 5", "permanent")
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "＝1", '=HYPERLINK("http://x","y")')
SPREADSHEET_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def staff(folder: Path, number: int = 12, **cells: object) -> Path:
    """A folder of a sound staff file, with these cells in every row."""
    return Records().staff(number, "A", **cells).write(folder)


def test_a_folder_of_photographs(tmp_path: Path):
    folder = tmp_path / "extracts"
    folder.mkdir()
    for number in range(12):
        (folder / f"DSC_{number:04}.JPG").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
    assert "it holds 12 .jpg" in refused(folder, tmp_path / "out")


def test_a_photograph_under_every_name_that_is_read(tmp_path: Path):
    for ending in ("csv", "txt", "xlsx", "xlsm", "parquet"):
        folder = tmp_path / ending
        folder.mkdir()
        (folder / f"staff.{ending}").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
        assert "a photograph (JPEG)" in refused(folder, tmp_path / "out")


def test_a_password_is_said_in_one_clear_sentence(tmp_path: Path):
    folder = tmp_path / "extracts"
    folder.mkdir()
    book = openpyxl.Workbook()
    book.active.append(COLUMNS["staff"])
    plain = io.BytesIO()
    book.save(plain)
    with (folder / "staff.xlsx").open("wb") as closed:
        OOXMLFile(plain).encrypt("secret", closed)
    said = refused(folder, tmp_path / "out")
    assert "found a workbook with a password" in said
    assert "Save a copy without a password." in said
    for command in (("profile", folder / "staff.xlsx"), ("proofread", folder / "staff.xlsx")):
        ending = levelground(*command)
        assert ending.status == 1
        assert "password" in ending.said


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_formula_of_an_extract_lives_on_in_our_outputs(tmp_path: Path, formula: str):
    # Wherever a text of the input can stand: identifiers, organisations, headings, a column that nobody asked for.
    folder = staff(
        tmp_path / "extracts", organisation=formula, person_id=f"{formula}1", assignment_id="=1", sex=formula
    )
    (folder / "staff.csv").write_text((folder / "staff.csv").read_text("utf-8") + "\n", "utf-8")
    ending = levelground("measure", folder, "--year", 2026, "--to", tmp_path / "out", "--formats", "csv,json,xlsx,html")
    if ending.status == 0:
        _has_no_formula(tmp_path / "out", formula)
    else:
        assert not (tmp_path / "out").exists()
        assert "staff.csv" in ending.err


def test_an_organisation_like_a_formula_is_refused_with_its_rows(tmp_path: Path):
    records = Records().staff(3, "A").staff(2, "A", organisation="=1+1").board(1, "A", organisation="@x")
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    assert "staff.csv, column organisation: name like a formula (2 rows)" in said
    assert "row 5: found '=1+1'" in said
    assert "board.csv, column organisation: name like a formula" in said
    records = Records().staff(3, "A").of("RBB").staff(2, "A")
    for code in ("RAA", "RBB"):
        cells = {"name": "A trust", "kind": "acute", "ics": "+QA1", "region": "North"}
        records.add("organisations", organisation=code, **cells)
    assert "column ics: name like a formula" in refused(records.write(tmp_path / "two"), tmp_path / "out")


def _has_no_formula(out: Path, formula: str) -> None:
    for path in out.rglob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert not cell.startswith(SPREADSHEET_SIGNS) or _is_number(cell), (path, cell)
    for path in out.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                if name.startswith("xl/worksheets/"):
                    formulas = [cell for cell in parts.read(name).split(b"<f>")[1:] if formula[1:].encode() in cell]
                    assert not formulas, (path, name)
                assert b"HYPERLINK" not in parts.read(name) or "HYPERLINK" not in formula


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


ODD_NAMES = (
    "sta\nff (2).csv",
    "\x1b[31mred.csv",
    "\u202evsc.csv",
    "<script>alert(1)<.csv",
    "a;b'c\"d.csv",
    "é" * 80 + ".csv",
)


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("by_headings", [True, False])
def test_odd_names_of_files_steer_neither_terminal_nor_page(tmp_path: Path, name: str, by_headings: bool):
    folder = Records().board(3, "A").write(tmp_path / "extracts")
    staff(tmp_path / "made")
    text = (tmp_path / "made" / "staff.csv").read_text("utf-8") if by_headings else "x,y\n1,2\n"
    (folder / name).write_text(text, "utf-8")
    ending = measured(folder, tmp_path / "out", formats="csv,json,html")
    for letter in ("\x1b", "\u202e"):
        assert letter not in ending.said
    assert "sta\nff" not in ending.said
    assert "<script>alert(1)<" not in (tmp_path / "out" / "report.html").read_text("utf-8")
    checked = levelground("check", folder, "--year", 2026)
    assert checked.status == 0
    assert "\x1b" not in checked.said
    assert "\u202e" not in checked.said


def test_a_hundred_thousand_columns(tmp_path: Path):
    wide = [f"c{number}" for number in range(100_000)]
    write_rows(tmp_path / "x.csv", [[*COLUMNS["staff"], *wide], *([f"P{n}", *CELLS, *wide] for n in range(2))])
    (tmp_path / "x").mkdir()
    (tmp_path / "x.csv").rename(tmp_path / "x" / "staff.csv")
    measured(tmp_path / "x", tmp_path / "out")
    assert count(table(tmp_path / "out" / "counts.csv"), "1", "all", organisation="RAA") == (2, 2)


def test_very_many_different_wrong_values_are_examples_and_a_number(tmp_path: Path):
    folder = tmp_path / "extracts"
    folder.mkdir()
    wrong = ((f"P{n}", "RAA", "2026-03-31", f"X{n}q", CELLS[3], f"Bond {n}", CELLS[5]) for n in range(50_000))
    write_rows(folder / "staff.csv", [COLUMNS["staff"], *wrong])
    said = refused(folder, tmp_path / "out")
    assert "column ethnic_category: unknown code (50,000 rows)" in said
    assert "column pay_band: unknown code (50,000 rows)" in said
    assert len(said) < 4000


@pytest.mark.parametrize("value", [{"a": ["Band 5"]}, ["Band 5", "Band 6"], b"\xff\xfe\x00"])
def test_parquet_with_lists_structures_and_bytes_where_codes_stand(tmp_path: Path, value: object):
    folder = tmp_path / "extracts"
    folder.mkdir()
    columns = {name: [cell] * 4 for name, cell in zip(COLUMNS["staff"][1:], CELLS, strict=True)}
    people = {"person_id": [f"P{n}" for n in range(4)]}
    pq.write_table(pa.table(people | columns | {"pay_band": [value] * 4}), folder / "staff.parquet")
    assert "staff.parquet, column pay_band: unknown code" in refused(folder, tmp_path / "out")


def test_organisations_whose_codes_lead_elsewhere_stay_inside_the_output(tmp_path: Path):
    records = Records().staff(5, "A", organisation="../../RAA").staff(5, "A", organisation="/tmp/RBB")
    measured(records.write(tmp_path / "extracts"), tmp_path / "deep" / "out", formats="csv,json")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "extracts"]
