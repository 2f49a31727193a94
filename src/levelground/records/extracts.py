"""A folder of extracts: which record sets it holds, in which files, and what is wrong with the files themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.records import (
    built_in,
    error_cells,
    faults,
    headings,
    parquet_file,
    patterns,
    recognition,
    text_file,
    workbook,
)
from levelground.records import source as sources
from levelground.records.fillers import fillers_of
from levelground.records.findings import Finding
from levelground.records.headings import Columns
from levelground.records.known import record_set_named, record_sets
from levelground.records.looking import Looker
from levelground.records.mapping import Mapped, Profile
from levelground.records.places import Held, Place, can_be_opened, places, stranger
from levelground.records.sets import DERIVED_FROM, RecordSet
from levelground.records.source import Source
from levelground.records.workbook import Sheet

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Extracts:
    """The record sets that a folder holds, by name, and what was found about the files.

    `profile` is the one that was given, with what was recognised: the files of other names, and the built-in profiles.
    """

    folder: Path
    sources: Mapping[str, Source]
    findings: tuple[Finding, ...]
    profile: Profile

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
    looker = Looker(engine)
    held = places(folder, profile, findings)
    chosen = _chosen(held, profile, looker, findings)
    found: dict[str, Source] = {}
    for name, (place, mapped) in chosen.items():
        full, own = built_in.completed(mapped), frozenset(profile.of(name).columns)
        columns = Columns(record_set_named(name), full, needed.get(name, frozenset()), place.name, named=own)
        if mapped.like:
            findings.append(built_in.applied(mapped.like, place.name))
        source = _reader(place)(looker, place, columns, findings)
        if source is not None:
            found[name] = _mapped_further(engine, source, full, columns)
    if not chosen and not any(finding.severity == "error" for finding in findings):
        findings.append(_nothing_here(folder, held))
    read = {name: _as_read(place, mapped, held.places) for name, (place, mapped) in chosen.items()}
    said = {name: mapped for name, mapped in read.items() if mapped.as_dict()}
    return Extracts(folder, found, tuple(findings), replace(profile, sets={**profile.sets, **said}))


def _chosen(held: Held, profile: Profile, looker: Looker, findings: list[Finding]) -> dict[str, tuple[Place, Mapped]]:
    """Each record set's place and mapping, in the contract's order: by the names of files, else by their headings."""
    named = {
        name: (place, recognition.best_mapping(name, profile, partial(looker.heads, place)))
        for name, place in held.places.items()
    }
    openable = [path for path in held.strangers if can_be_opened(path)]
    heads = {path: looker.heads(Place((path,))) for path in openable} if len(named) < len(record_sets()) else {}
    recognised, unknown = recognition.recognise(
        held.places, openable, profile, lambda path: heads.get(path, ()), findings
    )
    findings.extend(stranger(path) for path in held.strangers if path in unknown or path not in openable)
    looker.forget(path for path in openable if all(path not in place.files for place, _ in recognised.values()))
    both = {**named, **recognised}
    return {name: both[name] for name in record_sets() if name in both}


def _mapped_further(engine: duckdb.DuckDBPyConnection, source: Source, mapped: Mapped, columns: Columns) -> Source:
    """A source with what its mapping says of values and constants."""
    wanted = columns.needed | frozenset(columns.record_set.required)
    source = source.with_constants({name: value for name, value in mapped.constants.items() if name in wanted})
    values = {name: dict(own) for name, own in mapped.values.items()}
    for name, expressions in mapped.patterns.items():
        if source.has(name):
            column, own = columns.record_set.column(name), values.get(name, {})
            values[name] = {**patterns.read_values(engine, source.relation, column, expressions, own), **own}
    return replace(source, values=values)


def _as_read(place: Place, mapped: Mapped, by_name: Mapping[str, Place]) -> Mapped:
    """A mapping with the file that it was read from, where neither the file's name nor the mapping tells."""
    told = mapped.file or place in by_name.values()
    return mapped if told else replace(mapped, file=place.name)


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


def _nothing_here(folder: Path, held: Held) -> Finding:
    most = sorted(held.endings.items(), key=lambda item: (-item[1], item[0]))[:3]
    there = ", ".join(f"{number:,} {ending}" for ending, number in most)
    return Finding(
        "error",
        "no extracts",
        str(folder),
        found="no record set in this folder" + (f"; it holds {there}" if there else ""),
        expected=f"files named {', '.join(record_sets())}, each ending in .csv, .xlsx or .parquet",
        remedy="Name your extracts so, or say in a profile which file is which.",
    )


Reader = Callable[[Looker, Place, Columns, list[Finding]], Source | None]


def _reader(place: Place) -> Reader:
    """By the ending; a file that a profile names may have any other one, and is read as text."""
    ending = place.files[0].suffix.lower()
    readers: dict[str, Reader] = {".parquet": _open_parquet, ".xlsx": _open_workbook, ".xlsm": _open_workbook}
    return readers.get(ending, _open_text)


def _open_parquet(looker: Looker, place: Place, columns: Columns, findings: list[Finding]) -> Source | None:
    layout = parquet_file.layout_of(looker.engine, place, columns, findings)
    if layout is None:
        return None
    return sources.of_parquet(columns.record_set, place, layout.headings, layout.types, layout.parts)


