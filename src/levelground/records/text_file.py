"""Delimited text: its encoding, delimiter and header, and its rows where the engine cannot read them itself."""

import codecs
import csv
import io
import mmap
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from levelground.records import encodings, faults
from levelground.records.findings import EXAMPLES, Finding
from levelground.records.headings import Header, header_of, on_one_line, without_blank_end
from levelground.records.signatures import signature

_HEAD = 1 << 16
# A header that is longer than the first bytes looked at is looked for in more of them, up to so many.
_LONGEST_HEAD = 1 << 21
_BLOCK = 1 << 22
_DELIMITERS = (",", ";", "\t", "|")
_TITLE_ROWS = 30
_LONG_LINE = 1 << 18

Score = Callable[[list[str]], int]


@dataclass(frozen=True)
class Layout:
    """How a text file is written; its headings end in the row `header_row`, below `titles` rows that hold anything.

    `plain`: the engine may read it itself (UTF-8, the header in line 1), as far as the first bytes show; `has_odd_rows`
    tells the rest.
    """

    encoding: str
    delimiter: str
    header_row: int
    headings: tuple[str, ...]
    plain: bool
    titles: int = 0


def layout_of(path: Path, score: Score, findings: list[Finding]) -> Layout | None:
    """How a file is written; None, with a finding, where it cannot be read.

    `score` says how many wanted headings a row of cells holds.
    """
    head = _first_bytes(path, _HEAD)
    encoding = encodings.shown_by(head)
    if signature(head) or not encoding:
        findings.append(faults.not_text(path, head))
        return None
    delimiter, rows, header = _first_look(head, encoding, score)
    while header is not None and header.last == len(rows) - 1 and len(head) < min(path.stat().st_size, _LONGEST_HEAD):
        head = _first_bytes(path, 8 * len(head))
        delimiter, rows, header = _first_look(head, encoding, score)
    if header is None:
        findings.append(faults.empty_file(path))
        return None
    headings = tuple(on_one_line(cell) for cell in header.cells)
    plain = (
        encoding == "utf-8-sig"
        and header.last == 0
        and not any("\n" in cell or "\r" in cell for cell in header.cells)
        and b"\n" in head
        and b"\r\r" not in head
    )
    titles = sum(any(cell.strip() for cell in row) for row in rows[: header.first])
    return Layout(encoding, delimiter, header.last + 1, headings, plain, titles)


def _first_bytes(path: Path, number: int) -> bytes:
    with path.open("rb") as file:
        return file.read(number)


def _first_look(head: bytes, encoding: str, score: Score) -> tuple[str, list[list[str]], Header | None]:
    """The delimiter, the first rows, and which of them are the header; None where all are blank."""
    sample = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    delimiter, rows = _delimited(sample, score)
    return delimiter, rows, header_of(rows, score)


