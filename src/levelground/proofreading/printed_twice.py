"""The same relative likelihood printed at two places with two values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from levelground.proofreading.cells import Cell, Sheet
from levelground.proofreading.findings import Finding, Level
from levelground.proofreading.likelihoods import direction_of, ratios_in
from levelground.proofreading.numbers import Number
from levelground.proofreading.rounding import span_of
from levelground.proofreading.sentences import Passage, Sentence, sentence_of
from levelground.proofreading.words import ELSEWHERE, QUALIFIED, indicators_in, years_in

# A ratio of other people, of another time, or of what is not yet so.
_OTHER = re.compile(
    r"\b(?:without|excluding|exclud\w+|including|only|rolling|two-year|year-on-year|pooled|adjusted|if|would|could|should"
    r"|aim\w*|goal\w*|by\s+(?:19|20)\d\d|interval|between|disparity|quarter\w*|months?)\b",
    re.IGNORECASE,
)

Of = tuple[str, tuple[str, str], frozenset[str]]


@dataclass(frozen=True)
class Printed:
    """A relative likelihood as one place prints it: of which indicator, whose over whose, of which years."""

    indicator: str
    direction: tuple[str, str]
    years: frozenset[str]
    value: Decimal
    place: str
    sentence: str

    @property
    def of(self) -> Of:
        """What it is a figure of: two with the same must agree."""
        return self.indicator, self.direction, self.years


def ratios_of(item: Passage | Sheet) -> list[Printed]:
    """The relative likelihoods of a paragraph or a table of which all is certain: of the whole organisation, of one
    indicator, one way round. A table that has several for the same thing tells them apart by words not known here."""
    found = list(_in_table(item)) if isinstance(item, Sheet) else [one for s in item.sentences for one in _in_words(s)]
    values: dict[Of, set[Decimal]] = {}
    for one in found:
        values.setdefault(one.of, set()).add(one.value)
    return [one for one in found if len(values[one.of]) == 1]


def _in_words(sentence: Sentence) -> Iterable[Printed]:
    ratios = ratios_in(sentence)
    if len(ratios) == 1:
        yield from _printed(sentence, ratios[0], sentence.indicators, sentence.text, sentence.text)


def _in_table(sheet: Sheet) -> Iterable[Printed]:
    for cell in sheet.cells.values():
        if cell.ratio is not None:
            yield from _of_cell(sheet, cell, cell.ratio.value)


def _of_cell(sheet: Sheet, cell: Cell, ratio: Decimal) -> Iterable[Printed]:
    words = f"{sheet.caption} {cell.label}"
    named = indicators_in(cell.label) or indicators_in(sheet.caption)
    said = sentence_of(f"{cell.row_label} {cell.column_label} relative likelihood {ratio}", cell.place)
    if said.numbers:
        text = " | ".join(text for text in sheet.grid.rows[cell.row] if text)
        yield from _printed(said, said.numbers[-1], named, words, text)


def _printed(said: Sentence, ratio: Number, named: frozenset[str], words: str, text: str) -> Iterable[Printed]:
    """The ratio of a sentence, where it is of one indicator and its words say whose over whose, and of nothing else."""
    if len(named) != 1 or any(other.search(words) for other in (QUALIFIED, ELSEWHERE, _OTHER)):
        return
    direction = direction_of(said, ratio)
    if direction is not None and not direction.less:
        ways = (direction.numerator, direction.denominator)
        yield Printed(next(iter(named)), ways, frozenset(years_in(words)), ratio.value, said.place, text)


def printed_otherwise(ratios: Iterable[Printed]) -> list[Finding]:
    """An alarm for each later place whose ratio is no rounding of what an earlier one prints."""
    first: dict[Of, Printed] = {}
    found = []
    for ratio in ratios:
        earlier = first.setdefault(ratio.of, ratio)
        if span_of(ratio.value).meets(span_of(earlier.value)):
            continue
        expected = f"{earlier.value}, as {earlier.place} prints it, or that is wrong"
        why = f"the relative likelihood of indicator {ratio.indicator} stands in the report with two values"
        found.append(
            Finding(
                Level.ALARM, "ratio printed otherwise", ratio.place, ratio.sentence, str(ratio.value), expected, why
            )
        )
    return found
