"""The goals, and whether what was measured meets them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks import jobs
from benchmarks.jobs import Result
from benchmarks.processes import Run


@dataclass(frozen=True)
class Goal:
    """One goal: what is asked, the number measured, the limit, and whether the number may not be above or below it.

    Times on the clock say nothing where others kept the machine `busy`; ratios of one round do.
    """

    asks: str
    measured: float
    limit: float
    unit: str
    at_least: bool = False
    busy: bool = False

    @property
    def met(self) -> bool:
        """Whether the number keeps to the limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def verdict(self) -> str:
        """Met or missed, and by how much of the limit."""
        if self.busy:
            return "cannot be told: the machine was too busy"
        part = abs(self.measured - self.limit) / self.limit
        return f"{'met' if self.met else 'MISSED'} by {part:.0%}"


def paired(runs: Sequence[Run], others: Sequence[Run], less: Sequence[float] | None = None) -> float:
    """The median of the ratios of wall times, round by round; `less` is taken off the first one's times."""
    off = less or [0.0] * len(runs)
    return median((one.wall - own) / other.wall for one, other, own in zip(runs, others, off, strict=True))


def paired_cpu(runs: Sequence[Run], others: Sequence[Run]) -> float:
    """The median of the ratios of processor times, round by round: less shaken by what else the machine does."""
    return median(one.cpu / other.cpu for one, other in zip(runs, others, strict=True))


def was_busy(result: Result) -> bool:
    """Whether more ran on the machine, throughout, than it has cores for."""
    return min(result.load) > len(os.sched_getaffinity(0))


def why(result: Result, shown: int = 4) -> str:
    """Where the time of a job goes that the floor does not spend, in a sentence; blank where no goal is missed."""
    missed = [
        goal for goal in goals_of(result) if not goal.met and not goal.busy and goal.unit not in ("MB", "× a row")
    ]
    if not missed or not result.stages:
        return ""
    whole = sum(stage.seconds for stage in result.stages)
    dearest = sorted(result.stages, key=lambda stage: -stage.seconds)[:shown]
    listed = "; ".join(f"{stage.name} {stage.seconds / whole:.0%}" for stage in dearest)
    return f"Why the goals of the {result.job} job are missed, by the dearest stages of its time: {listed}."


def goals_of(result: Result) -> list[Goal]:
    """The goals of one job."""
    own = result.runs[result.product]
    if result.job == jobs.PROGRAM_HELP:
        wall = 1000 * median(run.wall for run in own)
        return [Goal("`levelground --help` under 150 ms", wall, 150, "ms", busy=was_busy(result))]
    if result.job == jobs.MESSY:
        faster = paired(result.runs[jobs.PANDAS], own)
        return [Goal("a messy CSV of 1.5 million rows at least 3× faster than pandas", faster, 3, "×", at_least=True)]
    if result.job == jobs.RATES:
        faster = paired(result.runs[jobs.FAIRLEARN], own)
        return [Goal("what fairlearn can do at least 50× faster than fairlearn", faster, 50, "×", at_least=True)]
    if result.job == jobs.WORKBOOK:
        readers = [result.runs[name] for name in (jobs.FASTEXCEL, jobs.CALAMINE)]
        look = [jobs.own_seconds(run) for run in result.runs[jobs.LOOK]]
        asks = "a workbook of 100,000 rows no slower than the fastest reader"
        return [
            Goal(f"{asks}, looking whether it may be opened not counted",
                 max(paired(own, reader, look) for reader in readers), 1, "×"),
            Goal(f"{asks}, all counted", max(paired(own, reader) for reader in readers), 1, "×"),
        ]  # fmt: skip
    if result.job == jobs.GROWTH:
        a_row = paired(own, result.runs[jobs.TWELFTH]) / jobs.TIMES
        return [Goal("12 times the rows cost no more a row", a_row, 1, "× a row")]
    if result.job == jobs.MONTHS:
        history, alone = (max(run.peak_mb for run in result.runs[name]) for name in (jobs.TEN_YEARS, jobs.ONE_MONTH))
        ask = "ten years of monthly snapshots within 1.3× of the memory of one month"
        return [Goal(ask, history / alone, 1.3, "×")]
    if result.job == jobs.NATIONAL_CSV:
        return []
    if result.job == jobs.TRUST:
        wall = median(run.wall for run in own)
        return [Goal("the trust job with all outputs under one second", wall, 1, "s", busy=was_busy(result))]
    if result.job == jobs.DISCLOSURE:
        protecting = median(jobs.own_seconds(run) for run in own)
        return [Goal("protecting a national publication under 10 seconds", protecting, 10, "s", busy=was_busy(result))]
    apart = [jobs.own_seconds(run) for run in result.runs[jobs.IDENTIFIERS]]
    floor, pandas = result.runs[jobs.FLOOR], result.runs[jobs.PANDAS]
    return [
        Goal("the national job within 2× of the floor, telling applications and cases apart not counted",
             paired(own, floor, apart), 2, "×"),
        Goal("the national job within 2× of the floor, all counted", paired(own, floor), 2, "×"),
        Goal("the national job at least 5× faster than pandas", paired(pandas, own), 5, "×", at_least=True),
        Goal("the national job under 500 MB", max(run.peak_mb for run in own), 500, "MB"),
    ]  # fmt: skip
