"""The sentences about a reading, said alike by the terminal, the report and the workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction as Ratio
from typing import Literal

from levelground.figures.reading import CheckTotal, Comparison, Fraction, Interval, Movement, Reading, Return, Verdict
from levelground.publishing.numbers import (
    HIDDEN,
    HIDDEN_KINDLY,
    MINUS,
    NOT_GIVEN,
    between,
    one_in,
    percent,
    ratio,
    shown,
    size,
    told,
    whole,
)
from levelground.records import ethnicity
from levelground.standards import LEVEL_POINTS, NON_ADVERSE_BAND

Kind = Literal["ratio", "share", "said", "scored"]
NOT_COMPARED, ANSWERED = "Not compared", "Answered"
NO_SPREAD = "The survey publishes the score without its spread, so no interval can be made"
GroupWords = Mapping[str, str]


@dataclass(frozen=True)
class Bands:
    """The ranges held to be level: a ratio's from `low` to `high`, inclusive, and `points` either side of 0."""

    low: float
    high: float
    points: float

    @property
    def words(self) -> str:
        """The range of a ratio: '0.80 to 1.25'."""
        return f"{self.low:.2f} to {self.high:.2f}"


def bands_of(document: Return) -> Bands:
    """The ranges that a return was judged by: its settings', or the standards' defaults where it holds none."""
    given = {setting.name: setting.value for setting in document.settings}
    low, high = (float(Ratio(bound)) for bound in given.get(NON_ADVERSE_BAND.name, NON_ADVERSE_BAND.default))
    return Bands(low, high, float(given.get(LEVEL_POINTS.name, LEVEL_POINTS.default)[0]))


def kind_of(comparison: Comparison) -> Kind:
    """What is compared: two likelihoods (`ratio`), a share with the workforce's, what two groups `said`, or a score."""
    if comparison.statistic == "score difference":
        return "scored"
    if comparison.statistic != "difference":
        return "ratio"
    return "share" if comparison.comparator.group == "workforce" else "said"


def capital(text: str) -> str:
    """The text with its first letter in upper case, the rest as it stands; the name of a file or column stays whole."""
    first = text.partition(" ")[0].rstrip(".")
    return text if "." in first or "_" in first else text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text as it stands inside a sentence: 'Bands 8a' as 'bands 8a', but 'VSM' as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def joined(items: list[str]) -> str:
    """The items as a list in a sentence: 'a, b and c'."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def group_word(group: str, group_words: GroupWords) -> str:
    """The word shown for a group: the setting's, or for a finer group ('ethnicity=H') the name of its category."""
    if group in group_words:
        return group_words[group]
    if group == "workforce":
        return "workforce"
    value = group.partition("=")[2] or group
    for category in ethnicity.ethnic_categories():
        if category.code == value:
            return category.label
    return value.replace("-", " ").title()


def out_of(fraction: Fraction) -> str:
    """The counts behind a fraction: '2 of 17'."""
    return f"{told(fraction.numerator)} of {told(fraction.denominator)}"


def sentence(reading: Reading, group_words: GroupWords) -> str:
    """The headline sentence of a reading, with its value and its interval."""
    if reading.answer is not None:
        words = f" {reading.answer.words}" if reading.answer.words else ""
        return f"{reading.short}: the organisation answers {reading.answer.answer}.{words}"
    if reading.headline is None and reading.measured:
        return uncompared_sentence(reading, group_words)
    if reading.headline is None:
        return f"{reading.short}: not measured. {capital(reading.reason.rstrip('.'))}."
    return comparison_sentence(reading, reading.headline, group_words)


def uncompared_sentence(reading: Reading, group_words: GroupWords) -> str:
    """The value of each group of a reading that has no comparison, with its interval."""
    said = []
    for side in reading.groups:
        how_sure = between(side.percentage, "percentage")
        if side.hidden:
            said.append(f"what {group_word(side.group, group_words)} {reading.people} said is {HIDDEN_KINDLY}")
        elif side.percentage.value is not None:
            word, limits = group_word(side.group, group_words), f" ({how_sure})" if how_sure else ""
            said.append(f"{percent(side.percentage.value)} of {word} {reading.people}{limits}")
    return f"{reading.short}: {joined(said) or 'nobody was asked'}. It is compared with nobody else’s."


def comparison_sentence(reading: Reading, comparison: Comparison, group_words: GroupWords) -> str:
    """The sentence of one comparison of a reading: of its headline, or of a part."""
    if comparison.verdict is Verdict.HIDDEN:
        return _hidden_sentence(reading, comparison, group_words)
    match kind_of(comparison):
        case "ratio":
            return _ratio_sentence(reading, comparison, group_words)
        case "said":
            return _said_sentence(reading, comparison, group_words)
        case "scored":
            return _scored_sentence(reading, comparison, group_words)
        case _:
            return _share_sentence(reading, comparison, group_words)


