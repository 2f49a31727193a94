"""Values by regular expression: checked when a profile is read, run by the engine, whose time grows with the text only.

The engine's expressions (RE2) have no way back, so that none of them can take more than time in proportion to a value's
length; what they hold in memory is bounded by the pattern's own length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from levelground.records import spelling, sql
from levelground.records.ethnicity import simplified
from levelground.records.sets import Column

if TYPE_CHECKING:
    import duckdb

# In characters: of a pattern, and of a value that patterns are tried on.
_LONGEST_PATTERN = 500
_LONGEST_VALUE = 500
_BACK = re.compile(r"\\(\d)")


def refers_back(value: object) -> bool:
    r"""Whether a meaning takes over a part of the value that matched, as in 'Band \1'."""
    return isinstance(value, str) and _BACK.search(value) is not None


@cache
def fault_of(pattern: str, meaning: str) -> str:
    """What is wrong with a pattern and what it stands for, as the end of a sentence; blank where nothing is."""
    import duckdb  # noqa: PLC0415 - only a profile with patterns pays for the engine

    if len(pattern) > _LONGEST_PATTERN:
        return f"is longer than {_LONGEST_PATTERN} characters"
    try:
        groups = re.compile(pattern).groups
        # A cursor of its own: two threads on one connection would take each other's answers.
        with duckdb.cursor() as own:
            own.execute(f"SELECT regexp_full_match('', {sql.text(pattern)}, 'i')").fetchone()
    except (re.error, duckdb.Error, OverflowError, RecursionError):
        return "is no regular expression that can be used"
    if any(int(number) > groups for number in _BACK.findall(meaning)):
        return f"is to be {meaning!r}, but has only {groups} groups in brackets"
    return ""


def read_values(
    engine: duckdb.DuckDBPyConnection,
    relation: str,
    column: Column,
    patterns: Mapping[str, str],
    translations: Mapping[str, str],
) -> dict[str, str]:
    """What each value of a column stands for by the first pattern that it matches as a whole, in any case.

    Values that are known already, by themselves or by `translations`, and values that match none are left out.
    """
    distinct = engine.execute(f"SELECT DISTINCT {sql.filled(sql.name(column.name))} FROM {relation} AS records")
    return matched(engine, (str(row[0]) for row in distinct.fetchall()), column, patterns, translations)


def matched(
    engine: duckdb.DuckDBPyConnection,
    values: Iterable[str],
    column: Column,
    patterns: Mapping[str, str],
    translations: Mapping[str, str],
) -> dict[str, str]:
    """As `read_values`, for values in hand."""
    known = spelling.spellings(column).keys() | {simplified(own) for own in translations}
    asked = [value for value in values if simplified(value) not in known and len(value) <= _LONGEST_VALUE]
    if not asked or not patterns:
        return {}
    plain = r"regexp_replace(trim(value), '\s+', ' ', 'g')"
    cases = " ".join(
        f"WHEN regexp_full_match({plain}, {sql.text(pattern)}, 'i')"
        f" THEN regexp_replace({plain}, {sql.text(f'^(?:{pattern})$')}, {sql.text(meaning)}, 'i')"
        for pattern, meaning in patterns.items()
    )
    rows = engine.execute(f"SELECT value, CASE {cases} END FROM (SELECT unnest(?) AS value)", [asked]).fetchall()
    return {str(value): str(meaning) for value, meaning in rows if meaning is not None}
