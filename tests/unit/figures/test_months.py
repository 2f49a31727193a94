"""The run of months: what is charted, what signals, and how seldom chance alone does."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from levelground.figures import MonthSeries, series_of
from levelground.standards import CountTable, FloatArray, IndicatorCounts, Month, MonthCounts, standard
from levelground.statistics import xmr

WRES = standard("wres")
GROUPS = ("white", "bme", "unknown", "all")
BASE = 200.0


def flows(
    white: Sequence[float], bme: Sequence[float], *, number: str = "2", first: str = "2024-01", undecided: float = 0
) -> list[MonthCounts]:
    """Months in which so many of 200 white and 200 BME applicants were appointed; in the last, some are undecided."""
    found = []
    for place, (one, other) in enumerate(zip(white, bme, strict=True)):
        numerator = np.array([[[one, other, 0.0, one + other]]])
        denominator = np.array([[[BASE, BASE, 0.0, 2 * BASE]]])
        counts = IndicatorCounts(number, ("",), GROUPS, numerator, denominator, ((),))
        last = place == len(white) - 1
        found.append(
            MonthCounts(
                Month.read(first).plus(place),
                CountTable("wres", 2026, ("RAA",), 1, (counts,)),
                {number: np.array([undecided if last else 0.0])},
            )
        )
    return found


def shares(bme: Sequence[float], total: float = 1000) -> list[MonthCounts]:
    """Months with so many BME people in post, of as many in all."""
    found = []
    for place, one in enumerate(bme):
        numerator = np.array([[[total - one, one, 0.0, total]] * 2])
        denominator = np.full((1, 2, 4), total)
        counts = IndicatorCounts("1", ("", "cluster=8a and above"), GROUPS, numerator, denominator, ((),))
        table = CountTable("wres", 2026, ("RAA",), 1, (counts,))
        found.append(MonthCounts(Month.read("2024-01").plus(place), table, {"1": np.zeros(1)}))
    return found


def only(months: list[MonthCounts], fewest: float = 5) -> MonthSeries:
    """The one series, or the first of two."""
    return series_of(months, WRES, "RAA", fewest)[0]


STEADY = [40, 42, 38, 41, 39, 43, 40, 38, 42, 41, 39, 40, 42, 38]


def test_of_what_happened_the_gap_of_each_month_alone_is_charted():
    series = only(flows([40] * 8, [30] * 8))
    assert series.kind == "happened"
    assert {point.charted for point in series.points} == {5.0}
    assert (
        series.points[0].group.numerator,
        series.points[0].comparator and series.points[0].comparator.numerator,
    ) == (
        40,
        30,
    )


def test_a_month_far_off_signals_and_a_usual_one_does_not():
    assert only(flows(STEADY, [30] * 14)).state == "usual"
    series = only(flows([*STEADY[:-1], 90], [30] * 14))
    assert (series.state, series.signal) == ("signal", "Above UCL")


def test_a_run_is_counted_to_its_end():
    series = only(flows([*([38, 41] * 8), *([45, 46] * 4)], [30] * 24))
    assert series.state == "signal"
    assert series.run == 8


def test_under_seven_months_no_rule_is_applied_and_under_twelve_limits_are_provisional():
    few = only(flows([*STEADY[:5], 90], [30] * 6))
    assert (few.state, few.limits, few.points[-1].signal) == ("too few months", (), "")
    assert only(flows(STEADY[:11], [30] * 11)).limits[0].provisional
    assert not only(flows(STEADY[:12], [30] * 12)).limits[0].provisional


def test_too_few_a_month_are_said_and_not_charted():
    series = only(flows([4, 3, 5, 4, 3, 5, 4, 30], [2] * 8))
    assert (series.state, series.limits, series.average_month) == ("too few a month", (), 2.0)
    assert only(flows([4, 3, 5, 4, 3, 5, 4, 30], [2] * 8), fewest=1).state == "signal"


def test_a_month_with_too_many_undecided_is_not_judged():
    early = only(flows([*STEADY[:-1], 0], [30] * 14, undecided=60))
    assert (early.points[-1].early, early.points[-1].undecided, early.state) == (True, 60, "usual")
    assert early.limits[0].last == "2025-01"
    late = only(flows([*STEADY[:-1], 0], [30] * 14, undecided=40))
    assert (late.points[-1].early, late.state) == (False, "signal")


def test_of_people_in_post_the_monthly_move_is_charted_and_not_the_level():
    series = only(shares([200, 202, 201, 203, 204, 202, 203, 205]))
    assert (series.kind, series.short) == ("in post", "Whole workforce")
    assert series.points[0].charted is None
    assert [round(point.charted or 0, 1) for point in series.points[1:4]] == [0.2, -0.1, 0.2]


def test_a_share_that_stands_still_is_too_few_moves_to_chart():
    assert only(shares([20] * 10 + [21] * 4)).state == "too few a month"


def test_a_month_that_is_not_there_leaves_a_gap_and_no_move():
    months = shares([200, 202, 201, 203, 204, 202, 203, 205, 204, 206])
    series = only([*months[:4], *months[5:]])
    assert [point.month for point in series.points if point.charted is None] == ["2024-01", "2024-06"]


def test_no_run_crosses_a_change_of_definition():
    series = only(flows([40] * 9 + [44, 46] * 2, [42] * 9 + [20] * 4, number="3", first="2019-07"))
    assert [(each.month, each.edition) for each in series.breaks] == [("2020-04", 2021)]
    assert series.state == "too few months"
    assert [(limit.first, limit.last) for limit in series.limits] == [("2019-07", "2020-03")]


def test_an_organisation_without_months_has_no_series():
    assert series_of(flows(STEADY, STEADY), WRES, "RZZ", 5) == ()


def _share_of(make: Callable[[], FloatArray], times: int = 300) -> float:
    """In how many of so many runs the last month signals."""
    return float(np.mean([xmr(make()).cause[-1] != "Common Cause" for _ in range(times)]))


def test_chance_alone_seldom_signals_in_what_is_charted_and_often_in_what_is_not():
    """Nothing changes in these months. Months by themselves, and moves, are quiet; what overlaps cries wolf."""
    rng = np.random.default_rng(7)

    def gaps(months: int) -> tuple[FloatArray, FloatArray]:
        return rng.binomial(400, 0.24, months).astype(float), rng.binomial(250, 0.18, months).astype(float)

    def alone() -> FloatArray:
        white, bme = gaps(24)
        return np.asarray(white / 400 - bme / 250)

    def rolling() -> FloatArray:
        white, bme = (np.convolve(each, np.ones(12), "valid") for each in gaps(35))
        return np.asarray(white / 4800 - bme / 3000)

    def level() -> FloatArray:
        held = rng.random(800) < 0.11
        found = []
        for _ in range(25):
            held = np.where(rng.random(800) < 0.01, rng.random(800) < 0.11, held)
            found.append(held.mean())
        return np.array(found)

    assert _share_of(alone) < 0.06
    assert _share_of(lambda: np.diff(level())) < 0.09
    assert _share_of(rolling) > 0.4
    assert _share_of(level) > 0.5


@pytest.mark.parametrize("months", [1, 2])
def test_a_run_of_one_or_two_months_is_no_error(months: int):
    assert only(flows([40] * months, [30] * months)).state == "too few months"
