"""Small tables: of all ways to hide enough, one that hides the fewest numbers, or nearly, by an integer programme."""

from dataclasses import replace

import numpy as np

from levelground.disclosure.axes import Axis
from levelground.disclosure.grids import Coupling, Grid, Grids
from levelground.disclosure.linear import joined, together
from levelground.disclosure.systems import BoolArray, FloatArray, System, fewest_hidden, hide_by_one_other_table

# Above so many counts that might be hidden the programme is not worth its time: moves are chosen one by one.
LARGEST = 600
# Up to so many counts times counts that must be hidden, the best of all is found.
TINY = 200


def hide_fewest(built: Grids, organisations: Axis, own: int, width: float) -> None:
    """Hides fewer counts of each set of grids that hang together, where it is small and fewer are enough.

    `own` is how many of the rows are organisations; the rest are roll-ups.
    """
    for grids, couplings in together(built):
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


def _improve(grids: list[Grid], couplings: list[Coupling], organisations: Axis, alike: list[int], width: float) -> None:
    whole = joined(grids, couplings, organisations, [row for row, first in enumerate(alike) if row != first])
    may = whole.marked([grid.open | grid.free for grid in grids])
    cost = whole.gathered([np.where(grid.free, 0, _weights(grid, alike)) for grid in grids])
    system = replace(whole.system, cost=np.where(may, cost, np.inf))
    must = whole.marked([grid.must & (grid.open | grid.free) for grid in grids])
    now = whole.marked([grid.hidden for grid in grids])
    better = _better(system, must, width, most=float(system.cost[now].sum()))
    if better is not None:
        for grid, live, places in zip(grids, whole.used, whole.places, strict=True):
            grid.hidden[live] = better[places[live]] & ~grid.free[live]
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
