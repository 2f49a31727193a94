"""return.xlsx in LibreOffice: it opens, its formulas come to what they were saved as, and no cell is an error."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from end_to_end.conftest import Trust
from end_to_end.hands import measured
from end_to_end.small_trust import small_trust

ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:")
FORMULA_WITH_VALUE = re.compile(rb"(</f>)<v>[^<]*</v>")


@pytest.fixture(scope="module")
def saved(trust: Trust, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with last year's columns filled."""
    home = tmp_path_factory.mktemp("workbook")
    last = small_trust(year=2025).write(home / "last")
    measured(trust.folder, home / "out", 2026, "--previous", last, formats="xlsx")
    return home / "out" / "return.xlsx"


def without_values(path: Path, copy: Path) -> int:
    """Copies a workbook with every formula's saved value taken out; gives how many formulas had one."""
    taken = 0
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as out:
        for name in book.namelist():
            content = book.read(name)
            if name.startswith("xl/worksheets/"):
                content, number = FORMULA_WITH_VALUE.subn(rb"\1", content)
                taken += number
            out.writestr(name, content)
    return taken


@pytest.fixture(scope="module")
def recalculated(saved: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook with the values that LibreOffice gives its formulas."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.fail("LibreOffice is not installed: apt-get install libreoffice-calc-nogui", pytrace=False)
    home = tmp_path_factory.mktemp("libreoffice")
    without_values(saved, home / "return.xlsx")
    done = subprocess.run(
        [program, f"-env:UserInstallation=file://{home}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", home / "out", home / "return.xlsx"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (home / "out" / "return.xlsx").is_file(), done.stdout + done.stderr
    return openpyxl.load_workbook(home / "out" / "return.xlsx", data_only=True)


def test_it_opens_with_all_its_sheets(saved: Path, recalculated: Workbook):
    assert recalculated.sheetnames == openpyxl.load_workbook(saved).sheetnames


def test_formulas_come_to_what_they_were_saved_as(saved: Path, recalculated: Workbook):
    values, formulas = openpyxl.load_workbook(saved, data_only=True), openpyxl.load_workbook(saved)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                before = values[sheet.title][cell.coordinate].value
                after = recalculated[sheet.title][cell.coordinate].value
                where = f"{sheet.title}!{cell.coordinate} {cell.value}"
                if isinstance(before, int | float):
                    assert after == pytest.approx(before, rel=1e-9, abs=1e-9), where
                else:
                    assert (after or "") == (before or ""), where
                compared += 1
    assert compared > 0, "the workbook has no formula: its totals cannot be followed"


def test_plain_cells_come_back_as_they_were(saved: Path, recalculated: Workbook):
    for sheet in openpyxl.load_workbook(saved):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" or cell.value in (None, ""):
                    continue
                after = recalculated[sheet.title][cell.coordinate].value
                if isinstance(cell.value, int | float):
                    assert after == pytest.approx(cell.value, rel=1e-12)
                else:
                    assert str(after) == str(cell.value)


def test_no_cell_is_an_error(recalculated: Workbook):
    found = [
        f"{sheet.title}!{cell.coordinate}: {cell.value}"
        for sheet in recalculated
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e" or str(cell.value).startswith(ERRORS)
    ]
    assert found == []
