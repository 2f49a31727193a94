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
from benchmarks.processes import ROOT, Run

EARLIER = ROOT / "benchmarks" / "earlier.md"
TITLES = {
    jobs.NATIONAL: "The national job",
    jobs.TRUST: "The trust job",
    jobs.MESSY: "A messy CSV",
    jobs.RATES: "What fairlearn can do",
    jobs.WORKBOOK: "A workbook",
    jobs.GROWTH: "Growth",
    jobs.MONTHS: "Ten years of months",
    jobs.NATIONAL_CSV: "The national job from CSV",
    jobs.PROGRAM_HELP: "The program's help",
    jobs.DISCLOSURE: "Protecting a national publication",
}
METHOD = """\
Made by `script/bench`, which makes make-believe data and times whole processes on it, from the start of the
interpreter to the last byte written, file cache warm, with the contenders in turn, round by round (A B C A B C …).
Wall and processor time are medians. A ratio says how many times as long as the other process {product} took: it is
the median of the ratios of each round, so that a slow moment of the machine meets both. Peak memory is the highest of
all rounds, as the system accounts for it.

On pages of their own: [the site at work](benchmarks-site.md), [pages of figures and the API](benchmarks-figures.md),
[what each page costs](benchmarks-pages.md), [carers' passports](benchmarks-passports.md),
[the registers of lived experience](benchmarks-registers.md), and [Apache Spark](benchmarks-spark.md).

- **floor**: the least work that any way of measuring must do, on the same embedded engine, and no more: the scan, each
  record set grouped at the finest grain that the indicators need, every `person_id` told apart, training set against
  staff. It knows no rules, checks nothing else, writes nothing.
- **bare scan**: the cheapest look at every value of every column that is needed.
- **pandas**: a good script with categoricals and the same design (one grouping a record set, all else derived from
  it), the same checks without telling rows, the same tables but for the intervals that take longer (Koopman's, and
  exact ones). Its counts are compared with the product's cell by cell, and its figures with theirs, before anything is
  timed.
- **polars**: the same in Polars, lazily and streamed, with the same agreement.
- **identifiers of applications and cases**: telling `application_id` and `case_id` apart, a process of its own; the
  seconds in square brackets are without its start.
- **measuring and protecting**: what `--protect public` adds to the national job; in square brackets the seconds of
  protecting alone.
"""


def machine() -> str:
    """Cores, memory, system and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0))
    named = (
        "levelground",
        "duckdb",
        "numpy",
        "pandas",
        "pyarrow",
        "polars",
        "fairlearn",
        "fastexcel",
        "python-calamine",
    )
    versions = ", ".join(f"{name} {version(name)}" for name in named)
    system = f"{platform.system()} on {platform.machine()}"
    return f"{cores} cores, {memory:.0f} GB of memory, {system}; Python {platform.python_version()}, {versions}."


def page(results: Sequence[Result]) -> str:
    """The whole page."""
    parts = ["# Benchmarks", METHOD.format(product=jobs.PRODUCT), machine()]
    for scale in sorted({result.scale for result in results} - {1}):
        parts.append(f"A trial: the national job at {scale:g} of its size; the goals are for the whole.")
    parts.append("## Goals\n\n" + goal_table([goal for result in results for goal in goals_of(result)]))
    parts.extend(reason for reason in map(why, results) if reason)
    parts.extend(section(result) for result in results)
    parts.append(EARLIER.read_text("utf-8"))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def goal_table(goals: Sequence[Goal]) -> str:
    """A row for each goal."""
    return table(
        ("goal", "measured", "verdict"),
        [(goal.asks, f"{goal.measured:.3g} {goal.unit}", goal.verdict()) for goal in goals],
    )


def section(result: Result) -> str:
    """One job: who took part, what they took, and where the product's time went."""
    before, after = result.load
    parts = [f"## {TITLES[result.job]}", result.about]
    parts.append(
        f"{result.day}, {result.rounds} round{'s' * (result.rounds > 1)}; load of the machine (one-minute average)"
        f" {before:.1f} before and {after:.1f} after."
    )
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
        parts.append(f"Against the product: {'; '.join(result.agreement)}.")
    made_of = jobs.stages_of(result.runs[jobs.FLOOR][-1]) if jobs.FLOOR in result.runs else ()
    if made_of:
        rows = [(stage.name, f"{1000 * stage.seconds:.0f}") for stage in made_of]
        parts.append("What the floor is made of, in its last run:\n\n" + table(("stage", "ms"), rows))
    if result.stages:
        rows = [(stage.name, f"{1000 * stage.seconds:.0f}") for stage in result.stages]
        parts.append("Where the product's processor time goes, in one run:\n\n" + table(("stage", "ms"), rows))
    return "\n\n".join(parts)


def _row(name: str, runs: Sequence[Run], own: Sequence[Run]) -> tuple[str, ...]:
    walls = [run.wall for run in runs]
    shown = f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})"
    if name in jobs.APART:
        shown += f" [{median(jobs.own_seconds(run) for run in runs):.2f}]"
    cpu, peak = median(run.cpu for run in runs), max(run.peak_mb for run in runs)
    ratios = ("1", "1") if runs is own else (f"{paired(own, runs):.2f}", f"{paired_cpu(own, runs):.2f}")
    return name, shown, f"{cpu:.2f}", f"{peak:.0f}", *ratios


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    rule = ["---", *("---:" for _ in headings[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headings, rule, *rows))
