"""What `measure` writes: all of it or nothing, the same bytes from the same records, and never a live formula."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import openpyxl
import pytest

from end_to_end.conftest import ALL_FORMATS, Trust
from end_to_end.hands import PROGRAM, Records, bytes_of, in_a_shell, levelground, measured, refused, table
from end_to_end.small_trust import small_trust

DEFAULT = ["checks.json", "counts.csv", "figures.csv", "report.html", "return.json", "return.xlsx"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of sound extracts."""
    return Records().staff(20, "A").staff(10, "H").write(tmp_path / "extracts")


def spoilt(tmp_path: Path) -> Path:
    """A folder with one error in it."""
    return Records().staff(20, "A").staff(1, "Q7").write(tmp_path / "spoilt")


def test_the_default_formats(folder: Path, tmp_path: Path):
    ending = levelground("measure", folder, "--standard", "wres", "--year", 2026, "--to", tmp_path / "out")
    assert ending.status == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == DEFAULT


def test_with_one_error_nothing_is_written(tmp_path: Path):
    said = refused(spoilt(tmp_path), tmp_path / "out")
    assert "staff.csv" in said
    assert "row 22" in said
    assert "Q7" in said


def test_all_errors_are_listed_at_once(tmp_path: Path):
    records = Records().staff(2, "A").staff(1, "Q7").staff(1, "A", pay_band="Band 12").cases(1, "A", entered_on="soon")
    records.staff(1, "A", contract="casual").survey("harassment-staff", 20, 140)
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    for word in ("Q7", "Band 12", "soon", "casual", "140"):
        assert word in said, word


