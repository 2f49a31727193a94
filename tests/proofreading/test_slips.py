"""The known slips, typed into short reports in every format: each is found, with the right value."""

from pathlib import Path

import pytest

from levelground.proofreading import proofread_file
from proofreading.papers import FORMATS, write
from proofreading.slips import SLIPS, Slip


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_known_slip_is_found_with_the_right_value(slip: Slip, ending: str, tmp_path: Path) -> None:
    proof = proofread_file(write(slip.items, tmp_path / f"report.{ending}"))
    fitting = [
        alarm
        for alarm in proof.alarms
        if alarm.kind == slip.kind and slip.printed in alarm.printed and slip.expected in alarm.expected
    ]
    assert fitting, [(alarm.kind, alarm.printed, alarm.expected, alarm.why) for alarm in proof.alarms]
    assert all(alarm.place and alarm.sentence for alarm in fitting)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_report_with_one_slip_has_no_alarm_about_anything_else(slip: Slip, tmp_path: Path) -> None:
    proof = proofread_file(write(slip.items, tmp_path / "report.docx"))
    assert {alarm.kind for alarm in proof.alarms} == {slip.kind}
