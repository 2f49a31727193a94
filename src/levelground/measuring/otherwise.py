"""Counting as somebody else may have done: the same records, recounted by rules that differ from the edition's.

Every rule comes from the standard's declaration or from what the records hold: the values that fell at a rung, the
other dates in a file, the window that another edition had. None is written for one standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from levelground.measuring.plan import A_YEAR, months_of
from levelground.records import record_set_named
from levelground.standards import Edition, Standard, Tally


@dataclass(frozen=True)
class TakenIn:
    """Rows with this value of a column are counted too, which the edition leaves out."""

    records: str
    column: str
    value: str

    @property
    def slot(self) -> str:
        """What cannot be ruled on twice at once."""
        return f"value {self.records} {self.column} {self.value}"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"{_shown(self.value)} counted too ({_words(self.column)})"


@dataclass(frozen=True)
class LeftOut:
    """Rows with this value of a column are left out, which the edition counts."""

    records: str
    column: str
    value: str

    @property
    def slot(self) -> str:
        """What cannot be ruled on twice at once."""
        return f"value {self.records} {self.column} {self.value}"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"{_shown(self.value)} left out ({_words(self.column)})"


@dataclass(frozen=True)
class EachRow:
    """Each row is counted, not each person once."""

    records: str
    noun: str

    @property
    def slot(self) -> str:
        """What cannot be ruled on twice at once."""
        return f"rows {self.records}"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"{self.noun} counted, not people"


@dataclass(frozen=True)
class AllRows:
    """Every row of the file is counted, whatever its values and dates: the ladder's first rung."""

    records: str

    @property
    def slot(self) -> str:
        """What cannot be ruled on twice at once."""
        return f"rows {self.records}"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"every row of {self.records}, nothing left out"


@dataclass(frozen=True)
class Months:
    """A window of another length; None is no window at all."""

    records: str
    column: str
    months: int | None

    @property
    def slot(self) -> str:
        """What cannot be ruled on twice at once."""
        return f"window {self.records} {self.column}"

    @property
    def says(self) -> str:
        """The rule in words."""
        length = f"in a window of {self.months} months" if self.months else "whatever the date"
        return f"{_words(self.column)} {length}"


@dataclass(frozen=True)
class OnDate:
    """A record set as it was on another date, or with its windows ending on another date."""

    records: str
    on: date

    @property
    def slot(self) -> str:
        """What cannot be ruled on twice at once."""
        return f"date {self.records}"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"{_words(self.records)} to {self.on.day} {self.on:%B %Y}, not the edition's date"


RowRule = TakenIn | LeftOut | EachRow | AllRows | Months | OnDate


def _words(name: str) -> str:
    return name.replace("_", " ")


def _shown(value: str) -> str:
    return value or "none given"


def window_lengths(tally: Tally, standard: Standard, edition: Edition) -> tuple[int, ...]:
    """The lengths in months that a tally's window may have had elsewhere: a year, two, and those of other editions."""
    if tally.window is None:
        return ()
    lengths = {A_YEAR, 2 * A_YEAR, months_of(tally, edition) or A_YEAR}
    if isinstance(tally.window.months, str):
        lengths |= {
            change.rules[tally.window.months] for change in standard.changes if tally.window.months in change.rules
        }
    return tuple(sorted(lengths))


def row_noun(records: str) -> str:
    """What the rows of a record set are called, by its declaration: 'assignments', 'attendances'."""
    _, _, words = record_set_named(records).row.partition(" ")
    return f"{words.partition(' ')[0]}s"
