"""A standard of another package, found through its entry point, through every command."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from end_to_end.hands import Ending, Records, Row, count, in_a_shell, one, picked, table

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "examples" / "third_party_standard"
NAME = "fair-recruitment"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path on which an installer has put the package: built and installed, as its user would."""
    target = tmp_path_factory.mktemp("installed")
    command = [
        ROOT / ".tools" / "uv",
        "pip",
        "install",
        "--offline",
        "--no-deps",
        "--quiet",
        "--python",
        sys.executable,
    ]
    subprocess.run([*command, "--target", target, PACKAGE], check=True, cwd=target)
    assert not [path for path in target.rglob("*") if path.is_symlink()]
    return str(target)


def applications(year: int = 2026) -> Records:
    """100 women of whom 40 are shortlisted and 10 appointed; 100 men, 60 and 30; 5 of unknown sex."""
    records, long_ago = Records(year=year), f"{year}-02-01"
    for number, sex, level, cells in (
        (60, "Female", "Band 5", {"shortlisted": "no", "shortlisted_on": ""}),
        (30, "F", "Band 5", {"shortlisted_on": long_ago}),
        (10, "female", "Band 8a", {"appointed": "yes"}),
        (40, "Male", "Band 5", {"shortlisted": "no", "shortlisted_on": ""}),
        (30, "male", "Band 5", {"shortlisted_on": long_ago}),
        (30, "M", "VSM", {"appointed": "yes"}),
        (3, "", "Band 5", {"shortlisted": "no", "shortlisted_on": ""}),
        (2, "prefer not to say", "Band 5", {"shortlisted": "no", "shortlisted_on": ""}),
    ):
        usual = {"appointed": "no", "shortlisted_on": f"{year}-09-01", "sex": sex, "pay_band": level}
        records.applications(number, "A", **{**usual, "route": "Job Fair" if level == "VSM" else "", **cells})
    for number, sex, cause, day in (
        (6, "F", "Dismissal", f"{year}-11-01"),
        (14, "f", "retirement", f"{year}-08-01"),
        (2, "male", "dismissal", long_ago),
        (1, "male", "dismissal", f"{year}-12-31"),
        (7, "M", "end of contract", f"{year}-12-01"),
        (5, "M", "dismissal", f"{year - 1}-12-31"),
    ):
        for _ in range(number):
            place = len(records.rows.get("leavers", []))
            records.add("leavers", leaver_id=f"L{place}", left_on=day, sex=sex, cause=cause, pay_band="Band 5")
    return records


