"""Figures in plain words, by rule: no sentence claims more than its interval holds.

Numbers are natural frequencies ('9 in every 100'); of fewer than 100 people the count itself is said ('2 of the 17').
Sources of the rules: Department of Health, Basic guidelines for people who commission Easy Read information (2010);
gov.uk, Accessible communication formats.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from levelground.figures.reading import Comparison, Fraction, Reading, Return, Verdict
from levelground.publishing.numbers import whole
from levelground.publishing.plain_words import plain_words_of
from levelground.publishing.sentences import excess_of
from levelground.publishing.words import capital, kind_of
from levelground.standards import (
    ONE_YEAR,
    GroupInPlainWords,
    IndicatorInPlainWords,
    Rate,
    StandardInPlainWords,
    SurveyResult,
    standard,
)

UNLIKELY_LUCK = "This difference is unlikely to be luck."
SMALL = "It is a small difference."
SAME = "The two numbers are about the same."
CANNOT_TELL = "We cannot tell if there is a real difference."
TOO_FEW = "There are too few people for us to tell."
NO_DIFFERENCE = "We cannot work out the difference."
NOT_MEASURED = "We could not count this."
ALONE = "We asked one group, so there is nothing to compare."
HIDDEN = "These numbers are hidden, so that nobody can be recognised."
# What is said of a figure in the same words each time, by what it says: to be approved once, whatever the figure.
SENTENCES = {
    "unlikely-luck": UNLIKELY_LUCK,
    "small": SMALL,
    "same": SAME,
    "cannot-tell": CANNOT_TELL,
    "too-few": TOO_FEW,
    "no-difference": NO_DIFFERENCE,
    "not-measured": NOT_MEASURED,
    "alone": ALONE,
    "hidden": HIDDEN,
}
_LARGEST = 1000
_FEW = 100
_LEAST_OF_100 = 5


@dataclass(frozen=True)
class Side:
    """One side of a comparison: the sentence, and what a picture of it shows: `filled` of `out_of` people.

    `group` is whose side it is; `luck` says how far chance alone could move the number (empty where nothing is said).
    `scored` is said of a score: so many points out of as many as there are.
    """

    group: str
    says: str
    filled: int
    out_of: int
    luck: str
    scored: bool = False


@dataclass(frozen=True)
class PlainReading:
    """An indicator in plain words: its sides, what may be said of their difference, and who does worse (or empty).

    `verdict` is None where nothing is compared; `answer` is that of an indicator that is answered yes or no.
    """

    words: IndicatorInPlainWords
    sides: tuple[Side, ...]
    verdict: Verdict | None
    judged: str
    small: str = ""
    worse: str = ""
    worse_group: str = ""
    people: str = ""
    change: str = ""
    answer: bool | None = None


def plain_readings(document: Return) -> tuple[PlainReading, ...]:
    """Every indicator of a return in plain words. Raises NoPlainWordsError where its standard has none."""
    words = plain_words_of(document.standard, [reading.indicator for reading in document.readings])
    return tuple(_plain(reading, words, document) for reading in document.readings)


def _plain(reading: Reading, words: StandardInPlainWords, document: Return) -> PlainReading:
    own, made = words.indicators[reading.indicator], reading.headline
    if reading.answer is not None:
        said = f"This place says {reading.answer.answer}."
        return PlainReading(own, (), None, said, answer=reading.answer.answer == "yes")
    if made is None:
        return _alone(reading, own, words, document)
    if made.verdict is Verdict.HIDDEN:
        return PlainReading(own, (), Verdict.HIDDEN, HIDDEN)
    years = _years(reading, document)
    clear = made.verdict is Verdict.CLEAR
    worse = made.worse_off if clear and made.worse_off in words.groups else ""
    return PlainReading(
        words=own,
        sides=_sides(made, own, words, years, _top(reading, document)),
        verdict=made.verdict,
        judged=_judged(made),
        small=SMALL if clear and made.clear_but_inside else "",
        worse=f"It is worse for {words.groups[worse].named.format(who=own.who)}." if worse else "",
        worse_group=worse,
        people=_people(made, own, words, years) if clear else "",
        change=_change(reading, document),
    )


def _alone(reading: Reading, own: IndicatorInPlainWords, words: StandardInPlainWords, document: Return) -> PlainReading:
    """An indicator without a comparison: what each group that was asked said, or nothing."""
    if not reading.measured:
        return PlainReading(own, (), Verdict.NOT_MEASURED, NOT_MEASURED)
    if any(side.hidden for side in reading.groups):
        return PlainReading(own, (), Verdict.HIDDEN, HIDDEN)
    declared = standard(document.standard).indicator(reading.indicator)
    if declared.compare is not None or declared.compare_parts is not None:
        return PlainReading(own, (), Verdict.NOT_MEASURED, NO_DIFFERENCE)
    asked = [side for side in reading.groups if side.group in words.groups]
    sides = tuple(_did(side, own, words.groups[side.group], _base_of(asked, apart=False)) for side in asked)
    return PlainReading(own, sides, None, ALONE)


def _top(reading: Reading, document: Return) -> float:
    """The highest value that a survey's result may have; a hundred of anything else."""
    measure = standard(document.standard).indicator(reading.indicator).measure
    return measure.out_of if isinstance(measure, SurveyResult) else 100


