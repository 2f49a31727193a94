"""How the files of a make-believe service are written: the same bytes, both formats, nothing mixed up."""

import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from levelground.synthetic import Inequities, Service, make_trust, write

SMALL = Service(3, 900, 2)


def contents(paths: tuple[Path, ...]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths}


def test_the_same_settings_give_the_same_bytes(tmp_path: Path) -> None:
    first = contents(write(SMALL, tmp_path / "a", "csv"))
    again = contents(write(Service(3, 900, 2), tmp_path / "b", "csv"))
    assert first == again
    assert contents(make_trust(tmp_path / "c", 500)) == contents(make_trust(tmp_path / "d", 500))


def test_the_same_bytes_come_from_many_threads_too(tmp_path: Path) -> None:
    # More rows than one block of the engine, so that its threads share the work.
    large = Service(2, 400_000, applications_per_person=0.1)
    paths = write(large, tmp_path / "a", "csv"), write(large, tmp_path / "b", "csv")
    assert paths[0][0].read_bytes() == paths[1][0].read_bytes()


def test_writing_again_to_the_same_folder_replaces_what_was_there(tmp_path: Path) -> None:
    write(Service(5, 2_000, 2, seed=9), tmp_path / "a", "csv")
    assert contents(write(SMALL, tmp_path / "a", "csv")) == contents(write(SMALL, tmp_path / "b", "csv"))


def test_another_seed_gives_another_service(tmp_path: Path) -> None:
    first = contents(write(SMALL, tmp_path / "a", "csv"))
    other = contents(write(Service(3, 900, 2, seed=2), tmp_path / "b", "csv"))
    assert all(first[name] != other[name] for name in first)


def test_an_inequity_in_one_record_set_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    first = contents(write(SMALL, tmp_path / "a", "csv"))
    unequal = Service(3, 900, 2, inequities=Inequities(training_odds_ratio=3.0))
    other = contents(write(unequal, tmp_path / "b", "csv"))
    assert {name for name in first if first[name] != other[name]} == {"training.csv"}


def test_parquet_holds_the_values_of_csv(tmp_path: Path) -> None:
    write(SMALL, tmp_path / "parquet", "parquet")
    for path in write(SMALL, tmp_path / "csv", "csv"):
        name = path.stem
        parquet = tmp_path / "parquet" / (f"{name}.parquet" if name == "organisations" else f"{name}/*.parquet")
        columns = [row[0] for row in duckdb.execute("DESCRIBE FROM read_parquet(?)", [str(parquet)]).fetchall()]
        as_text = ", ".join(f'"{column}"::VARCHAR' for column in columns)
        made = duckdb.execute(f"SELECT {as_text} FROM read_parquet(?)", [str(parquet)]).fetchall()
        read = duckdb.execute("FROM read_csv(?, all_varchar=true, header=true)", [str(path)]).fetchall()
        assert made == read, name


def test_parquet_has_types_and_a_part_a_year(tmp_path: Path) -> None:
    write(SMALL, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "answers", "applications", "board", "formal_cases", "organisations.parquet", "staff", "survey", "training",
    ]  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "staff").iterdir()) == ["2025.parquet", "2026.parquet"]
    types = dict(
        row[:2]
        for row in duckdb.execute("DESCRIBE FROM read_parquet(?)", [str(tmp_path / "staff/*.parquet")]).fetchall()
    )
    assert types["as_at"] == "DATE"
    assert types["fte"] == "DOUBLE"
    assert types["person_id"] == types["pay_band"] == "VARCHAR"


def test_one_year_of_parquet_is_one_file_each(tmp_path: Path) -> None:
    paths = write(Service(2, 500), tmp_path)
    assert {path.name for path in paths} == {
        "staff.parquet", "applications.parquet", "formal_cases.parquet", "training.parquet", "survey.parquet",
        "board.parquet", "answers.parquet", "organisations.parquet",
    }  # fmt: skip
    assert all(path.is_file() for path in paths)


def test_two_forms_of_a_record_set_never_stand_side_by_side(tmp_path: Path) -> None:
    write(Service(2, 500), tmp_path, "csv")
    with pytest.raises(FileExistsError, match=r"staff\.csv is there already"):
        write(Service(2, 500), tmp_path, "parquet")
    write(SMALL, tmp_path / "parts")
    with pytest.raises(FileExistsError, match="staff is there already"):
        write(SMALL, tmp_path / "parts")


def test_a_full_disk_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").symlink_to("/dev/full")
    with pytest.raises(OSError, match=r"staff\.csv could not be written"):
        write(SMALL, tmp_path, "csv")


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="parquet or csv"):
        write(SMALL, tmp_path, "xlsx")  # type: ignore[arg-type]


@pytest.mark.parametrize("settings", [(1, 1), (2, 2), (3, 40), (300, 300)])
def test_tiny_services_can_be_made(settings: tuple[int, int], tmp_path: Path) -> None:
    organisations, staff = settings
    write(Service(organisations, staff, 2), tmp_path, "csv")
    counted = duckdb.execute(
        """SELECT count(DISTINCT organisation), count(DISTINCT person_id)
        FROM read_csv(?) WHERE as_at = DATE '2026-03-31'""",
        [str(tmp_path / "staff.csv")],
    ).fetchone()
    assert counted == (organisations, staff)


def test_a_trust_takes_well_under_a_second(tmp_path: Path) -> None:
    make_trust(tmp_path)
    started = time.process_time()
    make_trust(tmp_path)
    assert time.process_time() - started < 1.5


def test_importing_the_room_brings_in_no_database() -> None:
    script = "import sys, levelground.synthetic; print({'duckdb', 'scipy', 'pandas', 'pyarrow'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"
