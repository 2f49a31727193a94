"""Grids: each thing that is counted once, however many published numbers show it, by organisation, part and group.

Two indicators with the same denominator show the same grid; so do a share's denominators and its numerators for all.
Finer groups stand in a grid only where they are published: whatever is published of the rest, they can be made to fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from levelground.disclosure.axes import Axis, IntArray, group_axis, key_of, part_axis
from levelground.disclosure.drafts import Draft, Elsewhere, Name, add_rests, place_of
from levelground.disclosure.rules import Rules
from levelground.standards import (
    BoolArray,
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

# How many other numbers may be hidden rather than one of a headline.
HEADLINE = 2.0


@dataclass(eq=False)
class Grid:
    """One thing counted; arrays have the shape (organisations, parts, groups).

    `weight` is how many published numbers show a count; `free` are counts that nothing shows, which may be whatever
    fits. `must` are those to be hidden; `known` those that an earlier release has shown, so that hiding them is
    in vain. A count can go `down` and `up` so far and still be believed, and down by `alone` whatever else moves.
    `hidden` is what protection fills in; `worth` is what hiding a count costs: its weight, and more for a headline,
    without which an indicator says nothing.
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
    known: BoolArray
    alone: FloatArray
    worth: FloatArray
    base: "Base | None" = None

    @property
    def open(self) -> BoolArray:
        """Counts that may be hidden: those shown that are above 0, and not known from an earlier release."""
        return ~self.free & ~self.known & (self.values > 0)


@dataclass(frozen=True, eq=False)
class Base:
    """The grid of which another is the numerator, and how both move together, along the axes of the former.

    `parts` and `groups` are the places that the numerator's own have along those axes; `down` is how far both can go
    down, in the shape of the denominator's grid.
    """

    grid: Grid
    parts: IntArray
    groups: IntArray
    down: FloatArray


@dataclass(frozen=True, eq=False)
class Coupling:
    """A numerator's grid within its denominator's, `factor` times: the counts at `parts` by those at `bases`."""

    over: Grid
    under: Grid
    parts: tuple[IntArray, ...]
    bases: tuple[IntArray, ...]
    factor: float
    rest: FloatArray


@dataclass(frozen=True)
class Use:
    """Where an indicator shows a grid: the grid's places for each of its parts, and for `names`, its groups."""

    indicator: int
    side: str
    grid: Name
    parts: IntArray
    names: Mapping[str, str]
    factor: float


@dataclass(frozen=True)
class Grids:
    """All grids of a table of counts, and where its numbers show them. `published` has an array an indicator."""

    grids: Mapping[Name, Grid]
    uses: tuple[Use, ...]
    published: tuple[BoolArray, ...]
    rates: list[Coupling] = field(default_factory=list)


def published_cells(counts: IndicatorCounts, standard: Standard) -> BoolArray:
    """Which cells of an indicator are published: those shown, without the finest groups, which are internal.

    So are events of leavers in a group that nobody in post is of: figures give them, though counts have no row.
    """
    finest = np.array([group in standard.grouping.finest for group in counts.groups], dtype=bool)
    main = np.array([group in standard.grouping.main for group in counts.groups], dtype=bool)
    events = (np.nan_to_num(counts.numerator) > 0) & (counts.denominator == 0) & main
    published: BoolArray = (shown(counts, standard, headline=False) | events) & ~finest
    return published


def grids_of(table: CountTable, standard: Standard, rules: Rules, elsewhere: Sequence[Elsewhere] = ()) -> Grids:
    """The grids of a table of counts, with what must be hidden and how far each count can move.

    Parts that are named `elsewhere` stand in them too: no indicator shows them, but everyone in them is known, or is to
    stay hidden.
    """
    groups = [*standard.grouping.main, *standard.grouping.finer]
    drafts: dict[Name, Draft] = {}
    uses: list[Use] = []
    published = []
    for index, counts in enumerate(table.indicators):
        seen = published_cells(counts, standard)
        published.append(seen)
        indicator = standard.indicator(counts.indicator)
        for side, tally, factor in sides_of(indicator, standard, table.year):
            uses.append(_gathered(drafts, index, counts, indicator, side, tally, factor, groups, seen))
    for draft in drafts.values():
        add_rests(draft)
    named = [(part, place) for part in elsewhere if (place := place_of(drafts, part)) is not None]
    grids = {name: _grid(draft, standard, groups, rules) for name, draft in drafts.items()}
    for part, place in named:
        _mark_elsewhere(grids[part.tally, ""], part, place, table)
    built = Grids(grids, tuple(uses), tuple(published))
    _couple(table, built, rules)
    return built


