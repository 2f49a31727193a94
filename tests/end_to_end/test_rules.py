"""The rules of the record sets: dates, windows, who is counted, and what is missing or given as totals."""

import json
from pathlib import Path

import pytest

from end_to_end.conftest import Trust
from end_to_end.hands import (
    CLERICAL,
    MEDICAL,
    Records,
    Row,
    count,
    levelground,
    measured,
    one,
    people,
    picked,
    refused,
    table,
)

Findings = list[dict[str, object]]


def run(records: Records, home: Path, year: int | None = None) -> tuple[list[Row], list[Row], Findings]:
    """Counts, figures and findings of records that have no errors."""
    out = home / "out"
    measured(records.write(home / "extracts"), out, year or records.year)
    findings = json.loads((out / "checks.json").read_text("utf-8"))["findings"]
    return table(out / "counts.csv"), table(out / "figures.csv"), findings


def kinds(findings: Findings) -> set[str]:
    """The kinds of all findings."""
    return {str(finding["kind"]) for finding in findings}


def staff(year: int = 2026) -> Records:
    """100 white and 50 BME people in post."""
    return Records(year=year).staff(100, "A").staff(50, "H")


# Windows of indicator 3


def test_to_2020_entries_of_two_years_are_averaged(tmp_path: Path):
    records = staff(2020).cases(4, "A").cases(3, "H").cases(2, "A", entered_on="2018-04-01")
    counts, figures, findings = run(records.cases(3, "H", entered_on="2018-03-31"), tmp_path)
    # The numerator stays undivided, the denominator is multiplied by 2; 31 March 2018 is out of the window.
    assert count(counts, "3", "white") == (6, 200)
    assert count(counts, "3", "bme") == (3, 100)
    ratio = picked(figures, indicator="3", part="", statistic="ratio", comparator="white", group="bme")[0]
    assert float(ratio["value"]) == pytest.approx(1.0, rel=1e-12)
    assert ratio["flags"] == ""
    assert "shorter window" not in kinds(findings)


def test_with_nothing_older_than_12_months_one_year_is_taken_flagged_and_warned(tmp_path: Path):
    counts, figures, findings = run(staff(2020).cases(4, "A").cases(3, "H"), tmp_path)
    assert count(counts, "3", "white") == (4, 100)
    assert count(counts, "3", "bme") == (3, 50)
    rows = picked(figures, indicator="3", part="")
    assert rows
    assert all("window=12" in row["flags"].split(";") for row in rows)
    assert all("window=12" not in row["flags"] for row in figures if row["indicator"] != "3")
    assert any("12" in str(finding["found"]) for finding in findings if finding["severity"] == "warning")


def test_an_older_entry_outside_both_years_shows_that_the_extract_reaches_back(tmp_path: Path):
    counts, figures, _ = run(staff(2020).cases(4, "A").cases(1, "H", entered_on="2016-05-05"), tmp_path)
    assert count(counts, "3", "white") == (4, 200)
    assert one(figures, indicator="3", part="", statistic="percentage", group="white")["flags"] == ""


@pytest.mark.parametrize("year", [2021, 2026])
def test_from_2021_the_window_is_12_months(tmp_path: Path, year: int):
    records = staff(year).cases(4, "A").cases(3, "H").cases(9, "H", entered_on=f"{year - 1}-03-31")
    counts, figures, _ = run(records.cases(1, "H", entered_on=f"{year - 1}-04-01"), tmp_path)
    assert count(counts, "3", "white") == (4, 100)
    assert count(counts, "3", "bme") == (4, 50)
    assert one(figures, indicator="3", part="", statistic="percentage", group="white")["flags"] == ""


@pytest.mark.parametrize("year", [2020, 2026])
def test_more_entries_than_people_in_post_are_measured(tmp_path: Path, year: int):
    # Leavers' entries count, and one person may enter more than once: a small group can have more entries than people.
    records = Records(year=year).staff(20, "A").staff(1, "H").cases(2, "A").cases(4, "H").cases(1, "Z")
    counts, figures, _ = run(records, tmp_path)
    numerator, denominator = count(counts, "3", "bme")
    assert numerator == 4
    assert denominator in (1, 2)
    assert count(counts, "3", "all")[0] == 7
    for row in picked(figures, indicator="3", statistic="percentage"):
        assert row["flags"] if not row["value"] else 0 <= float(row["value"]) <= 100, row
    headline = picked(figures, indicator="3", part="", statistic="ratio", group="bme", comparator="white")
    assert [row["method"] for row in headline] == ["koopman", "katz"]


