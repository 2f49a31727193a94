"""The files of a make-believe service hold to the record sets, by name and by value."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pytest

from levelground.synthetic import Service, make_trust, write

COLUMNS = {
    "staff": [
        "person_id", "organisation", "as_at", "ethnic_category", "staff_group", "pay_band", "contract",
        "assignment_id", "primary_assignment", "assignment_status", "sex", "disability", "age", "fte", "medical_grade",
    ],
    "applications": [
        "application_id", "organisation", "vacancy_id", "shortlisted_on", "ethnic_category", "shortlisted",
        "appointed", "appointed_on", "route", "pay_band", "staff_group", "sex", "disability",
    ],
    "formal_cases": [
        "case_id", "organisation", "entered_on", "kind", "ethnic_category", "reason", "staff_group", "pay_band",
        "person_id", "disability",
    ],
    "training": ["person_id", "organisation", "course", "mandatory", "completed_on"],
    "survey": ["organisation", "year", "question", "characteristic", "group", "value", "base", "unit"],
    "board": ["member_id", "organisation", "as_at", "ethnic_category", "executive", "voting", "disability"],
    "answers": ["organisation", "standard", "year", "indicator", "answer", "words"],
    "organisations": ["organisation", "name", "kind", "ics", "region"],
}  # fmt: skip

CATEGORIES = set("ABCDEFGHJKLMNPRSZ") | {"99", "CA", "C3", "CP", "GA", "LH", "LK", "PC", "SC", "SE", ""}
STAFF_GROUPS = {
    "Add Prof Scientific and Technic", "Additional Clinical Services", "Administrative and Clerical",
    "Allied Health Professionals", "Estates and Ancillary", "Healthcare Scientists", "Medical and Dental",
    "Nursing and Midwifery Registered", "Students",
}  # fmt: skip
BANDS = {
    "Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4", "Band 5", "Band 6", "Band 7", "Band 8a", "Band 8b",
    "Band 8c", "Band 8d", "Band 9", "VSM", "Consultant", "Non-consultant career grade", "Trainee grade",
    "Other medical", "Other",
}  # fmt: skip
YES_NO = {"yes", "no"}
VALUES = {
    "ethnic_category": CATEGORIES,
    "staff_group": STAFF_GROUPS,
    "pay_band": BANDS,
    "contract": {"permanent", "fixed term", "bank", "honorary", "agency", "non-executive"},
    "primary_assignment": YES_NO | {""},
    "assignment_status": {"active", "maternity", "career break", "secondment in", "secondment out", "suspended"},
    "sex": {"female", "male"},
    "disability": {"yes", "no", "not declared", "prefer not to say", ""},
    "medical_grade": {"senior medical manager", ""},
    "shortlisted": YES_NO,
    "appointed": YES_NO | {""},
    "route": {"advertised", "international recruitment", "redeployment", "other"},
    "kind": {"disciplinary", "capability", "grievance", "bullying and harassment"},
    "reason": {"performance", "ill health", "other", ""},
    "mandatory": YES_NO,
    "question": {
        "harassment-public", "harassment-staff", "equal-opportunities", "discrimination-at-work",
        "harassment-manager", "harassment-colleagues", "harassment-reported", "pressure-to-work", "work-valued",
        "adjustments-made", "engagement",
    },
    "characteristic": {"ethnicity", "disability"},
    "group": {"white", "bme", "all", "disabled", "non-disabled"},
    "unit": {"percent", "score"},
    "executive": YES_NO,
    "voting": YES_NO,
    "region": {
        "East of England", "London", "Midlands", "North East and Yorkshire", "North West", "South East", "South West",
    },
}  # fmt: skip
ORGANISATION_KINDS = {"acute", "mental health", "community", "ambulance"}
DATES = {"as_at", "shortlisted_on", "appointed_on", "entered_on", "completed_on"}

Rows = list[dict[str, str]]


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    folder = tmp_path_factory.mktemp("trust")
    return {path.stem: read(path) for path in make_trust(folder)}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    folder = tmp_path_factory.mktemp("service")
    return {path.stem: read(path) for path in write(Service(14, 12_000, 3, 2024), folder, "csv")}


def test_each_record_set_has_exactly_its_columns(service: dict[str, Rows]) -> None:
    assert {name: list(rows[0]) for name, rows in service.items()} == COLUMNS


@pytest.mark.parametrize("made", ["trust", "service"])
def test_every_value_is_one_that_the_record_sets_know(made: str, request: pytest.FixtureRequest) -> None:
    files: dict[str, Rows] = request.getfixturevalue(made)
    strange = {
        (name, column, row[column])
        for name, rows in files.items()
        for row in rows
        for column, known in VALUES.items()
        if column in row
        and row[column] not in (ORGANISATION_KINDS if name == "organisations" and column == "kind" else known)
    }
    assert strange == set()


def test_codes_are_really_used_and_not_one_value_alone(service: dict[str, Rows]) -> None:
    used = {column: set() for column in VALUES}
    for rows in service.values():
        for row in rows:
            for column in used.keys() & row.keys():
                used[column].add(row[column])
    assert used["ethnic_category"] == CATEGORIES
    assert used["staff_group"] == STAFF_GROUPS
    assert used["pay_band"] == BANDS
    for column in ("contract", "assignment_status", "route", "question", "group", "unit", "appointed", "reason"):
        assert used[column] == VALUES[column], column


def test_every_date_lies_in_the_window_of_its_snapshots(service: dict[str, Rows]) -> None:
    days = {
        column: {date.fromisoformat(row[column]) for rows in service.values() for row in rows if row.get(column)}
        for column in DATES
    }
    snapshots = {date(2022, 3, 31), date(2023, 3, 31), date(2024, 3, 31)}
    assert days.pop("as_at") == snapshots
    for column, found in days.items():
        assert min(found) >= date(2021, 4, 1), column
        assert max(found) <= date(2024, 3, 31), column
        assert {day.year for day in found} == {2021, 2022, 2023, 2024}, column


def test_survey_years_are_the_autumns_before_the_snapshots(service: dict[str, Rows]) -> None:
    assert {row["year"] for row in service["survey"]} == {"2021", "2022", "2023"}
    assert all(0 <= float(row["value"]) <= 100 and int(row["base"]) > 0 for row in service["survey"])


def test_the_numbers_of_the_settings_are_met(service: dict[str, Rows]) -> None:
    assert len(service["organisations"]) == 14
    codes = {row["organisation"] for row in service["organisations"]}
    for name, rows in service.items():
        assert {row["organisation"] for row in rows} == codes, name
    people = Counter(as_at for _, as_at in {(row["person_id"], row["as_at"]) for row in service["staff"]})
    assert people == {"2022-03-31": 12_000, "2023-03-31": 12_000, "2024-03-31": 12_000}
    assert len(service["applications"]) == 3 * 4 * 12_000
    assert 1.7 < len(service["training"]) / len(service["staff"]) < 2.3


@pytest.mark.parametrize("made", ["trust", "service"])
def test_identifiers_are_unique_where_they_must_be(made: str, request: pytest.FixtureRequest) -> None:
    files: dict[str, Rows] = request.getfixturevalue(made)
    for name, column in (("applications", "application_id"), ("formal_cases", "case_id")):
        assert len({row[column] for row in files[name]}) == len(files[name]), name
    assert len({(row["assignment_id"], row["as_at"]) for row in files["staff"]}) == len(files["staff"])
    assert len({(row["member_id"], row["as_at"]) for row in files["board"]}) == len(files["board"])
    results = {
        tuple(row[key] for key in ("organisation", "year", "question", "characteristic", "group"))
        for row in files["survey"]
    }
    assert len(results) == len(files["survey"])


@pytest.mark.parametrize("made", ["trust", "service"])
def test_one_person_has_one_ethnic_category_on_a_date(made: str, request: pytest.FixtureRequest) -> None:
    files: dict[str, Rows] = request.getfixturevalue(made)
    seen: dict[tuple[str, str], set[str]] = {}
    for row in files["staff"]:
        seen.setdefault((row["person_id"], row["as_at"]), set()).add(row["ethnic_category"])
    assert {len(categories) for categories in seen.values()} == {1}


def test_the_trust_is_one_organisation_with_last_year_too(trust: dict[str, Rows]) -> None:
    assert [(row["organisation"], row["name"]) for row in trust["organisations"]] == [("RZZ", "Northfield NHS Trust")]
    assert {row["as_at"] for row in trust["staff"]} == {"2025-03-31", "2026-03-31"}
    assert {row["as_at"] for row in trust["board"]} == {"2025-03-31", "2026-03-31"}
    assert {row["year"] for row in trust["survey"]} == {"2024", "2025"}
    assert len(trust["applications"]) == 2 * 30_000
    entered = sorted(row["entered_on"] for row in trust["formal_cases"])
    assert "2024-04-01" <= entered[0] < "2024-06-01"
    assert "2026-02-01" < entered[-1] <= "2026-03-31"
    stayed = Counter(row["person_id"] for row in trust["staff"] if row["primary_assignment"] == "yes")
    assert 8_700 < sum(count == 2 for count in stayed.values()) < 9_100


def test_the_trust_has_the_mess_of_a_real_one(trust: dict[str, Rows]) -> None:
    staff = [row for row in trust["staff"] if row["as_at"] == "2026-03-31"]
    people = {row["person_id"] for row in trust["staff"]}
    assert 0.02 < sum(row["ethnic_category"] in {"Z", "99", ""} for row in staff) / len(staff) < 0.06
    assert 20 < len(staff) - len({row["person_id"] for row in staff}) < 90
    assert any(row["contract"] in {"bank", "honorary", "agency"} for row in staff)
    assert any(row["primary_assignment"] == "" for row in staff)
    leavers = [row for row in trust["formal_cases"] if row["person_id"] and row["person_id"] not in people]
    assert 10 < len(leavers) < 80
    assert 100 < sum(row["person_id"] not in people for row in trust["training"]) < 1_000
    shortlisted = [row for row in trust["applications"] if row["shortlisted"] == "yes"]
    assert 0.20 < len(shortlisted) / len(trust["applications"]) < 0.32
    assert 0.05 < sum(row["appointed"] == "yes" for row in shortlisted) / len(trust["applications"]) < 0.08
    assert 100 < sum(row["appointed"] == "" for row in shortlisted) < 1_500
    assert 1 < sum(row["appointed"] == "yes" and row["shortlisted"] == "no" for row in trust["applications"]) < 30
    disciplinary = sum(row["kind"] == "disciplinary" for row in trust["formal_cases"])
    assert 130 < disciplinary < 250


def test_dates_of_an_application_agree_with_what_became_of_it(trust: dict[str, Rows]) -> None:
    for row in trust["applications"]:
        assert bool(row["shortlisted_on"]) == (row["shortlisted"] == "yes")
        assert bool(row["appointed_on"]) == (row["appointed"] == "yes")
        if row["shortlisted_on"] and row["appointed_on"]:
            assert row["shortlisted_on"] < row["appointed_on"]


def test_a_second_assignment_never_outranks_the_first(trust: dict[str, Rows]) -> None:
    order = [f"Band {band}" for band in ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")]
    by_person: dict[tuple[str, str], Rows] = {}
    for row in trust["staff"]:
        by_person.setdefault((row["person_id"], row["as_at"]), []).append(row)
    pairs = [rows for rows in by_person.values() if len(rows) > 1]
    assert {len(rows) for rows in pairs} == {2}
    for first, second in pairs:
        assert first["contract"] in {"permanent", "fixed term"}
        assert (first["primary_assignment"], second["primary_assignment"]) in {("yes", "no"), ("", "")}
        assert float(first["fte"]) > float(second["fte"])
        if first["pay_band"] in order:
            assert order.index(first["pay_band"]) >= order.index(second["pay_band"])
        else:
            assert first["pay_band"] == second["pay_band"]


def test_ethnicity_goes_by_place(tmp_path: Path) -> None:
    write(Service(60, 120_000), tmp_path, "csv")
    shares = dict(
        duckdb.execute(
            """SELECT region, avg((ethnic_category[1] BETWEEN 'D' AND 'S')::INT)
            FROM read_csv(?, all_varchar=true) JOIN read_csv(?) USING (organisation)
            WHERE ethnic_category NOT IN ('Z', '99') GROUP BY region""",
            [str(tmp_path / "staff.csv"), str(tmp_path / "organisations.csv")],
        ).fetchall()
    )
    assert shares["London"] > 0.40
    assert shares["South West"] < 0.25
    assert all(share < shares["London"] for region, share in shares.items() if region != "London")
