"""A second look at returns before they are accepted: what stands apart from the others, or does not make sense.

Nothing here says that a figure is wrong. Each concern is a question to whoever knows, with the reason why it is asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from levelground import statistics
from levelground.figures import Moved
from levelground.publishing.moved_words import change_words, value_words
from levelground.publishing.numbers import points, ratio
from levelground.publishing.returns import MEASURED_TOGETHER
from levelground.standards import FROM_TOTALS, Counted, FloatArray, Ratio, SurveyResult, impossible, standard

# Chance alone takes an organisation beyond these limits twice in a thousand times: Spiegelhalter's outer funnel limits.
CONFIDENCE = 0.998
_SIDES = ("numerator", "denominator")
# Fewer organisations than these give no national figure to stand apart from.
FEWEST = 5
KINDS = {
    "outlier": "Stands apart",
    "upside down": "Ratio may be upside down",
    "inconsistent": "Does not add up",
    "unexplained": "Moved, and nobody says why",
    "moved": "Moved, and explained",
    "warned": "The checks of its extracts warned",
}
# What is there to be read, and asks for nothing.
TO_READ = frozenset({"moved", "warned"})
# So many places are named where counts do not add up; the others are only counted.
NAMED = 3


@dataclass(frozen=True)
class Concern:
    """Something to look at in one return: `about` is its figure, as 'indicator|part|statistic' (blank: the whole)."""

    organisation: str
    kind: str
    about: str
    says: str
    size: float


@dataclass(frozen=True)
class Headline:
    """The counts of a compared headline, of one organisation, and last year's value."""

    organisation: str
    indicator: str
    short: str
    statistic: str
    a: float
    n: float
    b: float
    m: float
    last: float | None


@dataclass(frozen=True)
class Facts:
    """Of one return, what a second look needs."""

    organisation: str
    headlines: tuple[Headline, ...]
    concerns: tuple[Concern, ...]


def facts_of(document: Mapping[str, Any], reasons: Mapping[str, str]) -> Facts:
    """The facts of one return document. `reasons` are those given for what moved, by its key."""
    own = str(document["organisation"])
    return Facts(
        own,
        tuple(_headlines(own, document)),
        (*_inconsistent(own, document), *_moved(own, document, reasons), *_warned(own, document)),
    )


def second_look(facts: Iterable[Facts]) -> list[Concern]:
    """Everything to look at, the gravest kind first, and of a kind the largest first."""
    facts = list(facts)
    found = [concern for each in facts for concern in each.concerns]
    by_figure: dict[tuple[str, str], list[Headline]] = {}
    for each in facts:
        for headline in each.headlines:
            by_figure.setdefault((headline.indicator, headline.statistic), []).append(headline)
    for (_, statistic), headlines in by_figure.items():
        found += _ratios(headlines) if statistic == "ratio" else _differences(headlines)
    order = list(KINDS)
    return sorted(found, key=lambda one: (order.index(one.kind), -one.size, one.organisation, one.about))


def _headlines(own: str, document: Mapping[str, Any]) -> Iterable[Headline]:
    """The headlines that compare two groups, from the counts: a lean document has no readings."""
    whole_counts = {(row["indicator"], row["group"]): row for row in document["counts"] if not row["part"]}
    moved = {reading["indicator"]: reading["movement"] or {} for reading in document["readings"]}
    for indicator in standard(str(document["standard"])).indicators:
        compare = indicator.compare
        a_score = isinstance(indicator.measure, SurveyResult) and indicator.measure.unit == "score"
        if compare is None or compare.comparator == "workforce" or a_score:
            continue
        sides = [whole_counts.get((indicator.number, group)) for group in (compare.group, compare.comparator)]
        numbers = [float(row[of]) for row in sides if row is not None for of in _SIDES if row[of] is not None]
        if len(numbers) < len(sides) * len(_SIDES):
            continue
        a, n, b, m = numbers
        if 0 in (n, m) or a > n or b > m:
            continue
        statistic = "ratio" if isinstance(compare, Ratio) else "difference"
        last = moved.get(indicator.number, {}).get("previous", {}).get("value")
        yield Headline(own, indicator.number, indicator.words.short, statistic, a, n, b, m, last)


def _inconsistent(own: str, document: Mapping[str, Any]) -> Iterable[Concern]:
    """Counts that cannot be, by the one rule for them (`standards.impossible`), a concern for each indicator."""
    declared = standard(str(document["standard"]))
    totals = {row["indicator"] for row in document["figures"] if FROM_TOTALS in row["flags"].split(";")}
    counted: dict[str, list[Counted]] = {}
    for row in document["counts"]:
        if row["numerator"] is not None and row["denominator"] is not None:
            counted.setdefault(row["indicator"], []).append(Counted(**row))
    for indicator, counts in counted.items():
        found = impossible(counts, declared, totals)
        if found:
            more = f" And {len(found) - NAMED} more." if len(found) > NAMED else ""
            says = " ".join(found[:NAMED]) + more
            yield Concern(own, "inconsistent", f"{indicator}||", says, float(len(found)))


