"""What a protected release shows: tables of counts and figures without hidden numbers, and without all made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from levelground.disclosure.grids import BoolArray
from levelground.disclosure.protect import Protected
from levelground.standards import Labels, Standard, Table

HIDDEN = "*"
SUPPRESSED = "suppressed"
WORKFORCE = "workforce"
# What flags say of a value that does not exist: of a hidden one they would say that a count is 0.
_OF_VALUES = frozenset({"undefined", "unbounded", "too few"})
_VALUES = ("value", "lower", "upper")


@dataclass(frozen=True)
class Shown:
    """A table as it may be published, and where a star is written in place of a number.

    In `table` hidden numbers are NaN. `stars` has a mask for each column that holds any: true where the number is
    hidden, and not merely absent.
    """

    table: Table
    stars: Mapping[str, BoolArray]

    def as_text(self, name: str) -> list[str]:
        """A column of numbers as text: `*` where hidden, blank where there is none, whole numbers without a point."""
        stars = self.stars.get(name, np.zeros(self.table.rows, dtype=bool)).tolist()
        numbers = self.table.numbers(name).tolist()
        return [HIDDEN if star else _plain(number) for star, number in zip(stars, numbers, strict=True)]


def _plain(number: float) -> str:
    if np.isnan(number):
        return ""
    return str(int(number)) if number.is_integer() else repr(number)


def hide_counts(counts: Table, protected: Protected) -> Shown:
    """The table of counts (`as_table`) without rows that are not published, and with a star for each hidden number."""
    looked_up = _lookup(protected)
    keys = [counts.words(name) for name in ("organisation", "indicator", "part", "group")]
    found = [looked_up.get(*key) for key in zip(*keys, strict=True)]
    published = np.array([state is not None for state in found], dtype=bool)
    table = counts.taken(published)
    kept = [state for state in found if state is not None]
    stars = {
        side: np.array([state[place] for state in kept], dtype=bool)
        for place, side in enumerate(("numerator", "denominator"))
    }
    return Shown(_emptied(table, stars), MappingProxyType(stars))


def hide_figures(figures: Table, protected: Protected, standard: Standard) -> Shown:
    """The table of figures without what is made of a hidden number: its value and limits are empty, its flag says so.

    A figure is gone where any of its four counts is hidden: so are both methods of a ratio, its sibling for a finer
    group, a difference from the workforce, and a race disparity ratio. Rows of groups that are not published go.
    """
    looked_up = _lookup(protected)
    rows = [_Row(*row) for row in zip(*(figures.words(name) for name in _KEYS), strict=True)]
    states = [_counts_behind(row, looked_up, standard) for row in rows]
    unpublished = set(standard.grouping.finest) if protected.rules.hides else set()
    published = np.array(
        [row.group not in unpublished and row.comparator not in unpublished for row in rows], dtype=bool
    )
    table = figures.taken(published)
    stars = {
        name: np.array([state[place] for state, kept in zip(states, published, strict=True) if kept], dtype=bool)
        for place, name in enumerate(_COUNTS)
    }
    gone = np.any(list(stars.values()), axis=0) if table.rows else np.zeros(0, dtype=bool)
    emptied = _emptied(table, stars | dict.fromkeys(_VALUES, gone))
    flags = [_flags(flag, lost) for flag, lost in zip(table.words("flags"), gone.tolist(), strict=True)]
    return Shown(Table({**emptied.columns, "flags": Labels.of(flags)}), MappingProxyType(stars))


_KEYS = ("organisation", "indicator", "part", "statistic", "group", "comparator")
_COUNTS = ("numerator", "denominator", "comparator_numerator", "comparator_denominator")


@dataclass(frozen=True)
class _Row:
    """What a row of figures is about."""

    organisation: str
    indicator: str
    part: str
    statistic: str
    group: str
    comparator: str


@dataclass(frozen=True)
class _Lookup:
    """Which numbers are hidden, by the words that name them."""

    protected: Protected
    organisations: Mapping[str, int]
    places: Mapping[str, tuple[int, Mapping[str, int], Mapping[str, int]]]

    def get(self, organisation: str, indicator: str, part: str, group: str) -> tuple[bool, bool] | None:
        """Whether a row's numerator and denominator are hidden; None where it is not published."""
        index, parts, groups = self.places[indicator]
        where = (self.organisations[organisation], parts[part], groups[group])
        if not self.protected.published[index][where]:
            return None
        return bool(self.protected.numerator[index][where]), bool(self.protected.denominator[index][where])

    def hidden(self, organisation: str, indicator: str, part: str, group: str) -> tuple[bool, bool]:
        """As `get`; what is not published (nobody is in it) is not hidden."""
        return self.get(organisation, indicator, part, group) or (False, False)


def _lookup(protected: Protected) -> _Lookup:
    table = protected.table
    return _Lookup(
        protected,
        {name: place for place, name in enumerate(table.organisations)},
        {
            counts.indicator: (
                index,
                {part: place for place, part in enumerate(counts.parts)},
                {group: place for place, group in enumerate(counts.groups)},
            )
            for index, counts in enumerate(table.indicators)
        },
    )


def _counts_behind(row: _Row, looked_up: _Lookup, standard: Standard) -> tuple[bool, bool, bool, bool]:
    """Whether each of the four counts of a figure is hidden."""
    where = (row.organisation, row.indicator)
    progression = standard.indicator(row.indicator).progression
    if row.statistic == "race disparity ratio" and progression is not None:
        first, tiers = row.part.rsplit("=", 1)
        lower, upper = (f"{first}={tier}" for tier in tiers.split(":"))
        return (
            looked_up.hidden(*where, upper, row.group)[0],
            looked_up.hidden(*where, lower, row.group)[0],
            looked_up.hidden(*where, upper, row.comparator)[0],
            looked_up.hidden(*where, lower, row.comparator)[0],
        )
    own = looked_up.hidden(*where, row.part, row.group)
    if not row.comparator:
        return (*own, False, False)
    if row.comparator == WORKFORCE:
        whole = _workforce(looked_up, standard)
        return (*own, *looked_up.hidden(row.organisation, whole, "", row.group))
    return (*own, *looked_up.hidden(*where, row.part, row.comparator))


def _workforce(looked_up: _Lookup, standard: Standard) -> str:
    """The number of the indicator whose headline is the whole workforce."""
    for indicator in standard.indicators:
        if indicator.number in looked_up.places and standard.workforce in indicator.tallies[:1]:
            return indicator.number
    raise ValueError(f"{standard.title} compares with a workforce that was not counted.")


def _emptied(table: Table, masks: Mapping[str, BoolArray]) -> Table:
    columns = dict(table.columns)
    for name, mask in masks.items():
        columns[name] = np.where(mask, np.nan, table.numbers(name))
    return Table(columns)


def _flags(flags: str, lost: bool) -> str:
    if not lost:
        return flags
    kept = [flag for flag in flags.split(";") if flag and flag not in _OF_VALUES]
    return ";".join([*kept, SUPPRESSED])
