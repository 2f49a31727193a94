"""The rows of a return: its counts and its figures, from tables of arrays."""

import numpy as np
from numpy.typing import NDArray

from levelground.figures import Count, Figure
from levelground.standards import Table

# Every whole number below it has a float of its own.
_EXACT = 2.0**53


def counts_in(own: Table) -> list[Count]:
    """The counts of a table; a number that is hidden or was not given is None."""
    return [
        Count(*row)
        for row in zip(
            own.words("indicator"),
            own.words("part"),
            own.words("group"),
            _or_none(own.numbers("numerator")),
            _or_none(own.numbers("denominator")),
            strict=True,
        )
    ]


def figures_in(own: Table) -> list[Figure]:
    """The figures of a table; a number that is hidden or could not be worked out is None."""
    words = [own.words(name) for name in ("indicator", "part", "statistic", "group", "comparator")]
    values = [_or_none(own.numbers(name)) for name in ("value", "lower", "upper")]
    counts = [
        _or_none(own.numbers(name))
        for name in ("numerator", "denominator", "comparator_numerator", "comparator_denominator")
    ]
    rows = zip(*words, *values, own.words("method"), *counts, own.words("flags"), strict=True)
    return [Figure(*row) for row in rows]


def _or_none(numbers: NDArray[np.float64]) -> list[float | None]:
    """Each number as a document has it: an integer where it is whole, None where there is none."""
    listed = numbers.astype(object)
    whole = np.abs(numbers) < _EXACT
    whole[whole] = numbers[whole] == np.floor(numbers[whole])
    listed[whole] = numbers[whole].astype(np.int64)
    listed[np.isnan(numbers)] = None
    values: list[float | None] = listed.tolist()
    return values
