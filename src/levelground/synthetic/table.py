"""Tables as arrays of codes: what the generator makes, before it becomes a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Integers: TypeAlias = npt.NDArray[np.integer[Any]]
Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]

BLANK = -1
YES_NO = ("no", "yes")


@dataclass(frozen=True)
class Coded:
    """Text held as positions in `labels`; `BLANK` is an empty cell."""

    positions: Integers
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Days:
    """Dates held as days since 1 January 1970; `BLANK` is an empty cell."""

    days: Integers


@dataclass(frozen=True)
class Numbers:
    """Numbers that are written as they are."""

    numbers: Integers | Floats


@dataclass(frozen=True)
class Keys:
    """Identifiers: a prefix and a number of at least `digits` digits; `BLANK` is an empty cell."""

    prefix: str
    numbers: Integers
    digits: int = 8


Column: TypeAlias = Coded | Days | Numbers | Keys
Table: TypeAlias = dict[str, Column]


def rows_of(column: Column, kept: Flags) -> Column:
    """The rows of a column that are kept."""
    match column:
        case Coded(positions, labels):
            return Coded(positions[kept], labels)
        case Days(days):
            return Days(days[kept])
        case Numbers(numbers):
            return Numbers(numbers[kept])
        case Keys():
            return replace(column, numbers=column.numbers[kept])


def yes_no(flags: Flags) -> Coded:
    """A column of `yes` and `no`."""
    return Coded(flags.view(np.int8), YES_NO)


def constant(label: str, rows: int) -> Coded:
    """A column that says the same in every row."""
    return Coded(np.zeros(rows, dtype=np.int8), (label,))


def day_number(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - date(1970, 1, 1)).days


def snapshot_day(year: int) -> int:
    """31 March of a year, as a day number."""
    return day_number(date(year, 3, 31))


def month_end_day(year: int, month: int) -> int:
    """The last day of the month so many months after March of the year before: 12 is 31 March of `year`."""
    following = 2 + month + 1
    first = date(year - 1 + following // 12, following % 12 + 1, 1)
    return day_number(first - timedelta(days=1))
