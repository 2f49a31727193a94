"""Who is in post, in plain loops: the date taken, who is left out, and which of several assignments counts."""

from dataclasses import dataclass
from datetime import date

from oracle import rules
from oracle.sheets import Row, Sheet, cell, code, day, yes_no


@dataclass(frozen=True)
class Person:
    """Somebody who is counted once: the organisation, the id, and the row that counts."""

    organisation: str
    person: str
    row: Row


def snapshot_dates(sheet: Sheet, year: int) -> dict[str, date]:
    """The date taken of each organisation: the edition's, or the nearest within 31 days; of two as near, the earlier.

    Raises ValueError where an organisation has none.
    """
    reference = rules.reference_date(year)
    days: dict[str, list[date]] = {}
    for row in sheet.rows:
        found = day(row, "as_at")
        if found is None:
            raise ValueError("a row without its date")
        days.setdefault(cell(row, "organisation"), []).append(found)
    taken: dict[str, date] = {}
    for organisation, all_days in days.items():
        nearest = all_days[0]
        for each in sorted(all_days):
            if abs((each - reference).days) < abs((nearest - reference).days):
                nearest = each
            if abs((each - reference).days) == abs((nearest - reference).days) and each < nearest:
                nearest = each
        if abs((nearest - reference).days) > rules.NEAR_DAYS:
            raise ValueError(f"{organisation} has no rows near {reference}")
        taken[organisation] = nearest
    return taken


def rows_on_the_date(sheet: Sheet, year: int) -> list[Row]:
    """The rows of each organisation's date."""
    taken = snapshot_dates(sheet, year)
    return [row for row in sheet.rows if day(row, "as_at") == taken[cell(row, "organisation")]]


def is_counted(row: Row, contracts: tuple[str, ...] = rules.CONTRACTS_COUNTED) -> bool:
    """Whether a row is of somebody on the payroll and in post."""
    return (
        code(row, "contract", rules.CONTRACTS) in contracts
        and code(row, "assignment_status", rules.STATUSES) in rules.STATUSES_COUNTED
    )


def staff_in_post(sheet: Sheet, year: int, contracts: tuple[str, ...] = rules.CONTRACTS_COUNTED) -> list[Person]:
    """Everybody who is counted, once each."""
    assignments: dict[tuple[str, str], list[Row]] = {}
    for row in rows_on_the_date(sheet, year):
        if is_counted(row, contracts):
            assignments.setdefault((cell(row, "organisation"), cell(row, "person_id")), []).append(row)
    return [
        Person(organisation, person, primary_of(rows)) for (organisation, person), rows in sorted(assignments.items())
    ]


def primary_of(rows: list[Row]) -> Row:
    """The primary assignment: marked so; failing that the highest pay, the highest fte, the lowest assignment_id."""
    best = rows[0]
    for row in rows[1:]:
        if _beats(row, best):
            best = row
    return best


def _beats(row: Row, other: Row) -> bool:
    ours, theirs = yes_no(row, "primary_assignment") == "yes", yes_no(other, "primary_assignment") == "yes"
    if ours != theirs:
        return ours
    our_pay, their_pay = _pay(row), _pay(other)
    if our_pay != their_pay:
        return our_pay > their_pay
    our_fte, their_fte = float(cell(row, "fte") or 0), float(cell(other, "fte") or 0)
    if our_fte != their_fte:
        return our_fte > their_fte
    return int(cell(row, "assignment_id")) < int(cell(other, "assignment_id"))


def _pay(row: Row) -> int:
    return rules.BY_PAY.index(code(row, "pay_band", rules.PAY_BANDS))
