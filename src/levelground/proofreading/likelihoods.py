"""The two likelihoods and the ratio of a sentence, and which way round the sentence says that the ratio is."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from levelground.proofreading.fractions import shares_in
from levelground.proofreading.numbers import Kind, Number
from levelground.proofreading.rounding import Span, exactly, span_of
from levelground.proofreading.sentences import Sentence
from levelground.proofreading.words import DEFINED, OPPOSITE

_RATIO_WORDS = re.compile(
    r"\b(?:relative\s+likelihood|likelihood\s+ratio|relative\s+risk|ratios?|likelihood)\b", re.IGNORECASE
)
_LIKELY = re.compile(r"\s*(?:times\s+)?(?:as|more|less)?\s*likel", re.IGNORECASE)
_OTHER_SIDE = re.compile(
    r"\b(?:than|as|compared\s+(?:with|to)|relative\s+to|versus|vs\.?|against|over|when\s+compared\s+to)\b[^{};]*$",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"^[^{};]*?\b(?:than|compared\s+(?:with|to)|relative\s+to|versus|vs\.?|against|over|to|and|as)\s+(?:that\s+of\s+)?"
    r"(?:[\w'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\s*\)?\s*(?:more|less|higher|lower|fewer|greater|increase|rise|fall|reduction|decrease)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Likelihood:
    """How likely something is for a group, in percent: exact where counts give it, otherwise as printed."""

    group: str
    span: Span
    says: str
    exact: bool


@dataclass(frozen=True)
class Direction:
    """Which group stands above; `less`: the words say 'less likely'; `said`: by the sentence, not by the standard."""

    numerator: str
    denominator: str
    less: bool = False
    said: bool = True


def likelihoods_of(sentences: Sequence[Sentence]) -> dict[str, list[Likelihood]]:
    """The likelihoods of each group that stands opposite another, in order; those of counts where they are given."""
    by_counts: dict[str, list[Likelihood]] = {}
    by_percent: dict[str, list[Likelihood]] = {}
    bases: dict[str, set[Fraction]] = {}
    for sentence in sentences:
        for share in shares_in(sentence):
            if share.group in OPPOSITE:
                says = f"{share.above.text} of {share.below.text}"
                found = Likelihood(share.group, exactly(share.exact * 100), says, exact=True)
                by_counts.setdefault(share.group, []).append(found)
                bases.setdefault(share.group, set()).add(Fraction(share.below.value))
        for percent in sentence.of(Kind.PERCENT):
            group = sentence.group_of(percent)
            if group in OPPOSITE and not _ASIDE.match(sentence.template[percent.end :]):
                by_percent.setdefault(group, []).append(
                    Likelihood(group, span_of(percent.value), percent.text, exact=False)
                )
    for group, other in (("white", "bme"), ("non-disabled", "disabled")):
        # Two groups over one base are shares of it, not likelihoods.
        if group in by_counts and other in by_counts and not bases[group] & bases[other]:
            by_percent[group], by_percent[other] = by_counts[group], by_counts[other]
    return by_percent


def printed_likelihoods(sentences: Sequence[Sentence], group: str) -> list[Likelihood]:
    """The percentages printed for a group, rounded as they are."""
    return [
        Likelihood(group, span_of(percent.value), percent.text, exact=False)
        for sentence in sentences
        for percent in sentence.of(Kind.PERCENT)
        if sentence.group_of(percent) == group
    ]


def ratios_in(sentence: Sentence) -> tuple[Number, ...]:
    """The relative likelihoods: 'x times', and decimals behind the words for a ratio."""
    found = []
    for number in sentence.of(Kind.TIMES, Kind.DECIMAL):
        before, after = sentence.template[: number.start], sentence.template[number.end :]
        worded = number.kind is Kind.TIMES and _LIKELY.match(after)
        if (worded or _RATIO_WORDS.search(before[-160:])) and 0 < number.value < 100 and not number.vague:
            found.append(number)
    return tuple(found)


def direction_of(sentence: Sentence, ratio: Number) -> Direction | None:
    """Which group's likelihood stands above, by the sentence; failing that by the standard's definition; or None."""
    behind = sentence.template[ratio.end :]
    less = bool(re.match(r"\s*(?:times\s+)?less\s+likel", behind, re.IGNORECASE))
    before = [group for group in sentence.groups if group.end <= ratio.start and group.name in OPPOSITE]
    after = [group for group in sentence.groups if group.start >= ratio.end and group.name in OPPOSITE]
    worded = bool(_LIKELY.match(behind))
    if worded and after and _OTHER_SIDE.search(sentence.template[ratio.end : after[0].start]):
        return Direction(OPPOSITE[after[0].name], after[0].name, less)
    if len(before) >= 2:
        for first, second in itertools.pairwise(before):
            between = sentence.template[first.end : second.start]
            likelihood = re.search(r"likelihood|likely|ratio", sentence.template[: second.start], re.IGNORECASE)
            if first.name == OPPOSITE[second.name] and likelihood and _COMPARISON.match(between):
                joined = re.search(r"\b(?:and)\s+(?:[\w'-]+\s+){0,2}$", between, re.IGNORECASE)
                return None if joined and not worded else Direction(first.name, second.name, less)
    if worded and before and len({group.name for group in before}) == 1 and not after:
        return Direction(before[-1].name, OPPOSITE[before[-1].name], less)
    if worded and not before and after:
        return None
    return _by_standard(sentence)


def _by_standard(sentence: Sentence) -> Direction | None:
    named = {group.name for group in sentence.groups}
    side = "disabled" if named & {"disabled", "non-disabled"} else "bme"
    found = [DEFINED[number, side] for number in sentence.indicators if (number, side) in DEFINED]
    return Direction(*found[0], said=False) if len(found) == 1 and len(sentence.indicators) == 1 else None
