"""Proof that hidden counts can be far from what they are: other whole tables that agree with everything shown."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from levelground.disclosure.systems import BoolArray, System

ROUNDS = 12
# How far from the truth another table is looked for: more proves nothing more.
FAR = 40.0


def proven_wide(system: System, hidden: BoolArray, places: Sequence[int], width: float) -> BoolArray:
    """Which of the counts at `places` can take two values at least `width` apart, shown by tables that were found.

    A few linear programmes push many counts up and down at once; a table counts only where it is whole and agrees with
    everything shown. What is not proven so may be wide all the same: `reach` says it of one count at a time.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - only protection pays for the solver
    from scipy.sparse import csr_array  # noqa: PLC0415

    unknown = np.nonzero(hidden)[0]
    at = np.searchsorted(unknown, np.asarray(places, dtype=np.int64))
    low, high = np.zeros(len(at)), np.zeros(len(at))
    equations = csr_array(system.equations[:, unknown])
    less, room = None, None
    if system.inequalities is not None:
        less, room = csr_array(-system.inequalities[:, unknown]), system.inequalities @ system.values
    down = np.minimum(system.values[unknown] - system.lower[unknown], FAR)
    bounds: NDArray[np.float64] = np.column_stack([-down, np.full(len(unknown), FAR)])
    random = np.random.default_rng(0)
    for _ in range(ROUNDS):
        open_ = np.nonzero(high - low < width)[0]
        if not len(open_):
            break
        goal = np.zeros(len(unknown))
        goal[at[open_]] = random.choice([-1.0, 1.0], size=len(open_))
        found = linprog(
            goal, A_ub=less, b_ub=room, A_eq=equations, b_eq=np.zeros(equations.shape[0]), bounds=bounds,
            method="highs-ds",
        )  # fmt: skip
        if found.status != 0:
            break
        moved = np.rint(found.x)
        whole = bool(np.all(equations @ moved == 0)) and bool(np.all(moved >= -down))
        if whole and (less is None or bool(np.all(less @ moved <= room))):
            low, high = np.minimum(low, moved[at]), np.maximum(high, moved[at])
    return np.asarray(high - low >= width)
