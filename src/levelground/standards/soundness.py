"""Whether a declaration hangs together: said when it is loaded, in sentences, not when its first return goes wrong."""

import re
from collections.abc import Iterable, Iterator

from levelground.records import DERIVED_FROM, RecordSet, record_sets, refusals
from levelground.standards.declaration import (
    Difference,
    Dimension,
    Indicator,
    Progression,
    Rate,
    Ratio,
    Share,
    Standard,
    SurveyResult,
    Tally,
)
from levelground.standards.setting import Setting

WORKFORCE = "workforce"


def faults_of(standard: Standard) -> tuple[str, ...]:
    """Everything in a declaration that cannot be measured or read, as phrases; empty where it is sound."""
    return (
        *_editions(standard),
        *_settings(standard),
        *_questions(standard),
        *(f"indicator {one.number}: {fault}" for one in standard.indicators for fault in _indicator(standard, one)),
    )


def _twice(names: Iterable[str]) -> list[str]:
    listed = list(names)
    return sorted({name for name in listed if listed.count(name) > 1})


def _editions(standard: Standard) -> Iterator[str]:
    numbers = [indicator.number for indicator in standard.indicators]
    yield from (f"it has two indicators {number}" for number in _twice(numbers))
    if not standard.first_year <= standard.declared_to <= standard.last_year:
        yield f"its years are out of order: {standard.first_year}, {standard.declared_to}, {standard.last_year}"
    for change in standard.changes:
        if change.indicator not in numbers:
            yield f"the change of {change.year} is to an indicator {change.indicator}, which there is not"
        if change.year not in standard.years:
            yield f"there is a change of {change.year}, and no edition of that year"
    for year in standard.reviews:
        if year not in standard.years:
            yield f"there is a review of {year}, and no edition of that year"


def _questions(standard: Standard) -> Iterator[str]:
    keys = [question.key for question in standard.questions]
    yield from (f"it asks two questions called {key!r}" for key in _twice(keys))
    for key in keys:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
            yield f"a question is called {key!r}: small letters, digits and hyphens are wanted"


def _settings(standard: Standard) -> Iterator[str]:
    known = {setting.name for setting in standard.settings}
    used = {
        condition.values.name
        for tally in _tallies(standard)
        for condition in tally.conditions
        if isinstance(condition.values, Setting)
    }
    yield from (f"the setting {name!r} is used and not listed" for name in sorted(used - known))
    for change in standard.changes:
        for name in sorted(set(change.values) - known):
            yield f"the change of {change.year} is to a setting {name!r}, which there is not"


def _tallies(standard: Standard) -> Iterator[Tally]:
    if standard.workforce is not None:
        yield standard.workforce
    for indicator in standard.indicators:
        for tally in indicator.tallies:
            yield tally
            if tally.people_of is not None:
                yield tally.people_of


def _indicator(standard: Standard, indicator: Indicator) -> Iterator[str]:
    groups = standard.grouping.main
    for tally in indicator.tallies:
        yield from _tally(standard, tally)
        yield from _split(standard, indicator, tally)
    if isinstance(indicator.measure, Rate) and indicator.measure.averaged_over:
        yield from _rule(standard, indicator.measure.averaged_over)
    if isinstance(indicator.measure, SurveyResult):
        yield from (f"there is no group {group!r}" for group in indicator.measure.asked_of if group not in groups)
    for comparison in (indicator.compare, indicator.compare_parts, indicator.progression):
        if comparison is not None:
            yield from _comparison(standard, indicator, comparison)
    if indicator.headline_part and indicator.compare is None and indicator.compare_parts is None:
        yield "its headline is a part, and parts are not compared"


def _comparison(
    standard: Standard, indicator: Indicator, comparison: Ratio | Difference | Progression
) -> Iterator[str]:
    groups, shares = standard.grouping.main, [one.measure for one in standard.indicators]
    if comparison.group not in groups:
        yield f"there is no group {comparison.group!r}"
    if comparison.comparator in groups:
        return
    if comparison.comparator != WORKFORCE or not isinstance(comparison, Difference):
        yield f"there is no group {comparison.comparator!r}"
    elif not any(isinstance(share, Share) and share.of == standard.workforce for share in shares):
        yield "it is held against the workforce, and no indicator is a share of the workforce"
    elif not isinstance(indicator.measure, Share):
        yield "it is held against the workforce, and is not a share"


def _rule(standard: Standard, name: str) -> Iterator[str]:
    rules = standard.edition(standard.first_year).rules if standard.first_year in standard.years else {}
    if name not in rules:
        yield f"no change of {standard.first_year} gives the rule {name!r}"


def _tally(standard: Standard, tally: Tally) -> Iterator[str]:
    record_set = record_sets().get(tally.records)
    if record_set is None:
        yield f"there is no record set {tally.records!r}"
        yield from (said.rstrip(".") for said in refusals(tally.records))
        return
    wanted = [condition.column for condition in tally.conditions]
    if tally.window is not None:
        wanted.append(tally.window.column)
        if isinstance(tally.window.months, str):
            yield from _rule(standard, tally.window.months)
    yield from (_no_column(record_set, column) for column in wanted if not _has(record_set, column))
    if tally.people_of is not None:
        if not record_set.person:
            yield f"the rows of {record_set.name} are of nobody in particular, and cannot be counted once a person"
        yield from _tally(standard, tally.people_of)


def _split(standard: Standard, indicator: Indicator, tally: Tally) -> Iterator[str]:
    """Faults of the columns that a tally is split by: the grouping's and those of the parts."""
    record_set = record_sets().get((tally.people_of or tally).records)
    if record_set is None:
        return
    if not _has(record_set, standard.grouping.column):
        yield _no_column(record_set, standard.grouping.column)
    # A rate is split only by what both its tallies have; a share by all that it declares.
    for dimension in {dimension.name: dimension for parts in indicator.parts for dimension in parts}.values():
        if isinstance(indicator.measure, Share) and not _has(record_set, dimension.column):
            yield _no_column(record_set, dimension.column)
        elif _has(record_set, dimension.column):
            yield from _dimension(record_set, dimension)


def _dimension(record_set: RecordSet, dimension: Dimension) -> Iterator[str]:
    column = record_set.column(dimension.column)
    if not dimension.sets and not column.values:
        yield f"{dimension.name}: the values of {column.name} are not known beforehand; name the sets of them"
    for name, values in dimension.sets if column.values else ():
        for value in values:
            if value not in column.values:
                yield f"{dimension.name} {name}: {column.name} cannot be {value!r}"


def _has(record_set: RecordSet, column: str) -> bool:
    return column in record_set.names or DERIVED_FROM.get(column) in record_set.names


def _no_column(record_set: RecordSet, column: str) -> str:
    return f"the record set {record_set.name} has no column {column}"
