"""Ten statements that pages make in words, each held against the counts by a rule of its own, without the engine.

Nothing here calls the engine's statistics: a score test is worked out by its closed form, Wilson's and Newcombe's
limits by theirs, and words are read from the sentences as a person would read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot, log, sqrt
from typing import Any

Z = 1.959963984540054
CHI = Z * Z
FAR = 2.576**2
_NUMBER = r"([\d,]+(?:\.\d+)?)"
_RATIO = re.compile(
    rf"^(.+?) were {_NUMBER} times as likely as (.+?) to .+?(?: \(between {_NUMBER} and {_NUMBER}\))?\.$"
)
_SAID = re.compile(
    rf"^{_NUMBER}% of .+? said that .+?, against {_NUMBER}% of .+?: (?:{_NUMBER} points (higher|lower)|no difference)"
)
_AT_LEAST = re.compile(rf" were at least {_NUMBER} times as likely as ")
_SHARE = re.compile(
    rf"{_NUMBER}%(?: of .+? are .+?)?, against {_NUMBER}% of the (?:whole )?workforce: {_NUMBER} points (higher|lower)"
)
_BOTH_WAYS = re.compile(rf"\(between {_NUMBER} lower and {_NUMBER} higher\)")
_ONE_WAY = re.compile(rf"points (?:higher|lower) \(between {_NUMBER} and {_NUMBER}\)")
_PEOPLE = re.compile(rf"about {_NUMBER}(?: \({_NUMBER} to {_NUMBER}\))? (more|fewer)")
Pair = tuple[float, float, float, float]


@dataclass(frozen=True)
class Claim:
    """A statement that its figures do not hold: which of the ten, where, and what was said."""

    rule: str
    indicator: str
    words: str


def number(text: str) -> float:
    return float(text.replace(",", ""))


def wilson(x: float, n: float) -> tuple[float, float]:
    p, spread = x / n, CHI / n
    middle, half = p + spread / 2, Z * sqrt(p * (1 - p) / n + CHI / (4 * n * n))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def newcombe(a: float, n: float, b: float, m: float) -> tuple[float, float]:
    """Limits of a/n - b/m, by the square-and-add of Wilson's."""
    (l1, u1), (l2, u2), d = wilson(a, n), wilson(b, m), a / n - b / m
    return d - hypot(a / n - l1, u2 - b / m), d + hypot(u1 - a / n, b / m - l2)


def score(a: float, n: float, b: float, m: float, ratio: float) -> float:
    """The score statistic of a hypothesis p1 = ratio × p2, its p2 the root of the likelihood's quadratic."""
    k, linear, constant = ratio * (n + m), -(ratio * (n + b) + a + m), a + b
    p2 = (-linear - sqrt(max(linear * linear - 4 * k * constant, 0))) / (2 * k)
    p1 = ratio * p2
    variance = p1 * (1 - p1) / n + ratio * ratio * p2 * (1 - p2) / m
    return (a / n - ratio * b / m) ** 2 / variance if variance > 0 else float("inf")


def parity_is_out(pair: Pair, bound: float = CHI) -> bool:
    """Whether equal likelihood is rejected: the pooled test of two proportions, which is the score test at 1."""
    a, n, b, m = pair
    if not n or not m:
        # A part that is the whole workforce has nobody outside of it to differ from.
        return False
    pooled = (a + b) / (n + m)
    variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    return variance > 0 and (a / n - b / m) ** 2 / variance > bound


def counts_of(document: Mapping[str, Any]) -> dict[tuple[str, str, str], tuple[float, float]]:
    return {
        (row["indicator"], row["part"], row["group"]): (row["numerator"], row["denominator"])
        for row in document["counts"]
        if row["numerator"] is not None and row["denominator"] is not None
    }


def pair_of(document: Mapping[str, Any], reading: Mapping[str, Any]) -> Pair | None:
    """The four counts of a headline, from the table of counts; None where one is not told, or a base is nought."""
    made, counts = reading["headline"], counts_of(document)
    key = (reading["indicator"], made["part"])
    first = counts.get((*key, made["group"]["group"]))
    other = made["comparator"]["group"]
    second = counts.get((*key, other))
    if other == "workforce":
        second = counts.get((workforce_of(document), "", made["group"]["group"]))
    if first is None or second is None or not first[1] or not second[1]:
        return None
    return (*first, *second)


