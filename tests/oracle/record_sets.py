"""Random small record sets: legal in every row, and as untidy as real extracts are."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from oracle import rules
from oracle.sheets import Folder, Row, Sheet

EDITIONS = (2016, 2020, 2021, 2024, 2026)
ORGANISATIONS = ("RAA", "RBB", "RCC")
CATEGORIES = sorted(rules.CATEGORIES)
# Codes and labels of one and the same category: a person may have either on each assignment.
SAME_CATEGORY = (("A", "White - British"), ("H", "Asian or Asian British - Indian"), ("N", "n"), ("Z", "Not stated"))
OPTIONAL = {
    "staff": ("assignment_id", "primary_assignment", "assignment_status", "clinical", "fte", "medical_grade"),
    "applications": ("route", "pay_band"),
    "formal_cases": ("staff_group", "person_id"),
    "board": ("executive", "voting"),
}
REQUIRED = {
    "staff": ("person_id", "organisation", "as_at", "ethnic_category", "staff_group", "pay_band", "contract"),
    "applications": (
        "application_id", "organisation", "vacancy_id", "shortlisted_on", "ethnic_category", "shortlisted", "appointed",
    ),
    "formal_cases": ("case_id", "organisation", "entered_on", "kind", "ethnic_category"),
    "training": ("person_id", "organisation", "course", "mandatory", "completed_on"),
    "survey": ("organisation", "year", "question", "characteristic", "group", "value", "base"),
    "board": ("member_id", "organisation", "as_at", "ethnic_category"),
    "organisations": ("organisation", "name", "kind", "ics", "region"),
    "counts": ("organisation", "standard", "year", "indicator", "part", "group", "numerator", "denominator"),
}  # fmt: skip


def written(value: str) -> SearchStrategy[str]:
    """A value in some case, with or without spaces around it."""
    return st.sampled_from([value, value, value, value.upper(), value.lower(), f" {value} ", value.title()])


def one_of(*values: str) -> SearchStrategy[str]:
    """One of these values, or a blank, in some case."""
    return st.sampled_from([*values, *values, *values, ""]).flatmap(written)


def dated(day: date) -> SearchStrategy[str]:
    """A date in one of the ways in which dates are written."""
    return st.sampled_from([day.isoformat(), f"{day:%d/%m/%Y}", f" {day.isoformat()} "])


def days_around(year: int) -> SearchStrategy[date]:
    """Days in and out of the windows of an edition, its first and last ones often."""
    reference = rules.reference_date(year)
    edges = [reference, *(rules.window(year, years)[0] for years in (1, 2))]
    edges += [reference + timedelta(1), *(day - timedelta(1) for day in edges[1:])]
    anywhere = st.integers(-1200, 300).map(lambda days: reference + timedelta(days))
    return st.sampled_from(edges) | anywhere | st.just(reference - timedelta(140))


@st.composite
def folders(draw: DrawFn, year: int) -> Folder:
    """A folder of record sets for an edition: staff and most of the others, of one to three organisations."""
    codes = ORGANISATIONS[: draw(st.integers(1, 3))]
    folder: Folder = {}
    makers = {
        "staff": staff(year, codes),
        "applications": applications(year, codes),
        "formal_cases": formal_cases(year, codes),
        "training": training(year, codes),
        "board": board(year, codes),
        "survey": survey(year, codes),
    }
    for name, maker in makers.items():
        if draw(st.integers(0, 7)) > 0:
            folder[name] = draw(maker)
    if draw(st.booleans()):
        folder["organisations"] = draw(directory())
    if "applications" not in folder and draw(st.booleans()):
        folder["counts"] = draw(totals(year, codes))
    if not any(sheet.rows for name, sheet in folder.items() if name != "organisations"):
        folder["staff"] = Sheet(REQUIRED["staff"], (draw(_assignment(year, codes[0], "1", "A")),))
    return folder


def _sheet(draw: DrawFn, name: str, rows: list[Row]) -> Sheet:
    """The rows with the required columns, and some of the optional ones."""
    columns = _columns(draw, name)
    return Sheet(columns, tuple({column: row[column] for column in columns} for row in rows))


def _columns(draw: DrawFn, name: str) -> tuple[str, ...]:
    return (*REQUIRED[name], *(column for column in OPTIONAL.get(name, ()) if draw(st.integers(0, 3)) > 0))


@st.composite
def staff(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Staff in post, with some snapshots of other dates; people with several assignments only where these have ids."""
    columns = _columns(draw, "staff")
    rows: list[Row] = []
    for organisation in codes:
        for snapshot in _snapshots(draw, year):
            for number in range(draw(st.integers(1, 9))):
                category = draw(st.sampled_from([("A",), ("h",), *SAME_CATEGORY]) | st.sampled_from(CATEGORIES).map(
                    lambda one: (one,)))  # fmt: skip
                for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3])) if "assignment_id" in columns else 1):
                    row = draw(_assignment(year, organisation, f"P{number}", draw(st.sampled_from(category))))
                    row |= {"as_at": draw(dated(snapshot)), "assignment_id": str(7 * len(rows) % 101)}
                    rows.append({column: row[column] for column in columns})
    return Sheet(columns, tuple(draw(st.permutations(rows))))


