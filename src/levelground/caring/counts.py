"""An organisation's counts, from a small table: staff by age, sex and ethnicity, who is flagged, what was answered."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from levelground.records import Finding, InputFaultsError, errors, printable, rows_of_file

DIMENSIONS = ("age", "sex", "ethnicity")
HEADINGS = ("what", *DIMENSIONS, "count")
# What a row may count, each with what it is called.
WHATS = {
    "staff": "people on the staff",
    "flagged": "people whose staff record says that they care for somebody",
    "answered": "people who answered the staff survey’s question on caring",
    "carers": "people who answered it with yes",
    "passports": "people who have a carers passport",
}
_SEXES = {
    "women": "women", "woman": "women", "female": "women", "f": "women",
    "men": "men", "man": "men", "male": "men", "m": "men",
}  # fmt: skip
_AGE = re.compile(r"(\d{1,3})\s*(?:(?:-|–|to)\s*(\d{1,3})|\+|(?:and|or) over)")
_LONGEST = 40
_MOST = 5_000_000
Cell = tuple[str, str, str]


@dataclass(frozen=True)
class Measured:
    """Counts of one thing by group: `by` names the dimensions that its table has, in order; `cells` the counts."""

    by: tuple[str, ...]
    cells: Mapping[tuple[str, ...], int]

    @property
    def total(self) -> int:
        """All groups together."""
        return sum(self.cells.values())

    def along(self, dimensions: Sequence[str]) -> dict[tuple[str, ...], int]:
        """The sums by some of its dimensions. Raises KeyError where it does not have one."""
        places = [self.by.index(name) if name in self.by else _missing(name) for name in dimensions]
        found: dict[tuple[str, ...], int] = {}
        for cell, count in self.cells.items():
            key = tuple(cell[place] for place in places)
            found[key] = found.get(key, 0) + count
        return found


def _missing(name: str) -> int:
    raise KeyError(name)


@dataclass(frozen=True)
class Counts:
    """What an organisation told of itself, as counts alone."""

    of: Mapping[str, Measured] = field(default_factory=dict)

    def get(self, what: str) -> Measured | None:
        """Of one thing (see WHATS), where it was told."""
        return self.of.get(what)

    @property
    def staff(self) -> Measured:
        """The people on the staff, which are always told."""
        return self.of["staff"]

    def rows(self) -> list[tuple[str, str, str, str, int]]:
        """As rows of the table that they are read from."""
        return [
            (what, *_spread(measured.by, cell), count)
            for what, measured in self.of.items()
            for cell, count in measured.cells.items()
        ]


def _spread(by: tuple[str, ...], cell: tuple[str, ...]) -> Cell:
    told = dict(zip(by, cell, strict=True))
    age, sex, ethnicity = (told.get(name, "") for name in DIMENSIONS)
    return age, sex, ethnicity


def counts_csv(counts: Counts) -> str:
    """The table of counts, as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADINGS, *counts.rows()])
    return text.getvalue()


def counts_in(text: str) -> Counts:
    """The counts in a table as `counts_csv` writes it. Raises InputFaultsError."""
    headings, *rows = csv.reader(io.StringIO(text))
    return counts_of_rows("counts.csv", headings, list(enumerate(rows, 2)))


def read_counts(path: Path) -> Counts:
    """The counts in a CSV or XLSX file. Raises InputFaultsError with every fault, by row and column."""
    findings: list[Finding] = []
    found = rows_of_file(path, lambda cells: sum(_plain(cell) in HEADINGS for cell in cells), findings)
    if found is None:
        raise InputFaultsError(tuple(findings))
    return counts_of_rows(path.name, found.headings, found.rows, findings)


def counts_of_rows(
    file: str, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], findings: list[Finding] | None = None
) -> Counts:
    """The counts of rows that were read already, each with its number. Raises InputFaultsError with every fault."""
    reading = _Reading(file, [] if findings is None else findings)
    counts = reading.read([_plain(each) for each in headings], rows)
    if errors(reading.findings):
        raise InputFaultsError(tuple(reading.findings))
    return counts


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


