"""The words of a change: how a headline moved since last year, and what it was then."""

from levelground.figures.reading import Movement, Reading, Verdict
from levelground.publishing.numbers import HIDDEN, HIDDEN_KINDLY, MINUS, NOT_GIVEN, between, ratio, shown
from levelground.publishing.words import apart, capital


def movement_words(reading: Reading, previous_year: int | None) -> str:
    """How the headline moved since last year, no more than the interval holds; 'not given' without a last year."""
    movement = reading.movement
    if movement is None or previous_year is None:
        return NOT_GIVEN
    limits, parity = movement.interval, 0.0 if _in_points(movement) else 1.0
    if movement.says == HIDDEN:
        return f"change since {previous_year} is hidden"
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


def change_sentence(reading: Reading, previous_year: int | None) -> str:
    """Last year's value and the change since; where one of the two values is hidden, which, and why nothing is told."""
    before, movement = last_year(reading), reading.movement
    if previous_year is None:
        return "No return of an earlier year was given to compare it with."
    if movement is None:
        return f"There is no value of {previous_year} to compare it with."
    if movement.says != HIDDEN:
        return f"Last year: {before}. {capital(movement_words(reading, previous_year))}."
    hidden_now = reading.headline is None or reading.headline.verdict is Verdict.HIDDEN
    if not hidden_now:
        return (
            f"The value of {previous_year} is {HIDDEN_KINDLY}. Beside this year’s the change would give it away, and "
            "so it is not told either."
        )
    if before == HIDDEN:
        return f"As this year’s value is not told, nothing can be told of a change since {previous_year}."
    return f"Last year: {before}. This year’s value is {HIDDEN_KINDLY}, and the change would give it away."
