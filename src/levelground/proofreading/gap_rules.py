"""Rules on gaps and changes: points that are not the difference, words that say the opposite, pence for a pay gap."""

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from levelground.proofreading.findings import Finding, Outcome
from levelground.proofreading.numbers import Kind, Number
from levelground.proofreading.rounding import Match, Span, match, places_of, rounded, span_of
from levelground.proofreading.sentences import Passage, Sentence
from levelground.proofreading.share_rules import alarm
from levelground.proofreading.words import OPPOSITE, Mention

_GAP = re.compile(r"\b(?:gap|difference|disparity)\b[^{};.]{0,40}?\{(?:P|T)(\d+)\}|\{T(\d+)\}", re.IGNORECASE)
_PAY = re.compile(r"\bpay\b|\bearn\w*|\bhourly\b|\bbonus", re.IGNORECASE)
_MINUS = re.compile(r"\b(?:minus|less)\b|\s[−–-]\s", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\bfrom\s+(?:[a-z]+\s+){0,2}\{([CPD])(\d+)\}([^{}]{0,40}(?:\{_\})?[^{}]{0,25}?)\bto\s+(?:[a-z]+\s+){0,2}\{([CPD])(\d+)\}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|of|up|down)\s+\{([CPT])(\d+)\}|\{([CPT])(\d+)\}\s+(?:[a-z-]+\s+)?(?:increase|rise|growth|decrease|fall|drop|reduction)\b",
    re.IGNORECASE,
)
_UP = re.compile(r"\b(?:increas\w+|rise[ns]?|rose|grew|grown|growth|gone\s+up|up\s+from|higher)\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:decreas\w+|fall(?:en|s)?|fell|reduc\w+|drop\w*|declin\w+|gone\s+down|down\s+from|lower\w*)\b", re.IGNORECASE
)
_HIGH = r"(?:higher|larger|greater|bigger)"
_LOW = r"(?:lower|smaller)"
_FEW = re.compile(rf"\b(?:({_HIGH}|more)|({_LOW}|less|fewer))\b", re.IGNORECASE)


def gaps(passage: Passage) -> Outcome:
    """Gaps, changes and comparisons in words, sentence by sentence; a gap may stand in the sentence after."""
    total = Outcome()
    for sentence in passage.sentences:
        total += _gap(passage, sentence) + _changes(sentence) + _words(sentence)
    return total + _pence(passage)


def _labelled(sentence: Sentence, without: set[int]) -> list[tuple[str, Number]]:
    """The percentages with a group, or with board and workforce where both are named."""
    percents = [percent for percent in sentence.of(Kind.PERCENT) if percent.start not in without]
    scopes = {scope.name for scope in sentence.scopes}
    if scopes == {"board", "workforce"} and len(percents) == 2:
        found = [(_scope_of(sentence, percent, percents, place), percent) for place, percent in enumerate(percents)]
        if {name for name, _ in found} == scopes:
            return found
    return [(sentence.group_of(percent), percent) for percent in percents]


def _scope_of(sentence: Sentence, percent: Number, percents: Sequence[Number], place: int) -> str:
    def apart(scope: Mention) -> tuple[bool, int]:
        link = re.match(r"\)?\s+(?:of|for|among|in|on)\s", sentence.template[percent.end : scope.start] + " ")
        behind = scope.start >= percent.end and bool(link) and scope.start - percent.end < 30
        return not behind, abs(scope.start - percent.start)

    since = percents[place - 1].end if place else 0
    until = percents[place + 1].start if place + 1 < len(percents) else len(sentence.template)
    near = [scope for scope in sentence.scopes if since <= scope.start < until]
    return min(near, key=apart).name if near else ""


def _gap(passage: Passage, sentence: Sentence) -> Outcome:
    hits = [int(hit[1] or hit[2]) for hit in _GAP.finditer(sentence.template)]
    if len(hits) != 1 or _PAY.search(sentence.text):
        return Outcome()
    gap = sentence.numbers[hits[0]]
    pair = _labelled(sentence, {gap.start})
    if not pair and len(passage.indicators) <= 1:
        place = passage.sentences.index(sentence)
        before = passage.sentences[place - 1] if place else None
        pair = _labelled(before, set()) if before is not None and not before.of(Kind.POINTS) else []
    names = [name for name, _ in pair]
    if gap.vague or len(pair) != 2 or any(percent.vague for _, percent in pair):
        return Outcome()
    if set(names) not in ({"white", "bme"}, {"disabled", "non-disabled"}, {"board", "workforce"}):
        return Outcome()
    return _of_pair(sentence, gap, dict(pair))