def _warned(own: str, document: Mapping[str, Any]) -> Iterable[Concern]:
    checks = [each for each in document["checks"] if each["kind"] != MEASURED_TOGETHER]
    told = [each["says"] for each in checks if each["severity"] == "warning"]
    if told:
        yield Concern(own, "warned", "", f"{'; '.join(dict.fromkeys(told))}.", float(len(told)))


def _moved(own: str, document: Mapping[str, Any], reasons: Mapping[str, str]) -> Iterable[Concern]:
    for row in document.get("movements", ()):
        one = Moved(**row)
        if one.kind == "not like for like":
            continue
        reason = reasons.get(one.key, "").strip() or one.reason.strip()
        told = f"{one.what}: {value_words(one, one.previous)} last year, {value_words(one, one.current)} now"
        says = f"{told} ({change_words(one)})." + (f" They say: {reason}" if reason else " No reason is given.")
        about = f"{one.indicator}|{one.part}|{one.statistic}"
        yield Concern(own, "moved" if reason else "unexplained", about, says, _how_far(one))


def _how_far(one: Moved) -> float:
    if one.change is None:
        return 0.0
    if one.statistic == "ratio" and one.kind == "beyond chance" and one.change > 0:
        return abs(float(np.log(one.change))) * 100
    return abs(one.change)


def _columns(headlines: Sequence[Headline]) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    a, n, b, m = (np.array(each) for each in zip(*((h.a, h.n, h.b, h.m) for h in headlines), strict=True))
    return a, n, b, m


def _ratios(headlines: Sequence[Headline]) -> list[Concern]:
    a, n, b, m = _columns(headlines)
    if len(headlines) < FEWEST or not b.sum() or not a.sum():
        return []
    nation = float((a.sum() / n.sum()) / (b.sum() / m.sum()))
    far, near = statistics.koopman_ratio(a, n, b, m, CONFIDENCE), statistics.koopman_ratio(a, n, b, m)
    found = []
    for place, one in enumerate(headlines):
        value = far.value[place]
        if np.ma.is_masked(value) or not 0 < value < np.inf:
            continue
        about, limits = f"{one.indicator}||ratio", (float(near.lower[place]), float(near.upper[place]))
        size = abs(float(np.log(value)))
        turned = _upside_down(float(value), limits, nation, one.last)
        if turned:
            found.append(Concern(one.organisation, "upside down", about, f"{one.short}: {turned}", size))
        elif not far.lower[place] <= nation <= far.upper[place]:
            says = (
                f"{one.short}: the ratio is {ratio(float(value))}, in all returns together {ratio(nation)}. Chance "
                "alone would put an organisation of this size so far from it less than twice in a thousand times."
            )
            found.append(Concern(one.organisation, "outlier", about, says, abs(float(np.log(value / nation)))))
    return found


def _upside_down(value: float, limits: tuple[float, float], nation: float, last: float | None) -> str:
    """Why a ratio looks as if it had been taken the other way round; blank where it does not."""
    lower, upper = limits
    if lower <= 1 <= upper:
        return ""
    if last and not lower <= last <= upper and lower <= 1 / last <= upper and (last - 1) * (value - 1) < 0:
        return (
            f"the ratio is {ratio(value)}, and was {ratio(last)} last year. The other way round ({ratio(1 / value)}) "
            "it would agree with last year’s. Were the two groups exchanged?"
        )
    if last is None and lower <= 1 / nation <= upper and (nation - 1) * (value - 1) < 0:
        return (
            f"the ratio is {ratio(value)}, in all returns together {ratio(nation)}. The other way round "
            f"({ratio(1 / value)}) it would agree with the others. Were the two groups exchanged?"
        )
    return ""


def _differences(headlines: Sequence[Headline]) -> list[Concern]:
    a, n, b, m = _columns(headlines)
    if len(headlines) < FEWEST:
        return []
    nation = float(a.sum() / n.sum() - b.sum() / m.sum())
    far = statistics.newcombe_difference(a, n, b, m, CONFIDENCE)
    found = []
    for place, one in enumerate(headlines):
        value = float(far.value[place])
        if not far.lower[place] <= nation <= far.upper[place]:
            says = (
                f"{one.short}: the difference is {points(100 * value)} points, in all returns together "
                f"{points(100 * nation)}. Chance alone would put an organisation of this size so far from it less than "
                "twice in a thousand times."
            )
            about = f"{one.indicator}||difference"
            found.append(Concern(one.organisation, "outlier", about, says, abs(value - nation) * 10))
    return found
