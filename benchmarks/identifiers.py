"""Telling applications and cases apart, and nothing else: python -m benchmarks.identifiers FOLDER.

Prints the seconds that it took by itself, without the start of the process and the opening of the files.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from levelground.measuring.identity import tell_apart
from levelground.records import RECORD_SETS, Profile, connect, open_folder

SETS = ("applications", "formal_cases")

if __name__ == "__main__":
    engine = connect()
    columns = {name: frozenset(RECORD_SETS[name].key) for name in SETS}
    sources = open_folder(engine, Path(sys.argv[1]), columns, Profile()).sources
    started = time.perf_counter()
    repeated = sum(len(tell_apart(engine, sources[name], RECORD_SETS[name].key, "TRUE").repeated) for name in SETS)
    print(f"seconds {time.perf_counter() - started:.6f}")
    print(f"{repeated} stand more than once")
