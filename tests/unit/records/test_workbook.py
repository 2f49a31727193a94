"""Excel workbooks: the right sheet and header, cells as text, and workbooks that cannot be read."""

import datetime
from pathlib import Path

import pytest
import xlsxwriter

from levelground.records import EXAMPLES
from unit.records.reading import BOARD, HEADER, ROW, Reading, board_of, read

DAY = datetime.date(2026, 3, 31)
Rows = list[list[object]]


def write(path: Path, sheets: dict[str, Rows]) -> None:
    """A workbook with these sheets: dates become dates of Excel, None a blank cell, '=…' a formula."""
    book = xlsxwriter.Workbook(str(path))
    formats = {
        datetime.date: book.add_format({"num_format": "dd/mm/yyyy"}),
        datetime.datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(at, column, cell, formats[type(cell)])
                elif isinstance(cell, str) and cell.startswith("="):
                    formula, _, value = cell.partition("→")
                    sheet.write_formula(at, column, formula, None, value)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                elif cell is not None:
                    sheet.write(at, column, cell)
    book.close()


def board_in(folder: Path, rows: Rows, **sheets: Rows) -> Reading:
    write(folder / "board.xlsx", {**sheets, "Board": [list(BOARD), *rows]})
    return read(folder)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("00123", "00123"),
        (123, "123"),
        (123.0, "123"),
        (0.5, "0.5"),
        (12345678901234, "12345678901234"),
        ("  M1 ", "M1"),
        ('="M"&1→M1', "M1"),
        ("=120+3→123", "123"),
        (True, "yes"),
        (False, "no"),
        (DAY, "2026-03-31"),
        (datetime.datetime(2026, 3, 31, 0, 0), "2026-03-31"),
        (datetime.datetime(2026, 3, 31, 9, 30), "2026-03-31 09:30:00"),
        ("a\nb", "a\nb"),
        ('"', '"'),
        ("a,b", "a,b"),
    ],
)
def test_cells_are_the_text_that_a_csv_would_hold(tmp_path: Path, cell: object, text: str) -> None:
    assert board_in(tmp_path, [[cell, "RXX", DAY, "A"]]).board() == [(2, text, "RXX", "2026-03-31", "A")]


@pytest.mark.parametrize("day", [DAY, "2026-03-31", "31/03/2026", 46112])
def test_dates_as_dates_as_text_and_as_numbers(tmp_path: Path, day: object) -> None:
    shown = "2026-03-31" if day == DAY else str(day)
    assert board_in(tmp_path, [["M1", "RXX", day, "A"]]).board() == [(2, "M1", "RXX", shown, "A")]


def test_blank_rows_count_in_row_numbers_and_nothing_else(tmp_path: Path) -> None:
    rows: Rows = [[], ["M1", "RXX", DAY, "A"], [], [" ", "", None, ""], ["M2", "RXX", DAY, "B"], []]
    assert [row[:2] for row in board_in(tmp_path, rows).board()] == [(3, "M1"), (6, "M2")]


def test_short_rows_are_blank_at_their_ends_and_notes_beside_the_table_are_not_read(tmp_path: Path) -> None:
    rows: Rows = [["M1", "RXX", DAY], ["M2", "RXX", DAY, "A", None, "a note"]]
    assert [row[4] for row in board_in(tmp_path, rows).board()] == ["", "A"]


def test_the_sheet_that_holds_the_headings_is_found_below_its_title(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "board.xlsx"))
    book.add_worksheet("Read me").write_column(0, 0, ["Board", "member_id", "organisation"])
    sheet = book.add_worksheet("Data")
    sheet.merge_range(1, 1, 2, 4, "The board of RXX, 31 March 2026")
    sheet.write_row(4, 1, ["Member ID", "ORGANISATION", "As at", "Ethnic\ncategory"])
    sheet.write_row(6, 1, ["M1", "RXX", "2026-03-31", "A"])
    chart = book.add_chartsheet("Chart")
    drawn = book.add_chart({"type": "column"})
    drawn.add_series({"values": "=Data!$A$1:$A$3"})
    chart.set_chart(drawn)
    book.close()
    reading = read(tmp_path)
    assert reading.board() == [(7, "M1", "RXX", "2026-03-31", "A")]
    assert reading.headings["board"]["ethnic_category"] == "Ethnic category"


def test_which_sheet_is_read_and_what_stands_above_its_headings_is_said(tmp_path: Path) -> None:
    rows: Rows = [["The board"], [], ["31 March 2026"], list(BOARD), ["M1", "RXX", DAY, "A"]]
    write(tmp_path / "board.xlsx", {"Cover": [["hello"]], "Board": rows, "Blank": []})
    titles, sheets = read(tmp_path).findings
    assert (titles.severity, titles.kind, titles.sheet) == ("warning", "title rows left out", "Board")
    assert (titles.row, titles.count) == (4, 2)
    assert titles.found == "2 filled rows above the headings, which stand in row 4"
    assert (sheets.severity, sheets.kind, sheets.sheet) == ("warning", "one sheet of several", "Board")
    assert sheets.found == "this sheet, of 2 with something in; the other: 'Cover'"
    named = read(tmp_path, {"board": {"sheet": "Board"}})
    assert [finding.kind for finding in named.findings] == ["title rows left out"]


def test_a_sheet_with_headings_alone_gives_way_to_one_with_rows(tmp_path: Path) -> None:
    reading = board_in(tmp_path, [["M1", "RXX", DAY, "A"]], Template=[list(BOARD)])
    assert len(reading.board()) == 1


