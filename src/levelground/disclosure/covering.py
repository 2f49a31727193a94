"""Which counts are covered: those that everything published leaves free to take values far enough apart.

The proof that a hidden count is safe is a move: a change of a few counts, all of them hidden, that keeps every sum
true and that can be made by at least the protected width. Then there are two tables, both in agreement with everything
shown, in which the count differs by that width; and so it is for every count that the move touches.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure.axes import IntArray
from levelground.disclosure.grids import BoolArray, Grid

Floats = NDArray[np.float32]

# What hiding a count costs that may not be hidden: more than everything else together.
FORBIDDEN = 1e9


@dataclass
class Layer:
    """Counts that move together: a grid by itself, or a numerator with its denominator, one for one.

    `price` is what hiding each count costs; `stiff_down` and `stiff_up` are counts that cannot move so by the width.
    `parts` and `groups` are the moves along these axes, and `touched` and `sides` what they touch.
    """

    grids: tuple[Grid, ...]
    price: Floats
    stiff_down: Floats
    stiff_up: Floats
    parts: Floats
    groups: Floats
    touched: Floats
    sides: Floats

    def hide(self, where: tuple[IntArray, IntArray, IntArray]) -> None:
        """Hides, of these organisations, parts and groups, every count that is not free."""
        for grid in self.grids:
            grid.hidden[where] |= ~grid.free[where] & (grid.values[where] > 0)

    def refresh(self, where: tuple[IntArray, IntArray, IntArray]) -> None:
        """Works out again what hiding costs there."""
        self.price[where] = sum(_price(grid, where) for grid in self.grids)


def _price(grid: Grid, where: tuple[IntArray, ...] | slice) -> Floats:
    values = grid.values[where]
    # More people hidden, where the number of counts hidden is the same, is worse.
    price = grid.weight[where] + 1e-3 + 1e-6 * np.log1p(np.fmax(values, 0))
    nothing = grid.hidden[where] | grid.free[where]
    return np.where(nothing, 0.0, np.where(values > 0, price, FORBIDDEN)).astype(np.float32)


def layers_of(grid: Grid, width: float) -> tuple[Layer, ...]:
    """The ways in which a grid's counts can move."""
    made = [_layer((grid,), grid.down < width, grid.up < width)]
    if grid.base is not None:
        made.append(_layer((grid, grid.base.grid), grid.base.down < width, np.zeros(grid.up.shape, dtype=bool)))
    return tuple(made)


def _layer(grids: tuple[Grid, ...], down: BoolArray, up: BoolArray) -> Layer:
    parts, groups = grids[0].parts.moves.astype(np.float32), grids[0].groups.moves.astype(np.float32)
    price = sum(_price(grid, slice(None)) for grid in grids)
    return Layer(
        grids, price, down.astype(np.float32), up.astype(np.float32), parts, groups, np.abs(parts), np.abs(groups)
    )


@dataclass(frozen=True)
class Moves:
    """All moves of one layer along parts and groups, with one move along organisations.

    `cost` has the shape (part moves, group moves): what must still be hidden for a move; infinite where the move could
    not be made by the width. `chosen` are the part moves looked at: their places among the layer's.
    """

    layer: Layer
    rows: IntArray
    cost: Floats
    chosen: IntArray

    def reached(self) -> BoolArray:
        """Which (part, group) some move touches that costs nothing more."""
        proven = self.cost <= 0
        some = np.nonzero(proven.any(axis=1))[0]
        if not len(some):
            return np.zeros(self.layer.price.shape[1:], dtype=bool)
        touched = self.layer.touched[self.chosen[some]].T @ proven[some].astype(np.float32) @ self.layer.sides
        return np.asarray(touched > 0)


def moves_along(layer: Layer, organisation_move: IntArray) -> Moves:
    """Every move of a layer with a move along organisations, and what it costs."""
    rows = np.nonzero(organisation_move)[0]
    signs = organisation_move[rows].astype(np.float32)
    price = layer.price[rows].sum(axis=0)
    dead = (price >= FORBIDDEN).all(axis=1)
    chosen = np.nonzero(~layer.touched[:, dead].any(axis=1))[0]
    parts, touched = layer.parts[chosen], layer.touched[chosen]
    up, down = layer.stiff_up[rows], layer.stiff_down[rows]
    stiff = (up + down).sum(axis=0)
    lean = np.tensordot(signs, up - down, axes=1)
    cost = touched @ (price @ layer.sides.T)
    # How many counts could not follow if the move were made by the width, and if it were made backwards.
    both, more = touched @ (stiff @ layer.sides.T), parts @ (lean @ layer.groups.T)
    impossible = (both - np.abs(more) > 0.5) | (cost >= FORBIDDEN)
    cost[impossible] = np.inf
    return Moves(layer, rows, cost, chosen)
