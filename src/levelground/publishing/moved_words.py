"""What moved since last year, in words: the same on the page, on paper, in the terminal and in the workbook."""

from levelground.figures.reading import Moved, Return
from levelground.publishing.numbers import percent, points, ratio, signed_minus, whole

NOTHING = "Nothing jumped, and no figure moved beyond chance."
STILL_MISSING = "still to be given"
COMPARED = "not like for like"
COLUMNS = ("What", "Last year", "This year", "Change", "Why it is listed", "Reason")


def title_of(document: Return) -> str:
    """The heading of the list."""
    return f"What moved since {document.previous_year}"


def asked(document: Return) -> tuple[Moved, ...]:
    """What a reason is asked for."""
    return tuple(one for one in document.movements if one.kind != COMPARED)


def reads_of(document: Return) -> str:
    """How many there are, how many reasons are missing, and by what rule."""
    listed = asked(document)
    if not listed:
        return NOTHING
    missing = sum(1 for one in listed if not one.reason)
    lacking = "every reason is given" if not missing else f"{missing} without a reason"
    return (
        f"{len(listed)} to be explained, {lacking}. A headcount is listed where it jumped; a figure where it moved "
        "beyond chance, all figures of the return being looked at together (Benjamini–Hochberg). What changed in a "
        "definition is no movement, and is said instead."
    )


def value_words(one: Moved, value: float | None) -> str:
    """A value of this or of last year in the form of its figure."""
    if value is None:
        return "–"
    match one.statistic:
        case "headcount":
            return whole(value)
        case "percentage":
            return percent(value)
        case "difference":
            return points(value)
    return ratio(value)


def change_words(one: Moved) -> str:
    """The change with its interval: '+14%', '1.62 times (1.20 to 2.19)', '+3.1 points (+0.9 to +5.3)'."""
    if one.change is None:
        return "–"
    if one.statistic == "headcount":
        return signed_minus(f"{one.change:+.0f}%")
    show, unit = (ratio, "times") if one.statistic == "ratio" else (points, "points")
    limits = f" ({show(one.lower)} to {show(one.upper)})" if one.lower is not None and one.upper is not None else ""
    return f"{show(one.change)} {unit}{limits}"


def reason_words(one: Moved) -> str:
    """The reason, or that it is missing; a dash where none is asked for."""
    return "–" if one.kind == COMPARED else one.reason or STILL_MISSING


def row_of(one: Moved) -> tuple[str, ...]:
    """A row under `COLUMNS`."""
    name = f"{one.indicator}. {one.what}"
    why = f"Not like for like: {one.why}" if one.kind == COMPARED else one.why[:1].upper() + one.why[1:]
    values = (value_words(one, one.previous), value_words(one, one.current))
    return name, *values, change_words(one), why, reason_words(one)


def line_of(one: Moved) -> str:
    """One movement as a line of text."""
    if one.kind == COMPARED:
        return f"{one.indicator}  {one.what}: not like for like ({one.why})"
    values = f"{value_words(one, one.previous)}, now {value_words(one, one.current)}"
    return f"{one.indicator}  {one.what}: {values}, {change_words(one)}; reason {reason_words(one)}"