def _delimited(sample: str, score: Score) -> tuple[str, list[list[str]]]:
    """The delimiter by which most headings are found, and the first rows cut by it.

    Where that does not decide, it is the one that cuts most of the rows into the same number of cells, above one.
    """

    def merit(rows: list[list[str]]) -> tuple[int, int, int]:
        widths = [len(row) for row in rows if len(row) > 1]
        usual = max(set(widths), key=widths.count, default=0)
        return (max(map(score, rows), default=0), widths.count(usual), usual)

    cut = {delimiter: _first_rows(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: merit(cut[delimiter]))
    return best, cut[best]


def _first_rows(sample: str, delimiter: str) -> list[list[str]]:
    """The first rows, up to one with a value that is too long to be one of this delimiter."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True)
    with suppress(csv.Error):
        rows.extend(islice(reader, _TITLE_ROWS))
    return rows


def has_odd_rows(path: Path, delimiter: str) -> bool:
    """Whether a row is blank, or seems to be, or holds a NUL: the engine would miscount the first, and pass the last.

    So is a line of many thousand characters, of which the engine would hold all values at once. Blank lines at the end
    of the file do not matter.
    """
    mark = re.escape(delimiter.encode())
    space = b" " if delimiter == "\t" else rb" \t"
    odd = re.compile(rb"\n(?:[\r\n" + space + rb']|"\s*"|' + mark + rb'[\r\n" ' + mark + rb"])")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        end = len(text)
        while end and text[end - 1] in b"\r\n":
            end -= 1
        has_nul = any(b"\0" in text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK))
        spaces = range(0, end - _LONG_LINE, _LONG_LINE)
        has_long_line = any(text.find(b"\n", at, at + _LONG_LINE) < 0 for at in spaces)
        return has_nul or has_long_line or odd.search(text, 0, end) is not None


def one_line_a_row(path: Path, rows: int) -> bool:
    """Whether the `rows` below the header are a line each: no value of them has an end of a line inside.

    Blank lines at the end of the file do not matter. A file that a carriage return alone divides is none of these.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        end = len(text)
        while end and text[end - 1] in b"\r\n":
            end -= 1
        ends = sum(text[at : min(at + _BLOCK, end)].count(b"\n") for at in range(0, end, _BLOCK))
        return ends == rows and re.compile(rb"\r[^\n]").search(text, 0, end) is None


def rows_of(
    path: Path,
    layout: Layout,
    findings: list[Finding],
    is_filler: Callable[[list[str]], bool] = lambda _: False,
) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header as (row number, cells), blanks left out; what is wrong goes to `findings`.

    The number is the one that a spreadsheet shows: a blank line counts, a line break inside quotation marks does not.
    A row with fewer cells than headings passes, filled up, if it is one of those that are no records (`is_filler`).
    """
    encoding = encodings.found_in(path, layout.encoding, layout.delimiter, findings)
    if not encoding:
        return
    width = len(without_blank_end(layout.headings))
    ragged, with_nul = _Tally(), _Tally()
    number = 0
    with path.open(encoding=encoding, newline="") as file:
        lines = encodings.bounded_lines(file)
        reader = csv.reader(lines, delimiter=layout.delimiter, skipinitialspace=True, strict=True)
        try:
            for number, cells in enumerate(reader, start=1):
                if number <= layout.header_row or not any(cell.strip() for cell in cells):
                    continue
                if len(cells) < width and is_filler(cells):
                    yield number, cells + [""] * (width - len(cells))
                elif len(cells) < width or any(cell.strip() for cell in cells[width:]):
                    ragged.add(faults.ragged_row, path, number, len(cells), width)
                elif any("\0" in cell for cell in cells):
                    with_nul.add(faults.nul_character, path, number)
                else:
                    yield number, cells[:width]
        except csv.Error as error:
            findings.append(faults.broken_quotes(path, number + 1, _in_words(error)))
        except encodings.LongLineError:
            findings.append(faults.long_line(path, number + 1, encodings.LONGEST_LINE))
    findings.extend((*ragged.findings(), *with_nul.findings()))


class _Tally:
    """Findings of one kind: the first ones as they are, the others as a number."""

    def __init__(self) -> None:
        self.first: list[Finding] = []
        self.total = 0

    def add(self, fault: Callable[..., Finding], path: Path, *details: int) -> None:
        self.total += 1
        if self.total <= EXAMPLES:
            self.first.append(fault(path, *details))

    def findings(self) -> list[Finding]:
        rest = self.total - len(self.first)
        return self.first + ([faults.the_rest(self.first[0], rest)] if rest else [])


def _in_words(error: csv.Error) -> str:
    message = str(error)
    if "end of data" in message:
        return "a quotation mark that is never closed"
    if "larger than" in message:
        return f"a value of more than {csv.field_size_limit():,} characters, or a quotation mark that is never closed"
    return "text after a closing quotation mark, or a quotation mark inside a value that is not doubled"
