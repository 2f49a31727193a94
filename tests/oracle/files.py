"""Record sets written as the files that the program reads."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from oracle.sheets import Folder, Sheet


def write_csv(folder: Folder, path: Path) -> Path:
    """One CSV file for each record set."""
    path.mkdir(parents=True)
    for name, sheet in folder.items():
        with (path / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(sheet.columns)
            writer.writerows([row.get(column, "") for column in sheet.columns] for row in sheet.rows)
    return path


def write_parts(name: str, parts: Sequence[Sheet], path: Path) -> Path:
    """One record set as a folder of Parquet files, one for each part."""
    folder = path / name
    folder.mkdir(parents=True)
    for number, part in enumerate(parts):
        columns = {
            column: pa.array([row.get(column, "").strip() for row in part.rows], pa.string()) for column in part.columns
        }
        pq.write_table(pa.table(columns), folder / f"part-{number}.parquet")
    return path
