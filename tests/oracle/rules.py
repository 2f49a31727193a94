"""The rules that the oracle counts by: typed from their sources a second time, and shared with nothing.

Sources: NHS Data Dictionary, ethnic category; WRES technical guidance; the rules of the record sets in the docs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

MAIN_GROUPS = ("white", "bme", "unknown", "all")

# The 16+1 list: the letter, its group, its finer group, its label.
LETTERS = (
    ("A", "white", "white-british", "White - British"),
    ("B", "white", "white-other", "White - Irish"),
    ("C", "white", "white-other", "White - Any other White background"),
    ("D", "bme", "mixed", "Mixed - White and Black Caribbean"),
    ("E", "bme", "mixed", "Mixed - White and Black African"),
    ("F", "bme", "mixed", "Mixed - White and Asian"),
    ("G", "bme", "mixed", "Mixed - Any other mixed background"),
    ("H", "bme", "asian", "Asian or Asian British - Indian"),
    ("J", "bme", "asian", "Asian or Asian British - Pakistani"),
    ("K", "bme", "asian", "Asian or Asian British - Bangladeshi"),
    ("L", "bme", "asian", "Asian or Asian British - Any other Asian background"),
    ("M", "bme", "black", "Black or Black British - Caribbean"),
    ("N", "bme", "black", "Black or Black British - African"),
    ("P", "bme", "black", "Black or Black British - Any other Black background"),
    ("R", "bme", "asian", "Other ethnic groups - Chinese"),
    ("S", "bme", "other", "Other ethnic groups - Any other ethnic group"),
)
# National extensions: a letter of the list and a second sign. They roll up to the letter, and to its finer group,
# but for the parts of the United Kingdom, which are White British.
EXTENSIONS = {"C": "23ABCDEFGHJKLMNPQRSTUVWXY", "G": "ABCDEF", "L": "ABCDEFGHJK", "P": "ABCDE", "S": "ABCDE"}
WHITE_BRITISH_EXTENSIONS = ("C2", "CA", "CB", "CC", "CD")
# Labels of later censuses, and of some extensions, each with the code that holds them.
OTHER_LABELS = {
    "White: English/Welsh/Scottish/Northern Irish/British": "A",
    "White: Irish": "B",
    "White: Gypsy or Irish Traveller": "C",
    "White: Roma": "C",
    "White: Any other White background": "C",
    "Asian/Asian British: Chinese": "R",
    "Other ethnic group: Arab": "S",
    "White - Cornish": "CD",
    "White - Polish": "CP",
    "Mixed - Chinese and White": "GD",
    "Asian or Asian British - Tamil": "LF",
    "Black or Black British - Nigerian": "PC",
    "Other - Filipino": "SC",
}
UNKNOWN_CATEGORIES = (
    "",
    "Z",
    "99",
    "Not stated",
    "Not known",
    "Unspecified",
    "Undefined",
    "Unknown",
    "Prefer not to say",
    "I do not wish to disclose my ethnic origin",
    "NULL",
)
FINER_GROUPS = (
    "ethnicity=white-british",
    "ethnicity=white-other",
    "ethnicity=mixed",
    "ethnicity=asian",
    "ethnicity=black",
    "ethnicity=other",
    *(f"ethnicity={letter}" for letter, _, _, _ in LETTERS),
)

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
NOT_CLINICAL = ("Administrative and Clerical", "Estates and Ancillary")

LOWER = ("Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4", "Band 5")
MIDDLE = ("Band 6", "Band 7")
UPPER = ("Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "VSM")
MEDICAL = ("Other medical", "Trainee grade", "Non-consultant career grade", "Consultant")
PAY_BANDS = (*LOWER, *MIDDLE, *UPPER, *MEDICAL, "Other")
CLUSTERS = (("5 and under", LOWER), ("6 and 7", MIDDLE), ("8a and above", UPPER))
TIERS = (("lower", LOWER), ("middle", MIDDLE), ("upper", UPPER))
# Which of two assignments is the higher one: 'Other' says nothing of pay, medical grades lie between Band 9 and VSM.
BY_PAY = ("", "Other", *LOWER, *MIDDLE, *UPPER[:-1], *MEDICAL, "VSM")

CONTRACTS = ("permanent", "fixed term", "bank", "honorary", "agency", "non-executive")
CONTRACTS_COUNTED = ("permanent", "fixed term")
STATUSES = ("active", "maternity", "career break", "secondment in", "secondment out", "suspended")
STATUSES_COUNTED = ("active", "maternity", "secondment out", "suspended", "")
ROUTES = ("advertised", "international recruitment", "redeployment", "other")
KINDS = ("disciplinary", "capability", "grievance", "bullying and harassment")
QUESTIONS = {
    "harassment-public": "5",
    "harassment-staff": "6",
    "equal-opportunities": "7",
    "discrimination-at-work": "8",
}
SENIOR_MEDICAL_MANAGER = "senior medical manager"
NEAR_DAYS = 31


_TO: list[date] = []


@contextmanager
def measured_to(month_end: date) -> Iterator[None]:
    """Within it, the end of a month is the reference date of every edition."""
    _TO.append(month_end)
    try:
        yield
    finally:
        _TO.pop()


def reference_date(year: int) -> date:
    """The date of an edition, or the end of the month that is measured to."""
    return _TO[-1] if _TO else date(year, 3, 31)


def window(year: int, years: int) -> tuple[date, date]:
    """The first and the last day of the whole years that end on the reference date, the end of a month."""
    last = reference_date(year)
    following = last + timedelta(days=1)
    return date(following.year - years, following.month, 1), last


def disciplinary_years(year: int) -> int:
    """How many years of entries indicator 3 takes: two as a yearly average to 2020, one from 2021."""
    return 2 if year <= 2020 else 1


def categories() -> dict[str, tuple[str, str, str]]:
    """From each code or label, in lower case, to its group, its finer group and its letter; blanks where unknown."""
    by_code = {code: (group, finer, code) for code, group, finer, _ in LETTERS}
    for letter, signs in EXTENSIONS.items():
        for sign in signs:
            code = letter + sign
            group, finer, _ = by_code[letter]
            by_code[code] = (group, "white-british" if code in WHITE_BRITISH_EXTENSIONS else finer, letter)
    known = {code.lower(): belongs for code, belongs in by_code.items()}
    for code, _, _, label in LETTERS:
        known[label.lower()] = by_code[code]
    for label, code in OTHER_LABELS.items():
        known[label.lower()] = by_code[code]
    for word in UNKNOWN_CATEGORIES:
        known[word.lower()] = ("unknown", "", "")
    return known


CATEGORIES = categories()
