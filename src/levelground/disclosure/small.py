"""Small tables: of all ways to hide enough, one that hides the fewest numbers, or nearly, by an integer programme."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure.axes import Axis, IntArray
from levelground.disclosure.grids import Coupling, Grid, Grids
from levelground.disclosure.systems import BoolArray, FloatArray, System, fewest_hidden, hide_by_one_other_table

# Above so many counts that might be hidden the programme is not worth its time: moves are chosen one by one.
LARGEST = 600
# Up to so many counts times counts that must be hidden, the best of all is found.
TINY = 200


@dataclass
class _Lines:
    """The rows of a sparse matrix, gathered one after another."""

    rows: list[IntArray] = field(default_factory=list)
    columns: list[IntArray] = field(default_factory=list)
    numbers: list[FloatArray] = field(default_factory=list)
    count: int = 0

    def add(self, columns: IntArray, numbers: FloatArray) -> None:
        """Adds lines that all have as many entries: shape (lines, entries)."""
        lines, entries = columns.shape
        self.rows.append(np.repeat(np.arange(self.count, self.count + lines), entries))
        self.columns.append(columns.ravel())
        self.numbers.append(np.broadcast_to(numbers, columns.shape).ravel().astype(float))
        self.count += lines

    def matrix(self, width: int) -> object:
        """The matrix, with so many columns."""
        from scipy.sparse import csr_array  # noqa: PLC0415 - only small tables pay for it

        if not self.count:
            return csr_array((0, width))
        entries = (np.concatenate(self.numbers), (np.concatenate(self.rows), np.concatenate(self.columns)))
        return csr_array(entries, shape=(self.count, width))


def hide_fewest(built: Grids, organisations: Axis, own: int, width: float) -> None:
    """Hides fewer counts of each set of grids that hang together, where it is small and fewer are enough.

    `own` is how many of the rows are organisations; the rest are roll-ups.
    """
    for grids, couplings in _together(built):
        if sum(int(grid.open[:own].sum()) for grid in grids) > LARGEST:
            continue
        if any(grid.must.any() for grid in grids):
            _improve(grids, couplings, organisations, _alike(organisations), width)


def _alike(organisations: Axis) -> list[int]:
    """For each row the first that is the same people: a roll-up of one organisation is that organisation."""
    members = {row: frozenset({row}) for row in range(len(organisations.names))}
    for line in organisations.sums:
        members[int(np.argmax(line))] = frozenset(np.nonzero(line < 0)[0].tolist())
    first: dict[frozenset[int], int] = {}
    return [first.setdefault(members[row], row) for row in range(len(organisations.names))]


def _together(built: Grids) -> list[tuple[list[Grid], list[Coupling]]]:
    """The grids that hang together by a numerator and its denominator."""
    sets: list[list[Grid]] = [[grid] for grid in built.grids.values()]
    for coupling in built.rates:
        joined = [part for part in sets if any(grid is coupling.over or grid is coupling.under for grid in part)]
        sets = [part for part in sets if part not in joined] + [[grid for part in joined for grid in part]]
    return [
        (grids, [coupling for coupling in built.rates if any(coupling.over is grid for grid in grids)])
        for grids in sets
    ]


def _improve(grids: list[Grid], couplings: list[Coupling], organisations: Axis, alike: list[int], width: float) -> None:
    places: dict[int, NDArray[np.int64]] = {}
    used, size = [], 0
    for grid in grids:
        live = ~np.isnan(grid.values) & (~grid.free | np.isfinite(grid.down))
        live[[row != first for row, first in enumerate(alike)]] = False
        place = np.full(grid.values.shape, -1, dtype=np.int64)
        place[live] = np.arange(size, size + int(live.sum()))
        size += int(live.sum())
        places[id(grid)] = place
        used.append(live)
    equations, inequalities = _Lines(), _Lines()
    for grid in grids:
        _sums(grid, places[id(grid)], organisations, equations, inequalities)
    for coupling in couplings:
        over, under = places[id(coupling.over)][coupling.parts], places[id(coupling.under)][coupling.bases]
        good = (over >= 0) & (under >= 0) & (coupling.rest >= 0)
        inequalities.add(np.stack([under[good], over[good]], axis=1), np.array([coupling.factor, -1.0]))

    def gathered(arrays: list[NDArray[np.float64]]) -> FloatArray:
        return np.concatenate([array[live] for array, live in zip(arrays, used, strict=True)])

    may = gathered([(grid.open | grid.free).astype(float) for grid in grids]) > 0
    values = gathered([grid.values for grid in grids])
    system = System(
        values,
        equations.matrix(size),
        # What can go down is bounded by what it holds, and for surveys by the answers behind it.
        gathered([grid.values - np.where(grid.free, grid.values, _least(grid)) for grid in grids]),
        np.where(may, gathered([np.where(grid.free, 0, _weights(grid, alike)) for grid in grids]), np.inf),
        inequalities.matrix(size),
    )
    must = gathered([(grid.must & (grid.open | grid.free)).astype(float) for grid in grids]) > 0
    now = gathered([grid.hidden.astype(float) for grid in grids]) > 0
    better = _better(system, must, width, most=float(system.cost[now].sum()))
    if better is not None:
        for grid, live in zip(grids, used, strict=True):
            grid.hidden[live] = better[places[id(grid)][live]] & ~grid.free[live]
            grid.hidden[:] = grid.hidden[alike]


def _better(system: System, must: BoolArray, width: float, most: float) -> BoolArray | None:
    """A set that costs less than `most`: the best of all where the table is tiny, else a good one; None if none is."""
    if int(must.sum()) * len(must) > TINY:
        return hide_by_one_other_table(system, must, width, most)
    best = fewest_hidden(system, must, width)
    return best if float(system.cost[best].sum()) < most else None


def _weights(grid: Grid, alike: list[int]) -> FloatArray:
    """What hiding each count costs, in all rows that are the same people."""
    weights = np.zeros(grid.weight.shape)
    np.add.at(weights, alike, grid.worth)
    return weights + 1e-3


def _least(grid: Grid) -> FloatArray:
    """How far each count by itself can go down: to 1, or for surveys to where its answers are used up."""
    return np.fmin(grid.values - 1, grid.alone)


def _sums(grid: Grid, place: NDArray[np.int64], organisations: Axis, equations: _Lines, inequalities: _Lines) -> None:
    for axis, sums in ((0, organisations.sums), (1, grid.parts.sums), (2, grid.groups.sums)):
        moved = np.moveaxis(place, axis, 0)
        unknown = np.moveaxis(np.isnan(grid.values), axis, 0)
        for line in sums:
            entries = np.nonzero(line)[0]
            # One not measured adds nothing to a roll-up; but a sum with a count that is left out says nothing.
            measured = moved[entries].reshape(len(entries), -1)
            blank = unknown[entries].reshape(len(entries), -1) & (axis == 0)
            whole = ((measured >= 0) | blank).all(axis=0) & (measured[0] >= 0)
            for column in np.nonzero(whole)[0]:
                there = measured[:, column] >= 0
                equations.add(measured[there, column][None, :], line[entries][there])
    for part, whole_part in grid.parts.within:
        _inside(place[:, part], place[:, whole_part], inequalities)
    for group, whole_group in grid.groups.within:
        _inside(place[:, :, group], place[:, :, whole_group], inequalities)


def _inside(part: NDArray[np.int64], whole: NDArray[np.int64], inequalities: _Lines) -> None:
    good = (part >= 0) & (whole >= 0)
    inequalities.add(np.stack([whole[good], part[good]], axis=1), np.array([1.0, -1.0]))
