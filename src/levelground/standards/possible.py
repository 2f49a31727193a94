"""Counts that cannot be: told from the standard's declaration alone, wherever the counts come from.

A group is at most everybody, a part at most its whole, and those who were drawn from a base at most that base. Sums are
held to be equal only where nothing can fall between their pieces: people of a group who had an event and have since
left have no base of their own, and a column may be blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import isfinite
from typing import NamedTuple

from levelground.standards.declaration import Answer, Dimension, Indicator, Rate, Share, Standard, SurveyResult
from levelground.standards.naming import part_label, parts_named

# Leavers had events too: in a base of fewer people they may outnumber those still in post.
FEWEST_FOR_EVENTS = 10
_CLOSE = 1e-6


class Counted(NamedTuple):
    """A numerator and denominator of one indicator, part and group, as they stand in a return."""

    indicator: str
    part: str
    group: str
    numerator: float
    denominator: float


def impossible(counts: Iterable[Counted], standard: Standard, totals: Iterable[str] = ()) -> tuple[str, ...]:
    """Every count of one organisation that cannot be, in sentences; empty where all of them can.

    `totals` are the indicators that were given as totals, not counted from rows: groups may be missing from them.
    """
    listed, given = list(counts), frozenset(totals)
    known = {indicator.number: indicator for indicator in standard.indicators}
    faults = [f"There is no indicator {number} in {standard.title}." for number in _strangers(listed, known)]
    faults += _twice(listed)
    for number, own in groupby(sorted(listed, key=lambda one: one.indicator), key=lambda one: one.indicator):
        indicator = known.get(number)
        if indicator is not None:
            faults += _of_indicator(standard, indicator, list(own), number in given)
    return tuple(faults)


def _strangers(listed: Sequence[Counted], known: Mapping[str, Indicator]) -> list[str]:
    return list(dict.fromkeys(one.indicator for one in listed if one.indicator not in known))


def _twice(listed: Sequence[Counted]) -> Iterator[str]:
    seen: set[tuple[str, str, str]] = set()
    for one in listed:
        if one[:3] in seen:
            yield f"Indicator {one.indicator}{_where(one)}: the same count stands there twice."
        seen.add(one[:3])


def _of_indicator(standard: Standard, indicator: Indicator, own: list[Counted], given: bool) -> Iterator[str]:
    if isinstance(indicator.measure, Answer):
        yield f"Indicator {indicator.number} is answered in words: nothing is counted for it."
        return
    yield from (_said(indicator, one, fault) for one in own for fault in _alone(standard, indicator, one, given))
    if isinstance(indicator.measure, SurveyResult):
        return
    table = {(one.part, one.group): one for one in own}
    for part in dict.fromkeys(one.part for one in own):
        for fault in _groups(standard, indicator, table, part, given):
            yield f"Indicator {indicator.number}{f', {part_label(indicator, part)}' if part else ''}: {fault}."
    yield from _parts(indicator, table)


def _where(one: Counted) -> str:
    return "".join(f", {piece}" for piece in (one.part, one.group) if piece)


def _said(indicator: Indicator, one: Counted, fault: str) -> str:
    part = f", {part_label(indicator, one.part)}" if one.part else ""
    return f"Indicator {indicator.number}{part}, {one.group}: {fault}."


def _alone(standard: Standard, indicator: Indicator, one: Counted, given: bool) -> Iterator[str]:
    """What is wrong with one count by itself."""
    grouping, measure = standard.grouping, indicator.measure
    if one.group not in (*grouping.main, *grouping.finer, *grouping.finest):
        yield "there is no such group"
    if one.part and one.part not in parts_named(indicator):
        yield "there is no such part"
    if not isfinite(one.numerator) or not isfinite(one.denominator):
        yield "a count that is no number"
        return
    if one.numerator < 0 or one.denominator < 0:
        yield f"{_plain(one.numerator)} of {_plain(one.denominator)}, and a count is never below 0"
    survey = isinstance(measure, SurveyResult)
    if not survey and not (float(one.numerator).is_integer() and float(one.denominator).is_integer()):
        yield f"{_plain(one.numerator)} of {_plain(one.denominator)}, and people are counted in whole numbers"
    most = one.denominator * (measure.out_of / 100 if isinstance(measure, SurveyResult) else 1)
    loose = isinstance(measure, Rate) and not given and not _drawn(measure)
    if one.numerator > most * (1 + _CLOSE) and (not loose or (not one.part and one.denominator >= FEWEST_FOR_EVENTS)):
        yield f"{_plain(one.numerator)} of {_plain(one.denominator)}, and a part is never larger than its whole"


def _drawn(measure: Rate) -> bool:
    """Whether those with the event are by construction some of the base: the same rows, or people of the base."""
    of, among = measure.of, measure.among
    if of.people_of is not None:
        return of.people_of == among
    return of.records == among.records and set(among.conditions) <= set(of.conditions)


def _groups(
    standard: Standard, indicator: Indicator, table: Mapping[tuple[str, str], Counted], part: str, given: bool
) -> Iterator[str]:
    """Groups that are more than the group they make up, or, where nobody can be missing from them, less."""
    grouping = standard.grouping
    pieces = {"all": grouping.main[:-1], **{group: grouping.finer_of(group) for group in grouping.main[:2]}}
    for whole, inside in pieces.items():
        everybody = table.get((part, whole))
        found = [table[part, group] for group in inside if (part, group) in table]
        if everybody is None or not found:
            continue
        share = isinstance(indicator.measure, Share)
        sides = [("numerator", "counted")] if share else [("denominator", "in the base"), ("numerator", "counted")]
        for side, noun in sides:
            total = sum(getattr(one, side) for one in found)
            most = getattr(everybody, side)
            # A group without a base of its own is not listed: its events stand in the whole alone.
            exact = not given and (side == "denominator" or share or len(found) == len(inside))
            if total > most or (exact and total != most):
                word = grouping.words.get(whole, whole)
                yield f"the groups come to {_plain(total)} {noun}, and {word} to {_plain(most)}"
        if share and any(one.denominator != everybody.denominator for one in found):
            yield "the groups are held against wholes of different size"


def _parts(indicator: Indicator, table: Mapping[tuple[str, str], Counted]) -> Iterator[str]:
    """Parts that are larger than what they are parts of, alone or together."""
    for split in indicator.parts:
        *outer, last = split
        names = _disjoint(last)
        for (part, group), one in table.items():
            pairs = _pairs(part)
            if list(pairs) != [dimension.name for dimension in split]:
                continue
            whole = table.get((_without(pairs, last.name), group)) or table.get(("", group))
            if whole is None:
                continue
            for inside, most in zip(one[3:], whole[3:], strict=True):
                if inside > most:
                    yield _said(indicator, one, f"{_plain(inside)} in the part, and only {_plain(most)} in the whole")
        yield from _sums(indicator, table, [dimension.name for dimension in outer], last.name, names)


def _sums(
    indicator: Indicator,
    table: Mapping[tuple[str, str], Counted],
    outer: list[str],
    name: str,
    values: frozenset[str] | None,
) -> Iterator[str]:
    """Parts that lie beside one another and come to more than their whole."""
    sums: dict[tuple[str, str], list[Counted]] = {}
    for (part, group), one in table.items():
        pairs = _pairs(part)
        if list(pairs) == [*outer, name] and (values is None or pairs[name] in values):
            sums.setdefault((_without(pairs, name), group), []).append(one)
    for (within, group), pieces in sums.items():
        whole = table.get((within, group))
        for side in ("numerator", "denominator"):
            total = sum(getattr(one, side) for one in pieces)
            if whole is not None and len(pieces) > 1 and total > getattr(whole, side):
                by = f"its parts by {name.replace('_', ' ')} come to {_plain(total)}"
                yield _said(indicator, whole, f"{by}, and it to {_plain(getattr(whole, side))}")


def _disjoint(dimension: Dimension) -> frozenset[str] | None:
    """Those parts of a dimension that share no value, the first of them first; None where all are apart."""
    taken: set[str] = set()
    chosen = []
    for name, values in dimension.sets:
        if not taken & set(values):
            taken |= set(values)
            chosen.append(name)
    return frozenset(chosen) if dimension.sets else None


def _pairs(part: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in part.split(";") if "=" in pair)


def _without(pairs: Mapping[str, str], name: str) -> str:
    return ";".join(f"{key}={value}" for key, value in pairs.items() if key != name)


def _plain(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}"