def _open_workbook(looker: Looker, place: Place, columns: Columns, findings: list[Finding]) -> Source | None:
    book = looker.book(place.files[0], findings)
    if book is None:
        return None
    score = partial(headings.score, columns.spellings())
    sheet = workbook.find_sheet(book, score, findings, columns.mapped.sheet)
    if sheet is None:
        return None
    findings.extend(workbook.notes_on(book, sheet, named=bool(columns.mapped.sheet)))
    columns = replace(columns, sheet=sheet.name)
    positions = columns.positions(sheet.headings, findings)
    if positions is None:
        return None
    errors = error_cells.error_cells(book, sheet, tuple(positions.values()))
    findings.extend(errors)
    if errors:
        return None
    return _of_sheet(looker, columns, positions, sheet, findings, book.path)


def _of_sheet(
    looker: Looker, columns: Columns, positions: Mapping[str, int], sheet: Sheet, findings: list[Finding], path: Path
) -> Source:
    """A source from the columns of a sheet that are wanted. Only rows that may be no records are looked at one by one.

    Those are told by the identifier or, where a record set has none, by a blank in the first column.
    """
    fillers = fillers_of(columns, positions, sheet.headings)
    cells = {name: workbook.column_of(sheet, position) for name, position in positions.items()}
    named = {name: sheet.headings[position] for name, position in positions.items()}
    first = sheet.header_row + 1
    source = sources.of_columns(looker.engine, columns.record_set, cells, first, named, path, sheet.name)
    if fillers is None:
        suspected = [first + place for place, cell in enumerate(next(iter(cells.values()))) if not cell]
        records = workbook.rows_of(sheet, suspected)
    else:
        identifiers = cells[columns.record_set.columns[0].name]
        suspected = [first + place for place in fillers.suspected(identifiers)]
        records = fillers.without(workbook.rows_of(sheet, suspected))
    kept = {number for number, _ in records}
    findings.extend(fillers.findings(path.name, sheet.name) if fillers is not None else [])
    return sources.without_rows(looker.engine, source, [number for number in suspected if number not in kept])


def _open_text(looker: Looker, place: Place, columns: Columns, findings: list[Finding]) -> Source | None:
    path, engine = place.files[0], looker.engine
    layout = text_file.layout_of(path, partial(headings.score, columns.spellings()), findings)
    if layout is None:
        return None
    given = headings.without_blank_end(layout.headings)
    positions = columns.positions(given, findings)
    if positions is None:
        return None
    findings.extend(faults.title_rows(path.name, layout.titles, layout.header_row))
    fillers = fillers_of(columns, positions, given)
    if layout.plain and not text_file.has_odd_rows(path, layout.delimiter):
        import duckdb  # noqa: PLC0415 - loaded already, by whoever made the engine

        try:
            cells = {position: sources.trimmed(columns.record_set, name) for name, position in positions.items()}
            suspects = "FALSE" if fillers is None else fillers.suspects(cells.__getitem__)
            source, number = sources.of_text_file(engine, columns.record_set, path, positions, layout, suspects)
            if fillers is None or not number:
                return source
            suspected = sources.suspected_rows(engine, path, layout, fillers)
            records = {row for row, _ in fillers.without(iter(suspected))}
            findings.extend(fillers.findings(path.name))
            return sources.without_rows(engine, source, [row for row, _ in suspected if row not in records])
        except duckdb.Error:
            # The rows do not fit, or the text is not UTF-8: the slower reader says which, and where.
            pass

    def rows(is_filler: Callable[[list[str]], bool]) -> Iterator[tuple[int, list[str]]]:
        return text_file.rows_of(path, layout, findings, is_filler)

    before = len(findings)
    source = _of_rows(looker, columns, positions, layout.headings, rows, findings, path)
    return None if any(finding.severity == "error" for finding in findings[before:]) else source


def _of_rows(
    looker: Looker,
    columns: Columns,
    positions: Mapping[str, int],
    given: tuple[str, ...],
    rows: Callable[[Callable[[list[str]], bool]], Iterator[tuple[int, list[str]]]],
    findings: list[Finding],
    path: Path,
) -> Source:
    """A source from rows that Python reads: only the columns that are wanted go on, and only the records."""
    wanted = tuple(positions.values())
    fillers = fillers_of(columns, positions, headings.without_blank_end(given))
    records = rows(lambda _: False) if fillers is None else fillers.without(rows(fillers.is_filler))
    chosen = ((number, [cells[position] for position in wanted]) for number, cells in records)
    named = {name: given[position] for name, position in positions.items()}
    with sources.rewritten(chosen, len(wanted)) as copy:
        source = sources.of_rewritten(looker.engine, columns.record_set, copy, named, path, columns.sheet)
    findings.extend(fillers.findings(path.name, columns.sheet) if fillers is not None else [])
    return source


def columns_with_origin(record_set: RecordSet, columns: frozenset[str]) -> frozenset[str]:
    """These columns, and those that they are worked out from where a file does not hold them."""
    origins = {DERIVED_FROM[column] for column in columns if column in DERIVED_FROM}
    return frozenset(name for name in columns | origins if name in record_set.names)
