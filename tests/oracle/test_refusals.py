"""One fault in otherwise legal record sets, and nothing is measured: each fault of the rules in turn."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from levelground.records import InputFaultsError
from oracle.engine import answer
from oracle.files import write_csv
from oracle.record_sets import REQUIRED
from oracle.sheets import Row, Sheet

YEAR = 2026
ON_THE_DATE: Row = {
    "person_id": "EXTRA", "organisation": "RAA", "as_at": "2026-03-31", "ethnic_category": "A",
    "staff_group": "Students", "pay_band": "Band 2", "contract": "permanent", "assignment_id": "70001",
}  # fmt: skip
LEGAL: tuple[Row, ...] = (
    {**ON_THE_DATE, "person_id": "P1", "assignment_id": "1"},
    {**ON_THE_DATE, "person_id": "P2", "assignment_id": "2", "ethnic_category": "H"},
)
BY_PERSON, BY_ASSIGNMENT = REQUIRED["staff"], (*REQUIRED["staff"], "assignment_id")

# By what is wrong: the columns of the file, and the rows that are added to a legal one.
FAULTS: dict[str, tuple[tuple[str, ...], tuple[Row, ...]]] = {
    "a person twice": (BY_PERSON, (ON_THE_DATE, ON_THE_DATE)),
    "a person twice, once with spaces": (BY_PERSON, (ON_THE_DATE, {**ON_THE_DATE, "person_id": " EXTRA "})),
    "a person twice, dates written two ways": (BY_PERSON, (ON_THE_DATE, {**ON_THE_DATE, "as_at": "31/03/2026"})),
    "an assignment twice": (BY_ASSIGNMENT, (ON_THE_DATE, {**ON_THE_DATE, "person_id": "OTHER"})),
    "an assignment twice, once with spaces": (
        BY_ASSIGNMENT,
        (ON_THE_DATE, {**ON_THE_DATE, "person_id": "OTHER", "assignment_id": " 70001"}),
    ),
    "an assignment twice, dates written two ways": (
        BY_ASSIGNMENT,
        (ON_THE_DATE, {**ON_THE_DATE, "person_id": "OTHER", "as_at": "31/03/2026"}),
    ),
    "two ethnic categories": (
        BY_ASSIGNMENT,
        (ON_THE_DATE, {**ON_THE_DATE, "assignment_id": "70002", "ethnic_category": "H"}),
    ),
    "two ethnic categories, the person once with spaces": (
        BY_ASSIGNMENT,
        (
            ON_THE_DATE,
            {**ON_THE_DATE, "assignment_id": "70002", "ethnic_category": "H", "person_id": "EXTRA "},
        ),
    ),
    "no person_id": (BY_PERSON, ({**ON_THE_DATE, "person_id": " "},)),
    "no organisation": (BY_PERSON, ({**ON_THE_DATE, "organisation": ""},)),
    "no date": (BY_PERSON, ({**ON_THE_DATE, "as_at": ""},)),
    "a date that is none": (BY_PERSON, ({**ON_THE_DATE, "as_at": "31/02/2026"},)),
    "an organisation with other dates only": (
        BY_PERSON,
        ({**ON_THE_DATE, "organisation": "RZZ", "as_at": "2026-05-02"},),
    ),
    "an unknown ethnic category": (BY_PERSON, ({**ON_THE_DATE, "ethnic_category": "T"},)),
    "an unknown pay band": (BY_PERSON, ({**ON_THE_DATE, "pay_band": "Band 10"},)),
    "an unknown contract": (BY_PERSON, ({**ON_THE_DATE, "contract": "zero hours"},)),
    "an unknown staff group": (BY_PERSON, ({**ON_THE_DATE, "staff_group": "Doctors"},)),
}  # fmt: skip


def refused(sheets: dict[str, Sheet]) -> None:
    """Demands that record sets are refused."""
    with tempfile.TemporaryDirectory() as home, pytest.raises(InputFaultsError):
        answer(write_csv(sheets, Path(home) / "extracts"), YEAR)


@pytest.mark.parametrize("columns", [BY_PERSON, BY_ASSIGNMENT], ids=["by person", "by assignment"])
def test_without_a_fault_the_same_staff_are_measured(columns: tuple[str, ...]):
    with tempfile.TemporaryDirectory() as home:
        found = answer(write_csv({"staff": Sheet(columns, (*LEGAL, ON_THE_DATE))}, Path(home) / "extracts"), YEAR)
    assert found.counts["RAA", "1", "", "all"] == (3, 3)


@pytest.mark.parametrize("fault", FAULTS)
def test_staff_with_one_fault_are_refused(fault: str):
    columns, extra = FAULTS[fault]
    refused({"staff": Sheet(columns, (*LEGAL, *extra))})


HAPPENED: dict[str, Callable[[Row], Row]] = {
    "applications": lambda row: {**row, "application_id": "A1", "shortlisted": "yes", "shortlisted_on": "2025-10-01"},
    "formal_cases": lambda row: {**row, "case_id": "C1", "kind": "disciplinary", "entered_on": "2025-10-01"},
}


@pytest.mark.parametrize("again", ["", " "], ids=["as it stands", "with a space"])
@pytest.mark.parametrize("name", HAPPENED)
def test_a_record_twice_is_refused(name: str, again: str):
    row = HAPPENED[name]({**dict.fromkeys(REQUIRED[name], ""), "organisation": "RAA", "ethnic_category": "A"})
    key = "application_id" if name == "applications" else "case_id"
    refused({name: Sheet(REQUIRED[name], (row, {**row, key: row[key] + again}))})


@pytest.mark.parametrize("name", HAPPENED)
def test_a_record_that_counts_and_has_no_date_is_refused(name: str):
    row = HAPPENED[name]({**dict.fromkeys(REQUIRED[name], ""), "organisation": "RAA", "ethnic_category": "A"})
    date = "shortlisted_on" if name == "applications" else "entered_on"
    refused({name: Sheet(REQUIRED[name], ({**row, date: ""},))})
