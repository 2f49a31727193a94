"""The floor: python -m benchmarks.floor FOLDER does the least work that any way of measuring must do, and no more.

That is: the scan, each record set grouped at the finest grain that the indicators need, every person told apart, and
training set against staff. It reads no rules from anywhere, writes nothing and looks into nothing that is wrong.
Of several ways to do each step, this is the fastest that was found with the embedded engine: strings grouped as they
stand and dates as small numbers (ENUM keys, packed integers and joined strings were slower), identifiers told apart by
sorted hashes (GROUP BY and count(DISTINCT) were slower; the product's table of places is some 0.05 s faster).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.columns import NEEDED, NON_CLINICAL, REFERENCE, YEAR_BEFORE

IN_YEAR = f"> DATE '{YEAR_BEFORE}'"
STAFF_KEYS = "organisation, as_at, ethnic_category, pay_band, contract, assignment_status, medical_grade"


def relation(folder: Path, record_set: str) -> str:
    """SQL for the rows of a record set, in Parquet or CSV."""
    parquet = folder / f"{record_set}.parquet"
    if parquet.exists():
        return f"read_parquet('{parquet}')"
    return f"read_csv('{folder / record_set}.csv', header = true, all_varchar = true)"


def date_class(column: str) -> str:
    """SQL for where a date stands: not there, after the reference date, in the year before it, or earlier."""
    day = f"CAST({column} AS DATE)"
    return (
        f"CAST(CASE WHEN {column} IS NULL THEN 0 WHEN {day} > DATE '{REFERENCE}' THEN 1"
        f" WHEN {day} {IN_YEAR} THEN 2 ELSE 3 END AS TINYINT)"
    )


class Clock:
    """Prints how many seconds each stage took."""

    def __init__(self) -> None:
        self.last = time.perf_counter()

    def stage(self, name: str) -> None:
        """Prints the seconds since the stage before."""
        now = time.perf_counter()
        print(f"stage {now - self.last:.4f} {name}")
        self.last = now


def main(folder: Path) -> None:
    """Groups every record set into a table; a table is made whole, so nothing of it can be left out."""
    clock = Clock()
    engine = duckdb.connect()
    for record_set in NEEDED:
        if record_set == "staff" and not (folder / "staff.parquet").exists():
            # Staff are read twice, and the text of a CSV is dear to read.
            engine.execute(f"CREATE TEMP TABLE staff AS SELECT * FROM {relation(folder, record_set)}")
        else:
            engine.execute(f"CREATE TEMP VIEW {record_set} AS SELECT * FROM {relation(folder, record_set)}")
    clock.stage("start of the engine, and of the files")
    hashes = engine.execute("SELECT hash(organisation, person_id) AS h FROM staff").fetchnumpy()["h"]
    hashes.sort()
    repeated = np.count_nonzero(hashes[1:] == hashes[:-1])
    clock.stage("every person told apart")
    trained = f"mandatory = 'no' AND CAST(completed_on AS DATE) {IN_YEAR} AND CAST(completed_on AS DATE)"
    engine.execute(
        "CREATE TEMP TABLE trained AS SELECT DISTINCT organisation AS o, person_id AS p FROM training"
        f" WHERE {trained} <= DATE '{REFERENCE}'"
    )
    clock.stage("who had training")
    non_clinical = ", ".join(f"'{group}'" for group in NON_CLINICAL)
    cubes = {
        "staff": f"{STAFF_KEYS}, CASE WHEN staff_group IN ({non_clinical}) THEN 'no' ELSE 'yes' END AS clinical,"
        " p IS NULL AS untrained",
        "applications": "organisation, shortlisted, appointed, ethnic_category, pay_band, route,"
        f" {date_class('shortlisted_on')} AS shortlisted_in",
        "training": f"organisation, mandatory, {date_class('completed_on')} AS completed_in",
        "formal_cases": f"organisation, kind, ethnic_category, staff_group, {date_class('entered_on')} AS entered_in",
        "board": "organisation, as_at, ethnic_category, executive, voting",
        "survey": 'organisation, year, question, characteristic, "group", value, base',
    }
    cells = 0
    for record_set, keys in cubes.items():
        joined = " LEFT JOIN trained ON o = organisation AND p = person_id" if record_set == "staff" else ""
        grouped = f"SELECT {keys}, count(*) AS n FROM {record_set}{joined} GROUP BY ALL"
        engine.execute(f"CREATE TEMP TABLE {record_set}_cube AS {grouped}")
        counted = engine.execute(f"SELECT count(*) FROM {record_set}_cube").fetchone()
        cells += counted[0] if counted else 0
        clock.stage(f"{record_set.replace('_', ' ')}, grouped")
    print(f"{cells:,} cells, {repeated:,} rows of people who stand there before")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
