"""Which parts a gap comes from, in events or people, without remainder.

For a ratio of likelihoods: had the group that did worse fared within each part as the other did there, so many more (or
fewer) events; and what is left comes from where the two groups are, not from how they fare there. The twofold
decomposition at the other group's rates: Kitagawa 1955, J Am Stat Assoc 50:1168; Blinder 1973, J Hum Resour 8:436.
For a share held against the workforce's: so many more (or fewer) posts in each part. It adds up by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from levelground import statistics
from levelground.figures.reading import Comparison, Interval, Reading, Verdict
from levelground.standards import Dimension, Indicator, Rate, Share, SurveyResult
from levelground.statistics.estimate import Estimate, Floats

REST = ""


@dataclass(frozen=True)
class Driver:
    """What one part adds to the gap: events or people, above 0 in the gap's own direction. `part` REST: all others."""

    part: str
    label: str
    adds: float


@dataclass(frozen=True)
class Driving:
    """The parts of one way of splitting, the largest first, and what comes from where the groups are (`composition`).

    `total` is the sum of all of them, `group` the group that did worse, `more` whether it would have had more events.
    `alike` is the ratio of Mantel and Haenszel, which compares like with like; `warns` that it tells another story than
    the plain one (Simpson's paradox). Both are for ratios only.
    """

    split: tuple[str, ...]
    group: str
    more: bool
    total: float
    drivers: tuple[Driver, ...]
    composition: float
    alike: Interval | None = None
    warns: bool = False


def driving_of(reading: Reading, declared: Indicator) -> tuple[Driving, ...]:
    """What the gap of a reading's headline comes from, for each way of splitting it that adds up to the whole.

    Empty where the headline may not be told or shows no value, and for splits of which too little may be told: what is
    hidden is put together as one rest, and a rest that is most of the whole explains nothing.
    """
    made = reading.headline
    if made is None or made.verdict is Verdict.HIDDEN or not made.worse_off or made.statistic == "score difference":
        return ()
    if made.group.hidden or made.comparator.hidden:
        return ()
    found = []
    for split in declared.parts:
        names = tuple(dimension.name for dimension in split)
        parts = [
            part
            for part in reading.parts
            if _names(part.part) == names and part.statistic == made.statistic and _is_apart(part.part, split)
        ]
        if not parts:
            continue
        match declared.measure:
            case Share():
                driving = _of_share(made, parts, split, declared)
            case Rate() | SurveyResult():
                driving = _of_rate(made, parts, names)
            case _:
                driving = None
        if driving is not None:
            found.append(driving)
    return tuple(found)


def _names(part: str) -> tuple[str, ...]:
    return tuple(pair.split("=", 1)[0] for pair in part.split(";") if pair)


def _is_apart(part: str, split: Sequence[Dimension]) -> bool:
    """Whether a part is one of those that share no value of a column: the finest there are, without sums of them."""
    pairs = dict(pair.split("=", 1) for pair in part.split(";"))
    return all(not dimension.sets or pairs[dimension.name] in _finest(dimension) for dimension in split)


def _finest(dimension: Dimension) -> set[str]:
    """The parts of a dimension that share no value, the smallest first."""
    taken: set[str] = set()
    found = set()
    for name, values in sorted(dimension.sets, key=lambda each: len(each[1])):
        if taken.isdisjoint(values):
            taken.update(values)
            found.add(name)
    return found


def _told(parts: Sequence[Comparison]) -> list[Comparison]:
    return [part for part in parts if not part.group.hidden and not part.comparator.hidden]


