"""Numbers that two standards share: everyone in a part, counted once for both, whatever the groups."""

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from levelground.disclosure.axes import Key, key_of
from levelground.disclosure.grids import sides_of
from levelground.disclosure.protect import Cell
from levelground.standards import Dimension, Parts, Standard, Tally

# An organisation, what is counted of it (a record set, by which columns narrowed), and in which part. Two standards may
# narrow by other values: then their numbers differ, and by how much is what matters.
Thing = tuple[str, str, frozenset[str], Key]


def things_of(standard: Standard, year: int, *, every_group: bool = False) -> Callable[[Cell], Thing | None]:
    """What a number counts, if it is of everyone in a part; None for all others, and for averages over years.

    With `every_group` those of a group are told too, as if they were of everyone.
    """
    sides = {
        (indicator.number, "denominator" if side == "whole" else side): (indicator, side, tally)
        for indicator in standard.indicators
        for side, tally, factor in sides_of(indicator, standard, year)
        if isinstance(tally, Tally) and tally.people_of is None and factor == 1
    }

    def thing(cell: Cell) -> Thing | None:
        found = sides.get((cell.indicator, cell.side))
        if found is None:
            return None
        indicator, side, tally = found
        if cell.group != "all" and side != "whole" and not every_group:
            return None
        return cell.organisation, tally.records, _narrowed_by(tally), key_of(cell.part, indicator)

    return thing


def by_thing(cells: Iterable[Cell], thing: Callable[[Cell], Thing | None]) -> Mapping[Thing, list[Cell]]:
    """The numbers that count each thing."""
    found: dict[Thing, list[Cell]] = {}
    for cell in cells:
        if (named := thing(cell)) is not None:
            found.setdefault(named, []).append(cell)
    return found


def shown_by(standard: Standard, year: int, thing: Thing) -> list[str]:
    """The indicators of a standard that give this number, where anyone is in the part."""
    _, records, columns, key = thing
    return [
        indicator.number
        for indicator in standard.indicators
        for _, tally, factor in sides_of(indicator, standard, year)
        if isinstance(tally, Tally)
        and factor == 1
        and (tally.records, _narrowed_by(tally)) == (records, columns)
        and any(_makes(parts, key) for parts in ((), *indicator.parts))
    ]


def tally_of(standard: Standard, year: int, thing: Thing) -> Tally | None:
    """How a standard declares what is counted; None where it counts no such thing."""
    _, records, columns, _ = thing
    return next(
        (
            tally
            for indicator in standard.indicators
            for _, tally, factor in sides_of(indicator, standard, year)
            if isinstance(tally, Tally) and factor == 1 and (tally.records, _narrowed_by(tally)) == (records, columns)
        ),
        None,
    )


def parts_named(standard: Standard, year: int, thing: Thing, seen: Iterable[Key]) -> list[Key]:
    """Every part in which a standard may give this number; `seen` are parts whose values stand for those not declared.

    A dimension without sets has a part for each value, which only the records know.
    """
    _, records, columns, _ = thing
    values: dict[str, set[frozenset[str]]] = {}
    for column, its in (pair for key in seen for pair in key):
        values.setdefault(column, set()).update(frozenset({value}) for value in its)
    found: dict[Key, None] = {}
    for indicator in standard.indicators:
        for _, tally, factor in sides_of(indicator, standard, year):
            if (
                not isinstance(tally, Tally)
                or factor != 1
                or (tally.records, _narrowed_by(tally)) != (records, columns)
            ):
                continue
            for parts in indicator.parts:
                sets = [
                    [(each.column, frozenset(members)) for _, members in each.sets]
                    or [(each.column, one) for one in sorted(values.get(each.column, ()), key=sorted)]
                    for each in parts
                ]
                found |= dict.fromkeys(frozenset(crossed) for crossed in product(*sets))
    return list(found)


def split_singly(standard: Standard) -> frozenset[str]:
    """The columns by which a standard makes a part of each single value."""
    return frozenset(dimension.column for dimension in _dimensions(standard) if not dimension.sets)


def split_at_all(standard: Standard) -> frozenset[str]:
    """The columns by which a standard makes any parts."""
    return frozenset(dimension.column for dimension in _dimensions(standard))


def _dimensions(standard: Standard) -> list[Dimension]:
    return [dimension for indicator in standard.indicators for parts in indicator.parts for dimension in parts]


def _narrowed_by(tally: Tally) -> frozenset[str]:
    """The columns that narrow a tally."""
    windows = [tally.window.column] if tally.window is not None else []
    return frozenset([*(condition.column for condition in tally.conditions), *windows])


def _makes(parts: Parts, key: Key) -> bool:
    """Whether a crossing of dimensions has this part."""
    values = dict(key)
    return {dimension.column for dimension in parts} == set(values) and all(
        values[dimension.column] in [frozenset(each) for _, each in dimension.sets]
        if dimension.sets
        else len(values[dimension.column]) == 1
        for dimension in parts
    )
