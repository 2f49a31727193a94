"""Profiles: what one may say, and every fault of one at once."""

from pathlib import Path

import pytest

from levelground.records import Profile, ProfileError, profile_of, read_profile

WHOLE = """
name = "ESR, as RXX exports it"

[settings]
"career break counted" = "no"
statuses = ["active", "maternity"]

[staff]
file = "esr 2026.xlsx"
sheet = "Staff in post"

[staff.columns]
person_id = "Employee Number"
ethnic_category = "Ethnic Origin"

[staff.values.pay_band]
XR05 = "Band 5"
"n/a" = ""

[staff.values.primary_assignment]
Primary = true
Secondary = false

[board.values.ethnic_category]
"White UK" = "A"
"Other white" = "White - Any other White background"
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "profile.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults(document: dict[str, object]) -> list[str]:
    with pytest.raises(ProfileError) as raised:
        profile_of(document, "p.toml")
    lines = str(raised.value).split("\n")
    assert all(line.startswith("p.toml: ") and line.endswith(".") and not line.endswith("..") for line in lines)
    return [line.removeprefix("p.toml: ") for line in lines]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_whole_profile(tmp_path: Path, mark: bytes) -> None:
    profile = read_profile(write(tmp_path, mark + WHOLE.encode()))
    staff = profile.of("staff")
    assert profile.name == "ESR, as RXX exports it"
    assert profile.settings == {"career break counted": ("no",), "statuses": ("active", "maternity")}
    assert (staff.file, staff.sheet) == ("esr 2026.xlsx", "Staff in post")
    assert staff.columns == {"person_id": ("Employee Number",), "ethnic_category": ("Ethnic Origin",)}
    assert staff.values["pay_band"] == {"XR05": "Band 5", "n/a": ""}
    assert staff.values["primary_assignment"] == {"Primary": "yes", "Secondary": "no"}
    assert profile.of("training").columns == {}


def test_a_profile_is_read_back_from_its_own_document(tmp_path: Path) -> None:
    profile = read_profile(write(tmp_path, WHOLE))
    assert profile_of(profile.as_dict(), "again") == profile
    assert Profile().as_dict() == {}
    assert profile_of({}, "empty") == Profile()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name = ", "is not TOML"),
        (b"name = 'x'\nname = 'y'", "is not TOML"),
        (b"name = '\xff'", "is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_profile(tmp_path: Path, content: bytes, says: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(ProfileError, match=says) as raised:
        read_profile(path)
    assert str(raised.value).startswith(str(path))


def test_a_profile_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.toml"):
        with pytest.raises(ProfileError, match="cannot be read"):
            read_profile(path)


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"staf": {}}, "[staf] is not a record set; the nearest is staff. There are: staff, applications"),
        ({"zzz": 1}, "[zzz] is not a record set. There are: staff"),
        ({"setings": {}}, "[setings] is not a record set; the nearest is settings. There are"),
        ({"staff": "esr.csv"}, "staff is not a table: write [staff]"),
        ({"name": 3}, "name is not a text"),
        ({"settings": "x"}, "[settings] is not a table"),
        ({"settings": {"x": {"y": 1}}}, "[settings] 'x' is neither a value nor a list of values"),
        ({"staff": {"colums": {}}}, "[staff] has 'colums'; it can hold file, sheet, like, columns, values, patterns"),
        ({"staff": {"file": 3}}, "[staff] file is not a text"),
        ({"staff": {"file": "old/esr.csv"}}, "[staff] file is 'old/esr.csv': give the name alone"),
        ({"staff": {"sheet": ["a"]}}, "[staff] sheet is not a text"),
        ({"staff": {"columns": "x"}}, "[staff.columns] is not a table"),
        ({"staff": {"columns": {"person": "x"}}}, "[staff.columns] 'person' is none of the columns of staff; the"),
        ({"staff": {"columns": {"person_id": 3}}}, "[staff.columns] person_id is not a text"),
        ({"staff": {"columns": {"person_id": " "}}}, "[staff.columns] person_id has no heading"),
        (
            {"staff": {"columns": {"person_id": "ID No", "assignment_id": "id-no"}}},
            "[staff.columns] gives person_id and assignment_id one heading, 'id-no'",
        ),
        ({"staff": {"values": 1}}, "[staff.values] is not a table"),
        ({"staff": {"values": {"band": {}}}}, "[staff.values.band] 'band' is none of the columns of staff;"),
        ({"staff": {"values": {"pay_band": "x"}}}, "[staff.values.pay_band] is not a table"),
        ({"staff": {"values": {"person_id": {"a": "b"}}}}, "[staff.values.person_id] person_id is not a column"),
        (
            {"staff": {"values": {"pay_band": {"5": "Bnad 5"}}}},
            "[staff.values.pay_band] '5' is to be 'Bnad 5', which pay_band cannot hold; the nearest is Band 5. There",
        ),
        (
            {"staff": {"values": {"ethnic_category": {"WB": "White Britsh"}}}},
            "[staff.values.ethnic_category] 'WB' is to be 'White Britsh', which ethnic_category cannot hold; the",
        ),
        ({"staff": {"values": {"pay_band": {"5": 5}}}}, "[staff.values.pay_band] '5' is not a text"),
        ({"staff": {"values": {"pay_band": {"X 5": "Band 5", "x-5": "Band 6"}}}}, "[staff.values.pay_band] gives one"),
    ],
)  # fmt: skip
def test_each_fault_is_a_sentence(document: dict[str, object], says: str) -> None:
    (sentence,) = faults(document)
    assert sentence.startswith(says)


def test_all_faults_are_named_at_once() -> None:
    document: dict[str, object] = {
        "staf": {},
        "name": 1,
        "board": {"file": 1, "columns": {"x": "y"}, "values": {"voting": {"J": "ja"}}},
        "training": {"sheets": "x"},
    }
    assert len(faults(document)) == 6
