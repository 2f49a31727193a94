"""What is published under readers: pages of figures, comparisons and the API, at 50 and at 500 readers.

The real server process on a real PostgreSQL, with the demo's England and ten editions of all its parts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks.postgresql import postgresql
from benchmarks.processes import ROOT
from benchmarks.site_job import percentiles, served

PAGE = ROOT / "docs" / "benchmarks-figures.md"
ROUNDS, SECONDS = (50, 500), 45
GOAL, FIRST_PAGE = 0.150, 100_000
# Nobody is asked to wait for the sake of the pace: it is the answers that are measured.
UNLIMITED = {"LEVELGROUND_API_A_MINUTE": "1000000000"}
_LONGEST_WAIT = 3600.0


def _told(port: int, path: str) -> Any:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return json.load(answer)


def wait_for_releases(port: int, number: int) -> None:
    """Waits until the demo has released so many editions."""
    until = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < until:
        if int(_told(port, "/api/v1/releases")["count"]) >= number:
            return
        time.sleep(1)
    raise RuntimeError("The demo has not released what it should.")


def work_of(port: int) -> list[tuple[str, str]]:
    """What is asked: England's and organisations' pages of the newest edition, comparisons, and the API."""
    releases = [row for row in _told(port, "/api/v1/releases?standard=wres")["rows"] if row["newest"]]
    newest, years = releases[-1], [row["year"] for row in releases]
    edition = f"/figures/wres/{newest['year']}"
    query = f"standard=wres&year={newest['year']}"
    rows = _told(port, f"/api/v1/counts?{query}&indicator=2&part=&group=all&page_size=10000")["rows"]
    codes = sorted(
        {row["organisation"] for row in rows if row["organisation"].isalnum() and len(row["organisation"]) < 6}
    )
    pages = [("England’s page", f"{edition}/england/"), ("front page", "/"), ("pages of figures", "/figures/")]
    pages += [("England’s indicator", f"{edition}/england/{number}/") for number in (1, 2, 6)]
    pages += [("older edition", f"/figures/wres/{year}/england/") for year in years]
    for code in codes[:: max(1, len(codes) // 12)]:
        pages += [("organisation’s page", f"{edition}/{code}/"), ("organisation’s indicator", f"{edition}/{code}/2/")]
        pages += [("comparison", f"{edition}/compare/?place={code}&place={codes[0]}")]
        one = f"organisation={quote(code)}"
        pages += [
            ("API: figures of one", f"/api/v1/figures?{query}&{one}"),
            ("API: one figure", f"/api/v1/figure?{query}&{one}&indicator=2"),
            ("API: trend", f"/api/v1/trends?standard=wres&{one}&indicator=2"),
        ]
    pages += [
        ("API: an indicator of all", f"/api/v1/figures?{query}&indicator=2&part=&page_size=1000"),
        ("API: counts as CSV", f"/api/v1/counts.csv?{query}&indicator=1"),
        ("API: organisations", "/api/v1/organisations"),
    ]
    return [each for each in pages if _answers(port, each[1])]


def _answers(port: int, path: str) -> bool:
    """Whether a path is there to be read at all: a figure that is hidden answers otherwise, and is no page to time."""
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answer:
            return int(answer.status) == 200
    except HTTPError:
        return False


def measure(size: str, seconds: float) -> dict[str, Any]:
    """What each round of the load found, and what was asked. The first edition is copied to ten before."""
    with postgresql(durable=True) as database, tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with served(database, Path(folder), size, UNLIMITED) as port:
            wait_for_releases(port, 1)
        environment = {**os.environ, "DATABASE_URL": database, "LEVELGROUND_DATA": folder}
        command = [sys.executable, "-m", "benchmarks.more_editions"]
        copied = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        # Without the worker: it would go on with what the demo still releases.
        with served(database, Path(folder), size, UNLIMITED, worker=False) as port:
            ready, work, found = time.monotonic() - began, work_of(port), []
            for readers in ROUNDS:
                command = [sys.executable, "-m", "benchmarks.figures_load", str(port), str(readers), str(seconds)]
                before = os.getloadavg()[0]
                done = subprocess.run(
                    command, cwd=ROOT, check=True, capture_output=True, text=True, input=json.dumps(work)
                )
                found.append({"readers": readers, "load": before} | json.loads(done.stdout))
    return {"rounds": found, "asked": len(work), "editions": int(copied.stdout), "ready": ready}


def page(told: dict[str, Any], date: str, size: str) -> str:
    """The page of results."""
    lines = [
        "# Benchmarks of what is published",
        "",
        "Made by `script/bench --only figures`: pages of figures, comparisons and the API, read by people who are not",
        "signed in, from the site's own command (granian, two processes, and the queue's worker) on a PostgreSQL that",
        "writes to disk. Readers ask for something every five seconds each, every second time with the tag of what",
        "they had. The load comes from a process of its own on the same machine.",
        "",
        f"{date}; {os.cpu_count()} cores; the demo's size: {size}; {told['editions']} editions of WRES; "
        f"{told['asked']} addresses. Goals: 95 of 100 answers to 50 readers within {GOAL * 1000:.0f} ms; no error at "
        "500; England's page under 100 kB.",
        "",
        "| readers | answers | answers a second | p50 ms | p95 ms | unchanged (304) | errors | the generator's own "
        "processor (of one core) | load of the machine before |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for each in told["rounds"]:
        every = [one for some in each["seconds"].values() for one in some]
        p50, p95 = percentiles(every)
        lines.append(
            f"| {each['readers']} | {len(every)} | {len(every) / each['took']:.1f} | {p50:.0f} | {p95:.0f} | "
            f"{each['unchanged']} | {len(each['faults'])} | {each['generator']:.1%} | {each['load']:.1f} |"
        )
    for each in told["rounds"]:
        lines += ["", f"By what was asked, {each['readers']} readers:", ""]
        lines += [
            "| what | answers | p50 ms | p95 ms | largest kB over the wire |",
            "| --- | ---: | ---: | ---: | ---: |",
        ]
        for what, seconds in sorted(each["seconds"].items()):
            p50, p95 = percentiles(seconds)
            lines.append(f"| {what} | {len(seconds)} | {p50:.0f} | {p95:.0f} | {each['sizes'][what] / 1000:.1f} |")
        for fault, number in Counter(each["faults"]).items():
            lines += ["", f"Errors: {number} times {fault}."]
    return "\n".join([*lines, "", *_verdicts(told["rounds"])]) + "\n"


def _verdicts(rounds: list[dict[str, Any]]) -> list[str]:
    few, many = rounds[0], rounds[-1]
    quick = percentiles([one for some in few["seconds"].values() for one in some])[1] <= GOAL * 1000
    busy = few["load"] > 2
    size = max(each["sizes"].get("England’s page", 0) for each in rounds)
    verdict = "met" if quick else "cannot be told: the machine was too busy" if busy else "MISSED"
    return [
        f"p95 at {few['readers']} readers: {verdict}. "
        f"No error at {many['readers']}: {'MISSED' if many['faults'] else 'met'}. "
        f"England's page, {size / 1000:.1f} kB: {'met' if 0 < size <= FIRST_PAGE else 'MISSED'}."
    ]


def run(date: str, scale: float) -> None:
    """Measures, prints, and (at full scale) writes the page."""
    size = "england" if scale == 1 else "system"
    text = page(measure(size, SECONDS * min(scale, 1)), date, size)
    print(text)
    if scale == 1:
        PAGE.write_text(text, "utf-8")
        print(f"Written to {PAGE.relative_to(ROOT)}", file=sys.stderr)
