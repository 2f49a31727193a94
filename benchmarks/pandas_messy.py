"""A good pandas script for one messy staff file: python -m benchmarks.pandas_messy FOLDER OUT.

Codes are categoricals, cleaned once a category and not once a row. As the product does, it looks for rows that are no
records, and takes the fingerprint of the file; all else is as in `pandas_job`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from benchmarks.columns import STAFF
from benchmarks.definitions import KNOWN
from benchmarks.pandas_counts import finished, shares
from benchmarks.pandas_figures import figures
from benchmarks.pandas_records import (
    IDENTIFIERS,
    REFERENCE,
    Checks,
    check_codes,
    check_twice,
    counted,
    spare_assignments,
    with_clinical,
)


def cleaned(codes: pd.Series, known: tuple[str, ...]) -> pd.Series:
    """A categorical with each of its categories in the known spelling; blank and NULL are one."""
    spelt = {value.lower(): value for value in known} | {"": "", "null": ""}
    new = [spelt.get(category.strip().lower(), category.strip()) for category in codes.cat.categories]
    places = pd.Index(dict.fromkeys([*new, ""]))
    found = [*places.get_indexer(new), places.get_loc("")]
    return pd.Series(pd.Categorical.from_codes(np.array(found)[codes.cat.codes], categories=places))


def read(path: Path) -> pd.DataFrame:
    """The staff file with clean codes, identifiers and dates."""
    own = IDENTIFIERS & set(STAFF)
    codes = [column for column in STAFF if column not in own | {"as_at", "fte"}]
    frame = pd.read_csv(
        path, usecols=list(STAFF), dtype=dict.fromkeys([*codes, "as_at"], "category") | dict.fromkeys(own, "str"),
        keep_default_na=False, na_values={"fte": [""]},
    )  # fmt: skip
    for column in codes:
        frame[column] = cleaned(frame[column], KNOWN.get(column, tuple(frame[column].cat.categories)))
    for column in own:
        frame[column] = frame[column].str.strip()
    days = pd.to_datetime(frame["as_at"].cat.categories, format="%d/%m/%Y")
    frame["as_at"] = days.take(frame["as_at"].cat.codes)
    return frame


def check_records(staff: pd.DataFrame, checks: Checks) -> None:
    """Rows that may be no records: totals, and the headings once more."""
    identifiers = staff["person_id"].str.lower()
    suspected = identifiers.str.contains("total", regex=False) | (identifiers == "person_id")
    checks.error("staff: rows that may be no records", int(suspected.sum()))


def main(folder: Path, out: Path) -> None:
    """Writes counts.csv and figures.csv, unless there are errors."""
    checks = Checks()
    staff = read(folder / "staff.csv")
    check_records(staff, checks)
    check_codes(staff, "staff", checks)
    checks.error("staff: another date", int((staff["as_at"] != pd.Timestamp(REFERENCE)).sum()))
    check_twice(staff, "staff", "assignment_id", checks)
    checks.error("staff: no person_id", int((staff["person_id"] == "").sum()))
    staff["spare"] = staff.index.isin(spare_assignments(staff, checks))
    if checks.errors:
        raise SystemExit("\n".join(checks.errors))
    keys = ["organisation", "contract", "assignment_status", "ethnic_category", "clinical", "pay_band", "medical_grade"]
    table = finished(shares(counted(with_clinical(staff), [*keys, "spare"])), None)
    out.mkdir(parents=True, exist_ok=True)
    table.to_csv(out / "counts.csv", index=False)
    figures(table).to_csv(out / "figures.csv", index=False)
    with (folder / "staff.csv").open("rb") as file:
        (out / "staff.sha256").write_text(hashlib.file_digest(file, "sha256").hexdigest(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