def test_leap_years_do_not_move_a_window(tmp_path: Path):
    records = staff(2024).cases(1, "A", entered_on="2023-04-01").cases(1, "A", entered_on="2024-02-29")
    counts, _, _ = run(records.cases(1, "A", entered_on="2023-03-31"), tmp_path)
    assert count(counts, "3", "white") == (2, 100)


# The date of the staff file


@pytest.mark.parametrize(("day", "warned"), [("2026-03-31", False), ("2026-04-30", True), ("2026-02-28", True)])
def test_the_editions_date_or_the_nearest_within_31_days(tmp_path: Path, day: str, warned: bool):
    counts, _, findings = run(Records().staff(10, "A", as_at=day).staff(5, "H", as_at=day), tmp_path)
    assert count(counts, "1", "all") == (15, 15)
    assert any(day in str(finding["found"]) for finding in findings) == warned


@pytest.mark.parametrize("day", ["2026-05-02", "2026-02-27", "2025-03-31"])
def test_a_date_further_away_is_an_error(tmp_path: Path, day: str):
    said = refused(Records().staff(10, "A", as_at=day).write(tmp_path / "extracts"), tmp_path / "out")
    assert "staff.csv" in said
    assert day in said
    assert "2026-03-31" in said


def test_a_date_before_the_first_year_is_refused_like_any_impossible_one(tmp_path: Path):
    records = Records().staff(10, "A").staff(1, "A", as_at="0000-01-01")
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    assert "column as_at: impossible date" in said
    assert "0000-01-01" in said


def test_people_without_an_identifier_in_training_are_no_leavers(tmp_path: Path):
    records = Records().staff(10, "A")
    for person in ("", "STRANGER"):
        records.add("training", person_id=person, course="C", mandatory="no", completed_on="2025-10-01")
    _, _, findings = run(records, tmp_path)
    (leavers,) = [finding for finding in findings if finding["column"] == "person_id"]
    assert leavers["count"] == 1


