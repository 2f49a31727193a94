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
TRUST_STAFF, TRUST_APPLICATIONS_PER_PERSON = 10_000, 3


def national(scale: float) -> Path:
    """The folder of a health service of 1.5 million staff, 6 million applications and 220 organisations, times scale.

    Four applications for each person is what `levelground synthesise` makes.
    """
    command = [
        str(PROGRAM), "synthesise", "--organisations", str(max(2, round(ORGANISATIONS * scale))),
        "--staff", str(round(STAFF * scale)), "--years", "1", "--last-year", str(YEAR),
        "--format", "parquet", "--to",
    ]  # fmt: skip
    return _made(f"national-{scale:g}", command)


def trust() -> Path:
    """The folder of one trust of 10,000 staff and 30,000 applications, as CSV."""
    return _made("trust", [sys.executable, "-m", "benchmarks.make_trust"])


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
    code = b"".join(path.read_bytes() for path in sorted((ROOT / "src/levelground/synthetic").glob("*.py")))
    return hashlib.sha256(code + Path(__file__).read_bytes()).hexdigest()[:10]
