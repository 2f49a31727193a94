"""The ledger of what was published, and what a new release would reveal beside the earlier ones."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from levelground.disclosure.protect import Cell, Protected, protect
from levelground.disclosure.rules import Rules
from levelground.standards import CountTable, Standard

FORMAT = "levelground ledger 1"
_SIDES = ("numerator", "denominator")
# An organisation or roll-up: how it is called, and the organisations whose people are in it.
Population = tuple[str, frozenset[str]]


class LedgerFaultError(ValueError):
    """A ledger that cannot be read; the message says why."""


@dataclass(frozen=True)
class Release:
    """What one release showed: the organisations in each of its populations, and each number shown, by its place."""

    name: str
    standard: str
    year: int
    populations: Mapping[str, frozenset[str]]
    values: Mapping[Cell, float]


@dataclass(frozen=True)
class Ledger:
    """All earlier releases, the oldest first."""

    releases: tuple[Release, ...] = ()

    def with_release(self, release: Release) -> "Ledger":
        """The ledger with one more release. Raises ValueError where a release of this name is in it already."""
        if any(earlier.name == release.name for earlier in self.releases):
            raise ValueError(f"The ledger holds a release called {release.name!r} already.")
        return replace(self, releases=(*self.releases, release))


@dataclass(frozen=True)
class Reveal:
    """A number of the new release that reveals a few people beside one that was published before."""

    cell: Cell
    release: str
    earlier: Cell
    difference: float
    why: str


@dataclass(frozen=True)
class Checked:
    """What earlier releases mean for a new one: numbers `known` already, those to hide `also`, and why.

    `known` and `also` are for `protect`. `lost` are reveals that hiding cannot undo: the number itself is small and
    has been published.
    """

    known: tuple[Cell, ...]
    also: tuple[Cell, ...]
    reveals: tuple[Reveal, ...]
    lost: tuple[Cell, ...]


def release_of(name: str, protected: Protected, rollups: Mapping[str, Sequence[str]]) -> Release:
    """What a protected table shows, for the ledger. `name` tells the release from others ('2026, corrected')."""
    table = protected.table
    values: dict[Cell, float] = {}
    for index, counts in enumerate(table.indicators):
        for side, hidden in zip(_SIDES, (protected.numerator[index], protected.denominator[index]), strict=True):
            numbers = counts.numerator if side == "numerator" else counts.denominator
            for row, part, group in np.argwhere(protected.published[index] & ~hidden):
                cell = Cell(table.organisations[row], counts.indicator, counts.parts[part], counts.groups[group], side)
                values[cell] = float(numbers[row, part, group])
    return Release(name, table.standard, table.year, _populations(table, rollups), values)


def _populations(table: CountTable, rollups: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    own = {name: frozenset({name}) for name in table.organisations[: table.own]}
    return own | {name: frozenset(rollups.get(name, ())) for name in table.organisations[table.own :]}


def check_against(ledger: Ledger, table: CountTable, rollups: Mapping[str, Sequence[str]], rules: Rules) -> Checked:
    """What earlier releases of the same standard and year reveal beside the numbers of a new table.

    Two numbers of the same indicator, part and group reveal a few people where one population lies inside the other
    and they differ by a count that the rules hide: an organisation left out or moved to another ICS, and successive
    releases of the same organisation after a correction. The new number is then to be hidden. So is one whose
    difference from the earlier one is a number that the earlier release has hidden, and one that the earlier release
    of the same people has hidden itself: shown now, it would undo what was hidden then. A number that was shown before
    and has not changed is known, whatever is done now.
    """
    known: dict[Cell, None] = {}
    also: dict[Cell, None] = {}
    lost: dict[Cell, None] = {}
    reveals: list[Reveal] = []
    populations = _populations(table, rollups)
    new = _numbers(table)
    for release in _earlier(ledger, table):
        shown = _by_organisation(release)
        # Those of the same people first: what they have told already, no other pair can tell anew.
        pairs = _pairs(release, populations)
        for before, now in sorted(pairs, key=lambda pair: release.populations[pair[0]] != populations[pair[1]]):
            same = release.populations[before] == populations[now]
            apart = release.populations[before] ^ populations[now]
            for earlier, was in shown.get(before, {}).items():
                cell = replace(earlier, organisation=now)
                number = new.get(cell)
                if number is None or (cell in known and not same):
                    continue
                difference = abs(number - was)
                if same and difference == 0:
                    known[cell] = None
                    if _few(number, rules) or cell in also:
                        lost[cell] = None
                elif number > 0 and (_few(difference, rules) or _gives(earlier, apart, shown)):
                    also[cell] = None
                    why = "corrected since" if same else "one population lies inside the other"
                    reveals.append(Reveal(cell, release.name, earlier, difference, why))
        also |= dict.fromkeys(_hidden_before(release, shown, populations, new))
    return Checked(tuple(known), tuple(cell for cell in also if cell not in known), tuple(reveals), tuple(lost))


def protect_against(
    ledger: Ledger, table: CountTable, standard: Standard, rules: Rules, rollups: Mapping[str, Sequence[str]]
) -> tuple[Protected, Checked]:
    """What to hide of a table so that neither it nor all that was published before gives a small count away.

    What this release hides of an organisation can be told by the difference of a roll-up now and before: such roll-ups
    are looked for, hidden, and looked for again, until there are none. Raises as `protect` does.
    """
    checked = check_against(ledger, table, rollups, rules)
    also = dict.fromkeys(checked.also)
    while True:
        protected = protect(table, standard, rules, rollups, known=checked.known, also=also)
        more = [cell for cell in _told_by_difference(ledger, protected, rollups) if cell not in also]
        if not more:
            return protected, replace(checked, also=tuple(also))
        also |= dict.fromkeys(more)


def _earlier(ledger: Ledger, table: CountTable) -> list[Release]:
    return [each for each in ledger.releases if (each.standard, each.year) == (table.standard, table.year)]


def _gives(earlier: Cell, apart: frozenset[str], shown: Mapping[str, Mapping[Cell, float]]) -> bool:
    """Whether the people by whom two populations differ are, for this number, hidden in a release that names them."""
    return any(unit in shown and replace(earlier, organisation=unit) not in shown[unit] for unit in apart)


def _hidden_before(
    release: Release,
    shown: Mapping[str, Mapping[Cell, float]],
    populations: Mapping[str, frozenset[str]],
    new: Mapping[Cell, float],
) -> list[Cell]:
    """Numbers of the same people that the earlier release, which gave their indicator, did not show."""
    same = {
        now: before for before, now in _pairs(release, populations) if release.populations[before] == populations[now]
    }
    gave = {(name, cell.indicator) for name, cells in shown.items() for cell in cells}
    return [
        cell
        for cell, number in new.items()
        if number > 0
        and (before := same.get(cell.organisation)) is not None
        and (before, cell.indicator) in gave
        and replace(cell, organisation=before) not in shown[before]
    ]


def _told_by_difference(ledger: Ledger, protected: Protected, rollups: Mapping[str, Sequence[str]]) -> list[Cell]:
    """Numbers of this release that, less an earlier one, give what this release hides of an organisation."""
    release = release_of("", protected, rollups)
    now_shown = _by_organisation(release)
    found = []
    for earlier in _earlier(ledger, protected.table):
        shown = _by_organisation(earlier)
        for before, now in _pairs(earlier, release.populations):
            apart = earlier.populations[before] ^ release.populations[now]
            found += [
                cell
                for cell, number in now_shown.get(now, {}).items()
                if number > 0
                and replace(cell, organisation=before) in shown.get(before, {})
                and _gives(cell, apart, now_shown)
            ]
    return found


def _few(number: float, rules: Rules) -> bool:
    return rules.hide_from <= round(number) <= rules.hide_to


def _numbers(table: CountTable) -> dict[Cell, float]:
    found: dict[Cell, float] = {}
    for counts in table.indicators:
        for side in _SIDES:
            numbers = counts.numerator if side == "numerator" else counts.denominator
            for row, part, group in np.argwhere(~np.isnan(numbers)):
                cell = Cell(table.organisations[row], counts.indicator, counts.parts[part], counts.groups[group], side)
                found[cell] = float(numbers[row, part, group])
    return found


def _pairs(release: Release, populations: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Populations of an earlier release and of this one that are the same, or one inside the other.

    Where a population has the same people in both releases, nesting within one release says all there is to say.
    """
    lasting = set(release.populations.values()) & set(populations.values())
    return [
        (before, now)
        for before, then in release.populations.items()
        for now, these in populations.items()
        if then and these and (then == these or ((then < these or these < then) and not {then, these} <= lasting))
    ]


