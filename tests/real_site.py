"""The demo's site, served by the real command, for tests that look at it from outside."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from levelground_site.access import Role

CHROMIUM = Path("/usr/bin/chromium")
PERSONAS = {
    Role.ANALYST: "Rhys Morgan", Role.EQUALITY_LEAD: "Grace Adeyemi", Role.EXECUTIVE: "Ama Boateng",
    Role.GOVERNANCE_LEAD: "Colin Hart", Role.BOARD_MEMBER: "Margaret Ellis", Role.HR: "Priya Nair",
    Role.LINE_MANAGER: "Tom Whitaker", Role.STAFF_MEMBER: "Lucía Fernandes", Role.NETWORK_CHAIR: "Kwame Mensah",
    Role.CARERS_LEAD: "Siân Price", Role.LIVED_EXPERIENCE_LEAD: "Jo Barker", Role.JOB_COACH: "Ben Okafor",
    Role.PLEDGE_VERIFIER: "Helen Shaw", Role.SPEAK_UP_GUARDIAN: "Farah Khan", Role.PRESS_OFFICER: "Alex Reid",
    Role.SUPPORTER: "Dot Hughes", Role.ICS_REPRESENTATIVE: "Amit Desai", Role.NATIONAL_TEAM: "Ngozi Clarke",
    Role.EDITOR: "Ruth Palmer", Role.ADMINISTRATOR: "Sam Lowe",
}  # fmt: skip


@contextmanager
def served(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a demo's site with its worker, of one care system's returns; gone when the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "LEVELGROUND_MODE": "demo",
        "LEVELGROUND_DEMO_SIZE": "system",
        "LEVELGROUND_DATA": str(folder / "data"),
    }
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):  # the tests' own
        environment.pop(name, None)
    environment |= settings or {}
    command = [sys.executable, "-m", "levelground_site", "serve", "--port", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        address = f"http://localhost:{port}"
        try:
            _wait_for(address, server, folder / "log")
            yield address
        finally:
            server.terminate()


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until and server.poll() is None:
        with suppress(URLError, OSError), urlopen(address + "/about/roles/", timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError(f"The site did not start: {log.read_text(encoding='utf-8')}")