def _mark_elsewhere(grid: Grid, part: Elsewhere, place: int, table: CountTable) -> None:
    everyone = grid.groups.names.index("all")
    for row, name in enumerate(table.organisations):
        if grid.values[row, place, everyone] > 0:
            grid.known[row, place, everyone] = name in part.shown
            grid.must[row, place, everyone] = name in part.hidden


def sides_of(indicator: Indicator, standard: Standard, year: int) -> list[tuple[str, Tally | str, float]]:
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
    drafts: dict[Name, Draft],
    index: int,
    counts: IndicatorCounts,
    indicator: Indicator,
    side: str,
    tally: Tally | str,
    factor: float,
    groups: list[str],
    seen: BoolArray,
) -> Use:
    own = [counts.groups.index(group) for group in groups]
    array = (counts.numerator if side in ("numerator", "whole") else counts.denominator)[:, :, own] / factor
    keys = [key_of(part, indicator) for part in counts.parts]
    name: Name = (tally, "")
    draft = drafts.setdefault(name, Draft())
    places = [
        draft.place(key, part, array[:, place])
        for place, (key, part) in enumerate(zip(keys, counts.parts, strict=True))
    ]
    if any(place is None for place in places):
        # Two indicators do not agree on a number that should be one: each is protected by itself.
        name = (tally, counts.indicator)
        draft = drafts.setdefault(name, Draft())
        places = [
            draft.place(key, part, array[:, place])
            for place, (key, part) in enumerate(zip(keys, counts.parts, strict=True))
        ]
    draft.headlines |= {"", indicator.headline_part}
    draft.share |= side == "whole"
    draft.survey |= side == "both"
    everyone = groups.index("all")
    target = np.full(len(own), everyone) if side == "whole" else np.arange(len(own))
    for place, known in enumerate(places):
        for column, group in enumerate(target.tolist()):
            draft.weight[known or 0][:, group] += seen[:, place, own[column]] * (2 if side == "both" else 1)
    names = {groups[own_place]: groups[place] for own_place, place in enumerate(target.tolist())}
    return Use(index, side, name, np.array([place or 0 for place in places]), names, factor)


def _grid(draft: Draft, standard: Standard, groups: list[str], rules: Rules) -> Grid:
    given, weight = np.stack(draft.values, axis=1), np.stack(draft.weight, axis=1)
    measured = [place for place, group in enumerate(groups) if not np.isnan(given[:, :, place]).all()]
    given, weight, names = given[:, :, measured], weight[:, :, measured], [groups[place] for place in measured]
    finer = np.array([name not in standard.grouping.main for name in names], dtype=bool)
    everyone = names.index("all") if "all" in names else 0
    wide = [part for part in np.nonzero((weight[:, :, finer] > 0).any(axis=(0, 2)))[0].tolist() if draft.part(part)]
    parts = part_axis(draft.keys, np.nan_to_num(given[:, :, everyone]), wide)
    flat = given.reshape(-1, len(names))
    axis = group_axis(standard.grouping, names, flat, complements=draft.share and rules.complements)
    free = np.broadcast_to(finer & ~(weight > 0).any(axis=0), given.shape) & ~np.isnan(given)
    published = weight > 0
    if wide:
        # The rest of a finer group can be worked out where the wide parts are given: it is as good as published.
        rest = given[:, [list(draft.keys).index("")]] - given[:, wide].sum(axis=1, keepdims=True)
        given = np.concatenate([given, rest], axis=1)
        worked_out = published[:, wide].any(axis=1, keepdims=True) & finer
        weight, free, published = (
            np.concatenate([array, more], axis=1)
            for array, more in ((weight, np.zeros(rest.shape)), (free, ~np.isnan(rest)), (published, worked_out))
        )
    others = [names.index(name.removeprefix("not ")) for name in axis.names[len(names) :]]
    complements = given[:, :, [everyone]] - given[:, :, others]
    values = np.concatenate([given, complements], axis=2)
    # What is worked out and not given cannot fall below 0; what nothing gives or gives away is bounded by nothing.
    bounded = np.zeros(values.shape, dtype=bool)
    bounded[:, len(draft.keys) :] = bounded[:, :, len(names) :] = True
    free = np.concatenate([free, ~np.isnan(complements)], axis=2)
    small = (values >= rules.hide_from) & (values <= (rules.smallest_base - 1 if draft.survey else rules.hide_to))
    seen = np.concatenate([published, published[:, :, others]], axis=2)
    if not rules.complements:
        seen[:, len(draft.keys) :] = False
    least = np.nan_to_num(values)
    return Grid(
        parts=parts,
        groups=axis,
        values=values,
        weight=np.concatenate([weight, np.zeros(complements.shape)], axis=2),
        free=free,
        must=small & seen,
        down=np.where(free, np.where(bounded, least, np.inf), least - 1),
        up=np.full(values.shape, np.inf),
        hidden=np.zeros(values.shape, dtype=bool),
        known=np.zeros(values.shape, dtype=bool),
        alone=np.full(values.shape, np.inf),
        worth=_worth(np.concatenate([weight, np.zeros(complements.shape)], axis=2), draft, names, standard),
    )


