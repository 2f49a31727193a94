"""The process that measures: the engine alone, in a private folder, within limits; it never knows the site.

It is told what to do on its input and says what it found on its output, a line of JSON each; it writes no file, and
ends when the process that began it ends.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from levelground import __version__
from levelground.figures import Previous, compute_figures
from levelground.measuring import Measurement, measure
from levelground.publishing.return_document import as_document, as_json
from levelground.publishing.return_reading import counts_of
from levelground.publishing.returns import build_return
from levelground.records import (
    Finding,
    InputFaultsError,
    Profile,
    Proposal,
    connect,
    errors,
    look_at,
    profile_of,
    propose,
    sample_of,
)
from levelground.standards import Standard, standard
from levelground_site.returns.extracts.kinds import is_safe
from levelground_site.returns.extracts.names import FILES, NAMES

# A proposal below this confidence is worth nothing: the first row may be no header, and is not quoted.
_WORTH_SHOWING = 0.35
# Kinds of findings that a mapping of headings or values may mend.
_NOT_READ = "file not read"
_TO_BE_MAPPED = frozenset({"missing column", "unknown code", _NOT_READ, "ambiguous file", "no extracts"})
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES, _NEW_USER_AND_NETWORK = 1, 38, 0x10000000 | 0x40000000


def confine(megabytes: int, seconds: int, parent: int) -> None:
    """Limits memory and time, forbids a dump of the memory, and closes the network where the system allows that."""
    system = ctypes.CDLL(None)
    system.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(1)
    system.unshare(_NEW_USER_AND_NETWORK)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds * 2,) * 2)


def say(**words: Any) -> None:
    """One line to whoever began this process."""
    print(json.dumps(words, ensure_ascii=True), flush=True)


def main() -> int:
    """Does what its input asks. Whatever goes wrong is told without a word of what the files hold."""
    asked = json.load(sys.stdin)
    confine(asked["megabytes"], asked["seconds"], asked["parent"])
    try:
        say(result=measured(Path(asked["folder"]), asked))
    except MemoryError:
        say(stopped="memory")
    except Exception as error:
        if "memory" in type(error).__name__.lower():
            say(stopped="memory")
        else:
            places = [f"{Path(each.filename).name}:{each.lineno}" for each in traceback.extract_tb(error.__traceback__)]
            say(broken=type(error).__name__, where=places[-6:])
    return 0


def measured(folder: Path, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The return, or what is wrong; and how files may be read that were not understood."""
    say(percent=10, doing="Looking at the files")
    files = _named(folder)
    declared, organisation = standard(asked["standard"]), str(asked["organisation"])
    profile = profile_of(asked["profile"], "The profile")
    refused = tuple(_with_macros(files))
    if refused:
        return _told(refused, files, ())
    say(percent=25, doing="Counting")
    try:
        measurement = measure(files, declared, asked["year"], profile)
    except InputFaultsError as error:
        return _told(error.findings, files, _proposals(files, error.findings, profile))
    # Whoever drops a file means it: where one is not read, nothing is taken in without it.
    unread = [replace(each, severity="error") for each in measurement.findings if each.kind == _NOT_READ]
    wrong = [*_of_others(measurement, organisation), *unread]
    proposals = _proposals(files, measurement.findings, profile)
    if wrong:
        rest = (each for each in measurement.findings if each.kind != _NOT_READ)
        return _told((*wrong, *rest), files, proposals)
    say(percent=75, doing="Working out the figures")
    document, fingerprint = _document(measurement, organisation, asked["previous"], declared)
    return _told(measurement.findings, files, proposals) | {"content": document, "fingerprint": fingerprint}


def _named(folder: Path) -> Path:
    """The folder of the files under their names, which are looked at once more."""
    files = folder / FILES
    for number, name in enumerate(json.loads((folder / NAMES).read_text(encoding="utf-8"))):
        if not is_safe(name):
            raise ValueError
        (folder / str(number)).rename(files / name)
    return files


def _with_macros(files: Path) -> Iterator[Finding]:
    for path in sorted(files.iterdir()):
        if path.suffix.lower() in (".xlsx", ".xlsm") and look_at(path).macros:
            yield Finding(
                "error", "macros", path.name, found="a workbook with macros",
                expected="values alone: programs are not taken", remedy="Save it as .xlsx, without macros.",
            )  # fmt: skip


def _of_others(measurement: Measurement, organisation: str) -> Iterator[Finding]:
    """The fault of extracts that are not this organisation's alone; other organisations are not named."""
    own = measurement.counts.organisations[: measurement.counts.own]
    if own == (organisation,):
        return
    others = len(set(own) - {organisation})
    found = f"rows of {others} other organisation{'s' * (others > 1)}" if others else "no rows of this organisation"
    yield Finding(
        "error", "wrong organisation", "All files", found=found, expected=f"rows of {organisation} alone",
        remedy="Leave the others out; or open the return of the organisation that the extracts are of.",
        column="organisation",
    )  # fmt: skip


def _document(
    measurement: Measurement, organisation: str, before: Mapping[str, Any] | None, declared: Standard
) -> tuple[str, str]:
    previous = Previous(before["year"], counts_of(before, declared)) if before else None
    document = build_return(
        measurement,
        organisation,
        compute_figures(measurement.counts, declared),
        version=__version__,
        previous=previous,
        previous_fingerprint=str(before["fingerprint"]) if before else "",
    )
    plain = as_document(document)
    return as_json(plain), str(plain["fingerprint"])


def _told(findings: tuple[Finding, ...], files: Path, proposals: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {"findings": [_shown(finding, files) for finding in findings], "proposals": list(proposals)}


def _shown(finding: Finding, files: Path) -> dict[str, Any]:
    """A finding without the place where the files lie, and without what identifies a person or a record."""
    plain = finding.as_dict()
    if finding.file == str(files):
        plain["file"] = "All files"
    if finding.identifies:
        plain["found"] = "an identifier, which is not shown here"
    return plain


def _proposals(files: Path, findings: tuple[Finding, ...], profile: Profile) -> tuple[dict[str, Any], ...]:
    """How the files with headings or values that were not understood may be read, as far as that can be told."""
    kinds = [(finding.file, finding.kind) for finding in findings if finding.kind in _TO_BE_MAPPED]
    every = any(kind == "no extracts" for _, kind in kinds)
    named = {file for file, _ in kinds}
    found = []
    engine = connect()
    try:
        for path in sorted(files.iterdir()):
            faults: list[Finding] = []
            if not every and path.name not in named:
                continue
            sample = sample_of(engine, path, faults)
            if sample is None or errors(faults):
                continue
            proposal = propose(engine, sample, profile)
            if proposal.confidence >= _WORTH_SHOWING:
                found.append(_plain(proposal))
    finally:
        engine.close()
    return tuple(found)


def _plain(proposal: Proposal) -> dict[str, Any]:
    """A proposal as plain values: headings and labels alone, and never how many rows."""
    return {
        "file": proposal.sample.file,
        "record_set": proposal.record_set,
        "confidence": proposal.confidence,
        "like": "" if proposal.like is None else proposal.like.name,
        "headings": [*(each.heading for each in proposal.columns), *proposal.unmapped],
        "columns": {
            each.name: {"heading": each.heading, "confidence": each.confidence, "why": each.why}
            for each in proposal.columns
        },
        "values": {
            name: [{"own": each.own, "canonical": each.canonical, "confidence": each.confidence} for each in values]
            for name, values in proposal.values.items()
        },
        "withheld": {name: number for name, (number, _) in proposal.withheld.items()},
    }


if __name__ == "__main__":
    sys.exit(main())
