"""Carers' passports at the size of a nation: 250,000 people and 50,000 passports on a real PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from benchmarks.postgresql import postgresql
from benchmarks.processes import ROOT
from benchmarks.site_job import percentiles

PAGE = ROOT / "docs" / "benchmarks-passports.md"
PEOPLE, PASSPORTS, GOAL = 250_000, 50_000, 0.100


def measure(scale: float) -> dict[str, Any]:
    """What one process found that filled the database and asked for each page."""
    with postgresql() as database:
        sizes = [str(int(PEOPLE * scale)), str(int(PASSPORTS * scale))]
        command = [sys.executable, "-m", "benchmarks.passports_load", *sizes]
        environment = {**os.environ, "DATABASE_URL": database}
        before = os.getloadavg()[0]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) | {"load": before}
    return told


def page(told: dict[str, Any], date: str) -> str:
    """The page of results."""
    lines = [
        "# Benchmarks of carers' passports",
        "",
        "Made by `script/bench --only passports`: whole answers (permission, trail, words unlocked, page laid out) in",
        "one process, without a network, on a PostgreSQL of its own.",
        "",
        f"{date}; {told['people']:,} people, {told['passports']:,} passports; load of the machine before: "
        f"{told['load']:.1f}. Goal: 95 of 100 answers within {GOAL * 1000:.0f} ms.",
        "",
        "| what | answers | p50 ms | p95 ms |",
        "| --- | ---: | ---: | ---: |",
    ]
    for what, seconds in told["seconds"].items():
        p50, p95 = percentiles(seconds)
        lines.append(f"| {what} | {len(seconds)} | {p50:.0f} | {p95:.0f} |")
    lines += ["", f"Counting one organisation's passports, once a month: {told['counting']:.2f} s."]
    return "\n".join(lines) + "\n"


def run(date: str, scale: float) -> None:
    """Measures, and writes the page where the job was whole."""
    told = measure(scale)
    print(page(told, date))
    if scale == 1:
        PAGE.write_text(page(told, date), "utf-8")
