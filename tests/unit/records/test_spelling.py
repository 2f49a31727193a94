"""Spellings: from the values that files hold to the canonical ones, and the nearest to a wrong one."""

import pytest

from levelground.records import NON_CLINICAL_STAFF_GROUPS, RECORD_SETS, STAFF_GROUPS, Column, spelling
from levelground.records.ethnicity import simplified
from levelground.records.sets import ETHNIC_CATEGORY, PAY_BAND, STAFF_GROUP

CODES = [
    (record_set.name, column)
    for record_set in RECORD_SETS.values()
    for column in record_set.columns
    if column.kind == "code"
]


@pytest.mark.parametrize(("name", "column"), CODES, ids=lambda part: part if isinstance(part, str) else part.name)
def test_every_value_of_every_column_is_read_as_itself(name: str, column: Column) -> None:
    assert len({simplified(value) for value in column.values}) == len(column.values)
    for value in column.values:
        for spelt in (value, value.upper(), f" {value.lower()} ", value.replace(" ", "_"), value.replace(" ", "-")):
            assert spelling.read([spelt], spelling.spellings(column), {}).known == {spelt: value}


@pytest.mark.parametrize(
    ("value", "read"), [("Yes", "yes"), ("Y", "yes"), ("TRUE", "yes"), ("n", "no"), ("False", "no")]
)
def test_yes_and_no(value: str, read: str) -> None:
    column = Column("voting", "yes-no", ("yes", "no"))
    assert spelling.read([value], spelling.spellings(column), {}).known == {value: read}


@pytest.mark.parametrize("value", ["1", "0", "2", "ja", "-", "yes no"])
def test_what_is_neither_yes_nor_no(value: str) -> None:
    column = Column("voting", "yes-no", ("yes", "no"))
    assert spelling.read([value], spelling.spellings(column), {}).unknown == {value}


def test_clinical_follows_from_staff_groups() -> None:
    read = spelling.read([*STAFF_GROUPS, "YES", "no", ""], spelling.clinical_spellings(), {})
    assert {value for value, clinical in read.known.items() if clinical == "no"} == {*NON_CLINICAL_STAFF_GROUPS, "no"}
    assert (read.known[""], read.known["YES"], read.unknown) == ("", "yes", frozenset())


def test_translations_come_first_and_are_read_in_any_case() -> None:
    accepted = spelling.spellings(PAY_BAND)
    own = {"XR05": "Band 5", "band 6": "Band 7", "*": "Other", "": "VSM", "bad": "Band 55"}
    read = spelling.read(["xr05 ", "Band 6", "Band 4", "*", " ", "bad"], accepted, own)
    assert read.known == {"xr05 ": "Band 5", "Band 6": "Band 7", "Band 4": "Band 4", "*": "Other", " ": "VSM"}
    assert read.unknown == {"bad"}


@pytest.mark.parametrize(
    ("value", "column", "near"),
    [
        ("Bnad 5", PAY_BAND, "Band 5"),
        ("Band 8e", PAY_BAND, "Band 8d"),
        ("Nursing & Midwifery Registered", STAFF_GROUP, "Nursing and Midwifery Registered"),
        ("White - Britsh", ETHNIC_CATEGORY, "A White - British"),
        ("asian or asian british - indain", ETHNIC_CATEGORY, "H Asian or Asian British - Indian"),
        ("White: Romany", ETHNIC_CATEGORY, "White: Roma"),
        ("Pakistany", ETHNIC_CATEGORY, "J Asian or Asian British - Pakistani"),
        ("Bangladeshy", ETHNIC_CATEGORY, "K Asian or Asian British - Bangladeshi"),
        ("Asian: Indain", ETHNIC_CATEGORY, "H Asian or Asian British - Indian"),
        ("Carribean", ETHNIC_CATEGORY, "M Black or Black British - Caribbean"),
        ("Chineese", ETHNIC_CATEGORY, "R Other ethnic groups - Chinese"),
        ("Midwifry", STAFF_GROUP, "Nursing and Midwifery Registered"),
        ("Purple", ETHNIC_CATEGORY, ""),
        ("x", PAY_BAND, ""),
        ("Q", ETHNIC_CATEGORY, ""),
        ("", ETHNIC_CATEGORY, ""),
        ("*", STAFF_GROUP, ""),
    ],
)
def test_the_nearest_known_value(value: str, column: Column, near: str) -> None:
    assert spelling.nearest(value, column) == near


def test_a_code_that_may_be_yes_or_no_takes_their_other_spellings() -> None:
    disability = RECORD_SETS["board"].column("disability")
    known = spelling.read(["Y", "n ", "TRUE", "Not declared"], spelling.spellings(disability), {}).known
    assert [known.get(each) for each in ("Y", "n ", "Not declared")] == ["yes", "no", "not declared"]
    assert "y" not in spelling.spellings(RECORD_SETS["staff"].column("contract"))
