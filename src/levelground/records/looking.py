"""Looking into files before they are read: the first rows of each, and workbooks once only."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.records import headings, parquet_file, text_file, workbook
from levelground.records.built_in import built_in_profiles, completed
from levelground.records.ethnicity import simplified
from levelground.records.findings import Finding
from levelground.records.headings import on_one_line
from levelground.records.known import record_set_named, record_sets
from levelground.records.mapping import Mapped
from levelground.records.places import Place
from levelground.records.workbook import Book

if TYPE_CHECKING:
    import duckdb

_FIRST_ROWS = 30


class Looker:
    """Looks into the files of one folder; keeps the workbooks that it has read until it is told to forget them."""

    def __init__(self, engine: duckdb.DuckDBPyConnection) -> None:
        self.engine = engine
        self._books: dict[Path, tuple[Book | None, list[Finding]]] = {}

    def book(self, path: Path, findings: list[Finding]) -> Book | None:
        """A workbook; None, with a finding, where it cannot be read."""
        if path not in self._books:
            faults: list[Finding] = []
            self._books[path] = (workbook.read_book(path, faults), faults)
        book, faults = self._books[path]
        findings.extend(faults)
        return book

    def forget(self, paths: Iterable[Path]) -> None:
        """Lets go of the workbooks that will not be read."""
        for path in paths:
            self._books.pop(path, None)

    def heads(self, place: Place) -> Sequence[Sequence[str]]:
        """The first rows of a file, in which its headings are; of a workbook, those of all its sheets.

        Empty where the file cannot be read: whoever reads it says why.
        """
        path = place.files[0]
        ending = path.suffix.lower()
        if ending in (".xlsx", ".xlsm"):
            book = self.book(path, [])
            heads: list[Sequence[str]] = []
            for sheet in book.sheets.values() if book else ():
                rows = [[on_one_line(workbook.as_text(cell)) for cell in row] for row in sheet[:_FIRST_ROWS]]
                heads += rows
                heads += (headings.split_over(*pair, known_headings) for pair in itertools.pairwise(rows))
            return heads
        if ending == ".parquet":
            return parquet_file.heads(self.engine, path)
        layout = text_file.layout_of(path, known_headings, [])
        return [layout.headings] if layout else []


def known_headings(cells: list[str]) -> int:
    """How many cells of a row are a heading that any record set is known to have."""
    return len({simplified(cell) for cell in cells} & _vocabulary().keys())


@cache
def _vocabulary() -> dict[str, str]:
    mappings = [(name, "") for name in record_sets()] + [(each.record_set, each.name) for each in built_in_profiles()]
    known: dict[str, str] = {}
    for name, like in mappings:
        columns = headings.Columns(record_set_named(name), completed(Mapped(like=like)), frozenset(), "")
        known |= columns.spellings()
    return known
