"""Who is said in words to be likelier, held against the ratio beside the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from levelground.proofreading.findings import Finding, Outcome
from levelground.proofreading.likelihoods import Direction, direction_of, ratios_in
from levelground.proofreading.numbers import Number
from levelground.proofreading.sentences import Passage, Sentence
from levelground.proofreading.share_rules import alarm, note
from levelground.proofreading.words import ELSEWHERE, OPPOSITE

_CLAIM = re.compile(
    r"(?:\s+(?!not\b|nor\b|than\b|or\b|and\b)[\w'-]+){0,4}?\s+(?:are|were|is|was|remain(?:ed|s)?|appear(?:ed|s)?(?:\s+to\s+be)?)"
    r"\s+(?:(?:now|still|also|then|thus|therefore|slightly|somewhat|a\s+little|much|far|considerably|significantly)\s+)*"
    r"(?P<way>more|less)\s+likely\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"^\W*(?:this|that|it|which)\s+(?:means|shows|indicates|suggests|tells)\b|^\W*(?:in\s+other\s+words|so|therefore|hence)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_TIME = re.compile(r"^[^{}.;]{0,40}\bthan\b(?P<whom>[^{}.;]{0,60})", re.IGNORECASE)
# A ratio as near to 1 as this may have been rounded from either side.
_LEVEL = Decimal("0.005")


@dataclass(frozen=True)
class Claim:
    """A group that is said to be more, or less, likely than the one that it is compared with."""

    group: str
    more: bool
    text: str


def claims(passage: Passage) -> Outcome:
    """Conclusions in words that the only ratio beside them contradicts.

    A ratio whose direction the sentence says gives an alarm; where only the standard's definition says which way round
    it is, a note: an organisation may have turned it over and said so elsewhere.
    """
    followed, found = 0, []
    for place, sentence in enumerate(passage.sentences):
        own = _only_ratio(sentence)
        if own is None:
            continue
        ratio, direction = own
        behind = passage.sentences[place + 1 : place + 2]
        for said in (sentence, *(each for each in behind if not each.numbers and _MEANS.match(each.text))):
            for claim in _claims_in(said):
                fault = _against(said, claim, ratio, direction)
                followed += fault is None
                found += [fault] if fault else []
    return Outcome(followed, tuple(found))


def _only_ratio(sentence: Sentence) -> tuple[Number, Direction] | None:
    """The one ratio of a sentence, of this organisation and year, clearly off 1, and which way round it is."""
    ratios = ratios_in(sentence)
    if len(ratios) != 1 or ELSEWHERE.search(sentence.template) or abs(ratios[0].value - 1) <= _LEVEL:
        return None
    direction = direction_of(sentence, ratios[0])
    return None if direction is None or direction.less else (ratios[0], direction)


def _claims_in(sentence: Sentence) -> Iterator[Claim]:
    for group in sentence.groups:
        hit = _CLAIM.match(sentence.template, group.end) if group.name in OPPOSITE else None
        if hit is None:
            continue
        than = _OF_ANOTHER_TIME.match(sentence.template[hit.end() :])
        whom = [other.name for other in sentence.groups if other.start >= hit.end()]
        # 'than last year', 'than other staff': another comparison than the ratio's.
        if than is None or (whom and whom[0] == OPPOSITE[group.name]):
            yield Claim(group.name, hit["way"].lower() == "more", sentence.template[group.start : hit.end()])


def _against(sentence: Sentence, claim: Claim, ratio: Number, direction: Direction) -> Finding | None:
    likelier = direction.numerator if ratio.value > 1 else direction.denominator
    if claim.group not in (direction.numerator, direction.denominator) or (claim.group == likelier) == claim.more:
        return None
    right = "less likely" if claim.more else "more likely"
    by = "as the sentence says" if direction.said else "as the standard defines it"
    why = (
        f"{direction.numerator} over {direction.denominator}, {by}, is {ratio.value}: {likelier} are the likelier ones"
    )
    return (alarm if direction.said else note)("words say the opposite", sentence, claim.text, right, why)
