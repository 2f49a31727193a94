"""Dates as text, and text in SQL."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelground.records import sql

END_OF_MARCH = date(2024, 3, 31)


def parsed(text: str | None) -> date | None:
    row = duckdb.execute(f"SELECT {sql.parsed_date('x')} FROM (SELECT CAST(? AS VARCHAR) AS x)", [text]).fetchone()
    assert row is not None
    value: date | None = row[0]
    return value


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-31", " 2024-03-31 ", "2024-3-31", "2024-03-31 00:00:00", "2024-03-31T23:59:59", "2024-03-31 10:00",
        "2024-03-31 10:00:00.123", "31/03/2024", "31/3/2024", " 31/03/2024", "31/03/2024 00:00", "31/03/2024 09:30:15",
        "31-03-2024", "31-MAR-2024", "31-Mar-2024", "45382", "45382.0", "45382.75",
    ],
)  # fmt: skip
def test_dates_in_the_forms_that_extracts_have(text: str) -> None:
    assert parsed(text) == END_OF_MARCH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/04/2024", date(2024, 4, 1)),
        ("04/12/2024", date(2024, 12, 4)),
        ("29/02/2024", date(2024, 2, 29)),
        ("1899-12-31", date(1899, 12, 31)),
        ("31/12/2099", date(2099, 12, 31)),
        ("36526", date(2000, 1, 1)),
    ],
)
def test_days_come_before_months_and_centuries_stay(text: str, day: date) -> None:
    assert parsed(text) == day


@pytest.mark.parametrize(
    "text",
    [
        None, "", " ", "30/02/2024", "2024-02-30", "2023-02-29", "2024-13-01", "03/31/2024", "31-03-24", "24-03-31",
        "infinity", "-infinity", "epoch", "today", "2024", "20241331", "18990331",
        "0000-00-00", "2024-03-31 25:00", "1e5",
        "-45382", "2024-03-31 or so", "31/03/2024 or so", "31/03-2024", "31/03/20241", "31 Marsh 2024", "31 March",
        "4538",
        "453820", "x", "2024/03-31", "2024/31/03", "32/01/24",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str | None) -> None:
    assert parsed(text) is None


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_every_day_in_every_form(day: date) -> None:
    number = str((day - sql.EXCEL_DAY_ZERO).days)
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%d-%b-%Y}".upper(), number):
        assert parsed(text) == day
    for text in (f"{day:%d %B %Y}", f"{day:%d.%m.%Y}", f"{day:%d %b %Y} 09:14", f"{day:%Y/%m/%d}"):
        assert parsed(text) == day
    if day.year < 2100:
        assert parsed(f"{day:%Y%m%d}") == day
    if 1970 <= day.year < 2069:
        assert parsed(f"{day:%d/%m/%y}") == parsed(f"{day:%d-%b-%y}") == day


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
def test_any_text_is_quoted(text: str) -> None:
    row = duckdb.execute(f"SELECT {sql.text(text)} AS {sql.name(text or 'x')}")
    assert row.fetchone() == (text,)
    parsed(text)


def test_wildcards_in_paths_are_taken_literally() -> None:
    assert sql.path(Path("/a[1]/b*c?.csv")) == "/a[[]1]/b[*]c[?].csv"
