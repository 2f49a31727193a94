"""Every WRES count, the slow way: one row at a time, one indicator after the other."""

from collections import Counter
from collections.abc import Callable, Iterable

from oracle import people, rules
from oracle.sheets import Folder, Row, Sheet, cell, code, day, yes_no

# Organisation, indicator, part, group.
Key = tuple[str, str, str, str]
Counts = dict[Key, tuple[float, float]]
# Organisation (or what it is part of), part, group.
Tally = Counter[tuple[str, str, str]]
Above = Callable[[str], list[str]]


def counts_of(folder: Folder, year: int) -> Counts:
    """Numerator and denominator of every organisation, indicator, part and group that has anyone in its denominator."""
    above = above_of(folder)
    found: Counts = {}
    if "staff" in folder:
        staff = people.staff_in_post(folder["staff"], year)
        _share(found, "1", _tally(((p.organisation, p.row, workforce_parts(p.row)) for p in staff), above))
        if "formal_cases" in folder:
            _disciplinary(found, folder["formal_cases"], staff, year, above)
        if "training" in folder:
            _training(found, folder["training"], staff, year, above)
        if "board" in folder:
            members = people.rows_on_the_date(folder["board"], year)
            _share(found, "9", _tally(((cell(r, "organisation"), r, board_parts(r)) for r in members), above))
    if "applications" in folder:
        _appointments(found, folder["applications"], year, above)
    if "survey" in folder:
        _survey(found, folder["survey"], year, above)
    if "counts" in folder:
        _totals(found, folder["counts"], year, above)
    return found


# What a row is part of


def workforce_parts(row: Row) -> list[str]:
    """The parts of indicator 1 that a person belongs to, the whole among them."""
    band = code(row, "pay_band", rules.PAY_BANDS)
    parts = [""]
    parts += [f"cluster={name}" for name, bands in rules.CLUSTERS if band in bands]
    clinical = clinical_of(row)
    if clinical:
        parts.append(f"clinical={clinical}")
        if band:
            parts.append(f"clinical={clinical};pay_band={band}")
        parts += [f"clinical={clinical};tier={name}" for name, bands in rules.TIERS if band in bands]
    if code(row, "medical_grade", (rules.SENIOR_MEDICAL_MANAGER,)):
        parts.append(f"medical_grade={rules.SENIOR_MEDICAL_MANAGER}")
    return parts


def clinical_of(row: Row) -> str:
    """Clinical or not: as given or, failing that, by the staff group."""
    given = yes_no(row, "clinical")
    group = code(row, "staff_group", rules.STAFF_GROUPS)
    if given or not group:
        return given
    return "no" if group in rules.NOT_CLINICAL else "yes"


def clinical_parts(row: Row) -> list[str]:
    """The parts of indicators 3 and 4 that a row belongs to."""
    clinical = clinical_of(row)
    return ["", f"clinical={clinical}"] if clinical else [""]


def application_parts(row: Row) -> list[str]:
    """The parts of indicator 2 that an application belongs to."""
    parts = [""]
    band, route = code(row, "pay_band", rules.PAY_BANDS), code(row, "route", rules.ROUTES)
    if band:
        parts.append(f"pay_band={band}")
    if route:
        parts.append(f"route={route}")
        if route != "international recruitment":
            parts.append("route=all but international recruitment")
    return parts


def board_parts(row: Row) -> list[str]:
    """The parts of indicator 9 that a board member belongs to."""
    parts = [""]
    for column in ("voting", "executive"):
        if yes_no(row, column):
            parts.append(f"{column}={yes_no(row, column)}")
    return parts


def groups_of(row: Row, part: str) -> list[str]:
    """The groups that a row is counted in; the finer ones in headlines and clusters only."""
    group, finer, letter = rules.CATEGORIES[cell(row, "ethnic_category").lower()]
    groups = [group, "all"]
    if finer and is_wide(part):
        groups += [f"ethnicity={finer}", f"ethnicity={letter}"]
    return groups


def is_wide(part: str) -> bool:
    """Whether the finer groups of a part are counted."""
    return part == "" or part.startswith("cluster=")


# Adding up


def _tally(rows: Iterable[tuple[str, Row, list[str]]], above: Above) -> Tally:
    tally: Tally = Counter()
    for organisation, row, parts in rows:
        for place in [organisation, *above(organisation)]:
            for part in parts:
                for group in groups_of(row, part):
                    tally[place, part, group] += 1
    return tally


def _share(found: Counts, indicator: str, tally: Tally) -> None:
    """Each group's number over everybody's; the unknown stay in the denominator."""
    for place, part, group in list(tally):
        if group == "all":
            everyone = tally[place, part, "all"]
            for each in (*rules.MAIN_GROUPS, *(rules.FINER_GROUPS if is_wide(part) else ())):
                found[place, indicator, part, each] = (tally[place, part, each], everyone)


