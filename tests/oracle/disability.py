"""Every WDES count, the slow way: the rules typed a second time from their sources, one row and one metric at a time.

Source: WDES technical guidance and metrics pages (NHS England); the rules of the record sets in the docs.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from oracle import people, rules
from oracle.counts import Counts, above_of, clinical_of, in_window
from oracle.sheets import Folder, Row, Sheet, cell, code, yes_no

GROUPS = ("non-disabled", "disabled", "unknown", "all")
ANSWERS = {"yes": "disabled", "y": "disabled", "no": "non-disabled", "n": "non-disabled"}
CLUSTERS = (
    ("1", ("Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4")),
    ("2", ("Band 5", "Band 6", "Band 7")),
    ("3", ("Band 8a", "Band 8b")),
    ("4", ("Band 8c", "Band 8d", "Band 9", "VSM")),
    ("5", ("Consultant",)),
    ("6", ("Non-consultant career grade",)),
    ("7", ("Trainee grade",)),
)
REASONS = ("performance", "ill health", "other")
QUESTIONS = {
    "harassment-public": "4ai", "harassment-manager": "4aii", "harassment-colleagues": "4aiii",
    "harassment-reported": "4b", "equal-opportunities": "5", "pressure-to-work": "6", "work-valued": "7",
    "adjustments-made": "8", "engagement": "9a",
}  # fmt: skip
Rows = Iterable[tuple[str, Row, list[str]]]
Tally = Counter[tuple[str, str, str]]


def counts_of(folder: Folder, year: int) -> Counts:
    """Numerator and denominator of every organisation, metric, part and group that has anyone in its denominator."""
    above = above_of(folder)
    found: Counts = {}
    staff = people.staff_in_post(folder["staff"], year, contracts_of(year)) if "staff" in folder else []
    if "staff" in folder and folder["staff"].has("disability"):
        _share(found, "1", _tally(((p.organisation, p.row, workforce_parts(p.row)) for p in staff), above))
        if "formal_cases" in folder and folder["formal_cases"].has("disability"):
            _capability(found, folder["formal_cases"], staff, year, above)
        if "board" in folder and folder["board"].has("disability"):
            members = people.rows_on_the_date(folder["board"], year)
            _share(found, "10", _tally(((cell(r, "organisation"), r, board_parts(r)) for r in members), above))
    if "applications" in folder and folder["applications"].has("disability"):
        _appointments(found, folder["applications"], year, above)
    if "survey" in folder:
        _survey(found, folder["survey"], year, above)
    return found


def contracts_of(year: int) -> tuple[str, ...]:
    """The contracts counted: to 2022 those of the bank too."""
    return ("permanent", "fixed term", "bank") if year <= 2022 else ("permanent", "fixed term")


def group_of(row: Row) -> str:
    """Disabled, non-disabled or, for whatever else was said, unknown."""
    return ANSWERS.get(cell(row, "disability").lower(), "unknown")


def workforce_parts(row: Row) -> list[str]:
    """The parts of metric 1 that a person belongs to."""
    clinical, clusters = clinical_of(row), clusters_of(row)
    parts = ["", *clusters]
    if clinical:
        parts += [f"clinical={clinical}", *(f"clinical={clinical};{cluster}" for cluster in clusters)]
    return parts


def clusters_of(row: Row) -> list[str]:
    """The cluster of a row's pay band."""
    band = code(row, "pay_band", rules.PAY_BANDS)
    return [f"cluster={name}" for name, bands in CLUSTERS if band in bands]


def board_parts(row: Row) -> list[str]:
    """The parts of metric 10 that a board member belongs to."""
    columns = [column for column in ("voting", "executive") if yes_no(row, column)]
    return ["", *(f"{column}={yes_no(row, column)}" for column in columns)]


def _tally(rows: Rows, above: Callable[[str], list[str]]) -> Tally:
    tally: Tally = Counter()
    for organisation, row, parts in rows:
        for place in [organisation, *above(organisation)]:
            for part in parts:
                tally[place, part, group_of(row)] += 1
                tally[place, part, "all"] += 1
    return tally


def _share(found: Counts, metric: str, tally: Tally) -> None:
    for place, part, group in list(tally):
        if group == "all":
            for each in GROUPS:
                found[place, metric, part, each] = (tally[place, part, each], tally[place, part, "all"])


