"""The run of months of one organisation: a series for each indicator that is counted by the month, and what signals."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from levelground import statistics
from levelground.figures.comparing import fractions, part_label
from levelground.figures.compute import compute_figures, in_order
from levelground.figures.reading import Fraction, MonthBreak, MonthLimits, MonthPoint, MonthSeries
from levelground.standards import (
    Indicator,
    Labels,
    Month,
    MonthCounts,
    Share,
    Standard,
    Table,
    as_table,
    breaks_at,
    by_keys,
    joined,
    month_by_month,
)

# The rules of an XmR chart need so many points.
FEWEST_POINTS = 7
# A month of which more than this share of the base has no outcome yet is too early to be judged.
UNDECIDED = 0.10
USUAL = "Common Cause"
WHOLE = "Whole workforce"


def counts_with_months(months: Iterable[MonthCounts], standard: Standard, counts: Table) -> Iterator[Table]:
    """A table of counts with those of each month put in, as the part `month=2026-09`: organisation by organisation."""
    monthly = month_by_month(standard)
    pieces = [counts, *(_of_month(as_table(given.counts, monthly), given.month) for given in months)]
    yield from map(by_keys, _by_organisation(pieces))


def figures_with_months(months: Iterable[MonthCounts], standard: Standard, figures: Table) -> Iterator[Table]:
    """A table of figures with those of each month put in, in the same way."""
    monthly = month_by_month(standard)
    pieces = [figures, *(_of_month(compute_figures(given.counts, monthly), given.month) for given in months)]
    for table in _by_organisation(pieces):
        yield in_order(table, standard)


def _by_organisation(pieces: Sequence[Table]) -> Iterator[Table]:
    """What tables hold of each organisation, by its name: one is sorted and written at a time."""
    codes: set[str] = set()
    for piece in pieces:
        column = piece.columns["organisation"]
        codes.update(column.values if isinstance(column, Labels) else ())
    for code in sorted(codes):
        own = joined([piece.where("organisation", code) for piece in pieces])
        if own.rows:
            yield own


def _of_month(table: Table, month: Month) -> Table:
    """The rows of a month's own table under that month's name: the main groups only, as in any part."""
    kept = np.ones(table.rows, dtype=bool)
    for name in ("group", "comparator"):
        column = table.columns.get(name)
        if isinstance(column, Labels):
            finer = np.array(["=" in value for value in column.values], dtype=bool)
            kept &= ~finer[column.codes]
    chosen = table.taken(kept)
    part = chosen.columns["part"]
    if not isinstance(part, Labels):
        return chosen
    named = tuple(f"{value};month={month}" if value else f"month={month}" for value in part.values)
    return Table({**chosen.columns, "part": Labels(part.codes, named)})


def series_of(
    months: Sequence[MonthCounts], standard: Standard, organisation: str, fewest: float
) -> tuple[MonthSeries, ...]:
    """The series of one organisation, in the standard's order; an indicator without any month has none.

    `fewest` is how many people or events a month a group must have on average before its ups and downs are charted.
    """
    monthly = month_by_month(standard)
    found = []
    for indicator in monthly.indicators:
        parts = dict.fromkeys((_own_part(indicator, standard), indicator.headline_part))
        for part in parts:
            made = _one_series(months, standard, indicator, part, organisation, fewest)
            if made is not None:
                found.append(made)
    return tuple(found)


def _own_part(indicator: Indicator, standard: Standard) -> str:
    """The whole is a series of its own where it is the workforce; elsewhere the headline part alone stands."""
    return "" if _is_workforce(indicator, standard) else indicator.headline_part


def _is_workforce(indicator: Indicator, standard: Standard) -> bool:
    return isinstance(indicator.measure, Share) and indicator.measure.of == standard.workforce


def _one_series(
    months: Sequence[MonthCounts],
    standard: Standard,
    indicator: Indicator,
    part: str,
    organisation: str,
    fewest: float,
) -> MonthSeries | None:
    in_post = isinstance(indicator.measure, Share)
    compare, grouping = indicator.compare, standard.grouping
    group, comparator = grouping.group, ""
    if not in_post:
        group, comparator = (compare.group, compare.comparator) if compare else (grouping.group, grouping.comparator)
    points: list[MonthPoint] = []
    for given in months:
        point = _point(given, indicator, part, organisation, (group, comparator))
        if point is not None:
            points.append(point)
    if not points:
        return None
    if in_post:
        points = _with_changes(points)
    at = breaks_at(standard, indicator.number, tuple(Month.read(point.month) for point in points))
    made = MonthSeries(
        indicator=indicator.number,
        short=WHOLE if in_post and not part and _is_workforce(indicator, standard) else indicator.words.short,
        part=part,
        label=part_label(part, indicator),
        kind="in post" if in_post else "happened",
        points=tuple(points),
        limits=(),
        breaks=tuple(
            MonthBreak(points[place].month, change.year, change.says, change.default_check) for place, change in at
        ),
        state="usual",
        signal="",
        run=0,
        average_month=_average(points),
    )
    return _judged(made, tuple(place for place, _ in at), fewest)


def _point(
    given: MonthCounts, indicator: Indicator, part: str, organisation: str, groups: tuple[str, str]
) -> MonthPoint | None:
    """One month's point; None where the extracts do not reach that month of that organisation."""
    counts = given.counts.indicator(indicator.number)
    if counts is None or organisation not in given.counts.organisations or part not in counts.parts:
        return None
    place = given.counts.organisations.index(organisation)
    sides: list[Fraction] = []
    for name in groups:
        if name:
            numerator, denominator = (each[place : place + 1] for each in counts.at(part, name))
            if np.isnan(denominator).any():
                return None
            sides += fractions(name, numerator, denominator)
    first, second = sides[0].percentage.value, sides[1].percentage.value if len(sides) > 1 else 0.0
    value = None if first is None or second is None else first - second
    base = counts.at(part, "all")[1][place]
    undecided = float(given.undecided[indicator.number][place])
    return MonthPoint(
        month=str(given.month),
        group=sides[0],
        comparator=sides[1] if len(sides) > 1 else None,
        value=value,
        charted=value,
        undecided=int(undecided),
        early=bool(base > 0 and undecided / base > UNDECIDED),
        signal="",
    )


