"""A demo's site of one care system's returns, served by the real command, for tests that look at it from outside."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

CHROMIUM = Path("/usr/bin/chromium")
PROGRAM = (sys.executable, "-m", "levelground_site")
LONGEST = 300  # seconds, to make a demo or to start


@dataclass(frozen=True)
class Served:
    """Where it answers, and the environment in which its other commands run."""

    address: str
    environment: dict[str, str]


@contextmanager
def serve(folder: Path, *, made: Path | None = None, worker: bool = False, releases: bool = False) -> Iterator[Served]:
    """Serves a demo in a folder, which nobody else has; it is gone when the block ends.

    Args:
        made: the data of a demo that was made before (`made_once`): a copy is served.
        worker: whether a worker of the queue runs beside it, for which nothing waits.
        releases: whether the site's own worker does, which releases the demo's closed editions first.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    if made is not None:
        shutil.copytree(made, folder / "data")
    environment = _environment(folder / "data")
    command = [*PROGRAM, "serve", "--port", str(port), *(() if releases else ("--no-worker",))]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        address = f"http://localhost:{port}"
        try:
            _wait_for(address, server, folder / "log")
            with _working(folder / "data", environment) if worker else nullcontext():
                yield Served(address, environment)
        finally:
            server.terminate()


@contextmanager
def _working(data: Path, environment: dict[str, str]) -> Iterator[None]:
    """With the worker of the queue, but without the releases that a demo's worker makes by itself: nobody waits."""
    with closing(sqlite3.connect(data / "site.sqlite3")) as database, database:
        database.execute("DELETE FROM django_tasks_database_dbtaskresult")
    with subprocess.Popen([*PROGRAM, "work", "-v", "0", "--interval", "0.2"], env=environment) as worker:
        try:
            yield
        finally:
            worker.terminate()


def made_once(temporary: pytest.TempPathFactory) -> Path:
    """The data of a demo, made by the first who asks in this run of the tests: all its processes share it."""
    own = temporary.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "levelground-demo"
    (folder / "data").mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            for command in ("migrate", "make_demo"):
                done = subprocess.run(
                    [*PROGRAM, command, "-v", "0"],
                    env=_environment(folder / "data"),
                    capture_output=True,
                    text=True,
                    timeout=LONGEST,
                    check=False,
                )
                if done.returncode:
                    pytest.fail(f"The demo was not made: {done.stdout}{done.stderr}")
            (folder / "made").touch()
    return folder / "data"


def _environment(data: Path) -> dict[str, str]:
    theirs = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "LEVELGROUND_URL")}
    return theirs | {
        "LEVELGROUND_MODE": "demo",
        "LEVELGROUND_DEMO_SIZE": "system",
        "LEVELGROUND_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "levelground_site.config.settings",
    }


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and server.poll() is None:
        with suppress(URLError, OSError), urlopen(address + "/about/roles/", timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError(f"The site did not start: {log.read_text(encoding='utf-8')}")
