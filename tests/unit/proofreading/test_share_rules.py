"""Which counts could be put over one another."""

from dataclasses import replace
from decimal import Decimal

from levelground.proofreading.numbers import template_of
from levelground.proofreading.share_rules import _ways


def test_nothing_is_a_share_of_nought_not_even_less_than_nothing() -> None:
    nought, four = template_of("0 staff and 4 posts")[1]
    below = replace(four, value=Decimal(-4), text="-4")
    assert all(base != nought.text for _, base, _ in _ways([nought, below]))
