"""What a printed percentage gives away of the count behind it."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal


def possible_numerators(denominator: int, percentage: float, decimals: int) -> tuple[int, ...]:
    """Every numerator that, over a known denominator, prints as this percentage with so many decimals.

    A numerator counts where either common way of rounding a half gives the percentage printed. One answer alone means
    that the percentage gives the count away. Raises ValueError for a denominator below 1 or decimals below 0.
    """
    if denominator < 1 or decimals < 0:
        raise ValueError("A denominator is 1 or more, and decimals 0 or more.")
    step = Decimal(1).scaleb(-decimals)
    printed = Decimal(repr(percentage)).quantize(step, ROUND_HALF_UP)
    near = int(printed * denominator / 100)
    reach = int(step * denominator / 100) + 2
    return tuple(
        numerator
        for numerator in range(max(near - reach, 0), min(near + reach, denominator) + 1)
        if printed in _prints(numerator, denominator, step)
    )


def _prints(numerator: int, denominator: int, step: Decimal) -> tuple[Decimal, Decimal]:
    exact = Decimal(100 * numerator) / Decimal(denominator)
    return exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_HALF_EVEN)
