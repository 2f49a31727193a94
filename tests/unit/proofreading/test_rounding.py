"""Rounding is decided on exact fractions: half up, half to even, cut off, or wrong."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelground.proofreading.rounding import Match, Span, exactly, match, places_of, rounded, span_of


@pytest.mark.parametrize(
    ("above", "below", "printed", "expected"),
    [
        (25, 361, "6.93", Match.ROUNDED),
        (25, 361, "6.92", Match.TRUNCATED),
        (23, 364, "6.31", Match.TRUNCATED),
        (225, 230, "97", Match.TRUNCATED),
        (225, 230, "98", Match.ROUNDED),
        (11, 202, "4.8", Match.NO),
        (1, 8, "12.5", Match.ROUNDED),
        (1, 8, "13", Match.ROUNDED),
        (1, 8, "12", Match.ROUNDED),
        (3, 8, "37", Match.TRUNCATED),
        (0, 8, "0.0", Match.ROUNDED),
        (8, 8, "100.00", Match.ROUNDED),
    ],
)
def test_a_percentage_is_rounded_cut_off_or_wrong(above: int, below: int, printed: str, expected: Match) -> None:
    assert match(Fraction(above, below) * 100, Decimal(printed)) is expected


def test_a_negative_value_is_rounded_away_from_nothing() -> None:
    assert rounded(Fraction(-25, 20), 1) == Decimal("-1.3")
    assert match(Fraction(-25, 20), Decimal("-1.2")) is Match.ROUNDED
    assert match(Fraction(-129, 100), Decimal("-1.2")) is Match.TRUNCATED


@given(st.fractions(min_value=0, max_value=1000), st.integers(0, 4))
def test_what_is_rounded_half_up_always_matches(exact: Fraction, places: int) -> None:
    printed = rounded(exact, places)
    assert match(exact, printed) is Match.ROUNDED
    assert span_of(printed).meets(exactly(exact))


def test_quotients_of_printed_values_hold_every_value_behind_them() -> None:
    quotients = span_of(Decimal("46.99")).over(span_of(Decimal("14.65")))
    assert quotients is not None
    assert quotients.meets(span_of(Decimal("3.2")))
    assert not quotients.meets(span_of(Decimal("3.3")))
    assert span_of(Decimal("5.0")).over(span_of(Decimal("0.0"))) is None


def test_places_and_spans() -> None:
    assert places_of(Decimal("6.90")) == 2
    assert span_of(Decimal("12.4")) == Span(Fraction(1235, 100), Fraction(1245, 100))
    assert span_of(Decimal("5")).minus(span_of(Decimal("2"))) == Span(Fraction(2), Fraction(4))
