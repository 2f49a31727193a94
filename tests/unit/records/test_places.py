"""Folders: which files are taken for which record set, and what cannot be a file at all."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unit.records.reading import HEADER, ROW, board_of, read

TEXT = f"{HEADER}\n{ROW}\n"


def test_an_empty_folder(tmp_path: Path) -> None:
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "no extracts", str(tmp_path))
    assert "staff, applications" in finding.expected


def test_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(TEXT)
    finding = read(tmp_path / "board.csv").only
    assert (finding.severity, finding.kind, finding.found) == ("error", "no folder", "a file")
    finding = read(tmp_path / "nowhere").only
    assert (finding.severity, finding.kind, finding.found) == ("error", "no folder", "no folder of this name")


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    assert read(tmp_path).only.found == "a folder that cannot be read (Permission denied)"


@pytest.mark.parametrize("name", ["board.csv", "BOARD.CSV", "Board.Csv"])
def test_the_case_of_a_name_does_not_matter(tmp_path: Path, name: str) -> None:
    assert len(board_of(tmp_path, TEXT, name).board()) == 1


@pytest.mark.parametrize("name", ["Formal cases.csv", "formal-cases.csv", "FORMAL_CASES.csv"])
def test_nor_do_spaces_and_hyphens(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("case_id,organisation,entered_on,kind,ethnic_category\n")
    reading = read(tmp_path)
    assert (reading.findings, list(reading.rows)) == ((), ["formal_cases"])


@pytest.mark.parametrize("name", [".board.csv", "~$board.xlsx", ".DS_Store", "notes.docx", "readme"])
def test_hidden_files_and_files_of_other_kinds_are_let_be(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "something").mkdir()
    assert len(board_of(tmp_path, TEXT).board()) == 1


@pytest.mark.parametrize(
    ("name", "found", "remedy"),
    [
        ("staf.csv", "a file that is none of the record sets", "Rename it staff.csv if that is what it is."),
        ("aplications.XLSX", "a file that is none of the record sets", "Rename it applications.xlsx if"),
        ("staff (1).csv", "a file that is none of the record sets", "Rename it staff.csv if that is what it is."),
        ("zzz.parquet", "a file that is none of the record sets", "If it matters, rename it."),
        ("personnel.xls", "a file that ends in .xls", "If it matters, save it as CSV (UTF-8) or .xlsx."),
        ("board.ods", "a file that ends in .ods", "If it matters, save it as CSV (UTF-8) or .xlsx, under the name"),
        ("notes.txt", "a file that is none of the record sets", "If it matters, rename it."),
    ],
)
def test_a_file_of_no_known_name_is_a_warning(tmp_path: Path, name: str, found: str, remedy: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "board.csv").write_text(TEXT)
    reading = read(tmp_path)
    finding = reading.only
    assert (finding.severity, finding.kind, finding.file) == ("warning", "file not read", name)
    assert finding.found == found
    assert finding.remedy.startswith(remedy)
    assert list(reading.rows) == ["board"]


@pytest.mark.parametrize("ending", ["xls", "xlsb", "ods", "XLS"])
def test_a_record_set_in_a_workbook_of_another_kind_is_not_left_out_in_silence(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"Staff.{ending}").write_bytes(b"x")
    (tmp_path / "board.csv").write_text(TEXT)
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "workbook that is not read", f"Staff.{ending}")
    assert finding.expected == "staff.xlsx or staff.csv"


@pytest.mark.parametrize("name", ["board.txt", "Board.TSV"])
def test_text_under_other_endings_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT.replace(",", "\t"))
    assert len(read(tmp_path).board()) == 1


def test_files_of_unknown_names_alone_are_no_extracts(tmp_path: Path) -> None:
    (tmp_path / "staf.csv").write_text("x,y\n1,2\n")
    assert [finding.kind for finding in read(tmp_path).findings] == ["file not read", "no extracts"]


@pytest.mark.parametrize("second", ["board.xlsx", "BOARD.csv", "board/"])
def test_one_record_set_in_two_places(tmp_path: Path, second: str) -> None:
    (tmp_path / "board.csv").write_text(TEXT)
    if second == "board/":
        (tmp_path / "board").mkdir()
        pq.write_table(pa.table({"a": [1]}), tmp_path / "board" / "part.parquet")
    else:
        (tmp_path / second).write_text(TEXT)
    finding = next(finding for finding in read(tmp_path).findings if finding.kind == "record set given twice")
    assert (finding.severity, finding.expected) == ("error", "one file (or one folder of Parquet parts) for board")
    assert {finding.file, finding.found.split("after ")[1]} == {"board.csv", second}


def test_a_folder_of_a_record_set_without_parts(tmp_path: Path) -> None:
    (tmp_path / "staff").mkdir()
    (tmp_path / "staff" / "staff.csv").write_text("x")
    (tmp_path / "board.csv").write_text(TEXT)
    finding = read(tmp_path).only
    assert (finding.severity, finding.file, finding.found) == ("warning", "staff/", "a folder without Parquet parts")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda path: path.mkdir(), "a folder under the name of a file"),
        (lambda path: path.symlink_to(path.parent / "gone"), "a link to a file that is not there"),
        (lambda path: path.symlink_to(path), "a file that cannot be opened (Too many levels of symbolic links)"),
        (os.mkfifo, "a pipe or a device under the name of a file"),
        (lambda path: path.symlink_to("/dev/zero"), "a pipe or a device under the name of a file"),
    ],
)
def test_what_is_no_ordinary_file(tmp_path: Path, ending: str, make: object, found: str) -> None:
    assert callable(make)
    make(tmp_path / f"board.{ending}")
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "unreadable file", f"board.{ending}")
    assert finding.found == found


def test_a_broken_link_among_parts(tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "part.parquet").symlink_to(tmp_path / "gone")
    assert read(tmp_path).only.file == "board/part.parquet"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *details: object, **more: object) -> object:
        if path.name == "board.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *details, **more)  # type: ignore[call-overload]

    (tmp_path / "board.csv").write_text(TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert read(tmp_path).only.found == "a file that you have no permission to read"


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x").write_text(TEXT)
    (tmp_path / "board.csv").symlink_to(tmp_path / "elsewhere" / "x")
    assert len(read(tmp_path).board()) == 1


@pytest.mark.parametrize("name", ["export 7.csv", "Export.TXT", "export.tsv", "export"])
def test_a_profile_names_the_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT)
    assert len(read(tmp_path, {"board": {"file": name}}).board()) == 1


def test_a_file_that_a_profile_names_and_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(TEXT)
    finding = read(tmp_path, {"staff": {"file": "esr.csv"}}).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "file of the profile missing", "esr.csv")
    assert finding.expected == "the file that the profile names for staff"


def test_a_file_of_a_profile_does_not_hide_a_second_one(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(TEXT)
    (tmp_path / "members.csv").write_text(TEXT)
    assert read(tmp_path, {"board": {"file": "members.csv"}}).only.kind == "record set given twice"


def test_the_same_folder_gives_the_same_findings(tmp_path: Path) -> None:
    for name in ("staf.csv", "zzz.csv", "board.xlsx", "board.csv", "training.csv"):
        (tmp_path / name).write_text("x,y\n")
    assert read(tmp_path).findings == read(tmp_path).findings
