"""Counts of passports, and how they are protected: 1 to 7 are hidden, all others rounded to 5 (the engine's rule).

One person is one unit, so that nobody's many asks weigh more than another's one. What is counted was shared at least
once: who writes for themselves alone is in no count.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

from levelground.disclosure import HIDDEN, RULES, suppress_1_to_7_round_5
from levelground.statistics import newcombe_difference
from levelground_site.carers.passports.about_me import BANDS, ETHNICITIES

LEAST = RULES["public"].smallest_base
# The comparisons that are made, each group with the one that it is set against.
AGAINST = {"ethnicity": ("bme", "white"), "band": ("1-4", "5-7")}
GROUPS = {"ethnicity": dict(ETHNICITIES), "band": dict(BANDS)}


@dataclass(frozen=True)
class One:
    """What is counted of one passport.

    Args:
        days: from when it was shared to when it was agreed first; None where it is not yet.
        late: a look is overdue.
        answered: everything that was asked has an answer.
        agreed: and each answer is a yes, a trial, or another way.
        promised, kept: something that was agreed should be in place by now; all of it is.
        formal, formal_late, raised: something rests on flexible working; its answer is late; it went one step up.
        groups: what was said for being counted, by question.
    """

    days: int | None
    late: bool
    answered: bool
    agreed: bool
    promised: bool
    kept: bool
    formal: bool
    formal_late: bool
    raised: bool
    groups: dict[str, str]


def protected(ones: Iterable[One]) -> dict[str, Any]:
    """All that an organisation is told, in numbers that single nobody out: what `Counted` keeps."""
    every = list(ones)
    counted = {
        "passports": len(every),
        "agreed_first": sum(one.days is not None for one in every),
        "late": sum(one.late for one in every),
        "answered": sum(one.answered for one in every),
        "agreed": sum(one.answered and one.agreed for one in every),
        "promised": sum(one.promised for one in every),
        "kept": sum(one.promised and one.kept for one in every),
        "formal": sum(one.formal for one in every),
        "formal_late": sum(one.formal_late for one in every),
        "raised": sum(one.raised for one in every),
    }
    told = dict(zip(counted, suppress_1_to_7_round_5(list(counted.values())), strict=True))
    days = [one.days for one in every if one.days is not None]
    return {**told, "days": round(median(days)) if len(days) >= LEAST else None, "groups": _by_group(every)}


def between(numbers: Iterable[str]) -> tuple[int, int]:
    """The least and the most that a sum of protected numbers can be: of nothing but what each place was told already.

    So the sum over a system tells of no place what its own number does not: whoever takes all others away is left with
    the bounds that stand there. (A sum of exact counts, rounded, would narrow them.)
    """
    least = most = 0
    for number in numbers:
        if number == HIDDEN:
            low, high = 1, RULES["public"].hide_to
        else:
            # Rounded to 5; what is told at all is 0, or more than what is hidden.
            told = int(number)
            low, high = (0, 0) if told == 0 else (max(told - 2, RULES["public"].hide_to + 1), told + 2)
        least, most = least + low, most + high
    return least, most


def _by_group(every: list[One]) -> dict[str, dict[str, list[str]]]:
    """For each question and group: how many have their answers, and how many of these a yes to all."""
    found: dict[str, dict[str, list[str]]] = {}
    for question, groups in GROUPS.items():
        base = Counter(one.groups.get(question, "") for one in every if one.answered)
        yes = Counter(one.groups.get(question, "") for one in every if one.answered and one.agreed)
        shown = {}
        for group in groups:
            numbers = [base[group], yes[group]]
            # Where all but a few have a yes, the few are told by it: then only how many there are is shown.
            if 0 < base[group] - yes[group] <= RULES["public"].hide_to:
                shown[group] = [suppress_1_to_7_round_5(numbers)[0], HIDDEN]
            else:
                shown[group] = list(suppress_1_to_7_round_5(numbers))
        found[question] = shown
    return found


@dataclass(frozen=True)
class Compared:
    """Whether a yes is as likely for two groups: the verdict's words, and the difference in percentage points."""

    verdict: str
    words: str


def compared(content: dict[str, Any], question: str) -> Compared:
    """Whether two groups are treated alike, from what was published only (Newcombe's interval of the difference)."""
    one, other = AGAINST[question]
    groups, names = content["groups"][question], GROUPS[question]
    numbers = [*groups[one], *groups[other]]
    if HIDDEN in numbers or min(int(groups[one][0]), int(groups[other][0])) < 2 * LEAST:
        return Compared("Too few to tell", "Too few people have said, or too few had a no, for it to be shown safely.")
    n1, a, n2, b = (int(number) for number in numbers)
    estimate = newcombe_difference(a, n1, b, n2)
    low, high = float(estimate.lower), float(estimate.upper)
    said = (
        f"{a} of about {n1} ({names[one]}) and {b} of about {n2} ({names[other]}) had a yes to all that they asked: "
        f"{_points(float(estimate.value))} often, between {_points(low)} and {_points(high)}, in percentage points."
    )
    return Compared("Clear difference" if low > 0 or high < 0 else "No clear difference", said)


def _points(share: float) -> str:
    return f"{abs(100 * share):.0f} {'less' if share < 0 else 'more'}"