def run(installed: str, *arguments: object) -> Ending:
    """The command line in a process of its own, with the package installed."""
    ending = in_a_shell(*arguments, PYTHONPATH=installed)
    assert ending.status == 0, ending.said
    return ending


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extracts."""
    return applications().write(tmp_path_factory.mktemp("third") / "extracts")


@pytest.fixture(scope="module")
def out(folder: Path, installed: str) -> Path:
    """What measuring them gives."""
    target = folder.parent / "out"
    formats = "csv,json,xlsx,html"
    run(installed, "measure", folder, "--standard", NAME, "--year", 2026, "--to", target, "--formats", formats)
    return target


@pytest.fixture(scope="module")
def counts(out: Path) -> list[Row]:
    """The table of counts."""
    return table(out / "counts.csv")


def test_it_is_known_and_said_in_words(installed: str):
    assert NAME in run(installed, "standards").out
    said = run(installed, "standards", NAME, "--year", 2026).out
    assert "rules checked by Ama Osei, head of recruitment on 01 September 2026" in said
    assert "31 December 2026" in said
    assert "recruitment months: 12" in said
    assert "staff survey" not in said
    assert "rules not yet checked" in run(installed, "standards", NAME, "--year", 2027).out


def test_without_the_package_it_is_not_known():
    ending = in_a_shell("standards", NAME)
    assert ending.status == 2
    assert "wres" in ending.said
    assert NAME not in in_a_shell("standards").out


def test_its_counts_are_those_of_its_groups(counts: list[Row]):
    assert count(counts, "A", "women") == (40, 100)
    assert count(counts, "A", "men") == (60, 100)
    assert count(counts, "A", "unknown") == (0, 5)
    assert count(counts, "A", "all") == (100, 205)
    assert count(counts, "B", "women") == (10, 40)
    assert count(counts, "B", "men") == (30, 60)
    assert count(counts, "B", "men", "cluster=senior posts") == (30, 30)


def test_its_own_record_set_is_counted(counts: list[Row]):
    assert count(counts, "C", "women") == (6, 20)
    assert count(counts, "C", "men") == (3, 10)
    assert count(counts, "C", "women", "cluster=first posts") == (6, 20)


def test_a_value_that_it_adds_to_a_record_set_of_ours_is_counted(counts: list[Row], folder: Path, tmp_path: Path):
    assert count(counts, "B", "men", "route=job fairs") == (30, 30)
    out = tmp_path / "wres"
    ending = in_a_shell("measure", folder, "--standard", "wres", "--year", 2026, "--to", out)
    assert (ending.status, "Job Fair" in ending.said) == (1, True), ending.said


def test_its_record_set_is_said_in_words_checked_and_profiled(installed: str, folder: Path, tmp_path: Path):
    said = run(installed, "standards", NAME, "--year", 2026).out
    assert "Record set leavers" in said
    assert "cause: resignation, retirement, end of contract, redundancy, dismissal" in said
    assert "job fair" in said
    rows = (folder / "leavers.csv").read_text("utf-8")
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    (wrong / "leavers.csv").write_text(rows.replace("Dismissal", "sacked", 1) + rows.splitlines()[1] + "\n", "utf-8")
    found = in_a_shell("check", wrong, "--standard", NAME, "--year", 2026, PYTHONPATH=installed)
    assert found.status == 1
    assert "'sacked'" in found.said
    assert "duplicate" in found.said
    headed = rows.replace("leaver_id,", "Leaver ID,", 1).replace("left_on", "Left On", 1).replace("cause", "Cause", 1)
    (tmp_path / "export of the payroll.csv").write_text(headed, "utf-8")
    profile = run(installed, "profile", tmp_path / "export of the payroll.csv").out
    assert "[leavers]" in profile


def test_without_the_package_its_files_are_strangers(folder: Path, tmp_path: Path):
    ending = in_a_shell("check", folder, "--standard", "wdes", "--year", 2026)
    assert "leavers.csv" in ending.said


def test_its_plain_pages_have_its_words_and_its_drawing(installed: str, folder: Path, tmp_path: Path):
    formats = ("--formats", "plain,easy-read")
    run(installed, "measure", folder, "--standard", NAME, "--year", 2026, "--to", tmp_path / "out", *formats)
    page = (tmp_path / "out" / "easy-read.html").read_text("utf-8")
    assert "30 in every 100" in page or "6 of the 20 women were told to go." in page
    assert 'd="M20 108V14h48v94M8 108h72"' in page


def test_its_ratios_have_its_direction(out: Path):
    figures = table(out / "figures.csv")
    for indicator, expected in (("A", 2 / 3), ("B", 0.5), ("C", 1.0)):
        rows = picked(figures, indicator=indicator, part="", statistic="ratio", group="women", comparator="men")
        assert [row["method"] for row in rows] == ["koopman", "katz"]
        assert float(rows[0]["value"]) == pytest.approx(expected)


def test_who_fares_worse_follows_from_what_is_better(out: Path):
    document = json.loads((out / "return.json").read_text("utf-8"))
    assert [reading["headline"]["worse_off"] for reading in document["readings"]][:2] == ["women", "women"]
    assert document["edition_status"].startswith("rules checked by Ama Osei")


def test_a_shorter_window_in_its_first_edition(installed: str, tmp_path: Path):
    folder, out = applications(2025).write(tmp_path / "extracts"), tmp_path / "out"
    run(installed, "measure", folder, "--standard", NAME, "--year", 2025, "--to", out, "--formats", "csv")
    # Those shortlisted in February are out of the 6 months to 31 December.
    assert count(table(out / "counts.csv"), "B", "women") == (10, 10)


def test_check_report_workbook_and_verify(installed: str, folder: Path, out: Path):
    assert "Nothing to mend" in run(installed, "check", folder, "--standard", NAME, "--year", 2026).out
    report = (out / "report.html").read_text("utf-8")
    assert "Women applicants were 0.67 times as likely as men applicants to be shortlisted" in report
    assert "Ama Osei" in report
    assert not [word for word in ("BME", "ethnic", "WRES", "nine indicators") if word in report]
    with zipfile.ZipFile(out / "return.xlsx") as book:
        assert "Women" in book.read("xl/sharedStrings.xml").decode()
    said = run(installed, "verify", out / "return.json", folder).out
    assert "unaltered" in said
    assert "same" in said


def test_verify_without_the_package_says_that_the_standard_is_not_known(out: Path):
    ending = in_a_shell("verify", out / "return.json")
    assert ending.status == 2
    assert NAME in ending.said


def test_sexes_that_no_group_holds_are_unknown(counts: list[Row]):
    assert one(counts, indicator="A", part="", group="unknown")["denominator"] == "5"
