"""Protecting a national publication, and nothing else: python -m benchmarks.disclosure FOLDER.

Prints the seconds that it took by itself, without measuring; then the share of numbers shown, and how many are not
proven safe.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.data import YEAR
from levelground.disclosure import Ledger, protect_against, rules_for
from levelground.measuring import measure, members_by_name
from levelground.standards import standard

if __name__ == "__main__":
    measured = measure(Path(sys.argv[1]), standard("wres"), YEAR)
    rollups = members_by_name(measured.counts, measured.directory)
    started = time.perf_counter()
    protected, _ = protect_against(Ledger(), measured.counts, measured.standard, rules_for("public"), rollups)
    print(f"seconds {time.perf_counter() - started:.6f}")
    print(
        f"{protected.share_shown:.1%} of {protected.cells:,} numbers shown, {len(protected.uncovered)} not proven safe"
    )
