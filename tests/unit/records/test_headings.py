"""Headings: columns that miss, stand twice, or are nobody's business."""

from pathlib import Path

import pytest

from unit.records.reading import BOARD, HEADER, ROW, board_of, read


def test_every_missing_column_is_named_with_the_nearest_heading(tmp_path: Path) -> None:
    reading = board_of(tmp_path, "member_id,Organization,as_at,x\nM1,RXX,2026-03-31,A\n")
    first, second = reading.findings
    assert (first.severity, first.kind, first.file, first.row) == ("error", "missing column", "board.csv", None)
    assert (first.column, second.column) == ("organisation", "ethnic_category")
    assert first.found == "no such column; the headings are 'member_id', 'Organization', 'as_at', 'x'"
    assert first.remedy.startswith("Rename 'Organization' if that is it")
    assert second.remedy.startswith("Add the column")
    assert second.expected == "a column 'ethnic_category'"
    assert "board" not in reading.rows


@pytest.mark.parametrize("header", ["Jane Smith,RXX,2026-03-31,A", "Jane Smith;RXX", "Jane Smith"])
def test_a_file_without_a_header_is_not_quoted(tmp_path: Path, header: str) -> None:
    reading = board_of(tmp_path, header + "\n" + ROW)
    assert [finding.column for finding in reading.findings] == list(BOARD)
    assert not any("Jane" in finding.sentence for finding in reading.findings)


def test_one_column(tmp_path: Path) -> None:
    reading = board_of(tmp_path, HEADER.replace(",", ":") + "\n" + ROW.replace(",", ":"))
    assert reading.findings[0].found == (
        "no such column; the file has a single column, with no comma, semicolon, tab or bar between cells"
    )


@pytest.mark.parametrize("twin", ["member_id", "Member ID", "MEMBER-ID", " member_id "])
@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_column_twice(tmp_path: Path, twin: str, end: str) -> None:
    finding = board_of(tmp_path, f"{HEADER},{twin}{end}{ROW},M1{end}").only
    assert (finding.severity, finding.kind, finding.file) == ("error", "duplicate column", "board.csv")
    assert (finding.column, finding.found) == ("member_id", "the column 2 times (columns 1, 5)")
    assert finding.expected == "one column for member_id"


def test_a_column_twice_that_is_not_read_does_not_matter(tmp_path: Path) -> None:
    content = f"{HEADER},notes,notes,voting,voting\n{ROW},,,yes,no\n"
    assert len(board_of(tmp_path, content).board()) == 1
    assert read(tmp_path, board="voting").only.column == "voting"


def test_a_heading_of_a_profile_that_the_file_has_not(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(f"{HEADER.replace('member_id', 'Employee No.')}\n{ROW}\n")
    finding = read(tmp_path, {"board": {"columns": {"member_id": "Employee Number"}}}).only
    assert (finding.kind, finding.column) == ("missing column", "Employee Number")
    assert finding.expected == "a column 'Employee Number', which the profile names for member_id"
    assert finding.remedy.startswith("Rename 'Employee No.' if that is it")


def test_an_optional_heading_of_a_profile_that_the_file_has_not(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(f"{HEADER}\n{ROW}\n")
    document: dict[str, object] = {"board": {"columns": {"voting": "Has a vote?"}}}
    finding = read(tmp_path, document, board="voting").only
    assert (finding.kind, finding.column) == ("missing column", "Has a vote?")
    assert finding.remedy == "Correct the profile, or add the column."
    assert not read(tmp_path, document).findings


def test_headings_of_a_profile_win(tmp_path: Path) -> None:
    text = f"{HEADER},Number,voting,has vote\n{ROW},7,no,yes\n"
    (tmp_path / "board.csv").write_text(text)
    document: dict[str, object] = {"board": {"columns": {"member_id": "NUMBER", "voting": "Has vote"}}}
    reading = read(tmp_path, document, board="voting")
    assert reading.board() == [(2, "7", "RXX", "2026-03-31", "A", "yes")]
    assert reading.headings["board"]["member_id"] == "Number"


def test_a_heading_that_a_profile_gives_to_another_column(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(f"{HEADER}\n{ROW}\n")
    finding = read(tmp_path, {"board": {"columns": {"member_id": "organisation"}}}).only
    assert (finding.kind, finding.column) == ("missing column", "organisation")


@pytest.mark.parametrize(
    "heading",
    [
        "Forename", "first_name", "Surname", "LAST NAME", "Full Name", "Employee Name", "Name", "Title", "NI Number",
        "NINO", "National Insurance No", "Date of Birth", "date_of_birth", "DOB", "D.O.B.", "E-mail", "Email Address",
        "Home Address", "Address Line 1", "Postcode", "Post Code", "Phone", "Mobile", "NHS number", "Sort code",
    ],
)  # fmt: skip
def test_columns_that_look_personal_are_named_and_not_read(tmp_path: Path, heading: str) -> None:
    reading = board_of(tmp_path, f"{heading},{HEADER}\nSecret,{ROW}\n")
    finding = reading.only
    assert (finding.severity, finding.kind, finding.file) == ("warning", "personal columns", "board.csv")
    assert finding.found.endswith(f": {heading!r}")
    assert reading.rows["board"] == [("board.csv", 2, "M1", "RXX", "2026-03-31", "A")]
    assert "Secret" not in finding.sentence


@pytest.mark.parametrize(
    "heading",
    ["Organisation name", "Course Name", "Job title", "Vacancy title", "Ward", "Staff number", "notes", "Enamel", ""],
)
def test_ordinary_columns_are_not_called_personal(tmp_path: Path, heading: str) -> None:
    assert len(board_of(tmp_path, f"{heading},{HEADER}\nx,{ROW}\n").board()) == 1


def test_a_column_that_is_read_is_not_called_personal(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(f"{HEADER.replace('member_id', 'Employee Name')}\n{ROW}\n")
    assert len(read(tmp_path, {"board": {"columns": {"member_id": "Employee Name"}}}).board()) == 1


def test_many_headings_are_cut_short(tmp_path: Path) -> None:
    headings = ",".join(["member_id", "x" * 500, *(f"h{number}" for number in range(30))])
    found = board_of(tmp_path, f"{headings}\n").findings[0].found
    assert found.endswith("'h9' and 20 more")
    assert f"'{'x' * 40}…'" in found
