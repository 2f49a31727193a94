"""Headings: which column of a file is which canonical one, and what is wrong with the columns as such."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from levelground.records.ethnicity import simplified
from levelground.records.findings import Finding
from levelground.records.mapping import Mapped
from levelground.records.sets import RecordSet

_LONGEST_SHOWN = 40
_MOST_SHOWN = 12

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
    """The headings of a file, read for a record set. `sheet` is blank where there are no sheets."""

    record_set: RecordSet
    mapped: Mapped
    needed: frozenset[str]
    file: str
    sheet: str = ""

    @property
    def wanted(self) -> frozenset[str]:
        """The canonical columns to look for: those needed, and those that every file must have."""
        return self.needed | frozenset(self.record_set.required)

    def spellings(self) -> dict[str, str]:
        """From each heading, simplified, to the canonical column that it stands for; the profile's headings win."""
        plain = {simplified(name): name for name in self.record_set.names if name not in self.mapped.columns}
        return plain | {simplified(heading): name for name, heading in self.mapped.columns.items()}

    def places(self, headings: Sequence[str]) -> dict[str, list[int]]:
        """Where each wanted column stands, by canonical name in the contract's order: once, if all is well."""
        spelt, wanted = self.spellings(), self.wanted
        places: dict[str, list[int]] = {}
        for index, heading in enumerate(headings):
            meant = spelt.get(simplified(heading))
            if meant in wanted:
                places.setdefault(meant, []).append(index)
        return {name: places[name] for name in self.record_set.names if name in places}

    def positions(self, headings: Sequence[str], findings: list[Finding]) -> dict[str, int] | None:
        """The position of each wanted column that is there; None, with findings, where columns miss or stand twice."""
        places = self.places(headings)
        wrong = [self._twice(name, headings, at) for name, at in places.items() if len(at) > 1]
        must = (name for name in self.record_set.names if name in self.wanted and name not in places)
        for name in must:
            if name in self.record_set.required or name in self.mapped.columns:
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
        given = self.mapped.columns.get(name, name)
        by_plain = {simplified(heading): heading for heading in headings}
        near = difflib.get_close_matches(simplified(given), by_plain, n=1, cutoff=0.7)
        expected = f"a column {given!r}" + (f", which the profile names for {name}" if given != name else "")
        remedy = "Add the column, or map your own heading to it in a profile."
        if near:
            remedy = f"Rename {_cut(by_plain[near[0]])} if that is it, or map it in a profile."
        elif given != name:
            remedy = "Correct the profile, or add the column."
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
        return [
            heading
            for heading in headings
            if simplified(heading) not in known and _PERSONAL.search(simplified(heading))
        ]

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


def score(spellings: Mapping[str, str], cells: Sequence[str]) -> int:
    """How many different canonical columns a row of cells has headings for."""
    return len({spellings.get(simplified(cell)) for cell in cells} - {None})


def without_blank_end(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells up to the last one that is filled."""
    filled = [index for index, cell in enumerate(cells) if cell]
    return tuple(cells[: filled[-1] + 1]) if filled else ()


def on_one_line(cell: str) -> str:
    """A heading without the line breaks, tabs and other characters without a shape that it may hold."""
    return " ".join("".join(character if character.isprintable() else " " for character in cell).split())


def _cut(heading: str) -> str:
    return repr(heading if len(heading) <= _LONGEST_SHOWN else heading[:_LONGEST_SHOWN] + "…")
