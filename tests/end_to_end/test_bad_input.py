"""Bad input: each a sentence that names the file, the right exit status, nothing half-written, never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from end_to_end.hands import COLUMNS, Records, count, levelground, measured, refused, table, write_rows

CELLS = ("P1", "RAA", "2026-03-31", "A", "Nursing and Midwifery Registered", "Band 5", "permanent")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of sound extracts, to be spoilt."""
    records = Records().staff(20, "A").staff(10, "H").applications(6, "A", 3).applications(6, "H", 2)
    records.cases(4, "A").cases(4, "H").training(["P000001"]).survey("harassment-staff", 20, 30).board(8, "A")
    return records.write(tmp_path / "extracts")


def names(folder: Path, file: str, *words: str, status: int = 1) -> str:
    """`measure` and `check` both refuse, and name the file and these words; gives what `measure` said."""
    said = refused(folder, folder.parent / "out", status=status)
    checked = levelground("check", folder, "--year", 2026)
    assert checked.status == status
    for word in (file, *words):
        assert word in said, (word, said)
        assert word in checked.said, (word, checked.said)
    return said


def test_an_empty_folder(tmp_path: Path):
    (tmp_path / "extracts").mkdir()
    names(tmp_path / "extracts", "extracts")


def test_a_folder_of_other_things(tmp_path: Path):
    (tmp_path / "extracts").mkdir()
    (tmp_path / "extracts" / "minutes.docx").write_bytes(b"PK\x03\x04")
    names(tmp_path / "extracts", "extracts")


@pytest.mark.parametrize("keep", [0, 3, 100, 0.5, 0.999])
def test_a_truncated_parquet_file(folder: Path, keep: float):
    (folder / "staff.csv").unlink()
    columns = {name: pa.array([CELLS[place]] * 500) for place, name in enumerate(COLUMNS["staff"])}
    pq.write_table(pa.table(columns), folder / "staff.parquet")
    whole = (folder / "staff.parquet").read_bytes()
    (folder / "staff.parquet").write_bytes(whole[: int(keep * len(whole)) if keep < 1 else int(keep)])
    names(folder, "staff.parquet")


