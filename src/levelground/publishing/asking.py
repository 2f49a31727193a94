"""What a board should ask of a gap: questions that follow from the figures themselves, and from nothing else."""

from math import log

from levelground.figures.reading import Comparison, Interval, Reading, Return, Verdict
from levelground.publishing.numbers import shown, span, whole
from levelground.publishing.parts import label_of
from levelground.publishing.sentences import excess_of
from levelground.publishing.views import is_rung
from levelground.publishing.words import group_word, kind_of, small

OF_ALL = (
    "Who is answerable for each of these, by name, and on which date will we look at the figure again?",
    "What did we do since last year, for whom, and how would we know if it had done nothing?",
    "Whom have we asked that it concerns, and what did they say that these figures do not?",
)


def questions_of(reading: Reading, document: Return) -> tuple[str, ...]:
    """At most two questions about a reading's gap: about where it is widest or whom it costs, and about its change."""
    made = reading.headline
    if made is None:
        return ()
    first = _where(reading) or _whom(made, document)
    return tuple(question for question in (first, _since(reading, made, document.previous_year)) if question)


def _where(reading: Reading) -> str:
    """Where the gap is widest, of the parts that differ clearly and to the same side."""
    made = reading.headline
    clear = [
        part
        for part in reading.parts
        if made is not None
        and part.verdict is Verdict.CLEAR
        and part.worse_off == made.worse_off
        and part.statistic == made.statistic
        and part.part != made.part
        and not is_rung(part)
        and part.interval.value is not None
    ]
    if not clear:
        return ""
    widest = max(clear, key=lambda part: _width(part.interval, part.statistic))
    number = f"{shown(widest.interval.value, widest.statistic)}, {span(widest.interval, widest.statistic)}"
    return (
        f"Of the parts that are clear it is widest here: {small(label_of(reading, widest.part, widest))} ({number}). "
        "Who leads there, and what have they been asked?"
    )


def _whom(made: Comparison, document: Return) -> str:
    """Whom it costs, counted at the sure end of the interval."""
    excess = excess_of(made)
    if excess is None or excess.lower is None or excess.upper is None or excess.lower < 0 < excess.upper:
        return ""
    fewest = min(abs(excess.lower), abs(excess.upper))
    if fewest < 1 or not made.worse_off:
        return ""
    who = group_word(made.worse_off, document.group_words)
    if kind_of(made) == "said":
        return (
            f"It comes to at least {whole(fewest)} of the {who} staff who answered: where do they work, and whom would "
            "they have told?"
        )
    return (
        f"It comes to at least {whole(fewest)} {who} {'person' if whole(fewest) == '1' else 'people'} in this year "
        "alone: which step of ours decides it, and who sees the figures of that step?"
    )


def _since(reading: Reading, made: Comparison, year: int | None) -> str:
    """What to ask about the change since last year; nothing where the definition changed or no interval can be told."""
    movement = reading.movement
    if movement is None or year is None or reading.breaks:
        return ""
    limits, parity = movement.interval, 0.0 if movement.statistic.startswith("difference") else 1.0
    if limits.lower is None or limits.upper is None or movement.previous.value is None:
        return ""
    if limits.lower <= parity <= limits.upper:
        return f"It has not clearly moved since {year}: what was tried, and why should another year of it do better?"
    now, before = (_width(each, made.statistic) for each in (made.interval, movement.previous))
    if now > before:
        return f"It is wider than in {year}, beyond chance: what changed in how this is done, and who noticed?"
    return f"It is narrower than in {year}, beyond chance: what brought that about, and what will keep it so?"


def _width(limits: Interval, statistic: str) -> float:
    """How far a value lies from parity, alike to either side."""
    if limits.value is None:
        return 0.0
    if "difference" in statistic:
        return abs(limits.value)
    return abs(log(limits.value)) if limits.value > 0 else float("inf")
