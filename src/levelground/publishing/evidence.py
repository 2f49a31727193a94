"""How we know: the words for methods, tests, unknown groups and what a figure does not say."""

from collections.abc import Sequence

from levelground.figures import SUPPRESSED
from levelground.figures.reading import Comparison, Fraction, Interval, Reading, Return, SettingUsed
from levelground.publishing.numbers import HIDDEN, HIDDEN_KINDLY, between, percent, shown, size, told, whole
from levelground.publishing.words import capital, group_word, kind_of
from levelground.standards import FROM_TOTALS, NO_SPREAD, ONE_YEAR

_METHODS = {
    "koopman": "Koopman's score interval for a ratio",
    "katz": "Katz's logarithmic interval, which spreadsheets use",
    "newcombe": "Newcombe's hybrid score interval for a difference",
    "wilson": "Wilson's score interval for a percentage",
}
_TESTS = {
    "pearson": "Pearson's chi-squared test",
    "mid-p": "mid-P exact test",
    "fisher": "Fisher's exact test",
}
_FLAGS = {
    "undefined": "the value does not exist",
    "unbounded": "the interval has no upper limit",
    "too few": "too few to tell",
    FROM_TOTALS: "from totals that were given, not checked against rows",
    ONE_YEAR: "the window is 12 months, because the extract goes back no further",
}


def counted(fraction: Fraction) -> str:
    """A fraction as 'n of N (p%)', or 'none to count' where its base is empty; of a hidden number that it is."""
    if fraction.denominator is None:
        return HIDDEN
    if not fraction.denominator:
        return "none to count"
    share = fraction.percentage.value
    counts = f"{told(fraction.numerator)}\u00a0of\u00a0{whole(fraction.denominator)}"
    return counts if share is None else f"{counts} ({percent(share)})"


def side_words(comparison: Comparison, fraction: Fraction) -> str:
    """One side of a comparison: a fraction as `counted` has it, or a score with how many answered."""
    if kind_of(comparison) != "scored":
        return counted(fraction)
    score = fraction.percentage.value
    if fraction.hidden:
        return HIDDEN
    return "none to count" if score is None else f"{score:.2f} ({told(fraction.denominator)} answered)"


def method_words(interval: Interval) -> str:
    """The name of an interval's method in words; what stands after its first comma stays as it is."""
    name, comma, more = interval.method.partition(",")
    return _METHODS.get(name, name) + comma + more


def flag_words(flags: Sequence[str]) -> list[str]:
    """What the flags of a comparison say; that it is hidden, or has no interval, stands in its verdict."""
    return [_FLAGS.get(flag, flag) for flag in flags if flag not in (SUPPRESSED, NO_SPREAD)]


def unknown_sentences(reading: Reading, document: Return) -> list[str]:
    """Who is of unknown group, and what that could change."""
    if reading.unknown is None:
        return []
    word = capital(group_word(reading.unknown.group, document.group_words))
    bounds, made = reading.unknown_bounds, reading.headline
    if reading.unknown.denominator is None or reading.unknown.numerator is None:
        return [f"{word}: {HIDDEN_KINDLY}."]
    if made is not None and kind_of(made) == "ratio":
        everyone = next((group.denominator for group in reading.groups if group.group == "all"), None)
        share = f" ({percent(100 * reading.unknown.denominator / everyone)})" if everyone else ""
        says = [f"{word}: {whole(reading.unknown.denominator)} {reading.people}{share}, who are in neither group."]
    else:
        says = [f"{word}: {counted(reading.unknown)}. They stay in the whole."]
    if bounds is None or made is None:
        return says
    if kind_of(made) == "share":
        group = group_word(made.group.group, document.group_words)
        says.append(
            f"Were none or all of these {group}, the share that is {group} would be {between(bounds, 'percentage')}."
        )
        return says
    holds = (bounds.lower is None or bounds.lower <= 1) and (bounds.upper is None or bounds.upper >= 1)
    says.append(
        f"Were all of these in one group or the other, the ratio would be {between(bounds, 'ratio')}: "
        + ("which group does worse could turn on them." if holds else "which group does worse does not turn on them.")
    )
    return says


def not_said(reading: Reading, document: Return) -> list[str]:
    """What a figure does not say."""
    made = reading.headline
    if reading.answer is not None:
        return ["It is what the organisation says of itself: no record is counted, and nothing here checks it."]
    says = []
    if (made is not None and kind_of(made) in ("said", "scored")) or (made is None and reading.measured):
        says.append("Those who did not answer the survey may think otherwise than those who did.")
    else:
        says.append(
            "Full counts, not a sample: the interval says how far chance alone could move a number of this size."
        )
    says.append("An association, not a cause: the figure does not say why.")
    if made is not None:
        group = group_word(made.group.group, document.group_words)
        says.append(
            f"Neither group is of one kind: what holds for {group} {reading.people} together may not hold for each "
            "group in it."
        )
    return says


def p_words(comparison: Comparison) -> str:
    """The test behind a verdict: its p-value, its method and over how many comparisons it was adjusted."""
    p = comparison.p_value
    if p is None:
        return ""
    value = "p below 0.001" if p < 0.001 else f"p = {p:.3f}"
    adjusted = f", adjusted over {comparison.family} comparisons" if comparison.family > 1 else ""
    return f"{value} ({_TESTS.get(comparison.p_method, comparison.p_method)}{adjusted})."


def smallest_words(comparison: Comparison) -> str:
    """The smallest difference that numbers of this size could have shown."""
    seen = comparison.smallest_seen
    if seen is None:
        return ""
    value = f"{size(seen)} points" if comparison.statistic == "difference" else f"a ratio of {shown(seen, 'ratio')}"
    return f"{capital(value)}, with 80% power."


def setting_words(setting: SettingUsed) -> str:
    """The values of a setting as they are read; a blank value is said."""
    return ", ".join(value or "blank" for value in setting.value) or "none"