def _hidden_sentence(reading: Reading, comparison: Comparison, group_words: GroupWords) -> str:
    group, comparator = (group_word(side.group, group_words) for side in (comparison.group, comparison.comparator))
    match kind_of(comparison):
        case "ratio":
            asked = (
                f"How many times as likely {group} {reading.people} were as {comparator} {reading.people} "
                f"to {reading.event}"
            )
        case "share":
            asked = f"What share of {_where(reading, comparison)} are {group}"
        case _:
            asked = f"{reading.short}: what {group} and {comparator} {reading.people} said"
    return f"{asked} is {HIDDEN_KINDLY}."


def _ratio_sentence(reading: Reading, comparison: Comparison, group_words: GroupWords) -> str:
    group, comparator = (
        f"{group_word(side.group, group_words)} {reading.people}" for side in (comparison.group, comparison.comparator)
    )
    limits = comparison.interval
    if limits.value is not None:
        how_sure = between(limits, "ratio")
        return (
            f"{capital(group)} were {ratio(limits.value)} times as likely as {comparator} to {reading.event}"
            f"{f' ({how_sure})' if how_sure else ''}."
        )
    if limits.lower:
        return (
            f"{capital(group)} were at least {ratio(limits.lower)} times as likely as {comparator} to {reading.event}: "
            f"the count is {out_of(comparison.comparator)} {comparator}, so there is no upper limit."
        )
    return (
        f"How many times as likely {group} were as {comparator} to {reading.event} cannot be worked out: "
        f"{_why_undefined(comparison, reading, group_words)}."
    )


def _why_undefined(comparison: Comparison, reading: Reading, group_words: GroupWords) -> str:
    for side in (comparison.group, comparison.comparator):
        if not side.denominator:
            return f"nobody among the {reading.people} is {group_word(side.group, group_words)}"
    return f"nobody was counted in either group ({out_of(comparison.group)} and {out_of(comparison.comparator)})"


def _said_sentence(reading: Reading, comparison: Comparison, group_words: GroupWords) -> str:
    group, comparator = (group_word(side.group, group_words) for side in (comparison.group, comparison.comparator))
    this, that = comparison.group.percentage.value, comparison.comparator.percentage.value
    if this is None or that is None:
        return (
            f"What {group} and {comparator} {reading.people} said cannot be compared: "
            f"{_why_undefined(comparison, reading, group_words)}."
        )
    return (
        f"{percent(this)} of {group} {reading.people} said that they {reading.event}, "
        f"against {percent(that)} of {comparator} {reading.people}: {apart(comparison.interval)}."
    )


def _scored_sentence(reading: Reading, comparison: Comparison, group_words: GroupWords) -> str:
    group, comparator = (group_word(side.group, group_words) for side in (comparison.group, comparison.comparator))
    this, that, gap = (
        comparison.group.percentage.value,
        comparison.comparator.percentage.value,
        comparison.interval.value,
    )
    if this is None or that is None or gap is None:
        return f"{reading.short}: the scores of {group} and {comparator} {reading.people} cannot be compared."
    apart_by = "no difference to two decimals" if f"{gap:.2f}".strip("-") == "0.00" else f"{abs(gap):.2f} "
    apart_by += "" if apart_by.endswith("decimals") else "higher" if gap > 0 else "lower"
    return (
        f"{reading.short}: {group} {reading.people} score {this:.2f}, {comparator} {reading.people} {that:.2f}: "
        f"{apart_by}. {NO_SPREAD}."
    )


def _share_sentence(reading: Reading, comparison: Comparison, group_words: GroupWords) -> str:
    group = group_word(comparison.group.group, group_words)
    share, whole_share = comparison.group.percentage.value, comparison.comparator.percentage.value
    where = _where(reading, comparison)
    if share is None or whole_share is None:
        empty = f"nobody is counted among {where}" if share is None else "the workforce was not counted"
        return f"What share of {where} are {group} cannot be worked out: {empty}."
    if comparison.chance is None:
        return (
            f"{percent(share)} of {where} are {group}, against {percent(whole_share)} of the whole workforce: "
            f"{apart(comparison.interval)}."
        )
    difference = comparison.interval.value or 0.0
    side = "below" if difference < 0 else "above"
    return (
        f"{out_of(comparison.group)} {where} {'is' if comparison.group.numerator == 1 else 'are'} {group}: "
        f"{percent(share)}, against {percent(whole_share)} of the workforce: {_higher_or_lower(difference)}. "
        f"Drawn by chance from the workforce, {told(comparison.group.denominator)} people would be this far "
        f"or further {side} about {one_in(comparison.chance)}."
    )


