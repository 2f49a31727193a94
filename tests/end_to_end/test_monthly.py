"""Measuring to a month: twelve months to any month's end, the run of months, and that it is nobody's return."""

import json
from pathlib import Path

import openpyxl
import pytest

from end_to_end.hands import Records, bytes_of, count, levelground, measured, picked, refused, table
from end_to_end.small_trust import small_trust
from levelground.standards import Month

LAST = Month(2025, 9)
MONTHS = tuple(LAST.plus(place - 19) for place in range(20))


def by_the_month() -> Records:
    """Twenty months to September 2025: 60 white and 40 BME people, and 30 applications of each group a month.

    White appointments go up and down about 10 and 11 a month; BME ones about 8, and only 3 in the last eight months.
    Each month's entries are one white and one BME, each month ten white and four BME people are trained.
    """
    records = Records(year=2025)
    for place, month in enumerate(MONTHS):
        day = month.first.replace(day=5).isoformat()
        records.staff(60, "A", as_at=month.end).staff(40, "H", as_at=month.end)
        for person, row in enumerate(records.rows["staff"][-100:], start=1):
            row["person_id"] = f"P{person:06}"
        records.applications(30, "A", 10 + place % 2, shortlisted_on=day)
        records.applications(30, "H", 3 if place >= 12 else 7 + place % 3, shortlisted_on=day)
        records.cases(1, "A", entered_on=day).cases(1, "H", entered_on=day)
        records.training([f"P{person:06}" for person in (*range(1, 11), *range(61, 65))], completed_on=day)
    return records.board(5, "A", as_at="2025-03-31")


