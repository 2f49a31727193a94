"""Do two measurements agree? python -m benchmarks.agree PRODUCT OTHER compares their counts.csv and figures.csv.

Every count of either must be in both, and equal. Every figure of the other must be in the product's, and its value
and limits equal, to nine digits.
"""

from __future__ import annotations

import csv
import math
import sys
from pathlib import Path

COUNT_KEYS = ("organisation", "indicator", "part", "group")
FIGURE_KEYS = ("organisation", "indicator", "part", "statistic", "group", "comparator", "method")
Table = dict[tuple[str, ...], tuple[str, ...]]


def read(path: Path, keys: tuple[str, ...], values: tuple[str, ...]) -> Table:
    """A table by its keys."""
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row[key] for key in keys): tuple(row[name] for name in values) for row in csv.DictReader(file)}


def same(one: str, other: str) -> bool:
    """Whether two numbers are the same, or both empty."""
    return one == other or (bool(one and other) and math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9))


def differences(product: Table, other: Table) -> list[str]:
    """What the other has and the product has not, or not so."""
    return [
        f"{' | '.join(key)}: {product.get(key)} and {numbers}"
        for key, numbers in other.items()
        if key not in product or not all(map(same, product[key], numbers))
    ]


def main(product: Path, other: Path) -> None:
    """Raises SystemExit where they differ."""
    numbers = ("numerator", "denominator")
    counts, theirs = (read(folder / "counts.csv", COUNT_KEYS, numbers) for folder in (product, other))
    found = differences(counts, theirs) + [
        f"{' | '.join(key)}: only one has it" for key in counts.keys() - theirs.keys()
    ]
    limits = ("value", "lower", "upper")
    figures, others = (read(folder / "figures.csv", FIGURE_KEYS, limits) for folder in (product, other))
    found += differences(figures, others)
    if found:
        raise SystemExit(f"{len(found):,} differences, such as:\n" + "\n".join(found[:10]))
    print(f"{len(theirs):,} counts and {len(others):,} figures agree")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
