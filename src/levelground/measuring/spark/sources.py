"""Record sets as Spark sees them: it reads Parquet and plain text from the files, and is handed the rows of the rest.

Whether a file is sound was found out when it was opened, in the same way for all engines.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

from levelground.measuring.spark import dialect
from levelground.records import Ask, ParquetOrigin, Source, TextOrigin, one_line_a_row, sql


def adopted(session: SparkSession, source: Source, ask: Ask) -> Source:
    """A source with relations that Spark can read; `ask` puts queries to the engine that has opened it."""
    own = {name: heading for name, heading in source.headings.items() if name not in source.constants}
    origin = source.origin
    if isinstance(origin, ParquetOrigin) and _is_seen(origin.place.files):
        relation, numbered = _parquet(session, source, origin, own)
    elif (
        isinstance(origin, TextOrigin) and _is_seen((origin.path,)) and one_line_a_row(origin.path, _rows(ask, source))
    ):
        relation, numbered = _text(session, source, origin)
    else:
        relation = numbered = _handed_over(session, source, ask, own)
    read = replace(source, relation=relation, numbered=numbered, headings=own, constants={}, as_date=dialect.as_date)
    return read.with_constants(source.constants)


def _is_seen(files: tuple[Path, ...]) -> bool:
    """Spark passes over files whose names begin so."""
    return not any(file.name.startswith(("_", ".")) for file in files)


def _rows(ask: Ask, source: Source) -> int:
    """How many rows lie below the header of a text file, those that are no records included."""
    left_out = len(source.origin.left_out) if isinstance(source.origin, TextOrigin) else 0
    return int(ask(f"SELECT count(*) FROM {source.relation} AS records")[0][0]) + left_out


def _path(file: Path) -> str:
    """A file as Spark's readers take it: they would read *, ? and brackets in it as wildcards."""
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(file.resolve()))


def _view(frame: DataFrame, name: str) -> str:
    frame.createOrReplaceTempView(name)
    return name


def _parquet(
    session: SparkSession, source: Source, origin: ParquetOrigin, headings: Mapping[str, str]
) -> tuple[str, str]:
    """Parts whose columns have the same types are read together; Spark itself would refuse to join the others."""
    groups: dict[tuple[str, ...], list[Path]] = {}
    for file in origin.place.files:
        kinds = tuple(origin.parts[file].get(heading.lower(), "") for heading in headings.values())
        groups.setdefault(kinds, []).append(file)
    folder = f"{origin.place.folder}/" if origin.place.folder else ""
    # Spark gives the name as a part of a URI, in which + is itself.
    name = f"{sql.text(folder)} || url_decode(replace(_metadata.file_name, '+', '%2B'))"
    plain, numbered = [], []
    for kinds, files in groups.items():
        frame = session.read.option("recursiveFileLookup", "true").parquet(*map(_path, files))
        picked = [
            dialect.spoken(f"{_cell(heading, kind, origin.types[canonical])} AS {sql.name(canonical)}")
            for (canonical, heading), kind in zip(headings.items(), kinds, strict=True)
        ]
        plain.append(frame.selectExpr(*picked))
        row = 'CAST(_metadata.row_index + 2 AS BIGINT) AS "row"'
        numbered.append(frame.selectExpr(*picked, row, dialect.spoken(f'{name} AS "file"')))
    own = source.record_set.name
    return (
        _view(reduce(DataFrame.union, plain), f"records_of_{own}"),
        _view(reduce(DataFrame.union, numbered), f"numbered_records_of_{own}"),
    )


def _cell(heading: str, kind: str, together: str) -> str:
    """SQL for a column of the type `kind` in this part, and of the type `together` in all parts."""
    dated = sql.is_dated(together)
    if not kind or kind == '"NULL"':
        return f"CAST(NULL AS {'DATE' if dated else 'STRING'})"
    if together == "VARCHAR" and kind != together:
        return f"CAST({sql.name(heading)} AS STRING)"
    return sql.as_text_or_date(heading, kind)


def _text(session: SparkSession, source: Source, origin: TextOrigin) -> tuple[str, str]:
    """Text that is cut at the ends of lines, so that many machines can read one file.

    Spark knows no number of a row. Its place in the block of the file that was read at one go is known, and so is how
    many rows the blocks before have.
    """
    frame = session.read.csv(
        _path(origin.path), schema=", ".join(f"c{index} STRING" for index in range(origin.width)),
        sep=origin.delimiter, header=True, quote='"', escape='"', mode="FAILFAST",
    )  # fmt: skip
    identifiers = {column.name for column in source.record_set.columns if column.kind == "identifier"}
    picked = [
        dialect.spoken(f"{f'trim(c{at})' if name in identifiers else f'c{at}'} AS {sql.name(name)}")
        for name, at in origin.positions.items()
    ]
    own = source.record_set.name
    placed = _view(
        frame.selectExpr(*picked, "_metadata.file_block_start AS block", "monotonically_increasing_id() AS place"),
        f"placed_records_of_{own}",
    )
    listed = ", ".join(map(sql.name, origin.positions))
    starts = (
        "SELECT block, min(place) AS first, coalesce(sum(count(*)) OVER"
        " (ORDER BY block ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before"
        f" FROM {placed} GROUP BY block"
    )
    numbered = _view(
        session.sql(
            dialect.spoken(
                f'SELECT {listed}, CAST(before + place - first + 2 AS BIGINT) AS "row",'
                f' {sql.text(origin.path.name)} AS "file" FROM {placed} AS placed'
                f" JOIN ({starts}) AS starts ON placed.block = starts.block"
            )
        ),
        f"numbered_records_of_{own}",
    )
    if not origin.left_out:
        return _view(frame.selectExpr(*picked), f"records_of_{own}"), numbered
    kept = session.sql(f'SELECT * FROM {numbered} WHERE "row" NOT IN ({", ".join(map(str, origin.left_out))})')
    view = _view(kept, f"records_of_{own}")
    return view, view


def _handed_over(session: SparkSession, source: Source, ask: Ask, headings: Mapping[str, str]) -> str:
    """Rows of a workbook, or of text that had to be rewritten: they are in this process already."""
    listed = ", ".join(map(sql.name, headings))
    rows = ask(f'SELECT {listed}, "row", "file" FROM {source.numbered} AS records')
    kinds = [f"{sql.name(name)} {'DATE' if name in source.dated else 'STRING'}" for name in headings]
    schema = ", ".join([*kinds, '"row" BIGINT', '"file" STRING'])
    with warnings.catch_warnings():
        # pyspark leaves the socket by which it hands rows to Java for Python to close.
        warnings.simplefilter("ignore", ResourceWarning)
        frame = session.createDataFrame(rows, schema, verifySchema=False)
    return _view(frame, f"records_of_{source.record_set.name}")
