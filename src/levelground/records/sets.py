"""The canonical record sets: their columns, and the values that each column may hold."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["identifier", "code", "date", "yes-no", "number", "text", "ethnic category"]

STAFF_GROUPS = (
    "Add Prof Scientific and Technic",
    "Additional Clinical Services",
    "Administrative and Clerical",
    "Allied Health Professionals",
    "Estates and Ancillary",
    "Healthcare Scientists",
    "Medical and Dental",
    "Nursing and Midwifery Registered",
    "Students",
)
NON_CLINICAL_STAFF_GROUPS = ("Administrative and Clerical", "Estates and Ancillary")

# A column that a file may leave out, and the column that it then follows from.
DERIVED_FROM = {"clinical": "staff_group"}

AGENDA_FOR_CHANGE_BANDS = (
    "Under Band 1",
    *(f"Band {band}" for band in range(1, 8)),
    *(f"Band 8{letter}" for letter in "abcd"),
    "Band 9",
)
MEDICAL_GRADES = ("Consultant", "Non-consultant career grade", "Trainee grade", "Other medical")
# Ordered from the lowest to the highest: the order decides which of several assignments is a person's primary one.
# Medical grades stand above Band 9 and below VSM; "Other" says nothing of pay, and comes first.
PAY_BANDS_BY_PAY = (
    "Other",
    *AGENDA_FOR_CHANGE_BANDS,
    "Other medical",
    "Trainee grade",
    "Non-consultant career grade",
    "Consultant",
    "VSM",
)
PAY_BANDS = (*AGENDA_FOR_CHANGE_BANDS, "VSM", *MEDICAL_GRADES, "Other")

CONTRACTS = ("permanent", "fixed term", "bank", "honorary", "agency", "non-executive")
ASSIGNMENT_STATUSES = ("active", "maternity", "career break", "secondment in", "secondment out", "suspended")


@dataclass(frozen=True)
class Column:
    """A canonical column: its name, what kind of value it holds and, for a code, the values there are."""

    name: str
    kind: Kind = "text"
    values: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class RecordSet:
    """A table of records in canonical columns; `key` names the columns that together identify one row."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    person: str = ""
    as_at: str = ""

    def column(self, name: str) -> Column:
        """The column called `name`, or the one that follows from another of its columns. Raises KeyError otherwise."""
        for column in self.columns:
            if column.name == name:
                return column
        if DERIVED_FROM.get(name) in self.names:
            return Column(name, "yes-no", ("yes", "no"))
        raise KeyError(f"the record set {self.name} has no column {name}")

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that a file of this set must have."""
        return tuple(column.name for column in self.columns if not column.optional)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all its columns, in the order of the contract."""
        return tuple(column.name for column in self.columns)


def _optional(*columns: Column) -> tuple[Column, ...]:
    return tuple(Column(column.name, column.kind, column.values, optional=True) for column in columns)


def _identifier(name: str) -> Column:
    return Column(name, "identifier")


def _code(name: str, *values: str) -> Column:
    return Column(name, "code", values)


def _yes_no(name: str) -> Column:
    return Column(name, "yes-no", ("yes", "no"))


def _date(name: str) -> Column:
    return Column(name, "date")


def _number(name: str) -> Column:
    return Column(name, "number")


ORGANISATION = _identifier("organisation")
ETHNIC_CATEGORY = Column("ethnic_category", "ethnic category")
STAFF_GROUP = _code("staff_group", *STAFF_GROUPS)
PAY_BAND = _code("pay_band", *PAY_BANDS)
DISABILITY = _code("disability", "yes", "no", "not declared", "prefer not to say")
SEX = Column("sex")

STAFF = RecordSet(
    "staff",
    "an assignment of a person in post on a date",
    (
        _identifier("person_id"),
        ORGANISATION,
        _date("as_at"),
        ETHNIC_CATEGORY,
        STAFF_GROUP,
        PAY_BAND,
        _code("contract", *CONTRACTS),
        *_optional(
            _identifier("assignment_id"),
            _yes_no("primary_assignment"),
            _code("assignment_status", *ASSIGNMENT_STATUSES),
            _yes_no("clinical"),
            SEX,
            DISABILITY,
            _number("age"),
            _number("fte"),
            _number("hourly_pay"),
            _number("bonus_pay"),
            _date("start_date"),
            _yes_no("carer"),
            _code("medical_grade", "senior medical manager"),
            Column("international_graduate"),
            Column("nationality_group"),
            Column("religion"),
            Column("sexual_orientation"),
        ),
    ),
    key=("organisation", "as_at", "assignment_id"),
    person="person_id",
    as_at="as_at",
)

