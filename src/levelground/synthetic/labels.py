"""How the systems of organisations spell headings and values: what messy extracts are written with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from levelground.records import ethnic_categories

Spellings = Mapping[str, tuple[str, ...]]

_PLAIN_BANDS: Spellings = {
    "Under Band 1": ("Apprentice", "Under band 1"),
    **{f"Band {n}": (f"Band {n}", f" BAND {n}", f"AfC Band {n}") for n in (*range(1, 8), 9)},
    **{f"Band 8{letter}": (f"Band 8{letter}", f"Band 8 - Range {letter.upper()}") for letter in "abcd"},
    "VSM": ("Very Senior Manager", "VSM"),
    "Consultant": ("Consultant", "consultant "),
    "Non-consultant career grade": ("Specialty Doctor", "Associate Specialist"),
    "Trainee grade": ("Foundation Year 1", "Specialty Registrar"),
    "Other medical": ("Other medical",),
    "Other": ("Local pay scale",),
}
_SCALES: Spellings = {
    **_PLAIN_BANDS,
    **{
        f"Band {n}": (
            f"NHS|XR0{n}|Review Body Band {n}",
            f"XR0{n}",
            f"NHS|XN0{n}|Non Review Body Band {n}",
            f"Band {n}",
        )
        for n in range(1, 8)
    },
    **{
        f"Band 8{letter}": (f"NHS|XR{code}|Review Body Band 8 - Range {letter.upper()}", f"XR{code}")
        for letter, code in zip("abcd", ("08", "09", "10", "11"), strict=True)
    },
    "Band 9": ("NHS|XR12|Review Body Band 9", "XR12"),
    "Consultant": ("NHS|YC72|Consultant", "YM72"),
    "Non-consultant career grade": ("NHS|MC46|Specialty Doctor", "Associate Specialist"),
    "Trainee grade": ("NHS|MN37|Foundation Year 1", "Specialty Registrar"),
}
_ETHNICITY: Spellings = {
    each.code: (
        f"{each.code} {each.label}",
        f"  {each.label.upper()}",
        each.code.lower(),
        each.label.replace(" ", "  "),
    )
    for each in reversed(ethnic_categories())
    if each.code
}
_STAFF_GROUPS: Spellings = {
    "Administrative and Clerical": ("Administrative and Clerical", "Administrative & Clerical"),
    "Nursing and Midwifery Registered": ("Nursing and Midwifery Registered", "NURSING AND MIDWIFERY REGISTERED"),
}
_YES_NO: Spellings = {"yes": ("Yes", "Y"), "no": ("No", "N ")}


@dataclass(frozen=True)
class Style:
    """How a record set is exported: the file's name, its headings by canonical column, and the spellings of values.

    A column without a heading is left out; a value without spellings is written as it is.
    """

    file: str
    title: str
    headings: Mapping[str, str]
    values: Mapping[str, Spellings] = field(default_factory=dict)


STYLES: Mapping[str, Style] = {
    "staff": Style(
        "ESR Staff In Post 31 March {year}.xlsx",
        "Staff in post",
        {
            "organisation": "Organisation Code", "assignment_id": "Assignment Number", "person_id": "Employee Number",
            "as_at": "Effective Date", "ethnic_category": "Ethnic Origin", "staff_group": "Staff Group",
            "pay_band": "Pay Scale", "contract": "Assignment Category", "primary_assignment": "Primary Assignment",
            "assignment_status": "Assignment Status", "sex": "Gender", "disability": "Disability", "age": "Age",
            "fte": "FTE", "medical_grade": "medical_grade",
        },
        {
            "ethnic_category": _ETHNICITY, "staff_group": _STAFF_GROUPS, "pay_band": _SCALES,
            "contract": {
                "permanent": ("Permanent", "PERMANENT"), "fixed term": ("Fixed Term Temp",), "bank": ("Bank",),
                "honorary": ("Honorary",), "agency": ("Agency",), "non-executive": ("Non-Exec Director",),
            },
            "assignment_status": {
                "active": ("Active Assignment", "Active Assignment", "Acting Up", "Internal Secondment"),
                "maternity": ("Maternity & Adoption",), "career break": ("Career Break",),
                "secondment in": ("In on External Secondment",),
                "secondment out": ("Out on External Secondment - Paid", "Out on External Secondment - Unpaid"),
                "suspended": ("Suspend Assignment",),
            },
            "primary_assignment": _YES_NO,
            "disability": {
                **_YES_NO, "not declared": ("Not Declared",), "prefer not to say": ("Prefer Not To Answer",),
                "": ("", "Unspecified"),
            },
        },
    ),
    "applications": Style(
        "Trac applications {year}.csv",
        "Applications – all vacancies",
        {
            "vacancy_id": "Vacancy Ref", "application_id": "Application ID", "organisation": "Organisation Code",
            "ethnic_category": "Ethnic origin", "shortlisted": "Shortlisted", "shortlisted_on": "Date Shortlisted",
            "appointed": "Outcome", "appointed_on": "Offer Accepted Date", "route": "Recruitment Source",
            "pay_band": "Band", "staff_group": "Staff Group", "sex": "Gender", "disability": "Disability",
        },
        {
            "ethnic_category": _ETHNICITY, "staff_group": _STAFF_GROUPS, "pay_band": _PLAIN_BANDS,
            "shortlisted": _YES_NO,
            "appointed": {
                "yes": ("Offer accepted", "Appointed"), "no": ("Rejected at interview", "Withdrawn"),
            },
            "route": {
                "advertised": ("Advertised", "NHS Jobs"), "international recruitment": ("Overseas recruitment",),
                "redeployment": ("Redeployed",), "other": ("Other",),
            },
            "disability": {
                **_YES_NO, "not declared": ("Not stated",), "prefer not to say": ("I do not wish to disclose",),
            },
        },
    ),
    "formal_cases": Style(
        "ER case tracker {year}.xlsx",
        "Employee relations: formal cases",
        {
            "case_id": "Case Ref", "organisation": "Org Code", "kind": "Case Type", "reason": "Case Sub Type",
            "entered_on": "Date Entered Formal Process", "ethnic_category": "Ethnicity", "staff_group": "Staff Group",
            "pay_band": "Band", "person_id": "Employee Number", "disability": "Disability",
        },
        {
            "ethnic_category": _ETHNICITY, "staff_group": _STAFF_GROUPS, "pay_band": _PLAIN_BANDS,
            "kind": {
                "disciplinary": ("Disciplinary", "Conduct"), "capability": ("Capability",),
                "grievance": ("Grievance",),
                "bullying and harassment": ("Bullying & harassment", "Dignity at work"),
            },
            "reason": {"performance": ("Performance", "Poor performance"), "ill health": ("Ill-health", "Sickness")},
            "disability": {
                **_YES_NO, "not declared": ("Not Declared",), "prefer not to say": ("Prefer Not To Answer",),
            },
        },
    ),
    "training": Style(
        "OLM learning {year}.csv",
        "Learning: completed – all courses",
        {
            "person_id": "Employee Number", "organisation": "Employer Code", "course": "Competence Name",
            "mandatory": "Training Type", "completed_on": "Completion Date",
        },
        {"mandatory": {"yes": ("Mandatory", "Statutory and mandatory"), "no": ("Non-mandatory", "CPD")}},
    ),
    "board": Style(
        "Board members {year}.xlsx",
        "The board",
        {
            "organisation": "ORGANISATION", "member_id": "Member ID", "as_at": "As at",
            "ethnic_category": "Ethnic  category", "executive": "Executive", "voting": "Voting",
            "disability": "Disability",
        },
        {"ethnic_category": _ETHNICITY, "executive": _YES_NO, "voting": _YES_NO},
    ),
}  # fmt: skip