def test_a_header_without_rows_is_a_record_set_without_rows(tmp_path: Path) -> None:
    assert board_in(tmp_path, []).board() == []


def test_two_sheets_of_records_are_not_chosen_from(tmp_path: Path) -> None:
    last_year: Rows = [list(BOARD), ["M1", "RXX", datetime.date(2025, 3, 31), "A"]]
    finding = board_in(tmp_path, [["M1", "RXX", DAY, "A"]], **{"2025": last_year}).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "several sheets", "board.xlsx")
    assert finding.found == "2 sheets with these headings and rows below them: '2025', 'Board'"
    chosen = read(tmp_path, {"board": {"sheet": "Board"}})
    assert chosen.board() == [(2, "M1", "RXX", "2026-03-31", "A")]


def test_a_sheet_that_a_profile_names_and_the_workbook_has_not(tmp_path: Path) -> None:
    board_in(tmp_path, [["M1", "RXX", DAY, "A"]])
    finding = read(tmp_path, {"board": {"sheet": "Bord"}}).only
    assert (finding.severity, finding.kind, finding.sheet) == ("error", "missing sheet", "Bord")
    assert finding.found == "no sheet of this name; there are 'Board'"


def test_one_workbook_may_hold_several_record_sets(tmp_path: Path) -> None:
    organisations: Rows = [["organisation", "name", "kind", "ics", "region"], ["RXX", "A trust", "acute", "Q", "Y"]]
    board: Rows = [list(BOARD), ["M1", "RXX", DAY, "A"]]
    write(tmp_path / "all.xlsx", {"Bodies": organisations, "Board": board})
    reading = read(tmp_path, {"board": {"file": "all.xlsx"}, "organisations": {"file": "all.xlsx"}})
    assert not reading.faults
    assert [row[2] for row in reading.rows["organisations"]] == ["RXX"]
    assert [row[2] for row in reading.rows["board"]] == ["M1"]


def test_findings_name_the_sheet(tmp_path: Path) -> None:
    write(tmp_path / "board.xlsx", {"One": [["x"]], "Two": [[*BOARD[:3], "Member ID"]]})
    kinds = {finding.kind: finding for finding in read(tmp_path).faults}
    assert set(kinds) == {"missing column", "duplicate column"}
    assert all((finding.file, finding.sheet) == ("board.xlsx", "Two") for finding in kinds.values())
    assert kinds["duplicate column"].found == "the column 2 times (columns 1, 4)"


def test_error_cells_are_not_taken_for_blanks(tmp_path: Path) -> None:
    rows: Rows = [["M1", "RXX", DAY, "A", "=1/0→#DIV/0!"], ["M2", "RXX", DAY, "=VLOOKUP(1,A1,2)→#N/A"]]
    finding = board_in(tmp_path, rows, Cover=[["hello", "=1/0→#DIV/0!"]]).only
    assert (finding.severity, finding.kind, finding.sheet) == ("error", "error cell", "Board")
    assert (finding.row, finding.column, finding.found) == (3, "ethnic_category", "the error #N/A")


def test_many_error_cells_are_examples_and_a_number(tmp_path: Path) -> None:
    reading = board_in(tmp_path, [["M1", "RXX", DAY, "=NA()→#N/A"]] * 50)
    assert [finding.count for finding in reading.findings] == [*[1] * EXAMPLES, 50 - EXAMPLES]


def test_a_workbook_that_is_damaged_in_its_midst(tmp_path: Path) -> None:
    whole = bytearray(_whole(tmp_path))
    # The list of sheets is read by both readers, its checksum by the second alone: here the checksum is wrong.
    entry = whole.rindex(b"PK\x01\x02", 0, whole.rindex(b"xl/workbook.xml"))
    local = int.from_bytes(whole[entry + 42 : entry + 46], "little")
    for place in (entry + 16, local + 14):
        whole[place] ^= 0xFF
    finding = board_of(tmp_path, bytes(whole), "board.xlsx").only
    assert (finding.severity, finding.kind, finding.file) == ("error", "unreadable file", "board.xlsx")
    assert "damaged" in finding.found


def _whole(folder: Path) -> bytes:
    board_in(folder, [["M1", "RXX", DAY, "A"]] * 200)
    return (folder / "board.xlsx").read_bytes()


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_a_workbook_that_breaks_off(tmp_path: Path, share: float) -> None:
    whole = _whole(tmp_path)
    finding = board_of(tmp_path, whole[: int(len(whole) * share)], "board.xlsx").only
    assert (finding.severity, finding.kind, finding.file) == ("error", "unreadable file", "board.xlsx")
    assert finding.found.startswith("a workbook that is broken off or damaged")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a workbook of the old kind (.xls) or one with a password"),
        (f"{HEADER}\n{ROW}\n".encode(), "no workbook"),
        (b"%PDF-1.7", "a PDF document"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, found: str) -> None:
    finding = board_of(tmp_path, content, "board.xlsx").only
    assert (finding.kind, finding.file) == ("unreadable file", "board.xlsx")
    assert finding.found.startswith(found)


def test_a_workbook_of_no_bytes_and_one_of_blank_sheets(tmp_path: Path) -> None:
    assert board_of(tmp_path, b"", "board.xlsx").only.kind == "empty file"
    write(tmp_path / "board.xlsx", {"One": [], "Two": [[" "]]})
    assert read(tmp_path).only.kind == "empty file"
