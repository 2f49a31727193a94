"""What is done once a day, by the date: what falls due, whom to remind."""

from collections.abc import Callable, Iterable
from datetime import datetime

# Is given the moment, does what is due by then, and says what it did, a sentence each. Called twice, it does it once.
Daily = Callable[[datetime], Iterable[str]]
DAILY: list[Daily] = []


def every_day(function: Daily) -> Daily:
    """Registers a function that does what is due; an app has it in a module called daily."""
    DAILY.append(function)
    return function


def keep(now: datetime) -> list[str]:
    """Calls every one of them; what they did, in sentences."""
    return [sentence for function in DAILY for sentence in function(now)]
