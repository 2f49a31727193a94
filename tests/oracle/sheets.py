"""A record set as the oracle holds it: headings and rows of text; and how its cells are read."""

from dataclasses import dataclass
from datetime import date, datetime

Row = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A record set: the columns that it has, and its rows, each from column to text."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def has(self, *columns: str) -> bool:
        """Whether it has all these columns."""
        return all(column in self.columns for column in columns)


Folder = dict[str, Sheet]


def cell(row: Row, column: str) -> str:
    """A cell without the spaces around it; blank where the column is missing."""
    return row.get(column, "").strip()


def code(row: Row, column: str, values: tuple[str, ...]) -> str:
    """A cell as one of these values, whatever its case; blank is unknown. Raises ValueError for anything else."""
    text = cell(row, column).lower()
    for value in ("", *values):
        if value.lower() == text:
            return value
    raise ValueError(f"{column} holds {text!r}")


def yes_no(row: Row, column: str) -> str:
    """A cell as yes, no or blank."""
    return code(row, column, ("yes", "no"))


def day(row: Row, column: str) -> date | None:
    """A cell as a date, written 2024-03-31 or 31/03/2024; None where it is blank."""
    text = cell(row, column)
    if not text:
        return None
    if "/" in text:
        return datetime.strptime(text, "%d/%m/%Y").date()
    return date.fromisoformat(text)
