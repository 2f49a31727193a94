"""Numbers are rounded once, on display, with a true minus sign."""

import pytest

from levelground.figures.reading import Interval
from levelground.publishing.numbers import between, day, one_in, percent, points, ratio, shown, span, whole


def test_each_kind_has_its_decimals() -> None:
    assert ratio(1.2344) == "1.23"
    assert percent(11.764) == "11.8%"
    assert points(-13.04) == "−13.0"
    assert points(3.81) == "+3.8"
    assert points(-0.04) == "0.0"
    assert whole(10012) == "10,012"
    assert whole(-3.5) == "−4"


def test_a_value_that_does_not_exist_is_a_dash() -> None:
    assert shown(None, "ratio") == "–"
    assert span(Interval(None, None, None), "ratio") == "–"
    assert between(Interval(None, None, None), "ratio") == ""


@pytest.mark.parametrize(
    ("interval", "statistic", "text"),
    [
        (Interval(1.4, 1.21, 1.67), "ratio", "1.21–1.67"),
        (Interval(-5, -8.1, -3.02), "difference", "−8.1 to −3.0"),
        (Interval(20, 18.04, 22), "percentage", "18.0–22.0%"),
        (Interval(None, 1.21, None), "ratio", "1.21 or more"),
        (Interval(None, None, 3), "ratio", "up to 3.00"),
    ],
)
def test_an_interval_takes_the_least_room(interval: Interval, statistic: str, text: str) -> None:
    assert span(interval, statistic) == text


def test_an_interval_that_leaves_everything_open_is_not_shown() -> None:
    assert span(Interval(None, 0.0, None), "ratio") == "–"
    assert between(Interval(None, 0.0, None), "ratio") == ""
    assert span(Interval(0.0, 0.0, 2.5), "ratio") == "0.00–2.50"


def test_an_interval_in_words() -> None:
    assert between(Interval(1.4, 1.21, 1.67), "ratio") == "between 1.21 and 1.67"
    assert between(Interval(None, 1.21, None), "ratio") == "at least 1.21"
    assert between(Interval(None, None, 3), "ratio") == "at most 3.00"


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.153, "1 time in 7"), (0.0004, "less than 1 time in 1,000"), (0.71, "7 times in 10"), (0.999, "9 times in 10")],
)
def test_a_probability_is_a_number_of_times(probability: float, words: str) -> None:
    assert one_in(probability) == words


def test_a_date_is_read_in_words() -> None:
    assert day("2026-03-31") == "31 March 2026"
    assert day("spring") == "spring"
