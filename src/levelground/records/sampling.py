"""A sample of a file: its headings, and how often each value stands below each, for proposing what they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.records import parquet_file, sql, text_file, workbook
from levelground.records.findings import Finding
from levelground.records.headings import without_blank_end
from levelground.records.looking import Looker, known_headings

if TYPE_CHECKING:
    import duckdb

_MOST_ROWS = 20_000
_FEW_CELLS = 3


@dataclass(frozen=True)
class Sample:
    """The first rows of a file: the values below each heading with their number, trimmed, blanks left out.

    Rows of a few cells only, as totals and notes are, and the header once more are left out.

    `sheet` is blank where the file has no sheets, or one.
    """

    file: str
    sheet: str
    headings: tuple[str, ...]
    values: tuple[Counter[str], ...]
    rows: int


def sample_of(engine: duckdb.DuckDBPyConnection, path: Path, findings: list[Finding]) -> Sample | None:
    """A sample of a file of any kind that is read; None, with a finding, where it cannot be."""
    ending = path.suffix.lower()
    if ending in (".xlsx", ".xlsm"):
        book = Looker(engine).book(path, findings)
        sheet = workbook.find_sheet(book, known_headings, findings) if book else None
        if book is None or sheet is None:
            return None
        rows = (cells for _, cells in workbook.rows_of(sheet))
        return _counted(path, sheet.name if len(book.sheets) > 1 else "", sheet.headings, rows)
    if ending == ".parquet":
        return _of_parquet(engine, path, findings)
    layout = text_file.layout_of(path, known_headings, findings)
    if layout is None:
        return None
    headings = without_blank_end(layout.headings)
    return _counted(path, "", headings, (cells for _, cells in text_file.rows_of(path, layout, findings, _any_row)))


def _any_row(_: list[str]) -> bool:
    return True


def _of_parquet(engine: duckdb.DuckDBPyConnection, path: Path, findings: list[Finding]) -> Sample | None:
    import duckdb  # noqa: PLC0415 - loaded already, by whoever made the engine

    heads = parquet_file.heads(engine, path)
    if not heads:
        findings.append(parquet_file.broken(path))
        return None
    listed = ", ".join(f"CAST({sql.name(heading)} AS VARCHAR)" for heading in heads[0])
    try:
        rows = engine.execute(f"SELECT {listed} FROM {sql.parquet((path,))} LIMIT {_MOST_ROWS}").fetchall()
    except duckdb.Error:
        findings.append(parquet_file.broken(path))
        return None
    return _counted(path, "", tuple(heads[0]), ([str(cell or "") for cell in row] for row in rows))


def _counted(path: Path, sheet: str, headings: tuple[str, ...], rows: Iterable[list[str]]) -> Sample:
    values: tuple[Counter[str], ...] = tuple(Counter() for _ in headings)
    number = 0
    for cells in islice(rows, _MOST_ROWS):
        filled = [cell for cell in cells if cell.strip()]
        if len(headings) > _FEW_CELLS >= len(filled) or filled[:1] == [*filter(None, headings)][:1]:
            continue
        number += 1
        for counter, cell in zip(values, cells, strict=False):
            if cell.strip():
                counter[" ".join(cell.split())] += 1
    return Sample(path.name, sheet, headings, values, number)
