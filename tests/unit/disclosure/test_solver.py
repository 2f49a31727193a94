"""Standard output is for results: whatever the solver prints from C, nothing of it arrives there."""

import subprocess
import sys

# Prints as HiGHS does, through the C library's own buffer and past Python, while a programme is solved.
CHATTY = """
import ctypes
import scipy.optimize
from levelground.disclosure import reach, table_system
import numpy as np

library, real = ctypes.CDLL(None), scipy.optimize.milp

def chatty(*given, **named):
    library.puts(b"tmpSolver.run();")
    return real(*given, **named)

scipy.optimize.milp = chatty
print("before")
library.puts(b"from C before")
system = table_system([[3, 9], [8, 7]])
print(reach(system, np.ones(4, dtype=bool), [0]))
library.puts(b"from C after")
"""
CLOSED = """
import os
import numpy as np
from levelground.disclosure import reach, table_system
os.close(1)
assert reach(table_system([[3, 9], [8, 7]]), np.ones(4, dtype=bool), [0]) == [(0.0, 11.0)]
os._exit(0)
"""


def _run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)


def test_what_the_solver_prints_from_c_does_not_reach_standard_output() -> None:
    done = _run(CHATTY)
    assert done.returncode == 0, done.stderr
    # Python's own lines come when its buffer is emptied, at the end.
    assert sorted(done.stdout.splitlines()) == ["[(0.0, 11.0)]", "before", "from C after", "from C before"]


def test_without_a_standard_output_there_is_nothing_to_keep_clean() -> None:
    done = _run(CLOSED)
    assert done.returncode == 0, done.stderr
