"""The registers of pledges, posts and ways into work at 1,500 organisations and ten years, on a real PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from benchmarks.postgresql import postgresql
from benchmarks.processes import ROOT
from benchmarks.site_job import percentiles

PAGE = ROOT / "docs" / "benchmarks-registers.md"
ORGANISATIONS, GOAL = 1500, 100.0


def measure(scale: float) -> dict[str, Any]:
    """What one process found that filled the database and asked for each page."""
    with postgresql() as database, tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.registers_load", str(max(100, int(ORGANISATIONS * scale)))]
        environment = {**os.environ, "DATABASE_URL": database, "LEVELGROUND_DATA": folder}
        before = os.getloadavg()[0]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) | {"load": before}
    return told


def page(told: dict[str, Any], date: str) -> str:
    """The page of results."""
    slow = sum(percentiles(each["wall"])[1] > GOAL for each in told["pages"])
    verdict = "met" if not slow else "cannot be told: the machine was too busy" if told["load"] > 2 else "MISSED"
    lines = [
        "# Benchmarks of the registers",
        "",
        "Made by `script/bench --only registers`: the registers of pledges, of posts held because of lived experience",
        "and of ways into work, as somebody reads them who is not signed in; whole answers in one process, without a",
        "network, on a PostgreSQL of its own.",
        "",
        f"{date}; {told['organisations']:,} organisations, ten schemes and ten years each; load of the machine before: "
        f"{told['load']:.1f}. Goal: 95 of 100 answers within {GOAL:.0f} ms: {verdict}.",
        "",
        "| page | p50 ms | p95 ms | processor ms, p50 | queries |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for each in told["pages"]:
        p50, p95 = percentiles(each["wall"])
        own, _ = percentiles(each["processor"])
        lines.append(f"| `{each['path']}` | {p50:.0f} | {p95:.0f} | {own:.0f} | {each['queries']} |")
    return "\n".join(lines) + "\n"


def run(date: str, scale: float) -> None:
    """Measures, prints, and (at full scale) writes the page."""
    text = page(measure(scale), date)
    print(text)
    if scale == 1:
        PAGE.write_text(text, "utf-8")
        print(f"Written to {PAGE.relative_to(ROOT)}", file=sys.stderr)
