"""python -m benchmarks: runs the jobs, prints what was measured, and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from benchmarks import figures_job, jobs, pages_job, passports_job, registers_job, site_job, spark_job
from benchmarks.kept import keep, kept
from benchmarks.processes import ROOT, ProcessFailedError
from benchmarks.report import page

# Those that have a page of results of their own.
SERVED = {
    "site": site_job.run,
    "figures": figures_job.run,
    "passports": passports_job.run,
    "pages": pages_job.run,
    "registers": registers_job.run,
    "spark": spark_job.run_job,
}
EVERY = (*jobs.JOBS, *SERVED)
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    """Exit status 0 where everything ran, whether or not the goals are met; 1 where a contender failed."""
    parser = argparse.ArgumentParser(prog="script/bench", description="How fast and how lean, on make-believe data.")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each process is timed (5)")
    parser.add_argument("--only", choices=EVERY, nargs="+", help="these jobs; of others the latest results")
    parser.add_argument(
        "--scale", type=float, default=1.0, metavar="F", help="a trial at this share of the national job"
    )
    parser.add_argument("--date", default=datetime.now(UTC).date().isoformat(), help="the date on the page (today)")
    given = parser.parse_args()
    if given.rounds < 1 or given.scale <= 0:
        parser.error("--rounds must be 1 or more, and --scale above 0")
    chosen = list(given.only or EVERY)
    for name in [each for each in chosen if each in SERVED]:
        chosen.remove(name)
        print(f"Measuring the {name} …", file=sys.stderr, flush=True)
        SERVED[name](given.date, given.scale)
    if not chosen:
        return 0
    results = []
    for job in chosen:
        print(f"Measuring the {job} job, {given.rounds} rounds …", file=sys.stderr, flush=True)
        try:
            for result in jobs.measure(job, given.rounds, given.scale, given.date):
                if given.scale == 1:
                    keep(result)
            results.append(result)
        except ProcessFailedError as error:
            print(error, file=sys.stderr)
            return 1
    print(page(results))
    if given.scale == 1:
        PAGE.write_text(page(kept()), "utf-8")
        print(f"Written to {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
