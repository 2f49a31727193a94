"""The program and the oracle agree, count for count and figure for figure, on random record sets of every kind."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from levelground.standards import Month
from oracle import figures, rules
from oracle.counts import counts_of
from oracle.engine import Answer, answer
from oracle.files import write_csv
from oracle.record_sets import EDITIONS, folders
from oracle.sheets import Folder

# A disagreement is told as it was found. Only the long version makes the record sets as small as may be: that takes
# minutes.
QUICK = settings(
    derandomize=True,
    deadline=None,
    max_examples=16,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
LONG = settings(QUICK, max_examples=400, phases=(Phase.generate, Phase.shrink))


def measured(folder: Folder, year: int, to_month: Month | None = None) -> Answer:
    """What the program makes of record sets."""
    with tempfile.TemporaryDirectory() as home:
        return answer(write_csv(folder, Path(home) / "extracts"), year, to_month)


def agree(folder: Folder, year: int, to_month: Month | None = None) -> None:
    """Every count and every figure is as expected, none is missing, none is extra."""
    expected = counts_of(folder, year)
    found = measured(folder, year, to_month)
    assert found.counts == {key: pytest.approx(pair, rel=1e-12) for key, pair in expected.items()}
    for figure in found.figures:
        value = figures.value_of(expected, *figure[:-1])
        assert figure.value == (None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)), figure
    shown = {(f.organisation, f.indicator, f.statistic, f.group, f.comparator) for f in found.figures if not f.part}
    assert figures.headlines(expected) <= shown


@pytest.mark.parametrize("year", EDITIONS)
@given(data=st.data())
@QUICK
def test_the_program_agrees_with_the_oracle(year: int, data: DataObject):
    agree(data.draw(folders(year)), year)


@pytest.mark.long
@pytest.mark.parametrize("year", EDITIONS)
@given(data=st.data())
@LONG
def test_the_program_agrees_with_the_oracle_at_length(year: int, data: DataObject):
    agree(data.draw(folders(year)), year)


@pytest.mark.parametrize(
    ("year", "month"),
    [
        (2024, "2024-02"),
        *(pytest.param(*each, marks=pytest.mark.long) for each in ((2020, "2019-09"), (2026, "2026-11"))),
    ],
)
@given(data=st.data())
@settings(QUICK, max_examples=8)
def test_they_agree_for_a_month_that_is_not_the_editions(year: int, month: str, data: DataObject):
    to_month = Month.read(month)
    with rules.measured_to(to_month.end):
        agree(data.draw(folders(year)), year, to_month)
