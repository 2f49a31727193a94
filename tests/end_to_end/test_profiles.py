"""Files as organisations have them: recognised, read, counted as the tidy ones are, and remembered for next year."""

import csv
import json
from pathlib import Path

import pytest

from end_to_end.hands import Ending, bytes_of, count, levelground, measured, refused, table
from levelground.synthetic import Service, write

SERVICE = Service(3, 1_500, 2, seed=5)
LEARNING = "OLM learning 2026.csv"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same make-believe service, tidy and in a mess."""
    home = tmp_path_factory.mktemp("profiles")
    write(SERVICE, home / "clean", "csv")
    write(SERVICE, home / "mess", mess=True)
    return home


def copied(home: Path, to: Path) -> Path:
    """A copy of the mess, to be changed."""
    to.mkdir()
    for path in (home / "mess").iterdir():
        (to / path.name).write_bytes(path.read_bytes())
    return to


def found(ending: Ending) -> dict[str, list[dict[str, object]]]:
    """The findings of `check --json`, by kind."""
    kinds: dict[str, list[dict[str, object]]] = {}
    for finding in json.loads(ending.out):
        kinds.setdefault(finding["kind"], []).append(finding)
    return kinds


@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_the_mess_gives_the_counts_of_the_tidy_files(home: Path, tmp_path: Path, standard: str) -> None:
    for name in ("clean", "mess"):
        measured(home / name, tmp_path / name, 2026, "--standard", standard)
    clean, mess = (table(tmp_path / name / "counts.csv") for name in ("clean", "mess"))
    assert len(clean) > 500
    assert clean == mess


def test_check_says_what_it_took_each_file_for(home: Path) -> None:
    ending = levelground("check", home / "mess", "--json")
    assert ending.status == 0
    kinds = found(ending)
    assert len(kinds["recognised by its headings"]) == 5
    assert {str(each["file"]) for each in kinds["built-in profile"]} == {
        "ESR Staff In Post 31 March 2026.xlsx", "Trac applications 2026.csv", "ER case tracker 2026.xlsx", LEARNING,
    }  # fmt: skip
    assert all("default, check" in str(each["found"]) for each in kinds["built-in profile"])
    assert {"total row left out", "repeated header left out", "note left out", "merged cells"} <= kinds.keys()


def test_a_return_tells_the_profile_and_is_verified_by_it(home: Path, tmp_path: Path) -> None:
    measured(home / "mess", tmp_path / "out", 2026, formats="csv,json")
    document = json.loads((tmp_path / "out" / "R001" / "return.json").read_text("utf-8"))
    assert document["profile"]["staff"] == {"file": "ESR Staff In Post 31 March 2026.xlsx", "like": "esr-staff"}
    ending = levelground("verify", tmp_path / "out" / "R001" / "return.json", home / "mess")
    assert (ending.status, "give the same" in ending.out) == (0, True)


def test_two_staff_files_are_not_chosen_from(home: Path, tmp_path: Path) -> None:
    folder = copied(home, tmp_path / "extracts")
    staff = folder / "ESR Staff In Post 31 March 2026.xlsx"
    (folder / "ESR Staff In Post 31 March 2025.xlsx").write_bytes(staff.read_bytes())
    said = refused(folder, tmp_path / "out")
    assert "2 files that fit staff" in said
    assert '[staff] file = "ESR Staff In Post 31 March 2025.xlsx"' in said
    (folder / "levelground.toml").write_text(f'[staff]\nfile = "{staff.name}"\n', "utf-8")
    ending = measured(folder, tmp_path / "out")
    assert f"taken from {folder / 'levelground.toml'}" in ending.err


def unknown(home: Path, folder: Path) -> Path:
    """The mess, with learning records of headings and labels that nobody knows."""
    copied(home, folder)
    text = (folder / LEARNING).read_text("utf-16")
    for known, own in {
        "Employee Number": "Person Ref", "Competence Name": "Course attended", "Training Type": "Mandatory yes/no",
        "Employer Code": "Org. code", "Completion Date": "Date of completing",
        "Non-mandatory": "Mandatory: no!", "CPD": "No, CPD",
    }.items():  # fmt: skip
        text = text.replace(known, own)
    (folder / LEARNING).write_text(text, "utf-16")
    return folder


def test_a_profile_is_proposed_corrected_and_remembered(home: Path, tmp_path: Path) -> None:
    folder = unknown(home, tmp_path / "extracts")
    kinds = found(levelground("check", folder, "--year", 2026, "--json"))
    assert [finding["file"] for finding in kinds["file not read"]] == [LEARNING]
    assert "levelground profile" in str(kinds["file not read"][0]["remedy"])
    kept = folder / "levelground.toml"
    ending = levelground("profile", folder / LEARNING, "--to", kept)
    assert (ending.status, "Look it through" in ending.out) == (0, True)
    text = kept.read_text("utf-8")
    assert 'file = "OLM learning *.csv"' in text
    # The person who corrects it gives the reference of the person, and what the two labels mean.
    lines = [line for line in text.splitlines() if not line.startswith(("[training.values", '"', '# "'))]
    corrected = "\n".join(lines).replace('# person_id = "…"', 'person_id = "Person Ref"')
    corrected += '\n[training.values.mandatory]\n"Mandatory: no!" = "no"\n"No, CPD" = "no"\n'
    kept.write_text(corrected, "utf-8")
    measured(folder, tmp_path / "out")
    measured(home / "clean", tmp_path / "clean")
    assert table(tmp_path / "out" / "counts.csv") == table(tmp_path / "clean" / "counts.csv")
    # Next year's file has another year in its name, and is taken by the same profile.
    (folder / LEARNING).rename(folder / "OLM learning 2027.csv")
    measured(folder, tmp_path / "again")
    assert count(table(tmp_path / "again" / "counts.csv"), "4", "all", organisation="R001")[1] > 0


def test_profiles_of_several_files_stand_in_one(home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "levelground.toml"
    for path in sorted((home / "mess").glob("*.xlsx")):
        assert levelground("profile", path, "--to", kept).status == 0
    before = bytes_of(tmp_path)
    assert all(f"[{name}]" in kept.read_text("utf-8") for name in ("staff", "board", "formal_cases"))
    again = levelground("profile", home / "mess" / "Board members 2026.xlsx", "--to", kept)
    assert (again.status, "says already how board" in again.err) == (2, True)
    assert bytes_of(tmp_path) == before
    ending = levelground("check", home / "mess", "--profile", kept)
    assert (ending.status, "built-in profile" in ending.out) == (0, True)


def test_a_proposal_is_printed_and_nothing_written(home: Path) -> None:
    before = bytes_of(home / "mess")
    ending = levelground("profile", home / "mess" / LEARNING)
    assert ending.status == 0
    assert ending.out.startswith("# A profile")
    assert "sure, 0.9" in ending.out
    assert "looks like training (sure" in ending.err
    assert bytes_of(home / "mess") == before


@pytest.mark.parametrize(
    ("name", "content", "status", "says"),
    [
        ("gone.csv", None, 2, "There is no file"),
        ("photo.csv", b"\xff\xd8\xff\xe0" + bytes(range(256)), 1, "a photograph (JPEG)"),
        ("names.csv", b"Jane Smith,RXX,7\nTom Jones,RXX,8\n", 1, "looks like none of the record sets"),
        ("board.xlsx", b"PK\x03\x04" + bytes(100), 1, "broken off or damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_proposed_for(tmp_path: Path, name: str, content: bytes | None, status: int, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ending = levelground("profile", tmp_path / name, "--to", tmp_path / "out.toml")
    assert (ending.status, says in ending.err) == (status, True)
    assert "Jane" not in ending.said
    assert not (tmp_path / "out.toml").exists()


def test_a_profile_that_cannot_be_written(home: Path, tmp_path: Path) -> None:
    ending = levelground("profile", home / "mess" / LEARNING, "--to", tmp_path / "nowhere" / "levelground.toml")
    assert (ending.status, "could not be finished" in ending.err) == (3, True)


def test_faults_of_a_remembered_profile_are_named(home: Path, tmp_path: Path) -> None:
    folder = copied(home, tmp_path / "extracts")
    (folder / "levelground.toml").write_text("[staf]\n", "utf-8")
    said = refused(folder, tmp_path / "out", status=2)
    assert "[staf] is not a record set; the nearest is staff" in said


def test_mess_is_made_on_request(tmp_path: Path) -> None:
    ending = levelground("synthesise", "--organisations", 2, "--staff", 300, "--to", tmp_path / "mess", "--mess")
    assert (ending.status, "ESR Staff In Post" in ending.out) == (0, True)
    with (tmp_path / "mess" / LEARNING).open(encoding="utf-16", newline="") as file:
        assert next(csv.reader(file, delimiter="\t")) == ["Learning: completed – all courses"]