def _years(reading: Reading, document: Return) -> int:
    """Over how many years a yearly average was taken, in which the heads of each group are counted once a year."""
    declared, made = standard(document.standard), reading.headline
    measure = declared.indicator(reading.indicator).measure
    if not isinstance(measure, Rate) or not measure.averaged_over or made is None or ONE_YEAR in made.flags:
        return 1
    return declared.edition(document.year).rules[measure.averaged_over]


def _judged(made: Comparison) -> str:
    match made.verdict:
        case Verdict.CLEAR:
            return UNLIKELY_LUCK
        case Verdict.LEVEL:
            return SAME
        case Verdict.TOO_FEW:
            return TOO_FEW
        case Verdict.NOT_CLEAR | Verdict.NO_INTERVAL:
            return CANNOT_TELL
        case _:
            return NO_DIFFERENCE


def _sides(
    made: Comparison, own: IndicatorInPlainWords, words: StandardInPlainWords, years: int, top: float
) -> tuple[Side, ...]:
    pair = (made.group, made.comparator)
    base = _base_of(pair, apart=made.verdict is Verdict.CLEAR)
    if kind_of(made) == "share":
        group = words.groups[made.group.group]
        return (_share(made.group, own, group, base), _everyone(made.comparator, base))
    by_group = {side.group: side for side in pair}
    if kind_of(made) == "scored":
        return tuple(_scored(by_group[name], own, group, top) for name, group in words.groups.items())
    return tuple(_did(by_group[name], own, group, base, years) for name, group in words.groups.items())


def _base_of(pair: Sequence[Fraction], *, apart: bool) -> int:
    """Out of how many people both sides are said: a hundred, or a thousand where a hundred would hide what is there."""
    shares = [side.percentage.value for side in pair if side.percentage.value is not None]
    rounded = [_rounded(share, 100) for share in shares]
    too_small = any(share > 0 and number < _LEAST_OF_100 for share, number in zip(shares, rounded, strict=True))
    hidden = apart and len(set(rounded)) < len(rounded)
    return _LARGEST if too_small or hidden else 100


def _rounded(share: float, base: int) -> int:
    return floor(share * base / 100 + 0.5)


@dataclass(frozen=True)
class _Number:
    """A share as it is said ('9 in every 100', '2 of the 17', 'none of the 17'), and as it is drawn."""

    before: str
    filled: int
    out_of: int
    singular: bool
    when: str = ""


def _number(side: Fraction, base: int, years: int = 1) -> _Number | None:
    share = side.percentage.value
    if share is None or side.numerator is None or not side.denominator:
        return None
    count, of = floor(side.numerator + 0.5), floor(side.denominator / years + 0.5)
    if count <= of and (side.denominator < _FEW * years or not count):
        before = f"{whole(count) if count else 'none'} of the {whole(of)}"
        when = f" over {years} years" if years > 1 else ""
        return _Number(before, count if of < _FEW else 0, of if of < _FEW else base, count == 1, when)
    when = " each year" if years > 1 else ""
    number = _rounded(share, base)
    if not number:
        return _Number(f"fewer than 1 in every {whole(base)}", 0, base, singular=False, when=when)
    if number == base and share < 100:
        return _Number(f"more than {whole(base - 1)} in every {whole(base)}", base - 1, base, singular=False, when=when)
    return _Number(f"{whole(number)} in every {whole(base)}", number, base, singular=False, when=when)


