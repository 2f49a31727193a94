"""Sentences with their figures, groups and context: what the rules read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from levelground.proofreading.document import Document, Grid, Paragraph
from levelground.proofreading.numbers import Kind, Number, template_of
from levelground.proofreading.words import Mention, groups_in, indicators_in, scopes_in

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9£])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|vs|cf|etc|no|nos|fig|figs|p|pp|st|dr|mr|mrs|ms|prof|ref|ind|c|incl|excl|dept|est|para|sec)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
_HEADING_LENGTH = 110
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
    for block in document.blocks:
        if isinstance(block, Grid):
            yield block, f"{heading} {above}".strip()
            continue
        if block.heading or _like_heading(block):
            # A heading without an indicator under one with it is its subheading.
            kept = "" if indicators_in(block.text) or block.heading else heading
            heading = f"{kept} {block.text}".strip()[-300:]
        above = block.text if len(block.text) <= _HEADING_LENGTH * 2 else ""
        yield Passage(tuple(sentence_of(text, block.place, heading) for text in split(block.text)), block.place)


def _like_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        len(text) <= _HEADING_LENGTH
        and not text.endswith((".", ";", ",", "!"))
        and not any(number.kind is not Kind.COUNT for number in template_of(text)[1])
        and bool(indicators_in(text))
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
    return [sentence for sentence in found if sentence]


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
    found: dict[int, str] = {}
    taken: set[int] = set()
    for percent in percents:
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
