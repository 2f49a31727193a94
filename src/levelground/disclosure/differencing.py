"""What two published populations reveal of the people by whom they differ."""

from collections.abc import Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True)
class Population:
    """A published count of the people of some units (organisations, sites)."""

    name: str
    units: frozenset[str]
    count: float


@dataclass(frozen=True)
class Disclosing:
    """Two populations, one inside the other, and the small count of the people in the larger one only."""

    larger: Population
    smaller: Population
    difference: float


def populations(given: Mapping[str, tuple[Set[str], float]]) -> tuple[Population, ...]:
    """The populations from their names, units and counts."""
    return tuple(Population(name, frozenset(units), count) for name, (units, count) in given.items())


def differencing(published: tuple[Population, ...], hide_to: int, hide_from: int = 1) -> tuple[Disclosing, ...]:
    """Every pair of nested populations whose difference is a count from `hide_from` to `hide_to`."""
    return tuple(
        Disclosing(larger, smaller, larger.count - smaller.count)
        for larger in published
        for smaller in published
        if smaller.units < larger.units and hide_from <= larger.count - smaller.count <= hide_to
    )
