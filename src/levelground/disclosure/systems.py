"""Linear systems of counts: what adds up to what, how far hidden counts can be bounded, and which to hide at least."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from levelground.disclosure.solver import solved

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class System:
    """Counts as one list, with the sums that hold between them.

    `equations @ values` is 0 (shape (sums, counts)); `lower` is the least that anyone would believe of each count.
    `inequalities @ values` is 0 or more. `cost` is what hiding a count costs: infinite where it may not be hidden.
    """

    values: FloatArray
    equations: Any
    lower: FloatArray
    cost: FloatArray
    inequalities: Any = None


def table_system(table: ArrayLike, *, zeros_may_be_secondary: bool = False, lower: float = 0) -> System:
    """The system of a two-way table whose totals are all published: only its inner counts may be hidden.

    Shape (rows, columns), flattened by row. The sum of what is hidden breaks ties between equally many counts.
    """
    inner = np.asarray(table, dtype=np.float64)
    rows, columns = inner.shape
    lines = []
    for row in range(rows):
        line = np.zeros((rows, columns))
        line[row] = 1
        lines.append(line.ravel())
    for column in range(columns):
        line = np.zeros((rows, columns))
        line[:, column] = 1
        lines.append(line.ravel())
    values = inner.ravel()
    # The totals are published: as deviations from the true counts, lines that add up to 0.
    cost = 1 + values / (values.sum() + 1) / (values.size + 1)
    if not zeros_may_be_secondary:
        cost = np.where(values == 0, np.inf, cost)
    return System(values, np.array(lines), np.full(values.size, float(lower)), cost)


def reach(system: System, hidden: BoolArray, places: Sequence[int]) -> list[tuple[float, float]]:
    """The least and the greatest value of each hidden count that everything shown leaves possible, in whole numbers.

    Solved as integer programmes (HiGHS). `hidden` has the shape (counts,); `places` are the counts asked about. The
    greatest is infinite where nothing bounds it.
    """
    from scipy.optimize import Bounds, LinearConstraint  # noqa: PLC0415 - only audits pay for the solver

    unknown = np.nonzero(hidden)[0]
    if not len(unknown):
        return []
    at = {int(place): index for index, place in enumerate(unknown)}
    constraints = [LinearConstraint(system.equations[:, unknown], 0, 0)]
    if system.inequalities is not None:
        room = system.inequalities @ system.values
        constraints.append(LinearConstraint(system.inequalities[:, unknown], -room, np.inf))
    bounds = Bounds(system.lower[unknown] - system.values[unknown], np.inf)
    found = []
    for place in places:
        ends = []
        for sign in (1.0, -1.0):
            objective = np.zeros(len(unknown))
            objective[at[int(place)]] = sign
            result = solved(objective, bounds, constraints)
            # 0 alone is always possible: what is not solved to an end has none.
            ends.append(
                system.values[place] + np.rint(result.x[at[int(place)]]) if result.status == 0 else sign * -np.inf
            )
        found.append((float(ends[0]), float(ends[1])))
    return found


def fewest_hidden(system: System, must: BoolArray, width: float, *, all_wide: bool = True) -> BoolArray:
    """The cheapest set of counts to hide, with those that `must` be, so that none can be bounded to less than `width`.

    Every count in `must` (with `all_wide`, every hidden one) must be able to take two values at least `width` apart.
    An integer programme holds, for each such count, two whole tables that agree with everything shown; counts that the
    programme adds and the audit finds too narrow get tables of their own, until none is. Raises ArithmeticError where
    nothing that may be hidden protects them.
    """
    wide = np.nonzero(must)[0].tolist()
    if not wide:
        return must.copy()
    for _ in count():
        # What costs nothing to hide is not given at all.
        hidden: BoolArray = _programme(system, must, wide, width) | (system.cost == 0)
        asked = np.nonzero(hidden & ((system.cost > 0) | must))[0].tolist() if all_wide else wide
        narrow = [
            place
            for place, (least, most) in zip(asked, reach(system, hidden, asked), strict=True)
            if most - least < width and place not in wide
        ]
        if not narrow:
            break
        wide += narrow
    return hidden


def _programme(system: System, must: BoolArray, wide: Sequence[int], width: float) -> BoolArray:
    """The hidden set for which each count in `wide` has two tables `width` apart; others are only hidden or shown.

    Unknowns: for every count whether it is hidden; for every wide one two lists of deviations, up and down.
    """
    from scipy.optimize import Bounds, LinearConstraint  # noqa: PLC0415 - only protection pays for the solver
    from scipy.sparse import block_array, coo_array, csr_array, diags_array, eye_array  # noqa: PLC0415

    counts, tables = len(system.values), 2 * len(wide)
    may = np.isfinite(system.cost) | must
    equations = csr_array(system.equations)
    down = np.minimum(np.maximum(system.values - system.lower, 0), width)
    # No table needs any count to move further than the one it is made for, where sums are two-way; elsewhere this
    # only leaves out some answers.
    identity, nothing = eye_array(counts), np.zeros(0)
    rows = [[None, *(equations if row == column else None for column in range(tables))] for row in range(tables)]
    least, most = [np.zeros(equations.shape[0])] * tables, [np.zeros(equations.shape[0])] * tables
    for table in range(tables):
        others: list[Any] = [identity if table == column else None for column in range(tables)]
        rows.append([diags_array(np.full(counts, -float(width))), *others])
        least.append(np.full(counts, -np.inf))
        most.append(np.zeros(counts))
        rows.append([diags_array(down), *others])
        least.append(np.zeros(counts))
        most.append(np.full(counts, np.inf))
        if system.inequalities is not None:
            inequalities = csr_array(system.inequalities)
            rows.append([None, *(inequalities if table == column else None for column in range(tables))])
            least.append(-(inequalities @ system.values))
            most.append(np.full(inequalities.shape[0], np.inf))
    for index, place in enumerate(wide):
        apart = coo_array(([1.0], ([0], [place])), shape=(1, counts))
        pair: list[Any] = [None] * tables
        pair[2 * index], pair[2 * index + 1] = apart, -apart
        rows.append([None, *pair])
        least.append(np.array([width]))
        most.append(np.array([np.inf]))
    rows.append([identity, *[coo_array((counts, counts)) for _ in range(tables)]])
    least.append(must.astype(float))
    most.append(may.astype(float))
    matrix = csr_array(block_array(rows))
    cost = np.concatenate([np.where(may & ~must, np.where(may, system.cost, 0), 0), np.zeros(tables * counts)])
    cost = np.nan_to_num(cost, posinf=0.0)
    free = np.full(tables * counts, np.inf)
    result = solved(
        cost,
        Bounds(np.concatenate([np.zeros(counts), -free]), np.concatenate([np.ones(counts), free])),
        [LinearConstraint(matrix, np.concatenate([*least, nothing]), np.concatenate([*most, nothing]))],
    )
    if result.x is None:
        raise ArithmeticError("Nothing that may be hidden protects these counts: hide whole rows or their totals.")
    return np.asarray(np.rint(result.x[:counts]) > 0)


def hide_by_one_other_table(system: System, must: BoolArray, width: float, most: float) -> BoolArray | None:
    """A set of counts to hide that costs less than `most`, proven by one other table; None where none was found.

    The other table agrees with everything shown, and every hidden count differs in it by a whole multiple of `width`.
    It is found as an integer programme, to within 5% of the best or as far as the first step of the search goes: no
    clock decides, so that the same input gives the same answer.
    """
    from scipy.optimize import Bounds, LinearConstraint  # noqa: PLC0415 - only protection pays for the solver
    from scipy.sparse import block_array, coo_array, csr_array, diags_array, eye_array  # noqa: PLC0415

    counts = len(system.values)
    may = np.isfinite(system.cost)
    chosen = np.nonzero(must)[0]
    down = np.where(may, np.clip((system.values - system.lower) // width, 0, _STEPS), 0.0)
    up = np.where(may, float(_STEPS), 0.0)
    identity = eye_array(counts)
    pick = coo_array((np.ones(len(chosen)), (np.arange(len(chosen)), chosen)), shape=(len(chosen), counts))
    sides = (_STEPS + 1.0) * eye_array(len(chosen))
    blocks = [
        [None, csr_array(system.equations), None],
        [diags_array(-up), identity, None],
        [diags_array(down), identity, None],
        # Each count that must be hidden is either above or below what it is.
        [None, pick, sides],
        [csr_array(np.where(may, system.cost, 0)[None, :]), None, None],
    ]
    least = [np.zeros(system.equations.shape[0]), np.full(counts, -np.inf), np.zeros(counts), np.ones(len(chosen))]
    greatest = [np.zeros(system.equations.shape[0]), np.zeros(counts), np.full(counts, np.inf)]
    greatest += [np.full(len(chosen), float(_STEPS)), np.array([most * (1 - 1e-9) - 1e-6])]
    least.append(np.array([-np.inf]))
    if system.inequalities is not None:
        blocks.append([None, width * csr_array(system.inequalities), None])
        room = system.inequalities @ system.values
        least.append(-np.maximum(room, 0))
        greatest.append(np.full(len(room), np.inf))
    matrix = csr_array(block_array(blocks))
    result = solved(
        np.concatenate([np.where(may, system.cost, 0), np.zeros(counts + len(chosen))]),
        Bounds(
            np.concatenate([must.astype(float), -down, np.zeros(len(chosen))]),
            np.concatenate([may.astype(float), up, np.ones(len(chosen))]),
        ),
        [LinearConstraint(matrix, np.concatenate(least), np.concatenate(greatest))],
        gap=0.05,
        nodes=1,
    )
    if result.x is None:
        return None
    steps = np.rint(result.x[counts : 2 * counts])
    hidden = steps != 0
    table = system.values + width * steps
    agrees = (
        bool(np.all(system.equations @ steps == 0))
        and bool(np.all(table[hidden] >= system.lower[hidden]))
        and not bool(np.any(must & ~hidden))
        and not bool(np.any(hidden & ~may))
        and (
            system.inequalities is None
            or bool(np.all(system.inequalities @ (width * steps) + np.maximum(room, 0) >= 0))
        )
    )
    return hidden if agrees else None


_STEPS = 12
