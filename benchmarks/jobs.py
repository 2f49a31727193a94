"""The jobs that are measured, and who takes part in each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import data
from benchmarks.processes import Contender, ProcessFailedError, Run, interleaved, run

PRODUCT, TABLES_ONLY, FLOOR, SCAN = "levelground", "levelground, tables only", "floor", "bare scan"
PANDAS, IDENTIFIERS, PYTHON, HELP = (
    "pandas",
    "identifiers of applications and cases",
    "python alone",
    "levelground --help",
)
POLARS, FAIRLEARN, FASTEXCEL, CALAMINE = "polars", "fairlearn", "fastexcel", "python-calamine"
PROTECTION = "measuring and protecting"
LOOK = "looking whether a workbook may be opened"
# Parts of the product's work that are timed by themselves, in a process of their own.
APART = (IDENTIFIERS, PROTECTION, LOOK)
TWELFTH = "levelground, a twelfth of it"
TEN_YEARS, ONE_MONTH = "levelground, ten years of months", "levelground, the last month alone"
ALL_OUTPUTS = "csv,json,xlsx,html"
TIMES = 12


@dataclass(frozen=True)
class Stage:
    """A part of the product's work, and the seconds that it took in one run."""

    name: str
    seconds: float


@dataclass(frozen=True)
class Plan:
    """What is run for one job.

    Before anything is timed all contenders run once; `agree` then compares what they wrote, and where they are to be
    `alike` they must have printed the same.
    """

    about: str
    product: str
    contenders: tuple[Contender, ...]
    agree: tuple[Contender, ...] = ()
    alike: bool = False
    stages: Contender | None = None


@dataclass(frozen=True)
class Result:
    """What was measured of one job: the product's name among the runs, all runs, and the stages of one more.

    `load` is the machine's load, the one-minute average, before and after: what else runs lengthens every time.
    """

    job: str
    day: str
    load: tuple[float, float]
    scale: float
    about: str
    product: str
    runs: dict[str, list[Run]]
    stages: tuple[Stage, ...] = ()
    agreement: tuple[str, ...] = ()

    @property
    def rounds(self) -> int:
        """How often each contender was timed."""
        return len(self.runs[self.product])


def measure(job: str, rounds: int, scale: float, day: str) -> Iterator[Result]:
    """Runs one job, and gives its result after each round, so that one that is broken off is not lost.

    Raises ProcessFailedError where a contender fails, or does not come to the product's numbers.
    """
    plan = JOBS[job](scale)
    before = os.getloadavg()[0]
    first = {contender.name: run(contender).printed for contender in plan.contenders}
    agreement = [f"{check.name}: {run(check).printed.strip()}" for check in plan.agree]
    if plan.alike:
        agreement.append(_alike(first, plan.product))
    stages = stages_of(run(plan.stages)) if plan.stages is not None else ()
    for runs in interleaved(plan.contenders, rounds):
        load = (before, os.getloadavg()[0])
        yield Result(job, day, load, scale, plan.about, plan.product, runs, stages, tuple(agreement))


def own_seconds(of: Run) -> float:
    """The seconds that a contender says its work took, without its start."""
    return next(float(line.split()[1]) for line in of.printed.splitlines() if line.startswith("seconds "))


def _alike(printed: dict[str, str], product: str) -> str:
    own = printed[product].splitlines()
    for name, text in printed.items():
        if name in APART:
            continue
        # Some libraries add a remark of their own.
        if [line for line in text.splitlines() if line in own] != own:
            raise ProcessFailedError(f"{name} does not come to the same as {product}:\n{text[:500]}")
    return f"all print the same {len(own):,} line{'s' if len(own) > 1 else ''}"


def _national(scale: float) -> Plan:
    folder = data.national(scale)
    out = data.CACHE / "out-national"
    agree = tuple(_agree(name, out / "product", out / name) for name in (PANDAS, POLARS))
    return Plan(
        f"From {data.rows_of(folder)} to counts and figures as CSV.",
        PRODUCT,
        (
            _product(PRODUCT, folder, out / "product", "csv"),
            *_floors(folder),
            _module(PANDAS, "benchmarks.pandas_job", folder, out / PANDAS),
            _module(POLARS, "benchmarks.polars_job", folder, out / POLARS),
            _module(IDENTIFIERS, "benchmarks.identifiers", folder),
        ),
        agree,
        stages=_module("stages", "benchmarks.stages", folder, out / "stages", "csv"),
    )


def _national_csv(scale: float) -> Plan:
    folder = data.national(scale, "csv")
    out = data.CACHE / "out-national-csv"
    return Plan(
        f"From {data.rows_of(folder)} to counts and figures as CSV.",
        PRODUCT,
        (
            _product(PRODUCT, folder, out / "product", "csv"),
            _module(PANDAS, "benchmarks.pandas_job", folder, out / PANDAS),
        ),
        (_agree(PANDAS, out / "product", out / PANDAS),),
        stages=_module("stages", "benchmarks.stages", folder, out / "stages", "csv"),
    )


def _trust(_: float) -> Plan:
    folder = data.trust()
    out = data.CACHE / "out-trust"
    return Plan(
        f"From {data.rows_of(folder)} to counts, figures, return, workbook and report.",
        PRODUCT,
        (
            _product(PRODUCT, folder, out / "product", ALL_OUTPUTS),
            _product(TABLES_ONLY, folder, out / "tables", "csv"),
            *_floors(folder),
            _module(PANDAS, "benchmarks.pandas_job", folder, out / PANDAS),
            _module(IDENTIFIERS, "benchmarks.identifiers", folder),
        ),
        (_agree(PANDAS, out / "product", out / PANDAS),),
        stages=_module("stages", "benchmarks.stages", folder, out / "stages", ALL_OUTPUTS),
    )


