"""Rules on relative likelihoods: do they follow from the two likelihoods, and are they what their words say?"""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from levelground.proofreading.findings import Finding, Outcome
from levelground.proofreading.likelihoods import (
    Direction,
    Likelihood,
    direction_of,
    likelihoods_of,
    printed_likelihoods,
    ratios_in,
)
from levelground.proofreading.numbers import Kind, Number
from levelground.proofreading.rounding import Match, Span, match, places_of, rounded, span_of
from levelground.proofreading.sentences import Passage, Sentence
from levelground.proofreading.share_rules import alarm, note
from levelground.proofreading.words import ELSEWHERE, OPPOSITE

_PAIRS = (("white", "bme"), ("non-disabled", "disabled"))
_RATIO_IN_PERCENT = re.compile(
    r"(?:relative\s+likelihood|likelihood\s+ratio)\b(?P<between>[^{};]{0,200}?(?:\{_\}[^{};]{0,20}?)?)\{P(?P<number>\d+)\}",
    re.IGNORECASE,
)
_TIMES_IN_PERCENT = re.compile(r"\{P(?P<number>\d+)\}\s+times\b(?P<between>)", re.IGNORECASE)
_MOVED = re.compile(
    r"\bby\s*$|\b(?:increase|decrease|fall|rise|drop|reduction|change|improvement)\w*\s+(?:of\s*)?$", re.IGNORECASE
)
_NATION = re.compile(r"\b(?:national\w*|england)\b", re.IGNORECASE)
_MORE = re.compile(r"^\s*(?:times\s+)?more\s+likel", re.IGNORECASE)
_MORE_PERCENT = re.compile(r"\{P(\d+)\}\s+(more|less)\s+likel", re.IGNORECASE)


def relative_likelihoods(passage: Passage) -> Outcome:
    """Ratios that the likelihoods beside them do not give, or that contradict their own words."""
    total = _nationally(passage)
    for sentence in passage.sentences:
        ratios = ratios_in(sentence)
        total += _against_likelihoods(passage, sentence, ratios)
        total += _by_words(sentence, ratios) + _in_percent(sentence, ratios) + _percent_more(sentence, ratios)
    return total


def _against_likelihoods(passage: Passage, sentence: Sentence, ratios: Sequence[Number]) -> Outcome:
    if not ratios:
        return Outcome()
    for group, other in _PAIRS:
        scope: Sequence[Sentence] = (sentence,)
        found = likelihoods_of(scope)
        if not (found.get(group) and found.get(other)) and len(passage.indicators) <= 1:
            scope = passage.sentences
            found = likelihoods_of(scope)
            if sum(len(ratios_in(one)) for one in scope) > 1 and len(found.get(group, ())) > 1:
                return Outcome()
        first, second = found.get(group, []), found.get(other, [])
        if first and len(first) == len(second):
            return _compare(sentence, scope, ratios, first, second)
    return Outcome()


def _compare(
    sentence: Sentence,
    scope: Sequence[Sentence],
    ratios: Sequence[Number],
    first: Sequence[Likelihood],
    second: Sequence[Likelihood],
) -> Outcome:
    """Each ratio against each pair of likelihoods; where one follows, the others are of another year or place."""
    outcomes = [
        (ratio, [against_pair(sentence, scope, ratio, a, b) for a, b in zip(first, second, strict=True)])
        for ratio in ratios
    ]
    followed = sum(any(finding is None for finding in found) for _, found in outcomes)
    if followed >= min(len(ratios), len(first)):
        return Outcome(followed)
    if len(ratios) == len(first):
        faults = [found[place] for place, (_, found) in enumerate(outcomes) if all(found)]
    else:
        own = [(ratio, found) for ratio, found in outcomes if not _of_elsewhere(sentence, ratio)]
        faults = [own[0][1][0]] if len(own) == 1 == len(first) else []
    return Outcome(followed, tuple(fault for fault in faults if fault is not None))


def _of_elsewhere(sentence: Sentence, ratio: Number) -> bool:
    around = sentence.template[max(0, ratio.start - 45) : ratio.end + 25]
    return bool(ELSEWHERE.search(around)) or "{_}" in sentence.template[max(0, ratio.start - 12) : ratio.end + 12]


