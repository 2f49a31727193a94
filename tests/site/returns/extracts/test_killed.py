"""The worst that can happen: processes killed in the midst of it. A planted number is left nowhere."""

import json
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from end_to_end.small_trust import small_trust

PLANTED = "PAYROLL-8675309"
ROUNDS = [pytest.param(seed, marks=() if seed < 3 else pytest.mark.long) for seed in range(24)]


@dataclass
class Site:
    """A site in a folder of its own: its processes are started and killed one by one."""

    folder: Path
    port: int
    session: str
    path: str
    environment: dict[str, str]
    running: list["subprocess.Popen[bytes]"]

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        with (self.folder / "log").open("ab") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", *command],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(started)
        return started

    def server(self) -> "subprocess.Popen[bytes]":
        server = self.start(
            *("granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning", "--port", str(self.port)),
            "levelground_site.config.wsgi:application",
        )
        for _ in range(300):
            with suppress(OSError), closing(socket.create_connection(("127.0.0.1", self.port), 1)):
                return server
            time.sleep(0.1)
        pytest.fail((self.folder / "log").read_text("utf-8"))

    def worker(self) -> "subprocess.Popen[bytes]":
        return self.start("levelground_site", "work", "-v", "0", "--interval", "0.1", "--no-startup-delay")

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=30)

    def form(self) -> tuple[str, str]:
        """The page with the form, and its cookie; asked for again while a server that has just started is not ready."""
        until = time.monotonic() + 20
        while True:
            try:
                with closing(self.connection()) as connection:
                    connection.request("GET", self.path, headers={"Cookie": f"sessionid={self.session}"})
                    answer = connection.getresponse()
                    return answer.read().decode(), answer.headers.get("Set-Cookie", "").split(";")[0]
            except ConnectionError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def body(self) -> tuple[bytes, dict[str, str]]:
        """The upload of the planted files, as a browser sends it."""
        page, cookie = self.form()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None, page[:2000]
        parts = [("csrfmiddlewaretoken", None, token.group(1).encode())]
        parts += [("files", each.name, each.read_bytes()) for each in sorted((self.folder / "given").iterdir())]
        body = b""
        for name, file, content in parts:
            of_file = f'; filename="{file}"' if file else ""
            body += f'--frontier\r\nContent-Disposition: form-data; name="{name}"{of_file}\r\n\r\n'.encode()
            body += content + b"\r\n"
        headers = {
            "Cookie": f"sessionid={self.session}; {cookie}",
            "Content-Type": "multipart/form-data; boundary=frontier",
            "Content-Length": str(len(body) + len(b"--frontier--\r\n")),
        }
        return body + b"--frontier--\r\n", headers

    def upload(self) -> None:
        body, headers = self.body()
        with closing(self.connection()) as connection:
            connection.request("POST", self.path, body, headers)
            answer = connection.getresponse()
            assert answer.status == 302, answer.read().decode()

    def states(self, table: str = "extracts_upload") -> list[str]:
        with closing(sqlite3.connect(self.folder / "data" / "site.sqlite3")) as database:
            return [state for (state,) in database.execute(f"SELECT state FROM {table} ORDER BY id")]

    def settled(self) -> None:
        """Waits until nothing is measured or waits to be."""
        for _ in range(300):
            busy = {"waiting", "measuring", "running"} & {*self.states(), *self.states("jobs_job")}
            if not busy and not self.left():
                return
            time.sleep(0.1)
        pytest.fail(f"{self.states()}, {self.left()}: {(self.folder / 'log').read_text('utf-8')}")

    def left(self) -> list[Path]:
        measuring = self.folder / "data" / "measuring"
        return sorted(measuring.iterdir()) if measuring.exists() else []


def kill(process: "subprocess.Popen[bytes]") -> None:
    """The process, and those of its group: at once, and without a word."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def children(process: "subprocess.Popen[bytes]") -> list[int]:
    """The processes that it has begun."""
    with suppress(OSError):
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        return [int(each) for each in listed.split()]
    return []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "tmp").mkdir()
    trust = small_trust()
    trust.rows["staff"][0]["person_id"] = PLANTED
    trust.rows["staff"][1]["ethnic_category"] = PLANTED
    trust.rows["formal_cases"][0]["person_id"] = PLANTED
    trust.applications(20_000, "A", 4_000, shortlisted_on="2025-06-01")
    trust.write(folder / "given")
    environment = {**os.environ, "LEVELGROUND_MODE": "demo", "LEVELGROUND_DATA": str(folder / "data")}
    environment |= {"TMPDIR": str(folder / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):  # the tests' own
        environment.pop(name, None)
    made = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("served.py"))],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    given: dict[str, Any] = json.loads(made.stdout)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = Site(folder, port, given["session"], given["path"], environment, [])
    yield served
    for process in served.running:
        kill(process)


def _found(folder: Path) -> list[str]:
    """Where the planted number stands: in any file that the site, its worker, its queue or its log has written."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "given" not in path.parts and PLANTED.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("seed", ROUNDS)
def test_nothing_is_left_whatever_is_killed_and_when(site: Site, seed: int) -> None:
    chance = random.Random(seed)
    server, worker = site.server(), None
    what = ("worker", "child", "server")[seed % 3]
    if what == "server":
        body, headers = site.body()
        connection = site.connection()
        connection.request("POST", site.path, headers=headers)
        connection.send(body[: chance.randrange(1000, len(body))])
        time.sleep(chance.uniform(0, 0.5))
        kill(server)
        connection.close()
    else:
        site.upload()
        assert len(site.left()) == 1, "the files wait"
        assert _found(site.folder), "the planted number would be found"
        worker = site.worker()
        before = site.states()[-1]
        assert before in {"waiting", "measuring"}
        time.sleep(chance.uniform(0.3, 3))
        if what == "worker":
            kill(worker)
        else:
            for child in children(worker):
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
    # What whoever runs the site does then.
    kill(server)
    if worker is not None and what == "worker":
        worker = None
    worker = worker or site.worker()
    site.settled()
    kill(worker)
    assert set(site.states()) <= {"stopped", "faulty", "measured"}
    assert set(site.states("jobs_job")) <= {"done", "failed"}
    assert site.left() == []
    assert _found(site.folder) == []


def test_when_nothing_is_killed_it_is_measured_and_nothing_is_left_either(site: Site) -> None:
    server, worker = site.server(), site.worker()
    site.upload()
    site.settled()
    kill(server)
    kill(worker)
    assert site.states()[-1] == "faulty"
    assert _found(site.folder) == []
