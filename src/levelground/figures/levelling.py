"""What would have made a figure level, in whole events or people; and the smallest change that could be seen next."""

import math
from dataclasses import dataclass
from fractions import Fraction as Exact

from levelground.figures.over_time import error_of
from levelground.figures.reading import Comparison, Interval, Verdict
from levelground.statistics.normal import quantile, two_sided_z

POWER = 0.8


@dataclass(frozen=True)
class Levelling:
    """How many events (or people) more or fewer, of group `group`, would have made the two sides equal.

    `to_band` is how many would have brought a ratio into the standard's band: 0 where it lies there, None where the
    standard has none. Everything else is taken to stay as it was.
    """

    group: str
    more: bool
    to_equal: int
    to_band: int | None


def levelling_of(made: Comparison, band: tuple[Exact, Exact]) -> Levelling | None:
    """What would have made a comparison level; None where it may not be told, is a score, or is level already."""
    if made.statistic not in ("ratio", "difference") or not made.worse_off or made.verdict is Verdict.HIDDEN:
        return None
    if made.group.hidden or made.comparator.hidden:
        return None
    if made.comparator.group == "workforce":
        return _posts(made)
    sides = {side.group: side for side in (made.group, made.comparator)}
    worse = sides[made.worse_off]
    other = next(side for side in sides.values() if side is not worse)
    (events, base), (others, among) = worse.known, other.known
    if not base or not among:
        return None
    equal = base * others / among
    more = events < equal
    to_equal = _steps(equal - events)
    if made.statistic == "difference" or made.inside_band is None:
        return Levelling(made.worse_off, more, to_equal, None)
    # The band's bounds, as the worse group's rate over the other's.
    low, high = band if made.group.group == made.worse_off else (1 / band[1], 1 / band[0])
    edge = equal * float(low if more else high)
    return Levelling(made.worse_off, more, to_equal, 0 if made.inside_band else _steps(edge - events))


def _posts(made: Comparison) -> Levelling | None:
    """Of as many posts as there are in a part, how many more (or fewer) its group would hold at the workforce's share.

    Where the part belongs to the workforce, people who move into it leave the rest: the whole's share stays.
    """
    (held, posts), (heads, whole) = made.group.known, made.comparator.known
    if not posts or not whole:
        return None
    equal = posts * heads / whole
    return Levelling(made.group.group, held < equal, _steps(equal - held), None)


def _steps(distance: float) -> int:
    """As many whole events as reach at least so far."""
    return math.ceil(abs(distance) - 1e-9)


def smallest_change(made: Comparison) -> tuple[Interval, float] | None:
    """From which value next year's would have to lie, to be told from this year's with 80% power.

    Gives the two values (`lower`, `upper`; as an interval around this year's) and the change itself: of a ratio as a
    factor above 1, of a difference in points. Next year's numbers are taken to be as large and as sure as this year's,
    and the two years for independent: error × √2 × (1.96 + 0.84). None where this year's interval has no end.
    """
    known = error_of(made.interval, made.statistic) if made.statistic in ("ratio", "difference") else None
    if known is None or made.verdict is Verdict.HIDDEN:
        return None
    value, error = known
    reach = error * math.sqrt(2) * (two_sided_z(0.95) + quantile(POWER))
    if made.statistic == "difference":
        return Interval(value, value - reach, value + reach, "80% power"), reach
    return Interval(math.exp(value), math.exp(value - reach), math.exp(value + reach), "80% power"), math.exp(reach)
