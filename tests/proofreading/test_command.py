"""The command: what it prints, and its exit status."""

from pathlib import Path

import pytest

from levelground.cli.main import DONE, FAULTS, StoppedError
from levelground.cli.proofread import proofread
from proofreading.honest import prose
from proofreading.papers import write
from proofreading.returns import write_return
from proofreading.slips import SLIPS
from proofreading.trust import trust


def test_a_slip_is_printed_with_place_sentence_and_right_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slip = next(slip for slip in SLIPS if slip.name == "gloucs-ccg-2019-i1")
    assert proofread(write(slip.items, tmp_path / "report.docx"), None) == FAULTS
    assert capsys.readouterr().out == (
        "1. paragraph 1: truncated percentage\n"
        "   “Of our 364 staff, 23 are from an ethnic minority (6.31%), 11 of them in non-clinical posts.”\n"
        "   Printed 6.31%; should be 6.32%. 23 of 364 is 6.3187%: truncated, not rounded.\n"
        "\n"
        "report.docx: 4 figures seen; 0 checks held; 1 alarm.\n"
    )


def test_an_honest_report_is_no_fault_and_says_what_was_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proofread(write(prose(trust(1)), tmp_path / "report.html"), None) == DONE
    assert capsys.readouterr().out.endswith("no alarms.\n")


def test_a_note_is_no_alarm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("BME staff are 1.31 times more likely to be disciplined than white staff.", "utf-8")
    assert proofread(tmp_path / "a.txt", None) == DONE
    assert "1.31 times as likely" in capsys.readouterr().out


def test_a_return_is_held_against_and_what_it_lacks_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_return(trust(1), tmp_path / "return.json")
    report = write([*prose(trust(1)), ("p", "The award has 321 entries.")], tmp_path / "report.docx")
    assert proofread(report, path) == DONE
    said = capsys.readouterr().out
    assert "agree with return.json" in said
    assert "321" in said
    assert proofread(write(prose(trust(2)), tmp_path / "other.docx"), path) == FAULTS


def test_a_return_that_was_altered_or_is_none_is_refused(tmp_path: Path) -> None:
    report = write(prose(trust(1)), tmp_path / "report.docx")
    path = write_return(trust(1), tmp_path / "return.json")
    path.write_text(path.read_text("utf-8").replace('"year": 2024', '"year": 2023'), "utf-8")
    with pytest.raises(StoppedError, match="ALTERED") as stopped:
        proofread(report, path)
    assert stopped.value.status == FAULTS
    path.write_text("{}", "utf-8")
    with pytest.raises(StoppedError, match="is not a return"):
        proofread(report, path)
