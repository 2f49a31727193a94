"""What several commands take: a folder, a standard's edition, a profile; and findings as a person reads them."""

import sys
from collections.abc import Iterable
from pathlib import Path

from levelground.cli.main import COULD_NOT, WRONG_USE, StoppedError
from levelground.records import (
    REMEMBERED,
    Finding,
    Profile,
    ProfileError,
    printable,
    read_profile,
    remembered_profile,
)
from levelground.standards import Standard, UnknownStandardError, UnsoundStandardError, standard

SHOWN = 5


def folder_of(folder: Path) -> Path:
    """The folder, if it is one. Raises StoppedError."""
    if not folder.exists():
        raise StoppedError(WRONG_USE, f"There is no folder {folder}.")
    if not folder.is_dir():
        raise StoppedError(WRONG_USE, f"{folder} is a file. Give the folder that your extracts are in.")
    return folder


def standard_of(name: str) -> Standard:
    """The standard of this name. Raises StoppedError."""
    try:
        return standard(name.lower())
    except UnknownStandardError as error:
        raise StoppedError(WRONG_USE, f"There is no standard {name!r}. There are: {', '.join(error.known)}.") from error
    except UnsoundStandardError as error:
        raise StoppedError(COULD_NOT, str(error)) from error


def year_of(declared: Standard, year: int) -> int:
    """The year, if the standard has an edition for it. Raises StoppedError."""
    if year not in declared.years:
        first, last = declared.years[0], declared.years[-1]
        raise StoppedError(WRONG_USE, f"{declared.title} has editions for {first} to {last}, not for {year}.")
    return year


def profile_from(path: Path | None, folder: Path) -> Profile:
    """The profile in a file; where none is named, the one kept with the extracts, or else the empty one.

    Raises StoppedError with all its faults.
    """
    try:
        if path is not None:
            return read_profile(path)
        kept = remembered_profile(folder)
    except ProfileError as error:
        raise StoppedError(WRONG_USE, str(error)) from error
    if kept is None:
        return Profile()
    say(f"The profile is taken from {folder / REMEMBERED}.")
    return kept


def of_profile(path: Path | None, error: ProfileError) -> str:
    """The faults of a profile's settings, each with the file that holds them."""
    return "\n".join(f"{path or 'The profile'}: {line}" for line in str(error).splitlines())


def in_words(findings: Iterable[Finding]) -> str:
    """Findings grouped by severity, file, kind and column, the worst first, a few rows of each."""
    groups: dict[tuple[str, str, str, str, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.severity, finding.file, finding.sheet, finding.kind, finding.column)
        groups.setdefault(key, []).append(finding)
    blocks = []
    for (severity, file, sheet, kind, column), found in sorted(groups.items(), key=lambda item: item[0][0]):
        total = sum(finding.count for finding in found)
        parts = (file, sheet and f"sheet {sheet}", column and f"column {column}")
        where = ", ".join(printable(part) for part in parts if part)
        lines = [f"{severity.upper()}  {where}: {kind}" + (f" ({total:,} rows)" if total > 1 else "")]
        for finding in found[:SHOWN]:
            row = f"row {finding.row:,}: " if finding.row is not None else ""
            lines.append(f"    {row}found {printable(finding.found)}")
        rest = total - sum(finding.count for finding in found[:SHOWN])
        if rest > 0:
            lines.append(f"    … and {rest:,} more")
        lines.append(f"    expected {printable(found[0].expected)}")
        lines.append(f"    {printable(found[0].remedy)}")
        blocks.append("\n".join(lines))
    return "\n".join(blocks)


def summary(findings: Iterable[Finding]) -> str:
    """How many errors and warnings there are, in words."""
    listed = list(findings)
    numbers = {
        severity: len(
            {(finding.file, finding.kind, finding.column) for finding in listed if finding.severity == severity}
        )
        for severity in ("error", "warning")
    }
    words = [
        f"{number} kind{'s' if number > 1 else ''} of {severity}" for severity, number in numbers.items() if number
    ]
    return " and ".join(words) if words else "Nothing to mend"


def say(sentence: str) -> None:
    """Progress, for the person who waits."""
    print(sentence, file=sys.stderr, flush=True)
