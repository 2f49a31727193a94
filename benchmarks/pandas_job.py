"""A good pandas script: python -m benchmarks.pandas_job FOLDER OUT reads, checks, counts, and writes two tables.

Codes are categoricals, each record set is grouped once at the finest grain, and the rest is derived from that. It
checks what the product checks, without telling rows, and leaves out the Koopman intervals.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]

from benchmarks.pandas_counts import counts
from benchmarks.pandas_figures import figures
from benchmarks.pandas_records import Checks, cubes


def main(folder: Path, out: Path) -> None:
    """Writes counts.csv and figures.csv, unless there are errors."""
    checks = Checks()
    small = cubes(folder, checks)
    if checks.errors:
        raise SystemExit("\n".join(checks.errors))
    organisations = None
    if (folder / "organisations.parquet").exists():
        organisations = pd.read_parquet(folder / "organisations.parquet").fillna("")
    elif (folder / "organisations.csv").exists() and small["staff"]["organisation"].nunique() > 1:
        organisations = pd.read_csv(folder / "organisations.csv", dtype=str, keep_default_na=False)
    table = counts(small, organisations)
    out.mkdir(parents=True, exist_ok=True)
    table.to_csv(out / "counts.csv", index=False)
    figures(table).to_csv(out / "figures.csv", index=False)
    print("\n".join(checks.warnings))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
