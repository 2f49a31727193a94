"""Writing tables of counts and figures as CSV, Parquet or JSON, by the engine: a national table has 200,000 rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from levelground.records import connect, sql
from levelground.standards import BoolArray, Labels, Table

if TYPE_CHECKING:
    import duckdb

# A spreadsheet takes a cell that begins so for a formula: an apostrophe before it makes it text again.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FORMS = {
    ".csv": "FORMAT csv, DELIMITER ',', HEADER",
    ".parquet": "FORMAT parquet",
    ".json": "FORMAT json, ARRAY true",
}


def write_table(
    table: Table, path: Path, whole: tuple[str, ...] = (), stars: Mapping[str, BoolArray] | None = None
) -> None:
    """Writes a table as CSV, Parquet or JSON (a list of rows), by the path's ending; NaN is an empty cell.

    In a CSV whole numbers in the columns named `whole` have no decimal point. `stars` says by column which numbers are
    hidden: in a CSV they are `*`, in the other files empty, with a column `NAME_hidden` beside them that says so.
    Raises OSError where the file cannot be written.
    """
    import duckdb  # noqa: PLC0415 - only those who write tables pay for the engine

    engine = connect()
    try:
        _copy(engine, table, path, whole, stars or {})
    except duckdb.IOException as error:
        raise OSError(str(error)) from error
    finally:
        engine.close()


def write_tables(tables: Iterable[Table], paths: Sequence[Path], whole: tuple[str, ...] = ()) -> None:
    """Writes tables one below the other into each of the files (CSV or Parquet), as if they were one table.

    Only one of them is held at a time. Raises OSError where a file cannot be written.
    """
    import duckdb  # noqa: PLC0415 - only those who write tables pay for the engine

    engine = connect()
    parts: dict[Path, list[Path]] = {path: [] for path in paths}
    try:
        for number, table in enumerate(tables):
            for path, own in parts.items():
                own.append(path.with_name(f"{path.stem}-{number}{path.suffix}"))
                _copy(engine, table, own[-1], whole, {}, header=number == 0)
                if path.suffix == ".csv":
                    _append(own.pop(), path)
        for path, own in parts.items():
            if own:
                engine.execute(f"COPY (FROM {sql.parquet(own)}) TO {sql.text(str(path))} (FORMAT parquet)")
            for part in own:
                part.unlink()
    except duckdb.IOException as error:
        raise OSError(str(error)) from error
    finally:
        engine.close()


def _append(part: Path, path: Path) -> None:
    with part.open("rb") as read, path.open("ab") as written:
        shutil.copyfileobj(read, written)
    part.unlink()


def _copy(
    engine: duckdb.DuckDBPyConnection,
    table: Table,
    path: Path,
    whole: tuple[str, ...],
    stars: Mapping[str, BoolArray],
    *,
    header: bool = True,
) -> None:
    columns: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]] = {}
    selected = []
    for index, (name, column) in enumerate(table.columns.items()):
        own = f"c{index}"
        if isinstance(column, Labels):
            columns[own] = column.codes.astype(np.int64)
            words = [sql.text(_plain(word)) for word in column.values] or ["''"]
            # A list is looked up from 1.
            word = words[0] if len(words) == 1 else f"([{', '.join(words)}])[{own} + 1]"
            selected.append(f"{word} AS {sql.name(name)}")
        else:
            columns[own] = column
            number = f"CASE WHEN isnan({own}) THEN NULL ELSE {own} END"
            if name in whole and path.suffix == ".csv":
                as_whole = f"CAST(CAST({own} AS BIGINT) AS VARCHAR)"
                number = (
                    f"CASE WHEN isnan({own}) THEN NULL WHEN {own} = floor({own}) THEN {as_whole}"
                    f" ELSE CAST({own} AS VARCHAR) END"
                )
            if name in stars:
                columns[f"{own}_hidden"] = stars[name]
            if name in stars and path.suffix == ".csv":
                number = f"CASE WHEN {own}_hidden THEN '*' ELSE CAST({number} AS VARCHAR) END"
            selected.append(f"{number} AS {sql.name(name)}")
            if name in stars and path.suffix != ".csv":
                selected.append(f"{own}_hidden AS {sql.name(f'{name}_hidden')}")
    # The engine keeps the order of what it is given.
    engine.register("columns_given", columns)
    form = _FORMS.get(path.suffix, _FORMS[".csv"])
    if form == _FORMS[".csv"]:
        form += f" {header}"
    engine.execute(f"COPY (SELECT {', '.join(selected)} FROM columns_given) TO {sql.text(str(path))} ({form})")


def _plain(word: str) -> str:
    return f"'{word}" if word.startswith(_FORMULA_STARTS) else word
