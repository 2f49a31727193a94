"""The national job by both engines: 220 organisations, 1.5 million staff, 6 million applications."""

from pathlib import Path

import pytest

from engines.both import same
from levelground.cli.main import main
from levelground.measuring import Engine, Measurement


@pytest.mark.long
def test_the_national_job_is_the_same_count_for_count(spark: Engine, tmp_path: Path):
    folder = tmp_path / "national"
    made = ("synthesise", "--organisations", "220", "--staff", "1500000", "--to", str(folder))
    assert main(made) == 0
    found = same(folder, spark, "wres", 2026)
    assert isinstance(found, Measurement)
    assert (found.counts.own, "England" in found.counts.organisations) == (220, True)
