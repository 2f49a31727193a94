"""What the checks found in a version's records, and what became of it since the version before."""

from collections.abc import Sequence
from dataclasses import dataclass

from levelground.figures import CheckTotal

NO_REMEDY = "‘levelground check’ lists them with file and row, and says what to do."


@dataclass(frozen=True)
class Fault:
    """A line of the list of faults: how bad it is, in which file, what was found, how often, and what to do."""

    severity: str
    file: str
    found: str
    count: int
    remedy: str


def faults(checks: Sequence[CheckTotal]) -> list[Fault]:
    """The totals of a version, those to mend first."""
    ordered = sorted(checks, key=lambda check: (check.severity != "error", check.record_set, check.kind))
    return [
        Fault(
            check.severity,
            check.record_set,
            check.says[:1].upper() + check.says[1:],
            check.count,
            check.remedy or NO_REMEDY,
        )
        for check in ordered
    ]


def since(before: Sequence[CheckTotal], now: Sequence[CheckTotal]) -> str:
    """What became of the findings: '37 fixed, 2 left, 1 new'; counted by file and kind."""
    old = {(check.record_set, check.kind): check.count for check in before}
    new = {(check.record_set, check.kind): check.count for check in now}
    keys = {*old, *new}
    fixed = sum(max(0, old.get(key, 0) - new.get(key, 0)) for key in keys)
    left = sum(min(old.get(key, 0), new.get(key, 0)) for key in keys)
    fresh = sum(max(0, new.get(key, 0) - old.get(key, 0)) for key in keys)
    return f"{fixed:,} fixed, {left:,} left, {fresh:,} new"
