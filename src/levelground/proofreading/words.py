"""The words beside the numbers: groups, indicators, years, and which way round a comparison is said."""

import re
from dataclasses import dataclass

_GROUPS = (
    ("non-bme", r"non[\s-]?(?:bme|bame|white(?!s))\b"),
    (
        "bme",
        r"\b(?:b\.?a?\.?m\.?e\b\.?|(?:black,?\s+(?:and\s+)?(?:asian,?\s+(?:and\s+)?)?)?minority[\s-]ethnic\b|black\s+and\s+"
        r"ethnic\s+minorit(?:y|ies)|(?:black,?\s+asian\s+and\s+)?ethnic[\s-]minorit(?:y|ies)|global\s+majority\b"
        r"|racially\s+minoriti[sz]ed|ethnically\s+diverse|people\s+of\s+colour)",
    ),
    ("white-part", r"\bwhite\s+(?:british|irish|other|english|european)|\bother\s+white\b"),
    ("white", r"\bwhite\b"),
    ("non-disabled", r"\b(?:non|not)[\s-]?disabled\b|\bwithout\s+(?:a\s+)?(?:disabilit|long[\s-])\w*"),
    ("disabled", r"\bdisabled\b|\bwith\s+(?:a\s+)?(?:disabilit|long[\s-]term)\w*"),
    ("bme-part", r"\b(?:asian|black|mixed|chinese|arab)\b"),
    (
        "unknown",
        r"\b(?:unknown|not\s+(?:known|stated|declared|disclosed|given|provided|specified|recorded)|undeclared|undisclosed"
        r"|unspecified|unstated|null|prefer(?:red)?\s+not\s+to\s+(?:say|state)|no\s+(?:stated\s+|recorded\s+)?ethnicity)\b",
    ),
)
_GROUP = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _GROUPS), re.IGNORECASE)
_SCOPE = re.compile(
    r"(?P<board>\bboard\b(?:\s+(?:members?(?:hip)?|directors?|seats?|positions?))?)"
    r"|(?P<workforce>\b(?:(?:overall|total|whole|entire|wider)\s+)?workforce\b|\ball\s+staff\b|\bstaff\s+overall\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:indicators?|metrics?|ind\.|measure|wres|wdes)(?:\s+(?:no\.?|number))?[\s:#-]*([1-9]|10)\b(?![\d%]|\.\d|,\d)"
    r"((?:\s*(?:,|and|to|&|–|-|or)\s*(?:[1-9]|10)\b(?!\.\d|%))*)",
    re.IGNORECASE,
)
# Words that name an indicator of the race standard; of the disability standard only the groups differ.
_BY_WORDS = (
    ("2", r"\bshort-?\s?list"),
    ("3", r"\bdisciplinar|\bdisciplined\b"),
    ("4", r"\bnon[\s-]?mandatory|\bcpd\b|continuing\s+professional"),
    ("5", r"(?:harass|bull|abus)[^.]{0,80}(?:patient|service\s+user|public|relative|visitor)"),
    (
        "6",
        r"(?:harass|bull|abus)[^.]{0,80}\b(?:from|by)\s+(?:(?:other|their|an?y?)\s+){0,2}(?:staff|colleague|manager)",
    ),
    ("7", r"equal\s+opportunit|career\s+progression"),
    ("8", r"\bdiscriminat"),
    ("9", r"\bboard\s+(?:member|represent|composition)|\bthe\s+board\b[^.]{0,40}\b(?:bme|bame|minorit)"),
)
_BY_WORD = tuple((number, re.compile(pattern, re.IGNORECASE)) for number, pattern in _BY_WORDS)
_YEAR = re.compile(r"(?<![\d.,£/–-])(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d(?!\d))?(?![\d.,]\d|\s?%)")
# What a number is of when it is not the whole of the organisation, or not of this organisation or year.
QUALIFIED = re.compile(
    r"\b(?:band|clinical|medical|non-?clinical|consultant|nurs\w+|vsm|senior|voting|executive|male|female|men|women"
    r"|asian|black|mixed|chinese|internal|external|bank|agency|cluster|agenda\s+for\s+change|afc|grade|divisions?"
    r"|directorates?|sites?|routes?|tiers?)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:national\w*|england|english|region\w*|benchmark\w*|average|peer\w*|sector|nhs\s+trusts|all\s+trusts|last\s+year"
    r"|previous\w*|prior|earlier|formerly|target\w*|ambition\w*|census|population|community|local)\b",
    re.IGNORECASE,
)
# The direction in which the standards define their relative likelihoods: numerator, then denominator.
DEFINED = {
    ("2", "bme"): ("white", "bme"),
    ("3", "bme"): ("bme", "white"),
    ("4", "bme"): ("white", "bme"),
    ("2", "disabled"): ("non-disabled", "disabled"),
    ("3", "disabled"): ("disabled", "non-disabled"),
}
# Whom each group is compared with.
OPPOSITE = {"white": "bme", "bme": "white", "disabled": "non-disabled", "non-disabled": "disabled"}


@dataclass(frozen=True)
class Mention:
    """A group or a scope where it is named."""

    name: str
    start: int
    end: int


def groups_in(text: str) -> tuple[Mention, ...]:
    """The groups that a text names, in order."""
    return tuple(
        Mention((found.lastgroup or "").replace("_", "-"), found.start(), found.end())
        for found in _GROUP.finditer(text)
    )


def scopes_in(text: str) -> tuple[Mention, ...]:
    """Where a text names the board and the workforce."""
    return tuple(Mention(found.lastgroup or "", found.start(), found.end()) for found in _SCOPE.finditer(text))


def indicators_in(text: str) -> frozenset[str]:
    """The indicators that a text names: by number, failing that by their words."""
    found: set[str] = set()
    for hit in _NUMBERED.finditer(text):
        found.add(hit[1])
        others = [int(number) for number in re.findall(r"\d+", hit[2])]
        if re.search(r"to|–|-", hit[2]) and others:
            found |= {str(number) for number in range(int(hit[1]), others[-1] + 1)}
        found |= {str(number) for number in others}
    if found:
        return frozenset(found)
    return frozenset(number for number, pattern in _BY_WORD if pattern.search(text))


def years_in(text: str) -> tuple[str, ...]:
    """The years that a text names, as they are written, each once."""
    return tuple(dict.fromkeys(found.group().replace(" ", "") for found in _YEAR.finditer(text)))
