"""A return told figure by figure, in the words of the report, for whoever lays them out elsewhere."""

from dataclasses import dataclass

from levelground.figures.reading import Moved, Return, Verdict
from levelground.publishing import moved_words, standing
from levelground.publishing.change_words import last_year, movement_words
from levelground.publishing.numbers import NOT_GIVEN, says_nothing, span
from levelground.publishing.parts import label_of
from levelground.publishing.sentences import in_people, sentence
from levelground.publishing.verdict_words import rule_words, verdict_sentence
from levelground.publishing.views import glance_value
from levelground.publishing.words import ANSWERED, NOT_COMPARED, bands_of, capital


@dataclass(frozen=True)
class Told:
    """What is said of one indicator: this year, last year and the change since, the verdict, and what is behind it."""

    indicator: str
    title: str
    short: str
    asks: str
    sentence: str
    value: str
    interval: str
    verdict: str
    rule: str
    meaning: str
    in_people: str
    previous: str
    change: str
    breaks: tuple[str, ...]
    how: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class MovedTold:
    """What is said of something that moved since last year. `asked`: whether a reason is asked for."""

    key: str
    indicator: str
    what: str
    previous: str
    current: str
    change: str
    why: str
    reason: str
    asked: bool


def told(document: Return) -> tuple[Told, ...]:
    """Every indicator of a return, in the standard's order."""
    bands, words = bands_of(document), document.group_words
    found = []
    for reading in document.readings:
        made = reading.headline
        value, verdict = "", str(NOT_COMPARED if reading.measured else Verdict.NOT_MEASURED)
        if reading.answer is not None:
            value, verdict = capital(reading.answer.answer), ANSWERED
        elif made is not None:
            value, verdict = glance_value(made, document), str(made.verdict)
        found.append(
            Told(
                indicator=reading.indicator,
                title=reading.title,
                short=reading.short,
                asks=reading.asks,
                sentence=sentence(reading, words),
                value=value,
                interval="" if made is None or says_nothing(made.interval) else span(made.interval, made.statistic),
                verdict=verdict,
                rule="" if made is None else rule_words(made, bands),
                meaning="" if made is None else verdict_sentence(reading, made, words, bands),
                in_people=in_people(reading, words),
                previous=last_year(reading),
                change=movement_words(reading, document.previous_year),
                breaks=reading.breaks,
                how=tuple((term, tuple(says)) for term, says in standing.how_we_know(reading, document)),
            )
        )
    return tuple(found)


def told_moved(document: Return) -> tuple[MovedTold, ...]:
    """What moved since last year, as the report lists it."""
    return tuple(_moved(one) for one in document.movements)


def _moved(one: Moved) -> MovedTold:
    _, previous, current, change, why, _ = moved_words.row_of(one)
    asked = one.kind != moved_words.COMPARED
    return MovedTold(one.key, one.indicator, capital(one.what), previous, current, change, why, one.reason, asked)


@dataclass(frozen=True)
class Changed:
    """A figure that is another in a later version: what it is, and its value with its interval before and after."""

    indicator: str
    what: str
    before: str
    after: str


def changes_between(before: Return, after: Return) -> tuple[Changed, ...]:
    """Every figure that two versions of a return give otherwise, headlines first, by each figure's first method."""
    old, new = _figures(before), _figures(after)
    keys = [*new, *(key for key in old if key not in new)]
    readings = {reading.indicator: reading for reading in (*before.readings, *after.readings)}
    found = []
    for key in sorted((key for key in keys if old.get(key) != new.get(key)), key=lambda key: bool(key[1])):
        indicator, part, statistic, group, comparator = key
        words = after.group_words
        sides = words.get(group, group.partition("=")[2] or group)
        sides += f" and {words.get(comparator, comparator)}" if comparator else ""
        reading = readings.get(indicator)
        where = label_of(reading, part) if part and reading is not None else (reading.title if reading else indicator)
        found.append(
            Changed(indicator, f"{where}: {statistic}, {sides}", old.get(key, NOT_GIVEN), new.get(key, NOT_GIVEN))
        )
    return tuple(found)


def _figures(document: Return) -> dict[tuple[str, str, str, str, str], str]:
    """Each figure in words, by what it is of."""
    found: dict[tuple[str, str, str, str, str], str] = {}
    for one in document.figures:
        key = (one.indicator, one.part, one.statistic, one.group, one.comparator)
        found.setdefault(key, standing.figure_words(one))
    return found
