"""Poststratification: how many of one's own people a source's rates make likely, group by group, with an interval.

And raking, for a source that tells its margins and not its cells.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from levelground.statistics.counts import as_counts, as_proportions, nested
from levelground.statistics.estimate import Estimate, Floats, masked_floats
from levelground.statistics.normal import two_sided_z
from levelground.statistics.proportions import wilson_limits

_ROUNDS = 10_000


def poststratified_total(
    people: ArrayLike,
    numerator: ArrayLike,
    denominator: ArrayLike,
    *,
    design_effect: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Estimate:
    """Return how many of `people` would have what `numerator` of `denominator` in a source's like groups have.

    The last axis is the group. The limits are Wilson's of each rate, at a base divided by the `design_effect` (0 or
    more; 0 where everybody was asked), added in squares and weighted by the people: the sampling error of the source's
    rates, and nothing else. Masked where a group that has people has nobody in the source. ValueError for counts that
    are negative or larger than their base. Holt & Smith 1979, J R Stat Soc A 142:33; Zou & Donner 2008, Stat Med
    27:1693 (square-and-add).
    """
    own = as_counts("People", people)
    x, n = nested(numerator, denominator)
    own, x, n, effect = np.broadcast_arrays(own, x, n, as_counts("Design effects", design_effect))
    undefined = ((n == 0) & (own > 0)).any(axis=-1)
    base = np.where(n == 0, 1, n)
    rate = x / base
    # A design effect of 0 is a base without end: the rate is known.
    sampled = effect > 0
    shrunk = base / np.where(sampled, effect, 1)
    _, lower, upper = wilson_limits(rate * shrunk, shrunk, two_sided_z(confidence))
    below = np.where(sampled, own * (rate - lower), 0)
    above = np.where(sampled, own * (upper - rate), 0)
    total = np.sum(own * rate, axis=-1)
    return Estimate(
        masked_floats(total, undefined),
        masked_floats(total - np.sqrt(np.sum(below**2, axis=-1)), undefined),
        masked_floats(total + np.sqrt(np.sum(above**2, axis=-1)), undefined),
        "wilson, square-and-add",
    )


def total_at_known_rates(people: ArrayLike, rates: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return how many of `people` are likely to have something, each group at a rate (0 to 1) that is taken as known.

    The last axis is the group. The limits hold how far chance alone moves the number that there really are: the normal
    approximation to a sum of binomials, widened by half a person for whole numbers, within 0 and everybody.
    """
    own = as_counts("People", people)
    own, known = np.broadcast_arrays(own, as_proportions("Rates", rates))
    total = np.sum(own * known, axis=-1)
    spread = two_sided_z(confidence) * np.sqrt(np.sum(own * known * (1 - known), axis=-1))
    half = np.where(spread > 0, 0.5, 0)
    everybody = np.sum(own, axis=-1)
    return Estimate(
        masked_floats(total, False),
        masked_floats(np.maximum(0, total - spread - half), False),
        masked_floats(np.minimum(everybody, total + spread + half), False),
        "sum of binomials",
    )


def bounds_without_answers(yes: ArrayLike, answered: ArrayLike, asked: ArrayLike) -> tuple[Floats, Floats]:
    """Return the least and the greatest number of `asked` who can have what `yes` of those who `answered` have.

    The least where nobody who did not answer has it, the greatest where all of them have. Any shapes that broadcast.
    ValueError where more answered than were asked. Manski 1989, J Hum Resour 24:343.
    """
    some, base = nested(yes, answered)
    base, whole = nested(base, asked)
    return np.array(some + 0 * whole), np.array(some + whole - base)


def raked(seed: ArrayLike, margins: Sequence[ArrayLike], tolerance: float = 1e-10) -> Floats:
    """Return a table with the given margins, one for each axis, that departs from `seed` as little as can be.

    With a seed of ones the axes are independent of each other. Any number of axes. ValueError where the margins do not
    add up to one total (to one part in a million), where a margin needs what the seed has none of, or where no table
    has both. Iterative proportional fitting: Deming & Stephan 1940, Ann Math Stat 11:427.
    """
    table = np.array(as_counts("The seed", seed))
    wanted = [as_counts("Margins", margin) for margin in margins]
    if tuple(len(margin) for margin in wanted) != table.shape:
        raise ValueError(f"The margins are of {[len(margin) for margin in wanted]} groups, the table {table.shape}.")
    total = wanted[0].sum()
    if not all(np.isclose(margin.sum(), total, rtol=1e-6, atol=0) for margin in wanted):
        totals = ", ".join(f"{margin.sum():g}" for margin in wanted)
        raise ValueError(f"The margins do not add up to one total: {totals}.")
    wanted = [margin * (total / margin.sum()) if margin.sum() else margin for margin in wanted]
    for _ in range(_ROUNDS):
        for axis, margin in enumerate(wanted):
            now = _margin(table, axis)
            if ((now == 0) & (margin > 0)).any():
                raise ValueError("A margin needs what the seed has none of.")
            factor = np.divide(margin, now, out=np.zeros(len(margin)), where=now > 0)
            table *= factor.reshape([-1 if other == axis else 1 for other in range(table.ndim)])
        off = max(np.abs(_margin(table, axis) - margin).max() for axis, margin in enumerate(wanted))
        if off <= tolerance * max(total, 1):
            return table
    raise ValueError("No table departs from the seed only by its margins: its zeros stand in the way.")


def _margin(table: Floats, axis: int) -> Floats:
    return np.asarray(table.sum(axis=tuple(other for other in range(table.ndim) if other != axis)))
