"""The integer programmes of disclosure, solved by HiGHS; nothing that the solver prints reaches standard output."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scipy.optimize import Bounds, LinearConstraint

    from levelground.disclosure.systems import FloatArray

_OUT = 1
_ONE_AT_A_TIME = threading.RLock()


def solved(
    cost: FloatArray, bounds: Bounds, constraints: list[LinearConstraint], *, gap: float = 0.0, nodes: int | None = None
) -> Any:
    """The least costly whole numbers within bounds and constraints, as SciPy gives them.

    `gap` is how far from the best is good enough, as a share; `nodes` how far to search (to the end, without).
    """
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import milp  # noqa: PLC0415 - only protection pays for the solver

    options: dict[str, Any] = {"mip_rel_gap": gap} | ({"node_limit": nodes} if nodes is not None else {})
    with nothing_printed():
        return milp(cost, integrality=np.ones(len(cost)), bounds=bounds, constraints=constraints, options=options)


@contextmanager
def nothing_printed() -> Iterator[None]:
    """While the block runs, what any code prints straight to the process's standard output goes nowhere.

    HiGHS 1.12 (SciPy 1.17) now and then prints a line that was left in it, whatever it is told of printing, and does so
    from C (ERGO-Code/HiGHS, issue 2783): only the file descriptor can be turned away. One thread at a time, or one
    would take the other's for the true output.
    """
    with _ONE_AT_A_TIME:
        try:
            kept = os.dup(_OUT)
        except OSError:
            # There is no standard output to keep clean.
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            # What the C library holds back belongs to where it was meant for: before the block, and after it.
            _flush()
            os.dup2(nowhere, _OUT)
            yield
        finally:
            _flush()
            os.dup2(kept, _OUT)
            os.close(kept)
            os.close(nowhere)


def _flush() -> None:
    ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).fflush(None)
