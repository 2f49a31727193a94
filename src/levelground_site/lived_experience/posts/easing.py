"""From a job description to a first easy-read advert: a proposal by rule, for a person to finish.

It keeps the sentences that say what the work is, splits long ones, puts plainer words for hard ones, and chooses a
picture by what is spoken of. What it cannot make easy it leaves to be seen, with the checker's remarks beside it.
"""

import re
from collections.abc import Iterable

from levelground_site.easy_read.checking import MOST_WORDS, plainer
from levelground_site.easy_read.reading import sentences
from levelground_site.easy_read.texts import Row, Section, Text

MOST_ROWS = 12
_PICTURES: tuple[tuple[str, str], ...] = (
    (r"meet|board|committee", "table"),
    (r"£|\bpa(?:y|id)\b|salary|\bband\b", "money"),
    (r"hours?|days? a week|monday|weekly", "clock"),
    (r"travel|\bbus\b|train\b", "bus"),
    (r"visit|ward|patient|hospital", "hospital"),
    (r"talk|speak|tell|say\b", "talk"),
    (r"write|letter|paper", "write"),
    (r"phone|call", "phone"),
    (r"learn|train|teach", "college"),
    (r"team|colleague|together|work with", "colleagues"),
    (r"help|support", "supporter"),
    (r"check|look at|review", "check"),
    (r"manager|report to|line manage", "manager"),
    (r"plan|project", "idea"),
    (r"computer|e-mail|online", "computer"),
    (r"listen|hear", "listening"),
    (r"change|better|improve", "change"),
)
# Whoever will hold the post is 'you'.
_YOU = re.compile(
    r"\bthe (?:post-?holder|successful candidate|applicant) (?:will|must|should)\b"
    r"|\byou (?:will|are expected to)\b",
    re.I,
)
_SPARE = ("work", "people", "first-day", "building", "finish", "star", "report", "person", "search", "answer", "named")
# What joins two ideas: each becomes a sentence of its own.
_JOINED = re.compile(r",? (?:and|which|who|because|so that|as well as|while)\b |; |: |, ", re.I)


def proposal(title: str, place: str, description: str) -> Text:
    """A first easy-read text of a job description: at most twelve rows, each with a picture of its own."""
    said = [f"This is a job at {place}."]
    for sentence in sentences(re.sub(r"[•*]|^\s*-", "", description, flags=re.M)):
        said += [each for each in _pieces(sentence) if each not in said]
    rows = list(_with_pictures(said[:MOST_ROWS]))
    return Text("advert", title[:80], f"A job at {place}.", "", (Section("The job", tuple(rows)),))


def _pieces(sentence: str) -> list[str]:
    plain = " ".join(sentence.split()).rstrip(".!?")
    plain = _YOU.sub("you", plain)
    parts = [plain] if len(plain.split()) <= MOST_WORDS else _JOINED.split(plain)
    found = []
    for part in parts:
        words = [_easy(word) for word in part.strip().split()]
        if len(words) > 1:
            text = " ".join(words)
            found.append(text[0].upper() + text[1:] + ".")
    return found


def _easy(word: str) -> str:
    bare = word.strip(".,!?'’()")
    better = plainer(bare) if bare.isalpha() and bare.islower() else None
    # Only where one plain word stands for it; what needs a choice is left for a person.
    return word.replace(bare, better) if better and " " not in better and ";" not in better else word


def _with_pictures(said: Iterable[str]) -> Iterable[Row]:
    used: set[str] = set()
    for each in said:
        fitting = [name for looked_for, name in _PICTURES if re.search(looked_for, each, re.I)]
        name = next((one for one in [*fitting, *_SPARE] if one not in used), "")
        used.add(name)
        yield Row(name, each)
