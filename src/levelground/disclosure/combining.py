"""What no single move covers: other whole tables, looked for around an organisation, with as little hidden as needed.

A move changes a few counts by the same number. Where a total is known, parts are small, or a numerator nearly fills its
denominator, it often takes several at once: two here, two there, and four together. A programme in whole numbers finds
such tables, and what else must be hidden for them. The proof is the same as a move's: tables that agree with everything
shown, in which the count differs by the width.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from levelground.disclosure.axes import Axis, IntArray
from levelground.disclosure.covering import FORBIDDEN, price_of
from levelground.disclosure.grids import Grids
from levelground.disclosure.linear import Joined, joined, together
from levelground.disclosure.solver import solved
from levelground.disclosure.systems import BoolArray, FloatArray

# How far from the truth another table is looked for, in people: farther proves nothing more.
FAR = 40.0
# How many of an organisation's moves say who stands near it: its nearest, and those that change every roll-up above.
NEAREST, WHOLLY = 4, 2
# How long a search goes on, in steps: no clock decides, so that the same input gives the same answer.
STEPS = 50


def cover_together(
    built: Grids, organisations: Axis, along: Mapping[int, Sequence[IntArray]], width: float, left: dict[int, BoolArray]
) -> None:
    """Covers what is `left` of each grid (by its id), as far as other tables are found; what is covered is taken out.

    `along` gives the moves of each row. Hides more counts of the grids where that is needed.
    """
    for grids, couplings in together(built):
        if any((left[id(grid)] & (grid.hidden | grid.free)).any() for grid in grids):
            search = _Search(joined(grids, couplings, organisations), width)
            search.cover(along, [left[id(grid)] for grid in grids])


@dataclass(frozen=True)
class _Near:
    """A part of a system: `at` are its unknown counts, all others stay; `least` how far each can go down.

    `may` are those of them that are shown, and would have to be hidden to move.
    """

    at: IntArray
    equations: Any
    inequalities: Any
    room: FloatArray
    least: FloatArray
    may: IntArray


class _Search:
    """The search in one system: what is hidden so far, and how far each count has been seen to go down and up."""

    def __init__(self, whole: Joined, width: float) -> None:
        self.whole, self.width = whole, width
        self.hidden = whole.marked([grid.hidden | grid.free for grid in whole.grids])
        rows = np.concatenate([np.nonzero(used)[0] for used in whole.used])
        self.price = np.concatenate(
            [price_of(grid)[used] for grid, used in zip(whole.grids, whole.used, strict=True)]
        ).astype(float)
        self.row: IntArray = rows
        self.low, self.high = np.zeros(len(rows)), np.zeros(len(rows))
        system = whole.system
        self.equations, self.inequalities = system.equations.tocsc(), system.inequalities.tocsc()
        self.room = system.inequalities @ system.values
        self.least = np.minimum(system.values - system.lower, FAR)

    def cover(self, along: Mapping[int, Sequence[IntArray]], left: Sequence[BoolArray]) -> None:
        """Goes through what is left, and through what was hidden on the way, until nothing more is found."""
        asked = self.whole.marked(left) & self.hidden
        waiting = np.nonzero(asked)[0].tolist()
        while waiting:
            place = waiting.pop()
            if self._wide(place):
                continue
            before = self.hidden.copy()
            for near in self._around(along[int(self.row[place])]):
                if self._found(near, place):
                    break
            new = np.nonzero(self.hidden & ~before)[0].tolist()
            asked[new] = True
            waiting += new
        wide = self.high - self.low >= self.width
        for grid, used, places, its in zip(self.whole.grids, self.whole.used, self.whole.places, left, strict=True):
            at = places[used]
            grid.hidden[used] |= self.hidden[at] & ~grid.free[used]
            its[used] = (its[used] | asked[at]) & ~wide[at]

    def _wide(self, place: int) -> bool:
        return bool(self.high[place] - self.low[place] >= self.width)

    def _around(self, moves: Sequence[IntArray]) -> Iterator[_Near]:
        """The neighbourhoods in which to look, the smallest first."""
        seen = -1
        for chosen in ([*moves[:NEAREST], *moves[-WHOLLY:]], moves, None):
            rows = None if chosen is None else np.unique(np.concatenate([np.nonzero(move)[0] for move in chosen]))
            within = np.ones(len(self.row), dtype=bool) if rows is None else np.isin(self.row, rows)
            if int(within.sum()) > seen:
                seen = int(within.sum())
                yield self._near(within)

    def _near(self, within: BoolArray) -> _Near:
        at = np.nonzero(within & (self.hidden | (self.price < FORBIDDEN)))[0]
        equations, inequalities = self.equations[:, at].tocsr(), self.inequalities[:, at].tocsr()
        bound = np.diff(inequalities.indptr) > 0
        return _Near(
            at,
            equations[np.diff(equations.indptr) > 0],
            inequalities[bound],
            self.room[bound],
            self.least[at],
            np.nonzero(~self.hidden[at])[0],
        )

    def _found(self, near: _Near, place: int) -> bool:
        """Whether tables were found in which a count lies the width apart; hides what they need."""
        target, price = int(np.searchsorted(near.at, place)), self.price[near.at][near.may]
        # One table with so many more is found soonest; else one with more and one with fewer.
        tables = _tables(near, target, price, self.width, 1) or _tables(near, target, price, self.width, 2)
        for table in tables:
            self.hidden[near.at[table != 0]] = True
            self.low[near.at] = np.minimum(self.low[near.at], table)
            self.high[near.at] = np.maximum(self.high[near.at], table)
        return bool(tables)


def _tables(near: _Near, target: int, price: FloatArray, width: float, count: int) -> tuple[FloatArray, ...]:
    """Other tables, as differences from the true one, that lie the width apart at the target, and hide the least.

    With a `count` of 1 the one is above the truth, with 2 one above the other. Unknowns: the tables, and for each count
    that is shown whether it is hidden. Empty where none were found.
    """
    from scipy.optimize import Bounds, LinearConstraint  # noqa: PLC0415 - only protection pays for the solver
    from scipy.sparse import block_array, coo_array, diags_array, eye_array  # noqa: PLC0415

    size, may = len(near.at), len(near.may)
    pick = coo_array((np.ones(may), (np.arange(may), near.may)), shape=(may, size))
    apart = coo_array(([1.0], ([0], [target])), shape=(1, size))
    rows: list[list[Any]] = [[*(apart, -apart)[:count], coo_array((1, may))]]
    least, most = [np.array([width])], [np.array([np.inf])]
    for table in range(count):
        for matrix, hides, low, high in (
            (near.equations, None, 0.0, 0.0),
            (near.inequalities, None, -near.room, np.inf),
            (pick, -FAR * eye_array(may), -np.inf, 0.0),
            (pick, diags_array(near.least[near.may]), 0.0, np.inf),
        ):
            if matrix.shape[0]:
                rows.append([*(matrix if side == table else None for side in range(count)), hides])
                least.append(np.broadcast_to(low, matrix.shape[0]))
                most.append(np.broadcast_to(high, matrix.shape[0]))
    found = solved(
        np.concatenate([np.zeros(count * size), price]),
        Bounds(
            np.concatenate([-np.tile(near.least, count), np.zeros(may)]),
            np.concatenate([np.full(count * size, FAR), np.ones(may)]),
        ),
        [LinearConstraint(block_array(rows).tocsr(), np.concatenate(least), np.concatenate(most))],
        nodes=STEPS,
    )
    if found.x is None:
        return ()
    tables = tuple(np.rint(found.x[: count * size]).reshape(count, size))
    agree = all(
        np.all(near.equations @ table == 0)
        and np.all(near.inequalities @ table + near.room >= 0)
        and np.all(table >= -near.least)
        for table in tables
    )
    wide = tables[0][target] - (tables[1][target] if count > 1 else 0) >= width
    return tables if agree and wide else ()