def _with_changes(points: Sequence[MonthPoint]) -> list[MonthPoint]:
    """Shares of people in post with what is charted of them: the change since the month before, where it is there.

    The same people are counted month after month, so that their share drifts; its changes are those of joiners,
    leavers and promotions, which are other people each month.
    """
    found = []
    for place, point in enumerate(points):
        before = points[place - 1] if place else None
        follows = before is not None and Month.read(point.month) == Month.read(before.month).plus(1)
        change = None
        if follows and before is not None and point.value is not None and before.value is not None:
            change = point.value - before.value
        found.append(replace(point, charted=change))
    return found


def _average(points: Sequence[MonthPoint]) -> float:
    """The average number a month in the smaller of the groups that are compared."""
    sides = [[point.group.known[0] for point in points]]
    others = [point.comparator.known[0] for point in points if point.comparator is not None]
    return float(min(np.mean(side) for side in [*sides, *([others] if others else [])]))


def _judged(made: MonthSeries, breaks: tuple[int, ...], fewest: float) -> MonthSeries:
    """The series with its limits and signals, a stretch between two breaks at a time; the last stretch decides."""
    points = list(made.points)
    limits: list[MonthLimits] = []
    edges = [0, *breaks, len(points)]
    usable: list[int] = []
    for start, stop in itertools.pairwise(edges):
        usable = [
            place for place in range(start, stop) if points[place].charted is not None and not points[place].early
        ]
        # The change across a break is between two definitions.
        if made.kind == "in post" and start:
            usable = [place for place in usable if place != start]
        if len(usable) < FEWEST_POINTS or _too_few(made, [points[place] for place in usable], fewest):
            continue
        chart = statistics.xmr([points[place].charted or 0.0 for place in usable])
        own = chart.stretches[0]
        limits.append(
            MonthLimits(
                points[usable[0]].month, points[usable[-1]].month, own.mean, own.lower, own.upper, own.provisional
            )
        )
        for place, cause in zip(usable, chart.cause.tolist(), strict=True):
            points[place] = replace(points[place], signal="" if cause == USUAL else cause)
    last = [points[place] for place in usable]
    state = "usual"
    if _too_few(made, last, fewest):
        state = "too few a month"
    elif len(last) < FEWEST_POINTS:
        state = "too few months"
    elif last[-1].signal:
        state = "signal"
    return replace(
        made,
        points=tuple(points),
        limits=tuple(limits),
        state=state,
        signal=last[-1].signal if last else "",
        run=_run(last, limits[-1].average) if state == "signal" else 0,
        average_month=_average(last) if last else made.average_month,
    )


def _too_few(made: MonthSeries, points: Sequence[MonthPoint], fewest: float) -> bool:
    """Whether too few people or events stand behind the months for their ups and downs to mean anything.

    A share that stands still in most months has limits so narrow that any move at all would signal.
    """
    if all(point.value is None for point in made.points):
        return True
    if not points:
        return False
    if _average(points) < fewest:
        return True
    heads = [point.group.numerator for point in points]
    moved = sum(one != other for one, other in itertools.pairwise(heads))
    return made.kind == "in post" and len(heads) > 1 and moved < (len(heads) - 1) / 2


def _run(points: Sequence[MonthPoint], average: float) -> int:
    """How many months in a row, to the last, lie on its side of the average."""
    sides = [np.sign((point.charted or 0.0) - average) for point in points]
    run = 0
    while run < len(sides) and sides[-1 - run] == sides[-1] != 0:
        run += 1
    return run
