"""The latest result of each job, kept beside the data, so that jobs can be run one by one and the page be whole."""

from __future__ import annotations

import json
from dataclasses import asdict

from benchmarks.data import CACHE
from benchmarks.jobs import JOBS, Result, Stage
from benchmarks.processes import Run


def keep(result: Result) -> None:
    """Keeps a result, in place of an older one of the same job."""
    (CACHE / f"result-{result.job}.json").write_text(json.dumps(asdict(result)), "utf-8")


def kept() -> list[Result]:
    """The latest result of each job that was ever run at full size, in the order of the jobs."""
    found = []
    for job in JOBS:
        path = CACHE / f"result-{job}.json"
        if path.exists():
            fields = json.loads(path.read_text("utf-8"))
            fields["runs"] = {name: [Run(**run) for run in runs] for name, runs in fields["runs"].items()}
            fields["stages"] = tuple(Stage(**stage) for stage in fields["stages"])
            fields["load"], fields["agreement"] = tuple(fields["load"]), tuple(fields["agreement"])
            found.append(Result(**fields))
    return found
