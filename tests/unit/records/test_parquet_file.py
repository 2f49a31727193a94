"""Parquet: every type that programs write, folders of parts, and files that cannot be read."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from levelground.records import Profile, connect, damaged_files, open_folder
from unit.records.reading import BOARD, HEADER, ROW, board_of, read

DAY = datetime.date(2026, 3, 31)
MIDNIGHT = datetime.datetime(2026, 3, 31)


def table(rows: int = 2, **columns: Any) -> pa.Table:
    """A board of so many members, with columns of one's own in place of its own or beside them."""
    usual: dict[str, Any] = {
        "member_id": [f"M{number}" for number in range(1, rows + 1)],
        "organisation": ["RXX"] * rows,
        "as_at": pa.array([DAY] * rows, pa.date32()),
        "ethnic_category": pa.array(["A"] * rows, pa.string()),
    }
    return pa.table({name: values for name, values in {**usual, **columns}.items() if values is not None})


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (pa.array(["00123", None]), ["00123", ""]),
        (pa.array([7, None], pa.int32()), ["7", ""]),
        (pa.array([7.0, float("nan")]), ["7", ""]),
        (pa.array([1234567.0, 0.25]), ["1234567", "0.25"]),
        (pa.array([7.0, 1.5], pa.float32()), ["7", "1.5"]),
        (pa.array([Decimal("7.00"), Decimal("7.50")]), ["7", "7.50"]),
        (pa.array([True, False]), ["yes", "no"]),
        (pa.array(["x", "y"]).dictionary_encode(), ["x", "y"]),
        (pa.nulls(2), ["", ""]),
        (pa.array([DAY, None], pa.date32()), ["2026-03-31", ""]),
        (pa.array([float("inf"), 1e300]), ["inf", "1e+300"]),
    ],
)
def test_values_are_the_text_that_a_csv_would_hold(tmp_path: Path, values: Any, texts: list[str]) -> None:
    pq.write_table(table(member_id=values), tmp_path / "board.parquet")
    assert [row[1] for row in read(tmp_path).board()] == texts


@pytest.mark.parametrize(
    "days",
    [
        pa.array([DAY], pa.date32()),
        pa.array([MIDNIGHT], pa.timestamp("s")),
        pa.array([MIDNIGHT], pa.timestamp("us")),
        pa.array([MIDNIGHT], pa.timestamp("ns")),
        pa.array(["2026-03-31"]),
    ],
)
def test_dates(tmp_path: Path, days: Any) -> None:
    pq.write_table(table(1, as_at=days), tmp_path / "board.parquet")
    assert read(tmp_path).board() == [(2, "M1", "RXX", "2026-03-31", "A")]


def test_a_folder_of_parts_has_rows_of_each_file(tmp_path: Path) -> None:
    (tmp_path / "BOARD").mkdir()
    for name in ("part-1.parquet", "part-2.PARQUET", ".hidden.parquet", "_metadata.parquet"):
        pq.write_table(table(), tmp_path / "BOARD" / name)
    reading = read(tmp_path)
    assert not reading.findings
    assert [row[:3] for row in reading.rows["board"]] == [
        ("BOARD/part-1.parquet", 2, "M1"),
        ("BOARD/part-1.parquet", 3, "M2"),
        ("BOARD/part-2.PARQUET", 2, "M1"),
        ("BOARD/part-2.PARQUET", 3, "M2"),
    ]


def test_a_folder_of_one_part_is_named_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    pq.write_table(table(as_at=None), tmp_path / "board" / "part.parquet")
    assert read(tmp_path).only.file == "board/"


