"""Tables of codes to files: CSV or Parquet, a part a year where there are many."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

import duckdb
import numpy as np
from duckdb import CaseExpression, ColumnExpression, ConstantExpression, Expression, FunctionExpression

from levelground.synthetic.table import Coded, Column, Days, Integers, Keys, Numbers, Table

FileFormat: TypeAlias = Literal["parquet", "csv"]

_EPOCH = date(1970, 1, 1)


class Writer:
    """Writes record sets into a folder, a table at a time.

    With `parts`, a Parquet record set is a folder of parts, one for each name; otherwise a second table of the same
    record set goes below the first, which only CSV can do. Raises FileExistsError where another form of a record set
    (a folder, or a file of another kind) is there already: a reader could not know which of the two to take; OSError
    where the disk is full or the folder cannot be written to.
    """

    def __init__(self, folder: Path, file_format: FileFormat, *, parts: bool) -> None:
        if file_format not in ("parquet", "csv"):
            raise ValueError(f"file_format must be parquet or csv, not {file_format}")
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._format: FileFormat = file_format
        self._in_parts = parts and file_format == "parquet"
        self._connection = duckdb.connect()
        self._written: dict[str, Path] = {}

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @property
    def written(self) -> tuple[Path, ...]:
        """The file, or folder of parts, of each record set, in the order in which they were begun."""
        return tuple(self._written.values())

    def write(self, record_set: str, table: Table, part: str = "") -> None:
        """Write a table; `part` names it where the record set is written in parts."""
        target = self._folder / (record_set if self._in_parts and part else f"{record_set}.{self._format}")
        begun = record_set in self._written
        if not begun:
            self._refuse_other_forms(record_set, target)
            self._written[record_set] = target
        if self._in_parts and part:
            target.mkdir(exist_ok=True)
            self._copy(table, target / f"{part}.parquet", header=True)
        elif begun:
            self._append(table, target)
        else:
            self._copy(table, target, header=True)

    def _refuse_other_forms(self, record_set: str, target: Path) -> None:
        for other in (record_set, *(f"{record_set}.{ending}" for ending in ("csv", "xlsx", "parquet"))):
            path = self._folder / other
            if path.exists() and (path != target or path.is_dir()):
                raise FileExistsError(f"{path} is there already: remove it, or write to another folder")

    def _append(self, table: Table, target: Path) -> None:
        rest = target.with_name(f"{target.name}.part")
        self._copy(table, rest, header=False)
        with target.open("ab") as out, rest.open("rb") as more:
            shutil.copyfileobj(more, out)
        rest.unlink()

    def _copy(self, table: Table, path: Path, *, header: bool) -> None:
        arrays = {name: np.ascontiguousarray(_array(column)) for name, column in table.items()}
        self._connection.register("drawn", arrays)
        rows = self._connection.view("drawn").select(*(_expression(column, name) for name, column in table.items()))
        try:
            if self._format == "csv":
                rows.write_csv(str(path), header=header)
            else:
                rows.write_parquet(str(path))
        except duckdb.IOException as error:
            raise OSError(f"{path} could not be written: {error}") from error
        finally:
            self._connection.unregister("drawn")


def _array(column: Column) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    match column:
        case Coded(positions, _):
            return positions
        case Days(days):
            return days
        case Numbers(numbers):
            return numbers
        case Keys(_, numbers, _):
            return numbers


def _expression(column: Column, name: str) -> Expression:
    value = ColumnExpression(name)
    match column:
        case Coded(_, labels):
            # Lists count from 1, and place 0 is null: a blank.
            made = FunctionExpression(
                "list_extract", ConstantExpression(list(labels)), value.cast("INTEGER") + ConstantExpression(1)
            )
        case Days():
            made = _unless_blank(value, ConstantExpression(_EPOCH) + value.cast("INTEGER"))
        case Numbers():
            made = value
        case Keys(prefix, numbers, digits):
            padded = FunctionExpression(
                "lpad", value.cast("VARCHAR"), ConstantExpression(key_width(numbers, digits)), ConstantExpression("0")
            )
            made = _unless_blank(value, FunctionExpression("concat", ConstantExpression(prefix), padded))
    return made.alias(name)


def _unless_blank(value: Expression, made: Expression) -> Expression:
    return CaseExpression(value >= ConstantExpression(0), made)


def key_width(numbers: Integers, digits: int) -> int:
    """Enough places for the largest number: padding would cut a longer one short."""
    return max(digits, len(str(int(numbers.max())))) if len(numbers) else digits
