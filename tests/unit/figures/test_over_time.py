"""A figure over the editions: no trend is claimed that its numbers do not hold, and none across a break."""

from dataclasses import replace

import numpy as np
import pytest

from levelground.figures import Comparison, Interval, course_of
from levelground.standards.wres import WRES
from levelground.statistics import koopman_ratio
from unit.figures.by_hand import reading_of


def likelihoods(white: tuple[int, int], bme: tuple[int, int]) -> Comparison:
    """Appointed of shortlisted, of each group."""
    made = reading_of(WRES, "2", {("", "white"): white, ("", "bme"): bme}).headline
    assert made is not None
    return made


def test_a_ratio_that_falls_each_year_is_told_with_how_much() -> None:
    falling = [(2022, 480), (2023, 440), (2024, 400), (2025, 360), (2026, 330)]
    course = course_of([(year, likelihoods((white, 2000), (300, 2000)), ()) for year, white in falling])
    assert course.trend is not None
    assert (course.trend.way, course.trend.nearer, course.trend.editions) == ("down", True, 5)
    # From 1.6 to 1.1 in four steps: a factor of (1.1 / 1.6) ** (1 / 4) a year.
    assert course.trend.change.value == pytest.approx((1.1 / 1.6) ** 0.25, abs=0.01)


def test_away_from_level_is_no_nearer() -> None:
    rising = [(2022, 330), (2023, 380), (2024, 420), (2025, 470), (2026, 520)]
    trend = course_of([(year, likelihoods((white, 2000), (300, 2000)), ()) for year, white in rising]).trend
    assert trend is not None
    assert (trend.way, trend.nearer) == ("up", False)


def test_nothing_is_told_across_a_break_or_of_two_editions() -> None:
    given = [
        (year, likelihoods((480 - 40 * step, 2000), (300, 2000)), ()) for step, year in enumerate(range(2022, 2027))
    ]
    broken = [(year, made, ("counted otherwise",) if year == 2025 else ()) for year, made, _ in given]
    course = course_of(broken)
    assert (course.trend, course.alike) == (None, 2)
    assert course_of(broken[:-2]).trend is not None
    assert course_of(given[:2]).trend is None
    assert course_of([]).moments == ()


def test_an_edition_without_an_end_of_its_interval_is_drawn_and_not_tested() -> None:
    course = course_of([(2024, likelihoods((8, 40), (0, 10)), ()), (2025, likelihoods((8, 40), (2, 10)), ())])
    assert len(course.moments) == 2
    assert course.alike == 1


def test_in_years_without_change_a_trend_is_said_in_at_most_one_of_twenty() -> None:
    """1,000 organisations of which nothing changes in five years, as large and as small as trusts are."""
    rng = np.random.default_rng(7)
    base = rng.integers(150, 3000, (1000, 2, 1))
    rate = rng.uniform(0.05, 0.3, (1000, 1))
    a, b = rng.binomial(base[:, 0], rate, (1000, 5)), rng.binomial(base[:, 1], rate * 0.8, (1000, 5))
    found = koopman_ratio(a, base[:, 0], b, base[:, 1])
    pattern = likelihoods((100, 1000), (100, 1000))
    said = 0
    for place in range(1000):
        limits = zip(*(side.data[place].tolist() for side in (found.value, found.lower, found.upper)), strict=True)
        editions = [(2022 + year, replace(pattern, interval=Interval(*each)), ()) for year, each in enumerate(limits)]
        trend = course_of(editions).trend
        said += trend is not None and bool(trend.way)
    assert 5 < said <= 50