def test_parts_may_have_their_columns_in_another_order_and_of_other_types(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    first = table(1, as_at=["31/03/2026"], member_id=[1])
    pq.write_table(first, tmp_path / "board" / "a.parquet")
    pq.write_table(table(1).select(list(reversed(BOARD))), tmp_path / "board" / "b.parquet")
    rows = read(tmp_path).rows["board"]
    assert [row[2:] for row in rows] == [("1", "RXX", "31/03/2026", "A"), ("M1", "RXX", "2026-03-31", "A")]


def test_parts_that_lack_a_column_are_not_taken_for_blank(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    pq.write_table(table(), tmp_path / "board" / "a.parquet")
    pq.write_table(table(ethnic_category=None), tmp_path / "board" / "b.parquet")
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "differing parts", "board/b.parquet")
    assert (finding.column, finding.found) == ("ethnic_category", "no such column")


def test_parts_that_lack_an_optional_column_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    pq.write_table(table(), tmp_path / "board" / "a.parquet")
    pq.write_table(table(voting=[True, True]), tmp_path / "board" / "b.parquet")
    reading = read(tmp_path, board="voting")
    assert (reading.only.severity, reading.only.file) == ("warning", "board/a.parquet")
    assert [row[6] for row in reading.rows["board"]] == ["", "", "yes", "yes"]
    assert not read(tmp_path).findings


def test_parts_with_other_headings(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    pq.write_table(table(), tmp_path / "board" / "a.parquet")
    pq.write_table(table().rename_columns(["Member ID", *BOARD[1:]]), tmp_path / "board" / "b.parquet")
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "differing parts", "board/b.parquet")
    assert finding.found == "the heading 'Member ID'"


def test_parts_whose_types_do_not_fit(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    pq.write_table(table(), tmp_path / "board" / "a.parquet")
    pq.write_table(table(as_at=[1, 2]), tmp_path / "board" / "b.parquet")
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "differing parts", "board/b.parquet")
    assert (finding.column, finding.found) == ("as_at", "values of the type BIGINT")


def test_a_part_with_nothing_but_blanks_in_a_column_of_dates(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    pq.write_table(table(as_at=pa.nulls(2)), tmp_path / "board" / "a.parquet")
    pq.write_table(table(), tmp_path / "board" / "b.parquet")
    assert [row[4] for row in read(tmp_path).rows["board"]] == ["", "", "2026-03-31", "2026-03-31"]


@pytest.mark.parametrize("twin", ["member_id", "MEMBER_ID", "Member ID"])
def test_a_column_twice(tmp_path: Path, twin: str) -> None:
    doubled = table().append_column(twin, pa.array(["x", "y"]))
    pq.write_table(doubled, tmp_path / "board.parquet")
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.column) == ("error", "duplicate column", "member_id")
    assert finding.found == "the column 2 times (columns 1, 5)"


def test_a_column_inside_a_nested_one_is_no_column(tmp_path: Path) -> None:
    nested = pa.array([{"member_id": "x", "more": {"as_at": "y"}}] * 2)
    pq.write_table(table().add_column(0, "nested", nested), tmp_path / "board.parquet")
    assert [row[1] for row in read(tmp_path).board()] == ["M1", "M2"]


def test_no_rows(tmp_path: Path) -> None:
    pq.write_table(table().slice(0, 0), tmp_path / "board.parquet")
    assert read(tmp_path).board() == []


@pytest.mark.parametrize("folder", ["[2026]", "20*", "what?", "organisation=RYY", "it's", "a, b", "{a,b}", "**"])
def test_any_name_of_a_folder(tmp_path: Path, folder: str) -> None:
    for name in (folder, "2026", "20x", "whatx", "2", "a"):
        (tmp_path / name).mkdir(exist_ok=True)
        pq.write_table(table(1, member_id=[name]), tmp_path / name / "board.parquet")
    assert read(tmp_path / folder).board() == [(2, folder, "RXX", "2026-03-31", "A")]
    for name in (folder, "2026", "20x", "whatx", "2", "a"):
        (tmp_path / name / "board.parquet").unlink()
        (tmp_path / name / "board.csv").write_text(f'{HEADER}\n"{name}",RXX,2026-03-31,A\n')
    assert read(tmp_path / folder).board() == [(2, folder, "RXX", "2026-03-31", "A")]


@pytest.mark.parametrize(
    ("keep", "found"),
    [
        (slice(0), "a file of no bytes"),
        (slice(3), "something else under the name of a Parquet file"),
        (slice(40), "a Parquet file that is broken off or damaged"),
        (slice(-1), "a Parquet file that is broken off or damaged"),
    ],
)
def test_a_file_that_breaks_off(tmp_path: Path, keep: slice, found: str) -> None:
    pq.write_table(table(), tmp_path / "board.parquet")
    whole = (tmp_path / "board.parquet").read_bytes()
    finding = board_of(tmp_path, whole[keep], "board.parquet").only
    assert (finding.severity, finding.kind, finding.file) == ("error", "unreadable file", "board.parquet")
    assert finding.found == found


def test_a_file_that_is_damaged_in_its_midst(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    for name in ("a.parquet", "b.parquet"):
        pq.write_table(table(20_000), tmp_path / "board" / name)
    damaged = bytearray((tmp_path / "board" / "b.parquet").read_bytes())
    damaged[1000:20_000] = bytes(19_000)
    (tmp_path / "board" / "b.parquet").write_bytes(damaged)
    engine = connect()
    extracts = open_folder(engine, tmp_path, {}, Profile())
    with pytest.raises(duckdb.Error):
        engine.execute(f"SELECT max(member_id) FROM {extracts.sources['board'].relation}")
    (finding,) = damaged_files(engine, extracts)
    assert (finding.severity, finding.kind, finding.file) == ("error", "unreadable file", "board/b.parquet")
    assert finding.found == "a Parquet file that is damaged in its midst"


def test_files_that_are_whole_are_not_called_damaged(tmp_path: Path) -> None:
    pq.write_table(table(), tmp_path / "board.parquet")
    engine = connect()
    assert damaged_files(engine, open_folder(engine, tmp_path, {}, Profile())) == ()


def test_text_under_the_name_of_a_parquet_file(tmp_path: Path) -> None:
    finding = board_of(tmp_path, f"{HEADER}\n{ROW}\n", "board.parquet").only
    assert (finding.kind, finding.found) == ("unreadable file", "something else under the name of a Parquet file")


def test_every_broken_part_is_named(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    pq.write_table(table(), tmp_path / "board" / "a.parquet")
    for name in ("b.parquet", "c.parquet"):
        (tmp_path / "board" / name).write_bytes(b"PAR1")
    reading = read(tmp_path)
    assert [finding.file for finding in reading.findings] == ["board/b.parquet", "board/c.parquet"]
