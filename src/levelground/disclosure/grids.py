"""Grids: each thing that is counted once, however many published numbers show it, by organisation, part and group.

Two indicators with the same denominator show the same grid; so do a share's denominators and its numerators for all.
Finer groups stand in a grid only where they are published: whatever is published of the rest, they can be made to fit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure.axes import Axis, IntArray, Key, group_axis, key_of, part_axis
from levelground.disclosure.rules import Rules
from levelground.standards import (
    CountTable,
    FloatArray,
    Indicator,
    IndicatorCounts,
    Rate,
    Share,
    Standard,
    SurveyResult,
    Tally,
    shown,
)

BoolArray = NDArray[np.bool_]
Name = tuple[Tally | str, str]


@dataclass
class Grid:
    """One thing counted; arrays have the shape (organisations, parts, groups).

    `weight` is how many published numbers show a count; `free` are counts that nothing shows, which may be whatever
    fits. `must` are those to be hidden. A count can go `down` and `up` so far and still be believed. `hidden` is what
    protection fills in.
    """

    parts: Axis
    groups: Axis
    values: FloatArray
    weight: FloatArray
    free: BoolArray
    must: BoolArray
    down: FloatArray
    up: FloatArray
    hidden: BoolArray
    base: "Base | None" = None

    @property
    def open(self) -> BoolArray:
        """Counts that may be hidden: those shown that are above 0."""
        return ~self.free & (self.values > 0)


@dataclass(frozen=True)
class Base:
    """The grid of which another is the numerator, with the same parts; `down` is how far both can go down together."""

    grid: Grid
    down: FloatArray


@dataclass(frozen=True)
class Use:
    """Where an indicator shows a grid: `parts` and `groups` are the grid's places for each of the indicator's own."""

    indicator: int
    side: str
    grid: Name
    parts: IntArray
    groups: IntArray
    factor: float


@dataclass(frozen=True)
class Grids:
    """All grids of a table of counts, and where its numbers show them. `published` has an array an indicator."""

    grids: Mapping[Name, Grid]
    uses: tuple[Use, ...]
    published: tuple[BoolArray, ...]


@dataclass
class _Draft:
    """A grid while it is gathered from the indicators that show it."""

    names: dict[Key, str] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    values: list[FloatArray] = field(default_factory=list)
    weight: list[FloatArray] = field(default_factory=list)
    share: bool = False
    survey: bool = False

    def place(self, key: Key, part: str, values: FloatArray) -> int | None:
        """The place of a part, new or as another indicator gave it; None where the two do not agree."""
        if key not in self.names:
            self.names[key] = part
            self.keys[part] = key
            self.values.append(values)
            self.weight.append(np.zeros(values.shape))
            return len(self.values) - 1
        place = list(self.names).index(key)
        return place if np.array_equal(self.values[place], values, equal_nan=True) else None


def published_cells(counts: IndicatorCounts, standard: Standard) -> BoolArray:
    """Which cells of an indicator are published: those shown, without the finest groups, which are internal."""
    finest = np.array([group in standard.grouping.finest for group in counts.groups], dtype=bool)
    return shown(counts, standard, headline=False) & ~finest[None, None, :]


def grids_of(table: CountTable, standard: Standard, rules: Rules) -> Grids:
    """The grids of a table of counts, with what must be hidden and how far each count can move."""
    groups = [*standard.grouping.main, *standard.grouping.finer]
    drafts: dict[Name, _Draft] = {}
    uses: list[Use] = []
    published = []
    for index, counts in enumerate(table.indicators):
        seen = published_cells(counts, standard)
        published.append(seen)
        indicator = standard.indicator(counts.indicator)
        for side, tally, factor in _sides(indicator, standard, table.year):
            uses.append(_gathered(drafts, index, counts, indicator, side, tally, factor, groups, seen))
    grids = {name: _grid(draft, standard, groups, rules) for name, draft in drafts.items()}
    built = Grids(grids, tuple(uses), tuple(published))
    _couple(table, built, rules)
    return built


def _sides(indicator: Indicator, standard: Standard, year: int) -> list[tuple[str, Tally | str, float]]:
    """What the numerators and denominators of an indicator show; a denominator by how much multiplied."""
    match indicator.measure:
        case Share(of):
            return [("numerator", of, 1.0), ("whole", of, 1.0)]
        case Rate(of, among, averaged_over):
            factor = standard.edition(year).rules[averaged_over] if averaged_over else 1
            return [("numerator", of, 1.0), ("denominator", among, float(factor))]
        case SurveyResult():
            return [("both", f"survey {indicator.number}", 1.0)]
        case _:
            return [("numerator", f"numerator {indicator.number}", 1.0), ("denominator", indicator.number, 1.0)]


def _gathered(
    drafts: dict[Name, _Draft],
    index: int,
    counts: IndicatorCounts,
    indicator: Indicator,
    side: str,
    tally: Tally | str,
    factor: float,
    groups: list[str],
    seen: BoolArray,
) -> Use:
    own = [counts.groups.index(group) for group in groups if group in counts.groups]
    array = (counts.numerator if side in ("numerator", "whole") else counts.denominator)[:, :, own] / factor
    keys = [key_of(part, indicator) for part in counts.parts]
    name: Name = (tally, "")
    draft = drafts.setdefault(name, _Draft())
    places = [draft.place(key, part, array[:, place]) for place, (key, part) in enumerate(zip(keys, counts.parts, strict=True))]
    if any(place is None for place in places):
        # Two indicators do not agree on a number that should be one: each is protected by itself.
        name = (tally, counts.indicator)
        draft = drafts.setdefault(name, _Draft())
        places = [draft.place(key, part, array[:, place]) for place, (key, part) in enumerate(zip(keys, counts.parts, strict=True))]
    draft.share |= side == "whole"
    draft.survey |= side == "both"
    everyone = groups.index("all")
    target = np.full(len(own), everyone) if side == "whole" else np.arange(len(own))
    for place, known in enumerate(places):
        for column, group in enumerate(target.tolist()):
            draft.weight[known or 0][:, group] += seen[:, place, own[column]] * (2 if side == "both" else 1)
    return Use(index, side, name, np.array([place or 0 for place in places]), target, factor)


def _grid(draft: _Draft, standard: Standard, groups: list[str], rules: Rules) -> Grid:
    given, weight = np.stack(draft.values, axis=1), np.stack(draft.weight, axis=1)
    flat = given.reshape(-1, given.shape[2])
    measured = [place for place in range(given.shape[2]) if not np.isnan(flat[:, place]).all()]
    names = [groups[place] for place in measured]
    axis = group_axis(standard.grouping, names, flat[:, measured], complements=draft.share and rules.complements)
    others = [name.removeprefix("not ") for name in axis.names[len(names) :]]
    complement = np.arange(len(axis.names)) >= len(names)
    everyone = given[:, :, [groups.index("all")]]
    values = np.concatenate(
        [given[:, :, measured], *(everyone - given[:, :, [groups.index(name)]] for name in others)], axis=2
    )
    weights = np.concatenate([weight[:, :, measured], np.zeros((*weight.shape[:2], len(others)))], axis=2)
    finer = np.array([name not in standard.grouping.main for name in axis.names])
    free = np.broadcast_to(finer & ~(weights.sum(axis=0) > 0), values.shape) & ~np.isnan(values)
    small = (values >= rules.hide_from) & (values <= (rules.smallest_base - 1 if draft.survey else rules.hide_to))
    published = np.concatenate(
        [weights[:, :, : len(names)] > 0, *(weights[:, :, [names.index(name)]] > 0 for name in others)], axis=2
    )
    main_or_all = axis.names.index("all") if "all" in axis.names else 0
    numbers = np.nan_to_num(values[:, :, main_or_all])
    return Grid(
        parts=part_axis(draft.keys, numbers),
        groups=axis,
        values=values,
        weight=weights,
        free=free,
        must=small & published,
        down=np.where(free, np.where(complement, np.nan_to_num(values), np.inf), np.nan_to_num(values) - 1),
        up=np.full(values.shape, np.inf),
        hidden=np.zeros(values.shape, dtype=bool),
    )


def _couple(table: CountTable, built: Grids, rules: Rules) -> None:
    """Bounds how far counts move by what contains them: a numerator by its denominator, a part by what it is part of."""
    for grid in built.grids.values():
        for part, whole in grid.parts.within:
            _bound(grid, (slice(None), part), (slice(None), whole))
        for group, whole in grid.groups.within:
            _bound(grid, (slice(None), slice(None), group), (slice(None), slice(None), whole))
    above = {use.indicator: use for use in built.uses if use.side == "numerator"}
    below = {use.indicator: use for use in built.uses if use.side == "denominator"}
    for use in built.uses:
        if use.side == "both":
            grid, counts = built.grids[use.grid], table.indicators[use.indicator]
            answers = counts.numerator[:, :, [counts.groups.index(name) for name in grid.groups.names]]
            grid.down = np.fmin(grid.down, np.nan_to_num(answers))
    for index, use in below.items():
        shared = [other for other in below.values() if other.grid == use.grid]
        _couple_rate(built, above[index], use, rules, alone=len(shared) == 1)


def _bound(grid: Grid, part: tuple[slice | int, ...], whole: tuple[slice | int, ...]) -> None:
    rest = grid.values[whole] - grid.values[part]
    rest = np.where(rest >= 0, rest, np.inf)
    grid.up[part] = np.fmin(grid.up[part], rest)
    grid.down[whole] = np.fmin(grid.down[whole], rest)


def _couple_rate(built: Grids, above: Use, below: Use, rules: Rules, *, alone: bool) -> None:
    """A numerator is no more than its denominator: what is between them, where small, must not be known either."""
    over, under = built.grids[above.grid], built.grids[below.grid]
    if over is under or over.groups.names != under.groups.names:
        return
    parts = np.ix_(range(over.values.shape[0]), above.parts, range(len(over.groups.names)))
    bases = np.ix_(range(over.values.shape[0]), below.parts, range(len(over.groups.names)))
    numerator = over.values[parts]
    rest = below.factor * under.values[bases] - numerator
    bound = np.where((rest >= 0) & ~over.free[parts] & ~under.free[bases], rest, np.inf)
    over.up[parts] = np.fmin(over.up[parts], bound)
    under.down[bases] = np.fmin(under.down[bases], np.floor(bound / below.factor))
    if rules.complements:
        few = (rest >= rules.hide_from) & (rest <= rules.hide_to) & (over.weight[parts] > 0) & (numerator > 0)
        over.must[parts] |= few
    if alone and np.array_equal(over.parts.moves, under.parts.moves) and np.array_equal(above.parts, below.parts):
        spare = rest / (below.factor - 1) if below.factor > 1 else np.full(rest.shape, np.inf)
        down = over.values - 1
        down[parts] = np.fmin(down[parts], np.floor(np.where(rest >= 0, spare, np.inf)))
        over.base = Base(under, np.where(over.free, np.inf, down))
