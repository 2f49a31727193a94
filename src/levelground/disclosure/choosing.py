"""Choosing what else to hide, organisation by organisation, until a move covers every hidden count."""

from collections.abc import Mapping, Sequence

import numpy as np

from levelground.disclosure.axes import IntArray
from levelground.disclosure.covering import Along, Layer, along_of, joint_layer_of, layer_of
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
        left = (grid.must[row] | grid.hidden[row]) & ~safe[row]
        if not left.any():
            return
        ways = [along_of(layer, organisation_move) for layer in layers]
        waiting = [(int(part), int(group)) for part, group in np.argwhere(left)]
        while waiting:
            for part, group in waiting:
                if not safe[row, part, group]:
                    _cover(ways, part, group, safe)
            # What was hidden on the way has to be covered too; what no move of this kind can cover waits for the next.
            now = (grid.must[row] | grid.hidden[row]) & ~safe[row] & ~left
            left |= now
            waiting = [(int(part), int(group)) for part, group in np.argwhere(now)]


def _cover(ways: Sequence[Along], part: int, group: int, safe: BoolArray) -> None:
    """Hides what the cheapest move needs that covers a count; then all that the move touches is safe."""
    best: tuple[float, Along, int, int] | None = None
    for way in ways:
        found = way.cheapest(part, group)
        if found is not None and (best is None or found[0] < best[0]):
            best = (found[0], way, found[1], found[2])
    if best is None:
        return
    cost, way, part_move, group_move = best
    if cost > 0:
        way.make(part_move, group_move)
        for each in ways:
            each.layer.refresh(way.rows)
    safe[way.rows] |= way.reached(part_move, group_move)
