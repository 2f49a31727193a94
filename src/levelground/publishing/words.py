"""The small words that every sentence is made of: of groups, ranges, counts and differences, said alike everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction as Ratio
from typing import Literal

from levelground.figures.reading import CheckTotal, Comparison, Fraction, Interval, Return
from levelground.publishing.numbers import size, told, whole
from levelground.records import ethnicity
from levelground.standards import LEVEL_POINTS, NON_ADVERSE_BAND

Kind = Literal["ratio", "share", "said", "scored"]
NOT_COMPARED, ANSWERED = "Not compared", "Answered"
NO_SPREAD = "The survey publishes the score without its spread, so no interval can be given and nothing is claimed"
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


def higher_or_lower(difference: float) -> str:
    """A difference in points in words: '3.8 points higher'."""
    if size(difference) == "0.0":
        return "no difference to one decimal"
    return f"{size(difference)} points {'higher' if difference > 0 else 'lower'}"


def apart(limits: Interval) -> str:
    """A difference in words, with its interval: '3.8 points higher (between 1.2 and 6.4)'."""
    if limits.value is None:
        return "the difference cannot be worked out"
    words = higher_or_lower(limits.value)
    if limits.lower is None or limits.upper is None:
        return words
    if limits.lower < 0 < limits.upper:
        return f"{words} (between {size(limits.lower)} lower and {size(limits.upper)} higher)"
    nearer, further = sorted((limits.lower, limits.upper), key=abs)
    return f"{words} (between {size(nearer)} and {size(further)})"


def check_words(check: CheckTotal) -> str:
    """What a check found, beginning with how many."""
    return check.says if check.says[:1].isdigit() else f"{whole(check.count)} {check.says}"


def workforce_of(document: Return) -> Fraction | None:
    """The group's share of the whole counted workforce, from the first reading that is held against it."""
    for reading in document.readings:
        if reading.headline is not None and reading.headline.comparator.group == "workforce":
            return reading.headline.comparator
    return None
