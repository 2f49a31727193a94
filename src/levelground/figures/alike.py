"""Organisations that are like one another, by a rule that can be said: of one kind, and nearest in size."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

# As many as can be read side by side.
MOST = 6


@dataclass(frozen=True)
class Body:
    """An organisation as the rule sees it: its kind, and its headcount (None: hidden, or not known)."""

    code: str
    kind: str
    size: float | None


def similar(own: Body, others: Iterable[Body], most: int = MOST) -> tuple[str, ...]:
    """The codes of those of the same kind whose headcounts are nearest to the own, as ratios; nearest first.

    Twice as large is as far as half as large. Nothing that is measured plays a part, so nobody can choose the company
    that flatters. Empty where the own size is not known.
    """
    if not own.size:
        return ()
    apart = [
        (abs(math.log(each.size / own.size)), each.code)
        for each in others
        if each.size and each.kind == own.kind and each.code != own.code
    ]
    return tuple(code for _, code in sorted(apart)[:most])