def _of_pair(sentence: Sentence, gap: Number, values: dict[str, Number]) -> Outcome:
    (first, one), (second, other) = values.items()
    difference = span_of(one.value).minus(span_of(other.value))
    places = max(places_of(gap.value), places_of(one.value), places_of(other.value))
    size = Span(min(abs(difference.low), abs(difference.high)), max(abs(difference.low), abs(difference.high)))
    right = rounded(abs(Fraction(one.value) - Fraction(other.value)), places)
    shown = f"{first} {one.text}, {second} {other.text}"
    if not size.meets(span_of(abs(gap.value))):
        why = f"{shown}: the difference is {right}"
        return Outcome(findings=(alarm("gap is not the difference", sentence, gap.text, f"{right} points", why),))
    signed = _signed(sentence, values)
    if signed is not None and gap.value and signed and (signed > 0) != (gap.value > 0):
        why = f"{shown}, in the direction that the sentence says: {signed}"
        return Outcome(findings=(alarm("gap has the wrong sign", sentence, gap.text, f"{signed} points", why),))
    return Outcome(1)


def _signed(sentence: Sentence, values: dict[str, Number]) -> Decimal | None:
    """The difference in the direction that the words say ('BME minus white'); None where they say none."""
    mentions = sorted((*sentence.groups, *sentence.scopes), key=lambda mention: mention.start)
    for first, second in itertools.pairwise(mentions):
        between = sentence.template[first.end : second.start]
        named = first.name != second.name and {first.name, second.name} <= set(values)
        if named and len(between) < 25 and "{" not in between and _MINUS.search(f" {between} "):
            return values[first.name].value - values[second.name].value
    return None


def _changes(sentence: Sentence) -> Outcome:
    """'rose by 51 from 290 to 341', 'up from 12.1% to 12.4%': the change, and whether it went that way."""
    hit = _FROM_TO.search(sentence.template)
    if hit is None or hit[1] != hit[4] or len(_FROM_TO.findall(sentence.template)) > 1:
        return Outcome()
    before, after = sentence.numbers[int(hit[2])], sentence.numbers[int(hit[5])]
    if before.vague or after.vague:
        return Outcome()
    up, down = _UP.search(sentence.text), _DOWN.search(sentence.text)
    total = Outcome()
    head = sentence.template[max(0, hit.start() - 30) : hit.start()]
    if bool(up) != bool(down) and (_UP.search(head) or _DOWN.search(head)) and before.value != after.value:
        if bool(up) != (after.value > before.value):
            way = "rose" if after.value > before.value else "fell"
            why = f"from {before.text} to {after.text} it {way}"
            return Outcome(findings=(alarm("words say the opposite", sentence, (up or down).group(), way, why),))  # type: ignore[union-attr]
        total += Outcome(1)
    changes = [
        sentence.numbers[int(found[2] or found[4])]
        for found in _BY.finditer(sentence.template)
        if int(found[2] or found[4]) not in (int(hit[2]), int(hit[5]))
    ]
    if len(changes) == 1 and not changes[0].vague:
        total += _of_change(sentence, changes[0], before, after)
    return total


def _of_change(sentence: Sentence, change: Number, before: Number, after: Number) -> Outcome:
    difference = span_of(after.value).minus(span_of(before.value))
    size = Span(min(abs(difference.low), abs(difference.high)), max(abs(difference.low), abs(difference.high)))
    if difference.low <= 0 <= difference.high:
        size = Span(Fraction(0), size.high)
    plain = rounded(
        abs(Fraction(after.value) - Fraction(before.value)), max(places_of(v.value) for v in (before, after))
    )
    printed = abs(change.value)
    if before.kind is Kind.COUNT and change.kind is Kind.COUNT:
        right = abs(after.value - before.value)
        good, shown = printed == right, f"{right:,}"
    elif before.kind is Kind.COUNT and change.kind is Kind.PERCENT and before.value > 0:
        growth = abs(Fraction(after.value - before.value)) / Fraction(before.value) * 100
        good = match(growth, printed) is Match.ROUNDED
        shown = f"{rounded(growth, places_of(printed))}%"
    elif before.kind is Kind.PERCENT and change.kind is Kind.POINTS:
        good, shown = size.meets(span_of(printed)), f"{plain} points"
    elif before.kind is Kind.PERCENT and change.kind is Kind.PERCENT and before.value > 0:
        growth = abs(Fraction(after.value - before.value)) / Fraction(before.value) * 100
        near = abs(growth - Fraction(printed)) <= Fraction(1) if growth else False
        good, shown = size.meets(span_of(printed)) or near, f"{plain} percentage points"
    else:
        return Outcome()
    if good:
        return Outcome(1)
    why = f"from {before.text} to {after.text} is a change of {shown}"
    return Outcome(findings=(alarm("change does not follow", sentence, change.text, shown, why),))