APPLICATIONS = RecordSet(
    "applications",
    "an application for a post",
    (
        _identifier("application_id"),
        ORGANISATION,
        _identifier("vacancy_id"),
        _date("shortlisted_on"),
        ETHNIC_CATEGORY,
        _yes_no("shortlisted"),
        _yes_no("appointed"),
        *_optional(
            _date("appointed_on"),
            _code("route", "advertised", "international recruitment", "redeployment", "other"),
            PAY_BAND,
            STAFF_GROUP,
            SEX,
            DISABILITY,
            _yes_no("internal"),
        ),
    ),
    key=("organisation", "application_id"),
)

FORMAL_CASES = RecordSet(
    "formal_cases",
    "an entry into a formal process",
    (
        _identifier("case_id"),
        ORGANISATION,
        _date("entered_on"),
        _code("kind", "disciplinary", "capability", "grievance", "bullying and harassment"),
        ETHNIC_CATEGORY,
        *_optional(
            _code("reason", "performance", "ill health", "other"),
            STAFF_GROUP,
            PAY_BAND,
            _identifier("person_id"),
            _date("closed_on"),
            Column("outcome"),
            DISABILITY,
            SEX,
        ),
    ),
    key=("organisation", "case_id"),
    person="person_id",
)

TRAINING = RecordSet(
    "training",
    "an attendance",
    (
        _identifier("person_id"),
        ORGANISATION,
        Column("course"),
        _yes_no("mandatory"),
        _date("completed_on"),
        *_optional(ETHNIC_CATEGORY, STAFF_GROUP, PAY_BAND),
    ),
    person="person_id",
)

SURVEY_QUESTIONS = (
    "harassment-public",
    "harassment-staff",
    "equal-opportunities",
    "discrimination-at-work",
    "harassment-manager",
    "harassment-colleagues",
    "harassment-reported",
    "pressure-to-work",
    "work-valued",
    "adjustments-made",
    "engagement",
)

SURVEY = RecordSet(
    "survey",
    "a published survey result",
    (
        ORGANISATION,
        _number("year"),
        _code("question", *SURVEY_QUESTIONS),
        _code("characteristic", "ethnicity", "disability"),
        _code("group", "white", "bme", "all", "disabled", "non-disabled"),
        _number("value"),
        _number("base"),
        *_optional(_code("unit", "percent", "score", "yes-no")),
    ),
    key=("organisation", "year", "question", "characteristic", "group"),
)

BOARD = RecordSet(
    "board",
    "a board member",
    (
        _identifier("member_id"),
        ORGANISATION,
        _date("as_at"),
        ETHNIC_CATEGORY,
        *_optional(_yes_no("executive"), _yes_no("voting"), DISABILITY, SEX),
    ),
    key=("organisation", "as_at", "member_id"),
    person="member_id",
    as_at="as_at",
)

ORGANISATIONS = RecordSet(
    "organisations",
    "an organisation",
    (
        ORGANISATION,
        Column("name"),
        Column("kind"),
        Column("ics"),
        Column("region"),
        *_optional(_identifier("successor")),
    ),
    key=("organisation",),
)

ANSWERS = RecordSet(
    "answers",
    "an answer that an organisation gives itself, yes or no, to an indicator that is no number",
    (
        ORGANISATION,
        Column("standard"),
        _number("year"),
        Column("indicator"),
        _yes_no("answer"),
        *_optional(Column("words")),
    ),
    key=("organisation", "standard", "year", "indicator"),
)

COUNTS = RecordSet(
    "counts",
    "a total, from those who have no rows",
    (
        ORGANISATION,
        Column("standard"),
        _number("year"),
        Column("indicator"),
        Column("part"),
        Column("group"),
        _number("numerator"),
        _number("denominator"),
    ),
    key=("organisation", "standard", "year", "indicator", "part", "group"),
)

RECORD_SETS = {
    record_set.name: record_set
    for record_set in (STAFF, APPLICATIONS, FORMAL_CASES, TRAINING, SURVEY, BOARD, ORGANISATIONS, ANSWERS, COUNTS)
}
