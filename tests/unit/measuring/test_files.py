"""Which files a measurement read, and how many rows each of them holds."""

from pathlib import Path

import duckdb

from levelground.measuring import measure
from levelground.standards import standard
from levelground.synthetic import Service, write


def test_each_part_of_a_set_says_how_many_rows_it_holds(tmp_path: Path) -> None:
    write(Service(2, 300, years=2, last_year=2026), tmp_path)
    files = measure(tmp_path, standard("wres"), 2026).files
    with duckdb.connect() as engine:
        held = {
            each.file: engine.execute(f"SELECT count(*) FROM '{tmp_path / each.file}'").fetchone() for each in files
        }
    assert {"applications/2025.parquet", "applications/2026.parquet"} <= set(held)
    assert {each.file: (each.rows,) for each in files} == held
