"""What a WRES measurement of 31 March 2026 needs of each record set: shared by the floor, the scan and pandas."""

from __future__ import annotations

REFERENCE = "2026-03-31"
YEAR_BEFORE = "2025-03-31"

STAFF = (
    "organisation", "person_id", "as_at", "ethnic_category", "staff_group", "pay_band", "contract",
    "assignment_status", "medical_grade", "assignment_id", "primary_assignment", "fte",
)  # fmt: skip
APPLICATIONS = (
    "organisation", "application_id", "shortlisted_on", "ethnic_category", "shortlisted", "appointed", "pay_band",
    "route",
)  # fmt: skip
TRAINING = ("organisation", "person_id", "mandatory", "completed_on")
FORMAL_CASES = ("organisation", "case_id", "person_id", "entered_on", "kind", "ethnic_category", "staff_group")
BOARD = ("organisation", "member_id", "as_at", "ethnic_category", "executive", "voting")
SURVEY = ("organisation", "year", "question", "characteristic", "group", "value", "base")
NEEDED = {
    "staff": STAFF,
    "applications": APPLICATIONS,
    "training": TRAINING,
    "formal_cases": FORMAL_CASES,
    "board": BOARD,
    "survey": SURVEY,
}
DATES = frozenset({"as_at", "shortlisted_on", "completed_on", "entered_on"})
NUMBERS = frozenset({"fte", "year", "value", "base"})
NON_CLINICAL = ("Administrative and Clerical", "Estates and Ancillary")
