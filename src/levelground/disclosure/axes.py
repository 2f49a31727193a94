"""The axes of a grid of counts (parts, groups, organisations): what adds up to what, and how counts may move together.

Along an axis some names are leaves and the others sums of leaves. A move is a change of a few names, by 1 up or down,
that keeps every sum true: one leaf up and another down, or one leaf up with all that it belongs to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from levelground.standards import Dimension, FloatArray, Grouping, Indicator

IntArray = NDArray[np.int64]
Key = frozenset[tuple[str, frozenset[str]]]

# A part that nothing names: those who are in none of the parts for which finer groups are published.
REST = "the rest"


@dataclass(frozen=True)
class Axis:
    """The names along an axis, its sums and its moves.

    `sums` has the shape (sums, names): 1 for the whole, −1 for each leaf that it is made of. `within` pairs a name
    with one that it is a part of, where no sum says more. `moves` has the shape (moves, names), of −1, 0 and 1.
    """

    names: tuple[str, ...]
    sums: IntArray
    within: tuple[tuple[int, int], ...]
    moves: IntArray


def key_of(part: str, indicator: Indicator) -> Key:
    """What a part is, whatever it is called: for each column that narrows it, the values that belong to it."""
    if not part:
        return frozenset()
    dimensions = {dimension.name: dimension for parts in indicator.parts for dimension in parts}
    pairs = (pair.split("=", 1) for pair in part.split(";"))
    return frozenset((dimensions[name].column, _values(dimensions[name], value)) for name, value in pairs)


def _values(dimension: Dimension, value: str) -> frozenset[str]:
    return frozenset(dict(dimension.sets).get(value, (value,)))


def inside(part: Key, whole: Key) -> bool:
    """Whether everyone in a part is in the whole, by what the two are."""
    columns = dict(part)
    return all(column in columns and columns[column] <= values for column, values in whole)


def _adds_up(whole: int, leaves: Sequence[int], numbers: FloatArray) -> bool:
    """Whether leaves add up to their whole anywhere where there is anyone: shape of numbers (rows, names)."""
    total = numbers[:, whole]
    summed = np.nan_to_num(numbers[:, list(leaves)]).sum(axis=1)
    return bool(np.any((total > 0) & (np.abs(total - summed) < 0.5)))


def part_axis(keys: Mapping[str, Key], numbers: FloatArray, wide: Sequence[int] = ()) -> Axis:
    """The axis of parts, from what each is and the numbers in them, of shape (rows, parts).

    Leaves that are split by the same columns make a family; each family adds up to every whole that it fills. Where
    `wide` names the places of some parts, the last name is REST: everyone in none of them, who can be worked out.
    """
    names = (*keys, REST) if wide else tuple(keys)
    every = [keys[name] for name in keys]
    places = range(len(every))
    leaves = [
        place
        for place in places
        if every[place] and not any(other != place and inside(every[other], every[place]) for other in places)
    ]
    families: dict[frozenset[str], list[int]] = {}
    for leaf in leaves:
        families.setdefault(frozenset(column for column, _ in every[leaf]), []).append(leaf)
    sums: list[IntArray] = []
    within: list[tuple[int, int]] = []
    full: list[list[int]] = []
    loose: list[int] = []
    above: dict[int, list[int]] = {leaf: [] for leaf in leaves}
    root = next((place for place in places if not every[place]), None)
    for family in families.values():
        fills = root is None or _adds_up(root, family, numbers)
        if fills:
            full.append(family)
        else:
            loose += family
        for whole in places:
            members = [leaf for leaf in family if leaf != whole and inside(every[leaf], every[whole])]
            if whole in leaves or not members:
                continue
            if (whole == root and fills) or (whole != root and _adds_up(whole, members, numbers)):
                line = np.zeros(len(names), dtype=np.int64)
                line[whole], line[members] = 1, -1
                sums.append(line)
                for leaf in members:
                    above[leaf].append(whole)
            else:
                within += [(leaf, whole) for leaf in members]
    if wide and root is not None:
        line = np.zeros(len(names), dtype=np.int64)
        line[root], line[list(wide)], line[-1] = 1, -1, -1
        sums.append(line)
        for family in full:
            if any(set(above[leaf]) & set(wide) or leaf in wide for leaf in family):
                for leaf in family:
                    above[leaf] += [] if set(above[leaf]) & set(wide) or leaf in wide else [len(names) - 1]
    return Axis(names, _stacked(sums, len(names)), tuple(within), _part_moves(len(names), root, full, loose, above))


def _stacked(lines: Sequence[IntArray], width: int) -> IntArray:
    return np.array(lines, dtype=np.int64) if lines else np.zeros((0, width), dtype=np.int64)


def _part_moves(
    width: int, root: int | None, full: list[list[int]], loose: list[int], above: Mapping[int, list[int]]
) -> IntArray:
    up = {}
    for leaf in [leaf for family in full for leaf in family] + loose:
        line = np.zeros(width, dtype=np.int64)
        line[leaf] = 1
        line[above[leaf]] = 1
        up[leaf] = line
    moves = [up[leaf] for leaf in loose]
    for family in full:
        moves += [up[first] - up[second] for first, second in combinations(family, 2)]
    if root is not None:
        # Everyone moves: one leaf of each family that fills the whole.
        only = np.zeros(width, dtype=np.int64)
        only[root] = 1
        lines = [only]
        for family in full:
            lines = [line | up[leaf] for line in lines for leaf in family]
        moves += lines
    return _stacked(moves, width)


def group_axis(grouping: Grouping, names: Sequence[str], numbers: FloatArray, *, complements: bool) -> Axis:
    """The axis of groups, with `not GROUP` for everyone else where `complements`: of shape (rows, names) the numbers.

    `names` are those that were measured; numbers of complements are not needed.
    """
    given = list(names)
    main = [name for name in grouping.main if name in given and name != "all"]
    finer = {name: [part for part in grouping.finer_of(name) if part in given] for name in main}
    fills = "all" not in given or _adds_up(given.index("all"), [given.index(name) for name in main], numbers)
    complemented = [name for name in given if name != "all"] if complements and fills and "all" in given else []
    every = [*given, *(f"not {name}" for name in complemented)]
    place = {name: index for index, name in enumerate(every)}
    leaves = {leaf: name for name in main for leaf in (finer[name] or [name])}
    sums: list[IntArray] = []

    def line(plus: Sequence[str], minus: Sequence[str] = ()) -> IntArray:
        vector = np.zeros(len(every), dtype=np.int64)
        for sign, chosen in ((1, plus), (-1, minus)):
            for name in chosen:
                vector[place[name]] += sign
        return vector

    for name in main:
        if finer[name]:
            sums.append(line([name], finer[name]))
    if fills and "all" in given:
        sums.append(line(["all"], main))
    others = every[len(given) :]
    sums += [line(["all"], [name, name.removeprefix("not ")]) for name in others]

    def up(leaf: str) -> IntArray:
        own = {leaf, leaves[leaf]}
        if not fills:
            return line(sorted(own))
        if "all" in given:
            own.add("all")
        return line(sorted(own | {name for name in others if name.removeprefix("not ") not in own}))

    ups = {leaf: up(leaf) for leaf in leaves}
    moves = [ups[first] - ups[second] for first, second in combinations(leaves, 2)] if fills else []
    moves += list(ups.values())
    if not fills:
        moves.append(line(["all"]))
    within = () if fills else tuple((place[name], place["all"]) for name in main)
    return Axis(tuple(every), _stacked(sums, len(every)), within, _stacked(moves, len(every)))


def organisation_axis(
    names: Sequence[str], own: int, rollups: Mapping[str, Sequence[str]], size: FloatArray
) -> tuple[Axis, Mapping[int, tuple[IntArray, ...]]]:
    """The axis of organisations and, for each row, the moves that change it, nearest first.

    `rollups` gives the organisations under each ICS, region and England; `size` how many people each row has. A move
    goes from an organisation to one of the largest beside it, under the closest roll-up that they share; the last of a
    row change every roll-up above it.
    """
    place = {name: index for index, name in enumerate(names)}
    belongs = np.zeros((len(names), own), dtype=np.int64)
    belongs[:own] = np.eye(own, dtype=np.int64)
    for name in names[own:]:
        belongs[place[name], [place[member] for member in rollups.get(name, ())]] = 1
    sums = np.zeros((len(names) - own, len(names)), dtype=np.int64)
    for index, row in enumerate(range(own, len(names))):
        sums[index, row] = 1
        sums[index, :own] -= belongs[row]
    known = belongs[own:].sum(axis=1) > 0
    ups = belongs.T
    by_size = np.argsort(-np.nan_to_num(size[:own]), kind="stable")
    chosen: dict[int, tuple[IntArray, ...]] = {}
    for row in range(len(names)):
        members = [member for member in by_size.tolist() if belongs[row, member]]
        if not members:
            # A roll-up of nobody known: nothing is known to add up to it.
            chosen[row] = (np.eye(len(names), dtype=np.int64)[row],)
        elif not known.any():
            chosen[row] = (ups[row],)
        else:
            outside = [member for member in by_size.tolist() if not belongs[row, member]]
            chosen[row] = (*_swaps(ups, members, outside), *(ups[member] for member in members))
    return Axis(tuple(names), sums[known], (), _stacked([], len(names))), chosen


def _swaps(ups: IntArray, members: Sequence[int], outside: Sequence[int]) -> list[IntArray]:
    """Moves from each member to the nearest organisations outside; nearest is what changes the fewest rows."""
    found: list[IntArray] = []
    others = ups[list(outside)]
    for member in members:
        spread = np.abs(ups[member] - others).sum(axis=1)
        found += list(ups[member] - others[np.argsort(spread, kind="stable")[:_PARTNERS]])
    return found


_PARTNERS = 4
