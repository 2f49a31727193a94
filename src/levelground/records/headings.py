"""Headings: which column of a file is which canonical one, and what is wrong with the columns as such."""

import difflib
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from levelground.records.ethnicity import simplified
from levelground.records.findings import Finding
from levelground.records.mapping import Mapped
from levelground.records.sets import RecordSet

_LONGEST_SHOWN = 40
_MOST_SHOWN = 12
# Columns that a file for one organisation and one date often does not have, with an example of what stands in them.
_SAME_IN_EVERY_ROW = {"organisation": "RXX", "as_at": "2026-03-31"}

# Read over a heading in simplified form. Words that are ordinary in other headings ("course name") must stand alone.
_PERSONAL = re.compile(
    r"^((employee|person|staff|member|applicant|candidate) )?(names?|title)$"
    r"|\b(fore ?names?|(first|given|last|middle|full|preferred|maiden|known as) names?|known as|sur ?names?"
    r"|ni (number|no)|nino|national insurance.*|nat ins.*|date of birth|birth ?date|d ?o ?b|nhs (number|no)|e ?mail.*"
    r"|(home|postal|private) address.*|address( line)?( \d)?|post ?code|tele?phone.*|phone|mobile|bank account.*"
    r"|sort code|passport.*)\b"
)


@dataclass(frozen=True)
class Columns:
    """The headings of a file, read for a record set. `sheet` is blank where there are no sheets.

    `named` are the columns for which a user's own profile gives the headings: the file must have these.
    """

    record_set: RecordSet
    mapped: Mapped
    needed: frozenset[str]
    file: str
    sheet: str = ""
    named: frozenset[str] = frozenset()

    @property
    def wanted(self) -> frozenset[str]:
        """The canonical columns to look for: those needed, and those that every file must have."""
        return (self.needed | frozenset(self.record_set.required)) - self.mapped.constants.keys()

    def headings_of(self, name: str) -> tuple[str, ...]:
        """The headings that a canonical column may have, the best first; those of a profile take its own name's place.

        A name that a profile gives to another column is no heading of its own column.
        """
        if name in self.mapped.columns:
            return self.mapped.columns[name]
        taken = {simplified(heading) for headings in self.mapped.columns.values() for heading in headings}
        return () if simplified(name) in taken else (name,)

    def spellings(self) -> dict[str, str]:
        """From each heading that is known, simplified, to a canonical column that it may stand for."""
        known: dict[str, str] = {}
        for name in self.record_set.names:
            for heading in self.headings_of(name):
                known.setdefault(simplified(heading), name)
        return known

    def places(self, headings: Sequence[str]) -> dict[str, list[int]]:
        """Where each wanted column stands, by canonical name in the contract's order: once, if all is well."""
        at: dict[str, list[int]] = {}
        for index, heading in enumerate(headings):
            at.setdefault(simplified(heading), []).append(index)
        places: dict[str, list[int]] = {}
        for name in self.record_set.names:
            found = (at[simplified(own)] for own in self.headings_of(name) if simplified(own) in at)
            first = next(found, None) if name in self.wanted else None
            if first is not None:
                places[name] = first
        return places

    def positions(self, headings: Sequence[str], findings: list[Finding]) -> dict[str, int] | None:
        """The position of each wanted column that is there; None, with findings, where columns miss or stand twice."""
        places = self.places(headings)
        wrong = [self._twice(name, headings, at) for name, at in places.items() if len(at) > 1]
        must = (name for name in self.record_set.names if name in self.wanted and name not in places)
        for name in must:
            if name in self.record_set.required or name in self.named:
                wrong.append(self._missing(name, headings))
        findings.extend(wrong)
        personal = self._personal(headings)
        if personal:
            findings.append(self._personal_columns(personal))
        return None if wrong else {name: at[0] for name, at in places.items()}

    def _twice(self, name: str, headings: Sequence[str], at: list[int]) -> Finding:
        return Finding(
            "error",
            "duplicate column",
            self.file,
            sheet=self.sheet,
            column=headings[at[0]],
            found=f"the column {len(at)} times (columns {', '.join(str(index + 1) for index in at)})",
            expected=f"one column for {name}",
            remedy="Take out, or rename, the one that is not meant.",
        )

    def _missing(self, name: str, headings: Sequence[str]) -> Finding:
        given = self.mapped.columns[name][0] if name in self.named else name
        by_plain = {simplified(heading): heading for heading in headings}
        wanted = [simplified(heading) for heading in self.headings_of(name)] or [simplified(name)]
        near = next((n for one in wanted if (n := difflib.get_close_matches(one, by_plain, n=1, cutoff=0.7))), [])
        expected = f"a column {given!r}" + (f", which the profile names for {name}" if given != name else "")
        remedy = "Add the column, or map your own heading to it in a profile."
        if near:
            remedy = f"Rename {_cut(by_plain[near[0]])} if that is it, or map it in a profile."
        elif given != name:
            remedy = "Correct the profile, or add the column."
        elif name in _SAME_IN_EVERY_ROW:
            remedy = (
                f"Add the column or, where it is the same in every row, say so in a profile:"
                f' [{self.record_set.name}.constants] {name} = "{_SAME_IN_EVERY_ROW[name]}".'
            )
        return Finding(
            "error",
            "missing column",
            self.file,
            sheet=self.sheet,
            column=given,
            found=f"no such column; {self._headings_in_words(headings, bool(near))}",
            expected=expected,
            remedy=remedy,
        )

    def _headings_in_words(self, headings: Sequence[str], near: bool) -> str:
        """What the file has instead. A file without one heading that is known may have none: rows are not quoted."""
        if len(headings) == 1:
            return "the file has a single column, with no comma, semicolon, tab or bar between cells"
        if not near and not set(map(simplified, headings)) & self.spellings().keys():
            return f"none of the first row's {len(headings)} cells is a heading that is known"
        shown = ", ".join(map(_cut, headings[:_MOST_SHOWN]))
        rest = len(headings) - _MOST_SHOWN
        return f"the headings are {shown}" + (f" and {rest} more" if rest > 0 else "")

    def _personal(self, headings: Sequence[str]) -> list[str]:
        known = self.spellings()
        return [heading for heading in headings if simplified(heading) not in known and looks_personal(heading)]

    def _personal_columns(self, personal: list[str]) -> Finding:
        return Finding(
            "warning",
            "personal columns",
            self.file,
            sheet=self.sheet,
            found=f"columns that look personal and that no standard needs: {', '.join(map(_cut, personal))}",
            expected="only the columns that are measured",
            remedy="They are not read. Leave them out of the extract next time.",
            count=len(personal),
        )