def _worth(weight: FloatArray, draft: Draft, names: list[str], standard: Standard) -> FloatArray:
    worth = weight.copy()
    main = [place for place, name in enumerate(names) if name in standard.grouping.main]
    for place, part in enumerate(draft.keys):
        if part in draft.headlines:
            worth[:, place, main] *= HEADLINE
    return worth


def _couple(table: CountTable, built: Grids, rules: Rules) -> None:
    """Bounds how far counts move by what contains them: a numerator by its denominator, a part by its whole."""
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
            grid.alone = np.nan_to_num(answers)
            grid.down = np.fmin(grid.down, grid.alone)
            # Answers are a percentage of a base, to two decimals: what rounds to a small count is one.
            few = (np.rint(grid.alone) >= rules.hide_from) & (np.rint(grid.alone) <= rules.hide_to)
            grid.must |= few & (grid.weight > 0)
    for index, use in below.items():
        _couple_rate(built, above[index], use, rules)
    _join(built)


def _bound(grid: Grid, part: tuple[slice | int, ...], whole: tuple[slice | int, ...]) -> None:
    rest = grid.values[whole] - grid.values[part]
    rest = np.where(rest >= 0, rest, np.inf)
    grid.up[part] = np.fmin(grid.up[part], rest)
    grid.down[whole] = np.fmin(grid.down[whole], rest)


def _couple_rate(built: Grids, above: Use, below: Use, rules: Rules) -> None:
    """A numerator is no more than its denominator: what is between them, where small, must not be known either."""
    over, under = built.grids[above.grid], built.grids[below.grid]
    if over is under:
        return
    common = [name for name in over.groups.names if name in under.groups.names]
    rows = np.arange(over.values.shape[0])
    parts = np.ix_(rows, above.parts, np.array([over.groups.names.index(name) for name in common]))
    bases = np.ix_(rows, below.parts, np.array([under.groups.names.index(name) for name in common]))
    numerator = over.values[parts]
    rest = below.factor * under.values[bases] - numerator
    bound = np.where((rest >= 0) & ~over.free[parts] & ~under.free[bases], rest, np.inf)
    over.up[parts] = np.fmin(over.up[parts], bound)
    under.down[bases] = np.fmin(under.down[bases], np.floor(bound / below.factor))
    if rules.complements:
        few = (rest >= rules.hide_from) & (rest <= rules.hide_to) & (over.weight[parts] > 0) & (numerator > 0)
        over.must[parts] |= few
    built.rates.append(Coupling(over, under, parts, bases, below.factor, rest))


def _join(built: Grids) -> None:
    """How each numerator moves together with its denominator, one for one: what lies between them stays."""
    for coupling in built.rates:
        under, over = coupling.under, coupling.over
        down = np.where(under.free, np.inf, np.nan_to_num(under.values) - 1)
        for other in built.rates:
            if other.under is under and other is not coupling:
                rest = np.where(other.rest >= 0, other.rest, np.inf)
                down[other.bases] = np.fmin(down[other.bases], np.floor(rest / other.factor))
        more = coupling.factor - 1
        spare = np.floor(coupling.rest / more) if more > 0 else np.full(coupling.rest.shape, np.inf)
        together = np.fmin(over.values[coupling.parts] - 1, np.where(coupling.rest >= 0, spare, np.inf))
        down[coupling.bases] = np.where(
            over.free[coupling.parts], down[coupling.bases], np.fmin(down[coupling.bases], together)
        )
        whole = (coupling.parts[1].size, coupling.parts[2].size) == over.values.shape[1:]
        if whole:
            over.base = Base(under, coupling.bases[1].ravel(), coupling.bases[2].ravel(), down)
