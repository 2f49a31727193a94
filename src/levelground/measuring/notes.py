"""What a reader of the counts must be told: nil extracts, applications in progress, leavers, shorter windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from levelground.measuring.counting import selected
from levelground.measuring.cube import BEFORE, Cube
from levelground.measuring.examine import USUAL_UNKNOWN_SHARE
from levelground.measuring.indicators import member_column
from levelground.measuring.plan import A_YEAR, months_of
from levelground.measuring.row_set import strangers
from levelground.measuring.settings import Settings
from levelground.measuring.taken import Context, Taken
from levelground.records import Extracts, Finding, Source, checks, sql
from levelground.standards import ONE_YEAR, Edition, Rate, Standard, Tally


def _warning(
    source: Source, kind: str, count: int, found: str, expected: str, remedy: str, column: str = ""
) -> Finding:
    return Finding(
        "warning", kind, source.file, sheet=source.sheet, column=source.headings.get(column, column),
        found=found, expected=expected, remedy=remedy, count=count,
    )  # fmt: skip


def note_nil(taken: Mapping[str, Taken], findings: list[Finding]) -> None:
    """An extract of a header and no rows says 'none': believed with a warning, but not of the staff."""
    for name, each in taken.items():
        if sum(each.rows.values()):
            continue
        source = each.source
        if name == "staff":
            findings.append(
                replace(
                    _warning(
                        source, "no records", 0, "a header and no rows", "a row for each assignment in post",
                        "Export the staff in post again.",
                    ),
                    severity="error",
                )
            )  # fmt: skip
        else:
            found = "a header and no rows"
            remedy = f"It is taken as none: zeros are counted for {name}. If there were some, export it again."
            findings.append(_warning(source, "nil extract", 0, found, source.record_set.row, remedy))


def _total(cube: Cube, **wanted: str) -> int:
    chosen = np.ones(len(cube.rows), dtype=bool)
    for column, value in wanted.items():
        if column not in cube.columns:
            return 0
        chosen &= cube.columns[column].mask({value})
    return int(cube.rows[chosen].sum())


def _longest_window(cube: Cube, column: str) -> str:
    """The length in months of the longest window that holds any row's date; blank where none does."""
    found = cube.columns[column].values if column in cube.columns else ()
    return max((value for value in found if value.isdigit()), key=int, default="")


def note_applications(context: Context, taken: Mapping[str, Taken]) -> None:
    """Applications still in progress, and appointments without shortlisting, are counted apart and told."""
    if "applications" not in taken:
        return
    each = taken["applications"]
    source, findings = each.source, context.findings
    months = _longest_window(each.cube, "shortlisted_on")
    in_progress = _total(each.cube, shortlisted="yes", appointed="", shortlisted_on=months)
    if in_progress:
        findings.append(
            _warning(
                source, "still in progress", in_progress,
                f"{in_progress:,} shortlisted in the {months} months and without an outcome", "yes or no in appointed",
                "They count as shortlisted and not appointed so far. Export again later.", "appointed",
            )
        )  # fmt: skip
    without = _total(each.cube, shortlisted="no", appointed="yes")
    if without:
        rule = checks.Rule(
            "warning",
            "appointed but not shortlisted",
            "appointed",
            _both(context, source),
            found="appointed without being shortlisted",
            expected="yes in shortlisted for everyone appointed",
            remedy="It is left out of the indicator and counted apart. Correct it if it is a slip.",
        )
        findings.extend(checks.broken(context.engine.rows, source, rule, without))
    unfilled = _total(each.cube, shortlisted="")
    if unfilled:
        findings.append(
            _warning(
                source, "blank value", unfilled, f"{unfilled:,} applications that are neither shortlisted nor not",
                "yes or no in shortlisted", "They are left out. Fill them in.", "shortlisted",
            )
        )  # fmt: skip


def _both(context: Context, source: Source) -> str:
    """SQL for the rows that say both: not shortlisted, and appointed."""
    clauses = []
    for column, value in (("shortlisted", "no"), ("appointed", "yes")):
        spellings = context.spellings(source, column, frozenset({value}))
        clauses.append(sql.texts_in(sql.name(column), spellings) if spellings else "FALSE")
    return " AND ".join(clauses)


def note_leavers(context: Context, extracts: Extracts, taken: Mapping[str, Taken], standard: Standard) -> None:
    """People in training or cases but not in staff: leavers, as a rule. Their cases count, their training does not."""
    people = taken.get(standard.workforce.records) if standard.workforce is not None else None
    if people is None:
        return
    counted = {
        tally.records: tally for indicator in standard.indicators for tally in indicator.tallies if tally.people_of
    }
    numbers = dict.fromkeys(counted, 0)
    for tally in counted.values():
        numbers[tally.records] = people.strangers.get(member_column(tally), 0)
    for name, source in extracts.sources.items():
        if name in taken and name not in numbers and not source.record_set.as_at and source.has("person_id"):
            numbers[name] = strangers(context.engine, source, people.source)
    for name, number in numbers.items():
        if number:
            own = extracts.sources[name]
            remedy = "They are left out: people in post on the date are counted." if name in counted else "They count."
            context.findings.append(
                _warning(
                    own, "not in staff", number, f"{number:,} people who are not in {people.source.file}",
                    "people in post, or leavers", remedy, "person_id",
                )
            )  # fmt: skip


