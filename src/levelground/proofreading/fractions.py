"""'9 of 17 (52.9%)': counts that a sentence puts over one another, and the percentage that it gives for them."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from levelground.proofreading.numbers import Kind, Number
from levelground.proofreading.sentences import Sentence

_OF = r"(?:out\s+of|from\s+among|of|from)"
_ALL = r"(?:\s+(?:the|all|our|its|their|those|these|total|a|an|overall|combined|whole|entire|in))*"
# 'An increase of 20' is no share of 20.
_NOT = "".join(
    rf"(?<!{word} )"
    for word in [
        "increase",
        "rise",
        "fall",
        "reduction",
        "drop",
        "growth",
        "gap",
        "difference",
        "range",
        "average",
        "total",
    ]
)
_WORDS = r"(?:[\s,]+(?!and\b|but\b|while\b|compared\b|against\b)[A-Za-z'’/-]+){0,7}?"
_OVER = re.compile(
    rf"\{{C(\d+)\}}(?:{_WORDS}(?:\s|,)+{_NOT}{_OF}{_ALL}(?:\s+of)?\s+|\s?/\s?)\{{C(\d+)\}}", re.IGNORECASE
)
_OUT_OF = re.compile(
    r"(?:^|[(;:,]\s*|\b(?:and|while|but|whereas|that|with|year|month|period)\s+)(?:out\s+of|of|among|from)"
    rf"{_ALL}(?:\s+of)?\s+\{{C(\d+)\}}([^{{}};]{{0,90}}?)\{{C(\d+)\}}(?!\s*{_OF}\b)",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\{C(\d+)\}[^{};.]{0,70}?\bof\s+(?:whom|which|these|them|those|this\s+total|this\s+number|this|that)\b"
    r"[^{};]{0,40}?\{C(\d+)\}",
    re.IGNORECASE,
)
_PERCENT_OF = re.compile(
    rf"\{{P(\d+)\}}\s+of{_ALL}\s+\{{C(\d+)\}}[^{{}}();]{{0,40}}[(\[]\s*\{{C(\d+)\}}(?:\s+[a-z]+){{0,3}}[)\]]",
    re.IGNORECASE,
)
# What may stand between a fraction and its percentage.
_STATES = (
    r"(?:represent\w*|equat\w+\s+to|equivalent\s+to|equal\s+to|amount\w*\s+to|ma(?:de|king|kes?)\s+up|account\w*\s+for"
    r"|which\s+(?:is|was|gives)|that\s+is|this\s+is|i\.e\.|or|a\s+(?:rate|share|proportion|likelihood)\s+of)"
)
_GIVES = re.compile(
    rf"[^{{}}.;]{{0,60}}?[(\[]\s*(?:i\.e\.\s*|or\s+|=\s*)?|\s*[,=:–-]\s*|[^{{}}.;]{{0,60}}?[\s,]{_STATES}\s+(?:[a-z]+\s+of\s+)?(?:a\s+)?",
    re.IGNORECASE,
)
_TAKEN_FROM = re.compile(r"[^{}.;]{0,60}?[(\[]\s*|,?\s+(?:or|i\.e\.|that\s+is)\s+|\s*[=:]\s*", re.IGNORECASE)
_THESE = re.compile(r"\s*(?:of|among|from)\s+(?:these|those|them|this\s+(?:number|total)|this)\b", re.IGNORECASE)
_OWN_BASE = re.compile(r"\s*\)?\s*(?:of|in)\s+(?:those|these|the|them|all|our)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Share:
    """A count over another, as a sentence puts them, with its group and the percentage given for it, if any.

    `plain`: written 'A of B', so that nothing else can be its base.
    """

    above: Number
    below: Number
    start: int
    end: int
    group: str = ""
    percent: Number | None = None
    plain: bool = False

    @property
    def exact(self) -> Fraction:
        """The share as a fraction of one."""
        return Fraction(self.above.value) / Fraction(self.below.value)


def shares_in(sentence: Sentence) -> tuple[Share, ...]:
    """The shares of a sentence; a count of nothing, and a count above its base, are left out."""
    found: dict[int, Share] = {}
    for pattern, above, below in ((_OVER, 1, 2), (_OF_WHOM, 2, 1), (_OUT_OF, 3, 1)):
        place = 0
        while hit := pattern.search(sentence.template, place):
            top, base = sentence.numbers[int(hit[above])], sentence.numbers[int(hit[below])]
            place = hit.start() + 1
            if top.start not in found and 0 <= top.value <= base.value > 0 and not _inside(hit.span(), found):
                found[top.start] = Share(top, base, hit.start(), hit.end(), plain=pattern is _OVER)
    for hit in _PERCENT_OF.finditer(sentence.template):
        top, base = sentence.numbers[int(hit[3])], sentence.numbers[int(hit[2])]
        if top.start not in found and 0 <= top.value <= base.value > 0:
            percent = sentence.numbers[int(hit[1])]
            found[top.start] = Share(top, base, hit.start(), hit.end(), percent=percent, plain=True)
    shares = sorted(_with_later(sentence, list(found.values())), key=lambda share: share.above.start)
    percents = _percents(sentence, shares)
    return tuple(
        replace(share, group=_group(sentence, share), percent=share.percent or percents.get(share.above.start))
        for share in shares
    )


def of_these(sentence: Sentence, before: Sentence) -> tuple[Share, ...]:
    """The shares of 'Of these, 990 (13.3%) were …', whose base is the one count of the sentence before."""
    bases = before.of(Kind.COUNT)
    if len(bases) != 1 or bases[0].vague or not _THESE.match(sentence.template):
        return ()
    found = []
    for hit in re.finditer(r"\{C(\d+)\}[^{}();]{0,40}\(\{P(\d+)\}\)", sentence.template):
        top, percent = sentence.numbers[int(hit[1])], sentence.numbers[int(hit[2])]
        if 0 <= top.value <= bases[0].value > 0 and not _OWN_BASE.match(sentence.template[hit.end() :]):
            found.append(Share(top, bases[0], hit.start(), hit.end(), percent=percent))
    return tuple(found)


def above_its_base(sentence: Sentence) -> list[tuple[Number, Number]]:
    """Counts written as 'A of B' in which A is larger than B."""
    pairs = []
    for hit in re.finditer(
        rf"\{{C(\d+)\}}(?:\s+[a-z]+){{0,2}}?\s+(?:out\s+of|of){_ALL}\s+\{{C(\d+)\}}", sentence.template
    ):
        top, base = sentence.numbers[int(hit[1])], sentence.numbers[int(hit[2])]
        if top.value > base.value > 0:
            pairs.append((top, base))
    return pairs


def _inside(span: tuple[int, int], found: dict[int, Share]) -> bool:
    return any(share.start <= span[0] and span[1] <= share.end for share in found.values())


def _with_later(sentence: Sentence, shares: list[Share]) -> list[Share]:
    """Also the counts that follow with a percentage of their own: 'of 361 staff, 11 (3.0%) … and 14 (3.9%) …'."""
    more = []
    for share in shares:
        if share.below.start > share.above.start:
            continue
        known = {other.above.start for other in shares} | {other.below.start for other in shares}
        for hit in re.finditer(r"\{C(\d+)\}[^{}();]{0,40}\(\{P\d+\}\)", sentence.template[share.end :]):
            top = sentence.numbers[int(hit[1])]
            behind = sentence.template[share.end + hit.end() :]
            if top.start in known or top.value > share.below.value or _OWN_BASE.match(behind):
                continue
            more.append(Share(top, share.below, top.start, share.end + hit.end()))
    return shares + more


def _percents(sentence: Sentence, shares: list[Share]) -> dict[int, Number]:
    """Which percentage is given for which share: the nearest that its wording ties to it."""
    candidates = []
    for share in shares:
        if share.percent is not None:
            continue
        for percent in sentence.of(Kind.PERCENT):
            places = (share.above.end, share.below.end)
            after = [percent.start - end for end in places if percent.start - end >= 0]
            if after and any(
                _GIVES.fullmatch(sentence.template[end : percent.start]) for end in places if end <= percent.start
            ):
                candidates.append((min(after), share, percent))
            first = min(share.above.start, share.below.start)
            if percent.end <= first and _TAKEN_FROM.fullmatch(sentence.template[percent.end : first]):
                candidates.append((first - percent.end, share, percent))
    found: dict[int, Number] = {}
    used = {share.percent.start for share in shares if share.percent is not None}
    for _, share, percent in sorted(candidates, key=lambda candidate: candidate[0]):
        if share.above.start not in found and percent.start not in used:
            found[share.above.start] = percent
            used.add(percent.start)
    return found


def _group(sentence: Sentence, share: Share) -> str:
    """The group that a share is of: named inside it, just behind its base, or just before it."""
    inside = {group.name for group in sentence.groups if share.start <= group.start < share.end}
    if len(inside) == 1:
        return next(iter(inside))
    if inside:
        return ""
    for group in sentence.groups:
        between = sentence.template[share.end : group.start]
        if group.start >= share.end and re.fullmatch(r"[)\]]?\s+(?:[\w-]+\s+){0,3}", between):
            return group.name
    before = [number.end for number in sentence.numbers if number.end <= share.start]
    since = max(before, default=0)
    named = [group.name for group in sentence.groups if since <= group.start < share.start]
    return named[-1] if named and len(set(named)) == 1 else ""
