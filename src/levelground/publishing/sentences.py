"""The sentences about a reading's value, said alike by the terminal, the report and the workbook."""

from levelground.figures.reading import Comparison, Interval, Reading, Verdict
from levelground.publishing.numbers import HIDDEN_KINDLY, between, one_in, percent, ratio, told, whole
from levelground.publishing.words import (
    GroupWords,
    apart,
    capital,
    group_word,
    higher_or_lower,
    joined,
    kind_of,
    out_of,
    small,
)


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
        f"{apart_by} (no interval can be given)."
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
        f"{percent(share)}, against {percent(whole_share)} of the workforce: {higher_or_lower(difference)}. "
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
