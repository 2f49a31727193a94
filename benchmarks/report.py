"""What was measured, in Markdown: the same text for the terminal and for docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from statistics import median

from benchmarks import jobs
from benchmarks.goals import Goal, goals_of, paired, paired_cpu, why
from benchmarks.jobs import Result
from benchmarks.processes import Run

TITLES = {
    jobs.NATIONAL: "The national job",
    jobs.TRUST: "The trust job",
    jobs.PROGRAM_HELP: "The program's help",
}
METHOD = """\
Made by `script/bench`, which makes make-believe data and times whole processes on it, from the start of the
interpreter to the last byte written, file cache warm, {rounds} rounds with the contenders in turn (A B C A B C …).
Wall and processor time are medians. A ratio says how many times as long as the other process {product} took: it is
the median of the ratios of each round, so that a slow moment of the machine meets both. Peak memory is the highest of
all rounds, as the system accounts for it.

- **floor**: the least work that any way of measuring must do, on the same embedded engine, and no more: the scan, each
  record set grouped at the finest grain that the indicators need, every `person_id` told apart, training set against
  staff. It knows no rules, checks nothing else, writes nothing.
- **bare scan**: the cheapest look at every value of every column that is needed.
- **pandas**: a good script with categoricals and the same design (one grouping a record set, all else derived from
  it), the same checks without telling rows, the same tables but for the intervals that take longer (Koopman's, and
  exact ones). Its counts are compared with the product's cell by cell, and its figures with theirs, before anything is
  timed.
- **identifiers of applications and cases**: telling `application_id` and `case_id` apart, a process of its own; the
  seconds in square brackets are without its start.
"""


def machine() -> str:
    """Cores, memory, system and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0))
    versions = ", ".join(f"{name} {version(name)}" for name in ("levelground", "duckdb", "numpy", "pandas", "pyarrow"))
    system = f"{platform.system()} on {platform.machine()}"
    return f"{cores} cores, {memory:.0f} GB of memory, {system}; Python {platform.python_version()}, {versions}."


def page(results: Sequence[Result], rounds: int, day: str, load: tuple[float, float], scale: float) -> str:
    """The whole page. `load` is the machine's load at the start and the end: what else ran lengthens every time."""
    parts = ["# Benchmarks", METHOD.format(rounds=rounds, product=jobs.PRODUCT)]
    parts.append(
        f"{day}. {machine()} Load of the machine, one-minute average: {load[0]:.1f} before, {load[1]:.1f} after."
    )
    if scale != 1:
        parts.append(f"A trial: the national job at {scale:g} of its size; the goals are for the whole.")
    parts.append("## Goals\n\n" + goal_table([goal for result in results for goal in goals_of(result)]))
    parts.extend(reason for reason in map(why, results) if reason)
    parts.extend(section(result) for result in results)
    return "\n\n".join(part.strip() for part in parts) + "\n"


def goal_table(goals: Sequence[Goal]) -> str:
    """A row for each goal."""
    return table(
        ("goal", "measured", "verdict"),
        [(goal.asks, f"{goal.measured:.3g} {goal.unit}", goal.verdict()) for goal in goals],
    )


def section(result: Result) -> str:
    """One job: who took part, what they took, and where the product's time went."""
    parts = [f"## {TITLES[result.job]}", result.about]
    own = result.runs[result.product]
    parts.append(
        table(
            (
                "process",
                "wall s, median (min–max)",
                "processor s",
                "peak MB",
                "its wall time ×",
                "its processor time ×",
            ),
            [_row(name, runs, own) for name, runs in result.runs.items()],
        )
    )
    if result.agreement:
        parts.append(f"pandas against the product: {result.agreement}.")
    if result.stages:
        rows = [(stage.name, f"{1000 * stage.seconds:.0f}") for stage in result.stages]
        parts.append("Where the product's time goes, in one run:\n\n" + table(("stage", "ms"), rows))
    return "\n\n".join(parts)


def _row(name: str, runs: Sequence[Run], own: Sequence[Run]) -> tuple[str, ...]:
    walls = [run.wall for run in runs]
    shown = f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})"
    if name == jobs.IDENTIFIERS:
        shown += f" [{median(jobs.own_seconds(run) for run in runs):.2f}]"
    cpu, peak = median(run.cpu for run in runs), max(run.peak_mb for run in runs)
    ratios = ("1", "1") if runs is own else (f"{paired(own, runs):.2f}", f"{paired_cpu(own, runs):.2f}")
    return name, shown, f"{cpu:.2f}", f"{peak:.0f}", *ratios


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    rule = ["---", *("---:" for _ in headings[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headings, rule, *rows))
