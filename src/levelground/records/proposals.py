"""Proposals for an unknown file: which record set it is, and what its headings and values may stand for.

Names, known headings of other systems and the values seen are evidence; how much each weighs is a judgement, so that
every proposal comes with its confidence, 0 to 1, and is for a person to correct.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from levelground.records import patterns, spelling
from levelground.records.built_in import BuiltIn, built_in_profiles
from levelground.records.ethnicity import simplified
from levelground.records.headings import looks_personal
from levelground.records.known import record_set_named, record_sets
from levelground.records.mapping import Mapped, Profile
from levelground.records.sampling import Sample
from levelground.records.sets import Column

if TYPE_CHECKING:
    import duckdb

POSSIBLE, LIKELY, SURE = 0.5, 0.75, 0.9
_ALTERNATIVE = 0.3
# What a heading tells by itself.
_OWN_NAME, _KNOWN_HEADING, _ALIKE = 0.97, 0.93, 0.75
# What values tell, where all of them fit: yes and no, dates and codes of organisations fit many columns.
_TELLING = {"ethnic category": 0.95, "code": 0.85, "yes-no": 0.3, "date": 0.3}
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([ T].*)?|\d\d?[/. -](\d\d?|[A-Za-z]{3,9})[/. -](\d\d){1,2}( .*)?|20\d{6}")
_ORGANISATION = re.compile(r"[A-Z][A-Z0-9]{2,5}")
# A value of a column of codes is shown where it stands in so many rows and shares a word with a known one, or in many.
_ROWS_TO_SHOW, _ROWS_TO_SHOW_STRANGE, _LONGEST_SHOWN = 3, 10, 80
_TRANSLATED_ALONE = 0.8
_MOST_CODES = 30


@dataclass(frozen=True)
class ProposedColumn:
    """A canonical column with the heading that it may have, why, and what else it may be, each with its confidence."""

    name: str
    heading: str
    confidence: float
    why: str
    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class ProposedValue:
    """A file's own value in a column of codes, what it may stand for (blank: nothing is near), and its rows."""

    own: str
    canonical: str
    confidence: float
    rows: int


@dataclass(frozen=True)
class Proposal:
    """What a file may be. `withheld` is how many values of a column are not shown, and in how many rows they stand."""

    sample: Sample
    record_set: str
    confidence: float
    others: tuple[tuple[str, float], ...]
    like: BuiltIn | None
    columns: tuple[ProposedColumn, ...]
    missing: tuple[str, ...]
    values: Mapping[str, tuple[ProposedValue, ...]]
    withheld: Mapping[str, tuple[int, int]]
    unmapped: tuple[str, ...]
    personal: int


def in_words(confidence: float) -> str:
    """A confidence as a word and a number."""
    words = ((SURE, "sure"), (LIKELY, "likely"), (POSSIBLE, "possible"), (0.0, "weak"))
    word = next(word for least, word in words if confidence >= least)
    return f"{word}, {confidence:.2f}"


def propose(engine: duckdb.DuckDBPyConnection, sample: Sample, profile: Profile | None = None) -> Proposal:
    """The best proposal for a file; its confidence says whether it is worth anything.

    Where its author's profile is given, what that says of headings and values is sure.
    """
    said = profile or Profile()
    offers = sorted(
        (_offer(engine, name, sample, said.of(name)) for name in record_sets()), key=lambda offer: -offer.confidence
    )
    best = offers[0]
    others = tuple((each.record_set, each.confidence) for each in offers[1:] if each.confidence >= _ALTERNATIVE)
    used = {column.heading for column in best.columns}
    rest = [heading for heading in sample.headings if heading and heading not in used]
    values, withheld = _values(engine, best, sample)
    declared = record_set_named(best.record_set)
    return Proposal(
        sample,
        best.record_set,
        best.confidence,
        others,
        best.like,
        best.columns,
        tuple(name for name in declared.required if name not in {column.name for column in best.columns}),
        values,
        withheld,
        tuple(heading for heading in rest if not looks_personal(heading)),
        sum(map(looks_personal, rest)),
    )


