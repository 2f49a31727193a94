"""The counts of each indicator, from the cubes of the record sets that it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from levelground.measuring.counting import Frame, counted, part_names, selected
from levelground.measuring.plan import months_of
from levelground.measuring.taken import Taken
from levelground.standards import (
    Answer,
    Condition,
    Edition,
    FloatArray,
    Indicator,
    IndicatorCounts,
    Parts,
    Rate,
    Share,
    Standard,
    SurveyResult,
    Tally,
)

HEADLINE: Parts = ()
WORKFORCE = "workforce"


@dataclass(frozen=True)
class Sets:
    """The record sets that were measured, and what their counting needs."""

    taken: Mapping[str, Taken]
    edition: Edition
    values_of: Mapping[Condition, frozenset[str]]
    frame: Frame
    flags: Mapping[str, tuple[str, ...]]

    def tally(self, tally: Tally, parts: Parts) -> FloatArray:
        """A tally by organisation, part and group. Those counted once a person are read from their people's cube."""
        people = tally.people_of
        taken = self.taken[people.records if people is not None else tally.records]
        if people is None:
            chosen = taken.base & selected(taken.cube, tally, months_of(tally, self.edition), self.values_of)
        else:
            chosen = taken.base & taken.cube.columns[member_column(tally)].mask({"yes"})
        return counted(taken.cube, chosen, self.frame, parts, taken.source.record_set.name)

    def has(self, tally: Tally, parts: Parts) -> bool:
        """Whether the set that a tally is split by holds every column of `parts`."""
        taken = self.taken[tally.people_of.records if tally.people_of is not None else tally.records]
        return all(dimension.column in taken.cube.columns for dimension in parts)


def member_column(tally: Tally) -> str:
    """The name of the cube's column that says who has a row which a tally counts."""
    wanted = ", ".join(f"{condition.column}={condition.values}" for condition in tally.conditions)
    return f"in {tally.records} ({wanted}; {tally.window})"


def sets_needed(indicator: Indicator, standard: Standard) -> tuple[str, ...]:
    """The record sets without which an indicator cannot be measured, in a sentence's order."""
    needed: list[str] = []
    for tally in indicator.tallies:
        needed.append(tally.records)
        if tally.people_of is not None:
            needed.append(tally.people_of.records)
    if isinstance(indicator.measure, SurveyResult):
        needed.append("survey")
    if _against_workforce(indicator) and standard.workforce is not None:
        needed.append(standard.workforce.records)
    return tuple(dict.fromkeys(needed))


def _against_workforce(indicator: Indicator) -> bool:
    return indicator.compare is not None and indicator.compare.comparator == WORKFORCE


def why_not(indicator: Indicator, standard: Standard, sets: Sets) -> str:
    """Why records cannot give an indicator: a set or a column that is not there; blank where they can."""
    if isinstance(indicator.measure, Answer):
        return indicator.measure.says
    missing = [name for name in sets_needed(indicator, standard) if name != "survey" and name not in sets.taken]
    if missing:
        return f"no {' and no '.join(missing)} extract was given"
    tallies = list(indicator.tallies)
    if _against_workforce(indicator) and standard.workforce is not None:
        tallies.append(standard.workforce)
    lacking = [lack for tally in tallies for lack in _columns_lacking(tally, standard, sets)]
    return " and ".join(dict.fromkeys(f"the {name} extract has no column {column}" for name, column in lacking))


def _columns_lacking(tally: Tally, standard: Standard, sets: Sets) -> list[tuple[str, str]]:
    """Record set and column of each that a tally cannot do without: whose group it is, and what counts at all."""
    lacking = []
    for each in (tally,) if tally.people_of is None else (tally, tally.people_of):
        columns = sets.taken[each.records].cube.columns
        wanted = [condition.column for condition in each.conditions if "" not in sets.values_of[condition]]
        if each.people_of is None:
            wanted.append(standard.grouping.column)
        lacking += [(each.records, column) for column in wanted if column not in columns]
    return lacking


def indicator_counts(indicator: Indicator, sets: Sets) -> IndicatorCounts | None:
    """The counts of an indicator that is a share or a rate; None where it is a survey's result."""
    match indicator.measure:
        case Share(of):
            numerator, denominator, names = _share(of, indicator, sets)
        case Rate(of, among, averaged_over):
            numerator, denominator, names = _rate(of, among, indicator, sets)
            denominator = denominator * (sets.edition.rules[averaged_over] if averaged_over else 1)
        case _:
            return None
    flags = sets.flags.get(indicator.number, ())
    return IndicatorCounts(
        indicator.number,
        names,
        sets.frame.groups,
        numerator,
        denominator,
        tuple(flags for _ in sets.frame.organisations),
    )


def _splits(indicator: Indicator, sets: Sets, *tallies: Tally) -> list[Parts]:
    return [HEADLINE, *(parts for parts in indicator.parts if all(sets.has(tally, parts) for tally in tallies))]


def record_set_of(tally: Tally) -> str:
    """The record set that a tally's groups and parts are read from: its people's, where it counts once a person."""
    return tally.people_of.records if tally.people_of is not None else tally.records


def _share(of: Tally, indicator: Indicator, sets: Sets) -> tuple[FloatArray, FloatArray, tuple[str, ...]]:
    """Each group's number over everyone's: the denominator is the same for all groups of a part."""
    splits = _splits(indicator, sets, of)
    numerator = np.concatenate([sets.tally(of, parts) for parts in splits], axis=1)
    everyone = numerator[:, :, [sets.frame.groups.index("all")]]
    names = tuple(name for parts in splits for name in part_names(parts, record_set_of(of)))
    return numerator, np.broadcast_to(everyone, numerator.shape).copy(), names


def _rate(of: Tally, among: Tally, indicator: Indicator, sets: Sets) -> tuple[FloatArray, FloatArray, tuple[str, ...]]:
    """Each group's events over the group's own base."""
    splits = _splits(indicator, sets, of, among)
    numerator = np.concatenate([sets.tally(of, parts) for parts in splits], axis=1)
    denominator = np.concatenate([sets.tally(among, parts) for parts in splits], axis=1)
    names = tuple(name for parts in splits for name in part_names(parts, record_set_of(among)))
    return numerator, denominator, names
