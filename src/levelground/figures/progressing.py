"""Race disparity ratios of one organisation: moving up between tiers of pay, each with its verdict."""

import numpy as np

from levelground import statistics
from levelground.figures.comparing import Desk, could_have_seen, fractions, hidden_comparisons, interval_at, number_at
from levelground.figures.pairs import Pair, progression_pair
from levelground.figures.reading import Comparison
from levelground.figures.verdicts import judge
from levelground.standards import Progression


def progress(desk: Desk, progression: Progression) -> list[Comparison]:
    """The race disparity ratios of one organisation, as one family."""
    parts: list[tuple[str, str]] = []
    pairs: list[Pair] = []
    hidden: list[Comparison] = []
    order: list[str] = []
    withins = sorted(
        {part.split(";")[0].split("=")[1] for part in desk.counts.parts if f"{progression.tier.name}=" in part}
    )
    for within in reversed(withins):
        for lower, upper in progression.steps:
            pair = progression_pair(desk.counts, progression, within, (lower, upper))
            pair = pair.where(pair.organisation == desk.organisation)
            name = f"{progression.within.name}={within};{progression.tier.name}={lower}:{upper}"
            named = (name, f"{progression.within.label(within)}: {lower} to {upper}")
            if pair.untold.any():
                sides = (progression.group, progression.comparator)
                hidden += hidden_comparisons(desk, "race disparity ratio", sides, _as_shares(pair), [named])
                order.append(name)
            elif pair.a.sum() + pair.n.sum() + pair.b.sum() + pair.m.sum() > 0:
                parts.append(named)
                pairs.append(pair)
                order.append(name)
    made = _progressed(desk, progression, parts, pairs)
    return sorted([*made, *hidden], key=lambda each: order.index(each.part))


def _as_shares(pair: Pair) -> Pair:
    """Headcounts of the upper tier, among those of both tiers."""
    return Pair(pair.organisation, pair.part, pair.a, pair.a + pair.n, pair.b, pair.b + pair.m, pair.untold)


def _progressed(
    desk: Desk, progression: Progression, parts: list[tuple[str, str]], pairs: list[Pair]
) -> list[Comparison]:
    """The race disparity ratios of these steps, of which everything may be told."""
    if not pairs:
        return []
    a, n, b, m = (np.concatenate([getattr(pair, side) for pair in pairs]) for side in "anbm")
    estimate = statistics.race_disparity_ratio(a, n, b, m)
    # An odds ratio of upper against lower is the same question as a difference of shares in the upper tier.
    p_values, p_methods = statistics.two_sided_p(a, a + n, b, b + m)
    adjusted = statistics.benjamini_hochberg(p_values)
    no_place = np.zeros(len(a), dtype=np.int64)
    told = np.zeros(len(a), dtype=bool)
    _, smallest = could_have_seen("ratio", Pair(no_place, no_place, a, a + n, b, b + m, told))
    first = fractions(progression.group, a, a + n)
    second = fractions(progression.comparator, b, b + m)
    found = []
    for place, (part, label) in enumerate(parts):
        interval = interval_at(estimate, place)
        judged = judge(
            "race disparity ratio",
            interval,
            adjusted_p=number_at(adjusted, place),
            smallest_ratio=number_at(smallest, place),
            rules=desk.rules,
        )
        value = interval.value
        found.append(
            Comparison(
                part=part,
                label=label,
                statistic="race disparity ratio",
                group=first[place],
                comparator=second[place],
                interval=interval,
                others=(),
                verdict=judged.verdict,
                inside_band=None if value is None else float(desk.rules.low) <= value <= float(desk.rules.high),
                clear_but_inside=judged.clear_but_inside,
                worse_off=_behind(progression, value),
                smallest_seen=number_at(smallest, place),
                excess=None,
                p_value=number_at(adjusted, place),
                p_method=str(p_methods[place]),
                family=len(parts),
                chance=None,
                flags=desk.counts.flags[desk.organisation],
            )
        )
    return found


def _behind(progression: Progression, value: float | None) -> str:
    if value is None or value == 1:
        return ""
    return progression.comparator if value > 1 else progression.group
