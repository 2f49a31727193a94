"""What a check has found: file, row, column, what stood there, what was expected, and what to do about it."""

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]

# How many rows of one kind of fault in one column are listed one by one; the rest are one finding with their number.
EXAMPLES = 20


@dataclass(frozen=True)
class Finding:
    """A fault, or a point to look at, in what was given.

    `row` is what a spreadsheet shows (the header is row 1 unless it stands lower); None where the finding is about a
    whole file or column. `count` is the number of rows that it stands for. It never holds another column's value.
    `identifies` tells that `found` quotes what identifies a person or a record: whoever keeps findings leaves it out.
    """

    severity: Severity
    kind: str
    file: str
    found: str
    expected: str
    remedy: str
    column: str = ""
    row: int | None = None
    sheet: str = ""
    count: int = 1
    identifies: bool = False

    @property
    def place(self) -> str:
        """File, sheet, row and column in words, as far as they are known."""
        parts = [self.file]
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(part for part in parts if part)

    @property
    def sentence(self) -> str:
        """The finding as one line for a person."""
        return f"{self.place}: {self.found}. Expected: {self.expected}. {self.remedy}"

    def as_dict(self) -> dict[str, object]:
        """The finding with the contract's names, for JSON."""
        fields = asdict(self)
        order = ("severity", "kind", "file", "sheet", "row", "column", "found", "expected", "remedy", "count")
        return {name: fields[name] for name in order}


class InputFaultsError(Exception):
    """The input has errors: all of them are in `findings`, the warnings too."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"the input has {sum(finding.severity == 'error' for finding in findings)} errors")
        self.findings = findings


def errors(findings: tuple[Finding, ...] | list[Finding]) -> tuple[Finding, ...]:
    """Those findings that stop a measurement."""
    return tuple(finding for finding in findings if finding.severity == "error")


def printable(text: str) -> str:
    """A text with what would steer a terminal, break the line or turn its direction written out as an escape."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
