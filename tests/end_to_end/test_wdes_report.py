"""What the disability standard's readings say that no percentage and no comparison would: scores, and values alone."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from end_to_end.hands import measured
from end_to_end.test_wdes import trust


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of the hand-made trust."""
    home = tmp_path_factory.mktemp("wdes_report")
    ending = measured(trust().write(home / "in"), home / "out", 2024, "--standard", "wdes", formats="xlsx,html")
    (home / "out" / "said.txt").write_text(ending.out, "utf-8")
    return home / "out"


def test_a_score_is_said_without_an_interval(out: Path):
    report = (out / "report.html").read_text("utf-8")
    assert "Disabled staff score 6.41, non-disabled staff 6.93: 0.52 lower" in report
    indicator = report.partition('id="indicator-9a"')[2].partition("</article>")[0]
    # Why is said once, and that nothing is claimed.
    assert indicator.partition("<details>")[0].count("without its spread") == 1
    assert "nothing is claimed" in indicator
    assert "No interval, no claim" in indicator
    assert "lear difference" not in indicator
    assert "−0.52" in report
    assert not [share for share in ("6.4%", "6.41%", "6.9%", "6.93%") if f">{share}" in report or f" {share}" in report]


def test_a_value_alone_is_measured_and_not_compared(out: Path):
    report, said = (out / "report.html").read_text("utf-8"), (out / "said.txt").read_text("utf-8")
    assert "74.2% of Disabled staff" in report
    assert "Adjustments made: not measured" not in report
    assert "Disabled 74.2%" in said
    assert "not compared" in said


def test_no_line_of_the_terminal_loses_its_end(out: Path):
    said = (out / "said.txt").read_text("utf-8").partition("in, out:")[0]
    assert all(len(line) <= 80 for line in said.splitlines())
    assert "times as likely" in said
    assert said.count(" to +") + said.count(" to −") >= 8


def test_the_workbook_has_the_score_and_the_value_alone(out: Path):
    book = load_workbook(out / "return.xlsx", read_only=True)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {6.41, 6.93, 74.2} <= cells
    assert "Not compared" in cells
