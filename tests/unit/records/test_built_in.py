"""Built-in profiles: sound, said to be defaults to check, and the labels of real systems read as they should be."""

from importlib import resources
from pathlib import Path

import pytest

from levelground.records.built_in import built_in_profiles
from unit.records.reading import read
from unit.records.values import values_read

BANDS = [
    ("NHS|XR05|Review Body Band 5", "Band 5"), ("XR05", "Band 5"), ("XN02", "Band 2"), ("Band 5", "Band 5"),
    ("NHS|XR08|Review Body Band 8 - Range A", "Band 8a"), ("XR08", "Band 8a"), ("XN11", "Band 8d"), ("XR12", "Band 9"),
    ("NHS|XN09|Non Review Body Band 8 - Range B", "Band 8b"), ("Band 8C", "Band 8c"), ("8d", "Band 8d"),
    ("7", "Band 7"),
    ("NHS|YC72|Consultant", "Consultant"), ("YM72", "Consultant"), ("Consultant - Post 31 Oct 2003", "Consultant"),
    ("NHS|MC46|Specialty Doctor", "Non-consultant career grade"), ("Foundation Doctor Year 2", "Trainee grade"),
    ("Specialty Registrar", "Trainee grade"), ("Very Senior Manager", "VSM"), ("Apprentice", "Under Band 1"),
    ("Trust Pay Scale", "Other"), ("Non Executive Director", "Other"), ("Executive Director", "VSM"),
    # No guess where a wrong one would be worse than an error: a nurse consultant is no doctor, 8 is four bands.
    ("Nurse Consultant", None), ("Consultant Nurse", None), ("Band 8", None), ("MZ99", None), ("XR15", None),
    ("Band 55", None),
]  # fmt: skip


@pytest.mark.parametrize(("own", "band"), BANDS)
def test_pay_scales_of_the_staff_record(tmp_path: Path, own: str, band: str | None) -> None:
    assert values_read(tmp_path, "staff", "pay_band", [own], {"like": "esr-staff"}) == {own: band}


@pytest.mark.parametrize(
    ("record_set", "like", "column", "own", "canonical"),
    [
        ("staff", "esr-staff", "contract", "Fixed Term Temp", "fixed term"),
        ("staff", "esr-staff", "contract", "Non-Exec Director", "non-executive"),
        ("staff", "esr-staff", "assignment_status", "Active Assignment", "active"),
        ("staff", "esr-staff", "assignment_status", "Maternity & Adoption", "maternity"),
        ("staff", "esr-staff", "assignment_status", "Out on External Secondment - Unpaid", "secondment out"),
        ("staff", "esr-staff", "assignment_status", "Suspend Assignment", "suspended"),
        ("staff", "esr-staff", "disability", "Prefer Not To Answer", "prefer not to say"),
        ("staff", "esr-staff", "staff_group", "Administrative & Clerical", "Administrative and Clerical"),
        ("applications", "trac-applications", "appointed", "Offer accepted", "yes"),
        ("applications", "trac-applications", "appointed", "Offer declined", "no"),
        ("applications", "trac-applications", "shortlisted", "Rejected at interview", "yes"),
        ("applications", "trac-applications", "pay_band", "Band 8 - Range C", "Band 8c"),
        ("formal_cases", "case-tracker", "kind", "Gross misconduct", "disciplinary"),
        ("formal_cases", "case-tracker", "kind", "Dignity at work", "bullying and harassment"),
        ("formal_cases", "case-tracker", "kind", "Informal chat", None),
        ("training", "olm-learning", "mandatory", "Statutory & Mandatory", "yes"),
        ("training", "olm-learning", "mandatory", "CPD", "no"),
    ],
)  # fmt: skip
def test_labels_of_systems(
    tmp_path: Path, record_set: str, like: str, column: str, own: str, canonical: str | None
) -> None:
    assert values_read(tmp_path, record_set, column, [own], {"like": like}) == {own: canonical}


def test_each_says_in_its_file_that_it_is_to_be_checked() -> None:
    assert [each.name for each in built_in_profiles()] == [
        "case-tracker", "esr-staff", "olm-learning", "trac-applications",
    ]  # fmt: skip
    for each in built_in_profiles():
        text = resources.files("levelground.records").joinpath(f"profiles/{each.name}.toml").read_text("utf-8")
        assert "DEFAULT, CHECK" in text.split("name =")[0]


def test_whoever_has_one_applied_is_told(tmp_path: Path) -> None:
    (tmp_path / "training.csv").write_text(
        "Employee Number,Employer Code,Competence Name,Training Type,Completion Date\n1,RXX,Fire,Mandatory,1/2/2026\n"
    )
    reading = read(tmp_path)
    finding = reading.only
    assert (finding.severity, finding.kind, finding.file) == ("warning", "built-in profile", "training.csv")
    assert "'olm-learning' (default, check)" in finding.found
    assert "levelground profile training.csv" in finding.remedy
    assert reading.rows["training"] == [("training.csv", 2, "1", "RXX", "Fire", "Mandatory", "1/2/2026")]


def test_what_a_user_says_wins_over_it(tmp_path: Path) -> None:
    mapping = {"like": "esr-staff", "values": {"pay_band": {"XR05": "Band 6"}}}
    assert values_read(tmp_path, "staff", "pay_band", ["XR05", "XR07"], mapping) == {"XR05": "Band 6", "XR07": "Band 7"}


def test_its_optional_headings_need_not_be_there_and_those_of_a_user_must(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text("member_id,organisation,as_at,ethnic_category\n")
    header = "Employee Number,Employer Code,Competence Name,Training Type,Completion Date"
    (tmp_path / "training.csv").write_text(header + "\n")
    document: dict[str, object] = {"training": {"like": "olm-learning"}}
    assert [each.kind for each in read(tmp_path, document, training="pay_band").findings] == ["built-in profile"]
    document = {"training": {"like": "olm-learning", "columns": {"pay_band": "Gehalt"}}}
    assert "missing column" in [each.kind for each in read(tmp_path, document, training="pay_band").findings]
