"""The ledger of what was published: every release, its populations, and each number that it showed."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from levelground.disclosure.protect import Cell, Protected
from levelground.standards import CountTable

FORMAT = "levelground ledger 1"
SIDES = ("numerator", "denominator")


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


def release_of(name: str, protected: Protected, rollups: Mapping[str, Sequence[str]]) -> Release:
    """What a protected table shows, for the ledger. `name` tells the release from others ('2026, corrected')."""
    table = protected.table
    values: dict[Cell, float] = {}
    for index, counts in enumerate(table.indicators):
        for side, hidden in zip(SIDES, (protected.numerator[index], protected.denominator[index]), strict=True):
            numbers = counts.numerator if side == "numerator" else counts.denominator
            for row, part, group in np.argwhere(protected.published[index] & ~hidden):
                cell = Cell(table.organisations[row], counts.indicator, counts.parts[part], counts.groups[group], side)
                values[cell] = float(numbers[row, part, group])
    return Release(name, table.standard, table.year, populations_of(table, rollups), values)


def populations_of(table: CountTable, rollups: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The organisations whose people are in each row of a table, by its name."""
    own = {name: frozenset({name}) for name in table.organisations[: table.own]}
    return own | {name: frozenset(rollups.get(name, ())) for name in table.organisations[table.own :]}


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
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise LedgerFaultError(f"{path}: is not a ledger (byte {error.start + 1} is no text in UTF-8).") from error
    return ledger_from(text, str(path))


def ledger_from(text: str, path: str = "The text") -> Ledger:
    """A ledger from its JSON. Raises LedgerFaultError, which names `path`."""
    try:
        document = json.loads(text)
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
