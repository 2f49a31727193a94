"""What moved since last year's return: listed everywhere, with reasons that a person gives and that come back."""

import json
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from end_to_end.hands import Records, levelground, measured, refused

KEY = "2 ratio white/bme"


def trust_of(year: int, *, bme: int, appointed: int) -> Records:
    """A trust of 200 white and so many BME people, and 300 applications of each group; so many BME ones appointed."""
    records = Records(year=year).staff(200, "A").staff(bme, "H")
    return records.applications(300, "A", 90).applications(300, "H", appointed)


class Years(NamedTuple):
    """This year's extracts, last year's return, this year's outputs and what was said of them."""

    folder: Path
    last: Path
    out: Path
    said: str


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Years:
    """BME staff went from 80 to 100 and BME appointments from 90 to 30 of 300."""
    home = tmp_path_factory.mktemp("movements")
    measured(trust_of(2025, bme=80, appointed=90).write(home / "last"), home / "out25", 2025, formats="json")
    folder, last = trust_of(2026, bme=100, appointed=30).write(home / "this"), home / "out25" / "return.json"
    ending = measured(folder, home / "out26", 2026, "--previous", last, formats="json,xlsx,html")
    return Years(folder, last, home / "out26", ending.said)


def movements(out: Path) -> dict[str, dict[str, object]]:
    """What return.json lists, by key."""
    return {one["key"]: one for one in json.loads((out / "return.json").read_text("utf-8"))["movements"]}


def test_the_return_lists_what_jumped_and_what_moved_beyond_chance(years: Years):
    listed = movements(years.out)
    head, ratio = listed["1 headcount bme"], listed[KEY]
    assert (head["kind"], head["previous"], head["current"], head["change"]) == ("jumped", 80, 100, 25.0)
    assert (ratio["kind"], ratio["previous"], ratio["current"]) == ("beyond chance", 1.0, pytest.approx(3.0))
    assert {one["reason"] for one in listed.values()} == {""}
    assert "1 headcount all" not in listed
    assert "2 percentage white" not in listed


def test_the_terminal_and_the_report_say_what_is_still_missing(years: Years):
    listed, said = movements(years.out), " ".join(years.said.split())
    assert f"What moved since 2025: {len(listed)} to be explained, {len(listed)} without a reason." in said
    assert "1 Staff in post, BME: 80, now 100, +25%; reason still to be given" in said
    html = (years.out / "report.html").read_text("utf-8")
    assert '<h2 id="moved">What moved since 2025</h2>' in html
    assert html.count("<td>still to be given</td>") == len(listed)


def test_without_last_year_nothing_is_listed(years: Years, tmp_path: Path):
    measured(years.folder, tmp_path / "out", 2026, formats="json,html")
    assert movements(tmp_path / "out") == {}
    assert "What moved" not in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_reasons_given_in_a_file_land_in_the_return(years: Years, tmp_path: Path):
    reasons = tmp_path / "reasons.toml"
    reasons.write_text(f'[reasons]\n"{KEY}" = "New panels since May."\n"9 nothing" = "A slip."\n', "utf-8")
    arguments = ("--previous", years.last, "--reasons", reasons)
    ending = measured(years.folder, tmp_path / "out", 2026, *arguments, formats="json,html")
    listed = movements(tmp_path / "out")
    assert listed[KEY]["reason"] == "New panels since May."
    assert f"{len(listed) - 1} without a reason" in ending.said
    assert "nothing that moved is called '9 nothing'" in ending.said
    assert "New panels since May." in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_reasons_filled_in_the_workbook_survive_the_next_measurement(years: Years, tmp_path: Path):
    book = openpyxl.load_workbook(years.out / "return.xlsx")
    sheet = book["What moved"]
    head = [cell.value for cell in sheet[3]]
    reason, key = head.index("Reason") + 1, head.index("Key") + 1
    for row in range(4, sheet.max_row + 1):
        if sheet.cell(row, key).value == KEY:
            sheet.cell(row, reason).value = "Panels changed"
    filled = tmp_path / "filled.xlsx"
    book.save(filled)
    arguments = ("--previous", years.last, "--reasons", filled)
    measured(years.folder, tmp_path / "out", 2026, *arguments, formats="json,xlsx")
    assert movements(tmp_path / "out")[KEY]["reason"] == "Panels changed"
    # And from that return, or its workbook, the time after.
    arguments = ("--previous", years.last, "--reasons", tmp_path / "out" / "return.json")
    measured(years.folder, tmp_path / "again", 2026, *arguments, formats="json,xlsx")
    assert movements(tmp_path / "again")[KEY]["reason"] == "Panels changed"


def test_a_return_with_reasons_verifies(years: Years):
    ending = levelground("verify", years.out / "return.json", years.folder)
    assert (ending.status, "give the same" in ending.said) == (0, True), ending.said


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("r.toml", "reasons = 3", "needs a table [reasons]"),
        ("r.toml", "[reasons\n", "cannot be read"),
        ("r.json", "{}", "no return that lists what moved"),
        ("r.xlsx", "no workbook", "cannot be read"),
        ("r.txt", "", "none of .toml, .xlsx, .json"),
        ("", "", "none of .toml"),
    ],
)
def test_a_file_that_holds_no_reasons_is_refused(years: Years, tmp_path: Path, name: str, content: str, says: str):
    path = tmp_path / name if name else tmp_path / "absent"
    if name:
        path.write_text(content, "utf-8")
    said = refused(years.folder, tmp_path / "out", "--previous", years.last, "--reasons", path, status=2)
    assert says in said


def test_reasons_without_a_last_year_are_refused(years: Years, tmp_path: Path):
    assert "--previous" in refused(years.folder, tmp_path / "out", "--reasons", tmp_path / "r.toml", status=2)


def test_a_jump_is_what_the_setting_says(years: Years, tmp_path: Path):
    profile = tmp_path / "profile.toml"
    profile.write_text('[settings]\n"jump of a headcount" = "0.30"\n', "utf-8")
    arguments = ("--previous", years.last, "--profile", profile)
    measured(years.folder, tmp_path / "out", 2026, *arguments, formats="json")
    assert "1 headcount bme" not in movements(tmp_path / "out")


def test_a_change_of_definition_is_said_in_place_of_a_movement(tmp_path: Path):
    """Indicator 3 became a one-year count in 2021: the entries of 2020 and 2021 are not compared."""
    for year, entries in ((2020, 40), (2021, 5)):
        records = Records(year=year).staff(300, "A").staff(300, "H")
        records.cases(entries, "H").cases(20, "A").cases(1, "A", entered_on=f"{year - 2}-06-01")
        records.write(tmp_path / str(year))
    measured(tmp_path / "2020", tmp_path / "out20", 2020, formats="json")
    last = tmp_path / "out20" / "return.json"
    ending = measured(tmp_path / "2021", tmp_path / "out21", 2021, "--previous", last, formats="json")
    (one,) = (each for each in movements(tmp_path / "out21").values() if each["indicator"] == "3")
    assert (one["kind"], one["change"], one["reason"]) == ("not like for like", None, "")
    assert "no longer a two-year average" in str(one["why"])
    assert "Formal disciplinary: not like for like" in " ".join(ending.said.split())
