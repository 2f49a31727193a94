"""A make-believe service of organisations that are given, of which some end."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from levelground.synthetic import Body, Service, write

MERGED = Body("A2", "Beta", "community", "East", "London", ended=date(2025, 4, 1), successor="A1")
BODIES = (
    Body("A1", "Alpha", "acute", "East", "London", size=300),
    MERGED,
    Body("A3", "Gamma", "ambulance", "West", "Midlands", ended=date(2025, 10, 1)),
)
SERVICE = Service(3, 700, years=2, last_year=2026)


def _counts(folder: Path, record_set: str, year: int) -> dict[str, int]:
    file = folder / record_set / f"{year}.parquet"
    with duckdb.connect() as engine:
        found = engine.execute(f"SELECT organisation, count(*) FROM '{file}' GROUP BY ALL").fetchall()
    return {str(code): int(number) for code, number in found}


def test_people_of_a_merged_organisation_work_at_its_successor(tmp_path: Path) -> None:
    write(SERVICE, tmp_path, bodies=BODIES)
    before, after = _counts(tmp_path, "staff", 2025), _counts(tmp_path, "staff", 2026)
    assert set(before) == {"A1", "A2", "A3"}
    assert set(after) == {"A1"}
    # A few people have two posts, and so two rows.
    assert after["A1"] >= 300 + before["A2"] * 0.8
    assert before["A1"] >= 300


def test_boards_and_surveys_end_with_their_organisation(tmp_path: Path) -> None:
    write(SERVICE, tmp_path, bodies=BODIES)
    for record_set in ("board", "survey", "answers"):
        assert set(_counts(tmp_path, record_set, 2025)) == {"A1", "A2", "A3"}
        assert set(_counts(tmp_path, record_set, 2026)) == {"A1"}


def test_the_applications_of_who_changes_systems_end_early_and_nobody_elses(tmp_path: Path) -> None:
    early = (replace(BODIES[0], applications_until=date(2025, 12, 31)), *BODIES[1:])
    write(SERVICE, tmp_path / "whole", bodies=BODIES)
    write(SERVICE, tmp_path / "early", bodies=early)
    kept = "SELECT * FROM '{}/applications/2026.parquet' WHERE {}"
    lost = "organisation = 'A1' AND coalesce(shortlisted_on > DATE '2025-12-31', false)"
    with duckdb.connect() as engine:
        whole = engine.execute(kept.format(tmp_path / "whole", f"NOT ({lost})")).fetchall()
        assert engine.execute(kept.format(tmp_path / "early", "true")).fetchall() == whole
        assert engine.execute(kept.format(tmp_path / "whole", lost)).fetchall()


@pytest.mark.parametrize(
    "wrong", [BODIES[:2], (*BODIES[:2], replace(MERGED, successor="A9")), (*BODIES[:2], replace(MERGED, kind="shop"))]
)
def test_bodies_that_cannot_be_are_refused(wrong: tuple[Body, ...], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"organisations|unknown"):
        write(SERVICE, tmp_path, bodies=wrong)