def against_pair(
    sentence: Sentence, scope: Sequence[Sentence], ratio: Number, first: Likelihood, second: Likelihood
) -> Finding | None:
    """What is wrong with a ratio beside two likelihoods; None where it follows from them."""
    direction = direction_of(sentence, ratio)
    by_group = {first.group: first, second.group: second}
    if direction is None:
        if follows(ratio.value, first.span, second.span) or follows(ratio.value, second.span, first.span):
            return None
        above, below = (first, second) if ratio.value >= 1 == (first.span.high >= second.span.high) else (second, first)
        return _mistyped(sentence, scope, ratio, above, below)
    above, below = by_group[direction.numerator], by_group[direction.denominator]
    straight, inverse = follows(ratio.value, above.span, below.span), follows(ratio.value, below.span, above.span)
    if direction.less:
        if not (straight or inverse):
            return _mistyped(sentence, scope, ratio, above, below)
        if above.span.low > below.span.high:
            return _other_way(sentence, ratio, direction, above, below, "less likely")
        return None
    if straight:
        return None
    if inverse:
        return _inverted(sentence, ratio, direction, above, below)
    return _mistyped(sentence, scope, ratio, above, below)


def follows(printed: Decimal, above: Span, below: Span) -> bool:
    """Whether a printed ratio is a rounding of the quotient of two likelihoods, as exactly as they are known."""
    if above.low == above.high and below.low == below.high:
        return below.low > 0 and match(above.low / below.low, printed) is Match.ROUNDED
    quotients = above.over(below)
    return quotients is not None and quotients.meets(span_of(printed))


def quotient(above: Span, below: Span, places: int) -> str:
    """The quotient of the middles of two likelihoods, rounded; 'not calculable' where the divisor is nothing."""
    divisor = below.low + below.high
    return str(rounded((above.low + above.high) / divisor, places)) if divisor > 0 else "not calculable"


def _inverted(sentence: Sentence, ratio: Number, direction: Direction, above: Likelihood, below: Likelihood) -> Finding:
    right = quotient(above.span, below.span, max(2, places_of(ratio.value)))
    by = "as the sentence says" if direction.said else "as the standard defines it"
    why = f"{above.group} {above.says} over {below.group} {below.says}, {by}, is {right}: the ratio is inverted"
    return alarm("inverted ratio", sentence, ratio.text, right, why)


def _other_way(
    sentence: Sentence, ratio: Number, direction: Direction, above: Likelihood, below: Likelihood, words: str
) -> Finding:
    why = f"{direction.numerator} {above.says} is more than {direction.denominator} {below.says}, the words say {words}"
    return alarm("words say the opposite", sentence, ratio.text, "more likely", why)


def _mistyped(
    sentence: Sentence, scope: Sequence[Sentence], ratio: Number, above: Likelihood, below: Likelihood
) -> Finding:
    right = quotient(above.span, below.span, places_of(ratio.value))
    why = f"{above.group} {above.says} over {below.group} {below.says} is {quotient(above.span, below.span, 3)}"
    kind = "ratio does not follow"
    exact = above.exact and below.exact and below.span.low > 0
    if exact and match(above.span.low / below.span.low, ratio.value) is Match.TRUNCATED:
        kind, why = "truncated ratio", f"{why}: truncated, not rounded"
    elif exact and _of_rounded(scope, ratio, above.group, below.group):
        kind, why = "ratio of rounded values", f"{why}; the ratio was made of the rounded percentages"
    elif not exact:
        why += _lost_digit(ratio, above, below)
    return alarm(kind, sentence, ratio.text, right, why)


def _of_rounded(scope: Sequence[Sentence], ratio: Number, above: str, below: str) -> bool:
    return any(
        match(one.span.low + one.span.high, Decimal(0)) is Match.NO
        and other.span.low + other.span.high > 0
        and match((one.span.low + one.span.high) / (other.span.low + other.span.high), ratio.value) is Match.ROUNDED
        for one in printed_likelihoods(scope, above)
        for other in printed_likelihoods(scope, below)
    )


def _lost_digit(ratio: Number, above: Likelihood, below: Likelihood) -> str:
    """A percentage that lost its first digit is named where that digit would mend the ratio."""
    for lost, other, turned in ((above, below, False), (below, above, True)):
        places = len(lost.says.partition(".")[2].rstrip("% "))
        size = 10 if lost.span.high < 10 else 100
        for digit in range(1, 10):
            if digit * size >= 100:
                break
            shifted = Span(lost.span.low + digit * size, lost.span.high + digit * size)
            pair = (other.span, shifted) if turned else (shifted, other.span)
            if follows(ratio.value, *pair):
                middle = rounded((shifted.low + shifted.high) / 2, places)
                return f"; {lost.group} {middle}% would give {ratio.text}: a digit may be lost"
    return ""


