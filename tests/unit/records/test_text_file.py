"""Delimited text: how files that people really have are read, and where each kind of fault is told."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from levelground.records import EXAMPLES, Profile, connect, open_folder, source
from unit.records.reading import HEADER, OTHER, ROW, board_of, read

FIRST = (2, "M1", "RXX", "2026-03-31", "A")
SECOND = (3, "M2", "RXX", "2026-03-31", "H")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    lines = [HEADER, ROW.replace(",A", ",White – British"), OTHER]
    text = end.join(lines).replace(",", delimiter) + end
    reading = board_of(tmp_path, text.encode(encoding))
    assert reading.board() == [(2, "M1", "RXX", "2026-03-31", "White – British"), SECOND]


def test_a_byte_order_mark_of_big_endian_utf_16(tmp_path: Path) -> None:
    assert board_of(tmp_path, b"\xfe\xff" + f"{HEADER}\n{ROW}\n".encode("utf-16-be")).board() == [FIRST]


def test_a_mix_of_line_ends(tmp_path: Path) -> None:
    text = f"{HEADER}\r\n{ROW}\n{OTHER}\r{ROW.replace('M1', 'M3')}\r\n"
    assert [row[:2] for row in board_of(tmp_path, text).board()] == [(2, "M1"), (3, "M2"), (4, "M3")]


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (["", ROW], [3]),
        ([ROW, "", OTHER], [2, 4]),
        ([ROW, "", "", OTHER, "", ""], [2, 5]),
        ([ROW, ",,,", OTHER], [2, 4]),
        ([ROW, " , ,,", OTHER], [2, 4]),
        ([ROW, "   ", OTHER], [2, 4]),
        ([ROW, "\t", OTHER], [2, 4]),
        ([ROW, '"","","",""', OTHER], [2, 4]),
        ([ROW, ',"",,', OTHER], [2, 4]),
        ([ROW, OTHER, ",,,", ",,,"], [2, 3]),
        (['"M\n1",RXX,2026-03-31,A', OTHER], [2, 3]),
        (['"M\n1",RXX,2026-03-31,A', "", OTHER], [2, 4]),
        (['"M\n\n1",RXX,2026-03-31,A', "", OTHER], [2, 4]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_row_numbers_are_those_of_a_spreadsheet(tmp_path: Path, below: list[str], rows: list[int], end: str) -> None:
    reading = board_of(tmp_path, end.join([HEADER, *below]) + end)
    assert [row[0] for row in reading.board()] == rows


def test_a_file_of_two_columns_with_a_row_of_a_delimiter(tmp_path: Path) -> None:
    document: dict[str, object] = {"board": {"columns": {"as_at": "when"}}}
    (tmp_path / "board.csv").write_text("member_id,organisation\nM1,RXX\n,\nM2,RXX\n")
    reading = read(tmp_path, document)
    assert [finding.column for finding in reading.findings] == ["when", "ethnic_category"]


def test_values_with_delimiters_quotation_marks_and_line_breaks(tmp_path: Path) -> None:
    text = f'{HEADER}\n"M,1","R ""X"" X",2026-03-31,"A\r\nB"\n{OTHER}\n'
    assert board_of(tmp_path, text).board() == [(2, "M,1", 'R "X" X', "2026-03-31", "A\r\nB"), SECOND]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_space_before_a_quotation_mark(tmp_path: Path, encoding: str) -> None:
    reading = board_of(tmp_path, f'{HEADER}\nM1, "RXX", 2026-03-31, "White – British, so"\n'.encode(encoding))
    assert [cell.strip() for cell in map(str, reading.board()[0])][2:] == ["RXX", "2026-03-31", "White – British, so"]


@pytest.mark.parametrize("titles", [["Board of RXX"], ["Board,,,", ""], ["", "", "as at 31 March", ",,,"]])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_title_rows_above_the_header(tmp_path: Path, titles: list[str], encoding: str) -> None:
    reading = board_of(tmp_path, "\n".join([*titles, HEADER, ROW, "", OTHER]).encode(encoding))
    above = len(titles)
    assert [row[:2] for row in reading.board()] == [(above + 2, "M1"), (above + 4, "M2")]


@pytest.mark.parametrize(
    "header",
    [
        "MEMBER_ID,Organisation,As At,ETHNIC-CATEGORY",
        " member id , organisation ,as-at,Ethnic  Category",
        '"member\nid","organisation","as\r\nat","ethnic\ncategory"',
        "\ufeffmember_id,organisation,as_at,ethnic category:",
    ],
)
def test_headings_in_other_spellings(tmp_path: Path, header: str) -> None:
    reading = board_of(tmp_path, f"{header}\n{ROW}\n")
    assert reading.board() == [FIRST]
    assert not any("\n" in heading for heading in reading.headings["board"].values())


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_columns_that_are_not_asked_for_are_not_read(tmp_path: Path, end: str) -> None:
    reading = board_of(tmp_path, end.join(["notes," + HEADER + ",voting", "x," + ROW + ",yes"]))
    assert reading.board() == [FIRST]
    (tmp_path / "board.csv").write_text("notes," + HEADER + ",voting\nx," + ROW + ",yes")
    assert read(tmp_path, board="voting").board() == [(*FIRST, "yes")]


@pytest.mark.parametrize("header", [HEADER, HEADER + ",", HEADER + ",,"])
@pytest.mark.parametrize("row", [ROW, ROW + ",", ROW + ",,", ROW + ", "])
def test_delimiters_too_many_at_the_ends_of_rows(tmp_path: Path, header: str, row: str) -> None:
    assert board_of(tmp_path, f"{header}\n{row}\n{OTHER}\n").board() == [FIRST, SECOND]


@pytest.mark.parametrize("text", [HEADER, HEADER + "\n", HEADER + "\r\n\r\n", "Title\n\n" + HEADER + "\n"])
def test_a_header_without_rows_is_a_record_set_without_rows(tmp_path: Path, text: str) -> None:
    assert board_of(tmp_path, text).board() == []


def test_semicolons_win_over_the_commas_inside_values(tmp_path: Path) -> None:
    header, row = HEADER.replace(",", ";"), ROW.replace(",", ";")
    reading = board_of(tmp_path, f"{header}\n{row}, or so\n{row}, or so\n{row}, or so\n")
    assert [row[4] for row in reading.board()] == ["A, or so"] * 3


def test_a_value_that_looks_like_nothing_stays(tmp_path: Path) -> None:
    reading = board_of(tmp_path, f"{HEADER}\nNULL,NA,None,nan\n00123,1e5,true,-\n")
    assert reading.board() == [(2, "NULL", "NA", "None", "nan"), (3, "00123", "1e5", "true", "-")]


CELLS = st.text(st.sampled_from(' ab,;"\n\r\té–'), max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=6),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
@example(rows=[["", "", "", "x"], ["", "", "", ""], ["a", "", "", "\r"]], delimiter=",", quoting=0, end="\n")
def test_whatever_a_spreadsheet_writes_is_read_back(
    tmp_path: Path, rows: list[list[str]], delimiter: str, quoting: int, end: str
) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, quoting=quoting, lineterminator=end)
    # A value with a mark of a line's end is quoted by every spreadsheet, by the writer only if it is its own.
    quoted = csv.writer(made, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerow(HEADER.split(","))
    # With an organisation in it no row is a note, however little else it holds.
    rows = [[row[0], "RXX", *row[2:]] if any(cell.strip() for cell in row) else row for row in rows]
    for row in rows:
        (quoted if any("\r" in cell or "\n" in cell for cell in row) else writer).writerow(row)
    reading = board_of(tmp_path, made.getvalue())
    filled = [(number, *row) for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    # Spaces before a value are let be or left out, by whichever reader is at work: they are trimmed later in any case.
    assert [(row, *map(str.strip, map(str, cells))) for row, *cells in reading.board()] == [
        (row, *map(str.strip, cells)) for row, *cells in filled
    ]


# Faults


@pytest.mark.parametrize(
    ("content", "kind", "found"),
    [
        (b"", "empty file", "an empty file"),
        (b"\xef\xbb\xbf", "empty file", "an empty file"),
        (b"\xff\xfe", "empty file", "an empty file"),
        (b" \r\n\r\n\t", "empty file", "an empty file"),
        (b",,,\n,,,\n", "empty file", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file", "a picture (PNG)"),
        (b"PK\x03\x04\x14\x00\x06\x00", "not a text file", "a zip file or an Excel workbook"),
        (b"PAR1\x15\x04\x15", "not a text file", "a Parquet file"),
        (b"%PDF-1.7\n", "not a text file", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not a text file", "a workbook of the old kind (.xls)"),
        (b"\x1f\x8b\x08\x00", "not a text file", "a compressed file (gzip)"),
        (bytes(range(256)) * 40, "not a text file", "bytes that are not text"),
        (b"\x00" * 5000, "not a text file", "bytes that are not text"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes, kind: str, found: str) -> None:
    finding = board_of(tmp_path, content).only
    assert (finding.severity, finding.kind, finding.file) == ("error", kind, "board.csv")
    assert finding.found.startswith(found)
    assert finding.remedy


@pytest.mark.parametrize(
    ("head", "kind"), [(b"\x89PNG\r\n\x1a\n", "not a text file"), (b"a,b\n" * 20_000, "missing column")]
)
def test_a_file_of_many_gigabytes_is_refused_by_its_first_bytes(tmp_path: Path, head: bytes, kind: str) -> None:
    with (tmp_path / "board.csv").open("wb") as file:
        file.write(head)
        file.truncate(1 << 33)
    assert {finding.kind for finding in read(tmp_path).findings} == {kind}


@pytest.mark.parametrize(("row", "cells"), [("M2,RXX,2026-03-31", 3), (OTHER + ",x", 5), (OTHER + ",,x", 6)])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ragged_rows(tmp_path: Path, row: str, cells: int, end: str) -> None:
    finding = board_of(tmp_path, end.join([HEADER, ROW, "", row, ROW]) + end).only
    assert (finding.severity, finding.kind, finding.file, finding.row) == ("error", "ragged row", "board.csv", 4)
    assert finding.found == f"{cells} cells where the header has 4"
    assert finding.expected == "4 cells"


def test_many_ragged_rows_are_examples_and_a_number(tmp_path: Path) -> None:
    reading = board_of(tmp_path, "\n".join([HEADER, ROW, *["M2,RXX"] * 1000]))
    assert [finding.row for finding in reading.findings] == [*range(3, 3 + EXAMPLES), None]
    assert reading.findings[-1].count == 1000 - EXAMPLES
    assert reading.findings[-1].found == "980 more rows of the same kind"
    assert "board" not in reading.rows


def test_two_encodings_in_one_file(tmp_path: Path) -> None:
    lines = [HEADER, '"M\n1",RXX,2026-03-31,White – British', OTHER, "M3,RXX,2026-03-31,White – Irish"]
    whole = "\n".join(lines).encode().replace("White – Irish".encode(), "White – Irish".encode("cp1252"))
    finding = board_of(tmp_path, whole).only
    assert (finding.severity, finding.kind, finding.row, finding.count) == ("error", "mixed encodings", 4, 1)
    assert finding.found == "UTF-8 in some rows and another encoding in others (rows 4)"


def test_windows_1252_far_below_the_first_rows(tmp_path: Path) -> None:
    rows = [f"M{number},RXX,2026-03-31,A" for number in range(10_000)]
    text = "\n".join([HEADER, *rows, "M,RXX,2026-03-31,White – British"])
    reading = board_of(tmp_path, text.encode("cp1252"))
    assert reading.board()[-1] == (10_002, "M", "RXX", "2026-03-31", "White – British")


def test_characters_of_no_known_encoding(tmp_path: Path) -> None:
    finding = board_of(tmp_path, f"{HEADER}\n{ROW}\n".encode() + b"M\x81,RXX,2026-03-31,A\n").only
    assert (finding.kind, finding.row) == ("unreadable file", 3)
    assert finding.found == "characters that are neither UTF-8 nor Windows-1252"


def test_utf_16_that_breaks_off(tmp_path: Path) -> None:
    whole = f"{HEADER}\n{ROW}\n".encode("utf-16")
    finding = board_of(tmp_path, whole[:-1]).only
    assert (finding.kind, finding.found) == ("unreadable file", "bytes that are not UTF-16")


@pytest.mark.parametrize("rows", [1, 3000])
def test_a_nul_among_text(tmp_path: Path, rows: int) -> None:
    text = "\n".join([HEADER, *[ROW] * rows, "M\0X,RXX,2026-03-31,A", OTHER])
    finding = board_of(tmp_path, text).only
    assert (finding.severity, finding.kind, finding.row) == ("error", "NUL character", rows + 2)


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    finding = board_of(tmp_path, f'{HEADER}\n{ROW}\n"M2,RXX,2026-03-31,A\n{OTHER}\n').only
    assert (finding.severity, finding.kind, finding.row) == ("error", "broken quotation marks", 3)
    assert finding.found == "a quotation mark that is never closed"


def test_a_quotation_mark_inside_a_value(tmp_path: Path) -> None:
    finding = board_of(tmp_path, f'{HEADER}\n{ROW}\n"M"2,RXX,2026-03-31,A\n{OTHER}\n').only
    assert (finding.kind, finding.row) == ("broken quotation marks", 3)
    assert "quotation mark inside a value" in finding.found


@pytest.mark.parametrize("mark", ["", '"'])
def test_a_huge_value(tmp_path: Path, mark: str) -> None:
    finding = board_of(tmp_path, f"{HEADER}\n{ROW}\n{mark}{'x' * 200_000}{mark},RXX,2026-03-31,A\n").only
    assert (finding.kind, finding.row) == ("broken quotation marks", 3)
    assert finding.found.startswith("a value of more than 131,072 characters")


def test_a_long_row_of_ordinary_values_is_read(tmp_path: Path) -> None:
    notes = ",".join(f"note {number}" for number in range(20))
    row = ",".join(["x" * 10_000] * 20)
    assert board_of(tmp_path, f"{HEADER},{notes}\n{ROW},{row}\n").board() == [FIRST]


# Files that are too large to be kept in memory


@pytest.fixture
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "IN_MEMORY_BYTES", 0)


@pytest.mark.usefixtures("_nothing_is_kept")
def test_rows_of_a_large_file_have_their_numbers(tmp_path: Path) -> None:
    total = 300_000
    with (tmp_path / "board.csv").open("w") as file:
        file.write(HEADER + ",notes\n")
        for number in range(total):
            note = '"a value\nof two lines"' if number % 1000 == 0 else "a value"
            file.write(f"M{number + 2},RXX,2026-03-31,A,{note}\n")

    engine = connect()
    board = open_folder(engine, tmp_path, {}, Profile()).sources["board"]
    assert board.relation != board.numbered
    wrong, last = engine.execute(
        f"SELECT count(*) FILTER (member_id <> 'M' || row), max(row) FROM {board.numbered}"
    ).fetchall()[0]
    assert (wrong, last) == (0, total + 1)


@pytest.mark.usefixtures("_nothing_is_kept")
@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (b"M2,RXX,2026-03-31\n", "ragged row"),
        (b'"M2,RXX,2026-03-31,A\n', "broken quotation marks"),
        (b"M2,RXX,2026-03-31,\x81\n", "unreadable file"),
        (b"M\0,RXX,2026-03-31,A\n", "NUL character"),
    ],
)
def test_a_fault_in_the_last_row_of_a_large_file_is_found(tmp_path: Path, last: bytes, kind: str) -> None:
    finding = board_of(tmp_path, f"{HEADER}\n".encode() + f"{ROW}\n".encode() * 20_000 + last).only
    assert (finding.kind, finding.row) == (kind, 20_002)


@pytest.mark.usefixtures("_nothing_is_kept")
def test_windows_1252_in_a_large_file(tmp_path: Path) -> None:
    content = f"{HEADER}\n{ROW}\n".encode() + ROW.replace(",A", ",White – British").encode("cp1252")
    assert board_of(tmp_path, content).board() == [FIRST, (3, "M1", "RXX", "2026-03-31", "White – British")]
