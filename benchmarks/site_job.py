"""The site under readers and writers: the real server process on a real PostgreSQL, with the demo's England."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.postgresql import postgresql
from benchmarks.processes import ROOT

PAGE = ROOT / "docs" / "benchmarks-site.md"
READERS, WRITERS, SECONDS = 50, 10, 60
GOAL = 0.150


@contextmanager
def served(
    database: str, folder: Path, size: str, settings: Mapping[str, str] | None = None, *, worker: bool = True
) -> Iterator[int]:
    """The port of a demo's site on a database, with its worker where it is to have one; gone when the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "LEVELGROUND_MODE": "demo",
        "LEVELGROUND_DATA": str(folder),
        "LEVELGROUND_DEMO_SIZE": size,
        **(settings or {}),
    }
    command = [sys.executable, "-m", "levelground_site", "serve", "--port", str(port), "--workers", "2"]
    command += [] if worker else ["--no-worker"]
    with subprocess.Popen(command, env=environment, stdout=sys.stderr) as server:
        try:
            while server.poll() is None:
                with suppress(URLError, OSError), urlopen(f"http://127.0.0.1:{port}/about/roles/", timeout=5):
                    break
                time.sleep(0.3)
            yield port
        finally:
            server.terminate()


def measure(size: str = "england", seconds: float = SECONDS) -> list[dict[str, Any]]:
    """Readers alone, then readers and writers: what each round of the load found."""
    found = []
    with postgresql(durable=True) as database, tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with served(database, Path(folder), size) as port:
            ready = time.monotonic() - began
            for readers, writers in ((READERS, 0), (READERS, WRITERS)):
                command = [sys.executable, "-m", "benchmarks.site_load", *map(str, (port, readers, writers, seconds))]
                before = os.getloadavg()[0]
                done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
                told = {"readers": readers, "writers": writers, "ready": ready, "load": before}
                found.append(told | json.loads(done.stdout))
    return found


def page(found: list[dict[str, Any]], date: str, size: str) -> str:
    """The page of results."""
    lines = [
        "# Benchmarks of the site",
        "",
        "Made by `script/bench --only site`: the site's own command (granian, two processes, and the queue's worker)",
        "on a PostgreSQL that writes to disk, with the demo's data. Readers ask for a page every five seconds each;",
        "writers open the form of an invitation and send it. The load comes from a process of its own on the same",
        "machine.",
        "",
        f"{date}; {os.cpu_count()} cores; the demo's size: {size}. The goal: 95 of 100 answers to 50 readers within "
        f"{GOAL * 1000:.0f} ms, and no error.",
        "",
        "| readers | writers | answers | answers a second | p50 ms | p95 ms | errors | the generator's own processor "
        "(of one core) | load of the machine before |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for told in found:
        every = [each for some in told["seconds"].values() for each in some]
        p50, p95 = percentiles(every)
        lines.append(
            f"| {told['readers']} | {told['writers']} | {len(every)} | {len(every) / told['took']:.1f} | {p50:.0f} | "
            f"{p95:.0f} | {len(told['faults'])} | {told['generator']:.1%} | {told['load']:.1f} |"
        )
    lines += ["", "By page, readers and writers together:", "", "| page | answers | p50 ms | p95 ms |"]
    lines.append("| --- | ---: | ---: | ---: |")
    for what, seconds in sorted(found[-1]["seconds"].items()):
        p50, p95 = percentiles(seconds)
        lines.append(f"| `{what}` | {len(seconds)} | {p50:.0f} | {p95:.0f} |")
    for told in found:
        for fault, number in Counter(told["faults"]).items():
            lines += ["", f"Errors with {told['writers']} writers: {number} times {fault}."]
    met = percentiles([each for some in found[0]["seconds"].values() for each in some])[1] <= GOAL * 1000
    busy = found[0]["load"] > 2
    verdict = "cannot be told: the machine was too busy" if busy and not met else "met" if met else "MISSED"
    lines += ["", f"The goal for p95 at {READERS} readers: {verdict}."]
    return "\n".join(lines) + "\n"


def percentiles(seconds: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile, in milliseconds."""
    if len(seconds) < 2:
        return (1000 * seconds[0], 1000 * seconds[0]) if seconds else (0.0, 0.0)
    cuts = quantiles(seconds, n=20, method="inclusive")
    return 1000 * cuts[9], 1000 * cuts[18]


def run(date: str, scale: float) -> None:
    """Measures, prints, and (at full scale) writes the page."""
    size = "england" if scale == 1 else "system"
    text = page(measure(size, SECONDS * min(scale, 1)), date, size)
    print(text)
    if scale == 1:
        PAGE.write_text(text, "utf-8")
        print(f"Written to {PAGE.relative_to(ROOT)}", file=sys.stderr)
