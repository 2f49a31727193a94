"""The program and the oracle agree, count for count and figure for figure, on random record sets of every kind."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from oracle import figures
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
LONG = settings(QUICK, max_examples=1500, phases=(Phase.generate, Phase.shrink))


def measured(folder: Folder, year: int) -> Answer:
    """What the program makes of record sets."""
    with tempfile.TemporaryDirectory() as home:
        return answer(write_csv(folder, Path(home) / "extracts"), year)


def agree(folder: Folder, year: int) -> None:
    """Every count and every figure is as expected, none is missing, none is extra."""
    expected = counts_of(folder, year)
    found = measured(folder, year)
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
