"""The program and the oracle agree on the disability standard too, count for count and figure for figure."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from oracle import disability, figures
from oracle.disability_sets import EDITIONS, disability_folders
from oracle.engine import answer
from oracle.files import write_csv
from oracle.sheets import Folder
from oracle.test_agreement import LONG, QUICK


def agree(folder: Folder, year: int) -> None:
    """Every count and every figure is as expected, none is missing, none is extra."""
    expected = disability.counts_of(folder, year)
    with tempfile.TemporaryDirectory() as home:
        found = answer(write_csv(folder, Path(home) / "extracts"), year, name="wdes")
    assert found.counts == {key: pytest.approx(pair, rel=1e-12) for key, pair in expected.items()}
    for figure in found.figures:
        value = figures.value_of(expected, *figure[:-1])
        assert figure.value == (None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)), figure
    shown = {(f.organisation, f.indicator, f.statistic, f.group, f.comparator) for f in found.figures if not f.part}
    assert disability.headlines(expected) <= shown


@pytest.mark.parametrize("year", EDITIONS)
@given(data=st.data())
@settings(QUICK, max_examples=8)
def test_the_program_agrees_with_the_oracle(year: int, data: DataObject):
    agree(data.draw(disability_folders(year)), year)


@pytest.mark.long
@pytest.mark.parametrize("year", EDITIONS)
@given(data=st.data())
@LONG
def test_the_program_agrees_with_the_oracle_at_length(year: int, data: DataObject):
    agree(data.draw(disability_folders(year)), year)