def _where(reading: Reading, comparison: Comparison) -> str:
    """The people whose share is told: all, those at the part that the standard names, or those in another part."""
    if comparison is not reading.headline and comparison.label:
        return f"{reading.people} ({small(comparison.label)})"
    return (
        f"{reading.people} at {small(reading.short)}" if reading.headline and reading.headline.part else reading.people
    )


def _higher_or_lower(difference: float) -> str:
    if size(difference) == "0.0":
        return "no difference to one decimal"
    return f"{size(difference)} points {'higher' if difference > 0 else 'lower'}"


def apart(limits: Interval) -> str:
    """A difference in words, with its interval: '3.8 points higher (between 1.2 and 6.4)'."""
    if limits.value is None:
        return "the difference cannot be worked out"
    words = _higher_or_lower(limits.value)
    if limits.lower is None or limits.upper is None:
        return words
    if limits.lower < 0 < limits.upper:
        return f"{words} (between {size(limits.lower)} lower and {size(limits.upper)} higher)"
    nearer, further = sorted((limits.lower, limits.upper), key=abs)
    return f"{words} (between {size(nearer)} and {size(further)})"


def in_people(reading: Reading, group_words: GroupWords) -> str:
    """The headline's gap in people: how many more or fewer, had both fared alike; empty where that is not known."""
    made = reading.headline
    excess = excess_of(made) if made is not None else None
    if made is None or excess is None or not made.worse_off:
        return ""
    if kind_of(made) == "share":
        number = _how_many(excess, more=(made.interval.value or 0) < 0)
        who = f"{group_word(made.group.group, group_words)} {'person' if whole(excess.value or 0) == '1' else 'people'}"
        return f"At the share of the whole workforce, {number} {who} would {reading.event}."
    first_is_worse = made.group.group == made.worse_off
    worse, other = (made.group, made.comparator) if first_is_worse else (made.comparator, made.group)
    number = _how_many(excess, more=(worse.percentage.value or 0) < (other.percentage.value or 0))
    name, others = (f"{group_word(side.group, group_words)} {reading.people}" for side in (worse, other))
    if kind_of(made) == "said":
        return f"Had as large a share of {name} as of {others} said so, {number} of those who answered would have."
    done = "would have been" if reading.event.startswith("be ") else "would have"
    return f"Had {name} been as likely as {others} to {reading.event}, {number} of them {done}."


def excess_of(comparison: Comparison) -> Interval | None:
    """How many people a gap comes to, the gap itself above 0; None where it is not known.

    For a share held against the workforce's it is the difference in points of the people in that part.
    """
    if comparison.excess is not None:
        return comparison.excess if comparison.excess.value is not None else None
    limits, heads = comparison.interval, (comparison.group.denominator or 0) / 100
    if kind_of(comparison) != "share" or not limits.value or limits.lower is None or limits.upper is None:
        return None
    if limits.value < 0:
        return Interval(-limits.value * heads, -limits.upper * heads, -limits.lower * heads, limits.method)
    return Interval(limits.value * heads, limits.lower * heads, limits.upper * heads, limits.method)


def _how_many(excess: Interval, more: bool) -> str:
    way, other_way = ("more", "fewer") if more else ("fewer", "more")
    about = f"about {whole(abs(excess.value or 0))}"
    if excess.lower is None or excess.upper is None:
        return f"{about} {way}"
    if excess.lower < 0 < excess.upper:
        return f"{about} {way} (between {whole(-excess.lower)} {other_way} and {whole(excess.upper)} {way})"
    nearer, further = sorted((abs(excess.lower), abs(excess.upper)))
    return f"{about} ({whole(nearer)} to {whole(further)}) {way}"


def rule_words(comparison: Comparison, bands: Bands) -> str:
    """What the standard's own rule says of a ratio: 'inside 0.80 to 1.25', or outside; empty where it has no rule.

    A difference that is clear, but lies where it would be held to be level, says so whatever its statistic.
    """
    if comparison.clear_but_inside:
        return f"clear, but {_inside(comparison, bands)}"
    if comparison.inside_band is None:
        return ""
    return f"{'inside' if comparison.inside_band else 'outside'} {bands.words}"


def _inside(comparison: Comparison, bands: Bands) -> str:
    if comparison.statistic == "difference":
        return f"within {bands.points:g} points"
    return f"inside {bands.words}"


def verdict_words(comparison: Comparison, bands: Bands) -> str:
    """The verdict in words, with the standard's rule beside it."""
    rule = rule_words(comparison, bands)
    return f"{comparison.verdict}: {rule}" if rule else str(comparison.verdict)


