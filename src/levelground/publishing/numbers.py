"""Numbers as they are shown: rounded once, here, with a true minus sign."""

from datetime import date
from math import floor

from levelground.figures.reading import Interval

MINUS = "−"
NOT_GIVEN = "not given"
# A number that is not told, in a table and in words, and why.
STAR = "*"
HIDDEN = "hidden"
HIDDEN_KINDLY = "hidden, so that nobody can be recognised"


def whole(number: float) -> str:
    """A number of people, to the nearest one, with a comma between thousands."""
    return signed_minus(f"{floor(abs(number) + 0.5) * (-1 if number < 0 else 1):,d}")


def told(number: float | None) -> str:
    """A number of people, or that it is hidden."""
    return HIDDEN if number is None else whole(number)


def ratio(value: float) -> str:
    """A ratio, to two decimals."""
    return f"{value:,.2f}"


def percent(value: float) -> str:
    """A percentage (0 to 100), to one decimal, with its sign."""
    return f"{value:.1f}%"


def points(value: float) -> str:
    """A difference in percentage points, to one decimal, with its sign; 0.0 has none."""
    text = f"{value:+.1f}"
    return "0.0" if text in {"+0.0", "-0.0"} else signed_minus(text)


def size(value: float) -> str:
    """How large a difference in percentage points is, to one decimal, without its sign."""
    return f"{abs(value):.1f}"


def signed_minus(text: str) -> str:
    """The text of a number with a true minus sign in place of a hyphen."""
    return text.replace("-", MINUS)


def shown(value: float | None, statistic: str) -> str:
    """A value in the form of its statistic; a value that does not exist is a dash."""
    if value is None:
        return "–"
    if statistic == "score difference":
        text = f"{value:+.2f}"
        return "0.00" if text in {"+0.00", "-0.00"} else signed_minus(text)
    if statistic == "difference":
        return points(value)
    return percent(value) if statistic == "percentage" else ratio(value)


def says_nothing(interval: Interval) -> bool:
    """Whether an interval leaves everything open: without limits, or from 0 without an end, where there is no value."""
    return interval.upper is None and (interval.lower is None or (interval.value is None and interval.lower == 0))


def span(interval: Interval, statistic: str) -> str:
    """An interval in the least room: '1.21–1.67', '−8.1 to −3.0', '1.21 or more'; a dash where there is none."""
    if says_nothing(interval):
        return "–"
    lower, upper = shown(interval.lower, statistic), shown(interval.upper, statistic)
    if interval.upper is None:
        return f"{lower} or more"
    if interval.lower is None:
        return f"up to {upper}"
    if statistic == "difference":
        return f"{lower} to {upper}"
    return f"{lower.removesuffix('%')}–{upper}"


def between(interval: Interval, statistic: str) -> str:
    """An interval in words: 'between 1.21 and 1.67', 'at least 1.21'; empty where there is none."""
    if says_nothing(interval):
        return ""
    lower, upper = shown(interval.lower, statistic), shown(interval.upper, statistic)
    if interval.upper is None:
        return f"at least {lower}"
    return f"at most {upper}" if interval.lower is None else f"between {lower} and {upper}"


def one_in(probability: float) -> str:
    """A probability as a number of times: '1 time in 6', '7 times in 10', 'less than 1 time in 1,000'."""
    if probability < 0.001:
        return "less than 1 time in 1,000"
    if probability >= 0.35:
        return f"{min(9, round(probability * 10))} times in 10"
    return f"1 time in {round(1 / probability):,d}"


def day(iso: str) -> str:
    """An ISO date as it is read: '31 March 2026'. Text that is no such date stays as it is."""
    try:
        on = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{on.day} {on:%B %Y}"
