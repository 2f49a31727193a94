"""Returns: verified, held to their records, and compared with last year's."""

import json
import shutil
from pathlib import Path

import pytest

from end_to_end.conftest import Trust
from end_to_end.hands import Records, in_a_shell, levelground, measured, picked, table
from end_to_end.small_trust import small_trust


@pytest.fixture(scope="module")
def small_return(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The return of an organisation that gave one survey result and no more."""
    home = tmp_path_factory.mktemp("small")
    folder = Records().survey("harassment-staff", white=21.3, bme=28.9, base=97).write(home / "x")
    measured(folder, home / "out", formats="json")
    return home / "out" / "return.json"


def test_an_unaltered_return_is_verified(trust: Trust):
    ending = levelground("verify", trust.out / "return.json")
    assert ending.status == 0
    assert "unaltered" in ending.out
    assert in_a_shell("verify", trust.out / "return.json").status == 0


SHAPES = {
    "one person": lambda records: records.staff(1, "A"),
    "one tier": lambda records: records.staff(30, "A").staff(20, "H"),
    "applications only": lambda records: records.applications(9, "A", 3).applications(4, "H", 1),
    "nobody appointed": lambda records: records.applications(9, "A", 0).applications(4, "H", 0),
    "unknown only": lambda records: records.staff(5, "Z").cases(1, ""),
    "nil": lambda records: records.staff(5, "A").nil("formal_cases").nil("applications").nil("training"),
    "board": lambda records: records.staff(5, "A").board(3, "H", voting="yes"),
    "survey": lambda records: records.survey("engagement", 6.9, 7.1, unit="score").survey("harassment-staff", 1, 2),
    "totals": lambda records: records.total("2", "white", 1, 2).total("2", "bme", 0, 3),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_return_of_any_size_is_verified_and_serves_as_last_years(tmp_path: Path, shape: str):
    for year in (2025, 2026):
        folder = SHAPES[shape](Records(year=year)).write(tmp_path / str(year))
        measured(folder, tmp_path / f"out{year}", year, formats="json")
        assert levelground("verify", tmp_path / f"out{year}" / "return.json").status == 0
        assert levelground("verify", tmp_path / f"out{year}" / "return.json", folder).status == 0
    last = tmp_path / "out2025" / "return.json"
    measured(tmp_path / "2026", tmp_path / "out", 2026, "--previous", last, formats="csv,json,xlsx,html")
    assert document_of(tmp_path / "out")["previous_year"] == 2025


def test_a_return_is_held_to_its_records(trust: Trust):
    assert levelground("verify", trust.out / "return.json", trust.folder).status == 0


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("staff", ",A,", ",H,"),
        ("survey", "22.5", "22.6"),
        ("applications", "yes,yes", "yes,no"),
        ("board", ",A,", ",Z,"),
    ],
)
def test_changed_records_do_not_give_the_return(trust: Trust, tmp_path: Path, name: str, old: str, new: str):
    folder = tmp_path / "changed"
    shutil.copytree(trust.folder, folder)
    text = (folder / f"{name}.csv").read_text("utf-8")
    assert old in text
    (folder / f"{name}.csv").write_text(text.replace(old, new, 1), "utf-8")
    ending = levelground("verify", trust.out / "return.json", folder)
    assert ending.status == 1
    assert "indicator" in ending.said


def test_records_with_an_error_do_not_verify_a_return(trust: Trust, tmp_path: Path):
    folder = Records().staff(3, "Q7").write(tmp_path / "x")
    assert levelground("verify", trust.out / "return.json", folder).status == 1


def test_records_of_another_organisation_do_not_verify_a_return(trust: Trust, tmp_path: Path):
    folder = small_trust("RBB").write(tmp_path / "x")
    ending = levelground("verify", trust.out / "return.json", folder)
    assert ending.status == 1
    assert "RAA" in ending.said


def altered(text: str, place: int, step: int) -> str:
    """The text with the digit at `place` raised by `step`."""
    return f"{text[:place]}{(int(text[place]) + step) % 10}{text[place + 1 :]}"


def missed(path: Path, home: Path, steps: range, every: int = 1) -> list[str]:
    """The digits of a return whose change `verify` does not catch, each with what stands around it."""
    text = path.read_text("utf-8")
    places = [place for place, letter in enumerate(text) if letter in "0123456789"]
    copy, found = home / "return.json", []
    for place in places[::every]:
        for step in steps:
            copy.write_text(altered(text, place, step), "utf-8")
            if levelground("verify", copy).status != 1:
                found.append(f"{text[max(0, place - 40) : place]}>{text[place]}+{step}<{text[place + 1 : place + 9]}")
    return found


def test_every_single_digit_changed_is_caught(small_return: Path, tmp_path: Path):
    assert missed(small_return, tmp_path, range(1, 2)) == []


def test_digits_changed_in_a_larger_return_are_caught(trust: Trust, tmp_path: Path):
    assert missed(trust.out / "return.json", tmp_path, range(1, 2), every=997) == []


@pytest.mark.long
def test_every_single_digit_changed_to_any_other_is_caught(small_return: Path, tmp_path: Path):
    assert missed(small_return, tmp_path, range(1, 10)) == []


def test_a_return_made_anew_with_a_fitting_fingerprint_must_still_follow_from_its_counts(trust: Trust, tmp_path: Path):
    from levelground.publishing.return_document import as_json, fingerprint_of

    document = json.loads((trust.out / "return.json").read_text("utf-8"))
    ratio = next(row for row in document["figures"] if row["statistic"] == "ratio" and row["value"])
    ratio["value"] = 1.0
    document["fingerprint"] = fingerprint_of(document)
    (tmp_path / "return.json").write_text(as_json(document), "utf-8")
    ending = levelground("verify", tmp_path / "return.json")
    assert ending.status == 1
    assert "counts" in ending.said


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"format": "levelground return 1"}', "\x00\x01", '{"format": 1e999}', "[" * 100_000],
)
def test_what_is_no_return_is_a_sentence(tmp_path: Path, text: str):
    (tmp_path / "return.json").write_text(text, "utf-8")
    ending = levelground("verify", tmp_path / "return.json")
    assert ending.status == 1
    assert "return.json" in ending.said


def test_a_return_that_is_not_there_is_a_sentence(tmp_path: Path):
    ending = levelground("verify", tmp_path / "none.json")
    assert ending.status in (1, 2)
    assert "none.json" in ending.said


@pytest.mark.parametrize("name", ["counts", "figures", "organisation", "year", "standard", "fingerprint"])
def test_a_return_without_one_of_its_parts_is_a_sentence(trust: Trust, tmp_path: Path, name: str):
    from levelground.publishing.return_document import as_json, fingerprint_of

    document = json.loads((trust.out / "return.json").read_text("utf-8"))
    del document[name]
    if name != "fingerprint":
        document["fingerprint"] = fingerprint_of(document)
    (tmp_path / "return.json").write_text(as_json(document), "utf-8")
    ending = levelground("verify", tmp_path / "return.json", trust.folder)
    assert ending.status in (1, 2)
    assert ending.said.strip()


# Last year


@pytest.fixture(scope="module")
def last_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same small trust a year before."""
    return small_trust(year=2025).write(tmp_path_factory.mktemp("last") / "extracts")


def document_of(out: Path) -> dict[str, object]:
    """A return as plain values."""
    document: dict[str, object] = json.loads((out / "return.json").read_text("utf-8"))
    return document


def test_without_last_year_the_outputs_say_not_given(trust: Trust):
    assert document_of(trust.out)["previous_year"] is None
    assert "not given" in (trust.out / "report.html").read_text("utf-8")


def test_last_year_from_its_return(trust: Trust, last_year: Path, tmp_path: Path):
    measured(last_year, tmp_path / "then", 2025, formats="json")
    then = tmp_path / "then" / "return.json"
    measured(trust.folder, tmp_path / "now", 2026, "--previous", then, formats="csv,json,xlsx,html")
    document = document_of(tmp_path / "now")
    assert document["previous_year"] == 2025
    assert document["previous_fingerprint"] == document_of(tmp_path / "then")["fingerprint"]
    assert "2025" in (tmp_path / "now" / "report.html").read_text("utf-8")
    # This year's own counts and figures are what they are without last year.
    assert table(tmp_path / "now" / "counts.csv") == trust.counts
    assert table(tmp_path / "now" / "figures.csv") == trust.figures
    assert levelground("verify", tmp_path / "now" / "return.json", trust.folder).status == 0


def test_last_year_from_its_records(trust: Trust, last_year: Path, tmp_path: Path):
    measured(trust.folder, tmp_path / "now", 2026, "--previous", last_year, formats="json,html")
    document = document_of(tmp_path / "now")
    assert document["previous_year"] == 2025
    assert document["previous_fingerprint"] == ""


def test_both_ways_tell_the_same_movement(trust: Trust, last_year: Path, tmp_path: Path):
    measured(last_year, tmp_path / "then", 2025, formats="json")
    for name, previous in (("a", tmp_path / "then" / "return.json"), ("b", last_year)):
        measured(trust.folder, tmp_path / name, 2026, "--previous", previous, formats="json")
    assert document_of(tmp_path / "a")["readings"] == document_of(tmp_path / "b")["readings"]


def test_an_altered_return_of_last_year_is_refused(trust: Trust, last_year: Path, tmp_path: Path):
    measured(last_year, tmp_path / "then", 2025, formats="json")
    path = tmp_path / "then" / "return.json"
    path.write_text(path.read_text("utf-8").replace('"numerator": 102', '"numerator": 103', 1), "utf-8")
    ending = levelground("measure", trust.folder, "--year", 2026, "--to", tmp_path / "now", "--previous", path)
    assert ending.status in (1, 2)
    assert "altered" in ending.err
    assert not (tmp_path / "now").exists()


@pytest.mark.parametrize("what", ["same year", "other organisation", "no return", "nothing there"])
def test_what_is_not_last_years_return_is_refused(trust: Trust, tmp_path: Path, what: str):
    path = trust.out / "return.json"
    if what == "other organisation":
        measured(small_trust("RBB", 2025).write(tmp_path / "x"), tmp_path / "other", 2025, formats="json")
        path = tmp_path / "other" / "return.json"
    elif what == "no return":
        path = trust.out / "checks.json"
    elif what == "nothing there":
        path = tmp_path / "none.json"
    ending = levelground("measure", trust.folder, "--year", 2026, "--to", tmp_path / "now", "--previous", path)
    assert ending.status in (1, 2)
    assert ending.err.strip()
    assert not (tmp_path / "now").exists()


def test_faulty_records_of_last_year_are_refused(trust: Trust, tmp_path: Path):
    last = Records(year=2025).staff(3, "Q7").write(tmp_path / "x")
    ending = levelground("measure", trust.folder, "--year", 2026, "--to", tmp_path / "now", "--previous", last)
    assert ending.status == 1
    assert "staff.csv" in ending.err
    assert not (tmp_path / "now").exists()


def test_one_folder_with_both_years_serves_as_both(tmp_path: Path):
    records = (
        Records().staff(20, "A").staff(10, "H").staff(20, "A", as_at="2025-03-31").staff(8, "H", as_at="2025-03-31")
    )
    folder = records.write(tmp_path / "x")
    measured(folder, tmp_path / "out", 2026, "--previous", folder, formats="csv,json")
    assert document_of(tmp_path / "out")["previous_year"] == 2025
    assert picked(table(tmp_path / "out" / "counts.csv"), indicator="1", part="", group="bme")[0]["numerator"] == "10"
