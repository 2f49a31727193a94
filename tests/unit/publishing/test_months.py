"""The run of months as it is drawn and said."""

import re
from xml.etree import ElementTree

import pytest

from levelground.figures import Fraction, Interval, MonthBreak, MonthLimits, MonthPoint, MonthSeries
from levelground.publishing import month_words
from levelground.publishing.month_chart import level_chart, moves_chart

WORDS = {"white": "white", "bme": "BME"}


def point(month: str, charted: float | None, *, signal: str = "", early: bool = False) -> MonthPoint:
    """A month of 100 applicants in each group."""
    white, bme = (Fraction(name, 20.0, 100.0, Interval(20.0, 13.0, 29.0)) for name in WORDS)
    return MonthPoint(month, white, bme, charted, charted, 30 if early else 0, early, signal)


def series(*points: MonthPoint, **others: object) -> MonthSeries:
    """A series with limits from its first month to its last."""
    limits = (MonthLimits(points[0].month, points[-1].month, 5.0, -2.0, 12.0, provisional=len(points) < 12),)
    given = {"breaks": (), "state": "usual", "signal": "", "run": 0, "limits": limits} | others
    return MonthSeries(
        indicator="2", short="Appointed from shortlist", part="", label="", kind="happened", points=points,
        average_month=20.0, **given,
    )  # type: ignore[arg-type] # fmt: skip


MONTHS = [f"2025-{number:02}" for number in range(1, 10)]


def marks(svg: str, kind: str) -> int:
    """How many marks of a class are drawn."""
    ElementTree.fromstring(svg)
    return len(re.findall(f'class="{kind}"', svg))


def test_each_kind_of_month_has_a_shape_of_its_own():
    points = [point(month, 4.0) for month in MONTHS[:7]]
    points += [point(MONTHS[7], 15.0, signal="Above UCL"), point(MONTHS[8], 1.0, early=True)]
    svg = moves_chart(series(*points), "title", "says")
    assert (marks(svg, "point"), marks(svg, "signal"), marks(svg, "early")) == (7, 1, 1)
    assert marks(svg, "limit") == 2
    assert marks(svg, "average") == 1


def test_months_that_do_not_follow_each_other_are_not_joined():
    whole = moves_chart(series(*(point(month, 4.0) for month in MONTHS)), "t", "d")
    gap = moves_chart(series(*(point(month, 4.0) for month in MONTHS if month != "2025-05")), "t", "d")
    assert (marks(whole, "run"), marks(gap, "run")) == (8, 6)


def test_a_break_is_marked_with_its_edition():
    broken = (MonthBreak("2025-04", 2026, "Asked otherwise.", default_check=True),)
    svg = moves_chart(series(*(point(month, 4.0) for month in MONTHS), breaks=broken), "t", "d")
    assert marks(svg, "edge") == 1
    assert "edition 2026" in svg
    notes = month_words.notes_of(series(*(point(month, 4.0) for month in MONTHS), breaks=broken))
    assert "From April 2025 the edition of 2026 defines it otherwise" in notes[0]
    assert notes[0].endswith("Asked otherwise. (default, check)")


def test_limits_beyond_what_can_be_are_drawn_at_the_edge_and_kept_as_they_are():
    wide = (MonthLimits(MONTHS[0], MONTHS[-1], 5.0, -250.0, 260.0, provisional=True),)
    made = series(*(point(month, 4.0) for month in MONTHS), limits=wide)
    assert "260" not in moves_chart(made, "t", "d")
    assert "+260.0" in month_words.limits_words(made)


@pytest.mark.parametrize("values", [[0.0, 0.0], [0.001, 0.002], [90.0, -90.0], [3.0, None]])
def test_any_values_are_drawn(values: list[float | None]):
    points = [point(month, value) for month, value in zip(MONTHS, values, strict=False)]
    for draw in (moves_chart, level_chart):
        assert "nan" not in draw(series(*points, limits=()), "t", "d")


@pytest.mark.parametrize(
    ("signal", "run", "says"),
    [
        ("7 Points Above CL", 9, "9 months in a row above the average: something changed"),
        ("Below LCL", 1, "below the lower limit: something changed"),
        ("Above UCL", 8, "above the upper limit, and 8 months in a row above the average: something changed"),
        ("7 Point Trend (Decreasing)", 3, "7 months in a row falling: something changed"),
        ("2 in 3 Above CL", 3, "2 of the last 3 months near the upper limit: something may have changed"),
    ],
)
def test_signals_are_said_in_words(signal: str, run: int, says: str):
    made = series(*(point(month, 4.0) for month in MONTHS), state="signal", signal=signal, run=run)
    assert month_words.signal_words(made) == says


def test_the_latest_month_that_can_be_judged_is_said():
    made = series(point("2025-01", 6.5), point("2025-02", 1.0, early=True))
    assert month_words.latest_words(made, WORDS) == (
        "January 2025: white 20.0% (20 of 100), BME 20.0% (20 of 100): +6.5 points"
    )
    assert any("February 2025. Export again later" in note for note in month_words.notes_of(made))


def test_what_a_chart_cannot_say_is_noted():
    notes = " ".join(month_words.notes_of(series(*(point(month, 4.0) for month in MONTHS if month != "2025-05"))))
    assert "provisional" in notes
    assert "1 month between the first and the last cannot be given" in notes
