"""From which size Spark pays: the national job at growing sizes on the embedded engine and on Spark, side by side."""

from __future__ import annotations

import filecmp
import os
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks import data
from benchmarks.processes import ROOT, Contender, ProcessFailedError, Run, run

PAGE = ROOT / "docs" / "benchmarks-spark.md"
# Shares of the national job: the largest takes Spark on two processors about a minute.
SIZES = (0.02, 0.1, 0.3)
MILLION, WORKERS = 1_000_000, (2, 8, 32)


@dataclass(frozen=True)
class Measured:
    """One size: millions of rows read, a run on each engine, and whether both wrote the same bytes."""

    millions: float
    embedded: Run
    spark: Run
    alike: bool


def measure(scale: float) -> list[Measured]:
    """Each size once on either engine, the smaller first."""
    return [_at(size * scale) for size in SIZES]


def _at(size: float) -> Measured:
    folder = data.national(size)
    with tempfile.TemporaryDirectory() as place:
        one, other = Path(place) / "embedded", Path(place) / "spark"
        embedded = run(_command("levelground", folder, one))
        spark = run(_command("levelground on Spark", folder, other, "--engine", "spark"))
        names = sorted(path.name for path in one.iterdir())
        same, *_ = filecmp.cmpfiles(one, other, names, shallow=False)
    return Measured(_rows(folder) / MILLION, embedded, spark, sorted(same) == names)


def _command(name: str, folder: Path, to: Path, *more: str) -> Contender:
    command = (str(data.PROGRAM), "measure", str(folder), "--year", str(data.YEAR), "--to", str(to), "--formats", "csv")
    return Contender(name, (*command, *more))


def _rows(folder: Path) -> int:
    """The rows of all extracts, counted from the files."""
    words = data.rows_of(folder).replace(",", "").split()
    return sum(int(number) for number, unit in pairwise(words) if unit == "rows")


def line(millions: list[float], seconds: list[float]) -> tuple[float, float]:
    """What starting costs and what a million rows cost, in seconds: the straight line nearest to the runs."""
    each, start = np.polyfit(millions, seconds, 1)
    return float(start), float(each)


def crossing(embedded: tuple[float, float], spark: tuple[float, float], machines: int = 1) -> float | None:
    """Millions of rows from which Spark is the sooner, its work spread evenly over `machines`; None where never."""
    gained = embedded[1] - spark[1] / machines
    return max(0.0, (spark[0] - embedded[0]) / gained) if gained > 0 else None


def page(found: list[Measured], date: str, load: float) -> str:
    """The page of results."""
    lines = [
        "# When Spark pays",
        "",
        "Made by `script/bench --only spark`: the national job at growing sizes (staff, applications, cases, training",
        "and the rest), once on the embedded engine and once on Spark with all processors of the same machine.",
        "",
        f"{date}; {os.cpu_count()} processors; load of the machine before: {load:.1f}. "
        f"Both engines wrote the same bytes: {'yes' if all(each.alike for each in found) else 'NO'}.",
        "",
        "| million rows | DuckDB wall s | processor s | peak MB | Spark wall s | processor s | peak MB | Spark takes |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for each in found:
        one, other = each.embedded, each.spark
        lines.append(
            f"| {each.millions:.2f} | {one.wall:.1f} | {one.cpu:.1f} | {one.peak_mb:.0f} | {other.wall:.1f} | "
            f"{other.cpu:.1f} | {other.peak_mb:.0f} | {other.wall / one.wall:.0f} × |"
        )
    millions = [each.millions for each in found]
    embedded = line(millions, [each.embedded.wall for each in found])
    spark = line(millions, [each.spark.wall for each in found])
    lines += [
        "",
        f"By the nearest straight lines, starting takes {embedded[0]:.1f} s and {spark[0]:.1f} s, and a million rows "
        f"{embedded[1]:.2f} s and {spark[1]:.2f} s (DuckDB, then Spark).",
        "",
    ]
    at = crossing(embedded, spark)
    told = "at no size" if at is None else f"from {at:,.0f} million rows on"
    lines += [f"On this machine alone Spark is the sooner {told}."]
    for machines in WORKERS:
        at = crossing(embedded, spark, machines)
        told = "at no size" if at is None else f"from {at:,.0f} million rows on"
        lines.append(f"With {machines} machines like it, if its work were spread evenly and nothing sent: {told}.")
    lines += ["", "The last lines are worked out, not measured: a cluster also sends rows between its machines."]
    return "\n".join(lines) + "\n"


def run_job(date: str, scale: float) -> None:
    """Measures, prints, and (at full scale) writes the page."""
    before = os.getloadavg()[0]
    try:
        text = page(measure(scale), date, before)
    except ProcessFailedError as error:
        sys.exit(str(error))
    print(text)
    if scale == 1:
        PAGE.write_text(text, "utf-8")
        print(f"Written to {PAGE.relative_to(ROOT)}", file=sys.stderr)