def test_of_many_dates_the_editions_is_taken(tmp_path: Path):
    records = Records()
    for day, number in (("2024-03-31", 7), ("2025-03-31", 8), ("2026-02-28", 9), ("2026-03-31", 10)):
        records.staff(number, "A", as_at=day).staff(number // 2, "H", as_at=day)
    counts, _, _ = run(records, tmp_path)
    assert count(counts, "1", "white") == (10, 15)
    earlier = levelground("measure", tmp_path / "extracts", "--year", 2024, "--to", tmp_path / "earlier")
    assert earlier.status == 0
    assert count(table(tmp_path / "earlier" / "counts.csv"), "1", "white") == (7, 10)


def test_the_same_people_at_two_dates_are_no_duplicates(tmp_path: Path):
    records = Records()
    for day in ("2025-03-31", "2026-03-31"):
        for person in people(1, 6):
            records.staff(1, "A", person_id=person, as_at=day)
    counts, _, _ = run(records, tmp_path)
    assert count(counts, "1", "all") == (6, 6)


# Who is counted


def test_bank_honorary_agency_and_non_executive_are_left_out_and_counted(tmp_path: Path):
    records = Records().staff(10, "A", contract="permanent").staff(5, "A", contract="fixed term")
    for number, contract in ((2, "bank"), (3, "honorary"), (4, "agency"), (5, "non-executive")):
        records.staff(number, "H", contract=contract)
    counts, _, _ = run(records, tmp_path)
    assert count(counts, "1", "all") == (15, 15)
    ladder = json.dumps(_return(tmp_path)["ladders"])
    assert "14" in ladder
    assert "bank" in ladder


def _return(home: Path) -> dict[str, object]:
    measured(home / "extracts", home / "again", 2026, formats="json")
    document: dict[str, object] = json.loads((home / "again" / "return.json").read_text("utf-8"))
    return document


def test_statuses_follow_a_setting(tmp_path: Path):
    # So many of each that the sum says which were counted.
    records = Records().staff(100, "A")
    for number, status in ((1, "active"), (2, "maternity"), (4, "suspended"), (8, "secondment out"), (16, "")):
        records.staff(number, "H", assignment_status=status)
    records.staff(32, "H", assignment_status="career break").staff(64, "H", assignment_status="secondment in")
    counts, _, _ = run(records, tmp_path)
    assert count(counts, "1", "bme") == (31, 131)


def test_a_persons_primary_assignment_counts_and_the_rules_are_told(tmp_path: Path):
    records = Records().staff(4, "A", assignment_id="X", pay_band="Band 2")
    for place, row in enumerate(records.rows["staff"]):
        row["assignment_id"] = f"A{place}"

    def assignment(person: str, number: str, band: str, **cells: object) -> None:
        records.staff(1, "H", person_id=person, assignment_id=number, pay_band=band, **cells)

    # By the mark, although the other post is paid more.
    assignment("MARKED", "B1", "Band 5", primary_assignment="yes", fte="0.2")
    assignment("MARKED", "B2", "Band 7", primary_assignment="no", fte="0.8")
    # By pay.
    assignment("PAID", "C1", "Band 6", fte="0.8")
    assignment("PAID", "C2", "Band 8a", fte="0.2")
    # By full-time equivalent.
    assignment("HOURS", "D1", "Band 4", fte="0.4", staff_group=CLERICAL)
    assignment("HOURS", "D2", "Band 4", fte="0.6")
    # By the lowest identifier, for all else is a tie.
    assignment("TIED", "E2", "Band 3", fte="0.5", staff_group=CLERICAL)
    assignment("TIED", "E1", "Band 3", fte="0.5")
    # Only the counted assignment stands: bank work is none.
    assignment("BANK", "F1", "Band 9", contract="bank", primary_assignment="yes")
    assignment("BANK", "F2", "Band 3")
    counts, _, findings = run(records, tmp_path)
    assert count(counts, "1", "all") == (9, 9)
    parts = {row["part"] for row in picked(counts, indicator="1", group="bme") if row["numerator"] != "0"}
    bands = {part for part in parts if "pay_band=" in part}
    assert bands == {f"clinical=yes;pay_band=Band {band}" for band in ("5", "8a", "4", "3")}
    assert count(counts, "1", "bme", "clinical=yes;pay_band=Band 3") == (2, 2)
    told = json.dumps(_return(tmp_path)["ladders"]) + json.dumps(findings)
    for rule in ("primary_assignment", "pay_band", "fte", "assignment_id"):
        assert f"{rule}: 1" in told, rule


def test_a_person_twice_without_assignments_is_an_error(tmp_path: Path):
    records = Records().staff(5, "A").staff(1, "A", person_id="P000003")
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    assert "staff.csv" in said
    assert "P000003" in said


def test_an_assignment_twice_is_an_error(tmp_path: Path):
    records = Records().staff(1, "A", assignment_id="X1").staff(1, "A", assignment_id="X1")
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    assert "staff.csv" in said
    assert "X1" in said


def test_one_person_with_two_ethnic_categories_is_an_error_that_quotes_neither(tmp_path: Path):
    records = Records().staff(1, "A", person_id="P1", assignment_id="X1")
    records.staff(1, "H", person_id="P1", assignment_id="X2")
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    assert "staff.csv" in said
    assert "ethnic_category" in said


def test_ethnic_categories_are_read_in_every_known_form(tmp_path: Path):
    records = Records()
    white, bme, unknown = ("A", "b", "C", "CA", "cy", "White - British"), ("h", "GA", "LK", "PE", "SE"), ("z", "99", "")
    for category in (*white, *bme, *unknown):
        records.staff(1, category)
    counts, _, _ = run(records, tmp_path)
    assert [count(counts, "1", group)[0] for group in ("white", "bme", "unknown")] == [6, 5, 3]


def test_other_bands_have_a_row_of_their_own_and_a_warning(tmp_path: Path):
    counts, _, findings = run(Records().staff(9, "A").staff(2, "H", pay_band="Other"), tmp_path)
    assert count(counts, "1", "bme", "clinical=yes;pay_band=Other") == (2, 2)
    assert any("Other" in json.dumps(finding) for finding in findings if finding["severity"] == "warning")


def test_clinical_given_in_a_column_stands_before_the_staff_group(tmp_path: Path):
    counts, _, _ = run(Records().staff(3, "A", staff_group=CLERICAL, clinical="yes").staff(1, "A"), tmp_path)
    assert count(counts, "1", "white", "clinical=yes") == (4, 4)


def test_senior_medical_managers_are_a_subset_of_consultants(tmp_path: Path):
    records = Records().staff(6, "A", staff_group=MEDICAL, pay_band="Consultant")
    records.staff(2, "A", staff_group=MEDICAL, pay_band="Consultant", medical_grade="senior medical manager")
    counts, _, _ = run(records, tmp_path)
    assert count(counts, "1", "white", "clinical=yes;pay_band=Consultant") == (8, 8)
    assert count(counts, "1", "white", "medical_grade=senior medical manager") == (2, 2)
    assert count(counts, "1", "all") == (8, 8)


# Missing, nil, and totals


def test_a_missing_record_set_is_not_measured_and_the_rest_is(tmp_path: Path):
    records = staff().applications(20, "A", 10).applications(10, "H", 4)
    counts, figures, _ = run(records, tmp_path)
    assert {row["indicator"] for row in counts} == {row["indicator"] for row in figures} == {"1", "2"}
    readings = json.dumps(_return(tmp_path)["readings"])
    assert "formal_cases" in readings


def test_without_staff_indicators_1_3_4_and_9_are_not_measured(tmp_path: Path):
    records = Records().applications(20, "A", 10).applications(10, "H", 4).cases(3, "A")
    records.training(["P1"]).board(9, "A").survey("harassment-staff", 20, 25)
    counts, _, _ = run(records, tmp_path)
    assert {row["indicator"] for row in counts} == {"2", "6"}


def test_nil_files_count_zeros_with_a_warning(tmp_path: Path):
    records = staff().nil("formal_cases").nil("training").nil("applications")
    counts, figures, findings = run(records, tmp_path)
    for indicator in ("3", "4"):
        assert count(counts, indicator, "white") == (0, 100)
        row = picked(figures, indicator=indicator, part="", statistic="ratio")[0]
        assert (row["value"], row["flags"]) == ("", "undefined")
    row = picked(figures, indicator="2", part="", statistic="ratio")[0]
    assert (row["value"], row["flags"], row["denominator"]) == ("", "undefined", "0")
    nil = [finding for finding in findings if finding["severity"] == "warning"]
    assert {str(finding["file"]) for finding in nil} >= {"formal_cases.csv", "training.csv", "applications.csv"}


def test_staff_without_rows_is_an_error(tmp_path: Path):
    records = Records().nil("staff").applications(5, "A", 1)
    assert "staff.csv" in refused(records.write(tmp_path / "extracts"), tmp_path / "out")


def test_zero_cells_have_a_flag_and_an_empty_cell(tmp_path: Path):
    # Nobody white was disciplined: the ratio is unbounded. Nobody BME was appointed: so is that one.
    records = staff().cases(3, "H").applications(10, "A", 5).applications(10, "H", 0)
    _, figures, _ = run(records.training(people(101, 10)), tmp_path)
    for indicator, group, comparator in (("3", "bme", "white"), ("2", "white", "bme")):
        row = picked(figures, indicator=indicator, part="", group=group, comparator=comparator)[0]
        assert (row["value"], row["upper"]) == ("", "")
        assert float(row["lower"]) > 0
        assert "unbounded" in row["flags"]
    # Nobody white was trained: the ratio is 0, which is a value.
    row = picked(figures, indicator="4", part="", group="white", comparator="bme")[0]
    assert float(row["value"]) == float(row["lower"]) == 0
    assert float(row["upper"]) > 0


def test_totals_stand_where_there_are_no_rows_and_say_so(tmp_path: Path):
    records = staff().total("2", "white", 20, 40).total("2", "bme", 10, 30).total("2", "unknown", 1, 5)
    counts, figures, _ = run(records.total("2", "all", 31, 75), tmp_path)
    assert count(counts, "2", "white") == (20, 40)
    assert count(counts, "2", "all") == (31, 75)
    rows = picked(figures, indicator="2", part="")
    assert float(picked(rows, statistic="ratio", comparator="bme")[0]["value"]) == pytest.approx(1.5)
    assert all("from totals" in row["flags"].split(";") for row in rows)
    assert all("from totals" not in row["flags"] for row in figures if row["indicator"] == "1")


def test_its_own_table_of_counts_gives_the_same_figures(trust: Trust, tmp_path: Path):
    folder = tmp_path / "totals"
    folder.mkdir()
    (folder / "counts.csv").write_bytes((trust.out / "counts.csv").read_bytes())
    measured(folder, tmp_path / "out")
    assert table(tmp_path / "out" / "counts.csv") == trust.counts
    figures = table(tmp_path / "out" / "figures.csv")
    assert all("from totals" in row["flags"].split(";") for row in figures)
    # A group without anyone has no row among the counts, so nothing can be said of it from them.
    told = [{**row, "flags": ""} for row in figures if row["value"]]
    assert told == [{**row, "flags": ""} for row in trust.figures if row["value"]]


def test_an_indicator_given_both_ways_is_an_error_that_names_both(tmp_path: Path):
    records = staff().applications(10, "A", 5).applications(10, "H", 5)
    records.total("2", "white", 20, 40).total("2", "bme", 10, 30)
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out")
    assert "counts.csv" in said
    assert "applications.csv" in said


@pytest.mark.parametrize("only", ["executive", "voting"])
def test_a_board_without_its_optional_columns_is_measured_as_far_as_it_goes(tmp_path: Path, only: str):
    records = staff().board(8, "A", **{only: "yes"}).board(2, "H", **{only: "no"})
    counts, _, _ = run(records, tmp_path)
    assert count(counts, "9", "bme") == (2, 10)
    assert count(counts, "9", "bme", f"{only}=no") == (2, 2)
    other = {"executive": "voting", "voting": "executive"}[only]
    assert not any(row["part"].startswith(other) for row in counts)
