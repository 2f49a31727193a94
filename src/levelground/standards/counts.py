"""Counts: what leaves an organisation. Numerators and denominators by organisation, part and group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from levelground.standards.declaration import Indicator, Standard, SurveyResult
from levelground.standards.table import Labels, Table, joined

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
# The flag of a mean that was published without its spread: it has a value, and no interval can be made.
NO_SPREAD = "no spread"
# The flag of entries of the last 12 months alone, because the extract goes back no further.
ONE_YEAR = "window=12"
# The flag of counts that somebody gave as totals, in place of rows: groups may be missing from them.
FROM_TOTALS = "from totals"


@dataclass(frozen=True)
class Hidden:
    """Which numbers of an indicator an audience is not told: masks of the counts' shape."""

    numerator: BoolArray
    denominator: BoolArray

    def of(self, organisations: slice) -> "Hidden":
        """The masks of some of the organisations alone."""
        return Hidden(self.numerator[organisations], self.denominator[organisations])


@dataclass(frozen=True)
class IndicatorCounts:
    """The counts of one indicator: arrays of shape (organisations, parts, groups).

    The headline is the part ''. A cell that was not measured holds NaN in both arrays. Numerators are whole numbers
    but for survey results, where they are percentage (or score) × base / 100, unrounded. `flags` hold, for each
    organisation, what a reader must know ('window=12', 'from totals'). A number that is `hidden` holds NaN as well, so
    that nothing made from these counts can tell it.
    """

    indicator: str
    parts: tuple[str, ...]
    groups: tuple[str, ...]
    numerator: FloatArray
    denominator: FloatArray
    flags: tuple[tuple[str, ...], ...]
    hidden: Hidden | None = None

    @property
    def measured(self) -> BoolArray:
        """Which cells were measured, whether or not they are told."""
        known: BoolArray = ~np.isnan(self.denominator)
        return known if self.hidden is None else known | self.hidden.denominator

    @property
    def populated(self) -> BoolArray:
        """Which cells have anyone in their denominator: a hidden base is never 0."""
        known: BoolArray = np.nan_to_num(self.denominator) > 0
        return known if self.hidden is None else known | self.hidden.denominator

    @property
    def untold(self) -> BoolArray:
        """Which cells have a hidden number, on either side."""
        if self.hidden is None:
            return np.zeros(self.numerator.shape, dtype=bool)
        return self.hidden.numerator | self.hidden.denominator

    def at(self, part: str, group: str) -> tuple[FloatArray, FloatArray]:
        """Numerators and denominators of one part and group, one an organisation."""
        where = (slice(None), self.parts.index(part), self.groups.index(group))
        return self.numerator[where], self.denominator[where]


@dataclass(frozen=True)
class Answered:
    """What an organisation answers itself: `answer` is yes or no, `words` say what was done (empty: nothing said)."""

    answer: str
    words: str


@dataclass(frozen=True)
class CountTable:
    """All counts of one edition. The first `own` organisations are organisations, those after them roll-ups."""

    standard: str
    year: int
    organisations: tuple[str, ...]
    own: int
    indicators: tuple[IndicatorCounts, ...]

    def indicator(self, number: str) -> IndicatorCounts | None:
        """The counts of an indicator; None where it was not measured."""
        return next((counts for counts in self.indicators if counts.indicator == number), None)

    def only(self, organisation: str) -> "CountTable":
        """The counts of one organisation (or roll-up) alone. Raises ValueError where it is not among them."""
        place = self.organisations.index(organisation)
        own = slice(place, place + 1)
        indicators = tuple(
            replace(
                counts,
                numerator=counts.numerator[own],
                denominator=counts.denominator[own],
                flags=counts.flags[own],
                hidden=counts.hidden and counts.hidden.of(own),
            )
            for counts in self.indicators
        )
        return replace(self, organisations=(organisation,), own=1, indicators=indicators)


