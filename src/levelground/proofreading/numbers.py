"""The numbers in a text: counts, percentages, points, ratios and pence; dates, codes and labels are not among them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a number is, by the word or sign that stands with it. A decimal without either is a `DECIMAL`."""

    COUNT = "C"
    PERCENT = "P"
    POINTS = "T"
    TIMES = "R"
    DECIMAL = "D"
    PENCE = "G"


@dataclass(frozen=True)
class Number:
    """A number as printed. `start` and `end` are its place in the sentence's template; `vague`: 'almost', 'target'."""

    text: str
    value: Decimal
    kind: Kind
    start: int
    end: int
    vague: bool = False


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_LABELS = (
    "indicators?|metrics?|figures?|fig|tables?|pages?|pp?|sections?|appendix|appendices|chapters?|questions?|"
    "objectives?|goals?|actions?|steps?|parts?|versions?|items?|notes?|annex|standards?|domains?|priorit(?:y|ies)|"
    "quarters?|tiers?|grades?|rooms?|floors?|phases?|ref|box|volumes?|issues?|editions?|charts?|rows?|columns?|"
    "paragraphs?|slides?|paper|agenda|draft|wres|wdes|q|kf|bands?|charity|company|registration|registered|extension|"
    "ext|ward|building|stage|theme|commitment|recommendations?|principles?|cluster|form|policy|schedule|clause|article|"
    "regulation|iso|covid|platform|gate|bus|junction"
)
_MASKS = "|".join(
    f"(?:{pattern})"
    for pattern in (
        r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net|gov|nhs)\b\S*",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}\b\.?(?:[\s,-]+(?:19|20)?\d\d\b)?",
        rf"\b{_MONTH}\b\.?[\s-]+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:19|20)\d\d\b)?(?!\s*(?:%|per|of|staff))",
        rf"\b{_MONTH}\b\.?[\s'-]+(?:19|20)?\d\d\b(?!\s*(?:%|per|of|staff))",
        r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b(?!%)",
        r"\b(?:19|20)\d\d\s*(?:[/–-]|\bto\b|\band\b)\s*(?:(?:19|20)\d\d|\d\d)\b(?![,.]?\d|\s*%)",
        r"(?<![\w.,£])(?:19|20)\d\d(?![\w%]|,\d|\.\d|\s*%)",
        r"\b\d{1,2}[:.]\d\d\s*(?:am|pm|hrs)\b|\b\d{1,2}:\d\d\b|\b\d{1,2}\s*(?:am|pm)\b",
        r"(?:\+\d{1,3}|\(?\b0\d)[\d ()-]{7,}\d",
        r"\b[A-Z]{1,2}\d[\dA-Z]?\s+\d[A-Z]{2}\b",
        r"\bpages?\s+\d+\s+of\s+\d+\b",
        rf"\b(?:{_LABELS})\b\.?[\s:#-]*(?:(?:no|number|nos)\b\.?\s*)?\d+[a-z]?\b(?:\.\d+)*"
        r"(?![\d.]*\s?(?:%|per\s?cent|times)|,\d{3}|\d)"
        r"(?:\s*(?:,|to|and|or|&|–|-|/)\s*(?:and\s+|to\s+|bands?\s+)?\d{1,2}[a-d]?\b(?!\s?%|\.\d|,\d{3}|\s*(?:of|out)\b))*",
        r"\b\d[a-d]\b(?:\s*(?:to|and|–|-|,)\s*\d[a-d]?\b)*|\bunder band \d\b",
        r"\b(?:[A-Za-z]+\d[\w.-]*|\d+\.\d+\.\d[\d.]*)\b|(?-i:\b\d+[a-z]?[A-Z]\w*)",
        r"\b\d+(?:st|nd|rd|th)\b",
        r"(?:£|€|\$)\s?\d[\d,]*(?:\.\d+)?\s*(?:k|m|bn|million|billion|thousand)?\b|\b\d[\d,.]*\s*(?:million|billion)\b",
        r"\b\d+(?:\.\d+)?[\s-]*(?:months?|years?|weeks?|days?|hours?|hrs?|minutes?|mins?|sessions?|bedded|beds?"
        r"|miles?|wte|fte|[mk]?b)\b(?:[\s-]old\b)?",
        r"\b(?:aged?|under|over)\s+\d{2}\b(?:\s*(?:to|-|–)\s*\d{2})?(?!\s?%|,|\.\d)",
        r"\b\d{2}(?:\.\d+)?\s?%\s*(?:confidence|c\.?i\b|power|interval|limit)\w*(?:\s+(?:interval|limit)s?)?"
        r"(?:\s*\(?ci\)?)?(?:\s*(?:of|is|was|from|:)?\s*\(?[-−]?\d+(?:\.\d+)?%?\s*(?:to|–|-|,|and)\s*[-−]?\d+(?:\.\d+)?%?"
        r"\)?)?",
        r"\b9[059](?:\.\d)?\s?%\s*[:=]\s*[-−+]?\d[\d.]*%?\s*(?:to|–|-|,|and)\s*[-−+]?\d[\d.]*%?",
        r"\b9[059](?:\.\d)?\s?%\s*(?:from|to|lower|upper|limits?)\b(?!\s*\d)",
        r"\(?\b(?:ci|interval|limits?|range)\b\)?[\s:]*(?:of|is|was|from|between)?\s*\(?[-−]?\d+(?:\.\d+)?%?"
        r"\s*(?:to|–|-|,|and)\s*[-−]?\d+(?:\.\d+)?%?",
        r"\bbetween\s+[-−]?\d+(?:\.\d+)?%?\s+and\s+[-−]?\d+(?:\.\d+)?%?",
        r"(?<![\w.,])\d+(?:\.\d+)?%?\s?[–-]\s?\d+(?:\.\d+)?(?:%|\b)(?!,\d)",
        r"\b0\.80?\s*(?:to|and|or|–|-)\s*1\.25?\b",
        r"\bp\s*(?:=|<|>|≤|value(?: of)?)\s*0?\.\d+",
        r"(?:[<>≤≥]|\b(?:fewer|less|more|greater|lower|higher|above|below|over|under|equal)\s+(?:than\s+|to\s+)?)\s*"
        r"(?:[015]|10|11|1\.0+|0\.80?|1\.25)\b(?!\.\d|,\d|\s?%)(?!\s+(?:of|out)\b)",
        r"\b(?:value|score|ratio|likelihood|figure)\s+of\s+(?:exactly\s+)?1(?:\.0+)?\b(?!\.\d)(?=\s+"
        r"(?:would|means?|indicat|is\b|shows?|represents?|equals?|signif))",
        r"\b1(?:\.0+)?\s+(?:means|indicates|=|would mean|represents|shows)\b",
        r"\bper\s+(?:£\s?)?1(?:0+|,000|0,000|00,000)?\b|\bevery\s+£?\d+\b|\bin\s+every\s+\d+\b",
        r"\b24/7\b|\b\d+\s?[x×]\s?\d+\b|\b1\s?:\s?\d+\b|\b4/5(?:ths)?\b",
    )
)
_MASK = re.compile(_MASKS, re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.])(?P<sign>(?<![\w)])[-−–+])?(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<fraction>\.\d+)?"
    r"(?P<unit>\s?(?:%\s?-?points?|percentage[\s-]points?|ppts?\b|pp\b|%pts?|%|per\s?cent\b|percent\b|pts\b|points?\b"
    r"|times\b|x\b|×|-?\s?fold\b|p\b|pence\b))?(?![\w])",
    re.IGNORECASE,
)
_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
}
_WORD = re.compile(
    rf"\b({'|'.join(sorted(_SMALL, key=len, reverse=True))})\b(?=\s+(?:[\w-]+\s+){{0,6}}?(?:of|out of)\b|\s+\()",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|almost|nearly|over|more than|less than|fewer than|under"
    r"|circa|c\.|some|up to|at least|at most|just (?:over|under|below|above)|close to|within|exceed(?:s|ing|ed)?|above"
    r"|below|minimum of|maximum of|estimated)|[~≈<>≤≥])\s*(?:£|a\s|the\s)?$"
    r"|\b(?:target|ambition|aspiration|goal|aim|trajectory|milestone|threshold|benchmark)\b[^.;]{0,30}$",
    re.IGNORECASE,
)