def workforce_of(document: Mapping[str, Any]) -> str:
    """The indicator that counts the whole workforce: the first of both standards, also where it has no headline."""
    first: str = document["readings"][0]["indicator"]
    return first


def nested_in(document: Mapping[str, Any], reading: Mapping[str, Any]) -> bool:
    """Whether the headline's part lies inside the workforce that it is held against."""
    against = reading["headline"]["comparator"]["group"] == "workforce"
    return against and reading["indicator"] == workforce_of(document)


def close(told: float, worked: float, decimals: int) -> bool:
    return abs(told - worked) <= 0.5001 * 10**-decimals + 1e-9


def faults(document: Mapping[str, Any], told: Any, before: Mapping[str, Any] | None) -> Iterator[Claim]:
    """Every statement about an indicator's headline that its counts do not hold."""
    readings = {reading["indicator"]: reading for reading in document["readings"]}
    for one in told:
        reading = readings[one.indicator]
        made = reading["headline"]
        if made is None or made["statistic"] not in {"ratio", "difference"}:
            continue
        pair = pair_of(document, reading)
        if pair is None:
            if re.search(r"\d+\.\d", one.sentence):
                yield Claim("a value where a count is hidden", one.indicator, one.sentence)
            continue
        for rule, holds in _held(one, reading, made, pair, nested=nested_in(document, reading)):
            if not holds:
                yield Claim(rule, one.indicator, f"{one.sentence} | {one.verdict} | {one.in_people} | {pair}")
        yield from _changes(document, reading, one, pair, before)


def _held(
    one: Any, reading: Mapping[str, Any], made: Mapping[str, Any], pair: Pair, *, nested: bool
) -> Iterator[tuple[str, bool]]:
    a, n, b, m = pair
    share = made["comparator"]["group"] == "workforce"
    ratio, said = _RATIO.match(one.sentence), _SAID.match(one.sentence) or _SHARE.search(one.sentence)
    low = high = None
    yield (
        "0 a sentence with a value is of a known form",
        bool(ratio or said or _AT_LEAST.search(one.sentence) or not re.search(r"\d\.\d", one.sentence)),
    )
    if ratio:
        yield "1 the value is that of the counts", b > 0 and close(number(ratio[2]), (a / n) / (b / m), 2)
        if ratio[4] and a and b:
            low, high = number(ratio[4]), number(ratio[5])
            yield "2 the limits hold the value", low <= number(ratio[2]) <= high
            # A limit is where the score statistic reaches its bound: just inside it is below, just outside above.
            inside = (score(*pair, low + 0.006), score(*pair, max(high - 0.006, low)))
            outside = (score(*pair, max(low - 0.006, 1e-6)), score(*pair, high + 0.006))
            yield "2 the limits are the interval’s", max(inside) <= CHI * 1.001 and min(outside) >= CHI * 0.999
    elif said:
        yield (
            "1 the value is that of the counts",
            close(number(said[1]), 100 * a / n, 1) and close(number(said[2]), 100 * b / m, 1),
        )
        if said[3]:
            yield "5 higher and lower are that", (a / n > b / m) == (said[4] == "higher")
            yield "1 the difference is that of the counts", close(number(said[3]), 100 * abs(a / n - b / m), 1)
        both, single = _BOTH_WAYS.search(one.sentence), _ONE_WAY.search(one.sentence)
        if both and not nested:
            limits = newcombe(a, n, b, m)
            yield (
                "2 the limits are the interval’s",
                close(number(both[1]), -100 * limits[0], 1) and close(number(both[2]), 100 * limits[1], 1),
            )
        if single and not nested:
            near, far = sorted(abs(100 * limit) for limit in newcombe(a, n, b, m))
            yield (
                "2 the limits are the interval’s",
                close(number(single[1]), near, 1) and close(number(single[2]), far, 1),
            )
        yield "3 an interval that holds nought is no clear difference", not (both and one.verdict == "Clear difference")
    if one.verdict == "Clear difference":
        apart = (a, n, b - a, m - n) if nested else pair
        yield "3 clear only where parity is out", _clearly(apart, made["statistic"])
    if one.verdict == "No clear difference":
        # Of a part and the rest of its whole: only what is far beyond the bound, for the methods part near it.
        hidden_gap = parity_is_out((a, n, b - a, m - n), FAR) if nested else _surely(pair, made["statistic"])
        yield "4 no clear difference only where parity is in", not hidden_gap or made["chance"] is not None
    if one.verdict == "Level" and ratio and low is not None and high is not None:
        yield "6 level only inside the band", low + 0.005 >= 0.8 and high - 0.005 <= 1.25
    if one.verdict == "Too few to tell":
        hidden_gap = parity_is_out((a, n, b - a, m - n), FAR) if nested else _surely(pair, made["statistic"])
        yield "9 too few is never a clear difference", not hidden_gap
    if made["worse_off"] and reading["better"] in {"higher", "lower"} and not nested:
        first_is_worse = (a / n < b / m) == (reading["better"] == "higher")
        yield (
            "7 who fares worse is who does",
            (made["worse_off"] == made["group"]["group"]) == first_is_worse or a / n == b / m,
        )
    people = _PEOPLE.search(one.in_people)
    if people:
        yield "8 so many people", _people(people, pair, made, share)