def together(tables: Sequence[CountTable], standard: Standard) -> CountTable:
    """One table of the tables of many organisations, of one edition, in the order of their codes.

    What a table that was written down leaves out because nobody is in it is 0 again, wherever the organisation gave the
    indicator; what a survey leaves out stays unknown. Raises ValueError where there is no table, where they are of
    different editions, or where an organisation stands in two.
    """
    tables = sorted(tables, key=lambda table: table.organisations)
    organisations = tuple(organisation for table in tables for organisation in table.organisations)
    if len({(table.standard, table.year) for table in tables}) != 1:
        raise ValueError("there is none, or they are of different editions")
    if len(set(organisations)) < len(organisations):
        raise ValueError("an organisation stands in two of them")
    indicators = [
        _put_together(indicator, tables, standard)
        for indicator in standard.indicators
        if any(table.indicator(indicator.number) is not None for table in tables)
    ]
    return CountTable(tables[0].standard, tables[0].year, organisations, len(organisations), tuple(indicators))


def _put_together(indicator: Indicator, tables: Sequence[CountTable], standard: Standard) -> IndicatorCounts:
    grouping = standard.grouping
    groups = (*grouping.main, *grouping.finer, *grouping.finest)
    given = [table.indicator(indicator.number) for table in tables]
    names = dict.fromkeys(part for counts in given if counts is not None for part in counts.parts)
    parts = ("", *(part for part in names if part))
    shape = (sum(len(table.organisations) for table in tables), len(parts), len(groups))
    numerator, denominator = np.full(shape, np.nan), np.full(shape, np.nan)
    # Finer groups of a part that is not wide are in no written table; protection takes them for free to be anything.
    empty = np.nan if isinstance(indicator.measure, SurveyResult) else 0.0
    flags: list[tuple[str, ...]] = []
    start = 0
    for table, counts in zip(tables, given, strict=True):
        end = start + len(table.organisations)
        if counts is None:
            flags += [()] * (end - start)
        else:
            where = np.ix_(
                range(start, end),
                [parts.index(each) for each in counts.parts],
                [groups.index(g) for g in counts.groups],
            )
            measured = np.asarray(counts.measured.any(axis=(1, 2), keepdims=True))
            for whole, own in ((numerator, counts.numerator), (denominator, counts.denominator)):
                whole[start:end] = np.where(measured, empty, np.nan)
                whole[where] = np.where(np.isnan(own), whole[where], own)
            flags += counts.flags
        start = end
    return IndicatorCounts(indicator.number, parts, groups, numerator, denominator, tuple(flags))


def shown(counts: IndicatorCounts, standard: Standard, *, headline: bool) -> BoolArray:
    """Which cells are given: those with anyone in their denominator; finer groups for headlines and clusters only.

    `headline`: whether the main groups' headline is given wherever it was measured, with nobody in it too.
    """
    main = np.array([group in standard.grouping.main for group in counts.groups])
    wide = np.array([not part or part.startswith("cluster=") for part in counts.parts])
    measured = counts.measured
    given = counts.populated.copy()
    given &= wide[None, :, None] | main[None, None, :]
    if headline:
        given[:, 0, :] |= measured[:, 0, :] & main[None, :]
    return given


def as_table(table: CountTable, standard: Standard) -> Table:
    """The counts as the contract's table, sorted by its keys."""
    pieces = []
    for counts in table.indicators:
        organisation, part, group = np.nonzero(shown(counts, standard, headline=False))
        where = (organisation, part, group)
        pieces.append(
            Table(
                {
                    "organisation": Labels(organisation, table.organisations),
                    "standard": Labels.all(table.standard, len(organisation)),
                    "year": Labels.all(str(table.year), len(organisation)),
                    "indicator": Labels.all(counts.indicator, len(organisation)),
                    "part": Labels(part, counts.parts),
                    "group": Labels(group, counts.groups),
                    "numerator": counts.numerator[where],
                    "denominator": counts.denominator[where],
                }
            )
        )
    if not pieces:
        return Table(
            {name: Labels.all("", 0) for name in ("organisation", "standard", "year", "indicator", "part", "group")}
            | {name: np.zeros(0) for name in ("numerator", "denominator")}
        )
    return by_keys(joined(pieces))


def by_keys(whole: Table) -> Table:
    """A table of counts sorted by its keys, as the contract has it."""
    keys = [whole.columns[name] for name in ("group", "part", "indicator", "organisation")]
    return whole.taken(np.lexsort([key.ranks() for key in keys if isinstance(key, Labels)]))