@pytest.fixture(scope="module")
def monthly(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """The extracts, the outputs to September 2025 by the rules of 2025, and what was said."""
    home = tmp_path_factory.mktemp("monthly")
    folder = by_the_month().write(home / "extracts")
    ending = measured(folder, home / "out", 2025, "--to-month", "2025-09", formats="csv,json,xlsx,html")
    return folder, home / "out", ending.said


def test_the_twelve_months_to_the_months_end_are_measured(monthly: tuple[Path, Path, str]):
    counts = table(monthly[1] / "counts.csv")
    assert count(counts, "1", "bme") == (40, 100)
    assert count(counts, "2", "white") == (12 * 10 + 6, 12 * 30)
    assert count(counts, "3", "bme") == (12, 40)
    assert count(counts, "4", "white") == (10, 60)


def test_each_month_is_counted_by_itself_under_its_name(monthly: tuple[Path, Path, str]):
    counts = table(monthly[1] / "counts.csv")
    assert {row["part"] for row in picked(counts, indicator="2")} == {"", *(f"month={month}" for month in MONTHS)}
    assert count(counts, "2", "white", "month=2024-03") == (11, 30)
    assert count(counts, "3", "white", "month=2024-06") == (1, 60)
    assert count(counts, "1", "bme", "cluster=5 and under;month=2024-06") == (40, 100)


def test_the_months_of_a_window_add_up_to_it_and_the_last_snapshot_is_the_same(monthly: tuple[Path, Path, str]):
    counts = table(monthly[1] / "counts.csv")
    for indicator in ("2", "3"):
        for group in ("white", "bme", "all"):
            twelve = [count(counts, indicator, group, f"month={month}")[0] for month in MONTHS[-12:]]
            assert sum(twelve) == count(counts, indicator, group)[0]
    assert count(counts, "1", "bme", "month=2025-09") == count(counts, "1", "bme")


def test_figures_of_a_month_stand_beside_its_counts(monthly: tuple[Path, Path, str]):
    figures = picked(table(monthly[1] / "figures.csv"), indicator="2", part="month=2025-09", statistic="ratio")
    assert [row["method"] for row in figures] == ["koopman", "katz"]
    assert float(figures[0]["value"]) == pytest.approx((11 / 30) / (3 / 30))


def test_the_terminal_says_the_latest_and_the_signal_in_words(monthly: tuple[Path, Path, str]):
    said = " ".join(monthly[2].split())
    assert "September 2025: white 36.7% (11 of 30), BME 10.0% (3 of 30): +26.7 points" in said
    assert "8 months in a row above the average: something changed" in said
    assert "too few a month (1.0 on average, in the smaller group)" in said


def test_nothing_made_of_it_can_be_taken_for_the_return(monthly: tuple[Path, Path, str], tmp_path: Path):
    folder, out, said = monthly
    document = json.loads((out / "return.json").read_text("utf-8"))
    assert document["format"] == "levelground monitoring 1"
    assert document["monitoring"]["to_month"] == "2025-09"
    words = "Monitoring to September 2025: not the statutory return"
    assert document["marking"].startswith(words)
    assert words in " ".join(said.split())
    assert words in (out / "report.html").read_text("utf-8")
    beside = refused(folder, tmp_path / "no", "--previous", out / "return.json", year=2025, status=2)
    assert "monitoring to 2025-09, not a return" in beside


def test_what_the_month_lacks_is_not_measured_and_said(monthly: tuple[Path, Path, str]):
    document = json.loads((monthly[1] / "return.json").read_text("utf-8"))
    (board,) = (reading for reading in document["readings"] if reading["indicator"] == "9")
    assert board["reason"] == "the board extract has no date within 31 days of 2025-09-30"


def test_it_can_be_verified_against_its_records(monthly: tuple[Path, Path, str]):
    ending = levelground("verify", monthly[1] / "return.json", monthly[0])
    assert (ending.status, "give the same" in ending.said) == (0, True), ending.said


def test_other_records_do_not_verify(monthly: tuple[Path, Path, str], tmp_path: Path):
    records = by_the_month()
    # Outside the twelve months, so that only the run of months is another.
    records.rows["applications"][0]["appointed"] = "no"
    folder = records.write(tmp_path / "other")
    ending = levelground("verify", monthly[1] / "return.json", folder)
    assert (ending.status, "another run of months" in ending.said) == (1, True), ending.said


def test_the_same_records_give_the_same_bytes(monthly: tuple[Path, Path, str], tmp_path: Path):
    measured(monthly[0], tmp_path / "again", 2025, "--to-month", "2025-09", formats="csv,json,xlsx,html")
    assert bytes_of(tmp_path / "again") == bytes_of(monthly[1])


def test_to_the_editions_own_month_it_is_what_the_plain_measure_gives(tmp_path: Path):
    folder = small_trust().write(tmp_path / "extracts")
    measured(folder, tmp_path / "plain")
    measured(folder, tmp_path / "month", 2026, "--to-month", "2026-03")
    plain, month = (table(tmp_path / name / "counts.csv") for name in ("plain", "month"))
    assert [row for row in month if "month=" not in row["part"]] == plain
    assert any("month=" in row["part"] for row in month)


@pytest.mark.parametrize("given", ["2025", "2025-13", "September 2025", "2025-9"])
def test_what_is_no_month_is_refused(tmp_path: Path, given: str):
    folder = small_trust().write(tmp_path / "extracts")
    assert "no month written as 2026-09" in refused(folder, tmp_path / "out", "--to-month", given, status=2)


def test_monitoring_is_never_made_for_the_public(tmp_path: Path):
    folder = small_trust().write(tmp_path / "extracts")
    said = refused(folder, tmp_path / "out", "--to-month", "2026-03", "--protect", "public", status=2)
    assert "for internal use only" in said


def test_a_month_without_its_staff_is_an_error(tmp_path: Path):
    folder = small_trust().write(tmp_path / "extracts")
    assert "within 31 days" in refused(folder, tmp_path / "out", "--to-month", "2026-09")


def test_errors_of_every_month_are_told_together(tmp_path: Path):
    records = by_the_month()
    for place in (0, 250):
        records.rows["staff"][place]["ethnic_category"] = "martian"
    folder = records.write(tmp_path / "extracts")
    said = refused(folder, tmp_path / "out", "--to-month", "2025-09", year=2025)
    assert "martian" in said
    assert "row 2:" in said
    assert "row 252:" in said


def test_several_organisations_each_have_their_months(tmp_path: Path):
    records = by_the_month()
    records.of("RBB").staff(10, "A", as_at="2025-09-30").staff(5, "H", as_at="2025-09-30")
    folder = records.write(tmp_path / "extracts")
    measured(folder, tmp_path / "out", 2025, "--to-month", "2025-09")
    counts = table(tmp_path / "out" / "counts.csv")
    assert count(counts, "1", "bme", "month=2025-09", organisation="RBB") == (5, 15)
    assert not picked(counts, indicator="1", part="month=2025-08", organisation="RBB")


def test_the_report_draws_the_months_and_the_workbook_charts_them(monthly: tuple[Path, Path, str]):
    html = (monthly[1] / "report.html").read_text("utf-8")
    assert html.count('class="signal"') == 20
    assert "<summary>Appointed from shortlist: the months in numbers</summary>" in html
    book = openpyxl.load_workbook(monthly[1] / "return.xlsx")
    sheet = book["Months 2 Appointed from"]
    assert [cell.value for cell in sheet[5]][:7] == [
        "Feb 2024",
        10,
        30,
        pytest.approx(100 / 3),
        7,
        30,
        pytest.approx(70 / 3),
    ]
    assert len(sheet._charts) == 1
    assert "not to be sent in" in " ".join(str(cell.value) for row in book["Read me"].iter_rows() for cell in row)
