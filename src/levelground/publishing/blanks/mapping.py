"""MAP.toml: which cell of the blank holds which count or figure, by the standard's own keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from levelground.publishing.blanks.addresses import Place, address_of, place_of, range_of
from levelground.publishing.blanks.package import Blank
from levelground.standards import Indicator, Quantity, Standard, parts_named, statistics_of

KIND = "fill"
SKIP = "skip"
_SIDES = ("numerator", "denominator")
_KEYS = (
    "sheet", "cell", "range", "indicator", "part", "group", "comparator", "side", "statistic", "down", "across", "as",
    "decimals",
)  # fmt: skip
_MOST_DECIMALS = 10


@dataclass(frozen=True)
class Target:
    """A cell of the blank and what goes into it.

    `as_fraction` turns a percentage (0 to 100) into a fraction of 1, for cells that are formatted as percentages.
    `decimals` rounds a figure; None leaves it whole.
    """

    sheet: str
    place: Place
    quantity: Quantity
    line: int
    as_fraction: bool = False
    decimals: int | None = None

    @property
    def where(self) -> str:
        """Sheet and cell, as a person says it."""
        return f"{self.sheet}!{address_of(self.place)}"


@dataclass(frozen=True)
class Fault:
    """Something wrong in a map: its line, what stands there, what was expected, and what to do."""

    line: int
    found: str
    expected: str
    remedy: str


class MapFaultsError(Exception):
    """A map that cannot be used: all its faults, and as its message a line of text or more for each."""

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            "\n".join(
                f"ERROR  {file}, line {fault.line}: found {fault.found}\n"
                f"    expected {fault.expected}\n    {fault.remedy}"
                for fault in faults
            )
        )


def read_map(path: Path, blank: Blank, standard: Standard) -> tuple[Target, ...]:
    """The cells that a map names, checked against blank and standard. Raises MapFaultsError with every fault."""
    try:
        text = path.read_text("utf-8-sig")
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        fault = Fault(1, "bytes that are not UTF-8", "a TOML file", "Save it as UTF-8.")
        raise MapFaultsError(path.name, (fault,)) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else len(text.splitlines())
        fault = Fault(number, f"what is no TOML ({error})", "key = value", "Correct the line.")
        raise MapFaultsError(path.name, (fault,)) from error
    reader = _Reader(blank, standard, text.splitlines())
    targets = tuple(reader.targets(document))
    if reader.faults:
        raise MapFaultsError(path.name, tuple(sorted(reader.faults, key=lambda fault: fault.line)))
    return targets


class _Reader:
    """Reads a map's tables one by one, collecting what is wrong."""

    def __init__(self, blank: Blank, standard: Standard, lines: list[str]) -> None:
        self.blank, self.standard, self.lines = blank, standard, lines
        self.faults: list[Fault] = []
        self.taken: dict[tuple[str, Place], int] = {}
        self.begins = [number for number, line in enumerate(lines, 1) if re.match(rf"\s*\[\[\s*{KIND}\s*\]\]", line)]

    def targets(self, document: Mapping[str, object]) -> Iterator[Target]:
        for key in document:
            if key not in (KIND, "standard"):
                self._fault(self._line(0, key), f"{key!r}", f"tables [[{KIND}]]", "Take it out, or correct its name.")
        named = document.get("standard", self.standard.name)
        if named != self.standard.name:
            self._fault(
                self._line(0, "standard"),
                f"a map for {named!r}",
                f"one for {self.standard.name!r}",
                "Take the other map.",
            )
        tables = document.get(KIND, [])
        if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
            self._fault(1, f"no table [[{KIND}]]", f"a table [[{KIND}]] for each cell or range", "Add one.")
            return
        for place, table in enumerate(tables):
            begins = self.begins[place] if place < len(self.begins) else 1
            before = len(self.faults)
            found = list(self._table(table, begins))
            if len(self.faults) == before:
                yield from found

    def _fault(self, line: int, found: str, expected: str, remedy: str) -> None:
        self.faults.append(Fault(line, found, expected, remedy))

    def _line(self, begins: int, key: str) -> int:
        """The line of a key in the table that begins at a line; the table's own where the key is not found."""
        ends = next((number for number in self.begins if number > begins), len(self.lines) + 1)
        for number in range(max(begins, 1), ends):
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", self.lines[number - 1]):
                return number
        return max(begins, 1)

    def _table(self, table: Mapping[str, object], begins: int) -> Iterator[Target]:
        for key in table:
            if key not in _KEYS:
                near = get_close_matches(key, _KEYS, 1)
                hint = f"Perhaps {near[0]!r} is meant." if near else "Take it out."
                self._fault(self._line(begins, key), f"the key {key!r}", f"one of {', '.join(_KEYS)}", hint)
        sheet = self._text(table, "sheet", begins)
        if sheet not in self.blank.sheets:
            listed = ", ".join(map(repr, self.blank.sheets))
            self._fault(
                self._line(begins, "sheet"), f"the sheet {sheet!r}", f"a sheet of {self.blank.path.name}: {listed}",
                "Write the sheet's name as it stands on its tab.",
            )  # fmt: skip
        indicator = self._indicator(table, begins)
        places = self._places(table, begins)
        if indicator is None or places is None:
            return
        statistic = self._statistic(table, indicator, begins)
        for place, part, group in places:
            quantity = self._quantity(indicator, part, group, statistic, table, begins)
            if sheet in self.blank.sheets and self._free(sheet, place, begins) and quantity is not None:
                yield Target(
                    sheet,
                    place,
                    quantity,
                    begins,
                    self._as_fraction(table, quantity, begins),
                    self._decimals(table, begins),
                )

    def _text(self, table: Mapping[str, object], key: str, begins: int, default: str = "") -> str:
        value = table.get(key, default)
        if not isinstance(value, str):
            self._fault(
                self._line(begins, key), f"{key} = {value!r}", "text in quotation marks", "Put it in quotation marks."
            )
            return default
        return value

    def _indicator(self, table: Mapping[str, object], begins: int) -> Indicator | None:
        number = self._text(table, "indicator", begins)
        known = {indicator.number: indicator for indicator in self.standard.indicators}
        if number not in known:
            self._fault(
                self._line(begins, "indicator"), f"the indicator {number!r}", f"one of {', '.join(known)}",
                f"'levelground standards {self.standard.name}' lists them.",
            )  # fmt: skip
        return known.get(number)

    def _places(self, table: Mapping[str, object], begins: int) -> list[tuple[Place, str, str]] | None:
        """Each cell that a table names, with its part and group; None, with a fault, where it names none."""
        part, group = self._text(table, "part", begins), self._text(table, "group", begins)
        if ("cell" in table) == ("range" in table):
            self._fault(
                begins,
                "a table with " + ("both" if "cell" in table else "neither"),
                "cell or range",
                "Give one of them.",
            )
            return None
        if "cell" in table:
            place = place_of(self._text(table, "cell", begins))
            if place is None:
                self._fault(
                    self._line(begins, "cell"), f"cell = {table['cell']!r}", "an address such as 'C5'", "Correct it."
                )
                return None
            return [(place, part, group)]
        found = range_of(self._text(table, "range", begins))
        if found is None:
            self._fault(
                self._line(begins, "range"), f"range = {table['range']!r}", "a range such as 'C5:E13'",
                "Give its upper left and its lower right cell.",
            )  # fmt: skip
            return None
        (top, left), (bottom, right) = found
        rows = self._labels(table, "down", begins, bottom - top + 1, part)
        columns = self._labels(table, "across", begins, right - left + 1, group)
        if rows is None or columns is None:
            return None
        return [
            ((top + down, left + across), row, column)
            for down, row in enumerate(rows)
            for across, column in enumerate(columns)
            if SKIP not in (row, column)
        ]

    def _labels(self, table: Mapping[str, object], key: str, begins: int, number: int, alone: str) -> list[str] | None:
        """The parts of a range's rows or the groups of its columns; where none are listed, the one of all."""
        listed = table.get(key)
        if listed is None:
            return [alone] * number
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            self._fault(
                self._line(begins, key), f"{key} that is no list of texts", f"{number} texts", "Put it in brackets."
            )
            return None
        if len(listed) != number:
            side = "rows" if key == "down" else "columns"
            self._fault(
                self._line(begins, key), f"{len(listed)} entries in {key}", f"{number}, one for each of its {side}",
                f"Add what is missing; {SKIP!r} leaves one of the {side} as it is.",
            )  # fmt: skip
            return None
        return listed

    def _statistic(self, table: Mapping[str, object], indicator: Indicator, begins: int) -> str:
        if ("side" in table) == ("statistic" in table):
            found = "both side and statistic" if "side" in table else "neither side nor statistic"
            self._fault(begins, found, 'side = "numerator" or "denominator", or a statistic', "Give one of them.")
            return ""
        if "side" in table:
            side = self._text(table, "side", begins)
            if side not in _SIDES:
                self._fault(self._line(begins, "side"), f"side = {side!r}", "numerator or denominator", "Correct it.")
                return ""
            return side
        statistic = self._text(table, "statistic", begins)
        made = {one.statistic for part in ("", "any") for one in statistics_of(self.standard, indicator, part)}
        made |= {"race disparity ratio"} if indicator.progression is not None else set()
        made -= set(_SIDES)
        if statistic not in made:
            self._fault(
                self._line(begins, "statistic"), f"statistic = {statistic!r}",
                f"one that indicator {indicator.number} has: {', '.join(sorted(made))}", "Correct it.",
            )  # fmt: skip
            return ""
        return statistic

    def _quantity(
        self, indicator: Indicator, part: str, group: str, statistic: str, table: Mapping[str, object], begins: int
    ) -> Quantity | None:
        grouping = self.standard.grouping
        compared = statistic not in (*_SIDES, "percentage", "score", "")
        parts = {"", *parts_named(indicator), *_steps(indicator)}
        sound = bool(statistic)
        if part not in parts:
            near = get_close_matches(part, sorted(parts), 1)
            self._fault(
                self._line(begins, "down" if "down" in table else "part"), f"the part {part!r}",
                f"a part of indicator {indicator.number}" + (f", such as {near[0]!r}" if near else ""),
                "Write it as counts.csv does; blank is the headline.",
            )  # fmt: skip
            sound = False
        declared = indicator.compare_parts if part else indicator.compare
        if indicator.progression is not None and statistic == "race disparity ratio":
            declared = None
            group = group or indicator.progression.group
            comparator = indicator.progression.comparator
        else:
            comparator = declared.comparator if compared and declared is not None else ""
            group = group or (declared.group if compared and declared is not None else "")
        comparator = self._text(table, "comparator", begins, comparator)
        known = (*grouping.main, *grouping.finer, *grouping.finest)
        if group not in known:
            self._fault(
                self._line(begins, "across" if "across" in table else "group"), f"the group {group!r}",
                f"one of {', '.join((*grouping.main, *grouping.finer))}", "Write it as counts.csv does.",
            )  # fmt: skip
            sound = False
        return Quantity(indicator.number, part, statistic, group, comparator) if sound else None

    def _free(self, sheet: str, place: Place, begins: int) -> bool:
        """Whether a number may be put into a cell: not a formula, not covered by a merged one, not named twice."""
        layout, where = self.blank.sheets[sheet], f"{sheet}!{address_of(place)}"
        line = self._line(begins, "cell")
        line = self._line(begins, "range") if line == begins else line
        first = layout.covered(place)
        if place in layout.formulas:
            self._fault(
                line,
                f"{where}, which holds a formula",
                "a cell for a number",
                "Let the blank work it out: leave it out.",
            )
        elif first is not None:
            self._fault(
                line, f"{where}, which is covered by the merged cell {address_of(first)}", "the first cell of a merge",
                f"Name {address_of(first)}.",
            )  # fmt: skip
        elif (sheet, place) in self.taken:
            before = self.taken[sheet, place]
            self._fault(
                line, f"{where} a second time (first in line {before})", "each cell once", "Take one of them out."
            )
        else:
            self.taken[sheet, place] = begins
            return True
        return False

    def _as_fraction(self, table: Mapping[str, object], quantity: Quantity, begins: int) -> bool:
        given = self._text(table, "as", begins, "given")
        if given not in ("given", "fraction") or (
            given == "fraction" and quantity.statistic not in ("percentage", "difference")
        ):
            self._fault(
                self._line(begins, "as"),
                f"as = {given!r}",
                "'fraction', for a percentage or a difference",
                "Take it out.",
            )
        return given == "fraction"

    def _decimals(self, table: Mapping[str, object], begins: int) -> int | None:
        decimals = table.get("decimals")
        if decimals is None:
            return None
        if not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= _MOST_DECIMALS:
            self._fault(
                self._line(begins, "decimals"), f"decimals = {decimals!r}", f"a number from 0 to {_MOST_DECIMALS}",
                "Correct it.",
            )  # fmt: skip
            return None
        return decimals


def _steps(indicator: Indicator) -> list[str]:
    """The parts of an indicator's progression: 'clinical=yes;tier=lower:middle'."""
    progression = indicator.progression
    if progression is None:
        return []
    withins = [
        name
        for parts in indicator.parts
        if parts == (progression.within,)
        for name in _values(indicator, parts[0].name)
    ]
    return [
        f"{within};{progression.tier.name}={lower}:{upper}" for within in withins for lower, upper in progression.steps
    ]


def _values(indicator: Indicator, name: str) -> list[str]:
    return [part for part in parts_named(indicator) if part.startswith(f"{name}=") and ";" not in part]
