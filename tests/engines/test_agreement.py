"""Spark counts what DuckDB and the oracle count, and finds what DuckDB finds: on random records and in every layout."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from engines.both import counts_of, same
from levelground.cli.main import main
from levelground.measuring import Engine, Measurement
from levelground.standards import Month
from oracle import counts
from oracle.files import write_csv
from oracle.record_sets import folders
from oracle.sheets import Sheet
from oracle.test_refusals import BY_ASSIGNMENT, FAULTS, LEGAL

# pyspark leaves a socket for Python to close, which may come to pass in any later test.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

FEW = settings(
    derandomize=True,
    deadline=None,
    max_examples=1,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=25)


def agree(year: int, data: DataObject, spark: Engine) -> None:
    """The counts of a random folder are the oracle's, by both engines."""
    drawn = data.draw(folders(year))
    with tempfile.TemporaryDirectory() as home:
        found = counts_of(same(write_csv(drawn, Path(home) / "extracts"), spark, "wres", year), "wres")
    assert found == {key: pytest.approx(pair, rel=1e-12) for key, pair in counts.counts_of(drawn, year).items()}


@pytest.mark.parametrize("year", [2019, 2026])
@given(data=st.data())
@FEW
def test_the_oracle_duckdb_and_spark_agree(spark: Engine, year: int, data: DataObject):
    agree(year, data, spark)


@pytest.mark.long
@pytest.mark.parametrize("year", [2016, 2018, 2021, 2024, 2026])
@given(data=st.data())
@MANY
def test_the_oracle_duckdb_and_spark_agree_at_length(spark: Engine, year: int, data: DataObject):
    agree(year, data, spark)


def made(home: Path, *arguments: str) -> Path:
    """A make-believe health service."""
    folder = home / "made"
    assert main(["synthesise", "--to", str(folder), "--seed", "5", *arguments]) == 0
    return folder


def test_the_disability_standard_and_roll_ups_in_parquet(spark: Engine, tmp_path: Path):
    found = same(made(tmp_path, "--organisations", "6", "--staff", "600"), spark, "wdes", 2026)
    assert isinstance(found, Measurement)
    assert "England" in found.counts.organisations


def test_the_layouts_that_organisations_export(spark: Engine, tmp_path: Path):
    folder = made(tmp_path, "--organisations", "2", "--staff", "300", "--mess", "--format", "csv")
    assert isinstance(same(folder, spark, "wres", 2026), Measurement)


@pytest.mark.long
def test_the_run_of_months(spark: Engine, tmp_path: Path):
    folder = made(tmp_path, "--organisations", "2", "--staff", "300", "--years", "2")
    found = same(folder, spark, "wres", 2026, month=Month(2026, 3))
    assert isinstance(found, Measurement)
    assert found.months


def test_every_fault_is_found_in_the_same_rows(spark: Engine, tmp_path: Path):
    rows = [row for columns, extra in FAULTS.values() for row in extra]
    rows += [
        {**LEGAL[0], "person_id": f"X{number}", "assignment_id": f"9{number}", "pay_band": band, "as_at": day}
        for number, (band, day) in enumerate(
            [("it's \\ 'x'", "0000-01-01"), ("Band\u00a05", "31.03.26"), ("\u2003", "2026-03-31 25:00"), ('"', "")]
        )
    ]
    folder = write_csv({"staff": Sheet(BY_ASSIGNMENT, (*LEGAL, *rows))}, tmp_path / "extracts")
    found = same(folder, spark, "wres", 2026)
    assert not isinstance(found, Measurement)
    kinds = {finding.kind for finding in found}
    assert {"unknown code", "blank value", "impossible date", "not a date", "wrong date"} <= kinds
    assert {"duplicate assignment", "two ethnic categories"} <= kinds
