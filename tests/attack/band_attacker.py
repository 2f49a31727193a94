"""An attacker on bands and sums: every count of every body is an unknown of a linear programme."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from levelground.disclosure import FEW, MANY, Banded

WIDTH = 4


def bounded(
    public: Banded, groups: Sequence[str], order: Sequence[tuple[int, int]], body: int, column: int
) -> tuple[float, float]:
    """The least and the greatest that everything public leaves for one count: every body has its own unknown."""
    bodies, columns = public.bands.shape
    low = np.where(public.bands == FEW, 1, np.where(public.bands == MANY, 10, 0)).astype(float)
    high = np.where(public.bands == FEW, 9.0, np.where(public.bands == MANY, np.inf, 0.0))
    equations, sums = [], []
    for at in range(columns):
        for name, sum_ in (*zip(public.groups, public.sums[:, at], strict=True), ("", public.total[at])):
            if not np.isnan(sum_):
                line = np.zeros((bodies, columns))
                line[[row for row in range(bodies) if name in ("", groups[row])], at] = 1
                equations.append(line.ravel())
                sums.append(sum_)
    less = []
    for a, b in order:
        for row in range(bodies):
            line = np.zeros((bodies, columns))
            line[row, a], line[row, b] = 1, -1
            less.append(line.ravel())
    goal = np.zeros((bodies, columns))
    goal[body, column] = 1
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * goal.ravel(),
            A_ub=np.array(less) if less else None, b_ub=np.zeros(len(less)) if less else None,
            A_eq=np.array(equations) if equations else None, b_eq=np.array(sums) if sums else None,
            bounds=list(zip(low.ravel(), high.ravel(), strict=True)),
        )  # fmt: skip
        ends.append(sign * found.fun if found.status == 0 else sign * -np.inf)
    return ends[0], ends[1]


def narrow(public: Banded, groups: Sequence[str], order: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for body, column in np.argwhere(public.bands == FEW).tolist():
        least, most = bounded(public, groups, order, body, column)
        if most - least < WIDTH:
            found.append((body, column))
    return found