@dataclass(frozen=True)
class _Offer:
    record_set: str
    own: Mapped
    like: BuiltIn | None
    columns: tuple[ProposedColumn, ...]
    confidence: float


def _offer(engine: duckdb.DuckDBPyConnection, name: str, sample: Sample, own: Mapped) -> _Offer:
    declared = record_set_named(name)
    like = next((each for each in built_in_profiles() if each.record_set == name), None)
    evidence: dict[str, dict[int, tuple[float, str]]] = {}
    for column in declared.columns:
        for index, heading in enumerate(sample.headings):
            found = _evidence(engine, column, like, heading, sample.values[index])
            if _is_said(own, column.name, heading):
                found = 1.0, "as the profile says"
            if found[0] >= _ALTERNATIVE:
                evidence.setdefault(column.name, {})[index] = found
    pairs = sorted(
        ((confidence, -index, column) for column, each in evidence.items() for index, (confidence, _) in each.items()),
        key=lambda pair: (-pair[0], -pair[1], declared.names.index(pair[2])),
    )
    chosen: dict[str, int] = {}
    for confidence, index, column_name in pairs:
        # A heading that stands twice in the file is still one heading.
        taken = {simplified(sample.headings[at]) for at in chosen.values()}
        is_free = column_name not in chosen and simplified(sample.headings[-index]) not in taken
        if confidence >= POSSIBLE and is_free:
            chosen[column_name] = -index
    columns = tuple(
        ProposedColumn(
            column_name,
            sample.headings[chosen[column_name]],
            *evidence[column_name][chosen[column_name]],
            _alternatives(evidence[column_name], chosen, sample),
        )
        for column_name in declared.names
        if column_name in chosen
    )
    by_name = {column.name: column.confidence for column in columns}
    # Organisation and date are in most record sets, and left out of many files: they tell little.
    weights = {each: 0.25 if each in ("organisation", "as_at") else 1.0 for each in declared.required}
    total = sum(weight * by_name.get(column_name, 0.0) for column_name, weight in weights.items())
    known = sum(column.confidence for column in columns) / max(1, sum(map(bool, sample.headings)))
    return _Offer(name, own, like, columns, total / sum(weights.values()) * (0.9 + 0.1 * min(1.0, known)))


def _is_said(own: Mapped, column: str, heading: str) -> bool:
    return simplified(heading) in map(simplified, own.columns.get(column, ()))


def _alternatives(
    evidence: Mapping[int, tuple[float, str]], chosen: Mapping[str, int], sample: Sample
) -> tuple[tuple[str, float], ...]:
    free = [(sample.headings[index], found[0]) for index, found in evidence.items() if index not in chosen.values()]
    return tuple(sorted(free, key=lambda item: -item[1])[:3])


def _evidence(
    engine: duckdb.DuckDBPyConnection, column: Column, like: BuiltIn | None, heading: str, values: Counter[str]
) -> tuple[float, str]:
    """How likely a heading is a column's, and why."""
    if not heading or (looks_personal(heading) and column.kind != "text"):
        return 0.0, ""
    by_name, why = _by_name(column, like, heading)
    weight = _TELLING.get(column.kind, 0.0)
    if column.name == "organisation":
        share = _share(values, lambda value: _ORGANISATION.fullmatch(value) is not None)
        return by_name * (0.4 + 0.6 * share) if values else by_name, why
    if not weight or not values:
        return by_name, why
    if column.kind == "date":
        share = _share(values, lambda value: _DATE.fullmatch(value) is not None)
    else:
        share = _share(values, _known(engine, column, like, values).__contains__)
    if share < POSSIBLE:
        return by_name * (0.3 + 0.7 * share), why
    told = f"{share:.0%} of its values fit"
    return 1 - (1 - by_name) * (1 - weight * share), f"{why}; {told}" if why else told