def _snapshots(draw: DrawFn, year: int) -> list[date]:
    """The date of the edition, or one near it; now and then with others, which are not to be taken."""
    reference = rules.reference_date(year)
    taken = draw(st.sampled_from([0, 0, 0, -31, -3, 17, 31]))
    others = draw(st.sampled_from([(), (), (-365,), (-365, 61), (45,)]))
    return [reference + timedelta(days) for days in (taken, *others)]


@st.composite
def _assignment(draw: DrawFn, year: int, organisation: str, person: str, category: str) -> Row:
    band = draw(st.sampled_from(["", *rules.PAY_BANDS, "Consultant", "Band 5", "Band 8a"]))
    managers = ["", rules.SENIOR_MEDICAL_MANAGER] if band == "Consultant" else [""]
    return {
        "person_id": draw(st.sampled_from([person, person, f" {person}"])),
        "organisation": organisation,
        "as_at": rules.reference_date(year).isoformat(),
        "ethnic_category": draw(written(category)),
        "staff_group": draw(one_of(*rules.STAFF_GROUPS)),
        "pay_band": draw(written(band)),
        "contract": draw(st.sampled_from([*rules.CONTRACTS, "", *["permanent"] * 9]).flatmap(written)),
        "primary_assignment": draw(st.sampled_from(["", "", "no", "yes", "YES"])),
        "assignment_status": draw(st.sampled_from([*rules.STATUSES, *["", "active"] * 4]).flatmap(written)),
        "clinical": draw(st.sampled_from(["", "yes", "No"])),
        "fte": draw(st.sampled_from(["", "1", "1.0", "0.6", "0.45"])),
        "medical_grade": draw(st.sampled_from(managers).flatmap(written)),
    }