def looks_personal(heading: str) -> bool:
    """Whether a heading looks like that of names, insurance numbers, dates of birth and the like."""
    return _PERSONAL.search(simplified(heading)) is not None


def score(spellings: Mapping[str, str], cells: Sequence[str]) -> int:
    """How many different canonical columns a row of cells has headings for."""
    return len({spellings.get(simplified(cell)) for cell in cells} - {None})


@dataclass(frozen=True)
class Header:
    """The headings of a file: the cells as they read, and the first and the last row that hold them, from 0."""

    cells: tuple[str, ...]
    first: int
    last: int


def header_of(rows: Sequence[Sequence[str]], score: Callable[[list[str]], int]) -> Header | None:
    """Which of the first rows are the headings: the row with most of them, or two rows over which they are split.

    Two are taken only where they hold more than any single row. Where no row holds one it is the first that is filled;
    None where none is. Of rows that hold as many the first is taken.
    """
    filled = [index for index, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if not filled:
        return None
    found = [Header(tuple(rows[index]), index, index) for index in filled]
    for upper, lower in itertools.pairwise(filled):
        if lower == upper + 1:
            found.append(Header(split_over(rows[upper], rows[lower], score), upper, lower))
    return max(found, key=lambda header: score(list(header.cells)))


def split_over(upper: Sequence[str], lower: Sequence[str], score: Callable[[list[str]], int]) -> tuple[str, ...]:
    """Headings that are split over two rows: of each column the words of both where that is a known heading.

    An upper cell may stand over several lower ones, as `Date` over `Shortlisted` and `Appointed`, or be a mere title of
    them, so that the lower ones alone are the headings.
    """
    joined, over = [], ""
    for place in range(max(len(upper), len(lower))):
        above, below = (row[place].strip() if place < len(row) else "" for row in (upper, lower))
        over = above or over
        both = above if above == below else f"{above} {below}".strip()
        readings = (both, f"{over} {below}", below)
        joined.append(next((reading for reading in readings if below and score([reading])), both))
    return tuple(joined)


def without_blank_end(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells up to the last one that is filled."""
    filled = [index for index, cell in enumerate(cells) if cell]
    return tuple(cells[: filled[-1] + 1]) if filled else ()


def on_one_line(cell: str) -> str:
    """A heading without the line breaks, tabs and other characters without a shape that it may hold."""
    return " ".join("".join(character if character.isprintable() else " " for character in cell).split())


def _cut(heading: str) -> str:
    return repr(heading if len(heading) <= _LONGEST_SHOWN else heading[:_LONGEST_SHOWN] + "…")
