"""The three jobs that are measured, and who takes part in each."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import data
from benchmarks.processes import ROOT, Contender, Run, interleaved, run

PRODUCT, TABLES_ONLY, FLOOR, SCAN = "levelground", "levelground, tables only", "floor", "bare scan"
PANDAS, IDENTIFIERS, PYTHON, HELP = (
    "pandas",
    "identifiers of applications and cases",
    "python alone",
    "levelground --help",
)
ALL_OUTPUTS = "csv,json,xlsx,html"
NATIONAL, TRUST, PROGRAM_HELP = "national", "trust", "help"
JOBS = (NATIONAL, TRUST, PROGRAM_HELP)


@dataclass(frozen=True)
class Stage:
    """A part of the product's work, and the seconds that it took in one run."""

    name: str
    seconds: float


@dataclass(frozen=True)
class Result:
    """What was measured of one job: the product's name among the runs, all runs, and the stages of one more."""

    job: str
    about: str
    product: str
    runs: dict[str, list[Run]]
    stages: tuple[Stage, ...] = ()
    agreement: str = ""


def measure(job: str, rounds: int, scale: float) -> Result:
    """Runs one job. Raises ProcessFailedError where a contender fails, or does not come to the product's numbers."""
    if job == PROGRAM_HELP:
        contenders = [_module(PYTHON, "-c", "pass"), Contender(HELP, (str(data.PROGRAM), "--help"))]
        return Result(
            job, "From the start of the process to the last line of help.", HELP, interleaved(contenders, rounds)
        )
    folder = data.national(scale) if job == NATIONAL else data.trust()
    out = data.CACHE / f"out-{job}"
    formats = "csv" if job == NATIONAL else ALL_OUTPUTS
    contenders = [
        _product(PRODUCT, folder, out / "product", formats),
        _module(FLOOR, "-m", "benchmarks.floor", str(folder)),
        _module(SCAN, "-m", "benchmarks.scan", str(folder)),
        _module(PANDAS, "-m", "benchmarks.pandas_job", str(folder), str(out / "pandas")),
        _module(IDENTIFIERS, "-m", "benchmarks.identifiers", str(folder)),
    ]
    if job == TRUST:
        contenders.insert(1, _product(TABLES_ONLY, folder, out / "tables", "csv"))
    for contender in (contenders[0], contenders[-2]):
        run(contender)
    agreement = run(_module("agreement", "-m", "benchmarks.agree", str(out / "product"), str(out / "pandas")))
    runs = interleaved(contenders, rounds)
    staged = run(_module("stages", "-m", "benchmarks.stages", str(folder), str(out / "stages"), formats))
    return Result(job, _about(job, folder), PRODUCT, runs, _stages(staged), agreement.printed.strip())


def own_seconds(of: Run) -> float:
    """The seconds that a contender says its work took, without its start."""
    return next(float(line.split()[1]) for line in of.printed.splitlines() if line.startswith("seconds "))


def _module(name: str, *arguments: str) -> Contender:
    return Contender(name, (sys.executable, *arguments))


def _product(name: str, folder: Path, out: Path, formats: str) -> Contender:
    command = (str(data.PROGRAM), "measure", str(folder), "--standard", "wres", "--year", str(data.YEAR))
    return Contender(name, (*command, "--formats", formats, "--to", str(out)))


def _stages(of: Run) -> tuple[Stage, ...]:
    lines = (line.split(" ", 2) for line in of.printed.splitlines() if line.startswith("stage "))
    return tuple(Stage(name, float(seconds)) for _, seconds, name in lines)


def _about(job: str, folder: Path) -> str:
    """The rows of each record set, counted from the files."""
    script = (
        "import duckdb, pathlib, sys\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
        "    rows = duckdb.execute('SELECT count(*) FROM \\'' + str(path) + '\\'').fetchone()[0]\n"
        "    print(f'{rows:,} {path.name}')\n"
    )
    counted = subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    rows = ", ".join(f"`{line.split()[1]}` {line.split()[0]} rows" for line in counted.stdout.splitlines())
    wanted = "counts and figures as CSV" if job == NATIONAL else "counts, figures, return, workbook and report"
    return f"From {rows} to {wanted}."