class _Reading:
    """Reads rows, and gathers what is wrong with them."""

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self.file, self.findings = file, findings
        self.seen: dict[tuple[str, Cell], int] = {}

    def fault(self, found: str, expected: str, remedy: str, *, row: int | None = None, column: str = "") -> None:
        self.findings.append(
            Finding("error", "counts", self.file, printable(found), expected, remedy, column=column, row=row)
        )

    def read(self, headings: list[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Counts:
        missing = [name for name in ("what", "count") if name not in headings]
        if missing:
            self.fault(
                f"no column {' and no column '.join(missing)}",
                f"the columns {', '.join(HEADINGS)} (those of age, sex and ethnicity where you have them)",
                "Name the columns so, in one row above the counts.",
            )
            return Counts()
        gathered: dict[str, dict[Cell, int]] = {}
        first: dict[str, tuple[int, tuple[bool, ...]]] = {}
        for number, cells in rows:
            told = {name: cells[place].strip() if place < len(cells) else "" for place, name in enumerate(headings)}
            if not any(told.values()):
                continue
            read = self._row(number, told)
            if read is None:
                continue
            what, cell, count = read
            shape = tuple(bool(part) for part in cell)
            row, before = first.setdefault(what, (number, shape))
            if shape != before:
                self.fault(
                    f"groups that row {row} does not have, or the other way round",
                    f"every row of {what} split by the same columns",
                    "Fill in age, sex and ethnicity in every row of one kind or in none, so that nobody is counted "
                    "twice; where something is not known, write ‘not known’.",
                    row=number,
                )
            gathered.setdefault(what, {})[cell] = count
        measured = {what: _measured(gathered[what]) for what in WHATS if what in gathered}
        if "staff" not in measured and not errors(self.findings):
            self.fault(
                "no row of staff", "rows that count the people on the staff", "Add them: everything rests on them."
            )
        self._agree(measured)
        return Counts(measured)

    def _row(self, number: int, told: Mapping[str, str]) -> tuple[str, Cell, int] | None:
        what = _plain(told["what"])
        before = len(self.findings)
        if what not in WHATS:
            self.fault(
                f"‘{told['what'][:_LONGEST]}’", f"one of {', '.join(WHATS)}", "Write what the row counts.",
                row=number, column="what",
            )  # fmt: skip
        count = self._count(number, told["count"])
        cell = (
            self._age(number, told.get("age", "")),
            self._sex(told.get("sex", "")),
            self._group(number, told.get("ethnicity", "")),
        )
        if len(self.findings) > before or count is None:
            return None
        twice = self.seen.setdefault((what, cell), number)
        if twice != number:
            self.fault(
                f"the same group of {what} as in row {twice}", "each group once", "Add the two, or correct one.",
                row=number,
            )  # fmt: skip
            return None
        return what, cell, count

    def _count(self, number: int, text: str) -> int | None:
        plain = text.replace(",", "").replace(" ", "")
        if plain.endswith(".0"):
            plain = plain[:-2]
        if not (plain.isascii() and plain.isdecimal()) or int(plain) > _MOST:
            self.fault(
                f"‘{text[:_LONGEST]}’" if text else "nothing",
                "a whole number of people, 0 or more",
                "Write the number. Leave the row out where it is not known; a hidden number (*) cannot be used.",
                row=number,
                column="count",
            )
            return None
        return int(plain)

    def _age(self, number: int, text: str) -> str:
        plain = _plain(text)
        if plain in {"", "not known", "unknown"}:
            return "not known" if plain else ""
        match = _AGE.fullmatch(plain)
        if match is None or (match[2] and int(match[2]) < int(match[1])):
            self.fault(
                f"‘{text[:_LONGEST]}’", "an age band such as 45-54, or 65+, or ‘not known’", "Write it so.",
                row=number, column="age",
            )  # fmt: skip
            return ""
        return f"{match[1]}–{match[2]}" if match[2] else f"{match[1]}+"

    def _sex(self, text: str) -> str:
        plain = _plain(text)
        return _SEXES.get(plain, "not known" if plain else "")

    def _group(self, number: int, text: str) -> str:
        plain = " ".join(text.split())
        if len(plain) > _LONGEST:
            self.fault(
                f"‘{plain[:_LONGEST]}…’", f"a group’s name of at most {_LONGEST} letters", "Shorten it.",
                row=number, column="ethnicity",
            )  # fmt: skip
        return plain

    def _agree(self, measured: Mapping[str, Measured]) -> None:
        """Nobody is counted who is not on the staff, and no yes without an answer."""
        if errors(self.findings):
            return
        for inner, outer in (
            ("flagged", "staff"),
            ("answered", "staff"),
            ("carers", "answered"),
            ("passports", "staff"),
        ):
            if inner not in measured:
                continue
            if outer not in measured:
                self.fault(
                    f"rows of {inner} without rows of {outer}", f"rows of {outer}", f"Add how many {WHATS[outer]}."
                )
                continue
            part, whole = measured[inner], measured[outer]
            if not set(part.by) <= set(whole.by):
                extra = ", ".join(sorted(set(part.by) - set(whole.by)))
                self.fault(
                    f"{inner} split by {extra}, and {outer} not",
                    f"{outer} split by {extra} too",
                    "Split both so, or neither.",
                )
                continue
            base = whole.along(part.by)
            for cell, count in part.cells.items():
                if count > base.get(cell, 0):
                    where = ", ".join(cell) or "all together"
                    self.fault(
                        f"{count:,} of {inner} and {base.get(cell, 0):,} of {outer} ({where})",
                        f"no more {inner} than {outer}",
                        "Look whether both are of the same day and the same people.",
                        row=self.seen.get((inner, _spread(part.by, cell))),
                        column="count",
                    )


def _measured(cells: Mapping[Cell, int]) -> Measured:
    kept = [place for place in range(3) if any(cell[place] for cell in cells)]
    return Measured(
        tuple(DIMENSIONS[place] for place in kept),
        {tuple(cell[place] for place in kept): count for cell, count in cells.items()},
    )
