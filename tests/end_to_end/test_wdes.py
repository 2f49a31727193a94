"""The disability standard through the command line: each metric worked out on paper from a hand-made trust."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

from end_to_end.hands import (
    CLERICAL,
    MEDICAL,
    Ending,
    Records,
    Row,
    count,
    fraction,
    levelground,
    measured,
    one,
    picked,
    refused,
    table,
)

SURVEYED = {
    "4ai": ("harassment-public", 30.0, 22.5), "4aii": ("harassment-manager", 15.5, 8.0),
    "4aiii": ("harassment-colleagues", 25.0, 15.0), "4b": ("harassment-reported", 50.6, 57.3),
    "5": ("equal-opportunities", 51.0, 58.2), "6": ("pressure-to-work", 27.0, 17.5),
    "7": ("work-valued", 37.4, 45.8),
}  # fmt: skip
HEADCOUNT = {"disabled": 15, "non-disabled": 116, "unknown": 11, "all": 142}


def trust(year: int = 2024) -> Records:
    """142 people counted: 15 Disabled, 116 not, 11 unknown; 3 of the bank, all Disabled."""
    records = Records(year=year)
    for number, disability, cells in (
        (6, "yes", {}), (50, "no", {}), (4, "", {}),
        (4, "yes", {"pay_band": "Band 3", "staff_group": CLERICAL}),
        (30, "no", {"pay_band": "Band 3", "staff_group": CLERICAL}),
        (6, "not declared", {"pay_band": "Band 3", "staff_group": CLERICAL}),
        (1, "yes", {"pay_band": "Band 8a", "staff_group": CLERICAL}),
        (9, "no", {"pay_band": "Band 8b", "staff_group": CLERICAL}),
        (1, "yes", {"pay_band": "Band 8c", "staff_group": CLERICAL}),
        (4, "no", {"pay_band": "Band 9", "staff_group": CLERICAL}),
        (5, "no", {"pay_band": "VSM", "staff_group": CLERICAL}),
        (2, "yes", {"pay_band": "Consultant", "staff_group": MEDICAL}),
        (10, "no", {"pay_band": "Consultant", "staff_group": MEDICAL}),
        (1, "prefer not to say", {"pay_band": "Consultant", "staff_group": MEDICAL}),
        (3, "no", {"pay_band": "Non-consultant career grade", "staff_group": MEDICAL}),
        (1, "yes", {"pay_band": "Trainee grade", "staff_group": MEDICAL}),
        (5, "no", {"pay_band": "Trainee grade", "staff_group": MEDICAL}),
        (3, "yes", {"contract": "bank"}),
    ):  # fmt: skip
        records.staff(number, "A", disability=disability, **cells)
    records.applications(40, "A", 16, disability="no", pay_band="Band 5")
    records.applications(10, "A", 2, disability="yes", pay_band="Band 5")
    records.applications(5, "A", 1, disability="", pay_band="Band 5")
    cases(records)
    for question, disabled, other in SURVEYED.values():
        survey(records, question, {"disabled": disabled, "non-disabled": other})
    survey(records, "adjustments-made", {"disabled": 74.2}, base=53)
    survey(records, "engagement", {"disabled": 6.41, "non-disabled": 6.93, "all": 6.81}, unit="score")
    # Ten on the board: one of six who vote is Disabled, and none of the four who do not.
    records.board(1, "A", disability="yes", voting="yes", executive="no")
    records.board(5, "A", disability="no", voting="yes", executive="yes")
    records.board(3, "A", disability="no", voting="no", executive="no")
    records.board(1, "A", disability="", voting="no", executive="no")
    return records


def cases(records: Records) -> None:
    """Capability entries of two years: 3 and 8 of performance, 5 and 2 of ill health, 1 and 1 of neither."""
    this, before = f"{records.year - 1}-11-11", f"{records.year - 2}-04-01"
    for number, disability, reason, day in (
        (2, "yes", "performance", this), (1, "yes", "performance", before),
        (4, "no", "performance", this), (4, "no", "performance", before),
        (5, "yes", "ill health", this), (2, "no", "ill health", this),
        (1, "yes", "other", this), (1, "no", "", before),
        (9, "yes", "performance", f"{records.year - 2}-03-31"),
    ):  # fmt: skip
        records.cases(number, "A", disability=disability, reason=reason, kind="capability", entered_on=day)
    records.cases(7, "A", disability="yes", reason="performance")


def survey(records: Records, question: str, values: dict[str, float], base: int = 200, **cells: object) -> Records:
    """The results of a question, by group."""
    for group, value in values.items():
        usual = {"year": records.year - 1, "characteristic": "disability", "base": base}
        records.add("survey", question=question, group=group, value=value, **{**usual, **cells})
    return records


class Measured(NamedTuple):
    """The outputs of one run."""

    folder: Path
    out: Path
    ending: Ending
    counts: list[Row]
    figures: list[Row]
    document: dict[str, list[dict[str, object]]]


def run(records: Records, home: Path, year: int | None = None, *others: object) -> Measured:
    """The disability standard measured from these records, which have no errors."""
    folder, out = records.write(home / "extracts"), home / "out"
    ending = measured(folder, out, year or records.year, "--standard", "wdes", *others, formats="csv,json,xlsx,html")
    document = json.loads((out / "return.json").read_text("utf-8"))
    return Measured(folder, out, ending, table(out / "counts.csv"), table(out / "figures.csv"), document)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """The trust in the edition of 2024."""
    return run(trust(), tmp_path_factory.mktemp("wdes"))


def reading(made: Measured, number: str) -> dict[str, object]:
    """The reading of one metric."""
    return next(reading for reading in made.document["readings"] if reading["indicator"] == number)


def value(made: Measured, indicator: str, statistic: str, **wanted: str) -> float:
    """The value of one figure, by its default method."""
    return float(picked(made.figures, indicator=indicator, statistic=statistic, **wanted)[0]["value"])


def test_1_headcount_by_group(made: Measured):
    for group, number in HEADCOUNT.items():
        assert count(made.counts, "1", group) == (number, 142)
    assert value(made, "1", "percentage", group="disabled", part="") == pytest.approx(100 * 15 / 142)


@pytest.mark.parametrize(
    ("part", "disabled", "everyone"),
    [("1", 4, 40), ("2", 6, 60), ("3", 1, 10), ("4", 1, 10), ("5", 2, 13), ("6", 0, 3), ("7", 1, 6)],
)
def test_1_clusters(made: Measured, part: str, disabled: int, everyone: int):
    assert count(made.counts, "1", "disabled", f"cluster={part}") == (disabled, everyone)
    points = 100 * (disabled / everyone - 15 / 142)
    assert value(made, "1", "difference", part=f"cluster={part}", group="disabled") == pytest.approx(points)


def test_1_clusters_are_clinical_or_not(made: Measured):
    assert count(made.counts, "1", "disabled", "clinical=yes;cluster=2") == (6, 60)
    assert count(made.counts, "1", "disabled", "clinical=no;cluster=4") == (1, 10)
    assert count(made.counts, "1", "disabled", "clinical=yes") == (9, 82)
    assert not picked(made.counts, indicator="1", part="clinical=no;cluster=5")
    assert reading(made, "1")["headline"]["part"] == "cluster=4"  # type: ignore[index]


def test_2_non_disabled_over_disabled(made: Measured):
    assert count(made.counts, "2", "non-disabled") == (16, 40)
    assert count(made.counts, "2", "disabled") == (2, 10)
    assert count(made.counts, "2", "unknown") == (1, 5)
    assert value(made, "2", "ratio", part="", group="non-disabled", comparator="disabled") == pytest.approx(2.0)


def test_3_performance_alone_over_two_years(made: Measured):
    assert count(made.counts, "3", "disabled") == (3, 30)
    assert count(made.counts, "3", "non-disabled") == (8, 232)
    assert value(made, "3", "ratio", part="", group="disabled", comparator="non-disabled") == pytest.approx(2.9)


def test_3_ill_health_apart(made: Measured):
    assert count(made.counts, "3ih", "disabled") == (5, 30)
    assert count(made.counts, "3ih", "non-disabled") == (2, 232)
    assert value(made, "3ih", "ratio", part="", group="disabled") == pytest.approx(58 / 3)
    # It is averaged with metric 3, whose entries reach back, though its own do not.
    assert all("window" not in row["flags"] for row in picked(made.figures, indicator="3ih"))


def test_3_a_case_without_a_reason_is_left_out_and_told(made: Measured):
    findings = json.loads((made.out / "checks.json").read_text("utf-8"))["findings"]
    (found,) = [finding for finding in findings if finding["column"] == "reason"]
    assert (found["kind"], found["severity"], found["count"]) == ("blank value", "warning", 1)


@pytest.mark.parametrize("number", SURVEYED)
def test_4_to_7_survey_percentages(made: Measured, number: str):
    _, disabled, other = SURVEYED[number]
    assert count(made.counts, number, "disabled") == (pytest.approx(2 * disabled), 200)
    assert value(made, number, "percentage", group="disabled") == disabled
    assert value(made, number, "percentage", group="non-disabled") == other
    points = value(made, number, "difference", group="disabled", comparator="non-disabled")
    assert points == pytest.approx(disabled - other)


def test_8_disabled_alone(made: Measured):
    rows = picked(made.figures, indicator="8")
    assert [(row["statistic"], row["group"]) for row in rows] == [("percentage", "disabled")]
    assert float(rows[0]["value"]) == 74.2
    assert reading(made, "8")["measured"]


def test_9a_is_a_score_without_an_interval(made: Measured):
    scores = {row["group"]: row for row in picked(made.figures, indicator="9a", statistic="score")}
    assert {group: float(row["value"]) for group, row in scores.items()} == {
        "disabled": 6.41, "non-disabled": 6.93, "all": 6.81,
    }  # fmt: skip
    difference = one(made.figures, indicator="9a", statistic="score difference")
    assert float(difference["value"]) == pytest.approx(-0.52)
    for row in (*scores.values(), difference):
        assert (row["lower"], row["upper"]) == ("", "")
        assert "no spread" in row["flags"].split(";")
    assert not picked(made.figures, indicator="9a", statistic="percentage")
    # Numerators are value × base / 100, as of every survey result.
    assert count(made.counts, "9a", "disabled") == (pytest.approx(12.82), 200)


def test_9b_is_answered_and_not_counted(made: Measured):
    said = reading(made, "9b")
    assert said["measured"] is False
    assert "record set answers" in str(said["reason"])
    assert said["answer"] is None
    assert not picked(made.counts, indicator="9b")


SAID = "=We listened; <b>two</b> things,\n and \u201cmore\u201d"


def answered(records: Records, **cells: str) -> Records:
    """The records with an answer to 9b."""
    usual = {"standard": "WDES", "year": str(records.year), "indicator": "9b", "answer": "Y", "words": SAID}
    records.add("answers", **{**usual, **cells})
    return records


def test_9b_goes_through_to_every_output(tmp_path: Path):
    made = run(answered(trust()), tmp_path)
    said = reading(made, "9b")
    words = " ".join(SAID.split())
    assert (said["measured"], said["reason"]) == (True, "")
    assert said["answer"] == {"answer": "yes", "words": words}
    assert not picked(made.counts, indicator="9b")
    report = (made.out / "report.html").read_text("utf-8")
    assert "the organisation answers yes. =We listened; &lt;b&gt;two&lt;/b&gt; things, and" in report
    assert "no record is counted, and nothing here checks it" in report
    cells = [cell for sheet in load_workbook(made.out / "return.xlsx") for row in sheet for cell in row]
    (whole,) = {cell.value for cell in cells if isinstance(cell.value, str) and cell.value.endswith(words)}
    assert whole == f"Voices heard: the organisation answers yes. {words}"
    assert {cell.data_type for cell in cells if cell.value == whole} == {"s"}
    assert "Answered" in {cell.value for cell in cells}
    assert "answered" in made.ending.out
    assert levelground("verify", made.out / "return.json", made.folder).status == 0
    answers = made.folder / "answers.csv"
    answers.write_text(answers.read_text("utf-8").replace(",Y,", ",N,"), "utf-8")
    ending = levelground("verify", made.out / "return.json", made.folder)
    assert (ending.status, "other answers" in ending.out) == (1, True)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"answer": "perhaps"}, "yes or no"),
        ({"answer": ""}, "yes or no"),
        ({"indicator": "9a"}, "one of: 9b"),
        ({"organisation": ""}, "ODS code"),
        ({"words": "x" * 2001}, "2,000 letters at most"),
    ],
)
def test_an_answer_that_is_none(tmp_path: Path, cells: dict[str, str], says: str):
    records = answered(Records(year=2024), **cells)
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out", "--standard", "wdes", year=2024)
    assert "wrong answer" in said
    assert says in said


def test_an_answer_twice_is_refused_and_one_of_another_year_is_left_alone(tmp_path: Path):
    made = run(answered(trust(), year="2023"), tmp_path)
    assert reading(made, "9b")["answer"] is None
    twice = answered(answered(Records(year=2024)))
    said = refused(twice.write(tmp_path / "twice"), tmp_path / "no", "--standard", "wdes", year=2024)
    assert "a second time" in said


def test_10_board_against_the_workforce(made: Measured):
    share = 100 * 15 / 142
    for part, disabled, members in (("", 1, 10), ("voting=yes", 1, 6), ("voting=no", 0, 4), ("executive=yes", 0, 5)):
        row = one(made.figures, indicator="10", part=part, statistic="difference")
        assert (row["group"], row["comparator"]) == ("disabled", "workforce")
        assert fraction(row) == (disabled, members)
        assert float(row["value"]) == pytest.approx(100 * disabled / members - share)


def test_metrics_stand_in_the_standards_order(made: Measured):
    numbers = [reading["indicator"] for reading in made.document["readings"]]
    assert numbers == ["1", "2", "3", "3ih", *SURVEYED, "8", "9a", "9b", "10"]
    assert list(dict.fromkeys(row["indicator"] for row in made.figures)) == [n for n in numbers if n != "9b"]


def test_the_return_verifies(made: Measured):
    ending = levelground("verify", made.out / "return.json", made.folder)
    assert ending.status == 0, ending.said


def test_check_and_standards(made: Measured):
    assert levelground("check", made.folder, "--standard", "wdes", "--year", 2024).status == 0
    said = levelground("standards", "wdes", "--year", 2024).out
    assert "4aiii" in said
    assert "performance alone" in said
    assert "Bank staff are counted" not in said
    assert "Bank staff are counted" in levelground("standards", "wdes", "--year", 2022).out


# Editions


def test_to_2021_all_grounds_count_and_to_2022_the_bank(tmp_path: Path):
    made = run(trust(2021), tmp_path)
    assert count(made.counts, "1", "disabled") == (18, 145)
    assert count(made.counts, "3", "disabled") == (3 + 5 + 1, 36)
    assert count(made.counts, "3", "non-disabled") == (8 + 2 + 1, 232)
    made = run(trust(2022), tmp_path / "next")
    assert count(made.counts, "1", "disabled") == (18, 145)
    assert count(made.counts, "3", "disabled") == (3, 36)


def test_a_profile_outranks_the_edition(tmp_path: Path):
    profile = tmp_path / "profile.toml"
    profile.write_text('[settings]\n"grounds of the capability process" = ["performance", "other"]\n', "utf-8")
    for year, staffed in ((2021, 36), (2024, 30)):
        made = run(trust(year), tmp_path / str(year), year, "--profile", profile)
        assert count(made.counts, "3", "disabled") == (4, staffed)


def test_last_year_shows_how_metrics_moved_and_what_broke(tmp_path: Path):
    before = trust(2022).write(tmp_path / "before")
    measured(before, tmp_path / "last", 2022, "--standard", "wdes", formats="json")
    made = run(trust(2023), tmp_path, 2023, "--previous", tmp_path / "last" / "return.json")
    movement = reading(made, "9a")["movement"]
    assert movement["statistic"] == "difference of score differences"  # type: ignore[index]
    assert movement["says"] == "cannot be told"  # type: ignore[index]
    assert "2023" in str(reading(made, "1")["breaks"])


def test_with_one_year_of_entries_both_are_flagged_and_told_once(tmp_path: Path):
    records = trust()
    records.rows["formal_cases"] = [row for row in records.rows["formal_cases"] if row["entered_on"] > "2023-04"]
    made = run(records, tmp_path)
    assert count(made.counts, "3", "disabled") == (2, 15)
    assert count(made.counts, "3ih", "disabled") == (5, 15)
    for number in ("3", "3ih"):
        assert all("window=12" in row["flags"].split(";") for row in picked(made.figures, indicator=number))
    findings = json.loads((made.out / "checks.json").read_text("utf-8"))["findings"]
    assert len([finding for finding in findings if finding["kind"] == "shorter window"]) == 1


# What is missing, and what is wrong


def without(records: Records, name: str, column: str) -> Records:
    """The records, one set of which lacks a column."""
    for row in records.rows[name]:
        row.pop(column, None)
    return records


@pytest.mark.parametrize(
    ("name", "column", "numbers"),
    [
        ("formal_cases", "disability", ("3", "3ih")),
        ("formal_cases", "reason", ("3", "3ih")),
        ("applications", "disability", ("2",)),
        ("board", "disability", ("10",)),
        ("staff", "disability", ("1", "3", "3ih", "10")),
    ],
)
def test_without_an_optional_column_what_needs_it_says_so(
    tmp_path: Path, name: str, column: str, numbers: tuple[str, ...]
):
    made = run(without(trust(), name, column), tmp_path)
    told = {str(reading["indicator"]): reading["reason"] for reading in made.document["readings"] if reading["reason"]}
    assert set(told) == {*numbers, "9b"}
    for number in numbers:
        assert told[number] == f"the {name} extract has no column {column}"


def test_before_2022_the_reason_is_not_needed(tmp_path: Path):
    made = run(without(trust(2021), "formal_cases", "reason"), tmp_path)
    assert count(made.counts, "3", "disabled") == (9, 36)
    assert "reason" in str(reading(made, "3ih")["reason"])


def test_results_by_ethnicity_are_no_results_by_disability(tmp_path: Path):
    records = trust()
    records.rows["survey"] = []
    made = run(records.survey("harassment-public", 20, 30), tmp_path)
    expected = "the survey file has no results of harassment-public by disability for 2023"
    assert reading(made, "4ai")["reason"] == expected


@pytest.mark.parametrize(
    ("given", "unit", "says"),
    [
        (6.41, "percent", "other unit"),
        (6.41, "", "other unit"),
        (64.1, "score", "score outside its range"),
        (-1, "score", "score outside its range"),
    ],
)
def test_a_score_must_be_one(tmp_path: Path, given: float, unit: str, says: str):
    records = trust()
    records.rows["survey"] = []
    survey(records, "engagement", {"disabled": given}, unit=unit)
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out", "--standard", "wdes", year=2024)
    assert says in said
    assert "row 2" in said


def test_totals_in_place_of_rows(tmp_path: Path):
    records = trust()
    records.rows["applications"] = []
    del records.rows["applications"]
    records.total("2", "non-disabled", 16, 40, standard="wdes").total("2", "disabled", 2, 10, standard="wdes")
    made = run(records, tmp_path)
    assert value(made, "2", "ratio", part="", group="non-disabled") == pytest.approx(2.0)
    assert all("from totals" in row["flags"] for row in picked(made.figures, indicator="2"))


@pytest.mark.parametrize(
    ("number", "cells"),
    [("9b", {}), ("2", {"part": "cluster=9"}), ("2", {"part": "nonsense"}), ("2", {"organisation": ""})],
)
def test_a_total_of_what_there_is_not(tmp_path: Path, number: str, cells: dict[str, str]):
    records = Records(year=2024).total(number, "disabled", 1, 2, standard="wdes", **cells)
    said = refused(records.write(tmp_path / "extracts"), tmp_path / "out", "--standard", "wdes", year=2024)
    assert "wrong total" in said
