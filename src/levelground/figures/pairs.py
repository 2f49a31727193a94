"""Pairs of fractions to be compared, cell by cell, from counts."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from levelground.standards import BoolArray, FloatArray, IndicatorCounts, Progression


@dataclass(frozen=True)
class Pair:
    """Two fractions to be compared in some cells: which organisation and part each is of, and the four counts.

    Where one of the four is hidden `untold` is true, and nothing may be made of the others.
    """

    organisation: NDArray[np.int64]
    part: NDArray[np.int64]
    a: FloatArray
    n: FloatArray
    b: FloatArray
    m: FloatArray
    untold: BoolArray

    def told(self) -> "Pair":
        """The pair with nobody in the cells that may not be told: what is made of them is undefined."""
        a, n, b, m = (np.where(self.untold, 0.0, side) for side in (self.a, self.n, self.b, self.m))
        return replace(self, a=a, n=n, b=b, m=m)

    def where(self, chosen: BoolArray) -> "Pair":
        """Those cells only in which `chosen` is true."""
        return Pair(
            self.organisation[chosen],
            self.part[chosen],
            self.a[chosen],
            self.n[chosen],
            self.b[chosen],
            self.m[chosen],
            self.untold[chosen],
        )


def _cells(
    counts: IndicatorCounts, parts: tuple[str, ...], group: str, comparator: str
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Organisations and parts where two groups can be compared: every headline, and parts with anyone in them."""
    places = np.array([counts.parts.index(part) for part in parts], dtype=np.int64)
    first, second = counts.groups.index(group), counts.groups.index(comparator)
    measured = counts.measured[:, places, first] & counts.measured[:, places, second]
    populated = counts.populated[:, places, first] | counts.populated[:, places, second]
    organisation, column = np.nonzero(measured & (populated | (places == 0)[None, :]))
    return organisation, places[column]


def pair_of(counts: IndicatorCounts, parts: tuple[str, ...], group: str, comparator: str) -> Pair:
    """Two groups in the same cells."""
    organisation, part = _cells(counts, parts, group, comparator)
    first, second = counts.groups.index(group), counts.groups.index(comparator)
    return Pair(
        organisation,
        part,
        counts.numerator[organisation, part, first],
        counts.denominator[organisation, part, first],
        counts.numerator[organisation, part, second],
        counts.denominator[organisation, part, second],
        counts.untold[organisation, part, first] | counts.untold[organisation, part, second],
    )


def pair_with_workforce(
    counts: IndicatorCounts, parts: tuple[str, ...], group: str, workforce: IndicatorCounts
) -> Pair:
    """A group's share in each cell, and its share of the whole workforce."""
    organisation, part = _cells(counts, parts, group, group)
    place, other = counts.groups.index(group), workforce.groups.index(group)
    return Pair(
        organisation,
        part,
        counts.numerator[organisation, part, place],
        counts.denominator[organisation, part, place],
        workforce.numerator[organisation, 0, other],
        workforce.denominator[organisation, 0, other],
        counts.untold[organisation, part, place] | workforce.untold[organisation, 0, other],
    )


def progression_pair(counts: IndicatorCounts, progression: Progression, within: str, step: tuple[str, str]) -> Pair:
    """Headcounts of the upper and lower tier, of the group and of its comparator: a / n against b / m."""
    lower, upper = (f"{progression.within.name}={within};{progression.tier.name}={tier}" for tier in step)
    everyone = counts.groups.index("all")
    organisation = np.nonzero(counts.measured[:, 0, everyone])[0]

    def heads(part: str, group: str) -> FloatArray:
        """Headcounts in a tier; nobody, where counts say nothing of it."""
        if part not in counts.parts:
            return np.zeros(len(organisation))
        return np.where(untold(part, group), np.nan, np.nan_to_num(counts.at(part, group)[0][organisation]))

    def untold(part: str, group: str) -> BoolArray:
        """Where the headcount of a tier is hidden."""
        if part not in counts.parts or counts.hidden is None:
            return np.zeros(len(organisation), dtype=bool)
        place = (organisation, counts.parts.index(part), counts.groups.index(group))
        hidden: BoolArray = counts.hidden.numerator[place]
        return hidden

    sides = [(tier, group) for tier in (upper, lower) for group in (progression.group, progression.comparator)]
    return Pair(
        organisation,
        np.zeros(len(organisation), dtype=np.int64),
        heads(upper, progression.group),
        heads(lower, progression.group),
        heads(upper, progression.comparator),
        heads(lower, progression.comparator),
        np.logical_or.reduce([untold(*side) for side in sides]),
    )


def at_most_all(pair: Pair) -> tuple[Pair, BoolArray]:
    """The pair with no more events than people, and where there were more.

    Entries of leavers count over the people in post: in a very small group there can be more entries than people.
    """
    more = (pair.a > pair.n) | (pair.b > pair.m)
    return replace(pair, a=np.minimum(pair.a, pair.n), b=np.minimum(pair.b, pair.m)), more