@st.composite
def applications(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Applications: shortlisted or not, in the window or not, some in progress, some appointed without shortlisting."""
    rows = []
    for number in range(draw(st.integers(0, 25))):
        shortlisted = draw(st.sampled_from(["yes", "yes", "yes", "no", ""]).flatmap(written))
        day = draw(days_around(year).flatmap(dated))
        rows.append(
            {
                "application_id": str(number),
                "organisation": draw(st.sampled_from(codes)),
                "vacancy_id": "V1",
                "shortlisted_on": day if "y" in shortlisted.lower() or draw(st.booleans()) else "",
                "ethnic_category": draw(st.sampled_from(CATEGORIES).flatmap(written)),
                "shortlisted": shortlisted,
                "appointed": draw(one_of("yes", "no")),
                "route": draw(one_of(*rules.ROUTES)),
                "pay_band": draw(one_of(*rules.PAY_BANDS)),
            }
        )
    return _sheet(draw, "applications", rows)


@st.composite
def formal_cases(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Entries into formal processes of all kinds, of leavers too."""
    days = draw(st.sampled_from([days_around(year), st.just(rules.reference_date(year) - timedelta(58))]))
    rows = [
        {
            "case_id": f"C{number}",
            "organisation": draw(st.sampled_from(codes)),
            "entered_on": draw(days.flatmap(dated)),
            "kind": draw(st.sampled_from([*rules.KINDS, *["disciplinary"] * 5]).flatmap(written)),
            "ethnic_category": draw(st.sampled_from(CATEGORIES).flatmap(written)),
            "staff_group": draw(one_of(*rules.STAFF_GROUPS)),
            "person_id": draw(st.sampled_from(["P1", "P2", "LEFT"])),
        }
        for number in range(draw(st.integers(0, 12)))
    ]
    return _sheet(draw, "formal_cases", rows)


@st.composite
def training(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Attendances, mandatory or not, of people in post, of people who left, and more than one of some."""
    rows = [
        {
            "person_id": draw(st.sampled_from([*(f"P{number}" for number in range(9)), " P1 ", "LEFT"])),
            "organisation": draw(st.sampled_from(codes)),
            "course": draw(st.sampled_from(["Leadership", "Fire safety, level 2", ""])),
            "mandatory": draw(one_of("yes", "no", "no", "no")),
            "completed_on": draw(days_around(year).flatmap(dated)),
        }
        for _ in range(draw(st.integers(0, 14)))
    ]
    return _sheet(draw, "training", rows)


@st.composite
def board(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Board members of the edition's date, or of one near it."""
    rows = []
    for organisation in codes:
        for snapshot in _snapshots(draw, year):
            for number in range(draw(st.integers(0, 6))):
                row = {
                    "member_id": f"M{number}",
                    "organisation": organisation,
                    "as_at": draw(dated(snapshot)),
                    "ethnic_category": draw(st.sampled_from(CATEGORIES).flatmap(written)),
                    "executive": draw(one_of("yes", "no")),
                    "voting": draw(one_of("yes", "no")),
                }
                rows.append(row)
    near = {row["organisation"] for row in rows if _near(row["as_at"].strip(), year)}
    return _sheet(draw, "board", [row for row in rows if row["organisation"] in near])


def _near(text: str, year: int) -> bool:
    day, month, written_year = text.split("/") if "/" in text else reversed(text.split("-"))
    return abs((date(int(written_year), int(month), int(day)) - rules.reference_date(year)).days) <= rules.NEAR_DAYS


@st.composite
def survey(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Published survey results, of other autumns and of disability too."""
    keys = draw(
        st.sets(
            st.tuples(
                st.sampled_from(codes), st.sampled_from([year - 1, year - 1, year - 2, year]),
                st.sampled_from([*rules.QUESTIONS]),
                st.sampled_from(
                    [("ethnicity", "white"), ("ethnicity", "bme"), ("ethnicity", "all"), ("disability", "all")]
                ),
            ),
            max_size=20,
        )
    )  # fmt: skip
    rows = [
        {
            "organisation": organisation,
            "year": str(autumn),
            "question": draw(written(question)),
            "characteristic": draw(written(characteristic)),
            "group": draw(written(group)),
            "value": draw(st.sampled_from(["0", "12.5", "48.83", "100", "33"])),
            "base": draw(st.sampled_from(["0", "7", "11", "250", "1203"])),
        }
        for organisation, autumn, question, (characteristic, group) in sorted(keys)
    ]
    return _sheet(draw, "survey", rows)


@st.composite
def directory(draw: DrawFn) -> Sheet:
    """All organisations, each in an ICS and a region, or in none."""
    rows = [
        {
            "organisation": organisation,
            "name": f"Trust {organisation}",
            "kind": "acute",
            "ics": draw(st.sampled_from(["North ICS", "South ICS", ""])),
            "region": draw(st.sampled_from(["North", "South", ""])),
        }
        for organisation in ORGANISATIONS
    ]
    return Sheet(REQUIRED["organisations"], tuple(rows))


@st.composite
def totals(draw: DrawFn, year: int, codes: tuple[str, ...]) -> Sheet:
    """Totals of indicator 2, from an organisation that has no rows; those of another year are not for this edition."""
    rows = []
    for group in rules.MAIN_GROUPS:
        shortlisted = draw(st.integers(0, 40))
        rows.append(
            {
                "organisation": codes[-1],
                "standard": draw(st.sampled_from(["wres", "WRES"])),
                "year": str(draw(st.sampled_from([year, year, year, year - 1]))),
                "indicator": "2",
                "part": "",
                "group": group,
                "numerator": str(draw(st.integers(0, shortlisted))),
                "denominator": str(shortlisted),
            }
        )
    return Sheet(REQUIRED["counts"], tuple(rows))
