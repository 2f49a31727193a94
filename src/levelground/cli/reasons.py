"""Reasons for what moved since last year: from a TOML file, from a workbook that was filled in, or from a return."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from levelground.cli.given import say
from levelground.cli.main import WRONG_USE, StoppedError
from levelground.publishing.moved_sheet import KEY, REASON, SHEET

ENDINGS = (".toml", ".xlsx", ".json")


def reasons_from(path: Path) -> dict[str, str]:
    """The reasons in a file, by the key of what moved; those left blank are none. Raises StoppedError."""
    readers = {".toml": _from_toml, ".xlsx": _from_workbook, ".json": _from_return}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise StoppedError(WRONG_USE, f"--reasons: {path} is none of {', '.join(ENDINGS)}.")
    if not path.is_file():
        raise StoppedError(WRONG_USE, f"--reasons: there is no file {path}.")
    found = {key.strip(): reason.strip() for key, reason in reader(path).items()}
    return {key: reason for key, reason in found.items() if reason}


def say_unused(reasons: Mapping[str, str], listed: Iterable[str]) -> None:
    """Says which reasons are for nothing that is listed: a slip of the pen, or no longer needed."""
    known = set(listed)
    for key in sorted(set(reasons) - known):
        say(f"--reasons: nothing that moved is called {key!r}, so its reason is left out.")


def _from_toml(path: Path) -> dict[str, str]:
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoppedError(WRONG_USE, f"--reasons: {path} cannot be read: {error}.") from error
    reasons = document.get("reasons")
    if not isinstance(reasons, dict) or not all(isinstance(reason, str) for reason in reasons.values()):
        raise StoppedError(
            WRONG_USE,
            f'--reasons: {path} needs a table [reasons] with a line for each, as: "2 ratio white/bme" = "New panels".',
        )
    return {str(key): str(reason) for key, reason in reasons.items()}


def _from_workbook(path: Path) -> dict[str, str]:
    from levelground.records.findings import Finding  # noqa: PLC0415 - only who fills a workbook in waits for it
    from levelground.records.workbook import read_book  # noqa: PLC0415

    findings: list[Finding] = []
    book = read_book(path, findings)
    if book is None:
        raise StoppedError(WRONG_USE, f"--reasons: {path} cannot be read: {findings[0].found}.")
    rows = [["" if cell is None else str(cell) for cell in row] for row in book.sheets.get(SHEET, ())]
    head = next((row for row in rows if KEY in row and REASON in row), None)
    if head is None:
        raise StoppedError(
            WRONG_USE, f"--reasons: {path} has no sheet {SHEET!r} with the columns {KEY!r} and {REASON!r}."
        )
    key, reason = head.index(KEY), head.index(REASON)
    below = rows[rows.index(head) + 1 :]
    return {row[key]: row[reason] for row in below if len(row) > max(key, reason) and row[key]}


def _from_return(path: Path) -> dict[str, str]:
    try:
        document = json.loads(path.read_text("utf-8"))
        return {str(one["key"]): str(one["reason"]) for one in document["movements"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoppedError(WRONG_USE, f"--reasons: {path} is no return that lists what moved.") from error
