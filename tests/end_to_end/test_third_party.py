"""A standard of another package, found through its entry point, through every command."""

import json
import os
import tomllib
import zipfile
from pathlib import Path

import pytest

from end_to_end.hands import Ending, Records, Row, count, in_a_shell, one, picked, table

PACKAGE = Path(__file__).resolve().parents[2] / "examples" / "third_party_standard"
NAME = "fair-recruitment"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path on which the package stands installed: its source, and what an installer writes of its pyproject."""
    target = tmp_path_factory.mktemp("installed")
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    info = target / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(metadata, "utf-8")
    groups = [
        "\n".join([f"[{group}]", *(f"{name} = {value}" for name, value in points.items())])
        for group, points in project["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(groups) + "\n", "utf-8")
    return os.pathsep.join([str(target), str(PACKAGE / "src")])


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
        records.applications(number, "A", **{**usual, **cells})
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


def test_its_ratios_have_its_direction(out: Path):
    figures = table(out / "figures.csv")
    for indicator, expected in (("A", 2 / 3), ("B", 0.5)):
        rows = picked(figures, indicator=indicator, part="", statistic="ratio", group="women", comparator="men")
        assert [row["method"] for row in rows] == ["koopman", "katz"]
        assert float(rows[0]["value"]) == pytest.approx(expected)


def test_who_fares_worse_follows_from_what_is_better(out: Path):
    document = json.loads((out / "return.json").read_text("utf-8"))
    assert [reading["headline"]["worse_off"] for reading in document["readings"]] == ["women", "women"]
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