def _messy(scale: float) -> Plan:
    folder = data.messy(scale)
    out = data.CACHE / "out-messy"
    return Plan(
        f"From {data.rows_of(folder)}, with labels in any case, stray spaces, ethnicity blank or NULL and dates as"
        " 31/03/2026, to counts and figures as CSV. Both look for rows that are no records (totals, headings"
        " once more), and take the fingerprint of the file; the product alone makes sure that no row is blank or holds"
        " a NUL, and makes all intervals.",
        PRODUCT,
        (
            _product(PRODUCT, folder, out / "product", "csv"),
            _module(PANDAS, "benchmarks.pandas_messy", folder, out / PANDAS),
        ),
        (_agree(PANDAS, out / "product", out / PANDAS),),
        stages=_module("stages", "benchmarks.stages", folder, out / "stages", "csv"),
    )


def _workbook(_: float) -> Plan:
    folder = data.workbook()
    readers = {PRODUCT: "levelground", FASTEXCEL: "fastexcel", CALAMINE: "calamine", LOOK: "look"}
    return Plan(
        "Reading a workbook of 100,000 rows and 12 columns of staff: the product into its engine, the others into a"
        " frame or lists. The product alone looks first whether the workbook may be opened (bombs, errors,"
        " formulas), which is timed apart too, and tells rows that are no records from records.",
        PRODUCT,
        tuple(_module(name, "benchmarks.read_workbook", reader, folder) for name, reader in readers.items()),
        alike=True,
    )


def _rates(scale: float) -> Plan:
    folder = data.national(scale)
    return Plan(
        "What MetricFrame can do of it: the staff of each organisation and group, and the share of them with a formal"
        " case; the product's engine, reader and counting, without its checks, and the library as one would call it.",
        PRODUCT,
        (
            _module(PRODUCT, "benchmarks.own_rates", folder),
            _module(FAIRLEARN, "benchmarks.fairlearn_rates", folder),
        ),
        alike=True,
    )


def _growth(scale: float) -> Plan:
    whole, twelfth = data.national(scale), data.national(scale / TIMES)
    out = data.CACHE / "out-growth"
    return Plan(
        f"The national job, and the same with a twelfth of its organisations and rows ({data.rows_of(twelfth)}).",
        PRODUCT,
        (_product(PRODUCT, whole, out / "whole", "csv"), _product(TWELFTH, twelfth, out / "twelfth", "csv")),
    )


def _months(scale: float) -> Plan:
    history, last = data.months(scale), data.last_month(scale)
    out, to_month = data.CACHE / "out-months", ("--to-month", f"{data.YEAR}-03")
    snapshots = len(list((history / "staff").iterdir()))
    return Plan(
        f"{snapshots} monthly snapshots of the staff, measured month by month in one run, beside a run over the last"
        f" month alone. From {data.rows_of(history)} to counts and figures as CSV.",
        TEN_YEARS,
        (
            _product(TEN_YEARS, history, out / "history", "csv", *to_month),
            _product(ONE_MONTH, last, out / "last", "csv", *to_month),
        ),
    )


def _disclosure(scale: float) -> Plan:
    folder = data.national(scale)
    return Plan(
        "A national publication of the race standard, all parts and roll-ups, protected after it was measured.",
        PROTECTION,
        (_module(PROTECTION, "benchmarks.disclosure", folder),),
    )


def _help(_: float) -> Plan:
    python = Contender(PYTHON, (sys.executable, "-c", "pass"))
    return Plan(
        "From the start of the process to the last line of help.",
        HELP,
        (python, Contender(HELP, (str(data.PROGRAM), "--help"))),
    )


NATIONAL, TRUST, MESSY, RATES, WORKBOOK, GROWTH, MONTHS, NATIONAL_CSV, DISCLOSURE, PROGRAM_HELP = (
    "national", "trust", "messy", "rates", "workbook", "growth", "months", "national-csv", "disclosure", "help",
)  # fmt: skip
JOBS: dict[str, Callable[[float], Plan]] = {
    NATIONAL: _national,
    TRUST: _trust,
    MESSY: _messy,
    RATES: _rates,
    WORKBOOK: _workbook,
    GROWTH: _growth,
    MONTHS: _months,
    NATIONAL_CSV: _national_csv,
    DISCLOSURE: _disclosure,
    PROGRAM_HELP: _help,
}


def _floors(folder: Path) -> tuple[Contender, Contender]:
    return _module(FLOOR, "benchmarks.floor", folder), _module(SCAN, "benchmarks.scan", folder)


def _agree(name: str, product: Path, other: Path) -> Contender:
    return _module(name, "benchmarks.agree", product, other)


def _module(name: str, module: str, *arguments: str | Path) -> Contender:
    return Contender(name, (sys.executable, "-m", module, *map(str, arguments)))


def _product(name: str, folder: Path, out: Path, formats: str, *others: str) -> Contender:
    command = (str(data.PROGRAM), "measure", str(folder), "--standard", "wres", "--year", str(data.YEAR))
    return Contender(name, (*command, "--formats", formats, "--to", str(out), *others))


def stages_of(of: Run) -> tuple[Stage, ...]:
    """The stages whose seconds a process has printed."""
    lines = (line.split(" ", 2) for line in of.printed.splitlines() if line.startswith("stage "))
    return tuple(Stage(name, float(seconds)) for _, seconds, name in lines)
