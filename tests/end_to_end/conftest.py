"""The small trust, measured once for all tests."""

from pathlib import Path
from typing import NamedTuple

import pytest

from end_to_end.hands import Ending, Row, measured, table
from end_to_end.small_trust import small_trust

ALL_FORMATS = "csv,parquet,json,xlsx,html"


class Trust(NamedTuple):
    """The small trust's extracts, its outputs, what was said, and the two tables."""

    folder: Path
    out: Path
    ending: Ending
    counts: list[Row]
    figures: list[Row]


@pytest.fixture(scope="session")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    """The small trust in the edition of 2026, in every format."""
    home = tmp_path_factory.mktemp("trust")
    folder, out = small_trust().write(home / "extracts"), home / "out"
    ending = measured(folder, out, formats=ALL_FORMATS)
    return Trust(folder, out, ending, table(out / "counts.csv"), table(out / "figures.csv"))
