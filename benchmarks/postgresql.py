"""A real PostgreSQL of one's own: in a temporary folder, on a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "levelground"


class NoPostgreSQLError(Exception):
    """PostgreSQL's programs are not installed; says how to."""


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The DATABASE_URL of a server that runs as long as the block; `durable` writes to disk as one in use does.

    It runs as the user postgres (or nobody) where this process is root's, because PostgreSQL refuses root.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="levelground-pg-"))
    user = _unprivileged()
    if user is not None:
        shutil.chown(folder, user)
    try:
        _run([programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8"], user)
        swift = [] if durable else ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
        command = [programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", *swift]
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen(command, user=user, stdout=log, stderr=log, cwd=folder) as server,
        ):
            try:
                _wait(programs, folder, server)
                yield f"postgresql://{USER}@/postgres?host={folder}"
            finally:
                server.send_signal(2)  # fast shutdown: does not wait for whoever is connected
                server.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or [Path(shutil.which("postgres") or "")]
    if not found[-1].is_file():
        raise NoPostgreSQLError("PostgreSQL is not installed: apt-get install postgresql (script/setup --all does).")
    return found[-1].parent


def _unprivileged() -> str | None:
    if os.getuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(command: list[str | Path], user: str | None) -> None:
    subprocess.run(command, user=user, check=True, capture_output=True, cwd="/")


def _wait(programs: Path, folder: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    ask = [programs / "pg_isready", "-q", "-h", folder, "-U", USER]
    while time.monotonic() < until and server.poll() is None:
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise NoPostgreSQLError("PostgreSQL did not start: " + (folder / "log").read_text(encoding="utf-8")[-500:])
