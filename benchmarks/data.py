"""The make-believe data that is measured, made once and kept in a folder that is not part of the repository."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.processes import ROOT

CACHE = ROOT / ".levelground" / "bench"
PROGRAM = Path(sys.executable).with_name("levelground")
YEAR = 2026
STAFF, ORGANISATIONS = 1_500_000, 220
MONTHLY_STAFF, MONTHLY_ORGANISATIONS = 50_000, 10
TRUST_STAFF, TRUST_APPLICATIONS_PER_PERSON = 10_000, 3


def national(scale: float, form: str = "parquet") -> Path:
    """The folder of a health service of 1.5 million staff, 6 million applications and 220 organisations, times scale.

    Four applications for each person is what `levelground synthesise` makes.
    """
    command = [
        str(PROGRAM), "synthesise", "--organisations", str(max(2, round(ORGANISATIONS * scale))),
        "--staff", str(round(STAFF * scale)), "--years", "1", "--last-year", str(YEAR),
        "--format", form, "--to",
    ]  # fmt: skip
    return _made(f"national-{form}-{scale:g}", command)


def trust() -> Path:
    """The folder of one trust of 10,000 staff and 30,000 applications, as CSV."""
    return _made("trust", [sys.executable, "-m", "benchmarks.make_trust"])


def messy(scale: float) -> Path:
    """The folder of one CSV: the staff of the national job as systems really export them."""
    return _made(f"messy-{scale:g}", [sys.executable, "-m", "benchmarks.make_messy", str(national(scale))])


def workbook() -> Path:
    """The folder of one workbook of 100,000 rows of staff."""
    return _made("workbook", [sys.executable, "-m", "benchmarks.make_workbook", str(national(1))])


def months(scale: float) -> Path:
    """The folder of ten years of monthly snapshots, of 50,000 people in 10 organisations, times scale."""
    command = [
        str(PROGRAM), "synthesise", "--organisations", str(max(2, round(MONTHLY_ORGANISATIONS * scale))),
        "--staff", str(round(MONTHLY_STAFF * scale)), "--years", "11", "--last-year", str(YEAR), "--monthly",
        "--format", "parquet", "--to",
    ]  # fmt: skip
    return _made(f"months-{scale:g}", command)


def last_month(scale: float) -> Path:
    """The folder of the last month alone: its snapshot, and the twelve months of events to it."""
    history = months(scale)
    folder = history.with_name(f"last-{history.name}")
    if not folder.exists():
        for place in history.iterdir():
            kept = [place / f"{YEAR}.parquet"] if place.is_dir() else [place]
            for file in kept:
                copy = folder / file.relative_to(history)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
    return folder


def rows_of(folder: Path) -> str:
    """The files of a folder and their rows, counted from the files, in words."""
    script = (
        "import duckdb, pathlib, sys\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
        "    files = str(path / '*.parquet') if path.is_dir() else str(path)\n"
        "    rows = duckdb.execute('SELECT count(*) FROM \\'' + files + '\\'').fetchone()[0]\n"
        "    print(f'`{path.name}` {rows:,} rows')\n"
    )
    counted = subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    # The engine draws a bar of its progress where a file takes it long.
    return ", ".join(line[line.index("`") :] for line in counted.stdout.splitlines() if "`" in line)


def _made(name: str, command: list[str]) -> Path:
    """A folder that `command` fills, its last argument being the folder; made again when the generator has changed."""
    folder = CACHE / f"{name}-{_generator()}"
    if folder.exists():
        return folder
    for older in CACHE.glob(f"{name}-*"):
        shutil.rmtree(older)
    unfinished = CACHE / f"unfinished-{name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([*command, str(unfinished)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    unfinished.rename(folder)
    return folder


def _generator() -> str:
    """A fingerprint of the code that makes the data."""
    own = Path(__file__).parent
    makers = [*(ROOT / "src/levelground/synthetic").glob("*.py"), *own.glob("make_*.py"), Path(__file__)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(makers))).hexdigest()[:10]
