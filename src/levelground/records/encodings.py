"""The encodings of text files: what the first bytes show, and what the whole file bears out."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from levelground.records import faults
from levelground.records.findings import EXAMPLES, Finding

_BLOCK = 1 << 22
# In characters: a line that is longer is never held in memory.
LONGEST_LINE = 1 << 24
# Of the first bytes, the share of control characters (and their number) from which a file is no text.
_CONTROL_SHARE = 0.05
_FEW_CONTROLS = 4
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1a")


class LongLineError(Exception):
    """A line of a text is longer than any that is read."""


def bounded_lines(file: TextIO) -> Iterator[str]:
    """The lines of a text that was opened without translation of line ends. Raises LongLineError."""
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise LongLineError
        yield line


def shown_by(head: bytes) -> str:
    """The encoding that the first bytes of a file show; blank where they are not text.

    UTF-8 without a byte-order mark and with one are both 'utf-8-sig'; what is no UTF-8 is taken for Windows-1252.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 4 > len(head) and even * 20 < odd:
        return "utf-16-le"
    if even * 4 > len(head) and odd * 20 < even:
        return "utf-16-be"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls >= _FEW_CONTROLS and controls > _CONTROL_SHARE * len(head):
        return ""
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def found_in(path: Path, shown: str, delimiter: str, findings: list[Finding]) -> str:
    """The encoding that the whole file is in; blank, with a finding, where it is in none or in two."""
    if _holds(path, shown):
        if shown != "cp1252":
            return shown
    elif shown.startswith("utf-16"):
        findings.append(faults.unreadable(path, "bytes that are not UTF-16", "Save it as CSV (UTF-8)."))
        return ""
    foreign = _rows_not_utf_8(path, delimiter)
    if foreign.any_utf_8 and foreign.total:
        findings.append(faults.mixed_encodings(path, foreign.first, foreign.total))
        return ""
    if not _holds(path, "cp1252"):
        why = "characters that are neither UTF-8 nor Windows-1252"
        row = foreign.first[0] if foreign.first else None
        findings.append(faults.unreadable(path, why, "Save it as CSV (UTF-8).", row=row))
        return ""
    return "cp1252"


def _holds(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


@dataclass(frozen=True)
class _Foreign:
    """Rows with bytes that are no UTF-8, the first ones by number; and whether others hold UTF-8 beyond ASCII."""

    first: tuple[int, ...]
    total: int
    any_utf_8: bool


def _rows_not_utf_8(path: Path, delimiter: str) -> _Foreign:
    first: list[int] = []
    total, any_utf_8 = 0, False
    for number, text in _rows(path, delimiter):
        if not text.isascii():
            try:
                text.encode("utf-8")
                any_utf_8 = True
            except UnicodeEncodeError:
                total += 1
                if total <= EXAMPLES:
                    first.append(number)
    return _Foreign(tuple(first), total, any_utf_8)


def _rows(path: Path, delimiter: str) -> Iterator[tuple[int, str]]:
    """Each row's number and text, with bytes that are no UTF-8 kept as surrogates."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        rows = csv.reader(bounded_lines(file), delimiter=delimiter, skipinitialspace=True)
        try:
            for number, cells in enumerate(rows, start=1):
                yield number, "".join(cells)
        except (csv.Error, LongLineError):
            # A value or a line without end: it is told of when the rows are read.
            return
