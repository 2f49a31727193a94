"""The bare scan: python -m benchmarks.scan FOLDER touches each value of each needed column in the cheapest way."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from benchmarks.columns import DATES, NEEDED, NUMBERS
from benchmarks.floor import relation


def touch(column: str, *, typed: bool) -> str:
    """SQL that must look at every value of a column, and cannot be answered from a file's statistics."""
    name = f'"{column}"'
    if typed and column in DATES:
        return f"bit_xor({name} - DATE '1970-01-01')"
    if typed and column in NUMBERS:
        return f"sum({name})"
    return f"bit_xor(strlen({name}))"


def main(folder: Path) -> None:
    """Scans the record sets one by one."""
    engine = duckdb.connect()
    for record_set, columns in NEEDED.items():
        typed = (folder / f"{record_set}.parquet").exists()
        touched = ", ".join(touch(column, typed=typed) for column in columns)
        engine.execute(f"SELECT {touched} FROM {relation(folder, record_set)}").fetchall()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
