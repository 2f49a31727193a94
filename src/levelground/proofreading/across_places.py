"""The same indicator printed twice, with the values of the two groups exchanged."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from levelground.proofreading.cells import Sheet
from levelground.proofreading.findings import Finding, Level
from levelground.proofreading.sentences import Passage, Sentence
from levelground.proofreading.words import indicators_in

_PAIRS = (("white", "bme"), ("non-disabled", "disabled"))


@dataclass(frozen=True)
class Pairing:
    """The two groups' values for one indicator, as one place prints them."""

    indicator: str
    first: Decimal
    second: Decimal
    names: tuple[str, str]
    place: str
    sentence: str


def pairings_of(item: Passage | Sheet) -> Iterable[Pairing]:
    """The pairings in a paragraph or a table; only where indicator and groups are certain."""
    if isinstance(item, Sheet):
        yield from _in_table(item)
        return
    for sentence in item.sentences:
        yield from _in_sentence(sentence)


def _in_sentence(sentence: Sentence) -> Iterable[Pairing]:
    if len(sentence.indicators) != 1:
        return
    named: dict[str, list[Decimal]] = {}
    for place in sentence.of_percents:
        number = next(number for number in sentence.numbers if number.start == place)
        named.setdefault(sentence.group_of(number), []).append(number.value)
    yield from _pairing(named, next(iter(sentence.indicators)), sentence.place, sentence.text)


def _in_table(sheet: Sheet) -> Iterable[Pairing]:
    for across in (True, False):
        for line in sheet.lines(across=across):
            label = line[0].row_label if across else line[0].column_label
            indicators = indicators_in(label) or indicators_in(sheet.caption)
            if len(indicators) != 1:
                continue
            named: dict[str, list[Decimal]] = {}
            for cell in line:
                if cell.percent is not None and cell.group:
                    named.setdefault(cell.group, []).append(cell.percent.value)
            text = " | ".join(text for text in sheet.grid.rows[line[0].row] if text)
            yield from _pairing(named, next(iter(indicators)), line[0].place, text)


def _pairing(named: dict[str, list[Decimal]], indicator: str, place: str, text: str) -> Iterable[Pairing]:
    for first, second in _PAIRS:
        if len(named.get(first, ())) == len(named.get(second, ())) == 1:
            yield Pairing(indicator, named[first][0], named[second][0], (first, second), place, text)


def exchanged(pairings: Iterable[Pairing]) -> list[Finding]:
    """An alarm for each later place that has the values of an earlier one the other way round."""
    known: dict[tuple[str, tuple[str, str], Decimal, Decimal], Pairing] = {}
    found = []
    for pairing in pairings:
        key = (pairing.indicator, pairing.names, pairing.first, pairing.second)
        turned = known.get((pairing.indicator, pairing.names, pairing.second, pairing.first))
        if turned is not None and pairing.first != pairing.second and key not in known:
            first, second = pairing.names
            printed = f"{first} {pairing.first}, {second} {pairing.second}"
            expected = f"{first} {turned.first}, {second} {turned.second}, or the other place is wrong"
            why = f"{turned.place} has them the other way round: the labels are swapped at one of the two"
            found.append(
                Finding(Level.ALARM, "groups exchanged", pairing.place, pairing.sentence, printed, expected, why)
            )
        known.setdefault(key, pairing)
    return found
