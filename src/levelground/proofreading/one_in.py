"""'13.0% of BME staff, one in eight': a share said in words right behind its percentage."""

import re
from fractions import Fraction
from math import ceil, floor

from levelground.proofreading.findings import Outcome
from levelground.proofreading.sentences import Sentence
from levelground.proofreading.share_rules import alarm

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMED = {word: number for number, word in enumerate(_WORDS, start=2)} | {"fifteen": 15, "twenty": 20}
_SAYING = r"(?:or|that\s+is|which\s+is|i\.e\.|equal\s+to|equivalent\s+to|about|around|roughly|nearly|almost|some|over)"
# Right behind the percentage and the people that it is of: another number or clause between would be another share.
_ONE_IN = re.compile(
    rf"\{{P(\d+)\}}(?:\s+(?:of|in)\s+(?:[\w’'-]+\s+){{0,4}}[\w’'-]+)?\s*[,(–-]\s*(?:{_SAYING}\s+)*"
    rf"one\s+in\s+(?:every\s+)?({'|'.join(_NAMED)})\b(?![\s-]+(?:hundred|thousand))",
    re.IGNORECASE,
)


def one_in_so_many(sentence: Sentence) -> Outcome:
    """A share in words must be the whole number above or below the one that its percentage gives."""
    total = Outcome()
    for hit in _ONE_IN.finditer(sentence.template):
        percent, said = sentence.numbers[int(hit[1])], _NAMED[hit[2].lower()]
        if not 0 < percent.value <= 100 or percent.vague:
            continue
        exact = Fraction(100) / Fraction(percent.value)
        if said in (floor(exact), ceil(exact)):
            total += Outcome(1)
            continue
        why = f"{percent.text} is one in {float(exact):.1f}"
        nearest = max(1, round(exact))
        total += Outcome(
            findings=(alarm("words do not follow", sentence, f"one in {hit[2]}", f"one in {nearest}", why),)
        )
    return total