def _rate(found: Counts, metric: str, events: Tally, base: Tally, years: int = 1) -> None:
    for (place, part, group), number in base.items():
        found[place, metric, part, group] = (events[place, part, group], number * years)


def _appointments(found: Counts, sheet: Sheet, year: int, above: Callable[[str], list[str]]) -> None:
    shortlisted = [
        (cell(row, "organisation"), row, ["", *clusters_of(row)])
        for row in sheet.rows
        if yes_no(row, "shortlisted") == "yes" and in_window(row, "shortlisted_on", year, 1)
    ]
    appointed = [each for each in shortlisted if yes_no(each[1], "appointed") == "yes"]
    _rate(found, "2", _tally(appointed, above), _tally(shortlisted, above))


def _capability(
    found: Counts, sheet: Sheet, staff: list[people.Person], year: int, above: Callable[[str], list[str]]
) -> None:
    """Metric 3: all reasons to 2021, performance alone from 2022; and ill health, reported beside it."""
    grounds = {"3": (*REASONS, "") if year <= 2021 else ("performance",), "3ih": ("ill health",)}
    if not sheet.has("reason"):
        grounds = {"3": grounds["3"]} if year <= 2021 else {}
    cases = [row for row in sheet.rows if code(row, "kind", rules.KINDS) == "capability"]
    of_metric = {
        metric: [row for row in cases if code(row, "reason", REASONS) in reasons] for metric, reasons in grounds.items()
    }
    # An older entry of either metric shows that the extract reaches back two years.
    first_day = rules.window(year, 1)[0]
    older = [
        row
        for rows in of_metric.values()
        for row in rows
        if not in_window(row, "entered_on", year, 1) and people.day(row, "entered_on") < first_day  # type: ignore[operator]
    ]
    years = 2 if older else 1

    def parts(row: Row) -> list[str]:
        clinical = clinical_of(row) if sheet.has("staff_group") else ""
        return ["", f"clinical={clinical}"] if clinical else [""]

    base = _tally(((p.organisation, p.row, parts(p.row)) for p in staff), above)
    for metric, rows in of_metric.items():
        entered = [row for row in rows if in_window(row, "entered_on", year, years)]
        events = _tally(((cell(row, "organisation"), row, parts(row)) for row in entered), above)
        _rate(found, metric, events, base, years)


def _survey(found: Counts, sheet: Sheet, year: int, above: Callable[[str], list[str]]) -> None:
    """Results by disability of the autumn before; adjustments are a matter of Disabled staff alone."""
    for row in sheet.rows:
        metric = QUESTIONS.get(cell(row, "question").lower())
        group, by = cell(row, "group").lower(), cell(row, "characteristic").lower()
        asked = ("disabled",) if metric == "8" else ("disabled", "non-disabled", "all")
        if metric is None or by != "disability" or int(cell(row, "year")) != year - 1 or group not in asked:
            continue
        value, base = float(cell(row, "value")), float(cell(row, "base"))
        for place in [cell(row, "organisation"), *above(cell(row, "organisation"))]:
            before = found.get((place, metric, "", group), (0, 0))
            if before[1] + base > 0:
                found[place, metric, "", group] = (before[0] + value * base / 100, before[1] + base)


def headlines(counts: Counts) -> set[tuple[str, str, str, str, str]]:
    """Organisation, metric, statistic, group and comparator of the headline figures that there must be."""
    points = ("difference", "disabled", "non-disabled")
    comparisons = {
        "2": ("ratio", "non-disabled", "disabled"),
        "3": ("ratio", "disabled", "non-disabled"),
        "3ih": ("ratio", "disabled", "non-disabled"),
        **dict.fromkeys(("4ai", "4aii", "4aiii", "4b", "5", "6", "7"), points),
        "9a": ("score difference", "disabled", "non-disabled"),
        "10": ("difference", "disabled", "workforce"),
    }
    wanted = set()
    for organisation, metric, part, group in counts:
        both = all((organisation, metric, "", name) in counts for name in ("disabled", "non-disabled"))
        if not part:
            wanted.add((organisation, metric, "score" if metric == "9a" else "percentage", group, ""))
        if not part and both and metric in comparisons:
            wanted.add((organisation, metric, *comparisons[metric]))
    return wanted
