"""Grids as one linear system: what adds up to what, over parts, groups and organisations, and what lies within what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure.axes import Axis, IntArray
from levelground.disclosure.grids import Coupling, Grid, Grids
from levelground.disclosure.systems import BoolArray, FloatArray, System

# The place of what has none in the system.
NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Joined:
    """Grids that hang together as one system. `used` says which of each grid's counts are in it, and `places` where."""

    grids: tuple[Grid, ...]
    system: System
    used: tuple[BoolArray, ...]
    places: tuple[IntArray, ...]

    def gathered(self, arrays: Sequence[NDArray[np.float64] | BoolArray]) -> FloatArray:
        """An array a grid as one list, in the order of the system."""
        return np.concatenate([array[used] for array, used in zip(arrays, self.used, strict=True)]).astype(float)

    def marked(self, arrays: Sequence[BoolArray]) -> BoolArray:
        """Marks, an array a grid, as one list."""
        return self.gathered(arrays) > 0


@dataclass
class _Lines:
    """The rows of a sparse matrix, gathered one after another."""

    rows: list[IntArray] = field(default_factory=list)
    columns: list[IntArray] = field(default_factory=list)
    numbers: list[FloatArray] = field(default_factory=list)
    count: int = 0

    def add(self, columns: IntArray, numbers: FloatArray) -> None:
        """Adds lines that all have as many entries, of shape (lines, entries); those at NOWHERE are left out."""
        lines, entries = columns.shape
        there = columns != NOWHERE
        self.rows.append(np.repeat(np.arange(self.count, self.count + lines), entries)[there.ravel()])
        self.columns.append(columns[there])
        self.numbers.append(np.broadcast_to(numbers, columns.shape)[there].astype(float))
        self.count += lines

    def matrix(self, width: int) -> object:
        """The matrix, with so many columns."""
        from scipy.sparse import csr_array  # noqa: PLC0415 - only what needs a solver pays for it

        if not self.count:
            return csr_array((0, width))
        entries = (np.concatenate(self.numbers), (np.concatenate(self.rows), np.concatenate(self.columns)))
        return csr_array(entries, shape=(self.count, width))


def together(built: Grids) -> list[tuple[list[Grid], list[Coupling]]]:
    """The grids that hang together by a numerator and its denominator."""
    sets: list[list[Grid]] = [[grid] for grid in built.grids.values()]
    for coupling in built.rates:
        joined = [part for part in sets if any(grid is coupling.over or grid is coupling.under for grid in part)]
        sets = [part for part in sets if part not in joined] + [[grid for part in joined for grid in part]]
    return [
        (grids, [coupling for coupling in built.rates if any(coupling.over is grid for grid in grids)])
        for grids in sets
    ]


def joined(
    grids: Sequence[Grid], couplings: Sequence[Coupling], organisations: Axis, without: Sequence[int] = ()
) -> Joined:
    """The system of grids that hang together, but for the rows `without`; what hiding costs is left to the caller."""
    used, places, size = [], {}, 0
    for grid in grids:
        live = ~np.isnan(grid.values) & (~grid.free | np.isfinite(grid.down))
        live[list(without)] = False
        place = np.full(grid.values.shape, NOWHERE, dtype=np.int64)
        place[live] = np.arange(size, size + int(live.sum()))
        size += int(live.sum())
        places[id(grid)] = place
        used.append(live)
    equations, inequalities = _Lines(), _Lines()
    for grid in grids:
        _sums(grid, places[id(grid)], organisations, equations)
        for part, whole_part in grid.parts.within:
            _inside(places[id(grid)][:, part], places[id(grid)][:, whole_part], inequalities)
        for group, whole_group in grid.groups.within:
            _inside(places[id(grid)][:, :, group], places[id(grid)][:, :, whole_group], inequalities)
    for coupling in couplings:
        _coupled(coupling, places, inequalities)
    # What can go down is bounded by what it holds, and for surveys by the answers behind it.
    lower = [grid.values - np.where(grid.free, grid.values, _least(grid)) for grid in grids]
    values, lowest = (
        np.concatenate([array[live] for array, live in zip(arrays, used, strict=True)])
        for arrays in ([grid.values for grid in grids], lower)
    )
    system = System(values, equations.matrix(size), lowest, np.zeros(size), inequalities.matrix(size))
    return Joined(tuple(grids), system, tuple(used), tuple(places[id(grid)] for grid in grids))


def _least(grid: Grid) -> FloatArray:
    """How far each count by itself can go down: to 1, or for surveys to where its answers are used up."""
    return np.fmin(grid.values - 1, grid.alone)


def _coupled(coupling: Coupling, places: Mapping[int, IntArray], inequalities: _Lines) -> None:
    over, under = places[id(coupling.over)][coupling.parts], places[id(coupling.under)][coupling.bases]
    good = (over >= 0) & (under >= 0) & (coupling.rest >= 0)
    inequalities.add(np.stack([under[good], over[good]], axis=1), np.array([coupling.factor, -1.0]))


def _sums(grid: Grid, place: IntArray, organisations: Axis, equations: _Lines) -> None:
    for axis, sums in ((0, organisations.sums), (1, grid.parts.sums), (2, grid.groups.sums)):
        moved = np.moveaxis(place, axis, 0)
        unknown = np.moveaxis(np.isnan(grid.values), axis, 0)
        for line in sums:
            entries = np.nonzero(line)[0]
            # One not measured adds nothing to a roll-up; but a sum with a count that is left out says nothing.
            measured = moved[entries].reshape(len(entries), -1)
            blank = unknown[entries].reshape(len(entries), -1) & (axis == 0)
            whole = ((measured >= 0) | blank).all(axis=0) & (measured[0] >= 0)
            equations.add(measured[:, whole].T, line[entries])


def _inside(part: IntArray, whole: IntArray, inequalities: _Lines) -> None:
    good = (part >= 0) & (whole >= 0)
    inequalities.add(np.stack([whole[good], part[good]], axis=1), np.array([1.0, -1.0]))