def _words(sentence: Sentence) -> Outcome:
    """'A higher percentage of BME staff (20.7%) than of white staff (24.9%)' contradicts itself."""
    values: dict[str, Number] = {}
    for percent in sentence.of(Kind.PERCENT):
        group = sentence.group_of(percent)
        if group in OPPOSITE:
            if group in values or percent.vague:
                return Outcome()
            values[group] = percent
    hits = list(_FEW.finditer(sentence.template))
    than = [match_.start() for match_ in re.finditer(r"\bthan\b", sentence.template, re.IGNORECASE)]
    if len(values) != 2 or len(hits) != 1 or len(than) != 1 or than[0] < hits[0].start():
        return Outcome()
    first, second = _subject(sentence, hits[0].start(), than[0])
    if first not in values or second not in values or first == second:
        return Outcome()
    more, one, other = bool(hits[0][1]), values[first], values[second]
    if one.value == other.value or more == (one.value > other.value):
        return Outcome(1)
    where = "below" if more else "above"
    why = f"{first} {one.text} is {where} {second} {other.text}: the words or the labels are swapped"
    right = "lower" if more else "higher"
    return Outcome(findings=(alarm("words say the opposite", sentence, hits[0].group(), right, why),))


def _subject(sentence: Sentence, word: int, than: int) -> tuple[str, str]:
    """Whom 'higher … than' is said of: the group between the two words or before them, and the first behind 'than'."""
    between = [group for group in sentence.groups if word < group.start < than]
    before = [group for group in sentence.groups if group.start < word]
    after = [group for group in sentence.groups if group.start > than]
    if not after or not (between or before):
        return "", ""
    if between and before:
        return "", ""
    return (between or before)[0].name if len({g.name for g in (between or before)}) == 1 else "", after[0].name


_IN_PENCE = re.compile(r"\{G(\d+)\}")
_TOPICS = (
    re.compile(r"\b(?:wom[ae]n|m[ae]n|gender|female|male)\b", re.IGNORECASE),
    re.compile(r"\bdisab", re.IGNORECASE),
    re.compile(r"\b(?:ethnic|bme|bame|white|race|minority|majority)", re.IGNORECASE),
)


def _topics(text: str) -> set[int]:
    return {place for place, pattern in enumerate(_TOPICS) if pattern.search(text)}


def _pence(passage: Passage) -> Outcome:
    """'8p more for every £1' beside a pay gap of −1.8%: neither the gap in pence nor what is left of the pound."""
    known: list[tuple[Number, set[int]]] = []
    found: list[Finding] = []
    followed = 0
    for sentence in passage.sentences:
        topics = _topics(sentence.text)
        if re.search(r"\bgap\b", sentence.text, re.IGNORECASE):
            known += [(percent, topics) for percent in sentence.of(Kind.PERCENT)]
        # The gap between women and men says nothing about pence between other groups.
        fitting = [percent for percent, own in known if not topics or not own or own & topics]
        for hit in _IN_PENCE.finditer(sentence.template):
            pence = sentence.numbers[int(hit[1])]
            if not fitting or pence.vague or not re.search(r"£|pound", sentence.text, re.IGNORECASE):
                continue
            if any(_pence_follow(gap, pence) for gap in fitting):
                followed += 1
                continue
            gap = fitting[-1]
            right = f"{abs(gap.value)}p ({rounded(abs(Fraction(gap.value)), 0)}p)"
            why = f"a gap of {gap.text} is {abs(gap.value)}p in the pound, {100 - gap.value}p for every £1"
            found.append(alarm("pence do not follow from the gap", sentence, pence.text, right, why))
    return Outcome(followed, tuple(found))


def _pence_follow(gap: Number, pence: Number) -> bool:
    made = (abs(gap.value), 100 - gap.value)
    spans = (span_of(abs(gap.value)), span_of(100 - gap.value))
    printed = span_of(pence.value)
    return any(match(Fraction(value), pence.value) is Match.ROUNDED for value in made) or any(
        span.meets(printed) for span in spans
    )
