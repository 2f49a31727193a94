"""Figures by the plain formulas: what each should be, from the oracle's own counts. Intervals are tested elsewhere."""

from oracle.counts import Counts

Pair = tuple[float, float]


def percentage(pair: Pair) -> float | None:
    """Events of a hundred; None where there is nobody, or where leavers' entries are more than the people in post."""
    return 100 * pair[0] / pair[1] if pair[1] and pair[0] <= pair[1] else None


def score(pair: Pair) -> float | None:
    """The mean of a score; None where there is nobody."""
    return 100 * pair[0] / pair[1] if pair[1] else None


def ratio(pair: Pair, other: Pair) -> float | None:
    """How many times as likely; None where either has nobody, or the comparator has no event."""
    if not pair[1] or not other[1] or not other[0]:
        return None
    return (pair[0] / pair[1]) / (other[0] / other[1])


def difference(pair: Pair, other: Pair) -> float | None:
    """Percentage points between the two; None where either has nobody."""
    first, second = percentage(pair), percentage(other)
    return None if first is None or second is None else first - second


def value_of(
    counts: Counts, organisation: str, indicator: str, part: str, statistic: str, group: str, comparator: str
) -> float | None:
    """The value that a row of figures should hold."""

    def pair(of: str, whole: str = indicator, at: str = part) -> Pair:
        return counts.get((organisation, whole, at, of), (0, 0))

    if statistic == "percentage":
        return percentage(pair(group))
    if statistic == "score":
        return score(pair(group))
    if statistic == "score difference":
        one, other = score(pair(group)), score(pair(comparator))
        return None if one is None or other is None else one - other
    if statistic == "ratio":
        return ratio(pair(group), pair(comparator))
    if statistic == "difference" and comparator == "workforce":
        return difference(pair(group), pair(group, "1", ""))
    if statistic == "difference":
        return difference(pair(group), pair(comparator))
    if statistic == "race disparity ratio":
        return _race_disparity_ratio(counts, organisation, part)
    raise ValueError(f"no formula for {statistic}")


def _race_disparity_ratio(counts: Counts, organisation: str, part: str) -> float | None:
    """White staff in the upper tier for each one in the lower, over the same for BME staff: a ratio of odds."""
    within, tiers = part.split(";tier=")
    lower, upper = tiers.split(":")

    def heads(tier: str, group: str) -> float:
        return counts.get((organisation, "1", f"{within};tier={tier}", group), (0, 0))[0]

    if not heads(lower, "white") or not heads(upper, "bme"):
        return None
    return heads(upper, "white") * heads(lower, "bme") / (heads(lower, "white") * heads(upper, "bme"))


def headlines(counts: Counts) -> set[tuple[str, str, str, str, str]]:
    """Organisation, indicator, statistic, group and comparator of the headline figures that there must be."""
    comparisons = {
        "2": ("ratio", "white", "bme"),
        "3": ("ratio", "bme", "white"),
        "4": ("ratio", "white", "bme"),
        **dict.fromkeys("5678", ("difference", "bme", "white")),
        "9": ("difference", "bme", "workforce"),
    }
    wanted = set()
    for organisation, indicator, part, group in counts:
        if part == "":
            wanted.add((organisation, indicator, "percentage", group, ""))
        both = all((organisation, indicator, "", name) in counts for name in ("white", "bme"))
        if part == "" and indicator in comparisons and both:
            wanted.add((organisation, indicator, *comparisons[indicator]))
    return wanted