def _by_name(column: Column, like: BuiltIn | None, heading: str) -> tuple[float, str]:
    plain = simplified(heading)
    if plain == simplified(column.name):
        return _OWN_NAME, "its own name"
    known = [simplified(each) for each in like.mapped.columns.get(column.name, ())] if like else []
    if plain in known:
        return _KNOWN_HEADING, "a heading that is known"
    near = difflib.get_close_matches(plain, [simplified(column.name), *known], n=1, cutoff=_ALIKE)
    if near:
        return _ALIKE * difflib.SequenceMatcher(None, plain, near[0]).ratio(), "a name that is alike"
    words = set(plain.split())
    if any(set(each.split()) <= words for each in [simplified(column.name), *known] if len(each) > 3):
        return POSSIBLE, "a name within it"
    return 0.0, ""


def _share(values: Counter[str], fits: Callable[[str], bool]) -> float:
    return sum(number for value, number in values.items() if fits(value)) / max(1, values.total())


def _known(
    engine: duckdb.DuckDBPyConnection, column: Column, like: BuiltIn | None, values: Counter[str]
) -> frozenset[str]:
    """Those of the values that are read as they stand, or by the built-in profile."""
    own = like.mapped.values.get(column.name, {}) if like else {}
    expressions = like.mapped.patterns.get(column.name, {}) if like else {}
    read = spelling.read(values, spelling.spellings(column), own)
    return frozenset(read.known) | patterns.matched(engine, read.unknown, column, expressions, own).keys()


def _values(
    engine: duckdb.DuckDBPyConnection, offer: _Offer, sample: Sample
) -> tuple[dict[str, tuple[ProposedValue, ...]], dict[str, tuple[int, int]]]:
    """What the values that are not known may stand for, column by column; and how many are withheld.

    A value is shown only if it cannot well be a person's: it stands in several rows of a column that mostly holds
    codes, or of which its author's profile says so, and shares a word with a code or stands in many.
    """
    declared = record_set_named(offer.record_set)
    proposed: dict[str, tuple[ProposedValue, ...]] = {}
    withheld: dict[str, tuple[int, int]] = {}
    for each in offer.columns:
        column = declared.column(each.name)
        if column.kind not in ("code", "yes-no", "ethnic category"):
            continue
        values = sample.values[sample.headings.index(each.heading)]
        said = frozenset(map(simplified, offer.own.values.get(each.name, ())))
        known = _known(engine, column, offer.like, values) | {value for value in values if simplified(value) in said}
        unknown = {value: number for value, number in values.items() if value not in known}
        # Its author has said that it holds codes, and it has no more values than a column of codes has.
        is_said = _is_said(offer.own, each.name, each.heading) and len(unknown) <= _MOST_CODES
        mostly_codes = is_said or _share(values, known.__contains__) >= POSSIBLE
        shown = {
            value: number for value, number in unknown.items() if mostly_codes and _may_be_shown(value, number, column)
        }
        if shown:
            ordered = sorted(shown.items(), key=lambda item: (-item[1], item[0]))
            proposed[each.name] = tuple(_proposed(value, number, column) for value, number in ordered)
        if len(shown) < len(unknown):
            hidden = [number for value, number in unknown.items() if value not in shown]
            withheld[each.name] = (len(hidden), sum(hidden))
    return proposed, withheld


def _may_be_shown(value: str, rows: int, column: Column) -> bool:
    if rows < _ROWS_TO_SHOW or len(value) > _LONGEST_SHOWN or "@" in value or re.search(r"\d{5}", value):
        return False
    return rows >= _ROWS_TO_SHOW_STRANGE or not _words(column).isdisjoint(simplified(value).split())


@cache
def _words(column: Column) -> frozenset[str]:
    return frozenset(word for known in spelling.spellings(column) for word in known.split() if len(word) > 3)


def _proposed(value: str, rows: int, column: Column) -> ProposedValue:
    near = spelling.nearest(value, column)
    label = near.split(" ", 1)[-1] if column.kind == "ethnic category" else near
    likeness = difflib.SequenceMatcher(None, simplified(value), simplified(label)).ratio() if near else 0.0
    return ProposedValue(value, near, min(likeness, LIKELY + 0.1), rows)


def is_sure_enough(value: ProposedValue) -> bool:
    """Whether a proposed value may stand in a profile as it is, and not only as a comment."""
    return bool(value.canonical) and value.confidence >= _TRANSLATED_ALONE