def test_earlier_outputs_stay_as_they_are_after_an_error(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    measured(folder, out, formats="csv,json")
    before = bytes_of(out)
    assert levelground("measure", spoilt(tmp_path), "--year", 2026, "--to", out).status == 1
    assert bytes_of(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["extracts", "out", "spoilt"]


def test_earlier_outputs_are_replaced_as_a_whole(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    measured(folder, out, formats="csv,json,html")
    measured(folder, out, formats="csv")
    assert sorted(path.name for path in out.iterdir()) == ["checks.json", "counts.csv", "figures.csv"]


def test_a_folder_that_holds_anything_else_is_refused(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine", "utf-8")
    ending = levelground("measure", folder, "--year", 2026, "--to", out)
    assert ending.status == 2
    assert "thesis.txt" in ending.err
    assert bytes_of(out) == {"thesis.txt": b"mine"}
    # The extracts themselves are no place for outputs either.
    assert levelground("measure", folder, "--year", 2026, "--to", folder).status == 2
    assert [path.name for path in folder.iterdir()] == ["staff.csv"]


def test_a_file_is_no_place_for_outputs(folder: Path, tmp_path: Path):
    (tmp_path / "out").write_text("mine", "utf-8")
    assert levelground("measure", folder, "--year", 2026, "--to", tmp_path / "out").status == 2
    assert (tmp_path / "out").read_text("utf-8") == "mine"


def test_the_same_records_give_the_same_bytes(trust: Trust, tmp_path: Path):
    time.sleep(max(0.0, 1.1 - time.time() % 1))
    measured(trust.folder, tmp_path / "out", formats=ALL_FORMATS)
    first, second = bytes_of(trust.out), bytes_of(tmp_path / "out")
    assert {name for name in first if first[name] != second[name]} == set()
    assert set(first) == set(second)


def test_a_process_of_its_own_gives_the_same_bytes_as_well(folder: Path, tmp_path: Path):
    arguments = ("measure", folder, "--year", 2026, "--formats", ALL_FORMATS)
    for place, seed in enumerate(("1", "2")):
        ending = in_a_shell(*arguments, "--to", tmp_path / f"out{place}", PYTHONHASHSEED=seed, TZ=f"UTC-{9 * place}")
        assert ending.status == 0
    assert bytes_of(tmp_path / "out0") == bytes_of(tmp_path / "out1")


def test_the_date_comes_from_the_environment_or_not_at_all(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for place in range(2):
        measured(folder, tmp_path / f"out{place}", formats=ALL_FORMATS)
    assert bytes_of(tmp_path / "out0") == bytes_of(tmp_path / "out1")
    assert "2026-01-01" in (tmp_path / "out0" / "return.json").read_text("utf-8")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    measured(folder, tmp_path / "undated", formats=ALL_FORMATS)
    today = time.strftime("%Y-%m-%d", time.gmtime())
    for name in ("return.json", "report.html", "checks.json"):
        assert today not in (tmp_path / "undated" / name).read_text("utf-8")
    measured(folder, tmp_path / "dated", 2026, "--dated", formats=ALL_FORMATS)
    assert json.loads((tmp_path / "dated" / "return.json").read_text("utf-8"))["dated"][:7] == today[:7]


def test_the_order_of_rows_changes_no_figure(tmp_path: Path):
    records = small_trust()
    measured(records.write(tmp_path / "one"), tmp_path / "out1")
    for rows in records.rows.values():
        rows.reverse()
    measured(records.write(tmp_path / "two"), tmp_path / "out2")
    for name in ("counts.csv", "figures.csv"):
        assert (tmp_path / "out1" / name).read_bytes() == (tmp_path / "out2" / name).read_bytes()


# Cells that a spreadsheet would take for formulas

LIVE = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1+1")


@pytest.mark.parametrize("code", ["=cmd|x", "+1+1", "-2+3", "@SUM(A1)"])
def test_an_organisation_code_never_becomes_a_live_formula(tmp_path: Path, code: str):
    records = Records(code).staff(20, "A").staff(10, "H")
    records.add("organisations", name=f"{code} Trust", kind="acute", ics=f"{code} ICS", region=f"{code} Region")
    ending = levelground(
        "measure", records.write(tmp_path / "x"), "--year", 2026, "--to", tmp_path / "out", "--formats", ALL_FORMATS
    )
    assert ending.status in (0, 1)
    if ending.status == 1:
        assert "organisation" in ending.err
        return
    for path in (tmp_path / "out").rglob("*.csv"):
        cells = [cell for row in table(path) for name, cell in row.items() if not _is_number(cell)]
        assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert _formulas_that_hold(tmp_path / "out" / "return.xlsx", code) == []


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", cell) is not None


def _formulas_that_hold(path: Path, text: str) -> list[str]:
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return [f"{cell.parent.title}!{cell.coordinate}" for cell in cells if text.lstrip("=") in str(cell.value)]


def test_no_value_of_the_records_reaches_the_outputs_as_a_formula(tmp_path: Path):
    records = Records().staff(20, "A").staff(10, "H")
    for place, live in enumerate(LIVE):
        records.cases(1, "A", person_id=live, case_id=f"C{place}", outcome=live)
        records.training([live], course=live)
    measured(records.write(tmp_path / "x"), tmp_path / "out", formats=ALL_FORMATS)
    for live in LIVE:
        assert _formulas_that_hold(tmp_path / "out" / "return.xlsx", live) == []
        for path in (tmp_path / "out").rglob("*.csv"):
            assert live not in path.read_text("utf-8")


def test_markup_in_the_records_stays_text_in_the_report(tmp_path: Path):
    records = Records("RAA").staff(20, "A").staff(10, "H")
    evil = "<script>alert(1)</script>"
    records.add("organisations", name=evil, kind="acute", ics=evil, region="North")
    measured(records.write(tmp_path / "x"), tmp_path / "out", formats="html")
    assert evil not in (tmp_path / "out" / "report.html").read_text("utf-8")


# Killed and interrupted


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Extracts that take a second or so."""
    home = tmp_path_factory.mktemp("larger")
    arguments = ("--organisations", 1, "--staff", 20_000, "--to", home / "x", "--format", "csv")
    assert levelground("synthesise", *arguments).status == 0
    return home / "x"


def stopped(larger: Path, out: Path, after: float, by: signal.Signals) -> tuple[int, str]:
    """Starts a measurement and ends it after so many seconds; gives its status and what it said."""
    process = subprocess.Popen(
        [PROGRAM, "measure", larger, "--year", "2026", "--to", out],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        said, _ = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(by)
        said, _ = process.communicate(timeout=60)
    return process.returncode, said


def whole(out: Path) -> None:
    """Holds a folder of outputs to be complete."""
    assert sorted(path.name for path in out.iterdir()) == DEFAULT
    assert levelground("verify", out / "return.json").status == 0


@pytest.mark.parametrize("after", [0.3, 0.8, 1.2])
def test_a_killed_process_leaves_all_or_nothing(larger: Path, tmp_path: Path, after: float):
    out = tmp_path / "out"
    stopped(larger, out, after, signal.SIGKILL)
    if out.exists():
        whole(out)


@pytest.mark.long
def test_however_late_it_is_killed_all_or_nothing_is_left(larger: Path, tmp_path: Path):
    out = tmp_path / "out"
    for step in range(60):
        stopped(larger, out, 0.2 + step * 0.05, signal.SIGKILL)
        if out.exists():
            whole(out)


@pytest.mark.parametrize("after", [0.4, 0.9])
def test_an_interrupted_process_says_so_and_leaves_nothing(larger: Path, tmp_path: Path, after: float):
    out = tmp_path / "out"
    status, said = stopped(larger, out, after, signal.SIGINT)
    assert "Traceback" not in said
    if status == 0:
        whole(out)
    else:
        assert status == 130, said
        assert list(tmp_path.iterdir()) == []
