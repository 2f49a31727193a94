"""Proposals: what an unknown file may be, with its confidence, and never a word of a person in it."""

import csv
import tomllib
from pathlib import Path

import pytest

from levelground.records import Proposal, as_toml, connect, profile_of, propose, sample_of
from levelground.records.proposal_text import day_in, yearly_name

NAMES = ("Okonkwo-Farrow", "Priyanka Desmond", "Jane White", "Irish, Tom", "ann.lee@example.org", "QQ123456C")
HEADINGS = (
    "Nummer",
    "Full Name",
    "Trust",
    "Position at",
    "Ethnicity of person",
    "Directorate",
    "Scale",
    "Job family",
    "Employment type",
)


def staff_file(folder: Path) -> Path:
    """Staff in post by headings that no profile knows, with people's names in every column where one could slip."""
    path = folder / "Leute 31 March 2026.csv"
    groups = ("Nursing and Midwifery Registered", "Administrative and Clerical", "Estates and Ancillary")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for number in range(300):
            category = ("White - British", "Asian or Asian British - Pakistany", "N")[number % 3]
            band = ("Band 5", "Band 6", "Band 8a", "Bnad 6")[number % 4]
            person = [f"9{number:07}", NAMES[number % 6], "RXX", "31/03/2026", category, f"Dept {number % 9}", band]
            writer.writerow([*person, groups[number % 3], ("Permanent", "Bank")[number % 2]])
        # Rows in which everything has slipped by one column.
        for name in NAMES:
            writer.writerow([name, "x", name, name, name, name, name, name, name])
    return path


def proposal_of(path: Path) -> Proposal:
    engine = connect()
    try:
        sample = sample_of(engine, path, [])
        assert sample is not None
        return propose(engine, sample)
    finally:
        engine.close()


@pytest.fixture
def proposal(tmp_path: Path) -> Proposal:
    """The proposal for the staff of an unknown system."""
    return proposal_of(staff_file(tmp_path))


def test_values_tell_what_headings_do_not(proposal: Proposal) -> None:
    assert (proposal.record_set, proposal.confidence > 0.35) == ("staff", True)
    mapped = {column.name: column.heading for column in proposal.columns}
    assert mapped.items() >= {
        "ethnic_category": "Ethnicity of person", "pay_band": "Scale", "staff_group": "Job family",
        "contract": "Employment type",
    }.items()  # fmt: skip
    assert "person_id" in proposal.missing
    assert {"Nummer", "Directorate"} <= set(proposal.unmapped)
    assert proposal.personal == 1


def test_values_come_with_what_they_may_stand_for(proposal: Proposal) -> None:
    (pakistani,) = proposal.values["ethnic_category"]
    assert (pakistani.canonical, pakistani.rows) == ("J Asian or Asian British - Pakistani", 100)
    bands = {value.own: value.canonical for value in proposal.values["pay_band"]}
    assert bands["Bnad 6"] == "Band 6"


def test_nothing_of_a_person_is_written(proposal: Proposal) -> None:
    text = as_toml(proposal)
    for name in NAMES:
        for word in (name, *name.replace(",", " ").split()):
            assert word not in text.replace("White - British", ""), word
    assert "90000" not in text
    assert "not shown" in text


def test_the_text_is_a_profile_with_its_doubts_in_comments(proposal: Proposal) -> None:
    text = as_toml(proposal)
    profile = profile_of(tomllib.loads(text), "proposal")
    staff = profile.of("staff")
    assert (staff.file, staff.like) == ("Leute *.csv", "esr-staff")
    assert staff.columns["pay_band"] == ("Scale",)
    assert staff.values["pay_band"] == {"Bnad 6": "Band 6"}
    for word in ("likely, 0.", "possible, 0.", "Not mapped", '# person_id = "…"', "default, check"):
        assert word in text


def test_known_headings_are_sure(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "Employee Number,Employer Code,Competence Name,Training Type,Completion Date\n1,RXX,Fire,CPD,1/2/2026\n"
    )
    proposal = proposal_of(path)
    assert proposal.record_set == "training"
    assert all(column.confidence >= 0.9 for column in proposal.columns)
    assert "sure, 0.9" in as_toml(proposal)


def test_what_has_no_headings_is_worth_nothing(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Jane White,RXX,7\nTom Irish,RXX,8\n")
    assert proposal_of(path).confidence < 0.35


@pytest.mark.parametrize(
    ("file", "general"),
    [
        ("ESR Staff In Post 31 March 2026.xlsx", "ESR Staff In Post *.xlsx"),
        ("training_2025-26.csv", "training_*.csv"),
        ("Maybe staff.csv", "Maybe staff.csv"),
        ("2026.csv", "2026.csv"),
        ("staff.csv", "staff.csv"),
    ],
)
def test_the_name_of_next_years_file(file: str, general: str) -> None:
    assert yearly_name(file) == general


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("Staff March 2026.csv", "2026-03-31"),
        ("staff_feb_2024.csv", "2024-02-29"),
        ("staff 31-Sept-2025.csv", "2025-09-30"),
        ("staff.csv", ""),
    ],
)
def test_the_day_in_a_files_name(file: str, day: str) -> None:
    assert day_in(file) == day
