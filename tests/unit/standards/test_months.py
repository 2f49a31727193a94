"""Months as values, and what is left of a standard that is counted a month at a time."""

from datetime import date

import pytest

from levelground.standards import Month, Rate, breaks_at, edition_of, month_by_month, standard

WRES = standard("wres")


def test_a_month_is_read_as_it_is_written_and_knows_its_days():
    month = Month.read("2024-02")
    assert (str(month), month.first, month.end) == ("2024-02", date(2024, 2, 1), date(2024, 2, 29))
    assert (month.plus(1), month.plus(-2), month.plus(11)) == (Month(2024, 3), Month(2023, 12), Month(2025, 1))
    assert Month(2023, 12) < month


@pytest.mark.parametrize("text", ["2024", "2024-13", "2024-00", "0000-01", "24-01", "2024-1", "March 2024", ""])
def test_what_is_no_month_is_refused(text: str):
    with pytest.raises(ValueError, match="2026-09"):
        Month.read(text)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 9, 30), "2026-09"),
        (date(2026, 10, 1), "2026-09"),
        (date(2026, 9, 25), "2026-09"),
        (date(2026, 10, 20), "2026-10"),
        (date(2026, 1, 3), "2025-12"),
    ],
)
def test_an_extract_belongs_to_the_month_whose_end_is_nearest(day: date, month: str):
    assert str(Month.ending_nearest(day)) == month


def test_a_month_belongs_to_the_edition_whose_twelve_months_hold_it():
    assert [edition_of(WRES, Month.read(text)) for text in ("2026-03", "2026-04", "2026-12")] == [2026, 2027, 2027]


def test_breaks_stand_where_the_edition_of_the_change_begins():
    months = tuple(Month(2020, 1).plus(place) for place in range(8))
    assert [(place, change.year) for place, change in breaks_at(WRES, "3", months)] == [(3, 2021)]
    assert breaks_at(WRES, "2", months) == ()


def test_by_the_month_every_window_is_one_month_and_what_is_asked_once_a_year_is_left_out():
    monthly = month_by_month(WRES)
    assert [indicator.number for indicator in monthly.indicators] == ["1", "2", "3", "4", "9"]
    windows = [tally.window.months for one in monthly.indicators for tally in one.tallies if tally.window is not None]
    assert set(windows) == {1}
    assert not any(isinstance(one.measure, Rate) and one.measure.averaged_over for one in monthly.indicators)
    assert [[dimension.name for dimension in parts] for parts in monthly.indicator("1").parts] == [["cluster"]]
