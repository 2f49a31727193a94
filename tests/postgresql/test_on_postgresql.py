"""The site on a real PostgreSQL: its migrations, trail, jobs and returns, and what two people do at once."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.postgresql import postgresql

HERE = Path(__file__).parent
SITE = HERE.parent / "site"
CHOSEN = (
    *(SITE / "test_trail.py", SITE / "test_jobs.py", SITE / "returns" / "test_steps.py"),
    *(SITE / "documents" / "test_documents.py", HERE / "two_at_once.py"),
)


def test_what_matters_holds_on_postgresql_too() -> None:
    with postgresql() as address:
        environment = {**os.environ, "DATABASE_URL": address}
        environment.pop("PYTEST_XDIST_WORKER", None)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--migrations",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-m",
            "not long",
        ]
        done = subprocess.run(
            [*command, *map(str, CHOSEN)], env=environment, capture_output=True, text=True, check=False, timeout=300
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