def _of_rate(made: Comparison, parts: Sequence[Comparison], names: tuple[str, ...]) -> Driving | None:
    worse_first = made.group.group == made.worse_off
    rows = [(part, _four(part, worse_first)) for part in _told(parts)]
    rows = [(part, four) for part, four in rows if four[1] or four[3]]
    whole = np.array(_four(made, worse_first))
    # Everything that is no part of its own, or is hidden: what is left of the whole.
    rest = whole - np.array([four for _, four in rows]).sum(axis=0) if rows else whole
    if (rest < -1e-6).any():
        return None
    labels = [(part.part, part.label) for part, _ in rows]
    strata = np.array([four for _, four in rows]).reshape(-1, 4)
    if rest[1] > 1e-6 or rest[3] > 1e-6:
        strata, labels = np.vstack([strata, rest]), [*labels, (REST, "")]
    events, base, others, among = strata.T
    # Where the other group has nobody there is no rate to hold a part against.
    if len(labels) < 2 or rest[1] > whole[1] / 2 or (among == 0).any() or not whole[1] or not whole[3]:
        return None
    expected = base * others / among
    total = float(whole[1] * whole[2] / whole[3] - whole[0])
    more = total > 0
    sign = 1.0 if more else -1.0
    adds = sign * (expected - events)
    drivers = [Driver(part, label, float(add)) for (part, label), add in zip(labels, adds, strict=True)]
    alike, warns = _alike(made, strata, worse_first)
    return Driving(
        names, made.worse_off, more, abs(total), _largest_first(drivers),
        float(abs(total) - adds.sum()), alike, warns,
    )  # fmt: skip


def _four(part: Comparison, worse_first: bool) -> tuple[float, float, float, float]:
    """Events and base of the group that did worse over the whole, then of the other."""
    first, second = (part.group, part.comparator) if worse_first else (part.comparator, part.group)
    return *first.known, *second.known


def _alike(made: Comparison, strata: Floats, worse_first: bool) -> tuple[Interval | None, bool]:
    if made.statistic != "ratio":
        return None, False
    events, base, others, among = strata.T
    if (events > base).any() or (others > among).any():
        return None, False
    four = (events, base, others, among) if worse_first else (others, among, events, base)
    found = statistics.stratified_ratio(*four)
    return _interval(found.mantel_haenszel), found.warns


def _interval(estimate: Estimate) -> Interval | None:
    value, lower, upper = estimate.item()
    return None if value is None else Interval(value, lower, upper, estimate.method)


def _of_share(
    made: Comparison, parts: Sequence[Comparison], split: Sequence[Dimension], declared: Indicator
) -> Driving | None:
    """The posts of each part that lies inside the headline's, held against the share of the whole workforce."""
    inside = _values_of(made.part, declared)
    chosen = [part for part in _told(parts) if inside is None or _lies_in(part.part, inside, split)]
    (held, posts), (heads, whole) = made.group.known, made.comparator.known
    if not whole or not posts:
        return None
    share = heads / whole
    sign = 1.0 if held < posts * share else -1.0
    rest_held, rest_posts = held, posts
    drivers = []
    for part in chosen:
        own, among = part.group.known
        rest_held, rest_posts = rest_held - own, rest_posts - among
        if among:
            drivers.append(Driver(part.part, part.label, sign * (among * share - own)))
    if rest_posts < -1e-6 or rest_held < -1e-6 or rest_posts > posts / 2:
        return None
    if rest_posts > 0:
        drivers.append(Driver(REST, "", sign * (rest_posts * share - rest_held)))
    if len(drivers) < 2:
        return None
    total = abs(posts * share - held)
    return Driving(tuple(each.name for each in split), made.group.group, sign > 0, total, _largest_first(drivers), 0.0)


def _values_of(part: str, declared: Indicator) -> tuple[str, tuple[str, ...]] | None:
    """The column and its values that a headline part is made of; None for the whole."""
    if not part:
        return None
    name, value = part.split("=", 1)
    for dimension in (dimension for parts in declared.parts for dimension in parts):
        if dimension.name == name:
            return dimension.column, dict(dimension.sets).get(value, (value,))
    return None


def _lies_in(part: str, inside: tuple[str, tuple[str, ...]], split: Sequence[Dimension]) -> bool:
    column, values = inside
    pairs = dict(pair.split("=", 1) for pair in part.split(";"))
    for dimension in split:
        if dimension.column == column:
            own = dict(dimension.sets).get(pairs[dimension.name], (pairs[dimension.name],))
            return set(own) <= set(values)
    return False


def _largest_first(drivers: Sequence[Driver]) -> tuple[Driver, ...]:
    """By what they add, the rest last."""
    return tuple(sorted(drivers, key=lambda each: (each.part == REST, -each.adds)))
