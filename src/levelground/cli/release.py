"""What `measure --protect public` adds: what is hidden, beside all that was published before, and the proof of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from levelground.cli.given import say
from levelground.cli.main import COULD_NOT, WRONG_USE, StoppedError
from levelground.disclosure import (
    Cell,
    Ledger,
    LedgerFaultError,
    Protected,
    RuleFaultError,
    Rules,
    ledger_text,
    protect_against,
    read_ledger,
    release_of,
    rules_for,
    rules_with,
    shown_counts,
)
from levelground.measuring import Measurement, members_by_name
from levelground.publishing.returns import published_part
from levelground.records import Profile

AUDIENCE = "public"
# How many places a warning names before it only counts the rest.
SHOWN = 10


@dataclass(frozen=True)
class PublicRelease:
    """A measurement as it may be published, what is hidden of it, and the ledger with it added (None: none is kept)."""

    measurement: Measurement
    protected: Protected
    ledger: Path | None
    before: str | None
    after: str
    earlier: int

    def proof(self) -> str:
        """The document that lies beside the files: the rules, the share shown and what the audit found."""
        document = {
            "note": "What was hidden from this publication, by which rules, and whether it was proven to be enough.",
            "standard": self.measurement.standard.name,
            "year": self.measurement.edition.year,
            **self.protected.audit(),
            "earlier_releases_considered": self.earlier if self.ledger is not None else None,
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def summary(self) -> str:
        """In a sentence, what was hidden."""
        protected = self.protected
        return (
            f"{protected.shown:,} of {protected.cells:,} numbers are shown ({100 * protected.share_shown:.1f}%). The "
            f"others are hidden, so that nobody can be recognised: {protected.rules.name}, and what would give those "
            "away."
        )


def public_rules(profile: Profile) -> Rules:
    """The rules for the public, as the profile changes them. Raises StoppedError."""
    try:
        return rules_with(rules_for(AUDIENCE), profile.disclosure)
    except RuleFaultError as error:
        raise StoppedError(WRONG_USE, f"The profile cannot be used to publish by:\n{error}") from error


def public_release(measurement: Measurement, rules: Rules, path: Path | None) -> PublicRelease:
    """Protects a measurement, also against the earlier releases in a ledger. Raises StoppedError."""
    before, ledger = _read(path)
    rollups = members_by_name(measurement.counts, measurement.directory)
    protected, checked = protect_against(ledger, measurement.counts, measurement.standard, rules, rollups)
    if checked.too_late:
        raise StoppedError(COULD_NOT, f"Nothing was written. {checked.too_late}")
    lost = dict.fromkeys(checked.lost)
    _warn(checked.lost)
    unproven = [cell for cell in protected.uncovered if cell not in lost]
    if unproven:
        raise StoppedError(
            COULD_NOT,
            "Nothing was written: these numbers could be worked out from the others, whatever is hidden beside them. "
            "Measure larger parts of the service together, or leave these out.\n" + _listed(unproven),
        )
    name = f"{measurement.standard.name} {measurement.edition.year}"
    release = release_of(_unused(name, ledger), protected, rollups)
    added = any((each.populations, each.values) == (release.populations, release.values) for each in ledger.releases)
    return PublicRelease(
        published_part(measurement, shown_counts(protected)),
        protected,
        path,
        before,
        ledger_text(ledger if added else ledger.with_release(release)) if path is not None else "",
        len(ledger.releases),
    )


def _unused(name: str, ledger: Ledger) -> str:
    taken = {release.name for release in ledger.releases}
    number = 1
    given = name
    while given in taken:
        number += 1
        given = f"{name}, {number}"
    return given


def _read(path: Path | None) -> tuple[str | None, Ledger]:
    """A ledger's text (None: there is no such file yet) and what it holds. Raises StoppedError."""
    if path is None:
        say(
            "Nothing is known of what was published before. With --ledger FILE this release is also protected against "
            "earlier ones, and remembered for later ones."
        )
        return None, Ledger()
    if path.is_dir() or not path.parent.is_dir():
        raise StoppedError(WRONG_USE, f"--ledger: {path} is no file, or would be in a folder that is not there.")
    try:
        text = path.read_text("utf-8") if path.exists() else None
        return text, read_ledger(path)
    except LedgerFaultError as error:
        raise StoppedError(WRONG_USE, f"--ledger: {error}") from error
    except UnicodeDecodeError as error:
        raise StoppedError(WRONG_USE, f"--ledger: {path} is not a ledger.") from error


def _warn(lost: tuple[Cell, ...]) -> None:
    if lost:
        say(
            "WARNING  What was published before cannot be taken back. These small numbers stand in an earlier release, "
            "and hiding them now is in vain:\n" + _listed(lost)
        )


def _listed(cells: list[Cell] | tuple[Cell, ...]) -> str:
    lines = [
        f"    {cell.organisation}, indicator {cell.indicator}, {cell.part or 'the whole'}, {cell.group}: {cell.side}"
        for cell in cells[:SHOWN]
    ]
    return "\n".join([*lines, *([f"    … and {len(cells) - SHOWN:,} more"] if len(cells) > SHOWN else [])])


@contextmanager
def added_to_ledger(release: PublicRelease) -> Iterator[None]:
    """The ledger holds the release while the block puts the files in their place, and after it if that went well.

    Raises StoppedError where another run has changed the ledger meanwhile; OSError where it cannot be written.
    """
    path = release.ledger
    if path is None:
        yield
        return
    if (path.read_text("utf-8") if path.exists() else None) != release.before:
        raise StoppedError(COULD_NOT, f"Nothing was written: {path} has been changed meanwhile. Run it again.")
    _replace(path, release.after)
    try:
        yield
    except BaseException:
        if release.before is None:
            path.unlink(missing_ok=True)
        else:
            _replace(path, release.before)
        raise


def _replace(path: Path, text: str) -> None:
    """The file with another text, in one step."""
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
