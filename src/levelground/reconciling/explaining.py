"""The smallest combination of rules that makes one number into another, exactly; and what is left where none does."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, Protocol, TypeVar

# A combination of more rules than these is no explanation that anybody could check.
MOST_RULES = 4
# And of a figure, in which many things come to the same two digits, fewer.
MOST_RULES_OF_A_FIGURE = 2
# How many combinations are tried for one number at most: a size is tried whole or not at all.
_MOST_TRIED = 12_000
# A combination that leaves some of a count unexplained is named only where it leaves less than this part of it.
_LEFT = 0.05


class Slotted(Protocol):
    """A rule, of which no two with the same slot hold at once."""

    @property
    def slot(self) -> str:
        """What it rules on."""
        ...


R = TypeVar("R", bound=Slotted)


@dataclass(frozen=True)
class Explained(Generic[R]):
    """What was found: the equally small combinations that explain a difference, and what they leave unexplained.

    No combination: nothing explains it, and `left` is the whole difference. `tried` is the largest size of which every
    combination was tried, `among` how many there were of the size that explains it. With `left` 0 they are exact.
    """

    combinations: tuple[tuple[R, ...], ...]
    left: float
    tried: int
    among: int = 0


def explain(
    ours: float,
    theirs: float,
    tolerance: float,
    rules: Sequence[R],
    value: Callable[[frozenset[R]], float | None],
    *,
    rough: Sequence[R] = (),
    most: int = MOST_RULES,
    partly: bool,
) -> Explained[R]:
    """Why `theirs` is not `ours`: every combination of the smallest size that comes to `theirs` within `tolerance`.

    `value` gives our number under a set of rules (None: it cannot be told). `rough` rules take digits away, and so make
    many numbers into one: beside others they are tried last. With `partly`, where no combination is exact, the smallest
    one is named that leaves no more than a twentieth of the difference, if it is the only one of its size that does:
    anything looser would be found for any number.
    """
    gap = theirs - ours
    near: Explained[R] | None = None
    tried = 0
    for size, combos in _stages(rules, rough, most):
        exact: list[tuple[R, ...]] = []
        close: list[tuple[tuple[R, ...], float]] = []
        among = 0
        for chosen in combos:
            if len({rule.slot for rule in chosen}) < size:
                continue
            among += 1
            made = value(frozenset(chosen))
            if made is None:
                continue
            left = theirs - made
            if abs(left) <= tolerance:
                exact.append(chosen)
            elif abs(left) <= _LEFT * abs(gap) and not set(chosen) & set(rough):
                close.append((chosen, left))
        tried = max(tried, size)
        if exact:
            return Explained(tuple(exact), 0.0, tried, among)
        if near is None and len(close) == 1:
            near = Explained((close[0][0],), close[0][1], tried, among)
    return near if partly and near is not None else Explained((), gap, tried)


def _stages(rules: Sequence[R], rough: Sequence[R], most: int) -> Iterator[tuple[int, Iterable[tuple[R, ...]]]]:
    """Combinations in the order in which they are tried: one rule, then more, then those with a rough one."""
    yield 1, [(rule,) for rule in (*rules, *rough)]
    spent = 0
    for size in range(2, min(most, len(rules)) + 1):
        spent += math.comb(len(rules), size)
        if spent <= _MOST_TRIED:
            yield size, combinations(rules, size)
    for size in range(2, min(MOST_RULES_OF_A_FIGURE, most, len(rules) + 1) + 1):
        yield size, ((*chosen, last) for chosen in combinations(rules, size - 1) for last in rough)


def supported(found: Sequence[Sequence[tuple[R, ...]]]) -> list[tuple[tuple[R, ...], ...]]:
    """Of each number's equally small combinations, those that the other numbers bear out most.

    A combination is borne out by another number where one of that number's own combinations is a part of it, or it a
    part of that: somebody who counted bank staff counted them in every total.
    """
    sets = [[frozenset(chosen) for chosen in combos] for combos in found]
    kept: list[tuple[tuple[R, ...], ...]] = []
    for place, combos in enumerate(found):
        votes = [
            sum(
                any(own <= other or other <= own for other in others)
                for index, others in enumerate(sets)
                if index != place
            )
            for own in sets[place]
        ]
        most = max(votes, default=0)
        kept.append(tuple(chosen for chosen, vote in zip(combos, votes, strict=True) if vote == most))
    return kept
