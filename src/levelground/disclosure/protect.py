"""Protecting a table of counts: what is hidden so that nothing published gives a small count away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from levelground.disclosure.axes import organisation_axis
from levelground.disclosure.choosing import hide_what_covers
from levelground.disclosure.combining import cover_together
from levelground.disclosure.drafts import Elsewhere
from levelground.disclosure.grids import Grid, Grids, Use, grids_of, published_cells
from levelground.disclosure.rules import Rules
from levelground.disclosure.small import hide_fewest
from levelground.standards import BoolArray, CountTable, FloatArray, Standard


@dataclass(frozen=True)
class Cell:
    """A published number's place: an organisation, ICS or region, an indicator, a part and a group; and which side."""

    organisation: str
    indicator: str
    part: str
    group: str
    side: str


@dataclass(frozen=True)
class Protected:
    """A table of counts and what of it is hidden, an array an indicator, shape (organisations, parts, groups).

    `published` are the rows that are given at all; of these `numerator` and `denominator` say which numbers are
    hidden. `cells` and `shown` are how many numbers there are and are shown. `uncovered` are hidden numbers that the
    audit could not prove to be safe, and numbers that should be hidden but are known from an earlier release: none,
    where protection is whole.
    """

    table: CountTable
    rules: Rules
    published: tuple[BoolArray, ...]
    numerator: tuple[BoolArray, ...]
    denominator: tuple[BoolArray, ...]
    uncovered: tuple[Cell, ...]

    @property
    def cells(self) -> int:
        """How many numbers the table has."""
        return 2 * sum(int(rows.sum()) for rows in self.published)

    @property
    def shown(self) -> int:
        """How many numbers are shown."""
        return self.cells - sum(int(hidden.sum()) for hidden in (*self.numerator, *self.denominator))

    @property
    def share_shown(self) -> float:
        """The share of numbers that are shown; 1 where there are none."""
        return self.shown / self.cells if self.cells else 1.0

    def audit(self) -> dict[str, object]:
        """What to write beside a protected table: its rules, the share shown and what the audit found."""
        return {
            "audience": self.rules.audience,
            "rules": self.rules.name,
            "source": self.rules.source,
            "status": self.rules.status,
            "hidden_from": self.rules.hide_from,
            "hidden_to": self.rules.hide_to,
            "smallest_survey_base": self.rules.smallest_base,
            "protected_width": self.rules.width,
            "numbers": self.cells,
            "shown": self.shown,
            "share_shown": round(self.share_shown, 4),
            "not_proven_safe": len(self.uncovered),
        }


def protect(
    table: CountTable,
    standard: Standard,
    rules: Rules,
    rollups: Mapping[str, Sequence[str]] | None = None,
    *,
    known: Iterable[Cell] = (),
    also: Iterable[Cell] = (),
    elsewhere: Sequence[Elsewhere] = (),
) -> Protected:
    """What to hide of a table of counts, so that no hidden number can be bounded to less than the rules' width.

    `rollups` gives the organisations under each roll-up, by its name: without it a roll-up counts as related to
    nothing. `known` are numbers that earlier releases have shown and that have not changed; `also` are more to be
    hidden (`check_against` gives both). `elsewhere` are parts that a publication of another standard names. Everything
    that adds up is used as an attacker would use it: groups, parts, organisations, shared denominators, and numerators
    within their denominators. Raises ValueError where a roll-up names an organisation that the table lacks.
    """
    if not rules.hides:
        published = tuple(np.asarray(np.nan_to_num(counts.denominator) > 0) for counts in table.indicators)
        nothing = tuple(np.zeros(rows.shape, dtype=bool) for rows in published)
        return Protected(table, rules, published, nothing, nothing, ())
    strangers = {member for members in (rollups or {}).values() for member in members} - set(
        table.organisations[: table.own]
    )
    if strangers:
        raise ValueError(f"The table has no organisation {sorted(strangers)[0]}, which a roll-up names.")
    built = grids_of(table, standard, rules, elsewhere)
    _mark(built, table, known, "known")
    _mark(built, table, also, "must")
    axis, along = organisation_axis(table.organisations, table.own, rollups or {}, _sizes(built, table))
    for grid in built.grids.values():
        grid.hidden |= grid.must & grid.open
    left: dict[int, BoolArray] = {}
    # A numerator may hide numbers of its denominator, which is therefore seen to after it.
    for grid in sorted(built.grids.values(), key=lambda grid: grid.base is None):
        left[id(grid)] = hide_what_covers(grid, along, rules.width)
    cover_together(built, axis, along, rules.width, left)
    if not any(uncovered.any() for uncovered in left.values()):
        hide_fewest(built, axis, table.own, rules.width)
    return _protected(table, standard, rules, built, left)


def _sizes(built: Grids, table: CountTable) -> FloatArray:
    """How large each organisation is: the most people counted in it anywhere."""
    sizes = np.zeros(len(table.organisations))
    for grid in built.grids.values():
        sizes = np.fmax(sizes, np.nan_to_num(grid.values).max(axis=(1, 2)))
    return sizes


def _mark(built: Grids, table: CountTable, cells: Iterable[Cell], what: str) -> None:
    places = {name: place for place, name in enumerate(table.organisations)}
    uses = {(table.indicators[use.indicator].indicator, side): use for use in built.uses for side in _sides(use)}
    for cell in cells:
        use = uses.get((cell.indicator, cell.side))
        if use is None or cell.organisation not in places or cell.group not in use.names:
            continue
        counts, grid = table.indicators[use.indicator], built.grids[use.grid]
        if cell.part in counts.parts and use.names[cell.group] in grid.groups.names:
            where = (
                places[cell.organisation],
                use.parts[counts.parts.index(cell.part)],
                grid.groups.names.index(use.names[cell.group]),
            )
            (grid.known if what == "known" else grid.must)[where] = True


def _sides(use: Use) -> tuple[str, ...]:
    return {"whole": ("denominator",), "both": ("numerator", "denominator")}.get(use.side, (use.side,))


def _spread(use: Use, grid: Grid, marked: BoolArray, groups: Sequence[str]) -> BoolArray:
    """What is marked in a grid, at the places of an indicator's own parts and groups."""
    spread = np.zeros((marked.shape[0], len(use.parts), len(groups)), dtype=bool)
    for place, group in enumerate(groups):
        name = use.names.get(group)
        if name in grid.groups.names:
            spread[:, :, place] = marked[:, use.parts, grid.groups.names.index(str(name))]
    return spread


def _protected(
    table: CountTable, standard: Standard, rules: Rules, built: Grids, left: Mapping[int, BoolArray]
) -> Protected:
    hidden: dict[tuple[int, str], BoolArray] = {}
    uncovered = []
    for use in built.uses:
        grid, counts = built.grids[use.grid], table.indicators[use.indicator]
        published = built.published[use.indicator]
        open_but_known = grid.must & grid.known & (grid.values > 0)
        marks = _spread(use, grid, grid.hidden, counts.groups) & published
        doubts = _spread(use, grid, left[id(grid)] | open_but_known, counts.groups) & published
        for side in _sides(use):
            hidden[use.indicator, side] = marks
            uncovered += [
                Cell(table.organisations[row], counts.indicator, counts.parts[part], counts.groups[group], side)
                for row, part, group in np.argwhere(doubts)
            ]
    count = range(len(table.indicators))
    return Protected(
        table,
        rules,
        tuple(published_cells(counts, standard) for counts in table.indicators),
        tuple(hidden[index, "numerator"] for index in count),
        tuple(hidden[index, "denominator"] for index in count),
        tuple(uncovered),
    )
