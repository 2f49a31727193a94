"""The collection's own blank: `levelground cells` proposes a map of it, `measure --template --cells` fills it in."""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from levelground.cli.given import say, standard_of
from levelground.cli.main import DONE, FAULTS, WRONG_USE, StoppedError
from levelground.figures import Return
from levelground.publishing.blanks import (
    Blank,
    BlankFaultError,
    Filled,
    MapFaultsError,
    Target,
    fill,
    open_blank,
    propose_map,
    read_map,
)
from levelground.standards import Standard

_SHOWN = 12


@dataclass(frozen=True)
class Filling:
    """A blank and its map, both found sound before anything was measured."""

    blank: Blank
    targets: tuple[Target, ...]
    standard: Standard

    def write(self, filled: Path, empty: Path, document: Return, to: Path) -> list[str]:
        """Fills the blank for one organisation, lists what stayed empty, and gives what to print."""
        done = fill(self.blank, self.targets, document, self.standard, filled)
        if done.empty:
            with empty.open("w", newline="", encoding="utf-8") as file:
                rows = csv.writer(file)
                rows.writerow(("cell", "what", "why"))
                rows.writerows((one.where, one.words, one.why) for one in done.empty)
        return _told(done, to / filled.name, to / empty.name)


def _told(done: Filled, filled: Path, empty: Path) -> list[str]:
    lines = [f"{'Blank':9} {filled}: {done.cells:,} cells filled"]
    if not done.empty:
        return lines
    lines[0] += f", {len(done.empty):,} stayed empty ({empty.name}):"
    whys = Counter(one.why for one in done.empty)
    for why, number in whys.most_common(_SHOWN):
        cells = [one.where for one in done.empty if one.why == why]
        shown = ", ".join(cells[:4]) + (f" and {number - 4} more" if number > 4 else "")
        lines.append(f"    {shown}: {why}")
    if len(whys) > _SHOWN:
        lines.append(f"    … and {len(whys) - _SHOWN} more reasons")
    return lines


def filling_of(template: Path | None, cells: Path | None, standard: Standard) -> Filling:
    """The blank and its map, read and checked. Raises StoppedError with all that is wrong."""
    if template is None:
        raise StoppedError(WRONG_USE, "--cells is a map of a blank: give the blank too, with --template BLANK.xlsx.")
    if cells is None:
        raise StoppedError(
            WRONG_USE,
            f"--template needs --cells MAP.toml, which says what goes into which cell. To have one proposed:\n"
            f"    levelground cells {template} --standard {standard.name} --to MAP.toml",
        )
    if not cells.is_file():
        raise StoppedError(WRONG_USE, f"--cells: there is no file {cells}.")
    try:
        blank = open_blank(template)
        return Filling(blank, read_map(cells, blank, standard), standard)
    except BlankFaultError as error:
        raise StoppedError(WRONG_USE, f"--template: {error}") from error
    except MapFaultsError as error:
        number = len(error.faults)
        raise StoppedError(
            WRONG_USE, f"{error}\n\n{number} fault{'s' if number > 1 else ''} in {cells}. Nothing was written."
        ) from error


def cells(path: Path, standard_name: str, to: Path | None) -> int:
    """Prints a first map of a blank, or writes it to a new file."""
    declared = standard_of(standard_name)
    if to is not None and to.exists():
        raise StoppedError(WRONG_USE, f"{to} is there already. Write elsewhere, or take it away first.")
    try:
        text, guesses = propose_map(open_blank(path), declared)
    except BlankFaultError as error:
        raise StoppedError(WRONG_USE, str(error)) from error
    if not guesses:
        say(
            f"{path.name}: no open cell was found whose labels name an indicator, a group and a number of "
            f"{declared.title}. Write the map by hand: docs/outputs.md shows how."
        )
        return FAULTS
    if to is None:
        sys.stdout.write(text)
    else:
        work = to.with_name(f".{to.name}-{os.getpid()}")
        try:
            work.write_text(text, "utf-8")
            work.replace(to)
        except OSError:
            work.unlink(missing_ok=True)
            raise
        print(f"{to} says what {len(guesses):,} cells of {path.name} may be for. Look it through.")
    levels = Counter(guess.confidence for guess in guesses)
    say(f"{path.name}: {', '.join(f'{number:,} {level}' for level, number in levels.most_common())}.")
    return DONE
