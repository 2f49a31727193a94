"""A folder of extracts: which record sets it holds, in which files, and what is wrong with the files themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.records import error_cells, headings, parquet_file, text_file, workbook
from levelground.records import source as sources
from levelground.records.findings import Finding
from levelground.records.headings import Columns
from levelground.records.places import Place, places
from levelground.records.profile import Profile
from levelground.records.sets import DERIVED_FROM, RECORD_SETS, RecordSet
from levelground.records.source import Source

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Extracts:
    """The record sets that a folder holds, by name, and what was found about the files."""

    folder: Path
    sources: Mapping[str, Source]
    findings: tuple[Finding, ...]

    def fingerprints(self) -> dict[Path, str]:
        """The SHA-256 fingerprint of each file, as hexadecimal text."""
        return {file: sha256_of(file) for source in self.sources.values() for file in source.files}


def sha256_of(path: Path) -> str:
    """The SHA-256 fingerprint of a file, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_folder(
    engine: duckdb.DuckDBPyConnection, folder: Path, needed: Mapping[str, frozenset[str]], profile: Profile
) -> Extracts:
    """The extracts in a folder. `needed` names the columns to read of each record set: no other is ever read.

    Faults of the files are findings of the answer; nothing is raised for them.
    """
    findings: list[Finding] = []
    found: dict[str, Source] = {}
    held = places(folder, profile, findings)
    for name, place in held.items():
        mapped = profile.of(name)
        columns = Columns(RECORD_SETS[name], mapped, needed.get(name, frozenset()), place.name)
        source = _reader(place)(engine, place, columns, findings)
        if source is not None:
            found[name] = replace(source, values=mapped.values)
    if not held and not any(finding.severity == "error" for finding in findings):
        findings.append(_nothing_here(folder))
    return Extracts(folder, found, tuple(findings))


def damaged_files(engine: duckdb.DuckDBPyConnection, extracts: Extracts) -> tuple[Finding, ...]:
    """The Parquet files whose rows cannot be read to the end: to be asked when the engine has failed on the extracts.

    A file may be whole at its end, which is all that opening looks at, and damaged in its midst. The answer is empty
    where the failure had another cause. Nothing is raised.
    """
    return tuple(
        finding
        for source in extracts.sources.values()
        for file in source.files
        if file.suffix.lower() == ".parquet"
        and (finding := parquet_file.damage(engine, file, source.folder)) is not None
    )


def _nothing_here(folder: Path) -> Finding:
    return Finding(
        "error",
        "no extracts",
        str(folder),
        found="no record set in this folder",
        expected=f"files named {', '.join(RECORD_SETS)}, each ending in .csv, .xlsx or .parquet",
        remedy="Name your extracts so, or say in a profile which file is which.",
    )


Reader = Callable[["duckdb.DuckDBPyConnection", Place, Columns, list[Finding]], Source | None]


def _reader(place: Place) -> Reader:
    """By the ending; a file that a profile names may have any other one, and is read as text."""
    ending = place.files[0].suffix.lower()
    return {".parquet": _open_parquet, ".xlsx": _open_workbook}.get(ending, _open_text)


def _open_parquet(
    engine: duckdb.DuckDBPyConnection, place: Place, columns: Columns, findings: list[Finding]
) -> Source | None:
    layout = parquet_file.layout_of(engine, place, columns, findings)
    if layout is None:
        return None
    return sources.of_parquet(columns.record_set, place, layout.headings, layout.types)


def _open_workbook(
    engine: duckdb.DuckDBPyConnection, place: Place, columns: Columns, findings: list[Finding]
) -> Source | None:
    path = place.files[0]
    sheet = workbook.open_sheet(path, partial(headings.score, columns.spellings()), findings, columns.mapped.sheet)
    if sheet is None:
        return None
    columns = replace(columns, sheet=sheet.name)
    positions = columns.positions(sheet.headings, findings)
    if positions is None:
        return None
    before = len(findings)
    findings.extend(error_cells.error_cells(path, sheet, tuple(positions.values())))
    if len(findings) > before:
        return None
    return _of_rows(engine, path, columns, positions, sheet.headings, workbook.rows_of(sheet))


def _open_text(
    engine: duckdb.DuckDBPyConnection, place: Place, columns: Columns, findings: list[Finding]
) -> Source | None:
    path = place.files[0]
    layout = text_file.layout_of(path, partial(headings.score, columns.spellings()), findings)
    if layout is None:
        return None
    positions = columns.positions(headings.without_blank_end(layout.headings), findings)
    if positions is None:
        return None
    if layout.plain and not text_file.has_odd_rows(path, layout.delimiter):
        import duckdb  # noqa: PLC0415 - loaded already, by whoever made the engine

        try:
            return sources.of_text_file(engine, columns.record_set, path, positions, layout)
        except duckdb.Error:
            # The rows do not fit, or the text is not UTF-8: the slower reader says which, and where.
            pass
    before = len(findings)
    source = _of_rows(engine, path, columns, positions, layout.headings, text_file.rows_of(path, layout, findings))
    return source if len(findings) == before else None


def _of_rows(
    engine: duckdb.DuckDBPyConnection,
    path: Path,
    columns: Columns,
    positions: Mapping[str, int],
    given: tuple[str, ...],
    rows: Iterator[tuple[int, list[str]]],
) -> Source:
    """A source from rows that Python reads: only the columns that are wanted go on."""
    wanted = tuple(positions.values())
    chosen = ((number, [cells[position] for position in wanted]) for number, cells in rows)
    named = {name: given[position] for name, position in positions.items()}
    with sources.rewritten(chosen, len(wanted)) as copy:
        return sources.of_rewritten(engine, columns.record_set, copy, named, path, columns.sheet)


def columns_with_origin(record_set: RecordSet, columns: frozenset[str]) -> frozenset[str]:
    """These columns, and those that they are worked out from where a file does not hold them."""
    origins = {DERIVED_FROM[column] for column in columns if column in DERIVED_FROM}
    return frozenset(name for name in columns | origins if name in record_set.names)
