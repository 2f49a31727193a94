"""What a protected release is made from: counts without the hidden numbers, so that nothing made of them tells one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from levelground.disclosure.protect import Protected
from levelground.standards import BoolArray, CountTable, Hidden, IndicatorCounts, Table

HIDDEN = "*"
_COUNTS = ("numerator", "denominator")
_OF_COMPARATORS = ("comparator_numerator", "comparator_denominator")


def shown_counts(protected: Protected) -> CountTable:
    """The counts that may be told: hidden numbers are NaN and marked so, groups that are not published are not there.

    Figures, readings, words and pictures of a release are all made from these, and from nothing else.
    """
    table = protected.table
    if not protected.rules.hides:
        return table
    return replace(
        table,
        indicators=tuple(
            _told(counts, published, Hidden(numerator, denominator))
            for counts, published, numerator, denominator in zip(
                table.indicators, protected.published, protected.numerator, protected.denominator, strict=True
            )
        ),
    )


def _told(counts: IndicatorCounts, published: BoolArray, hidden: Hidden) -> IndicatorCounts:
    # Cells with nobody in them say so, whether or not they have a row.
    kept = published | ((counts.denominator == 0) & (counts.numerator == 0))
    return replace(
        counts,
        numerator=np.where(kept & ~hidden.numerator, counts.numerator, np.nan),
        denominator=np.where(kept & ~hidden.denominator, counts.denominator, np.nan),
        hidden=hidden,
    )


@dataclass(frozen=True)
class Shown:
    """A table as it may be published, and where a star is written in place of a number.

    In `table` hidden numbers are NaN. `stars` has a mask for each column that can hold any: true where the number is
    hidden, and not merely absent.
    """

    table: Table
    stars: Mapping[str, BoolArray]


def with_stars(table: Table) -> Shown:
    """A table of counts or figures that was made from `shown_counts`, with the places of its hidden numbers.

    Every row has its own counts: where one is missing it is hidden. A comparator's are there where there is one.
    """
    stars = {name: np.isnan(table.numbers(name)) for name in _COUNTS}
    if set(_OF_COMPARATORS) <= set(table.columns):
        compared = np.array([bool(word) for word in table.words("comparator")], dtype=bool)
        stars |= {name: np.isnan(table.numbers(name)) & compared for name in _OF_COMPARATORS}
    return Shown(table, MappingProxyType(stars))
