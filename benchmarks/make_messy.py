"""Makes one staff file as systems really export it: python -m benchmarks.make_messy NATIONAL FOLDER.

Labels in any case, with stray spaces, ethnicity blank or NULL, dates as 31/03/2026: the rows of a national staff set.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from benchmarks.columns import STAFF


def messy(column: str) -> str:
    """SQL for a column with its values spelt in one of several ways, by a hash of the row's identifiers."""
    way = f"hash({'person_id' if column == 'ethnic_category' else 'assignment_id'}, '{column}') % 8"
    if column == "as_at":
        return "strftime(as_at, '%d/%m/%Y') AS as_at"
    if column in ("fte", "organisation"):
        return column
    spelt = f"WHEN 0 THEN '  ' || {column} || ' '"
    if column not in ("person_id", "assignment_id"):
        spelt += f" WHEN 1 THEN upper({column}) WHEN 2 THEN lower({column})"
    if column == "ethnic_category":
        spelt += " WHEN 3 THEN CASE WHEN hash(person_id) % 4 = 0 THEN 'NULL' ELSE ethnic_category END"
    return f"CASE {way} {spelt} ELSE {column} END AS {column}"


def main(national: Path, folder: Path) -> None:
    """Writes FOLDER/staff.csv."""
    folder.mkdir(parents=True)
    columns = ", ".join(messy(column) for column in STAFF)
    staff = f"(SELECT {', '.join(STAFF)} FROM '{national}/staff.parquet')"
    duckdb.execute(f"COPY (SELECT {columns} FROM {staff}) TO '{folder}/staff.csv' (HEADER)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
