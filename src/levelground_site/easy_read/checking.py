"""The checker of easy-read texts: pure, and the same for the site's own texts, an editor's, and an advert's.

Thresholds: Department of Health, Basic guidelines for people who commission Easy Read information (2010); gov.uk,
Accessible communication formats; CHANGE, How to make information accessible (2016). A remark that 'must' be heeded
keeps a text from being published; one that 'should' be is advice.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from levelground_site.easy_read.pictures import NoSuchPicture, drawn, shows_a_number
from levelground_site.easy_read.reading import reading_age, sentences
from levelground_site.easy_read.texts import Row, Text

MOST_WORDS, MANY_WORDS = 15, 12
MOST_IN_A_TEXT = 1000
OLDEST_READER = 9.0
# Short forms that stand on signs and letters everywhere: people know them as words.
KNOWN_SHORT_FORMS = frozenset({"NHS", "UK", "GP", "TV", "CV", "OK", "PIN"})
# Words that mean the same: one text uses one of them.
SAME_THING = (
    frozenset({"worker", "employee", "staff", "personnel"}),
    frozenset({"manager", "boss", "supervisor"}),
    frozenset({"supporter", "helper", "advocate"}),
    frozenset({"job", "role", "post"}),
    frozenset({"promise", "pledge", "commitment"}),
)
_CHAINS = re.compile(r"\b(which|because|although|unless|however|whether|while|so that|in order to|and then)\b", re.I)
_AND = re.compile(r"\band\b", re.I)
_NEGATIVE = re.compile(r"\b(not|never|cannot|nobody|nothing|none|without|\w+n['’]t)\b", re.I)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?"
    r"(\w{2,}ed|given|taken|made|done|seen|told|shown|sent|kept|held|paid|chosen|written|known|found|put|asked)\b",
    re.I,
)
# Said of a person, and no passive: 'you are worried'.
_FEELINGS = frozenset(
    {"tired", "worried", "need", "interested", "scared", "used", "pleased", "bored", "speed", "indeed"}
)
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("d", ""), ("ly", ""))
_SHORT_FORM = re.compile(r"\b[A-Z]{2,}s?\b")
_DATE_IN_FIGURES = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_DECIMAL = re.compile(r"\d\.\d|\d\s*%|\bper ?cent\b", re.I)
_SIGNS = re.compile(r"&|\be\.g\.|\bi\.e\.|\betc\b|;|\w/\w|[(){}\[\]]")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
# Money is said with its pence: 12.60 is one amount, no decimal and no end of a sentence.
_MONEY = re.compile(r"£ ?\d[\d,]*(?:\.\d\d)?")
_COUNT = re.compile(r"\b\d[\d,]*\s+(?:in every|out of|of the)\s+[\d,]+", re.I)
_FIGURE = re.compile(r"\d[\d,]*")
_NOT_A_COUNT = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{4})?|\b(?:19|20)\d\d\b|\b0\d[\d ]{8,}\d|"
    r"\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)\b|£ ?\d[\d,]*(?:\.\d\d)?|\b999\b",
)


@dataclass(frozen=True)
class Remark:
    """What is wrong, or could be better, and what to do; `must`: it keeps the text from being published."""

    rule: str
    says: str
    must: bool = True


@cache
def hard_words() -> dict[str, str]:
    """Hard words, each with what is plainer."""
    with (Path(__file__).parent / "hard_words.csv").open(encoding="utf-8", newline="") as file:
        return {line["word"]: line["plainer"] for line in csv.DictReader(file)}


def plainer(word: str) -> str | None:
    """What is plainer than a word, in any of its forms; None for a plain word."""
    small, hard = word.lower(), hard_words()
    stems = [small]
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ed", ""),
        ("d", ""),
        ("ly", ""),
    ):
        if small.endswith(ending) and len(small) - len(ending) > 3:
            stems.append(small.removesuffix(ending) + instead)
    return next((hard[stem] for stem in stems if stem in hard), None)


def remarks_on_words(says: str, explained: frozenset[str] = frozenset()) -> list[Remark]:
    """What there is to say of one sentence by itself; `explained` are the hard words that its row explains."""
    return [
        *_length(says),
        *_one_idea(says),
        *_plain(says, explained),
        *_figures(says),
        *_way(says),
    ]


def remarks_on_row(row: Row) -> list[Remark]:
    """What there is to say of one row: its sentence, its picture, and what it explains."""
    explained = frozenset(word.lower() for word, _ in row.hard)
    found = remarks_on_words(row.says, explained)
    try:
        drawn(row.picture)
    except NoSuchPicture as why:
        found.append(Remark("picture", f"{why} Choose one: each idea has its picture."))
    if _COUNT.search(row.says) and not row.picture.startswith("count "):
        found.append(Remark("number", "Show the number as a picture of people."))
    elif _FIGURE.search(_NOT_A_COUNT.sub("", row.says)) and not shows_a_number(row.picture):
        found.append(Remark("number", "A picture of the number would help here.", must=False))
    for word, means in row.hard:
        if word.lower() not in row.says.lower():
            found.append(Remark("explained", f"'{word}' is explained, and does not stand in the sentence."))
        if len(means.split()) > MOST_WORDS:
            found.append(Remark("explained", f"Say what '{word}' means in {MOST_WORDS} words or fewer."))
        found += [
            remark
            for remark in _plain(means, explained)
            if remark.rule != "hard" or f"'{word.lower()}'" not in remark.says.lower()
        ]
    return found


def remarks_on_text(text: Text) -> list[Remark]:
    """What there is to say of a text as a whole, over and above its rows."""
    rows, found = text.rows, []
    if not rows:
        return [Remark("rows", "There is nothing in it yet.")]
    whole = " ".join([row.says for row in rows] + [means for row in rows for _, means in row.hard])
    count = len(whole.split())
    if count > MOST_IN_A_TEXT:
        found.append(Remark("size", f"It has {count:,} words. Make two texts of at most {MOST_IN_A_TEXT:,} words."))
    age = reading_age(whole)
    if age > OLDEST_READER:
        found.append(Remark("age", f"Its reading age is about {age:.0f}. Try shorter words.", must=False))
    for name, times in Counter(row.picture for row in rows).items():
        if times > 1:
            found.append(Remark("picture", f"The picture '{name}' stands beside {times} ideas. Each needs its own."))
    used = {word.lower().removesuffix("s") for word in _WORD.findall(whole)}
    for same in SAME_THING:
        if len(both := sorted(same & used)) > 1:
            found.append(Remark("same", f"Use one word for one thing: {' or '.join(both)}.", must=False))
    for heading in [text.title, *(section.heading for section in text.sections)]:
        if len(heading.split()) > MOST_WORDS:
            found.append(Remark("length", f"The heading '{heading}' is too long."))
    return found


def must_be_mended(text: Text) -> list[str]:
    """All that keeps a text from being published, each with where it stands."""
    whole = [remark.says for remark in remarks_on_text(text) if remark.must]
    return whole + [f"“{row.says}” {remark.says}" for row in text.rows for remark in remarks_on_row(row) if remark.must]


def _sentences(says: str) -> list[str]:
    return sentences(_MONEY.sub("£1", says)) or [says]


def _length(says: str) -> list[Remark]:
    if not says.strip():
        return [Remark("length", "Write what this row says.")]
    count = max(len(sentence.split()) for sentence in _sentences(says))
    if count > MOST_WORDS:
        return [Remark("length", f"{count} words are too many. Make it {MOST_WORDS} or fewer.")]
    if count > MANY_WORDS:
        return [Remark("length", f"{count} words are many. {MANY_WORDS} or fewer are easier.", must=False)]
    return []


def _one_idea(says: str) -> list[Remark]:
    found = []
    if len(_sentences(says)) > 1:
        found.append(Remark("idea", "Two sentences are two ideas. Give each its own row."))
    chains = [each.lower() for each in _CHAINS.findall(says)]
    if len(chains) > 1 or (chains and len(_AND.findall(says)) > 1):
        found.append(Remark("idea", f"Too many ideas hang together by '{chains[0]}'. Make two rows."))
    elif chains:
        found.append(
            Remark("idea", f"'{chains[0].capitalize()}' may join two ideas. Would two rows be easier?", must=False)
        )
    return found


def _plain(says: str, explained: frozenset[str]) -> list[Remark]:
    known = {part for word in explained for part in word.split()}
    found = []
    for word in dict.fromkeys(_WORD.findall(says)):
        better = plainer(word)
        if better and word.lower() not in known:
            found.append(Remark("hard", f"'{word}' is a hard word. Say '{better}', or explain it."))
    for short in dict.fromkeys(_SHORT_FORM.findall(says)):
        if short.removesuffix("s") not in KNOWN_SHORT_FORMS and short.lower() not in known:
            found.append(Remark("short form", f"Write out what '{short}' means: no letters in place of words."))
    if sign := _SIGNS.search(says):
        found.append(Remark("sign", f"Write words in place of '{sign.group()}'."))
    return found


def _figures(says: str) -> list[Remark]:
    found = []
    if _DECIMAL.search(_MONEY.sub("", says)):
        found.append(Remark("number", "Say '9 in every 100': no percent and no decimals."))
    if _DATE_IN_FIGURES.search(says):
        found.append(Remark("date", "Write the date in words: 3 June 2026."))
    return found


def _way(says: str) -> list[Remark]:
    found = []
    negatives = _NEGATIVE.findall(says)
    if len(negatives) > 1:
        found.append(Remark("negative", "Two words that say no are hard. Say what is, or what to do."))
    elif negatives:
        found.append(Remark("negative", f"Can you say it without '{negatives[0]}'?", must=False))
    passive = _PASSIVE.search(says)
    if passive and passive.group(1).lower() not in _FEELINGS:
        found.append(Remark("passive", f"Say who does it, in place of '{passive.group()}'.", must=False))
    return found
