"""Recognition: files of any name by their headings, and no guess where two answers are as good."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from levelground.records import Profile, connect, open_folder
from unit.records.reading import BOARD, HEADER, ROW, read

TEXT = f"{HEADER}\n{ROW}\n"
LEARNING = (
    "Employee Number,Employer Code,Competence Name,Training Type,Completion Date\n1,RXX,Fire,Mandatory,1/2/2026\n"
)
CASES = "Case Ref,Org Code,Date Entered Formal Process,Case Type,Ethnicity\n1,RXX,1/2/2026,Conduct,A\n"


def kinds(folder: Path) -> list[str]:
    return [finding.kind for finding in read(folder).findings]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xlsm", "parquet"])
def test_a_file_of_another_name_is_known_by_its_headings(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"Members, March 2026.{ending}"
    if ending == "csv":
        path.write_text(TEXT)
    elif ending == "parquet":
        pq.write_table(pa.table(dict(zip(BOARD, ([cell] for cell in ROW.split(",")), strict=True))), path)
    else:
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(2, 0, BOARD)
            sheet.write_row(3, 0, ROW.split(","))
    reading = read(tmp_path)
    finding = reading.only
    assert (finding.severity, finding.kind, finding.file) == ("warning", "recognised by its headings", path.name)
    assert [row[2:] for row in reading.rows["board"]] == [tuple(ROW.split(","))]


def test_the_headings_of_other_systems_are_known_too(tmp_path: Path) -> None:
    (tmp_path / "OLM export.csv").write_text(LEARNING)
    (tmp_path / "tracker.csv").write_text(CASES)
    reading = read(tmp_path)
    assert sorted(reading.rows) == ["formal_cases", "training"]
    assert sorted(finding.kind for finding in reading.findings) == [
        "built-in profile", "built-in profile", "recognised by its headings", "recognised by its headings",
    ]  # fmt: skip


def test_a_file_of_the_proper_name_leaves_others_unread(tmp_path: Path) -> None:
    (tmp_path / "training.csv").write_text(LEARNING)
    (tmp_path / "OLM export.csv").write_text(LEARNING)
    assert kinds(tmp_path) == ["file not read", "built-in profile"]


def test_headings_of_the_contract_need_no_built_in_profile(tmp_path: Path) -> None:
    (tmp_path / "training.csv").write_text("person_id,organisation,course,mandatory,completed_on,Employee Number\n")
    assert not read(tmp_path).findings


def test_a_missing_column_is_no_reason_for_a_built_in_profile(tmp_path: Path) -> None:
    (tmp_path / "training.csv").write_text("person_id,organisation,course,mandatory\n")
    assert kinds(tmp_path) == ["missing column"]


def test_organisation_and_date_may_be_missing_from_what_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text("member_id,ethnic_category\nM1,A\n")
    assert kinds(tmp_path) == ["recognised by its headings", "missing column", "missing column"]


def test_two_files_for_one_record_set_are_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "members 2025.csv").write_text(TEXT)
    (tmp_path / "members 2026.csv").write_text(TEXT)
    reading = read(tmp_path)
    finding = reading.only
    assert (finding.severity, finding.kind) == ("error", "ambiguous file")
    assert "members 2025.csv and members 2026.csv" in finding.found
    assert '[board] file = "members 2025.csv"' in finding.remedy
    assert not reading.rows
    chosen = read(tmp_path, {"board": {"file": "members 2026.csv"}})
    assert [finding.kind for finding in chosen.findings] == ["file not read"]


def test_a_file_that_fits_two_record_sets_is_named_with_both(tmp_path: Path) -> None:
    both = "member_id,ethnic_category,organisation,name,kind,ics,region"
    (tmp_path / "everything.csv").write_text(both.replace(",region", ",region,as_at,successor") + "\n")
    one = read(tmp_path)
    assert [finding.kind for finding in one.findings] == ["recognised by its headings"]
    (tmp_path / "everything.csv").write_text(
        both.replace("name,kind,ics,region", "as_at,executive,name,kind,ics,region")
    )
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind, finding.file) == ("error", "ambiguous file", "everything.csv")
    assert "board and organisations" in finding.found
    assert "[board] file" in finding.remedy


def test_the_profile_of_the_extracts_tells_what_was_recognised(tmp_path: Path) -> None:
    (tmp_path / "OLM export.csv").write_text(LEARNING)
    (tmp_path / "board.csv").write_text(TEXT)
    engine = connect()
    try:
        extracts = open_folder(engine, tmp_path, {}, Profile())
        assert extracts.profile.as_dict() == {"training": {"file": "OLM export.csv", "like": "olm-learning"}}
        again = open_folder(engine, tmp_path, {}, extracts.profile)
    finally:
        engine.close()
    assert again.sources["training"].headings == extracts.sources["training"].headings
    assert again.profile == extracts.profile


def test_a_folder_of_photographs_says_what_it_holds(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"IMG_{number:04}.JPG").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (tmp_path / "IMG_0100.heic").write_bytes(b"\0\0\0\x18ftypheic")
    finding = read(tmp_path).only
    assert (finding.severity, finding.kind) == ("error", "no extracts")
    assert finding.found == "no record set in this folder; it holds 12 .jpg, 1 .heic"


def test_photographs_under_the_endings_of_extracts_are_not_read(tmp_path: Path) -> None:
    for ending in ("csv", "xlsx", "parquet"):
        (tmp_path / f"photo.{ending}").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 10)
    assert kinds(tmp_path) == ["file not read"] * 3 + ["no extracts"]