def note_window(
    standard: Standard, edition: Edition, taken: Mapping[str, Taken], findings: list[Finding], settings: Settings
) -> tuple[Edition, dict[str, tuple[str, ...]]]:
    """Where a rate is averaged over years that the extract does not reach back to, one year is taken, and flagged."""
    flags: dict[str, tuple[str, ...]] = {}
    rules = dict(edition.rules)
    averaged = [(one.number, one.measure) for one in standard.indicators if isinstance(one.measure, Rate)]
    averaged = [(number, rate) for number, rate in averaged if edition.rules.get(rate.averaged_over, 1) > 1]
    # Indicators that share a rule share a window: an entry of any of them shows that the extract reaches back.
    reached = {
        rate.averaged_over
        for _, rate in averaged
        if rate.of.records in taken and _reaches_back(taken[rate.of.records], rate.of, edition, settings)
    }
    told: set[str] = set()
    for number, rate in averaged:
        tally, years = rate.of, rate.averaged_over
        each = taken.get(tally.records)
        if each is None or years in reached:
            continue
        rules[years] = 1
        window = tally.window.months if tally.window is not None else ""
        if isinstance(window, str) and window:
            rules[window] = A_YEAR
        flags[number] = (ONE_YEAR,)
        if years in told:
            continue
        told.add(years)
        findings.append(
            _warning(
                each.source, "shorter window", 1, f"no entry before the last {A_YEAR} months",
                f"entries of {edition.rules[years]} years, for the yearly average of {edition.year}",
                f"{A_YEAR} months are taken, and the figure says so. Export two years if there were entries.",
                tally.window.column if tally.window is not None else "",
            )
        )  # fmt: skip
    return replace(edition, rules=rules), flags


def _reaches_back(taken: Taken, tally: Tally, edition: Edition, settings: Settings) -> bool:
    """Whether any entry that meets the tally's conditions lies before the last 12 months."""
    if tally.window is None:
        return True
    column = taken.cube.columns[tally.window.column]
    older = {value for value in column.values if value == BEFORE or (value.isdigit() and int(value) > A_YEAR)}
    chosen = column.mask(older)
    for condition in tally.conditions:
        if condition.column in taken.cube.columns:
            chosen &= taken.cube.columns[condition.column].mask(settings.values_of[condition])
    return bool(taken.cube.rows[chosen].sum()) and months_of(tally, edition) is not None


def note_blank(
    standard: Standard, edition: Edition, taken: Mapping[str, Taken], findings: list[Finding], settings: Settings
) -> None:
    """A warning where rows are left out only because a column that a file may lack is blank in them."""
    told: set[Tally] = set()
    for tally in (tally for indicator in standard.indicators for tally in indicator.tallies):
        each = taken.get(tally.records)
        if each is None or each.source.record_set.as_at:
            continue
        optional = {column.name for column in each.source.record_set.columns if column.optional}
        for condition in tally.conditions:
            column, values = each.cube.columns.get(condition.column), settings.values_of[condition]
            others = replace(tally, conditions=tuple(other for other in tally.conditions if other != condition))
            if column is None or condition.column not in optional or "" in values or others in told:
                continue
            told.add(others)
            otherwise = selected(each.cube, others, months_of(others, edition), settings.values_of)
            number = int(each.cube.rows[otherwise & column.mask({""})].sum())
            if number:
                findings.append(
                    _warning(
                        each.source, "blank value", number, f"{number:,} {others.noun} without a {condition.column}",
                        f"a {condition.column} for each", "They are left out. Fill it in.", condition.column,
                    )
                )  # fmt: skip


def note_unknown(standard: Standard, taken: Mapping[str, Taken], findings: list[Finding]) -> None:
    """A warning for each set in which more than the usual share of those counted has no known group."""
    column = standard.grouping.column
    for each in taken.values():
        if column not in each.cube.columns:
            continue
        coded = each.cube.columns[column]
        known = {value for value in coded.values if value in standard.grouping.membership}
        known = {value for value in known if standard.grouping.membership[value].group != standard.grouping.unknown}
        everyone = int(each.cube.rows[each.base].sum())
        without = int(each.cube.rows[each.base & ~coded.mask(known)].sum())
        if everyone and without / everyone > USUAL_UNKNOWN_SHARE:
            found = f"{without:,} of {everyone:,} rows ({100 * without / everyone:.1f}%) without a known value"
            findings.append(
                _warning(
                    each.source, f"unknown {column.replace('_', ' ')}", without, found,
                    f"under {100 * USUAL_UNKNOWN_SHARE:.0f}% (default, check)",
                    "They are counted as unknown. Ask people to fill it in; say in the return what is done about it.",
                    column,
                )
            )  # fmt: skip
