"""What proofreading found: alarms, notes, and how many figures were held against what."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An alarm says that something does not follow; a note says what a reader should look at."""

    ALARM = "alarm"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing found: where, in which sentence, what was printed, what it should be, and why."""

    level: Level
    kind: str
    place: str
    sentence: str
    printed: str
    expected: str
    why: str


@dataclass(frozen=True)
class Outcome:
    """What a rule has to say: how many figures it found to follow, and what did not."""

    followed: int = 0
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.followed + other.followed, self.findings + other.findings)


@dataclass(frozen=True)
class Proof:
    """A report proofread: `figures` were seen, `followed` and the alarms were checked, the rest stand alone."""

    name: str
    figures: int
    followed: int
    findings: tuple[Finding, ...]
    agreed_with_return: int = 0
    not_in_return: tuple[str, ...] = ()

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(finding for finding in self.findings if finding.level is Level.ALARM)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """The findings that are none."""
        return tuple(finding for finding in self.findings if finding.level is Level.NOTE)
