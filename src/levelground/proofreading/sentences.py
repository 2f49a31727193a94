"""Sentences with their figures, groups and context: what the rules read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from levelground.proofreading.document import Document, Grid, Paragraph
from levelground.proofreading.numbers import Kind, Number, template_of
from levelground.proofreading.words import OPPOSITE, Mention, groups_in, indicators_in, scopes_in

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9£])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|vs|cf|etc|no|nos|fig|figs|p|pp|st|dr|mr|mrs|ms|prof|ref|ind|c|incl|excl|dept|est|para|sec)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
_HEADING_LENGTH = 110
# A heading that is only guessed at speaks for the few blocks below it: the next one may not look like one.
_GUESS_LASTS = 6
# Longer than anything that people write; what is longer is taken in pieces, so that the time stays in proportion.
_LONGEST_SENTENCE = 1_000
_MOST_SENTENCES = 40
_JOINS = {"than", "and", "to", "with", "against", "but", "compared", "versus", "while", "whereas", "or", "between"}


@dataclass(frozen=True)
class Sentence:
    """A sentence as printed, and as a template in which every figure is {kind and number}."""

    text: str
    place: str
    template: str
    numbers: tuple[Number, ...]
    groups: tuple[Mention, ...]
    scopes: tuple[Mention, ...]
    indicators: frozenset[str]
    heading: str = ""
    of_percents: dict[int, str] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> tuple[Number, ...]:
        """The figures of these kinds."""
        return tuple(number for number in self.numbers if number.kind in kinds)

    def group_of(self, number: Number) -> str:
        """The group whose percentage it is; blank where the sentence does not say for certain."""
        return self.of_percents.get(number.start, "")


@dataclass(frozen=True)
class Passage:
    """The sentences of a paragraph."""

    sentences: tuple[Sentence, ...]
    place: str

    @property
    def indicators(self) -> frozenset[str]:
        """The indicators that any of them names."""
        return frozenset().union(*(sentence.indicators for sentence in self.sentences))


def passages(document: Document) -> Iterator[Passage | tuple[Grid, str]]:
    """The document's paragraphs as sentences, and its grids, each with the heading or line above it."""
    heading = above = ""
    lasts = 0
    for block in document.blocks:
        lasts -= 1
        if lasts == 0:
            heading = ""
        if isinstance(block, Grid):
            yield block, f"{heading} {above}".strip()
            continue
        if block.heading or _like_heading(block):
            heading, lasts = block.text[-300:], 0 if block.heading else _GUESS_LASTS
        above = block.text if len(block.text) <= _HEADING_LENGTH * 2 else ""
        texts = split(block.text)
        for start in range(0, len(texts), _MOST_SENTENCES):
            piece = texts[start : start + _MOST_SENTENCES]
            yield _passage([sentence_of(text, block.place, heading) for text in piece], block.place)


def _passage(sentences: list[Sentence], place: str) -> Passage:
    """The sentences of a paragraph; one that names no indicator is of the only one that its paragraph names."""
    named = frozenset().union(*(indicators_in(sentence.text) for sentence in sentences))
    if len(named) == 1:
        sentences = [
            sentence if indicators_in(sentence.text) else replace(sentence, indicators=named) for sentence in sentences
        ]
    return Passage(tuple(sentences), place)


def _like_heading(paragraph: Paragraph) -> bool:
    """Whether a line of a file without headings is one: short, without figures, and with an indicator's number."""
    text = paragraph.text
    return (
        len(text) <= _HEADING_LENGTH
        and not text.endswith((".", ";", ",", "!"))
        and not template_of(text)[1]
        and bool(re.search(r"\b(?:indicator|metric)s?\s+\d", text, re.IGNORECASE))
    )


def split(text: str) -> list[str]:
    """A paragraph's sentences."""
    found, start = [], 0
    for end in _END.finditer(text):
        if _NO_END.search(text[start : end.start()]):
            continue
        found.append(text[start : end.start()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [piece for sentence in found for piece in _pieces(sentence) if piece]


def _pieces(sentence: str) -> list[str]:
    return [sentence[start : start + _LONGEST_SENTENCE] for start in range(0, len(sentence), _LONGEST_SENTENCE)]


def sentence_of(text: str, place: str, heading: str = "") -> Sentence:
    """A sentence read."""
    template, numbers = template_of(text)
    groups = groups_in(template)
    own = indicators_in(text)
    return Sentence(
        text,
        place,
        template,
        numbers,
        groups,
        scopes_in(template),
        own or indicators_in(heading),
        heading,
        _assigned(template, [number for number in numbers if number.kind is Kind.PERCENT], groups),
    )


def _assigned(template: str, percents: list[Number], groups: tuple[Mention, ...]) -> dict[int, str]:
    """The group of each percentage: named behind it ('of BME staff'), or before it, or in turn ('respectively')."""
    if "respectively" in template.lower() and len(percents) == len(groups) > 1:
        return {percent.start: group.name for percent, group in zip(percents, groups, strict=True)}
    found = _in_turn(template, percents, groups)
    taken: set[int] = set()
    for percent in percents:
        if percent.start in found:
            continue
        group = _in_brackets(template, percent, groups) or _behind(template, percent, groups)
        if group is not None:
            found[percent.start] = group.name
            taken.add(group.start)
    for place, percent in enumerate(percents):
        if percent.start in found:
            continue
        since = percents[place - 1].end if place else 0
        before = [group for group in groups if since <= group.start < percent.start and group.start not in taken]
        if not before:
            continue
        near = percent.start - before[-1].end <= 25
        if near or len({group.name for group in before}) == 1:
            found[percent.start] = before[-1].name
    return found


def _in_turn(template: str, percents: list[Number], groups: tuple[Mention, ...]) -> dict[int, str]:
    """'… BME applicants … than white applicants … (13.8% against 21.1%)': two in brackets, in the order of the two."""
    if len(percents) != 2:
        return {}
    first, second = percents
    before = tuple(dict.fromkeys(group.name for group in groups if group.start < first.start))
    behind = any(group.start > first.start for group in groups)
    joined = re.fullmatch(
        r"\s*(?:against|v\.?|vs\.?|versus|compared\s+(?:with|to)|and|to|,|;|/)\s*", template[first.end : second.start]
    )
    closed = template[: first.start].rstrip().endswith("(") and template[second.end :].lstrip().startswith(")")
    if len(before) == 2 and OPPOSITE.get(before[0]) == before[1] and joined and closed and not behind:
        return {first.start: before[0], second.start: before[1]}
    return {}


def _in_brackets(template: str, percent: Number, groups: tuple[Mention, ...]) -> Mention | None:
    for group in groups:
        between = template[group.end : percent.start]
        if group.end <= percent.start and re.fullmatch(r"(?:\s+[\w-]+){0,4}\s*[(:=]\s*(?:\{C\d+\}[\s,;:]+)?", between):
            return group
    return None


def _behind(template: str, percent: Number, groups: tuple[Mention, ...]) -> Mention | None:
    for group in groups:
        if group.start < percent.end:
            continue
        between = template[percent.end : group.start]
        link = re.fullmatch(
            r"\)?\s+(?:(?:of|for|among|amongst|in|from|by|were|are|is|was|being|identif\w+\s+as|described\s+as)\s+)?"
            r"((?:[\w-]+\s+){0,4})(?:a\s+|an\s+)?",
            between,
        )
        return group if link and not _JOINS & set(link[1].lower().split()) else None
    return None