def _rate(found: Counts, indicator: str, events: Tally, base: Tally, years: int = 1) -> None:
    """Each group's events over its own base; an average over years keeps the events and multiplies the base."""
    for (place, part, group), number in base.items():
        found[place, indicator, part, group] = (events[place, part, group], number * years)


# The indicators of what happened in a window


def in_window(row: Row, column: str, year: int, years: int) -> bool:
    happened = day(row, column)
    first, last = rules.window(year, years)
    return happened is not None and first <= happened <= last


def _appointments(found: Counts, sheet: Sheet, year: int, above: Above) -> None:
    shortlisted, appointed = [], []
    for row in sheet.rows:
        if yes_no(row, "shortlisted") == "yes" and in_window(row, "shortlisted_on", year, 1):
            counted = (cell(row, "organisation"), row, application_parts(row))
            shortlisted.append(counted)
            if yes_no(row, "appointed") == "yes":
                appointed.append(counted)
    _rate(found, "2", _tally(appointed, above), _tally(shortlisted, above))


def _disciplinary(found: Counts, sheet: Sheet, staff: list[people.Person], year: int, above: Above) -> None:
    entries = [row for row in sheet.rows if code(row, "kind", rules.KINDS) == "disciplinary"]
    years = rules.disciplinary_years(year)
    # One fall-back for the whole extract: without any older entry it is taken to hold the last 12 months only.
    first_of_the_last_year, _ = rules.window(year, 1)
    if not any(entered < first_of_the_last_year for row in entries if (entered := day(row, "entered_on"))):
        years = 1

    def parts(row: Row) -> list[str]:
        return clinical_parts(row) if sheet.has("staff_group") else [""]

    counted = [row for row in entries if in_window(row, "entered_on", year, years)]
    events = _tally(((cell(row, "organisation"), row, parts(row)) for row in counted), above)
    base = _tally(((p.organisation, p.row, parts(p.row)) for p in staff), above)
    _rate(found, "3", events, base, years)


def _training(found: Counts, sheet: Sheet, staff: list[people.Person], year: int, above: Above) -> None:
    trained = set()
    for row in sheet.rows:
        if yes_no(row, "mandatory") == "no" and in_window(row, "completed_on", year, 1):
            trained.add((cell(row, "organisation"), cell(row, "person_id")))
    had_it = [p for p in staff if (p.organisation, p.person) in trained]
    events = _tally(((p.organisation, p.row, clinical_parts(p.row)) for p in had_it), above)
    base = _tally(((p.organisation, p.row, clinical_parts(p.row)) for p in staff), above)
    _rate(found, "4", events, base)


# What comes as numbers


def _add(found: Counts, key: Key, numerator: float, denominator: float, above: Above) -> None:
    """Adds a published pair to its organisation and to what that is part of; a pair of nobody adds nothing."""
    organisation, indicator, part, group = key
    for place in [organisation, *above(organisation)]:
        before = found.get((place, indicator, part, group), (0, 0))
        if before[1] + denominator > 0:
            found[place, indicator, part, group] = (before[0] + numerator, before[1] + denominator)


def _survey(found: Counts, sheet: Sheet, year: int, above: Above) -> None:
    for row in sheet.rows:
        question = code(row, "question", tuple(rules.QUESTIONS))
        group = code(row, "group", ("white", "bme", "all", "disabled", "non-disabled"))
        ethnicity = code(row, "characteristic", ("ethnicity", "disability")) == "ethnicity"
        if ethnicity and int(cell(row, "year")) == year - 1 and group in rules.MAIN_GROUPS:
            value, base = float(cell(row, "value")), float(cell(row, "base"))
            key = (cell(row, "organisation"), rules.QUESTIONS[question], "", group)
            _add(found, key, value * base / 100, base, above)


def _totals(found: Counts, sheet: Sheet, year: int, above: Above) -> None:
    for row in sheet.rows:
        if cell(row, "standard").lower() == "wres" and int(cell(row, "year")) == year:
            key = (cell(row, "organisation"), cell(row, "indicator"), cell(row, "part"), cell(row, "group"))
            _add(found, key, float(cell(row, "numerator")), float(cell(row, "denominator")), above)


# Roll-ups


def organisations_of(folder: Folder) -> set[str]:
    """The codes that any record set has rows for."""
    sheets = [sheet for name, sheet in folder.items() if name != "organisations"]
    return {cell(row, "organisation") for sheet in sheets for row in sheet.rows}


def above_of(folder: Folder) -> Above:
    """What each organisation is part of: its ICS, its region and England, where a directory of several is given."""
    if "organisations" not in folder or len(organisations_of(folder)) < 2:
        return lambda organisation: []
    known = {cell(row, "organisation"): row for row in folder["organisations"].rows}

    def above(organisation: str) -> list[str]:
        row = known[organisation]
        return [name for name in (cell(row, "ics"), cell(row, "region"), "England") if name]

    return above
