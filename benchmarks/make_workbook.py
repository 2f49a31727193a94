"""Makes a workbook of 100,000 rows of staff: python -m benchmarks.make_workbook NATIONAL FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import xlsxwriter

from benchmarks.columns import STAFF

ROWS = 100_000


def main(national: Path, folder: Path) -> None:
    """Writes FOLDER/staff.xlsx, dates as dates and numbers as numbers."""
    folder.mkdir(parents=True)
    chosen = f"SELECT {', '.join(STAFF)} FROM '{national}/staff.parquet' LIMIT {ROWS}"
    with xlsxwriter.Workbook(str(folder / "staff.xlsx"), {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("staff")
        sheet.write_row(0, 0, STAFF)
        for number, row in enumerate(duckdb.execute(chosen).fetchall(), start=1):
            for place, (name, cell) in enumerate(zip(STAFF, row, strict=True)):
                if name == "as_at":
                    sheet.write_datetime(number, place, cell, day)
                elif cell is not None:
                    sheet.write(number, place, cell)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
