"""The words beside an indicator's figure: what would make it level, the smallest change to be seen, what drives it."""

from dataclasses import dataclass
from fractions import Fraction as Exact

from levelground.figures import Driving, Reading, Return, driving_of, levelling_of, smallest_change
from levelground.figures.driving import REST
from levelground.figures.reading import Comparison, Figure, Interval, Verdict
from levelground.publishing.numbers import HIDDEN, points, ratio, shown, span, whole
from levelground.publishing.parts import label_of
from levelground.publishing.sentences import excess_of
from levelground.publishing.words import bands_of, capital, group_word, kind_of
from levelground.standards import Indicator, Rate, SurveyResult

ALL_ELSE = "All else is taken to stay as it was."
NOT_WHY = "It says where the gap is found, not why: a part such as a band may itself be what somebody was kept in."
GAP_LEFT_OPEN = "These numbers leave it open whether there is a gap at all, and so where it would come from."
# How finer groups are held together: those of several categories, and categories by themselves.
BROAD, SINGLE = "Broad groups", "Single categories"
_MANY = 100
REST_WORDS = "All other parts, and those that are hidden"


def levelling_sentences(document: Return, reading: Reading, declared: Indicator) -> list[str]:
    """What would have made a figure level; empty where it may not be told or shows no value."""
    made = reading.headline
    bands = bands_of(document)
    level = levelling_of(made, (Exact(str(bands.low)), Exact(str(bands.high)))) if made is not None else None
    if made is None or level is None:
        return []
    group = group_word(level.group, document.group_words)
    rounding = _rounding(made, level.to_equal)
    way = "more" if level.more else "fewer"
    if kind_of(made) == "share":
        posts = "person" if level.to_equal == 1 else "people"
        return [
            f"With {whole(level.to_equal)} {way} {group} {posts} among the {whole(made.group.denominator or 0)} "
            f"counted here, the share would have been that of the whole workforce. {ALL_ELSE}",
            *rounding,
        ]
    survey = isinstance(declared.measure, SurveyResult)
    who = f"{group} {reading.people}" + (" of those who answered" if survey else "")
    done = "say so" if survey else reading.event
    said = [f"For the two sides to be equal, {whole(level.to_equal)} {way} {who} would have had to {done}. {ALL_ELSE}"]
    if level.to_band:
        said.append(f"{whole(level.to_band)} {way} would have brought the ratio into {bands.words}.")
    elif level.to_band == 0:
        said.append(f"The ratio lies in {bands.words} as it is.")
    return said + rounding


def _rounding(made: Comparison, to_equal: int) -> list[str]:
    """The rule of rounding, where the gap is told twice: to the nearest whole number, and as one that closes it."""
    gap = excess_of(made)
    if gap is None or gap.value is None or whole(abs(gap.value)) == whole(to_equal):
        return []
    return [
        f"‘About {whole(abs(gap.value))}’ is the gap to the nearest whole number; {whole(to_equal)} is the first whole "
        "number that closes it."
    ]


def smallest_sentence(made: Comparison) -> str:
    """From where next year's figure could be told from this one; empty where that cannot be said."""
    found = smallest_change(made)
    if found is None:
        return ""
    limits, _ = found
    if limits.lower is None or limits.upper is None:
        return ""
    what, low, high = (
        ("difference", points(limits.lower), points(limits.upper))
        if made.statistic == "difference"
        else ("ratio", ratio(limits.lower), ratio(limits.upper))
    )
    return (
        f"With numbers like these, next year’s {what} would have to be {low} or lower, or {high} or higher, for the "
        "change to be seen (4 times in 5). A smaller change may be real and still not show in one year."
    )


@dataclass(frozen=True)
class DriverRow:
    """What one part adds: events or people, with a sign; and its share of the length of the longest bar (0 to 100)."""

    label: str
    adds: str
    length: float
    against: bool


@dataclass(frozen=True)
class DriversTable:
    """What a gap comes from by one way of splitting it: sentences, and the parts as bars with their numbers."""

    title: str
    unit: str
    says: tuple[str, ...]
    rows: tuple[DriverRow, ...]


def drivers_of(document: Return, reading: Reading, declared: Indicator) -> tuple[DriversTable, ...]:
    """What a headline's gap comes from, for each way of splitting it that adds up."""
    return tuple(_drivers(document, reading, each, declared) for each in driving_of(reading, declared))


