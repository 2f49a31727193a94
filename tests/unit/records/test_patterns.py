"""Values by pattern, headings by list, constants, and a built-in profile beneath: what else a profile may say."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from levelground.records import ProfileError, profile_of
from levelground.records.patterns import fault_of
from unit.records.reading import HEADER, ROW, read
from unit.records.values import values_read


def fault(table: dict[str, object], record_set: str = "staff") -> str:
    with pytest.raises(ProfileError) as raised:
        profile_of({record_set: table}, "p.toml")
    return str(raised.value).removeprefix("p.toml: ")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"patterns": {"pay_band": {"X(": "Band 5"}}}, "[staff.patterns.pay_band] 'X(' is no regular expression"),
        ({"patterns": {"pay_band": {"(?=x)x": "Band 5"}}}, "[staff.patterns.pay_band] '(?=x)x' is no regular"),
        ({"patterns": {"pay_band": {r"(x)\1": "Band 5"}}}, r"[staff.patterns.pay_band] '(x)\\1' is no regular"),
        ({"patterns": {"pay_band": {"x" * 501: "Band 5"}}}, f"[staff.patterns.pay_band] '{'x' * 501}' is longer than"),
        ({"patterns": {"pay_band": {"x": r"Band \1"}}}, r"[staff.patterns.pay_band] 'x' is to be 'Band \\1', but has"),
        ({"patterns": {"pay_band": {"x": "Bnad 5"}}}, "[staff.patterns.pay_band] 'x' is to be 'Bnad 5', which"),
        ({"patterns": {"person_id": {"x": "y"}}}, "[staff.patterns.person_id] person_id is not a column of codes"),
        ({"patterns": {"band": {"x": "y"}}}, "[staff.patterns.band] 'band' is none of the columns of staff"),
        ({"patterns": {"pay_band": 3}}, "[staff.patterns.pay_band] is not a table"),
        ({"constants": {"as_at": "31 March"}}, "[staff.constants] as_at is not a date: write it as 2026-03-31"),
        ({"constants": {"contract": "perm"}}, "[staff.constants] 'contract' is to be 'perm', which contract"),
        ({"constants": {"organisation": 7}}, "[staff.constants] organisation is not a text"),
        ({"constants": {"bnad": "x"}}, "[staff.constants] 'bnad' is none of the columns of staff"),
        (
            {"columns": {"organisation": "Trust"}, "constants": {"organisation": "RXX"}},
            "[staff.constants] organisation has a heading too",
        ),
        ({"columns": {"person_id": ["Number", " "]}}, "[staff.columns] person_id has no heading"),
        ({"columns": {"person_id": ["Number", 3]}}, "[staff.columns] person_id is not a text"),
        ({"like": "esr"}, "[staff] like is 'esr', no built-in profile of staff. There are: esr-staff"),
        ({"like": "olm-learning"}, "[staff] like is 'olm-learning', no built-in profile of staff"),
    ],
)  # fmt: skip
def test_each_fault_is_a_sentence(table: dict[str, object], says: str) -> None:
    assert fault(table).startswith(says)


def test_a_profile_with_everything_is_read_back_from_its_own_document() -> None:
    document = {
        "staff": {
            "file": "ESR *.xlsx", "sheet": "Data", "like": "esr-staff",
            "columns": {"person_id": ["Number", "No"], "pay_band": "Grade"},
            "values": {"pay_band": {"X": "Band 5"}}, "patterns": {"pay_band": {"X(.)": r"Band \1"}},
            "constants": {"organisation": "RXX", "as_at": "2026-03-31", "contract": "permanent"},
        }
    }  # fmt: skip
    profile = profile_of(document, "p.toml")
    assert profile.as_dict() == document
    assert profile_of(profile.as_dict(), "again") == profile


@pytest.mark.parametrize(
    ("value", "read_as"),
    [("XR05", "Band 5"), (" xr05 ", "Band 5"), ("XR06 | of old", "Band 6"), ("Band 7", "Band 7"), ("Nn", "VSM"),
     ("XR0505", None), ("aXR05", None)],
)  # fmt: skip
def test_a_pattern_matches_a_value_as_a_whole_in_any_case(tmp_path: Path, value: str, read_as: str | None) -> None:
    mapping = {
        "values": {"pay_band": {"NN": "VSM"}},
        "patterns": {"pay_band": {r"XR0([1-7])( \|.*)?": r"Band \1", "n.": "Other", "Band 7": "Other"}},
    }
    assert values_read(tmp_path, "staff", "pay_band", [value], mapping) == {value.strip(): read_as}


def test_the_first_pattern_that_matches_counts(tmp_path: Path) -> None:
    mapping = {"patterns": {"pay_band": {"x.*": "Band 5", "xy": "Band 6"}}}
    assert values_read(tmp_path, "staff", "pay_band", ["xy"], mapping) == {"xy": "Band 5"}


def test_no_pattern_takes_more_time_than_the_text_is_long(tmp_path: Path) -> None:
    mapping = {"patterns": {"pay_band": {"(a+)+b": "Band 5", "(a|aa)+c": "Band 6", "(.*a){20}d": "Band 7"}}}
    started = time.process_time()
    assert values_read(tmp_path, "staff", "pay_band", ["a" * 450], mapping) == {"a" * 450: None}
    assert time.process_time() - started < 5


def test_the_first_heading_of_a_list_that_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(f"{HEADER},Number,No\n{ROW},7,8\n")
    listed = {"board": {"columns": {"member_id": ["Payroll", "No", "Number"]}}}
    assert read(tmp_path, listed).board() == [(2, "8", "RXX", "2026-03-31", "A")]


def test_a_list_of_which_no_heading_is_there(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(f"{HEADER}\n{ROW}\n")
    finding = read(tmp_path, {"board": {"columns": {"member_id": ["Payroll", "No"]}}}).only
    assert (finding.kind, finding.column) == ("missing column", "Payroll")


def test_two_columns_of_codes_may_follow_from_one_heading(tmp_path: Path) -> None:
    (tmp_path / "applications.csv").write_text(
        "application_id,organisation,vacancy_id,shortlisted_on,ethnic_category,Stage\n1,RXX,V,2026-01-01,A,Offer\n"
    )
    columns = {"shortlisted": "Stage", "appointed": "Stage"}
    reading = read(tmp_path, {"applications": {"columns": columns}})
    assert not reading.findings
    assert reading.rows["applications"][0][-2:] == ("Offer", "Offer")


def test_two_other_columns_may_not() -> None:
    columns = {"closed_on": "Date", "entered_on": "Date"}
    assert fault({"columns": columns}, "formal_cases").startswith("[formal_cases.columns] gives closed_on and")


def test_constants_stand_in_every_row(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text("member_id,ethnic_category\nM1,A\nM2,H\n")
    constants = {"organisation": "RXX", "as_at": "2026-03-31"}
    reading = read(tmp_path, {"board": {"constants": constants}})
    assert not reading.findings
    assert reading.rows["board"] == [
        ("board.csv", 2, "M1", "A", "RXX", "2026-03-31"), ("board.csv", 3, "M2", "H", "RXX", "2026-03-31"),
    ]  # fmt: skip


def test_a_missing_organisation_says_how_to_give_it_once(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text("member_id,as_at,ethnic_category\nM1,2026-03-31,A\n")
    assert '[board.constants] organisation = "RXX"' in read(tmp_path).only.remedy


@pytest.mark.parametrize("file", ["board of 2026.csv", "board of *.csv", "*2026*"])
def test_a_file_may_be_named_with_what_changes_left_open(tmp_path: Path, file: str) -> None:
    (tmp_path / "board of 2026.csv").write_text(f"{HEADER}\n{ROW}\n")
    assert len(read(tmp_path, {"board": {"file": file}}).board()) == 1


def test_two_files_of_an_open_name_are_not_chosen_from(tmp_path: Path) -> None:
    for year in (2025, 2026):
        (tmp_path / f"board of {year}.csv").write_text(f"{HEADER}\n{ROW}\n")
    assert read(tmp_path, {"board": {"file": "board of *.csv"}}).only.kind == "record set given twice"


def test_patterns_are_judged_the_same_by_many_threads_at_once() -> None:
    """One answer that is taken for another's would be kept: a pattern is judged once."""
    patterns = [f".*at once {number}\\b.*" for number in range(200)]
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda pattern: fault_of(pattern, "Band 2"), patterns)) == {""}
