"""Whom the passport reaches, group by group, with small numbers hidden."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from levelground.caring.counts import Counts
from levelground.caring.ways import Way
from levelground.caring.who import who_of
from levelground.disclosure import Rules, System, fewest_hidden, rules_for


@dataclass(frozen=True)
class Reach:
    """A group: its people, how many of them have a passport, and how many of 100 that is; None where it is hidden.

    `of_carers`: how many of 100 estimated carers of the group, where the estimate tells of it.
    """

    dimension: str
    group: str
    staff: int | None
    passports: int | None
    in_hundred: float | None
    of_carers: float | None = None


def reach_by_group(counts: Counts, rules: Rules | None = None, way: Way | None = None) -> list[Reach]:
    """Passports by age, by sex and by ethnicity, as far as the counts tell them, by the rules for the public (default).

    The sum of a dimension's groups is taken to be known, so that a hidden count never stands alone.
    """
    passports = counts.get("passports")
    if passports is None:
        return []
    rules = rules or rules_for("public")
    carers = {(each.dimension, each.group): each.carers for each in (who_of(way) if way else [])}
    found = []
    for name in passports.by:
        staff, held = counts.staff.along((name,)), passports.along((name,))
        groups = sorted(staff)
        hidden_held = hidden([held.get(group, 0) for group in groups], rules)
        hidden_staff = hidden([staff[group] for group in groups], rules)
        for place, group in enumerate(groups):
            count = None if hidden_held[place] else held.get(group, 0)
            people = None if hidden_staff[place] else staff[group]
            share = None if count is None or not people else 100 * count / people
            of = carers.get((name, group[0]))
            of_carers = 100 * count / of if of and count is not None and people else None
            found.append(Reach(name, group[0], people, count, share, of_carers))
    return found


def hidden(counts: list[int], rules: Rules) -> list[bool]:
    """Which counts of a list whose sum is known are hidden: the small ones, and so many more that none can be found.

    All, where that cannot be reached.
    """
    values = np.array(counts, dtype=float)
    must = (values >= rules.hide_from) & (values <= rules.hide_to)
    if not must.any():
        return [False] * len(counts)
    if 0 < values.sum() <= rules.hide_to:
        return [True] * len(counts)
    cost = np.where(values == 0, np.inf, 1 + values / (values.sum() + 1) / (len(counts) + 1))
    system = System(values, np.ones((1, len(counts))), np.zeros(len(counts)), cost)
    if (values > 0).sum() < 2:
        return [True] * len(counts)
    return [bool(each) for each in fewest_hidden(system, must, rules.width)]
