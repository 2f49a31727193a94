"""Choosing what else to hide, organisation by organisation, until a move covers every hidden count."""

from collections.abc import Mapping, Sequence

import numpy as np

from levelground.disclosure.axes import IntArray
from levelground.disclosure.covering import Layer, Moves, joint_layer_of, layer_of, moves_along
from levelground.disclosure.grids import Grid
from levelground.standards import BoolArray


def hide_what_covers(grid: Grid, along: Mapping[int, Sequence[IntArray]], width: float) -> BoolArray:
    """Hides more counts of a grid until all that must be hidden, and all that are, are covered.

    `along` gives the moves of each row. Returns which of them no move covers: none, where protection is whole. What
    is covered stays so, for a move needs nothing but that its counts are hidden; so each row is seen to until all is.
    What cannot move by itself, for its denominator leaves no room, moves with it.
    """
    layers = [layer_of(grid, width)]
    joint = joint_layer_of(grid, width)
    safe = np.isnan(grid.values)
    # Roll-ups last: what covers their organisations covers most of them.
    rows = sorted(along, key=lambda row: (len(along[row]), row))
    hidden = -1
    while int(grid.hidden.sum()) > hidden:
        hidden = int(grid.hidden.sum())
        for row in rows:
            _cover_row(grid, layers, along[row], row, safe)
        if joint is not None:
            layers[0].refresh(np.arange(len(safe)))
            for row in rows:
                _cover_row(grid, [layers[0], joint], along[row], row, safe)
    return (grid.must | grid.hidden) & ~safe


def _cover_row(grid: Grid, layers: Sequence[Layer], along: Sequence[IntArray], row: int, safe: BoolArray) -> None:
    """Covers one row's counts, with the nearest partner that can."""
    for organisation_move in along:
        while True:
            left = (grid.must[row] | grid.hidden[row]) & ~safe[row]
            if not left.any():
                return
            every = [moves_along(layer, organisation_move) for layer in layers]
            for moves in every:
                safe[moves.rows] |= moves.reached()
            left &= ~safe[row]
            if not left.any() or not _commit_for_first(every, left):
                break


def _commit_for_first(every: Sequence[Moves], left: BoolArray) -> bool:
    """Hides what the cheapest move needs that covers the first count left that any move can cover."""
    for part, group in np.argwhere(left):
        best: tuple[float, Moves, int, int] | None = None
        for moves in every:
            layer = moves.layer
            of_part = np.nonzero(layer.touched[moves.chosen, layer.own_parts[part]])[0]
            of_group = np.nonzero(layer.sides[:, layer.own_groups[group]])[0]
            if not len(of_part) or not len(of_group):
                continue
            costs = moves.cost[of_part[:, None], of_group]
            place = int(np.argmin(costs))
            cost = float(costs.flat[place])
            if np.isfinite(cost) and (best is None or cost < best[0]):
                best = (cost, moves, int(of_part[place // len(of_group)]), int(of_group[place % len(of_group)]))
        if best is not None:
            _, moves, part_move, group_move = best
            layer = moves.layer
            parts = np.nonzero(layer.parts[moves.chosen[part_move]])[0]
            layer.hide(moves.rows, parts, np.nonzero(layer.groups[group_move])[0])
            for each in every:
                each.layer.refresh(moves.rows)
            return True
    return False
