"""Ethnic categories: every code and label of the published table, in any spelling, has its group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelground.records import STAFF_GROUPS, spelling
from levelground.records.ethnicity import EthnicCategory, by_spelling, ethnic_categories, simplified
from levelground.records.sets import ETHNIC_CATEGORY

CATEGORIES = ethnic_categories()
SEVENTEEN_AND_ONE = dict.fromkeys("ABC", "white") | dict.fromkeys("DEFGHJKLMNPRS", "bme") | {"Z": "unknown"}


def known(value: str) -> EthnicCategory | None:
    """The category that a value of a file is read as."""
    read = spelling.read([value], spelling.spellings(ETHNIC_CATEGORY), {})
    canonical = read.known.get(value)
    return None if canonical is None else by_spelling()[simplified(canonical)]


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category.code or category.label or "blank")
def test_every_code_and_label_in_any_spelling(category: EthnicCategory) -> None:
    written = [category.code, category.label, f"{category.code} {category.label}"]
    written += [f"{category.code}: {category.label}"] if category.code else []
    for text in filter(str.strip, written):
        for spelt in (
            text,
            text.upper(),
            text.lower(),
            f"  {text} ",
            text.replace(" - ", " – "),
            text.replace(" ", "  "),
        ):
            found = known(spelt)
            assert found is not None, spelt
            assert (found.group, found.aggregate) == (category.group, category.aggregate), spelt


def test_no_two_spellings_that_mean_different_things_are_one_when_simplified() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for category in CATEGORIES:
        for text in filter(None, (category.code, category.label)):
            meanings.setdefault(simplified(text), set()).add((category.group, category.aggregate))
    assert {spelt: sorted(groups) for spelt, groups in meanings.items() if len(groups) > 1} == {}


def test_the_letters_of_the_national_list() -> None:
    for letter, group in SEVENTEEN_AND_ONE.items():
        found = known(letter)
        assert found is not None
        assert (found.category, found.group) == (letter, group)
    assert [known(value) for value in ("I", "O", "Q", "T", "U", "V", "W", "X", "Y")] == [None] * 9


@pytest.mark.parametrize(
    ("value", "category", "group", "aggregate"),
    [
        ("Z", "Z", "unknown", "unknown"),
        ("99", "99", "unknown", "unknown"),
        ("NULL", "99", "unknown", "unknown"),
        ("Not Stated", "Z", "unknown", "unknown"),
        ("Prefer not to say", "Z", "unknown", "unknown"),
        ("R", "R", "bme", "asian"),
        ("S", "S", "bme", "other"),
        ("c3", "C", "white", "white-other"),
        ("CA", "C", "white", "white-british"),
        ("White: Irish", "B", "white", "white-other"),
        ("White: Gypsy or Irish Traveller", "C", "white", "white-other"),
        ("Asian/Asian British: Chinese", "R", "bme", "asian"),
        ("Other ethnic group: Arab", "S", "bme", "other"),
        ("A White - British", "A", "white", "white-british"),
    ],
)
def test_categories(value: str, category: str, group: str, aggregate: str) -> None:
    found = known(value)
    assert found is not None
    assert (found.category, found.group, found.aggregate) == (category, group, aggregate)


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u00a0", " \r\n"])
def test_blank_is_unknown(blank: str) -> None:
    read = spelling.read([blank], spelling.spellings(ETHNIC_CATEGORY), {})
    assert read == spelling.Spelt({blank: ""}, frozenset())
    assert by_spelling()[""].group == "unknown"


@pytest.mark.parametrize("value", ["-", "*", "?", "...", "/", "日本", "é", "AA", "100", "9", "White British!x", "Т"])
def test_anything_else_is_not_known(value: str) -> None:
    assert known(value) is None


@given(st.text(max_size=12))
def test_only_what_is_blank_is_read_as_blank(text: str) -> None:
    found = spelling.read([text], spelling.spellings(ETHNIC_CATEGORY), {}).known.get(text)
    assert (found == "") == (not text.strip())


@given(st.text(max_size=12))
def test_simplifying_twice_changes_nothing_more(text: str) -> None:
    assert simplified(simplified(text)) == simplified(text)


def test_each_category_is_one_of_the_national_list() -> None:
    assert {category.category for category in CATEGORIES} == {*SEVENTEEN_AND_ONE, "99"}
    assert {category.group for category in CATEGORIES} == {"white", "bme", "unknown"}
    assert not set(by_spelling()) & {simplified(group) for group in STAFF_GROUPS}
    assert len(CATEGORIES) == 85
