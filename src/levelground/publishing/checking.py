"""Whether a return's document holds together: unaltered, of these definitions, with counts that can be, and no figure
or verdict but those that its counts give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from math import isclose

from levelground.figures import Comparison, Previous, Reading, Return, read, rules_from
from levelground.publishing.rebuilding import return_of
from levelground.publishing.return_document import fingerprint_of
from levelground.publishing.return_reading import ReturnFaultError, counts_of, differences
from levelground.standards import FROM_TOTALS, Counted, Standard, fingerprint, impossible

INTERNAL = "internal"
_SHOWN = 20
# What a reading says in the standard's own words: never anybody else's.
_WORDS = ("title", "short", "asks", "definition", "source", "look_next", "event", "people", "better")


def faults_in(document: Mapping[str, object], declared: Standard, *, definitions: bool = True) -> tuple[str, ...]:
    """Everything that is wrong with what a return's document says, in sentences; empty where nothing is.

    `definitions`: whether it must have been made with the definitions that this version has.
    """
    faults = []
    if document.get("fingerprint") != fingerprint_of(document):
        faults.append("It was altered after it was made: its contents do not give its fingerprint.")
    try:
        made = return_of(document)
    except ReturnFaultError as error:
        return (*faults, str(error))
    if made.year not in declared.years:
        return (*faults, f"{declared.title} has no edition {made.year}.")
    if definitions and made.definitions_sha256 != fingerprint(declared, made.year):
        faults.append(
            "It was made with other definitions than this edition's: measure again with the version of Levelground "
            "that the collection names."
        )
    counts = cannot_be(made, declared)
    faults += counts
    if not counts:
        try:
            faults += [*differences(document, declared), *_readings(document, made, declared)]
        except ReturnFaultError as error:
            faults.append(str(error))
    return tuple(faults)


def _counted(made: Return) -> Iterator[Counted]:
    for one in made.counts:
        if one.numerator is not None and one.denominator is not None:
            yield Counted(one.indicator, one.part, one.group, one.numerator, one.denominator)


def cannot_be(made: Return, declared: Standard) -> tuple[str, ...]:
    """The counts of a return that cannot be, in sentences; a publication hides some and rounds others, and has none."""
    if made.audience != INTERNAL:
        return ()
    totals = {figure.indicator for figure in made.figures if FROM_TOTALS in figure.flags.split(";")}
    return impossible(_counted(made), declared, totals)


def _readings(document: Mapping[str, object], made: Return, declared: Standard) -> Iterator[str]:
    """Readings whose words are not the standard's, or whose comparisons do not follow from the counts."""
    again = {reading.indicator: reading for reading in readings_of(document, made, declared, None)}
    numbers = [reading.indicator for reading in made.readings]
    if numbers != list(again):
        yield f"Its readings are of {', '.join(numbers)}, and the standard's are of {', '.join(again)}."
        return
    if dict(made.group_words) != dict(declared.grouping.words):
        yield "Its words for the groups are not the standard's."
    for reading in made.readings:
        other = again[reading.indicator]
        if any(getattr(reading, name) != getattr(other, name) for name in _WORDS):
            yield f"Indicator {reading.indicator}: its words are not the standard's."
        worked_out = dict(_comparisons(other))
        for key, one in _comparisons(reading):
            if one.interval.value is not None and not _alike(one, worked_out.get(key)):
                part = f", {one.label or one.part}" if one.part else ""
                yield f"Indicator {reading.indicator}{part}: its reading does not follow from its counts."


def readings_of(
    document: Mapping[str, object], made: Return, declared: Standard, previous: Previous | None
) -> tuple[Reading, ...]:
    """The readings of a return worked out anew from its counts, against an earlier year where one is given.

    Raises ReturnFaultError where its settings or counts are malformed.
    """
    chosen = {setting.name: setting.value for setting in made.settings}
    answers = {reading.indicator: reading.answer for reading in made.readings if reading.answer is not None}
    try:
        return read(
            counts_of(document, declared), declared, made.organisation, {}, rules_from(chosen), previous, answers
        )
    except (KeyError, ValueError, ArithmeticError) as error:
        raise ReturnFaultError(f"The return's settings or counts are malformed ({error}).") from error


def _comparisons(reading: Reading) -> Iterator[tuple[tuple[str, ...], Comparison]]:
    """Every comparison of a reading, by where it stands in it and what it is of."""
    headlines = () if reading.headline is None else (reading.headline,)
    places = (("headline", headlines), ("parts", reading.parts), ("progression", reading.progression))
    for place, found in places:
        for one in found:
            yield (place, one.part, one.statistic, one.group.group, one.comparator.group), one


def _alike(one: object, other: object) -> bool:
    """Whether two values are the same, but for the last digits of a number."""
    if is_dataclass(one) and not isinstance(one, type) and type(one) is type(other):
        return all(_alike(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, int | float) and isinstance(other, int | float) and not isinstance(one, bool):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other
