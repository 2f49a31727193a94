"""Parquet: the columns of a file or of a folder of parts, and whether the parts agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.records import faults, sql
from levelground.records.findings import Finding
from levelground.records.headings import Columns
from levelground.records.places import Place
from levelground.records.signatures import signature

if TYPE_CHECKING:
    import duckdb

# Types that a column may have in one part and dates in another: none at all, nothing but blanks, and text.
_FIT_DATES = ("", '"NULL"', "VARCHAR")
_REMEDY = "Export it again, or copy it again from where it came."


@dataclass(frozen=True)
class Layout:
    """The heading of each canonical column that is there, and the type of its values in all parts together.

    `parts` gives the type of every heading, in lower case, of each file by itself.
    """

    headings: Mapping[str, str]
    types: Mapping[str, str]
    parts: Mapping[Path, Mapping[str, str]]


def layout_of(
    engine: duckdb.DuckDBPyConnection, place: Place, columns: Columns, findings: list[Finding]
) -> Layout | None:
    """How Parquet files are laid out, by what they say at their ends; None, with findings, where that cannot be."""
    import duckdb  # noqa: PLC0415 - loaded already, by whoever made the engine

    named: dict[Path, dict[str, str]] = {}
    failed = False
    for file in place.files:
        try:
            headings = _headings(engine, file)
        except duckdb.Error:
            findings.append(faults.unreadable(file, _why(file), _REMEDY, folder=place.folder))
            failed = True
            continue
        if not named:
            positions = columns.positions(headings, findings)
            if positions is None:
                return None
            named[file] = {name: headings[position] for name, position in positions.items()}
        else:
            named[file] = {name: headings[at[0]] for name, at in columns.places(headings).items()}
    if failed:
        return None
    first = {name: heading for parts in reversed(named.values()) for name, heading in parts.items()}
    parts = {file: _types(engine, (file,)) for file in place.files}
    differing = _differing(place, columns, named, first) + _types_that_clash(place, first, parts)
    findings.extend(differing)
    if any(finding.severity == "error" for finding in differing):
        return None
    types = parts[place.files[0]] if len(parts) == 1 else _types(engine, place.files)
    return Layout(first, {name: types[heading.lower()] for name, heading in first.items()}, parts)


def broken(file: Path) -> Finding:
    """The error that a file is not the Parquet file that its name says."""
    return faults.unreadable(file, _why(file), _REMEDY)


def heads(engine: duckdb.DuckDBPyConnection, file: Path) -> list[list[str]]:
    """The headings of a file as its only first row; none where it cannot be read."""
    import duckdb  # noqa: PLC0415 - loaded already, by whoever made the engine

    try:
        return [_headings(engine, file)]
    except duckdb.Error:
        return []


def _headings(engine: duckdb.DuckDBPyConnection, file: Path) -> list[str]:
    """The names of the columns as they stand: the engine's own list would rename a column that is there twice."""
    rows = engine.execute(f"SELECT name, num_children FROM parquet_schema({sql.text(sql.path(file))})").fetchall()
    names: list[str] = []
    inside = 0
    for name, children in rows[1:]:
        if inside:
            inside -= 1
        else:
            names.append(str(name))
        inside += int(children or 0)
    return names


def _why(file: Path) -> str:
    with file.open("rb") as opened:
        head = opened.read(8)
    if not head:
        return "a file of no bytes"
    if head.startswith(b"PAR1"):
        return "a Parquet file that is broken off or damaged"
    return f"{signature(head) or 'something else'} under the name of a Parquet file"


def _types(engine: duckdb.DuckDBPyConnection, files: tuple[Path, ...]) -> dict[str, str]:
    """The engine's type of each column, by heading in lower case, in all files taken together."""
    rows = engine.execute(f"DESCRIBE SELECT * FROM {sql.parquet(files)}").fetchall()
    return {str(row[0]).lower(): str(row[1]).upper() for row in rows}


def damage(engine: duckdb.DuckDBPyConnection, file: Path, folder: str) -> Finding | None:
    """A finding where a file's values cannot all be read; `folder` is named where the file is one of its parts."""
    import duckdb  # noqa: PLC0415 - loaded already, by whoever made the engine

    try:
        engine.execute(f"SELECT bit_xor(hash(COLUMNS(*))) FROM {sql.parquet((file,))}")
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        return None
    except duckdb.Error:
        return faults.unreadable(file, "a Parquet file that is damaged in its midst", _REMEDY, folder=folder)
    return None


def _differing(
    place: Place, columns: Columns, named: Mapping[Path, Mapping[str, str]], headings: Mapping[str, str]
) -> list[Finding]:
    """Parts without a column that another part has: an error where every file must have it, else a warning."""
    findings = []
    for file, parts in named.items():
        for name, heading in headings.items():
            if parts.get(name, "").lower() == heading.lower():
                continue
            required = name in columns.record_set.required or name in parts
            findings.append(
                Finding(
                    "error" if required else "warning",
                    "differing parts",
                    place.name + file.name,
                    column=heading,
                    found=f"the heading {parts[name]!r}" if name in parts else "no such column",
                    expected=f"the column {heading!r}, as in other parts of {place.name}",
                    remedy="Export all parts with the same columns."
                    + ("" if required else " In this part it counts as blank."),
                )
            )
    return findings


def _types_that_clash(
    place: Place, headings: Mapping[str, str], types: Mapping[Path, Mapping[str, str]]
) -> list[Finding]:
    """Parts with numbers or truth values in a column that has dates in another part."""
    findings = []
    for heading in headings.values():
        dated = [file for file in place.files if sql.is_dated(types[file].get(heading.lower(), ""))]
        for file in place.files:
            kind = types[file].get(heading.lower(), "")
            if dated and not sql.is_dated(kind) and kind not in _FIT_DATES:
                findings.append(
                    Finding(
                        "error",
                        "differing parts",
                        place.name + file.name,
                        column=heading,
                        found=f"values of the type {kind}",
                        expected=f"dates, as in {place.name}{dated[0].name}",
                        remedy="Export all parts in the same way.",
                    )
                )
    return findings
