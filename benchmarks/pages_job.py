"""What each page of the site costs, by processor time: every kind of page that the demo's people come to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.figures_job import wait_for_releases
from benchmarks.postgresql import postgresql
from benchmarks.processes import ROOT
from benchmarks.site_job import served

PAGE = ROOT / "docs" / "benchmarks-pages.md"
GOAL, DEAREST, SECONDS, RELEASED = 40.0, 30, 100, 2


def measure(size: str) -> list[dict[str, Any]]:
    """What each page costs, the dearest first; the site itself is stopped before, with two editions released."""
    with postgresql() as database, tempfile.TemporaryDirectory() as folder:
        with served(database, Path(folder), size) as port:
            wait_for_releases(port, RELEASED)
        command = [sys.executable, "-m", "benchmarks.pages_load", str(SECONDS)]
        own = {"DATABASE_URL": database, "LEVELGROUND_DATA": folder, "LEVELGROUND_DEMO_SIZE": size}
        environment = {**os.environ, **own}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def page(found: list[dict[str, Any]], date: str, size: str) -> str:
    """The page of results: of each kind of page the dearest."""
    kinds: dict[str, dict[str, Any]] = {}
    for each in found:
        kinds.setdefault(each["view"], each)
    dear = [each for each in kinds.values() if each["ms"] > GOAL]
    lines = [
        "# What pages cost",
        "",
        "Made by `script/bench --only pages`: one process reads the demo link by link as each of its people and as",
        "nobody, without a network, from a PostgreSQL. Milliseconds of its processor (the database's not counted), the",
        "median of three answers; the first answer, which fills what is kept, by itself. Of each kind of page the",
        f"dearest, and of all kinds the {DEAREST} dearest.",
        "",
        f"{date}; the demo's size: {size}; {len(kinds)} kinds of page, {len(found)} pages. "
        f"Goal: every page under {GOAL:.0f} ms: {'met' if not dear else f'MISSED by {len(dear)}'}.",
        "",
        "| page | whose | processor ms | first ms | queries | kB |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for each in list(kinds.values())[:DEAREST]:
        lines.append(
            f"| {each['view']} | {each['who']} | {each['ms']:.0f} | {each['first']:.0f} | {each['queries']} | "
            f"{each['bytes'] / 1000:.0f} |"
        )
    return "\n".join(lines) + "\n"


def run(date: str, scale: float) -> None:
    """Measures, prints, and (at full scale) writes the page."""
    size = "england" if scale == 1 else "system"
    text = page(measure(size), date, size)
    print(text)
    if scale == 1:
        PAGE.write_text(text, "utf-8")
        print(f"Written to {PAGE.relative_to(ROOT)}", file=sys.stderr)
