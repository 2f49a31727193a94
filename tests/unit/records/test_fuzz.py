"""Readers against files that nobody would write: each ends in findings or in rows, never otherwise."""

import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from levelground.records import ProfileError, as_toml, connect, propose, read_profile, sample_of
from unit.records.reading import BOARD, HEADER, OTHER, ROW, read

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(FEW, max_examples=3_000)
TEXT = f"{HEADER}\n{ROW}\n{OTHER}\n".encode()

# Where in a file something is changed (as a share of its length), and the bytes that take the place of how many.
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 8),
        st.one_of(
            st.binary(max_size=8), st.sampled_from([b"\0", b"\xff", b'"', b"\r", b"\n\n", b";", b"\xef\xbb\xbf"])
        ),
    ),
    max_size=6,
)
Changes = list[tuple[float, int, bytes]]


def changed(whole: bytes, changes: Changes) -> bytes:
    for share, length, new in changes:
        at = int(share * len(whole))
        whole = whole[:at] + new + whole[at + length :]
    return whole


def sound(folder: Path, name: str, content: bytes) -> None:
    """Reading the file ends in findings or rows, and so does proposing what it may be."""
    (folder / name).write_bytes(content)
    reading = read(folder)
    if any(finding.severity == "error" for finding in reading.findings):
        assert all(finding.found and finding.expected and finding.remedy for finding in reading.findings)
    else:
        assert "board" in reading.rows or not content.strip()
    engine = connect()
    try:
        sample = sample_of(engine, folder / name, [])
        text = as_toml(propose(engine, sample)) if sample else ""
    finally:
        engine.close()
    (folder / "proposed.toml").write_text(text, "utf-8")
    read_profile(folder / "proposed.toml")


def workbook(folder: Path) -> bytes:
    path = folder / "made.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Board")
        sheet.write_row(0, 0, BOARD)
        sheet.write_row(1, 0, ROW.split(","))
        sheet.merge_range(2, 0, 3, 0, "M2")
        sheet.write_formula(2, 3, "=A1", None, "A")
    whole = path.read_bytes()
    path.unlink()
    return whole


def part_changed(whole: bytes, folder: Path, name: str, changes: Changes) -> bytes:
    """A workbook of which one part is changed before it is packed again."""
    (folder / "whole.zip").write_bytes(whole)
    with zipfile.ZipFile(folder / "whole.zip") as parts:
        contents = {each: parts.read(each) for each in parts.namelist()}
    contents[name] = changed(contents[name], changes)
    with zipfile.ZipFile(folder / "whole.zip", "w") as parts:
        for each, data in contents.items():
            parts.writestr(each, data)
    done = (folder / "whole.zip").read_bytes()
    (folder / "whole.zip").unlink()
    return done


PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")


@FEW
@given(changes=CHANGES)
@example(changes=[(0.0, 0, b"\xef\xbb\xbf")])
def test_texts(tmp_path: Path, changes: Changes) -> None:
    sound(tmp_path, "board.csv", changed(TEXT, changes))


@FEW
@given(content=st.binary(max_size=400))
def test_bytes_of_any_kind(tmp_path: Path, content: bytes) -> None:
    sound(tmp_path, "board.csv", content)


@FEW
@given(changes=CHANGES)
def test_workbooks(tmp_path: Path, changes: Changes) -> None:
    sound(tmp_path, "board.xlsx", changed(workbook(tmp_path), changes))


@FEW
@given(changes=CHANGES, part=st.sampled_from(PARTS))
def test_parts_of_workbooks(tmp_path: Path, changes: Changes, part: str) -> None:
    sound(tmp_path, "board.xlsx", part_changed(workbook(tmp_path), tmp_path, part, changes))


@FEW
@given(changes=CHANGES)
def test_parquet_files(tmp_path: Path, changes: Changes) -> None:
    pq.write_table(
        pa.table({name: [cell] * 3 for name, cell in zip(BOARD, ROW.split(","), strict=True)}), tmp_path / "x"
    )
    whole = (tmp_path / "x").read_bytes()
    (tmp_path / "x").unlink()
    (tmp_path / "board.parquet").write_bytes(changed(whole, changes))
    engine = connect()
    try:
        sample_of(engine, tmp_path / "board.parquet", [])
    finally:
        engine.close()


PROFILE = b"""name = "x"
[staff]
file = "a *.csv"
like = "esr-staff"
[staff.columns]
person_id = ["A", "B"]
[staff.patterns.pay_band]
'X(.)' = 'Band \\1'
[staff.constants]
as_at = 2026-03-31
"""


@FEW
@given(changes=CHANGES)
def test_profiles(tmp_path: Path, changes: Changes) -> None:
    (tmp_path / "p.toml").write_bytes(changed(PROFILE, changes))
    try:
        read_profile(tmp_path / "p.toml")
    except ProfileError as error:
        assert str(error)


@pytest.mark.long
@MANY
@given(changes=CHANGES)
def test_many_texts(tmp_path: Path, changes: Changes) -> None:
    sound(tmp_path, "board.csv", changed(TEXT, changes))


@pytest.mark.long
@MANY
@given(changes=CHANGES, part=st.sampled_from(PARTS))
def test_many_parts_of_workbooks(tmp_path: Path, changes: Changes, part: str) -> None:
    sound(tmp_path, "board.xlsx", part_changed(workbook(tmp_path), tmp_path, part, changes))
