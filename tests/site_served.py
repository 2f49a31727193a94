"""A demo's site, served by the real command in a folder of its own, for tests that need one for themselves."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen


@dataclass(frozen=True)
class Served:
    """Where it answers, and the environment in which its other commands run."""

    address: str
    environment: dict[str, str]


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serves a demo of one system's returns, without the worker of its queue."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"LEVELGROUND_MODE": "demo", "LEVELGROUND_DEMO_SIZE": "system", "LEVELGROUND_DATA": str(folder / "data")}
    own |= {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "levelground_site.config.settings"}
    command = [sys.executable, "-m", "levelground_site", "serve", "--port", str(port), "--no-worker"]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env={**os.environ, **own}, stdout=log, stderr=log) as server,
    ):
        address = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 120
        while time.monotonic() < until and server.poll() is None:
            with suppress(URLError, OSError), urlopen(address + "/about/roles/", timeout=5):
                break
            time.sleep(0.2)
        else:
            raise RuntimeError((folder / "log").read_text(encoding="utf-8"))
        yield Served(address, own)
        server.terminate()
