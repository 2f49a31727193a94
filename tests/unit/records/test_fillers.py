"""Totals, headers once more and notes among the records: left out and told of; records never are."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from levelground.records import source
from unit.records.reading import HEADER, OTHER, ROW, Reading, board_of, read

TOTALS = ["Total", "TOTAL:", "Grand Total", "Sub-total", "Subtotal", "Sub total", "Total records: 2", "Band 5 Total"]
NOTES = ["Source: the staff record", "Report run on 31/03/2026 10:00", "Page 1 of 3", "Not for publication", "Note:"]


def told(reading: Reading) -> list[tuple[str, int]]:
    """What kind of row was left out, and how many of each."""
    assert all(finding.severity == "warning" for finding in reading.findings), reading.findings
    return [(finding.kind.removesuffix(" left out"), finding.count) for finding in reading.findings]


def members(reading: Reading) -> list[object]:
    return [row[2] for row in reading.rows["board"]]


@pytest.mark.parametrize("total", TOTALS)
@pytest.mark.parametrize("cells", ["{0},,,", "{0},,,2", ",{0},,2", ",,{0},", ",,,{0}", "{0},RXX,,", '{0},"1,234",12,'])
def test_totals(tmp_path: Path, total: str, cells: str) -> None:
    reading = board_of(tmp_path, f"{HEADER}\n{ROW}\n{OTHER}\n{cells.format(total)}\n")
    assert told(reading) == [("total row", 1)]
    assert reading.only.row == 4
    assert members(reading) == ["M1", "M2"]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("cells", ["{0},,,", "{0}", ",{0},,"])
def test_notes_wherever_they_stand(tmp_path: Path, note: str, cells: str) -> None:
    line = cells.format(note)
    reading = board_of(tmp_path, f"{HEADER}\n{line}\n{ROW}\n{OTHER}\n\n{line}\n")
    assert told(reading) == [("note", 2)]
    assert members(reading) == ["M1", "M2"]
    assert note not in reading.only.sentence


@pytest.mark.parametrize("header", [HEADER, HEADER.upper(), HEADER.replace(",as_at", ",As_At")])
def test_the_header_once_more(tmp_path: Path, header: str) -> None:
    reading = board_of(tmp_path, f"{HEADER}\n{ROW}\n{header}\n{OTHER}\n")
    assert told(reading) == [("repeated header", 1)]
    assert members(reading) == ["M1", "M2"]


@pytest.mark.parametrize(
    "row",
    [
        ",RXX,2026-03-31,A", "M3,,,", "M3,,,A", ",,2026-03-31,A", "Total,RXX,2026-03-31,A",
        "T. Otal,RXX,2026-03-31,A", "a b c d,RXX,2026-03-31,A", ",,,A", "member_id,RXX,2026-03-31,A",
    ],
)  # fmt: skip
def test_a_record_with_faults_stays_a_record(tmp_path: Path, row: str) -> None:
    reading = board_of(tmp_path, f"{HEADER}\n{ROW}\n{row}\n")
    assert not reading.findings
    assert len(reading.rows["board"]) == 2


def test_a_short_row_that_is_no_note_is_ragged(tmp_path: Path) -> None:
    assert board_of(tmp_path, f"{HEADER}\n{ROW}\nM2,RXX\n").only.kind == "ragged row"


def test_the_rest_of_the_rows_keep_their_numbers(tmp_path: Path) -> None:
    reading = board_of(tmp_path, f"{HEADER}\n{ROW}\nTotal,,,\n{OTHER}\n")
    assert [row[1] for row in reading.rows["board"]] == [2, 4]


def test_totals_of_a_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "IN_MEMORY_BYTES", 10)
    rows = "\n".join(f"M{number},RXX,2026-03-31,A" for number in range(3_000))
    reading = board_of(tmp_path, f"{HEADER}\n{rows}\n{HEADER}\nGrand Total,,,3000\n")
    assert told(reading) == [("repeated header", 1), ("total row", 1)]
    assert len(reading.rows["board"]) == 3_000


def test_totals_of_people_without_a_file_of_their_own_numbers(tmp_path: Path) -> None:
    # In a tracker people may have no number: that makes no note of their case.
    header = "case_id,organisation,entered_on,kind,ethnic_category,person_id"
    (tmp_path / "formal_cases.csv").write_text(f"{header}\nC1,RXX,2026-01-01,disciplinary,A,\nTotal,1,,,,\n")
    reading = read(tmp_path, formal_cases="person_id")
    assert told(reading) == [("total row", 1)]
    assert len(reading.rows["formal_cases"]) == 1


def test_a_workbook_as_organisations_export_it(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "board.xlsx")) as book:
        book.add_worksheet("Cover").write_column(0, 0, ["The board", "Run by the workforce team"])
        sheet = book.add_worksheet("Export")
        sheet.merge_range(0, 0, 0, 3, "Board members")
        sheet.write_row(2, 0, ["Member ID", "Organisation", "As at", "Ethnic category"])
        sheet.merge_range(3, 1, 5, 1, "RXX")
        for row, member in enumerate(("M1", "M2", "M3"), start=3):
            sheet.write(row, 0, member)
            sheet.write_row(row, 2, ["2026-03-31", "A"])
        sheet.write_row(6, 0, ["Grand Total", "", "", 3])
        sheet.merge_range(8, 0, 8, 3, "Prepared for the board, 1 April 2026")
    reading = read(tmp_path)
    above = [("title rows", 1), ("one sheet of several", 1)]
    assert told(reading) == [*above, ("merged cells", 2), ("note", 1), ("total row", 1)]
    assert [row[1:] for row in reading.rows["board"]] == [
        (4, "M1", "RXX", "2026-03-31", "A"), (5, "M2", "RXX", "2026-03-31", "A"), (6, "M3", "RXX", "2026-03-31", "A"),
    ]  # fmt: skip


MESS = st.sampled_from([*(f"{total},,," for total in TOTALS), *(f"{note},,," for note in NOTES), HEADER, "", ",,,"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.one_of(MESS, st.integers(0, 99)), max_size=12))
def test_whatever_stands_between_the_records_they_are_the_records(tmp_path: Path, lines: list[str | int]) -> None:
    rows = [f"M{line},RXX,2026-03-31,A" if isinstance(line, int) else line for line in lines]
    reading = board_of(tmp_path, "\n".join([HEADER, *rows]) + "\n")
    assert members(reading) == [f"M{line}" for line in lines if isinstance(line, int)]
