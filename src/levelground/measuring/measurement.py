"""What a measurement gives: counts, who was counted, what was found, and from which files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from levelground.measuring.answers import Answers
from levelground.measuring.rollups import Organisation
from levelground.records import Finding, Profile
from levelground.standards import CountTable, Edition, Ladder, MonthCounts, Standard, fingerprint


@dataclass(frozen=True)
class FileRead:
    """A file that was measured: its record set, name, SHA-256 fingerprint and number of rows."""

    record_set: str
    file: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class Applied:
    """A setting as it was applied; `default` where nobody has changed it."""

    name: str
    value: tuple[str, ...]
    says: str
    default: bool


@dataclass(frozen=True)
class Measurement:
    """All that a run over a folder of extracts has found. No record is in it.

    `ladders` are by organisation; `not_measured` gives the reason for each indicator without counts.
    `answers` are what organisations answered themselves. `months` are those of a measurement to a month, which is
    monitoring: no edition's own.
    """

    standard: Standard
    edition: Edition
    counts: CountTable
    ladders: Mapping[str, tuple[Ladder, ...]]
    findings: tuple[Finding, ...]
    not_measured: Mapping[str, str]
    directory: Mapping[str, Organisation]
    files: tuple[FileRead, ...]
    settings: tuple[Applied, ...]
    profile: Profile
    answers: Answers
    months: tuple[MonthCounts, ...] | None = None

    @cached_property
    def definitions_sha256(self) -> str:
        """The fingerprint of the definitions that were applied."""
        return fingerprint(self.standard, self.edition.year)