def _by_words(sentence: Sentence, ratios: Sequence[Number]) -> Outcome:
    """'0.66 times more likely' is less likely; '1.5 times more likely' is meant as 'times as likely'."""
    found: list[Finding] = []
    for ratio in ratios:
        if ratio.kind is not Kind.TIMES or not _MORE.match(sentence.template[ratio.end :]):
            continue
        if ratio.value < 1:
            turned = str(rounded(1 / Fraction(ratio.value), 2))
            why = f"a ratio below 1 is less likely; turned over it is {turned}"
            found.append(alarm("inverted ratio", sentence, ratio.text, turned, why))
        else:
            says = f"{ratio.value} times as likely"
            why = f"{ratio.value} times more is {ratio.value + 1} times as likely, which is hardly meant"
            found.append(note("times more", sentence, f"{ratio.text} more likely", says, why))
    return Outcome(findings=tuple(found))


def _nationally(passage: Passage) -> Outcome:
    """A national ratio of white to BME appointments below 1: it has been above 1.4 every year, so it is turned over.

    The organisation's own ratios below 1 in the same paragraph are turned over with it.
    """
    if passage.indicators != {"2"} or not any(_white_first(sentence) for sentence in passage.sentences):
        return Outcome()
    small = [
        (sentence, number)
        for sentence in passage.sentences
        for number in sentence.of(Kind.DECIMAL, Kind.TIMES)
        if Decimal("0.3") < number.value < 1 and not number.vague
    ]
    if not any(_said_nationally(sentence, number) for sentence, number in small):
        return Outcome()
    found = []
    for sentence, number in small:
        turned = str(rounded(1 / Fraction(number.value), 2))
        why = f"in England white applicants have been the likelier ones every year; turned over it is {turned}"
        found.append(alarm("inverted ratio", sentence, number.text, turned, why))
    return Outcome(findings=tuple(found))


def _white_first(sentence: Sentence) -> bool:
    directions = [direction_of(sentence, ratio) for ratio in ratios_in(sentence)]
    return any(direction is not None and direction.numerator == "white" for direction in directions)


def _said_nationally(sentence: Sentence, number: Number) -> bool:
    """Whether the word nearest to the number, before it or just behind it, makes it the nation's."""
    since = max((other.end for other in sentence.numbers if other.end <= number.start), default=0)
    return bool(_NATION.search(sentence.template[since : number.start])) or bool(
        re.match(r"\s+(?:\w+\s+)?(?:nationally|in\s+England|for\s+England)", sentence.template[number.end :])
    )


def _in_percent(sentence: Sentence, ratios: Sequence[Number]) -> Outcome:
    """'A relative likelihood of 1.54%': a ratio has no unit."""
    for pattern in (_RATIO_IN_PERCENT, _TIMES_IN_PERCENT):
        for hit in pattern.finditer(sentence.template):
            percent = sentence.numbers[int(hit["number"])]
            alone = pattern is _TIMES_IN_PERCENT or (
                not ratios
                and not sentence.group_of(percent).replace("white", "").replace("bme", "")
                and not _MOVED.search(hit["between"])
                and len(_likely_pair(sentence)) < 2
            )
            if alone and Decimal("0.05") <= percent.value <= 20:
                why = "a relative likelihood is a ratio and has no unit; as a percentage it means something else"
                right = f"{percent.value}"
                return Outcome(findings=(alarm("ratio printed as a percentage", sentence, percent.text, right, why),))
    return Outcome()


def _likely_pair(sentence: Sentence) -> set[str]:
    """The groups that have a percentage each: then the percentages are likelihoods."""
    named = [sentence.group_of(percent) for percent in sentence.of(Kind.PERCENT)]
    return {name for name in named if name in OPPOSITE and OPPOSITE[name] in named}


def _percent_more(sentence: Sentence, ratios: Sequence[Number]) -> Outcome:
    """'1.54 times' and '54% more likely' in one sentence must say the same."""
    hit = _MORE_PERCENT.search(sentence.template)
    if hit is None or len(ratios) != 1 or hit[2].lower() != "more" or ratios[0].value <= 1:
        return Outcome()
    percent, excess = sentence.numbers[int(hit[1])], span_of(ratios[0].value)
    made = Span((excess.low - 1) * 100, (excess.high - 1) * 100)
    if percent.vague or made.meets(span_of(percent.value)):
        return Outcome(1)
    right = f"{rounded((Fraction(ratios[0].value) - 1) * 100, places_of(percent.value))}%"
    why = f"{ratios[0].value} times as likely is {right} more likely"
    return Outcome(findings=(alarm("percentage does not follow", sentence, percent.text, right, why),))
