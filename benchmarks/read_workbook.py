"""Reading a workbook of staff: python -m benchmarks.read_workbook levelground|look|fastexcel|calamine|openpyxl FOLDER.

Each prints how many rows there are, how many characters the identifiers have, and the sum of the full-time
equivalents: what shows that it has read them. The product's reader does more by then: the rows are in the engine.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path


def levelground(folder: Path) -> tuple[int, int, float]:
    """The product's own reader, into the embedded engine."""
    from levelground.records import RECORD_SETS, Profile, connect, open_folder  # noqa: PLC0415

    engine = connect()
    names = {name: frozenset(record_set.names) for name, record_set in RECORD_SETS.items()}
    relation = open_folder(engine, folder, names, Profile()).sources["staff"].relation
    sums = "count(*), sum(length(person_id)), sum(CAST(fte AS DOUBLE))"
    rows, letters, fte = engine.execute(f"SELECT {sums} FROM {relation}").fetchall()[0]
    return rows, letters, fte


def look(folder: Path) -> None:
    """What the product does before it opens a workbook, and no other reader does: prints the seconds it takes."""
    from levelground.records.package import look_at  # noqa: PLC0415

    started = time.perf_counter()
    looked = look_at(folder / "staff.xlsx")
    print(f"seconds {time.perf_counter() - started:.6f}")
    print(looked.refusal or "it may be opened")


def fastexcel(folder: Path) -> tuple[int, int, float]:
    """fastexcel, into a Polars frame."""
    import polars as pl  # type: ignore[import-not-found] # noqa: PLC0415

    frame = pl.read_excel(folder / "staff.xlsx", engine="calamine")
    return len(frame), int(frame["person_id"].str.len_chars().sum()), float(frame["fte"].sum())


def calamine(folder: Path) -> tuple[int, int, float]:
    """python-calamine, into lists."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    head, *rows = CalamineWorkbook.from_path(str(folder / "staff.xlsx")).get_sheet_by_index(0).to_python()
    return _summed(head, rows)


def openpyxl(folder: Path) -> tuple[int, int, float]:
    """openpyxl, read-only, row by row."""
    from openpyxl import load_workbook  # noqa: PLC0415

    sheet = load_workbook(folder / "staff.xlsx", read_only=True).active
    head, *rows = sheet.iter_rows(values_only=True)
    return _summed(list(head), rows)


def _summed(head: list, rows: list) -> tuple[int, int, float]:  # type: ignore[type-arg]
    person, fte = head.index("person_id"), head.index("fte")
    return len(rows), sum(len(row[person]) for row in rows), sum(row[fte] for row in rows)


READERS = {"levelground": levelground, "fastexcel": fastexcel, "calamine": calamine, "openpyxl": openpyxl}

if __name__ == "__main__":
    if sys.argv[1] == "look":
        raise SystemExit(look(Path(sys.argv[2])))
    found = READERS[sys.argv[1]](Path(sys.argv[2]))
    print(f"{found[0]} rows, {found[1]} characters, {found[2]:.1f} full-time equivalents")