def _drivers(document: Return, reading: Reading, driving: Driving, declared: Indicator) -> DriversTable:
    group = group_word(driving.group, document.group_words)
    unit = _unit(reading, declared)
    labels = {each.part: label_of(reading, each.part, None) for each in driving.drivers if each.part != REST}
    rows = [(labels.get(each.part, REST_WORDS), each.adds) for each in driving.drivers]
    if abs(driving.composition) >= 0.05:
        rows.append(("Where the two groups are, not how they fare there", driving.composition))
    longest = max((abs(adds) for _, adds in rows), default=0) or 1.0
    names = " and ".join(name.replace("_", " ") for name in driving.split)
    total = _amount(driving.total)
    of_what = "" if unit == reading.people else f" ({unit})"
    open_to_chance = reading.headline is not None and reading.headline.verdict is not Verdict.CLEAR
    says = [GAP_LEFT_OPEN] if open_to_chance else []
    says += [
        f"The gap comes to {total} {'more' if driving.more else 'fewer'} for {group} {reading.people}{of_what}. The "
        "bars add up to it; a hollow one is a part that makes it smaller."
    ]
    largest = driving.drivers[0]
    if largest.part != REST and largest.adds > driving.total / 2 and not open_to_chance:
        says.append(f"More than half of it is found in one part: {labels[largest.part]}.")
    if driving.alike is not None and reading.headline is not None:
        says.append(_alike(driving.alike, reading.headline, names))
    if driving.warns:
        says.append(
            "Take care: the ratio within the parts tells another story than the ratio of the whole (Simpson’s "
            "paradox). Look at both, and at why the groups are where they are."
        )
    return DriversTable(
        f"By {names}",
        capital(unit),
        tuple(says),
        tuple(DriverRow(label, _signed(adds), round(100 * abs(adds) / longest, 1), adds < 0) for label, adds in rows),
    )


def _unit(reading: Reading, declared: Indicator) -> str:
    """What is counted: the events by their own name where they have one, else the people."""
    measure = declared.measure
    if isinstance(measure, Rate) and measure.of.noun != measure.among.noun:
        return measure.of.noun
    return reading.people


def _amount(number: float) -> str:
    """Events or people that need not be whole: to one decimal where they are few."""
    return whole(number) if abs(number) >= _MANY else f"{number:.1f}"


def _signed(number: float) -> str:
    if abs(number) < _MANY:
        return points(number)
    return ("+" if number > 0 else "") + whole(number)


def _alike(alike: Interval, made: Comparison, names: str) -> str:
    value = made.interval.value
    return (
        f"Like with like by {names} (Mantel and Haenszel) the ratio is {shown(alike.value, 'ratio')} "
        f"({span(alike, 'ratio')})" + (f", against {ratio(value)} for the whole." if value is not None else ".")
    )


@dataclass(frozen=True)
class FinerRow:
    """A finer group: how many had the event of how many, its percentage and interval, or that it is hidden.

    `breadth` is BROAD or SINGLE.
    """

    name: str
    breadth: str
    counts: str
    percentage: str
    interval: str


def finer_rows(document: Return, reading: Reading) -> tuple[FinerRow, ...]:
    """The finer groups of an indicator's headline part, in the standard's order; empty where none were published."""
    part = reading.headline.part if reading.headline is not None else ""
    return tuple(
        _finer(figure, document)
        for figure in document.figures
        if (figure.indicator, figure.part, figure.statistic) == (reading.indicator, part, "percentage")
        and "=" in figure.group
    )


def breadth_of(group: str) -> str:
    """Whether a finer group ('ethnicity=H', 'ethnicity=asian') is a single category or several: SINGLE or BROAD."""
    return BROAD if len(group.partition("=")[2]) > 1 else SINGLE


def _finer(figure: Figure, document: Return) -> FinerRow:
    name, breadth = capital(group_word(figure.group, document.group_words)), breadth_of(figure.group)
    if figure.numerator is None or figure.denominator is None:
        return FinerRow(name, breadth, HIDDEN, "–", "–")
    counts = f"{whole(figure.numerator)} of {whole(figure.denominator)}"
    limits = Interval(figure.value, figure.lower, figure.upper, figure.method)
    return FinerRow(name, breadth, counts, shown(figure.value, "percentage"), span(limits, "percentage"))
