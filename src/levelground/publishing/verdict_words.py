"""The words of a verdict: what it rests on, and the standard's own rule beside it."""

from levelground.figures.reading import Comparison, Reading, Verdict
from levelground.publishing.numbers import HIDDEN_KINDLY, ratio, size
from levelground.publishing.words import NO_SPREAD, Bands, GroupWords, capital, group_word


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
    ratio_like = comparison.statistic != "difference"
    parity = "equal likelihood" if ratio_like else "no difference"
    match comparison.verdict:
        case Verdict.NOT_MEASURED:
            return "There is no value to judge."
        case Verdict.NO_INTERVAL:
            return f"{NO_SPREAD}: chance alone may have made this difference, or it may not."
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
