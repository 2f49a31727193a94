"""Pairs of fractions to be compared, cell by cell, from counts."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from levelground.standards import FloatArray, IndicatorCounts, Progression


@dataclass(frozen=True)
class Pair:
    """Two fractions to be compared in some cells: which organisation and part each is of, and the four counts."""

    organisation: NDArray[np.int64]
    part: NDArray[np.int64]
    a: FloatArray
    n: FloatArray
    b: FloatArray
    m: FloatArray

    def where(self, chosen: NDArray[np.bool_]) -> "Pair":
        """Those cells only in which `chosen` is true."""
        return Pair(
            self.organisation[chosen],
            self.part[chosen],
            self.a[chosen],
            self.n[chosen],
            self.b[chosen],
            self.m[chosen],
        )


def _cells(
    counts: IndicatorCounts, parts: tuple[str, ...], group: str, comparator: str
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Organisations and parts where two groups can be compared: every headline, and parts with anyone in them."""
    places = np.array([counts.parts.index(part) for part in parts], dtype=np.int64)
    bases = [counts.denominator[:, places, counts.groups.index(name)] for name in (group, comparator)]
    measured = ~np.isnan(bases[0]) & ~np.isnan(bases[1])
    populated = np.nan_to_num(bases[0]) + np.nan_to_num(bases[1]) > 0
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
    )


def progression_pair(counts: IndicatorCounts, progression: Progression, within: str, step: tuple[str, str]) -> Pair:
    """Headcounts of the upper and lower tier, of the group and of its comparator: a / n against b / m."""
    lower, upper = (f"{progression.within.name}={within};{progression.tier.name}={tier}" for tier in step)
    everyone = counts.groups.index("all")
    organisation = np.nonzero(~np.isnan(counts.denominator[:, 0, everyone]))[0]

    def heads(part: str, group: str) -> FloatArray:
        """Headcounts in a tier; nobody, where counts say nothing of it."""
        if part not in counts.parts:
            return np.zeros(len(organisation))
        return np.nan_to_num(counts.at(part, group)[0][organisation])

    return Pair(
        organisation,
        np.zeros(len(organisation), dtype=np.int64),
        heads(upper, progression.group),
        heads(lower, progression.group),
        heads(upper, progression.comparator),
        heads(lower, progression.comparator),
    )


def at_most_all(pair: Pair) -> tuple[Pair, NDArray[np.bool_]]:
    """The pair with no more events than people, and where there were more.

    Entries of leavers count over the people in post: in a very small group there can be more entries than people.
    """
    more = (pair.a > pair.n) | (pair.b > pair.m)
    return replace(pair, a=np.minimum(pair.a, pair.n), b=np.minimum(pair.b, pair.m)), more
