"""The answer to 'Is it fair here?': the largest, surest gaps, what is level, and what cannot be told."""

from dataclasses import dataclass

from levelground.figures.reading import Reading, Return, Verdict
from levelground.publishing.numbers import HIDDEN_KINDLY, day, percent, whole
from levelground.publishing.sentences import excess_of, in_people, sentence
from levelground.publishing.words import capital, group_word, joined, small

MOST_GAPS = 3


@dataclass(frozen=True)
class Gap:
    """A clear difference: its indicator, its sentence, and what it means in people."""

    indicator: str
    says: str
    people: str


@dataclass(frozen=True)
class Summary:
    """The gaps that come first, how many clear differences there are besides, and a sentence for the rest."""

    gaps: tuple[Gap, ...]
    more: str
    level: str
    untold: str


def summary_of(document: Return) -> Summary:
    """What stands first in a report: at most three gaps, by the people at the sure end of the interval."""
    clear = clear_gaps(document)
    gaps = tuple(
        Gap(reading.indicator, sentence(reading, document.group_words), in_people(reading, document.group_words))
        for reading in clear[:MOST_GAPS]
    )
    return Summary(gaps, more_words(clear[MOST_GAPS:]), _level(document), _untold(document))


def clear_gaps(document: Return) -> list[Reading]:
    """The readings with a clear difference, those of most people first: counted at the sure end of the interval.

    A gap that is clear, but lies where it would be held to be level, comes after all that do not.
    """
    return sorted(_with_verdict(document, Verdict.CLEAR), key=_rank, reverse=True)


def facts_of(document: Return) -> str:
    """Who was counted, when, and by rules of what standing."""
    on = day(document.reference_date)
    # Where nothing else is known than what stands in the heading, a roll-up's name among it, it is not said again.
    code = f"Organisation code {document.organisation}. " if document.organisation_name else ""
    rules = f"{code}This edition: {document.edition_status}."
    for reading in document.readings:
        made = reading.headline
        if made is not None and made.comparator.group == "workforce" and made.comparator.denominator is not None:
            counted = f"{whole(made.comparator.denominator)} staff counted on {on}"
            if made.comparator.percentage.value is not None:
                group = group_word(made.group.group, document.group_words)
                counted += f", {percent(made.comparator.percentage.value)} of them {group}"
            return f"{counted}. {rules}"
    return f"As at {on}. {rules}"


def _with_verdict(document: Return, verdict: Verdict) -> list[Reading]:
    return [reading for reading in document.readings if reading.headline and reading.headline.verdict is verdict]


def _rank(reading: Reading) -> tuple[bool, float]:
    return not (reading.headline and reading.headline.clear_but_inside), _sure_people(reading)


def _sure_people(reading: Reading) -> float:
    excess = excess_of(reading.headline) if reading.headline else None
    if excess is None or excess.lower is None or excess.upper is None:
        return 0.0
    return 0.0 if excess.lower < 0 < excess.upper else min(abs(excess.lower), abs(excess.upper))


def _names(readings: list[Reading]) -> str:
    return joined([f"{small(reading.title)} ({reading.indicator})" for reading in readings])


def more_words(readings: list[Reading]) -> str:
    """That there are clear differences besides, and in what; empty where there are none."""
    if not readings:
        return ""
    return f"There {'is' if len(readings) == 1 else 'are'} clear differences also in {_names(readings)}.".replace(
        "is clear differences", "is a clear difference"
    )


def _level(document: Return) -> str:
    level = _with_verdict(document, Verdict.LEVEL)
    if not level:
        return "In none of the indicators do the numbers show that the groups are level."
    return f"Level, as far as these numbers show: {_names(level)}."


def _untold(document: Return) -> str:
    unclear = _with_verdict(document, Verdict.NOT_CLEAR)
    few = _with_verdict(document, Verdict.TOO_FEW)
    without = [reading for reading in document.readings if reading.measured and reading.headline is None]
    answered = [reading for reading in without if reading.answer is not None]
    alone = [reading for reading in without if reading.answer is None]
    missing = [
        reading
        for reading in document.readings
        if not reading.measured or (reading.headline and reading.headline.verdict is Verdict.NOT_MEASURED)
    ]
    pieces = [
        f"{words}: {_names(readings)}"
        for words, readings in (
            ("No clear difference, so it may be level or it may not", unclear),
            ("Too few to tell", few),
            ("A score without an interval, and so without a claim", _with_verdict(document, Verdict.NO_INTERVAL)),
            ("A value that is compared with no other", alone),
            ("Answered yes or no", answered),
            (capital(HIDDEN_KINDLY), _with_verdict(document, Verdict.HIDDEN)),
            ("Not measured", missing),
        )
        if readings
    ]
    return f"{'. '.join(pieces)}." if pieces else "Nothing was left untold: every indicator has a clear answer."