def test_a_truncated_part_among_whole_ones(folder: Path):
    (folder / "staff.csv").unlink()
    (folder / "staff").mkdir()
    columns = {name: pa.array([CELLS[place]]) for place, name in enumerate(COLUMNS["staff"])}
    for name in ("2025", "2026"):
        pq.write_table(pa.table(columns), folder / "staff" / f"{name}.parquet")
    whole = (folder / "staff" / "2026.parquet").read_bytes()
    (folder / "staff" / "2026.parquet").write_bytes(whole[: len(whole) // 2])
    names(folder, "2026.parquet")


def test_a_truncated_workbook(folder: Path):
    (folder / "staff.csv").unlink()
    book = openpyxl.Workbook()
    book.active.append(COLUMNS["staff"])
    book.active.append(CELLS)
    book.save(folder / "staff.xlsx")
    whole = (folder / "staff.xlsx").read_bytes()
    (folder / "staff.xlsx").write_bytes(whole[: len(whole) // 2])
    names(folder, "staff.xlsx")


def test_a_csv_of_one_column(folder: Path):
    (folder / "staff.csv").write_text("person_id\nP1\nP2\n", "utf-8")
    names(folder, "staff.csv", "organisation", "as_at")


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02\x03" * 1000, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, b"PK\x03\x04" + b"\x00" * 500, b"\xff"],
)
def test_a_binary_file_renamed(folder: Path, content: bytes):
    (folder / "staff.csv").write_bytes(content)
    names(folder, "staff.csv")


def test_a_workbook_renamed_to_csv(folder: Path):
    book = openpyxl.Workbook()
    book.active.append(COLUMNS["staff"])
    book.save(folder / "staff.csv")
    names(folder, "staff.csv")


def test_a_csv_renamed_to_workbook_or_parquet(folder: Path):
    for ending in ("xlsx", "parquet"):
        other = folder.parent / ending
        other.mkdir()
        (other / f"staff.{ending}").write_bytes((folder / "staff.csv").read_bytes())
        out = folder.parent / "out"
        assert f"staff.{ending}" in refused(other, out)


def test_an_empty_file(folder: Path):
    (folder / "staff.csv").write_bytes(b"")
    names(folder, "staff.csv")


def test_a_header_without_rows(folder: Path):
    write_rows(folder / "staff.csv", [COLUMNS["staff"]])
    names(folder, "staff.csv")


def test_a_column_twice(folder: Path):
    write_rows(folder / "staff.csv", [(*COLUMNS["staff"], "pay_band"), (*CELLS, "Band 6")])
    names(folder, "staff.csv", "pay_band")


def test_a_missing_column(folder: Path):
    write_rows(folder / "staff.csv", [COLUMNS["staff"][:-1], CELLS[:-1]])
    names(folder, "staff.csv", "contract")


@pytest.mark.parametrize("row", [CELLS[:4], (*CELLS, "more", "and more")])
def test_ragged_rows(folder: Path, row: tuple[str, ...]):
    write_rows(folder / "staff.csv", [COLUMNS["staff"], CELLS, ("P2", *CELLS[1:]), row])
    names(folder, "staff.csv", "row 4")


def test_mixed_encodings(folder: Path):
    # The first half of the file is UTF-8, the second Windows-1252.
    lines = (folder / "staff.csv").read_text("utf-8").splitlines()
    lines[0] += ",sex"
    body = [f"{line},françois" for line in lines[1:]]
    half = len(body) // 2
    text = "\n".join([lines[0], *body[:half]]).encode("utf-8") + b"\n" + "\n".join(body[half:]).encode("cp1252")
    (folder / "staff.csv").write_bytes(text)
    ending = levelground("measure", folder, "--year", 2026, "--to", folder.parent / "out", "--formats", "csv")
    # The column is not needed: either the file is read all the same, or it is named.
    if ending.status == 0:
        assert count(table(folder.parent / "out" / "counts.csv"), "1", "all") == (30, 30)
    else:
        assert ending.status == 1
        assert "staff.csv" in ending.err
        assert not (folder.parent / "out").exists()


def test_mixed_encodings_in_a_column_that_is_needed(folder: Path):
    rows = [",".join(COLUMNS["staff"])] + [f"P{n},RÉA," + ",".join(CELLS[2:]) for n in range(4)]
    text = "\n".join(rows[:3]).encode("utf-8") + b"\n" + "\n".join(rows[3:]).encode("cp1252") + b"\n"
    home = folder.parent / "home"
    home.mkdir()
    (home / "staff.csv").write_bytes(text)
    ending = levelground("measure", home, "--year", 2026, "--to", folder.parent / "out", "--formats", "csv")
    assert ending.status == 1, "two spellings of one organisation must not become two organisations in silence"
    assert "staff.csv" in ending.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_encoding_and_delimiter_is_read(tmp_path: Path, encoding: str, delimiter: str):
    lines = [COLUMNS["staff"], *((f"P{n}", "RÉA", *CELLS[2:]) for n in range(5))]
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "staff.csv").write_bytes("\r\n".join(map(delimiter.join, lines)).encode(encoding))
    measured(tmp_path / "x", tmp_path / "out")
    assert count(table(tmp_path / "out" / "counts.csv"), "1", "all", organisation="RÉA") == (5, 5)


def test_a_missing_organisation(folder: Path):
    write_rows(folder / "staff.csv", [COLUMNS["staff"], CELLS, ("P2", "", *CELLS[2:])])
    names(folder, "staff.csv", "row 3", "organisation")


@pytest.mark.parametrize("name", ["applications", "formal_cases", "training", "survey", "board"])
def test_a_missing_organisation_elsewhere(folder: Path, name: str):
    path = folder / f"{name}.csv"
    path.write_text(path.read_text("utf-8").replace("RAA", "", 1), "utf-8")
    names(folder, f"{name}.csv", "row 2", "organisation")


IMPOSSIBLE = ("1899-12-31", "2099-03-31", "2026-02-30", "31/02/2026", "yesterday", "0000-00-00")


@pytest.mark.parametrize(("name", "column"), [("staff", "as_at"), ("formal_cases", "entered_on"), ("board", "as_at")])
def test_impossible_dates(folder: Path, name: str, column: str):
    path = folder / f"{name}.csv"
    lines = path.read_text("utf-8").splitlines()
    place = lines[0].split(",").index(column)
    for row, day in enumerate(IMPOSSIBLE, start=1):
        cells = lines[row].split(",")
        cells[place] = day
        lines[row] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    said = refused(folder, folder.parent / "out")
    assert path.name in said
    listed = levelground("check", folder, "--year", 2026, "--json")
    assert listed.status == 1
    found = {(finding["file"], finding["column"], finding["row"]): finding for finding in json.loads(listed.out)}
    for row, day in enumerate(IMPOSSIBLE, start=2):
        assert day in found[path.name, column, row]["found"]
        assert found[path.name, column, row]["severity"] == "error"


@pytest.mark.parametrize(
    ("column", "text"), [("value", "about a fifth"), ("base", "many"), ("base", ""), ("value", ""), ("value", "-3")]
)
def test_text_where_a_number_stands(folder: Path, column: str, text: str):
    columns = COLUMNS["survey"]
    cells = {"value": "20", "base": "100", column: text}
    rows = [("RAA", "2025", "harassment-staff", "ethnicity", "white", cells["value"], cells["base"])]
    write_rows(folder / "survey.csv", [columns, *rows])
    names(folder, "survey.csv", "row 2", column)


def test_numbers_written_as_text_are_numbers(folder: Path):
    write_rows(
        folder / "survey.csv",
        [
            COLUMNS["survey"],
            ("RAA", "2025", "harassment-staff", "ethnicity", "white", " 20.5 ", "1,000"),
            ("RAA", "2025", "harassment-staff", "ethnicity", "bme", "30%", "500"),
        ],
    )
    measured(folder, folder.parent / "out")
    counts = table(folder.parent / "out" / "counts.csv")
    assert count(counts, "6", "white") == (205, 1000)
    assert count(counts, "6", "bme") == (150, 500)


def workbook(folder: Path, rows: list[tuple[object, ...]]) -> None:
    """The staff file as a workbook."""
    (folder / "staff.csv").unlink(missing_ok=True)
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "staff.xlsx")


def test_numbers_where_text_stands_are_read_as_they_show(tmp_path: Path):
    import datetime

    (tmp_path / "x").mkdir()
    rows: list[tuple[object, ...]] = [("Staff in post",), (), COLUMNS["staff"]]
    rows += [(1000 + n, "RAA", datetime.date(2026, 3, 31), 99, *CELLS[4:]) for n in range(4)]
    rows += [(2000.0 + n, "RAA", "31/03/2026", "A", *CELLS[4:]) for n in range(4)]
    workbook(tmp_path / "x", rows)
    Records().training(["1000", "1001", "2000"]).write(tmp_path / "x")
    measured(tmp_path / "x", tmp_path / "out")
    counts = table(tmp_path / "out" / "counts.csv")
    assert count(counts, "1", "unknown") == (4, 8)
    assert count(counts, "4", "unknown") == (2, 4)
    assert count(counts, "4", "white") == (1, 4)


def test_an_error_cell_of_a_spreadsheet(tmp_path: Path):
    (tmp_path / "extracts").mkdir()
    book = openpyxl.Workbook()
    book.active.append(COLUMNS["staff"])
    book.active.append(("P1", "RAA", "2026-03-31", "#N/A", *CELLS[4:]))
    book.active["D2"].data_type = "e"
    book.save(tmp_path / "extracts" / "staff.xlsx")
    names(tmp_path / "extracts", "staff.xlsx", "ethnic_category")


SPOILERS: dict[str, tuple[str, Callable[[str], str], tuple[str, ...]]] = {
    "unknown ethnicity": ("staff.csv", lambda text: text.replace(",A,", ",X9,", 1), ("row 2", "X9")),
    "unknown band": ("staff.csv", lambda text: text.replace("Band 5", "Bnad 5", 1), ("row 2", "Bnad 5", "Band 5")),
    "unknown contract": ("staff.csv", lambda text: text.replace("permanent", "casual", 1), ("row 2", "casual")),
    "unknown answer": ("applications.csv", lambda text: text.replace(",yes,", ",perhaps,", 1), ("row 2", "perhaps")),
    "unknown question": ("survey.csv", lambda text: text.replace("harassment-staff", "harasment-staff", 1), ("row 2",)),
    "blank person": ("staff.csv", lambda text: text.replace("P000001", "", 1), ("row 2", "person_id")),
    "same application": ("applications.csv", lambda text: text.replace("A000002", "A000001"), ("A000001",)),
    "same case": ("formal_cases.csv", lambda text: text.replace("F000002", "F000001"), ("F000001",)),
    "no shortlisting date": ("applications.csv", lambda text: text.replace("2025-10-01", "", 1), ("row 2",)),
    "over 100 per cent": ("survey.csv", lambda text: text.replace(",20,", ",120,"), ("row 2", "120")),
    "same result": ("survey.csv", lambda text: text.replace(",bme,", ",white,"), ("row 3",)),
}


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_faulty_values(folder: Path, spoiler: str):
    file, spoil, words = SPOILERS[spoiler]
    path = folder / file
    text = path.read_text("utf-8")
    assert spoil(text) != text
    path.write_text(spoil(text), "utf-8")
    names(folder, file, *words)


def test_a_record_set_in_two_forms(folder: Path):
    (folder / "staff.CSV.bak").write_text("", "utf-8")
    workbook(folder.parent, [COLUMNS["staff"], CELLS])
    (folder.parent / "staff.xlsx").rename(folder / "staff.xlsx")
    names(folder, "staff.csv", "staff.xlsx")


def test_a_file_that_may_not_be_read(folder: Path):
    path = folder / "staff.csv"
    path.unlink()
    path.symlink_to("/nowhere/staff.csv")
    ending = levelground("measure", folder, "--year", 2026, "--to", folder.parent / "out")
    assert ending.status in (1, 3)
    assert "staff.csv" in ending.err
    assert not (folder.parent / "out").exists()


def test_a_folder_where_a_file_is_expected(folder: Path):
    (folder / "board.csv").unlink()
    (folder / "board.csv").mkdir()
    ending = levelground("measure", folder, "--year", 2026, "--to", folder.parent / "out")
    assert ending.status in (1, 3)
    assert "board.csv" in ending.err


@pytest.mark.parametrize("letter", ["\x00", "\u2028", "\U0001f600", "\u202e", '"'])
def test_strange_letters_in_identifiers(folder: Path, letter: str):
    Records().staff(20, "A").staff(6, "H").staff(1, "H", person_id=f"P{letter}1").write(folder)
    ending = levelground("measure", folder, "--year", 2026, "--to", folder.parent / "out", "--formats", "csv")
    assert ending.status in (0, 1)
    if ending.status == 0:
        assert count(table(folder.parent / "out" / "counts.csv"), "1", "all") == (27, 27)
    else:
        assert "staff.csv" in ending.err
