"""Which counts are covered: those that everything published leaves free to take values far enough apart.

The proof that a hidden count is safe is a move: a change of a few counts, all of them hidden, that keeps every sum
true and that can be made by at least the protected width. Then there are two tables, both in agreement with everything
shown, in which the count differs by that width; and so it is for every count that the move touches.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure.axes import IntArray
from levelground.disclosure.grids import Grid
from levelground.standards import BoolArray, FloatArray

Floats = NDArray[np.float32]

# What hiding a count costs that may not be hidden: more than everything else together.
FORBIDDEN = 1e9


@dataclass(eq=False)
class Layer:
    """Counts that move together: a grid by itself, or a denominator's with its numerator's, one for one.

    `grids` are given with the places of their parts and groups along the layer's axes. `price` is what hiding each
    count costs; `stiff_down` and `stiff_up` are counts that cannot move so by the width, and `stiff_both` those that
    cannot move by half of it either way. `parts` and `groups` are the moves along these axes, and `touched` and
    `sides` what they touch; `moves_of_part` and `moves_of_group` are the moves that touch each. `own_parts` and
    `own_groups` are the places of the grid that is being protected.
    """

    grids: tuple[tuple[Grid, IntArray, IntArray], ...]
    price: Floats
    stiff_down: Floats
    stiff_up: Floats
    stiff_both: Floats
    parts: Floats
    groups: Floats
    touched: Floats
    sides: Floats
    own_parts: IntArray
    own_groups: IntArray
    moves_of_part: tuple[IntArray, ...]
    moves_of_group: tuple[IntArray, ...]
    touched_of: tuple[Floats, ...]
    sides_of: tuple[Floats, ...]
    changes: int = 0

    def hide(self, rows: IntArray, parts: IntArray, groups: IntArray) -> None:
        """Hides, of these organisations, parts and groups, every count that may be hidden."""
        for grid, its_parts, its_groups in self.grids:
            where = np.ix_(rows, _among(its_parts, parts), _among(its_groups, groups))
            grid.hidden[where] |= ~grid.free[where] & ~grid.known[where] & (grid.values[where] > 0)

    def refresh(self, rows: IntArray) -> None:
        """Works out again what hiding costs in these rows."""
        self.changes += 1
        self.price[rows] = 0
        for grid, parts, groups in self.grids:
            self.price[rows[:, None, None], parts[:, None], groups] += price_of(grid, rows)


def _among(places: IntArray, chosen: IntArray) -> IntArray:
    """Where the places stand that are chosen."""
    marks = np.zeros(int(max(places.max(initial=0), chosen.max(initial=0))) + 1, dtype=bool)
    marks[chosen] = True
    return np.nonzero(marks[places])[0]


def price_of(grid: Grid, rows: IntArray | slice = slice(None)) -> Floats:
    """What hiding each count of these rows costs: nothing where it is hidden, FORBIDDEN where it may not be."""
    values = grid.values[rows]
    # More people hidden, where the number of counts hidden is the same, is worse.
    price = grid.worth[rows] + 1e-3 + 1e-6 * np.log1p(np.fmax(values, 0))
    nothing = grid.hidden[rows] | grid.free[rows]
    return np.where(nothing, 0.0, np.where((values > 0) & ~grid.known[rows], price, FORBIDDEN)).astype(np.float32)


def layer_of(grid: Grid, width: float) -> Layer:
    """The moves of a grid by itself."""
    own = (np.arange(grid.values.shape[1]), np.arange(grid.values.shape[2]))
    return _layer(((grid, *own),), grid.down, grid.up, width, own)


def joint_layer_of(grid: Grid, width: float) -> Layer | None:
    """The moves of a grid together with that of its denominators; None where it has none."""
    base = grid.base
    if base is None:
        return None
    places = (np.arange(base.grid.values.shape[1]), np.arange(base.grid.values.shape[2]))
    own = (base.parts, base.groups)
    return _layer(((base.grid, *places), (grid, *own)), base.down, np.full(base.down.shape, np.inf), width, own)


def _layer(
    grids: tuple[tuple[Grid, IntArray, IntArray], ...],
    down: FloatArray,
    up: FloatArray,
    width: float,
    own: tuple[IntArray, IntArray],
) -> Layer:
    first = grids[0][0]
    parts, groups = first.parts.moves.astype(np.float32), first.groups.moves.astype(np.float32)
    half = np.ceil(width / 2)
    touched, sides = np.abs(parts), np.abs(groups)
    of_part, of_group = (tuple(np.nonzero(column)[0] for column in each.T) for each in (parts, groups))
    layer = Layer(
        grids=grids,
        price=np.zeros(down.shape, np.float32),
        stiff_down=(down < width).astype(np.float32),
        stiff_up=(up < width).astype(np.float32),
        stiff_both=((down < half) | (up < half)).astype(np.float32),
        parts=parts,
        groups=groups,
        touched=touched,
        sides=sides,
        own_parts=own[0],
        own_groups=own[1],
        moves_of_part=of_part,
        moves_of_group=of_group,
        touched_of=tuple(touched[moves] for moves in of_part),
        sides_of=tuple(sides[moves].T for moves in of_group),
    )
    layer.refresh(np.arange(down.shape[0]))
    return layer


@dataclass(frozen=True, eq=False)
class Along:
    """A layer with one move along organisations, which changes `rows`: what its moves are weighed by.

    Each array has the layer's shape (parts, groups), summed over the rows: how many counts could not follow if a move
    were made by the width, one way less the other, and how many could not by half of it.
    """

    layer: Layer
    rows: IntArray
    stiff: Floats
    lean: Floats
    halves: Floats
    impossible: dict[tuple[int, int], BoolArray] = field(default_factory=dict)
    priced: dict[int, Floats] = field(default_factory=dict)

    def cheapest(self, part: int, group: int) -> tuple[float, int, int] | None:
        """The cheapest move that touches a count of the protected grid: its cost, part move and group move.

        None where none can be made by the width.
        """
        layer = self.layer
        of_part = layer.moves_of_part[layer.own_parts[part]]
        of_group = layer.moves_of_group[layer.own_groups[group]]
        if not len(of_part) or not len(of_group):
            return None
        touched, sides = layer.touched_of[layer.own_parts[part]], layer.sides_of[layer.own_groups[group]]
        cost = touched @ (self._price() @ sides)
        # What hiding more can change is the cost alone; what cannot be moved stays so.
        key = (int(layer.own_parts[part]), int(layer.own_groups[group]))
        if key not in self.impossible:
            both, halves = (touched @ (each @ sides) for each in (self.stiff, self.halves))
            more = layer.parts[of_part] @ (self.lean @ layer.groups[of_group].T)
            # What cannot follow by the width, the move made forwards or backwards, nor by half of it both ways.
            self.impossible[key] = (both - np.abs(more) > 0.5) & (halves > 0.5)
        cost[self.impossible[key] | (cost >= FORBIDDEN)] = np.inf
        place = int(np.argmin(cost))
        least = float(cost.flat[place])
        if not np.isfinite(least):
            return None
        return least, int(of_part[place // len(of_group)]), int(of_group[place % len(of_group)])

    def _price(self) -> Floats:
        """What hiding costs in all rows together: worked out again after each change."""
        now = self.layer.changes
        if now not in self.priced:
            self.priced.clear()
            self.priced[now] = self.layer.price[self.rows].sum(axis=0)
        return self.priced[now]

    def make(self, part_move: int, group_move: int) -> None:
        """Hides what a move needs."""
        layer = self.layer
        layer.hide(self.rows, np.nonzero(layer.parts[part_move])[0], np.nonzero(layer.groups[group_move])[0])

    def reached(self, part_move: int, group_move: int) -> BoolArray:
        """Which of the protected grid's (parts, groups) a move touches."""
        layer = self.layer
        parts, groups = layer.touched[part_move, layer.own_parts] > 0, layer.sides[group_move, layer.own_groups] > 0
        touched: BoolArray = parts[:, None] & groups
        return touched


def along_of(layer: Layer, organisation_move: IntArray) -> Along:
    """A layer with a move along organisations."""
    rows = np.nonzero(organisation_move)[0]
    signs = organisation_move[rows].astype(np.float32)
    up, down = layer.stiff_up[rows], layer.stiff_down[rows]
    lean = (signs @ (up - down).reshape(len(rows), -1)).reshape(up.shape[1:])
    return Along(layer, rows, (up + down).sum(axis=0), lean, layer.stiff_both[rows].sum(axis=0))
