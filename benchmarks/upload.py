"""python -m benchmarks.upload: from the drop of a trust's extracts to its figures, by a real server and its worker.

A demo's site is served by the real command. The extracts of a trust of 10,000 people, with 30,000 applications a year,
are dropped as a browser drops them; then the job's page is followed as a browser follows it, at the pace that the page
itself asks for, until the page says that they are measured. `ready` is when the worker was done, looked at every 50 ms.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING

from levelground.synthetic import make_trust

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "/returns/wres/2026/RZZ/extracts/"
GOAL = 5.0


class Browser:
    """As much of a browser as dropping files takes: cookies, forms, and pages that ask to be loaded again."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[HTTPResponse, str]:
        """An answer and its text."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if kind:
            headers["Content-Type"] = kind
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer, text

    def token(self, path: str) -> str:
        """The token in a page's form."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", path)[1])
        if found is None:
            raise RuntimeError(f"No form at {path}.")
        return found.group(1)

    def become(self, name: str) -> None:
        """One of the demo's people."""
        page = self.ask("GET", "/demo/")[1]
        place = re.search(rf'action="([^"]+)"(?:(?!action=).)*?Be {name}', page, re.DOTALL)
        if place is None:
            raise RuntimeError(f"{name} is not in the demo.")
        body = f"csrfmiddlewaretoken={self.token('/demo/')}".encode()
        self.ask("POST", place.group(1), body, "application/x-www-form-urlencoded")


@contextmanager
def served() -> Iterator[int]:
    """The port of a demo's site with its worker."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        own = {"LEVELGROUND_MODE": "demo", "LEVELGROUND_DEMO_SIZE": "system", "LEVELGROUND_DATA": folder}
        command = [sys.executable, "-m", "levelground_site", "serve", "--port", str(port)]
        with subprocess.Popen(command, env={**os.environ, **own}, stdout=log, stderr=log) as server:
            until = time.monotonic() + 180
            while time.monotonic() < until and server.poll() is None:
                with suppress(OSError):
                    Browser(port).ask("GET", "/about/roles/")
                    break
                time.sleep(0.2)
            try:
                yield port
            finally:
                server.terminate()


def form(token: str, folder: Path) -> bytes:
    """The form as a browser sends it."""
    body = f'--edge\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode()
    for path in sorted(folder.iterdir()):
        head = f'--edge\r\nContent-Disposition: form-data; name="files"; filename="{path.name}"\r\n\r\n'
        body += head.encode() + path.read_bytes() + b"\r\n"
    return body + b"--edge--\r\n"


def drop(browser: Browser, folder: Path) -> tuple[float, float, float]:
    """Seconds until the files were taken, until they were measured, and until a browser's page said so."""
    body = form(browser.token(PAGE), folder)
    began = time.perf_counter()
    answer, text = browser.ask("POST", PAGE, body, "multipart/form-data; boundary=edge")
    taken = time.perf_counter() - began
    job = answer.getheader("Location") or ""
    if answer.status != 302:
        raise RuntimeError(text)
    ready, look_again = 0.0, 0.0
    while True:
        answer, text = browser.ask("GET", job)
        now = time.perf_counter() - began
        if answer.status == 302:
            ready = ready or now
            if now >= look_again:
                page = browser.ask("GET", answer.getheader("Location") or "")[1]
                if "Your files are measured" not in page:
                    raise RuntimeError(page)
                return taken, ready, time.perf_counter() - began
        elif now >= look_again:
            look_again = now + float(answer.getheader("Refresh") or 0)
        time.sleep(0.05)


def main() -> int:
    """Prints the times of each round, and whether the goal is met by the median."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as made, served() as port:
        folder = Path(made) / "extracts"
        make_trust(folder, 10_000, 2026)
        size = sum(path.stat().st_size for path in folder.iterdir())
        print(f"{size / 1e6:,.1f} MB in {len(list(folder.iterdir()))} files; load {os.getloadavg()[0]:.1f}", flush=True)
        browser = Browser(port)
        browser.become("Rhys Morgan")
        drop(browser, folder)
        times = [drop(browser, folder) for _ in range(rounds)]
    for taken, ready, seen in times:
        print(f"taken after {taken:.2f} s, measured after {ready:.2f} s, seen after {seen:.2f} s")
    ready, seen = (statistics.median(each[place] for each in times) for place in (1, 2))
    print(f"median: measured {ready:.2f} s, seen {seen:.2f} s; load {os.getloadavg()[0]:.1f}")
    busy = os.getloadavg()[0] > 2 * (os.cpu_count() or 1)
    verdict = "met" if seen < GOAL else "not judged, the machine was busy" if busy else "MISSED"
    print(f"goal, under {GOAL:g} s from drop to figures: {verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