def template_of(text: str) -> tuple[str, tuple[Number, ...]]:
    """The text with every figure as {kind and number}, everything that is none as {_}; and the figures in order."""
    text = text.replace("{", "(").replace("}", ")")
    masked = [(found.start(), found.end()) for found in _MASK.finditer(text)]
    pieces: list[str] = []
    numbers: list[Number] = []
    length = last = 0
    for start, end, number in sorted([*_figures(text, masked), *((a, b, None) for a, b in masked)], key=_by_place):
        if start < last:
            continue
        shown = "{_}" if number is None else f"{{{number.kind}{len(numbers)}}}"
        before = text[last:start]
        length += len(before)
        if number is not None:
            vague = bool(_VAGUE.search(text[max(0, start - 60) : start]))
            numbers.append(Number(number.text, number.value, number.kind, length, length + len(shown), vague))
        pieces += [before, shown]
        length += len(shown)
        last = end
    pieces.append(text[last:])
    return "".join(pieces), tuple(numbers)


def _by_place(piece: tuple[int, int, Number | None]) -> tuple[int, int]:
    return piece[0], piece[1]


def _figures(text: str, masked: list[tuple[int, int]]) -> list[tuple[int, int, Number | None]]:
    found: list[tuple[int, int, Number | None]] = []
    for hit in _NUMBER.finditer(text):
        if not any(start < hit.end() and hit.start() < end for start, end in masked):
            found.append((hit.start(), hit.end(), number_of(hit)))
    for hit in _WORD.finditer(text):
        word = hit.group(1)
        number = Number(word, Decimal(_SMALL[word.lower()]), Kind.COUNT, 0, 0)
        found.append((hit.start(), hit.end(), number))
    return found


def number_of(hit: re.Match[str]) -> Number:
    """A number from what the pattern found."""
    digits = hit["digits"].replace(",", "") + (hit["fraction"] or "")
    value = Decimal(digits) if hit["sign"] in (None, "+") else -Decimal(digits)
    unit = (hit["unit"] or "").strip().lower()
    if not unit:
        kind = Kind.DECIMAL if hit["fraction"] else Kind.COUNT
    elif "point" in unit or unit.startswith(("pp", "%pt", "pts")):
        kind = Kind.POINTS
    elif unit == "%" or unit.startswith("per"):
        kind = Kind.PERCENT
    elif unit in ("p", "pence"):
        kind = Kind.PENCE
    else:
        kind = Kind.TIMES
    return Number(hit.group().strip(), value, kind, 0, 0)


def whole_cell(text: str) -> Number | None:
    """The one number that a cell is, with nothing beside it; None where it is none, or more than one."""
    hit = _NUMBER.fullmatch(text.strip().removeprefix("(").removesuffix(")").replace("− ", "-"))
    return number_of(hit) if hit else None