def _clearly(pair: Pair, statistic: str) -> bool:
    """Whether the difference is clear; of points by Newcombe's limits, near which the tests may part."""
    if statistic == "ratio":
        return parity_is_out(pair)
    low, high = newcombe(*pair)
    return low > -0.002 or high < 0.002 if parity_is_out(pair) else low > 0 or high < 0


def _surely(pair: Pair, statistic: str) -> bool:
    """Whether the difference is so clear that no method of an interval would hold parity."""
    if statistic == "ratio":
        return parity_is_out(pair)
    low, high = newcombe(*pair)
    return parity_is_out(pair) and (low > 0.002 or high < -0.002)


def _people(said: re.Match[str], pair: Pair, made: Mapping[str, Any], share: bool) -> bool:
    a, n, b, m = pair
    if share:
        return close(number(said[1]), abs(a - n * b / m), 0) and (said[4] == "more") == (a / n < b / m)
    first = made["worse_off"] == made["group"]["group"]
    own, heads, other = (a, n, b / m) if first else (b, m, a / n)
    if number(said[1]) == 0 and abs(heads * other - own) < 0.5:
        return True  # of nobody there are neither more nor fewer
    return close(number(said[1]), abs(heads * other - own), 0) and (said[4] == "more") == (own / heads < other)


def _changes(
    document: Mapping[str, Any], reading: Mapping[str, Any], one: Any, pair: Pair, before: Mapping[str, Any] | None
) -> Iterator[Claim]:
    """'Higher than in …' and 'lower than in …' only where the change of the two years lies beyond chance."""
    moved = re.search(r"^(higher|lower) than in", one.change)
    if moved is None or before is None:
        return
    earlier = pair_of(before, reading)
    if earlier is None:
        yield Claim("10 a change where last year’s count is hidden", one.indicator, one.change)
        return
    up, surely = change(earlier, pair, reading["headline"]["statistic"], reading["headline"]["comparator"]["group"])
    if up != (moved[1] == "higher") or not surely:
        yield Claim("10 a change only beyond chance", one.indicator, f"{one.change}: {earlier} and {pair}")


def change(before: Pair, now: Pair, statistic: str, against: str) -> tuple[bool, bool]:
    """Whether it went up, and whether by more than 1.7 standard errors: room for the ways in which methods part."""
    if statistic == "ratio":
        moved = log((now[0] / now[1]) / (now[2] / now[3])) - log((before[0] / before[1]) / (before[2] / before[3]))
        variance = sum(1 / a - 1 / n + 1 / b - 1 / m for a, n, b, m in (before, now))
    else:
        moved = (now[0] / now[1] - now[2] / now[3]) - (before[0] / before[1] - before[2] / before[3])
        pairs = [(a, n, b - a, m - n) if against == "workforce" else (a, n, b, m) for a, n, b, m in (before, now)]
        variance = sum(a / n * (1 - a / n) / n + b / m * (1 - b / m) / m for a, n, b, m in pairs)
        if against == "workforce":
            # The workforce holds the part: only the rest of it is apart.
            variance *= max(1 - n / m for _, n, _, m in (before, now)) ** 2
    return moved > 0, abs(moved) > 1.7 * sqrt(variance)