def _share(side: Fraction, own: IndicatorInPlainWords, group: GroupInPlainWords, base: int) -> Side:
    number = _number(side, base)
    if number is None:
        return Side(side.group, f"There were no {own.where} to count.", 0, 0, "")
    says = f"{capital(number.before)} {own.where} {'is' if number.singular else 'are'} {group.are}."
    return Side(side.group, says, number.filled, number.out_of, _luck(side, base))


def _everyone(side: Fraction, base: int) -> Side:
    number = _number(side, base)
    if number is None:
        return Side(side.group, "We do not know the number for all jobs.", 0, 0, "")
    return Side(side.group, f"In all jobs, it is {number.before}.", number.filled, number.out_of, "")


def _scored(side: Fraction, own: IndicatorInPlainWords, group: GroupInPlainWords, top: float) -> Side:
    """A score, said out of a hundred: easy reading has no decimals."""
    named = group.named.format(who=own.who)
    if not side.denominator:
        return Side(side.group, f"There were no {named} to count.", 0, 0, "")
    points = floor((side.percentage.value or 0) / top * 100 + 0.5)
    return Side(side.group, f"{capital(named)} {own.did} {points} out of 100.", points, 100, "", scored=True)


def _did(side: Fraction, own: IndicatorInPlainWords, group: GroupInPlainWords, base: int, years: int = 1) -> Side:
    named, number = group.named.format(who=own.who), _number(side, base, years)
    if number is None:
        return Side(side.group, f"There were no {named} to count.", 0, 0, "")
    says = f"{capital(number.before)} {named} {own.did}{number.when}."
    return Side(side.group, says, number.filled, number.out_of, _luck(side, base, years))


def _luck(side: Fraction, base: int, years: int = 1) -> str:
    """How far chance alone could move a number, its limits rounded outwards."""
    limits = side.percentage
    if limits.lower is None or limits.upper is None or (side.denominator or 0) < _FEW * years:
        return ""
    lower, upper = floor(limits.lower * base / 100), ceil(limits.upper * base / 100)
    return f"By luck alone, it could be {whole(lower)} to {whole(upper)} in every {whole(base)}."


def _people(made: Comparison, own: IndicatorInPlainWords, words: StandardInPlainWords, years: int) -> str:
    """What a clear gap comes to in people, with its limits; empty where that is not known."""
    excess = excess_of(made)
    if excess is None or excess.value is None or excess.lower is None or excess.upper is None or not made.worse_off:
        return ""
    nearer, further = sorted((abs(excess.lower), abs(excess.upper)))
    if excess.lower < 0 < excess.upper:
        return ""
    luck = f"It could be {whole(nearer)} to {whole(further)}."
    about = f"about {whole(abs(excess.value))}"
    if kind_of(made) == "share":
        way = "more" if (made.interval.value or 0) < 0 else "fewer"
        return f"To match all jobs, {about} {way} {own.where} would be {words.groups[made.group.group].are}. {luck}"
    first_is_worse = made.worse_off == made.group.group
    worse, other = (made.group, made.comparator) if first_is_worse else (made.comparator, made.group)
    way = "more" if (worse.percentage.value or 0) < (other.percentage.value or 0) else "fewer"
    named = words.groups[worse.group].named.format(who=own.who)
    when = f" over {years} years" if years > 1 else ""
    return f"If both groups had been the same, {about} {way} {named} would have {own.did}{when}. {luck}"


def _change(reading: Reading, document: Return) -> str:
    movement = reading.movement
    if movement is None or document.previous_year is None or movement.interval.value is None:
        return ""
    if reading.breaks:
        return f"We count this in a new way now. So it is hard to compare with {document.previous_year}."
    parity = 0.0 if movement.statistic.startswith("difference") else 1.0
    lower, upper = movement.interval.lower, movement.interval.upper
    clear = (lower is not None and lower > parity) or (upper is not None and upper < parity)
    return f"We see {'a' if clear else 'no'} clear change since {document.previous_year}."
