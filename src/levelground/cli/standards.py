"""levelground standards: what is defined, in words."""

import textwrap

from levelground.cli.given import standard_of, year_of
from levelground.cli.main import DONE
from levelground.records import RECORD_SETS, record_set_named
from levelground.standards import Change, Standard, SurveyResult, standards

WIDTH = 88


def show(name: str | None, year: int | None) -> int:
    """Prints the standards that are known, or the definitions of one, as they were in a year."""
    if name is None:
        longest = max(map(len, standards()))
        for known in standards():
            declared = standard_of(known)
            print(f"{known:{longest}}  {declared.title}: editions {declared.years[0]} to {declared.years[-1]}")
        print("\n'levelground standards wres --year 2024' prints an edition's definitions.")
        return DONE
    declared = standard_of(name)
    print(in_words(declared, year_of(declared, year) if year is not None else declared.years[-1]))
    return DONE


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def in_words(declared: Standard, year: int) -> str:
    """An edition's definitions: dates, indicators with what holds for them in this year, settings, sources."""
    edition = declared.edition(year)
    surveyed = any(isinstance(indicator.measure, SurveyResult) for indicator in declared.indicators)
    survey = f"; staff survey of autumn {edition.survey_year}" if surveyed else ""
    lines = [
        f"{declared.title} {year} ({edition.status})",
        f"Reference date {edition.reference_date:%d %B %Y}{survey}.",
    ]
    for indicator in declared.indicators:
        lines += ["", f"{indicator.number}  {indicator.title}", _wrapped(indicator.definition, "   ")]
        lines += [
            _wrapped(f"since {change.year}: {_said(change)}", "   ")
            for change in _in_force(declared, year, indicator.number)
        ]
    lines += _own_records(declared)
    lines += ["", "Settings"]
    lines += [_wrapped(f"{setting.name}: {setting.says} (default, check)", "   ") for setting in declared.settings]
    lines += [_wrapped(f"{name}: {value} (rule of the edition)", "   ") for name, value in edition.rules.items()]
    lines += ["", "Sources", *(_wrapped(source, "   ") for source in declared.sources)]
    return "\n".join(lines)


def _own_records(declared: Standard) -> list[str]:
    """The record sets that it reads and that do not come with the program: their columns and values."""
    read = dict.fromkeys(tally.records for indicator in declared.indicators for tally in indicator.tallies)
    lines = []
    for name in read:
        record_set = record_set_named(name)
        if record_set == RECORD_SETS.get(name):
            continue
        lines += ["", f"Record set {name}", _wrapped(f"one row is {record_set.row}", "   ")]
        for column in record_set.columns:
            of = f": {', '.join(column.values)}" if column.kind == "code" else f" ({column.kind})"
            lines.append(_wrapped(f"{'°' if column.optional else ''}{column.name}{of}", "   "))
    return lines


def _said(change: Change) -> str:
    breaks = " A series that crosses this year is broken." if change.breaks_series else ""
    return change.says + breaks + (" (default, check)" if change.default_check else "")


def _in_force(declared: Standard, year: int, number: str) -> list[Change]:
    """The changes to an indicator that hold in a year; a later one about the same rule or question replaces it."""
    found: dict[tuple[str, ...], Change] = {}
    for change in declared.changes:
        if change.indicator == number and change.year <= year:
            about = (*sorted(change.rules), *sorted(change.questions), *sorted(change.values)) or (change.says,)
            found[about] = change
    return list(found.values())
