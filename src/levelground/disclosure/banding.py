"""Small counts published as bands, body by body, and as sums of many bodies only where these give nobody away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levelground.disclosure.proving import proven_wide
from levelground.disclosure.systems import System, reach

# What is published of one body: nobody, fewer than the threshold, or at least so many.
NOBODY, FEW, MANY = 0, 1, 2
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
ORDER = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Banded:
    """What may be published: a band for each body, and sums for groups and for all together.

    `bands` has the shape (bodies, columns); `sums` (groups, columns) and `total` (columns,) hold NaN where a sum is
    hidden. `groups` are the names of the groups, in the order of `sums`.
    """

    groups: tuple[str, ...]
    bands: IntArray
    sums: NDArray[np.float64]
    total: NDArray[np.float64]


def banded(
    counts: ArrayLike,
    group_of: Sequence[str],
    *,
    order: ORDER = (),
    unbanded: Sequence[int] = (),
    known: Sequence[int] = (),
    threshold: int = 10,
    width: float = 4,
    may_show: ArrayLike | None = None,
    most_wanted: Sequence[int] = (),
) -> Banded:
    """The bands of every body, and the largest sums that leave each body's small counts uncertain.

    Args:
        counts: people, of shape (bodies, columns).
        group_of: each body's group (its region).
        order: pairs (a, b): column a can never be more than column b of the same body, as everybody knows
            (where a correction broke that for a body, it is not taken as known of it).
        unbanded: columns of which no band is published, sums alone.
        known: columns published before, with their bands: their sums are taken as shown, and are not hidden anew.
        threshold: fewer than this is FEW; a sum below it is hidden, unless it is 0.
        width: between the least and the greatest value that all of it leaves possible for a body's small count.
        may_show: which sums may be shown at all, shape (groups + 1, columns), the last row for all together.
        most_wanted: columns whose sums are hidden only where hiding others is not enough.

    Every small count is bounded by integer programmes over all that is shown at once. Bodies of a group with the same
    bands cannot be told apart, so one of each kind stands beside the sum of the rest: that loses nothing, since what
    holds within a body is a chain of inequalities, whose whole-number solutions add up.
    """
    table = np.asarray(counts, dtype=np.int64)
    names = tuple(sorted(set(group_of)))
    place = np.array([names.index(name) for name in group_of], dtype=np.int64)
    bands = np.where(table == 0, NOBODY, np.where(table < threshold, FEW, MANY))
    sums = np.zeros((len(names), table.shape[1]), dtype=np.int64)
    np.add.at(sums, place, table)
    whole = np.vstack([sums, sums.sum(axis=0)])
    may = np.ones(whole.shape, dtype=bool) if may_show is None else np.asarray(may_show, dtype=bool)
    fixed = np.isin(np.arange(table.shape[1]), known)
    shown = may & ((whole == 0) | (whole >= threshold) | fixed)
    silent = np.isin(np.arange(table.shape[1]), unbanded)
    kinds = _kinds(table, place, bands, silent)
    _hide(kinds, whole, shown, fixed, order, threshold, width, frozenset(most_wanted))
    public = np.where(shown, whole.astype(float), np.nan)
    return Banded(names, bands, public[:-1], public[-1])


@dataclass(frozen=True)
class _Kind:
    """Bodies of one group with the same bands: one of them, and the sum of the others."""

    group: int
    bands: tuple[int, ...]
    one: IntArray
    rest: IntArray
    others: int


def _kinds(table: IntArray, place: IntArray, bands: IntArray, silent: BoolArray) -> list[_Kind]:
    # Of a silent column all that is known is that it is a count.
    visible = np.where(silent, -1, bands)
    found: dict[tuple[int, ...], list[int]] = {}
    for row in range(len(table)):
        found.setdefault((int(place[row]), *visible[row].tolist()), []).append(row)
    return [
        _Kind(key[0], key[1:], table[rows[0]], table[rows[1:]].sum(axis=0), len(rows) - 1)
        for key, rows in sorted(found.items())
    ]


def _hide(
    kinds: list[_Kind],
    whole: IntArray,
    shown: BoolArray,
    fixed: BoolArray,
    order: ORDER,
    threshold: int,
    width: float,
    most_wanted: frozenset[int],
) -> None:
    """Hides sums until no small count is bounded to less than `width`: those of its own group first."""
    groups, columns = len(whole) - 1, whole.shape[1]
    for group in range(groups):
        own = [kind for kind in kinds if kind.group == group]
        # The group alone: its sum stands in the place of the total as well.
        rows = [group, group]
        while narrow := _narrow(own, whole[rows], shown[rows], order, threshold, width):
            place, column = narrow[0]
            sums = [each for each in _linked(column, order, columns) if shown[group, each] and whole[group, each]]
            sums = sorted((each for each in sums if not fixed[each]), key=lambda each: each in most_wanted)
            if not sums:
                break
            trials = [[(0, each), (1, each)] for each in sums]
            shown[group, sums[_helps(own, whole[rows], shown[rows], order, threshold, width, place, trials)]] = False
    # What the total gives away is a group's hidden sum: a second hidden group beside it costs less than the total.
    while narrow := _narrow(kinds, whole, shown, order, threshold, width):
        place, column = narrow[0]
        open_ = [each for each in _linked(column, order, columns) if not fixed[each]]
        found = [cell for each in open_ for cell in _against(each, whole, shown)]
        if not found:
            # What was let out before, and a total of it, may give it away as well: then the sums of today give way.
            of = kinds[(place - 1) // (2 * columns)].group
            rows = [of, groups, *(row for row in range(groups) if row != of)]
            found = [(row, each) for each in open_ for row in rows if shown[row, each] and whole[row, each]]
        found.sort(key=lambda each: each[1] in most_wanted)
        if not found:
            break
        shown[found[_helps(kinds, whole, shown, order, threshold, width, place, [[each] for each in found])]] = False


def _helps(
    kinds: list[_Kind], whole: IntArray, shown: BoolArray, order: ORDER, threshold: int, width: float, place: int,
    trials: list[list[tuple[int, int]]],
) -> int:  # fmt: skip
    """The first of the trials that is enough by itself for one small count; the first of all where none is."""
    for number, cells in enumerate(trials):
        trial = shown.copy()
        for cell in cells:
            trial[cell] = False
        system, hidden, _ = _system(kinds, whole, trial, order, threshold)
        if proven_wide(system, hidden, [place], width)[0]:
            return number
    return 0


def _against(column: int, whole: IntArray, shown: BoolArray) -> list[tuple[int, int]]:
    """The sums of a column that may be hidden so that its total gives no hidden group away: the smallest first."""
    groups = len(whole) - 1
    if shown[:groups, column].all() or not shown[groups, column]:
        return []
    others = [row for row in range(groups) if shown[row, column] and whole[row, column]]
    return [*((row, column) for row in sorted(others, key=lambda row: int(whole[row, column]))), (groups, column)]


def _linked(column: int, order: ORDER, columns: int) -> list[int]:
    """The columns from the nearest to the farthest along the inequalities."""
    found = [column]
    while True:
        more = [b for a, b in order if a in found and b not in found]
        more += [a for a, b in order if b in found and a not in found]
        if not more:
            return found + [each for each in range(columns) if each not in found]
        found += dict.fromkeys(more)


def _narrow(
    kinds: list[_Kind], whole: IntArray, shown: BoolArray, order: ORDER, threshold: int, width: float
) -> list[tuple[int, int]]:
    """The small counts that are bounded to less than `width`, as (place, column); `whole` ends with the total."""
    system, hidden, places = _system(kinds, whole, shown, order, threshold)
    if not places:
        return []
    proven = proven_wide(system, hidden, [at for at, _ in places], width)
    rest = [place for place, wide in zip(places, proven, strict=True) if not wide]
    bounds = reach(system, hidden, [at for at, _ in rest])
    return [place for place, (least, most) in zip(rest, bounds, strict=True) if most - least < width]


def _system(
    kinds: list[_Kind], whole: IntArray, shown: BoolArray, order: ORDER, threshold: int
) -> tuple[System, BoolArray, list[tuple[int, int]]]:
    """All that is published as a linear system, which counts are hidden in it, and where the small ones stand."""
    columns, groups = whole.shape[1], sorted({kind.group for kind in kinds})
    row_of = {group: row for row, group in enumerate(groups)}
    rows = len(groups) if len(whole) == len(groups) + 1 else 1
    values = np.concatenate(
        [[1], *(np.concatenate([kind.one, kind.rest]) for kind in kinds), whole[:rows].ravel(), whole[-1]]
    ).astype(float)
    size, first_sum = len(values), 1 + 2 * columns * len(kinds)

    def at(kind: int, rest: int, column: int) -> int:
        return int(1 + (2 * kind + rest) * columns + column)

    def whole_at(row: int, column: int) -> int:
        return int(first_sum + row * columns + column)

    adds_up, bounded = _Lines(size), _Lines(size)
    for column in range(columns):
        for row in range(rows):
            own = [number for number, kind in enumerate(kinds) if min(row_of[kind.group], rows - 1) == row]
            adds_up.add(
                *((at(number, rest, column), 1) for number in own for rest in (0, 1)), (whole_at(row, column), -1)
            )
        adds_up.add(*((whole_at(row, column), 1) for row in range(rows)), (whole_at(rows, column), -1))

    hidden = np.zeros(size, dtype=bool)
    small: list[tuple[int, int]] = []
    for number, kind in enumerate(kinds):
        for rest, people in ((0, 1), (1, kind.others)):
            if not people:
                continue
            for column, band in enumerate(kind.bands):
                here = at(number, rest, column)
                hidden[here] = band != NOBODY
                if band == FEW:
                    bounded.add((here, 1), (0, -people))
                    bounded.add((0, people * (threshold - 1)), (here, -1))
                elif band == MANY:
                    bounded.add((here, 1), (0, -people * threshold))
                if band == FEW and rest == 0:
                    small.append((here, column))
            for a, b in order:
                # Where a correction broke it, nobody can build on it.
                if values[at(number, rest, a)] <= values[at(number, rest, b)]:
                    bounded.add((at(number, rest, b), 1), (at(number, rest, a), -1))
    hidden[first_sum : first_sum + rows * columns] = ~shown[:rows].ravel()
    hidden[first_sum + rows * columns :] = ~shown[-1]
    system = System(values, adds_up.matrix(), np.zeros(size), np.ones(size), bounded.matrix() if bounded.rows else None)
    return system, hidden, small


@dataclass
class _Lines:
    """Lines of a sparse matrix, each given as pairs of a place and a number."""

    size: int
    rows: int = 0
    at: list[tuple[int, int]] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)

    def add(self, *terms: tuple[int, float]) -> None:
        """One more line."""
        self.at += [(self.rows, place) for place, _ in terms]
        self.numbers += [float(number) for _, number in terms]
        self.rows += 1

    def matrix(self) -> Any:
        """All of them."""
        from scipy.sparse import csr_array  # noqa: PLC0415 - only protection pays for it

        rows, columns = zip(*self.at, strict=True)
        return csr_array((self.numbers, (rows, columns)), shape=(self.rows, self.size))