def verdict_sentence(reading: Reading, comparison: Comparison, group_words: GroupWords, bands: Bands) -> str:
    """What the verdict on one of a reading's comparisons rests on, and why the standard's own rule may disagree."""
    if comparison.verdict is Verdict.HIDDEN:
        return (
            "A count behind it is small, or would give a small one away beside all else that is published. "
            f"It is {HIDDEN_KINDLY}."
        )
    if kind_of(comparison) == "scored" and comparison.interval.value is not None:
        return f"{NO_SPREAD}: whether chance alone could give this difference cannot be told."
    ratio_like = comparison.statistic != "difference"
    parity = "equal likelihood" if ratio_like else "no difference"
    match comparison.verdict:
        case Verdict.NOT_MEASURED:
            return "There is no value to judge."
        case Verdict.TOO_FEW:
            return _too_few(comparison, ratio_like, bands)
        case Verdict.CLEAR if comparison.inside_band or comparison.clear_but_inside:
            reach = "its whole interval lies" if comparison.clear_but_inside else "its value lies"
            range_of = "the standard reads as not adverse" if ratio_like else "is held to be level"
            return (
                "The difference is clear: with numbers this large, chance alone would seldom give it. Yet it is small "
                f"enough that {reach} {_inside(comparison, bands)}, the range that {range_of}. "
                "The two answer different questions: is there a gap, and how large is it?"
            )
        case Verdict.CLEAR:
            worse = group_word(comparison.worse_off, group_words) if comparison.worse_off else ""
            return (
                f"The whole interval lies to one side of {parity}: chance alone would seldom give it."
                f"{f' {capital(worse)} {reading.people} fare worse.' if worse else ''}"
            )
        case Verdict.LEVEL:
            return f"The whole interval lies {_inside(comparison, bands)}: if there is a gap, it is a small one."
        case _:
            words = f"The interval holds {parity}: there may be a gap either way, or none."
            if comparison.inside_band is False:
                words += (
                    f" The value is outside {bands.words}, the range that the standard reads as not adverse, "
                    "but with these numbers chance alone could have put it there."
                )
            return words


def _too_few(comparison: Comparison, ratio_like: bool, bands: Bands) -> str:
    seen = comparison.smallest_seen
    if seen is None:
        return "The numbers are too few to show a difference of any size."
    smallest = f"one group being {ratio(seen)} times as likely as the other" if ratio_like else f"{size(seen)} points"
    words = f"The numbers are too few: the smallest difference that they could have shown is {smallest}."
    if comparison.inside_band is False:
        words += f" So a value outside {bands.words} says little here: chance alone could have put it there."
    return words


def movement_words(reading: Reading, previous_year: int | None) -> str:
    """How the headline moved since last year, no more than the interval holds; 'not given' without a last year."""
    movement = reading.movement
    if movement is None or previous_year is None:
        return NOT_GIVEN
    limits, parity = movement.interval, 0.0 if _in_points(movement) else 1.0
    if movement.says == HIDDEN:
        return HIDDEN
    if limits.value is None:
        words = f"change since {previous_year} cannot be worked out"
    elif limits.upper is not None and limits.upper < parity:
        words = f"lower than in {previous_year}"
    elif limits.lower is not None and limits.lower > parity:
        words = f"higher than in {previous_year}"
    elif limits.lower is None and limits.upper is None:
        words = f"{limits.value:+.2f} since {previous_year}, without an interval".replace("-", MINUS)
    else:
        words = f"no clear change since {previous_year}"
    return f"{words}, but not like for like" if reading.breaks else words


def _in_points(movement: Movement) -> bool:
    return movement.statistic.startswith("difference")


def last_year(reading: Reading) -> str:
    """Last year's headline value with its interval, or 'not given'."""
    previous = reading.movement.previous if reading.movement else None
    if reading.movement is None or previous is None or previous.value is None:
        return HIDDEN if reading.movement is not None and reading.movement.says == HIDDEN else NOT_GIVEN
    if reading.movement.statistic == "difference of score differences":
        return shown(previous.value, "score difference")
    if _in_points(reading.movement):
        return apart(previous)
    how_sure = between(previous, "ratio")
    return f"{ratio(previous.value)}{f' ({how_sure})' if how_sure else ''}"


def check_words(check: CheckTotal) -> str:
    """What a check found, beginning with how many."""
    return check.says if check.says[:1].isdigit() else f"{whole(check.count)} {check.says}"


def workforce_of(document: Return) -> Fraction | None:
    """The group's share of the whole counted workforce, from the first reading that is held against it."""
    for reading in document.readings:
        if reading.headline is not None and reading.headline.comparator.group == "workforce":
            return reading.headline.comparator
    return None
