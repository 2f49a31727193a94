"""Rules on percentages: those of counts beside them, those that make up a whole, and those that cannot be."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from levelground.proofreading.findings import Finding, Level, Outcome
from levelground.proofreading.fractions import Share, above_its_base, of_these, shares_in
from levelground.proofreading.numbers import Kind, Number
from levelground.proofreading.rounding import Match, match, places_of, rounded
from levelground.proofreading.sentences import Passage, Sentence

_MOST_COUNTS = 12
_NO_WHOLE = re.compile(
    r"\b(?:likel|survey|harass|bull|discriminat|experienc|believ|report|likelihood|disciplin|train|respond|declar\w*\s+rate)",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"\b(?:increas|grow|grew|growth|rise|rose|risen|up\b|higher|more|than|chang|times|gain|expan|of\s+(?:target|plan))",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:increase[ds]?|rose|risen|grew|grown|growth|fell|fallen|decreased?|reduc\w+|dropped|up|down|improved|declined?|rise|fall|drop|cut)\b",
    re.IGNORECASE,
)


def percentages_of_counts(passage: Passage) -> Outcome:
    """Percentages that no rounding of the counts beside them gives."""
    total = Outcome()
    near = [number for sentence in passage.sentences for number in sentence.of(Kind.COUNT)][:_MOST_COUNTS]
    before: Sentence | None = None
    for sentence in passage.sentences:
        tied: set[int] = set()
        shares = shares_in(sentence)
        if before is not None and not any(share.percent for share in shares):
            shares = of_these(sentence, before)
        before = sentence
        for share in shares:
            if share.percent is not None and not share.percent.vague:
                tied.add(share.percent.start)
                total += _of_share(sentence, share, share.percent, near)
        for percent in sentence.of(Kind.PERCENT):
            if percent.start not in tied and not percent.vague:
                total += _of_any(sentence, percent, near)
    return total


def _of_share(sentence: Sentence, share: Share, percent: Number, near: Sequence[Number]) -> Outcome:
    if match(share.exact * 100, percent.value) is Match.ROUNDED:
        return Outcome(1)
    # '(52.9%)' right behind 'A of B' can be of nothing else; other wordings may mean another base nearby.
    alone = sentence.template[percent.end : percent.end + 1] == ")" or percent.end <= share.above.start
    others = sentence.of(Kind.COUNT) if places_of(percent.value) == 0 else near
    if not (share.plain and alone) and any(
        match(exact * 100, percent.value) is Match.ROUNDED for _, _, exact in _ways(others)
    ):
        return Outcome(1)
    return Outcome(findings=(_wrong(sentence, share.above.text, share.below.text, share.exact, percent),))


def _ways(near: Sequence[Number]) -> list[tuple[str, str, Fraction]]:
    """What counts standing together could be put over one another: one, its rest, or two together, over a larger."""
    found = []
    for base in {number.value: number for number in near if number.value > 0}.values():
        smaller = [number for number in near if number.value < base.value]
        for one in smaller:
            exact = Fraction(one.value) / Fraction(base.value)
            found += [(one.text, base.text, exact), (f"{base.text} − {one.text}", base.text, 1 - exact)]
        for one, other in combinations(smaller, 2):
            both = one.value + other.value
            if both <= base.value:
                found.append((f"{one.text} + {other.text}", base.text, Fraction(both) / Fraction(base.value)))
    # White and BME together may be the base that the text leaves unsaid.
    for one, other in combinations(near, 2):
        base_of_both = Fraction(one.value + other.value)
        if base_of_both:
            shown = f"{one.text} + {other.text}"
            found += [(number.text, shown, Fraction(number.value) / base_of_both) for number in (one, other)]
    return found


def _of_any(sentence: Sentence, percent: Number, near: Sequence[Number]) -> Outcome:
    """A percentage not tied to counts by its wording: only one cut off instead of rounded is sure enough to be said."""
    parts = _of_parts(sentence, percent)
    if parts.followed or parts.findings:
        return parts
    places = places_of(percent.value)
    own = sentence.of(Kind.COUNT)
    counts = near if places >= 2 and len(near) <= 6 else own
    if places == 0 or len(counts) > (6 if places >= 2 else 3) or _CHANGE.search(sentence.text):
        return Outcome()
    ways = [way for way in _ways(counts) if way[2] <= 1]
    if any(match(exact * 100, percent.value) is Match.ROUNDED for _, _, exact in ways):
        return Outcome(1)
    for above, below, exact in ways:
        if match(exact * 100, percent.value) is Match.TRUNCATED and exact * 100 >= Fraction(1, 2):
            return Outcome(findings=(_wrong(sentence, above, below, exact, percent),))
    return Outcome()


def _of_parts(sentence: Sentence, percent: Number) -> Outcome:
    """'3,445 white and 2,071 BME staff: 37.5% of the 5,516': a share of a whole that the other counts make."""
    hit = re.match(
        r"\s+of\s+(?:the|our|all|these|those|a\s+total\s+of)\s+(?:[a-z]+\s+)?\{C(\d+)\}",
        sentence.template[percent.end :],
    )
    if hit is None:
        return Outcome()
    base = sentence.numbers[int(hit[1])]
    parts = [count for count in sentence.of(Kind.COUNT) if count is not base]
    if len(parts) < 2 or sum(part.value for part in parts) != base.value:
        return Outcome()
    ways = [(part.text, base.text, Fraction(part.value) / Fraction(base.value)) for part in parts]
    ways += [way for way in _ways([base, *parts]) if len(parts) > 2]
    if any(match(exact * 100, percent.value) is Match.ROUNDED for _, _, exact in ways):
        return Outcome(1)
    near = min(ways[: len(parts)], key=lambda way: abs(way[2] * 100 - Fraction(percent.value)))
    return Outcome(findings=(_wrong(sentence, *near, percent),))


def _wrong(sentence: Sentence, above: str, below: str, exact: Fraction, percent: Number) -> Finding:
    places = places_of(percent.value)
    right = f"{rounded(exact * 100, places)}%"
    if match(exact * 100, percent.value) is Match.TRUNCATED:
        why = f"{above} of {below} is {rounded(exact * 100, places + 2)}%: truncated, not rounded"
        return alarm("truncated percentage", sentence, percent.text, right, why)
    why = f"{above} of {below} is {rounded(exact * 100, max(places, 1) + 1)}%"
    return alarm("percentage does not follow", sentence, percent.text, right, why)


def alarm(kind: str, sentence: Sentence, printed: str, expected: str, why: str) -> Finding:
    """An alarm on a sentence."""
    return Finding(Level.ALARM, kind, sentence.place, sentence.text, printed, expected, why)


def note(kind: str, sentence: Sentence, printed: str, expected: str, why: str) -> Finding:
    """A note on a sentence."""
    return Finding(Level.NOTE, kind, sentence.place, sentence.text, printed, expected, why)


def shares_of_a_whole(sentence: Sentence) -> Outcome:
    """White, BME and unknown percentages of one workforce must make 100, and their counts the total."""
    return _percent_whole(sentence) + _count_whole(sentence)


def _percent_whole(sentence: Sentence) -> Outcome:
    percents = sentence.of(Kind.PERCENT)
    names = [sentence.group_of(percent) for percent in percents]
    if len(percents) != 3 or set(names) not in ({"white", "bme", "unknown"}, {"disabled", "non-disabled", "unknown"}):
        return Outcome()
    if _NO_WHOLE.search(sentence.text) or sentence.indicators - {"1", "9"}:
        return Outcome()
    return whole_of(sentence, percents)


def whole_of(sentence: Sentence, percents: Sequence[Number]) -> Outcome:
    """Percentages that should make 100, within what rounding each of them allows."""
    total = sum((percent.value for percent in percents), Decimal(0))
    slack = sum((Decimal(1).scaleb(-places_of(percent.value)) / 2 for percent in percents), Decimal(0))
    if abs(total - 100) <= slack:
        return Outcome(1)
    if not 80 <= total <= 120 or any(percent.vague for percent in percents):
        return Outcome()
    shown = " + ".join(str(percent.value) for percent in percents)
    return Outcome(
        findings=(alarm("shares do not make 100", sentence, f"{total}%", "100%", f"{shown} = {total}, not 100"),)
    )


def _count_whole(sentence: Sentence) -> Outcome:
    counts = sentence.of(Kind.COUNT)
    total = re.search(
        r"\{C(\d+)\}(?:\s+[a-z]+){0,2}\s+in\s+total|\btotal(?:\s+of|ling|s|:|\s+is|\s+was)\s*\{C(\d+)\}|\{C(\d+)\}\s+altogether",
        sentence.template,
        re.IGNORECASE,
    )
    if total is None or len(counts) != 4 or len({group.name for group in sentence.groups}) != 3:
        return Outcome()
    if "unknown" not in {group.name for group in sentence.groups} or any(count.vague for count in counts):
        return Outcome()
    whole = sentence.numbers[int(total[1] or total[2] or total[3])]
    parts = [count for count in counts if count is not whole]
    made = sum((part.value for part in parts), Decimal(0))
    if made == whole.value:
        return Outcome(1)
    if max(part.value for part in parts) >= whole.value or _CHANGE.search(sentence.text):
        return Outcome()
    why = f"{' + '.join(part.text for part in parts)} = {made:,}"
    return Outcome(findings=(alarm("total is not the sum", sentence, whole.text, f"{made:,}", why),))


def impossible(sentence: Sentence) -> Outcome:
    """Values that cannot be for their kind: more than all, and ratios below nothing."""
    found = []
    for top, base in above_its_base(sentence):
        why = "more than all of them"
        found.append(alarm("more than all", sentence, f"{top.text} of {base.text}", f"at most {base.text}", why))
    for percent in sentence.of(Kind.PERCENT):
        around = sentence.template[max(0, percent.start - 70) : percent.end + 50]
        of_people = re.match(
            r"\s+of\s+(?:\w+\s+){0,4}(?:staff|applicants|employees|people|workforce|colleagues|members|board)",
            sentence.template[percent.end :],
        )
        if percent.value > 100 and (of_people or re.search(r"\blikelihood\b", around)) and not _GREW.search(around):
            found.append(alarm("impossible percentage", sentence, percent.text, "0 to 100%", "no share is over 100%"))
    for ratio in sentence.of(Kind.TIMES, Kind.DECIMAL):
        before = sentence.template[max(0, ratio.start - 60) : ratio.start].lower()
        if ratio.value < 0 and re.search(r"relative likelihood[^{};]*$|\bratio\b[^{};]*$", before):
            found.append(alarm("impossible ratio", sentence, ratio.text, f"{-ratio.value}", "no ratio is below 0"))
    return Outcome(findings=tuple(found))