def _by_organisation(release: Release) -> dict[str, dict[Cell, float]]:
    shown: dict[str, dict[Cell, float]] = {}
    for cell, value in release.values.items():
        shown.setdefault(cell.organisation, {})[cell] = value
    return shown


def ledger_text(ledger: Ledger) -> str:
    """A ledger as JSON: the same text for the same ledger."""
    document = {
        "format": FORMAT,
        "releases": [
            {
                "name": release.name,
                "standard": release.standard,
                "year": release.year,
                "populations": {name: sorted(units) for name, units in sorted(release.populations.items())},
                "values": _nested(release.values),
            }
            for release in ledger.releases
        ],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _nested(values: Mapping[Cell, float]) -> dict[str, dict[str, float]]:
    """Numbers by organisation, and then by the rest of their place."""
    nested: dict[str, dict[str, float]] = {}
    for cell, value in values.items():
        key = json.dumps([cell.indicator, cell.part, cell.group, cell.side], ensure_ascii=False)
        nested.setdefault(cell.organisation, {})[key] = value
    return nested


def read_ledger(path: Path) -> Ledger:
    """A ledger from its file; an empty one where there is no file. Raises LedgerFaultError, or OSError."""
    if not path.exists():
        return Ledger()
    try:
        document = json.loads(path.read_text("utf-8"))
        # JSON can name halves of characters, which no text that is written can hold.
        json.dumps(document, ensure_ascii=False).encode("utf-8")
        is_known = document["format"] == FORMAT
        releases = tuple(_release(entry) for entry in document["releases"]) if is_known else ()
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise LedgerFaultError(f"{path}: is not a ledger ({error}).") from error
    if not is_known:
        raise LedgerFaultError(f"{path}: is no ledger that this version reads (format {FORMAT!r} expected).")
    return Ledger(releases)


def _release(entry: Mapping[str, object]) -> Release:
    populations, values = entry["populations"], entry["values"]
    if not isinstance(populations, dict) or not isinstance(values, dict):
        raise TypeError("a release holds populations and values by name")
    return Release(
        str(entry["name"]),
        str(entry["standard"]),
        int(str(entry["year"])),
        {str(name): frozenset(map(str, units)) for name, units in populations.items()},
        {cell: value for organisation, own in values.items() for cell, value in _cells(str(organisation), own.items())},
    )


def _cells(organisation: str, entries: Iterable[tuple[str, float]]) -> list[tuple[Cell, float]]:
    cells = [(Cell(organisation, *map(str, json.loads(key))), float(value)) for key, value in entries]
    if not all(math.isfinite(value) for _, value in cells):
        raise ValueError(f"a value of {organisation} is no number")
    return cells
