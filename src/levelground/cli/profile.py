"""levelground profile: what an unknown file may be, as a profile to correct and keep."""

import os
import sys
from pathlib import Path

from levelground.cli.given import in_words, say
from levelground.cli.main import DONE, FAULTS, WRONG_USE, StoppedError
from levelground.records import (
    REMEMBERED,
    Finding,
    ProfileError,
    Proposal,
    as_toml,
    confidence_in_words,
    connect,
    errors,
    propose,
    read_profile,
    sample_of,
)

_WORTHLESS = 0.35


def profile(path: Path, to: Path | None) -> int:
    """Prints the proposal for a file, or writes it (or adds it to a profile that has no such record set yet)."""
    if not path.is_file():
        raise StoppedError(WRONG_USE, f"There is no file {path}. Give one of your extracts.")
    proposal = _proposal(path)
    if proposal is None:
        return FAULTS
    if to is None:
        sys.stdout.write(as_toml(proposal))
    else:
        _write(to, proposal)
    say(
        f"{path.name} looks like {proposal.record_set} ({confidence_in_words(proposal.confidence)}): "
        f"{len(proposal.columns)} headings mapped, {len(proposal.unmapped)} not."
    )
    if to is None:
        say(f"To keep it: levelground profile {path} --to {path.parent / REMEMBERED}, and correct it there.")
    return DONE


def _proposal(path: Path) -> Proposal | None:
    """The proposal for a file; None, once it was said why, where there is none worth writing."""
    findings: list[Finding] = []
    engine = connect()
    try:
        sample = sample_of(engine, path, findings)
        if sample is None or errors(findings):
            say(in_words(errors(findings)))
            return None
        proposal = propose(engine, sample)
    finally:
        engine.close()
    if proposal.confidence < _WORTHLESS:
        # The first row may be no header but a person's record: it is not quoted.
        say(
            f"{path.name} looks like none of the record sets: no row of headings was found in which enough are known. "
            "Look whether it has its column headings in one row, and is an extract of records."
        )
        return None
    return proposal


def _write(to: Path, proposal: Proposal) -> None:
    """Writes a new profile, or adds a record set to one; all or nothing. Raises StoppedError."""
    before = ""
    if to.exists():
        try:
            known = read_profile(to)
        except ProfileError as error:
            raise StoppedError(WRONG_USE, str(error)) from error
        if proposal.record_set in known.sets:
            raise StoppedError(
                WRONG_USE,
                f"{to} says already how {proposal.record_set} is to be read. Correct it there, or write elsewhere.",
            )
        before = to.read_text("utf-8-sig").rstrip("\n") + "\n\n"
    work = to.with_name(f".{to.name}-{os.getpid()}")
    try:
        work.write_text(before + as_toml(proposal, alone=not before), "utf-8")
        work.replace(to)
    except OSError:
        work.unlink(missing_ok=True)
        raise
    print(f"{to} {'now says' if before else 'says'} how {proposal.record_set} may be read. Look it through.")
