"""The words of a change: how a headline moved since last year, and what it was then."""

from levelground.figures.reading import Movement, Reading
from levelground.publishing.numbers import HIDDEN, MINUS, NOT_GIVEN, between, ratio, shown
from levelground.publishing.words import apart


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
