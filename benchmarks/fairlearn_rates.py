"""What fairlearn's MetricFrame can do of it: python -m benchmarks.fairlearn_rates FOLDER.

The share of staff with a formal case, by organisation and group, as one who has the library would ask for it. It
prints a line for each organisation and group: the number of staff, and of those who had a case.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
from fairlearn.metrics import MetricFrame, count, selection_rate  # type: ignore[import-not-found]

from benchmarks.definitions import ETHNICITY


def main(folder: Path) -> None:
    """Everyone's group and whether they had a case, handed to the library."""
    columns = ["organisation", "person_id", "ethnic_category"]
    staff = pd.read_parquet(folder / "staff.parquet", columns=columns)
    cases = pd.read_parquet(folder / "formal_cases.parquet", columns=columns[:2]).drop_duplicates().assign(had=1)
    group = {code: name for code, name, _ in ETHNICITY}
    staff["group"] = staff["ethnic_category"].map(group).fillna("unknown")
    had = staff.merge(cases, how="left", on=columns[:2])["had"].fillna(0).astype(int)
    frame = MetricFrame(
        metrics={"people": count, "rate": selection_rate}, y_true=had, y_pred=had,
        sensitive_features=staff[["organisation", "group"]],
    ).by_group  # fmt: skip
    for (organisation, name), row in frame.sort_index().iterrows():
        if row["people"] == row["people"]:
            print(organisation, name, int(row["people"]), round(row["people"] * row["rate"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
