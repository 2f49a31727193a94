"""An example of the specification: record sets as small tables in, counts, figures and findings out."""

import re
from dataclasses import dataclass, field

Row = dict[str, str]

ORGANISATION = "RAA"
# What a row holds in the columns that its table does not show.
USUAL = {
    "staff": {
        "person_id": "P{place}",
        "as_at": "{year}-03-31",
        "ethnic_category": "",
        "staff_group": "Nursing and Midwifery Registered",
        "pay_band": "Band 5",
        "contract": "permanent",
    },
    "applications": {
        "application_id": "A{place}",
        "vacancy_id": "V1",
        "shortlisted_on": "{last}-10-01",
        "ethnic_category": "",
        "shortlisted": "yes",
        "appointed": "no",
    },
    "formal_cases": {
        "case_id": "C{place}",
        "entered_on": "{last}-10-01",
        "kind": "disciplinary",
        "ethnic_category": "",
    },
    "training": {"person_id": "", "course": "Leadership", "mandatory": "no", "completed_on": "{last}-10-01"},
    "survey": {"year": "{last}", "question": "", "characteristic": "ethnicity", "group": "", "value": "", "base": ""},
    "board": {"member_id": "M{place}", "as_at": "{year}-03-31", "ethnic_category": ""},
    "organisations": {"name": "", "kind": "acute", "ics": "", "region": ""},
    "counts": {
        "standard": "wres", "year": "{year}", "indicator": "", "part": "", "group": "",
        "numerator": "", "denominator": "",
    },
}  # fmt: skip
# The same for the disability standard, where it differs.
_OF_DISABILITY = {
    "staff": {"disability": ""},
    "applications": {"disability": "", "pay_band": ""},
    "formal_cases": {"kind": "capability", "reason": "performance", "disability": ""},
    "survey": {"characteristic": "disability"},
    "board": {"disability": ""},
    "answers": {"standard": "wdes", "year": "{year}", "indicator": "", "answer": "", "words": ""},
    "counts": {"standard": "wdes"},
}
USUAL_OF = {
    "wres": USUAL,
    "wdes": {name: {**USUAL.get(name, {}), **_OF_DISABILITY.get(name, {})} for name in {**USUAL, **_OF_DISABILITY}},
}
_RANGE = re.compile(r"([A-Z])(\d+) to \1(\d+)")


@dataclass(frozen=True)
class Example:
    """Record sets and what follows from them. Every table is text: headings, then a line a row, cells parted by |.

    `counts` are the rows that the example is about: they must be there exactly so. `absent` are indicators (or
    indicator and part) without any count. `figures` are values to as many decimals as are written; `-` is a value that
    does not exist. `refused` says that nothing is measured, for the findings named.
    """

    title: str
    shows: str
    records: dict[str, str]
    counts: str = ""
    figures: str = ""
    findings: str = ""
    absent: tuple[tuple[str, str], ...] = ()
    refused: bool = False
    year: int = 2026
    standard: str = "wres"

    @property
    def sets(self) -> dict[str, list[Row]]:
        """Every record set in canonical columns, one dictionary a row."""
        return {name: self._rows(name, text) for name, text in self.records.items()}

    def columns(self, name: str) -> list[str]:
        """The columns of a record set's file: those that it must have, and those that its table shows."""
        shown = [column for column in headings(self.records[name]) if column != "number"]
        return list(dict.fromkeys(["organisation", *USUAL_OF[self.standard][name], *shown]))

    def _rows(self, name: str, text: str) -> list[Row]:
        rows: list[Row] = []
        for shown in table(text):
            for cells in _repeated(shown):
                numbers = {"place": len(rows) + 1, "year": self.year, "last": self.year - 1}
                usual = {column: value.format(**numbers) for column, value in USUAL_OF[self.standard][name].items()}
                rows.append({"organisation": ORGANISATION, **usual, **cells})
        return rows


@dataclass(frozen=True)
class Chapter:
    """Examples under one heading, with the rule that they show."""

    title: str
    rule: str
    examples: tuple[Example, ...] = field(default_factory=tuple)


def headings(text: str) -> list[str]:
    """The headings of a text table."""
    return _cells(text.strip().splitlines()[0])


def table(text: str) -> list[Row]:
    """The rows of a text table, from heading to cell. Raises ValueError for a row of another width."""
    names, *rows = [_cells(line) for line in text.strip().splitlines()] if text.strip() else [[]]
    return [dict(zip(names, cells, strict=True)) for cells in rows]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _repeated(row: Row) -> list[Row]:
    """The rows that one line stands for: as many as `number` says, or one for each id of 'P1 to P9'."""
    cells = {column: value for column, value in row.items() if column != "number"}
    for column, value in cells.items():
        found = _RANGE.fullmatch(value)
        if found:
            letter, first, last = found.groups()
            return [{**cells, column: f"{letter}{number}"} for number in range(int(first), int(last) + 1)]
    return [cells] * int(row.get("number", "1"))
