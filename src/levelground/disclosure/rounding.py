"""Rounding counts: to the nearest 5, at random to base 3, and so that totals still add (controlled rounding)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levelground.disclosure.solver import solved

IntArray = NDArray[np.int64]
HIDDEN = "*"


def round_nearest_5(counts: ArrayLike) -> IntArray:
    """Counts to the nearest multiple of 5, so that 0, 1 and 2 become 0 (HESA rounding methodology)."""
    return (np.asarray(counts, dtype=np.int64) + 2) // 5 * 5


def suppress_1_to_7_round_5(counts: ArrayLike) -> tuple[str, ...]:
    """Counts as shown: 1 to 7 as `*`, 0 as it is, others to the nearest 5 (NHS Digital's rule since 2018)."""
    given = np.asarray(counts, dtype=np.int64)
    return tuple(
        HIDDEN if 1 <= count <= 7 else str(near)
        for count, near in zip(given.tolist(), round_nearest_5(given).tolist(), strict=True)
    )


def random_rounding_chances(count: int, base: int = 3) -> dict[int, float]:
    """To which multiples of `base` a count may be rounded at random, with the chance of each: unbiased (Stats NZ).

    Raises ValueError for a negative count or a base below 2.
    """
    if count < 0 or base < 2:
        raise ValueError("A count is 0 or more, and a base 2 or more.")
    below, rest = divmod(count, base)
    if rest == 0:
        return {count: 1.0}
    return {below * base: 1 - rest / base, (below + 1) * base: rest / base}


def random_round(count: int, cell: Sequence[str], seed: str, base: int = 3) -> int:
    """A count rounded at random to a multiple of `base`, always the same for the same cell, count and seed.

    `cell` names who is counted (organisation, indicator, part, group): asking again, or in another table, gives the
    same answer, so that repeats cannot be averaged. `seed` must be kept secret. Raises as `random_rounding_chances`.
    """
    key = "\x1f".join((seed, *cell, str(count)))
    draw = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") / 2**64
    chances = random_rounding_chances(count, base)
    lower = min(chances)
    return lower if draw < chances[lower] else max(chances)


@dataclass(frozen=True)
class ControlledRounding:
    """A table rounded with its totals (last row and column), and the sum of all absolute changes, totals included."""

    with_totals: IntArray
    change: float


def controlled_rounding(table: ArrayLike, base: int) -> ControlledRounding:
    """A table of counts, each to an adjacent multiple of `base` (multiples stay), so that rows and columns add up.

    Of all such roundings one with the least sum of absolute changes, totals included; of several the one whose sum of
    absolute changes inside the table is least, then the first by place. Shape (rows, columns); the result has one more
    of each. Source: Cox 1987, JASA 82:520-524. Raises ValueError where the table is not two-dimensional.
    """
    from scipy.optimize import Bounds, LinearConstraint  # noqa: PLC0415 - only rounding pays for the solver

    inner = np.asarray(table, dtype=np.int64)
    if inner.ndim != 2:
        raise ValueError("A table has rows and columns.")
    exact = _with_totals(inner)
    rest = exact % base
    rows, columns = exact.shape
    sums = _sums_of(rows, columns)
    # 0 or 1 for each entry: rounded down or up. What the entry changes by is −rest or base − rest.
    cost = (base - 2 * rest).ravel().astype(float)
    inside = np.ones((rows, columns))
    inside[-1, :] = inside[:, -1] = 0
    ties = inside.ravel() * cost / (4.0 * cost.size * base) + np.arange(cost.size) / (8.0 * cost.size**2 * base)
    down = (exact - rest).ravel().astype(float)
    found = solved(
        cost + ties,
        Bounds(0, (rest.ravel() > 0).astype(float)),
        [LinearConstraint(sums * base, -sums @ down, -sums @ down)],
    )
    if found.x is None:
        raise ArithmeticError(f"No rounding to base {base} was found: {found.message}")
    rounded = (down + base * np.rint(found.x)).astype(np.int64).reshape(rows, columns)
    return ControlledRounding(rounded, float(np.abs(rounded - exact).sum()))


def feasible_roundings(table: ArrayLike, base: int) -> int:
    """How many roundings of a table there are in which every entry and total goes to an adjacent multiple of `base`.

    Every choice for one row after another is followed; choices that leave the same columns count together. Shape
    (rows, columns). Raises ValueError where the table is not two-dimensional.
    """
    inner = np.asarray(table, dtype=np.int64)
    if inner.ndim != 2:
        raise ValueError("A table has rows and columns.")
    ways: dict[tuple[int, ...], int] = {(0,) * inner.shape[1]: 1}
    for row in inner:
        choices = [
            choice
            for choice in product(*(_adjacent(int(entry), base) for entry in row))
            if sum(choice) in _adjacent(int(row.sum()), base)
        ]
        follow: dict[tuple[int, ...], int] = {}
        for columns, number in ways.items():
            for choice in choices:
                after = tuple(map(sum, zip(columns, choice, strict=True)))
                follow[after] = follow.get(after, 0) + number
        ways = follow
    columns_fit = [_adjacent(int(total), base) for total in inner.sum(axis=0)]
    return sum(
        number
        for columns, number in ways.items()
        if sum(columns) in _adjacent(int(inner.sum()), base)
        and all(total in fit for total, fit in zip(columns, columns_fit, strict=True))
    )


def _adjacent(count: int, base: int) -> tuple[int, ...]:
    below, rest = divmod(count, base)
    return (count,) if rest == 0 else (below * base, (below + 1) * base)


def _with_totals(inner: IntArray) -> IntArray:
    across = np.concatenate([inner, inner.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([across, across.sum(axis=0, keepdims=True)], axis=0)


def _sums_of(rows: int, columns: int) -> NDArray[np.float64]:
    """A row for each total: its entries less the total are 0. Shape (rows + columns, rows × columns)."""
    lines = []
    for row in range(rows):
        line = np.zeros((rows, columns))
        line[row, :-1], line[row, -1] = 1, -1
        lines.append(line.ravel())
    for column in range(columns):
        line = np.zeros((rows, columns))
        line[:-1, column], line[-1, column] = 1, -1
        lines.append(line.ravel())
    return np.array(lines)
