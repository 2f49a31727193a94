"""What moved since last year's return, and is to be explained: headcounts that jumped, figures beyond chance.

Every figure of one return that can be compared with last year's is one declared family, adjusted together (Benjamini
and Hochberg 1995): ratios by the ratio of the two ratios, percentages by the difference of two, survey gaps by the
difference of the differences. The staff of two years are largely the same people; the tests take them for different
ones, which makes them slower to call a share moved, never quicker.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from levelground import statistics
from levelground.figures.compute import PERCENT, WORKFORCE, is_score
from levelground.figures.reading import Moved
from levelground.figures.verdicts import SIGNIFICANCE
from levelground.standards import (
    CountTable,
    Difference,
    FloatArray,
    Indicator,
    IndicatorCounts,
    Rate,
    Ratio,
    Share,
    Standard,
    SurveyResult,
    part_label,
)

JUMPED, BEYOND_CHANCE, NOT_COMPARED = "jumped", "beyond chance", "not like for like"
# A group or a part with fewer people in both years jumps by a tenth with a few of them: only everybody is held to it.
FEWEST_HEADS = 50
_Z = 1.959963984540054


@dataclass(frozen=True)
class _Desk:
    """One indicator of this year and of last year, of one organisation each."""

    standard: Standard
    indicator: Indicator
    now: IndicatorCounts
    place: int
    then: IndicatorCounts

    def pair(self, part: str, group: str) -> tuple[float, float, float, float] | None:
        """Numerator and denominator of this year, then of last year; None where either was not measured."""
        found: list[float] = []
        for counts, place in ((self.now, self.place), (self.then, 0)):
            if part not in counts.parts or group not in counts.groups:
                return None
            found += [float(each[place]) for each in counts.at(part, group)]
        return None if any(math.isnan(number) for number in found) else (found[0], found[1], found[2], found[3])


def moved_since(
    table: CountTable,
    standard: Standard,
    organisation: str,
    previous: CountTable,
    breaks: Mapping[str, tuple[str, ...]],
    jump: float,
) -> tuple[Moved, ...]:
    """What is listed of an organisation against last year's counts, in the standard's order; reasons are blank.

    `breaks` says, by indicator, what changed in its definition since: its figures are then not compared, and that is
    said instead. `jump` is the part of a headcount by which it may differ without being listed.
    """
    place = table.organisations.index(organisation)
    heads: list[Moved] = []
    alike: list[_Desk] = []
    for indicator in standard.indicators:
        now, then = table.indicator(indicator.number), previous.indicator(indicator.number)
        if now is None or then is None or np.isnan(now.denominator[place, 0]).all():
            continue
        desk = _Desk(standard, indicator, now, place, then)
        heads += _heads(desk, jump)
        unlike = (*breaks.get(indicator.number, ()), *_other_window(desk))
        if unlike:
            heads.append(_blank(desk, "", "", NOT_COMPARED, what=indicator.words.short, why="; ".join(unlike)))
        elif not is_score(indicator):
            alike.append(desk)
    percentages = _percentages([(desk, part, group) for desk in alike for part, group in _asked(desk)])
    family = [moved for desk in alike for moved in _figures(desk, percentages)]
    order = {indicator.number: number for number, indicator in enumerate(standard.indicators)}
    listed = [*heads, *_beyond_chance(family)]
    return tuple(sorted(listed, key=lambda one: order[one.indicator]))


def _other_window(desk: _Desk) -> tuple[str, ...]:
    mine, last = set(desk.now.flags[desk.place]), set(desk.then.flags[0])
    differing = sorted(flag for flag in mine ^ last if flag.startswith("window="))
    return ("the extracts reached back further in one of the two years",) if differing else ()


def _blank(desk: _Desk, part: str, group: str, kind: str, *, what: str, why: str, statistic: str = "") -> Moved:
    key = " ".join(word for word in (desk.indicator.number, statistic, group, part) if word)
    return Moved(
        key=key, kind=kind, indicator=desk.indicator.number, part=part, statistic=statistic, group=group, what=what,
        previous=None, current=None, change=None, lower=None, upper=None, p_value=None, why=why, reason="",
    )  # fmt: skip


def _heads(desk: _Desk, jump: float) -> Iterator[Moved]:
    """Headcounts that jumped: the workforce by group and by its wide parts, and everybody in other bases."""
    words = desk.standard.grouping.words
    for part, group in _bases(desk):
        pair = desk.pair(part, group)
        if pair is None:
            continue
        share = isinstance(desk.indicator.measure, Share)
        now, then = (pair[0], pair[2]) if share else (pair[1], pair[3])
        small = (part or group != "all") and max(now, then) < FEWEST_HEADS
        if small or now == then or (then > 0 and abs(now - then) <= jump * then):
            continue
        pieces = (_noun(desk.indicator), words.get(group, group) if group != "all" else "", _label(desk, part))
        why = "there were none last year" if then == 0 else f"differs by more than {PERCENT * jump:g}% of last year’s"
        yield replace(
            _blank(
                desk, part, group, JUMPED,
                what=", ".join(piece for piece in pieces if piece), why=why, statistic="headcount",
            ),
            previous=then,
            current=now,
            change=PERCENT * (now - then) / then if then else None,
        )  # fmt: skip


def _bases(desk: _Desk) -> list[tuple[str, str]]:
    """The parts and groups whose heads are looked at; none for a rate over the workforce, which is there already."""
    measure, workforce = desk.indicator.measure, desk.standard.workforce
    if isinstance(measure, Rate) and measure.among == workforce:
        return []
    if not isinstance(measure, Share) or measure.of != workforce:
        return [("", "all")]
    wide = {parts[0].name for parts in desk.indicator.parts if len(parts) == 1}
    parts = [part for part in desk.now.parts if part.partition("=")[0] in wide and ";" not in part]
    return [*(("", group) for group in desk.standard.grouping.main), *((part, "all") for part in parts)]


def _noun(indicator: Indicator) -> str:
    match indicator.measure:
        case Share(of):
            return of.noun[:1].upper() + of.noun[1:]
        case Rate(_, among):
            return among.noun[:1].upper() + among.noun[1:]
        case _:
            return f"{indicator.words.short}: answers"


def _label(desk: _Desk, part: str) -> str:
    return part_label(desk.indicator, part)


def _parts(desk: _Desk) -> tuple[str, ...]:
    """The parts that both years have."""
    parts = tuple(part for part in desk.now.parts if part in desk.then.parts)
    progression = desk.indicator.progression
    # The tiers are the clusters again.
    return parts if progression is None else tuple(part for part in parts if f"{progression.tier.name}=" not in part)


def _groups(desk: _Desk, part: str) -> tuple[str, ...]:
    """Whose percentage of a part is looked at by itself."""
    grouping, share = desk.standard.grouping, isinstance(desk.indicator.measure, Share)
    if part:
        return (grouping.group,) if share else ()
    return (grouping.comparator, grouping.group, *((grouping.unknown,) if share else ()))


def _asked(desk: _Desk) -> Iterator[tuple[str, str]]:
    """The part and the group of each percentage."""
    return ((part, group) for part in _parts(desk) for group in _groups(desk, part))


def _figures(desk: _Desk, percentages: Mapping[tuple[str, str, str], Moved]) -> Iterator[Moved]:
    """Each figure of an indicator with its change and its own p-value: the family, before it is adjusted."""
    indicator = desk.indicator
    for part in _parts(desk):
        comparison = indicator.compare_parts if part else indicator.compare
        if isinstance(comparison, Ratio):
            yield from _ratio(desk, part, comparison)
        elif isinstance(comparison, Difference) and comparison.comparator != WORKFORCE:
            yield from _difference(desk, part, comparison)
        keys = ((indicator.number, part, group) for group in _groups(desk, part))
        yield from (percentages[key] for key in keys if key in percentages)


def _named(desk: _Desk, part: str, what: str) -> str:
    return ": ".join(
        piece for piece in (desk.indicator.words.short if not part else "", _label(desk, part), what) if piece
    )


def _ratio(desk: _Desk, part: str, comparison: Ratio) -> Iterator[Moved]:
    first, second = desk.pair(part, comparison.group), desk.pair(part, comparison.comparator)
    if first is None or second is None:
        return
    if any(above > below for pair in (first, second) for above, below in (pair[:2], pair[2:])):
        return
    change = statistics.change_in_ratio(
        first[2], first[3], second[2], second[3], first[0], first[1], second[0], second[1]
    )
    value, lower, upper = (None if side is None else float(side) for side in change.item())
    if value is None or lower is None or upper is None or not lower > 0:
        return
    spread = (math.log(upper) - math.log(lower)) / (2 * _Z)
    words = desk.standard.grouping.words
    named = f"ratio, {words[comparison.group]} over {words[comparison.comparator]}"
    yield replace(
        _blank(
            desk, part, f"{comparison.group}/{comparison.comparator}", BEYOND_CHANCE,
            what=_named(desk, part, named), why="", statistic="ratio",
        ),
        previous=(first[2] / first[3]) / (second[2] / second[3]),
        current=(first[0] / first[1]) / (second[0] / second[1]),
        change=value,
        lower=lower,
        upper=upper,
        p_value=_two_sided(math.log(value) / spread),
    )  # fmt: skip


def _percentages(asked: Sequence[tuple[_Desk, str, str]]) -> dict[tuple[str, str, str], Moved]:
    """Every percentage asked for (of an indicator: a part, a group) that both years have, all worked out at once.

    By indicator, part and group.
    """
    found: list[tuple[_Desk, str, str]] = []
    cells: list[list[float]] = []
    for desk, part, group in asked:
        pair = desk.pair(part, group)
        if pair is None or not pair[1] or not pair[3]:
            continue
        # A survey's numerator is a percentage of its base: to the nearest person, for a test that counts people.
        survey = isinstance(desk.indicator.measure, SurveyResult)
        whole = [float(round(number)) if survey else number for number in pair]
        if whole[0] <= whole[1] and whole[2] <= whole[3]:
            found.append((desk, part, group))
            cells.append([*whole, *pair])
    if not found:
        return {}
    a, n, b, m, *exactly = np.array(cells).T
    change = statistics.newcombe_difference(a, n, b, m).scaled(PERCENT)
    p_values, _ = statistics.two_sided_p(a, n, b, m)
    undefined = np.ma.getmaskarray(change.value) | np.ma.getmaskarray(p_values)
    sides = [side.data.tolist() for side in (change.value, change.lower, change.upper, p_values)]
    current, previous = ((PERCENT * exactly[at] / exactly[at + 1]).tolist() for at in (0, 2))
    return {
        (desk.indicator.number, part, group): replace(
            _blank(
                desk, part, group, BEYOND_CHANCE,
                what=_named(desk, part, f"% {desk.standard.grouping.words.get(group, group)}"), why="",
                statistic="percentage",
            ),
            previous=previous[at],
            current=current[at],
            change=sides[0][at],
            lower=sides[1][at],
            upper=sides[2][at],
            p_value=sides[3][at],
        )
        for at, (desk, part, group) in enumerate(found)
        if not undefined[at]
    }  # fmt: skip


def _difference(desk: _Desk, part: str, comparison: Difference) -> Iterator[Moved]:
    first, second = desk.pair(part, comparison.group), desk.pair(part, comparison.comparator)
    if first is None or second is None or not all((first[1], first[3], second[1], second[3])):
        return
    now, then = (
        statistics.newcombe_difference(_one(one[at]), _one(one[at + 1]), _one(other[at]), _one(other[at + 1]))
        for one, other, at in ((first, second, 0), (first, second, 2))
    )
    change = statistics.difference_of_estimates(then, now).scaled(PERCENT)[0]
    value, lower, upper = (None if side is None else float(side) for side in change.item())
    if value is None or lower is None or upper is None:
        return
    # The side of the interval that is towards no change says how far it is away.
    reach = (value - lower if value > 0 else upper - value) / _Z
    words = desk.standard.grouping.words
    named = f"{words[comparison.group]} less {words[comparison.comparator]}, points"
    yield replace(
        _blank(
            desk, part, f"{comparison.group}/{comparison.comparator}", BEYOND_CHANCE,
            what=_named(desk, part, named), why="", statistic="difference",
        ),
        previous=PERCENT * (first[2] / first[3] - second[2] / second[3]),
        current=PERCENT * (first[0] / first[1] - second[0] / second[1]),
        change=value,
        lower=lower,
        upper=upper,
        p_value=_two_sided(value / reach) if reach > 0 else 1.0,
    )  # fmt: skip


def _one(number: float) -> FloatArray:
    return np.array([number], dtype=np.float64)


def _two_sided(z: float) -> float:
    return math.erfc(abs(z) / math.sqrt(2))


def _beyond_chance(family: list[Moved]) -> list[Moved]:
    """Those of a family whose p-value, adjusted over all of it, is at most 0.05; the p-value listed is the adjusted."""
    if not family:
        return []
    adjusted = statistics.benjamini_hochberg([one.p_value or 0.0 for one in family]).data.tolist()
    why = f"moved beyond chance, one of {len(family)} figures looked at together"
    return [
        replace(one, p_value=p_value, why=why)
        for one, p_value in zip(family, adjusted, strict=True)
        if p_value <= SIGNIFICANCE
    ]
