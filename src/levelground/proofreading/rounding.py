"""Whether a printed number is a rounding of an exact one: exact fractions and decimals, never binary floats."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Match(StrEnum):
    """How a printed number stands to the exact one."""

    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    NO = "no"


@dataclass(frozen=True)
class Span:
    """The exact values that a printed number can stand for, both ends included."""

    low: Fraction
    high: Fraction

    def over(self, other: "Span") -> "Span | None":
        """The quotients of two positive spans; None where the divisor reaches zero."""
        return None if other.low <= 0 or self.low < 0 else Span(self.low / other.high, self.high / other.low)

    def minus(self, other: "Span") -> "Span":
        """The differences of two spans."""
        return Span(self.low - other.high, self.high - other.low)

    def meets(self, other: "Span") -> bool:
        """Whether they have a value in common."""
        return self.low <= other.high and other.low <= self.high


def places_of(printed: Decimal) -> int:
    """How many decimals a number is printed with."""
    exponent = printed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def span_of(printed: Decimal) -> Span:
    """Half a unit of the last place either way."""
    half = Fraction(1, 2 * 10 ** places_of(printed))
    return Span(Fraction(printed) - half, Fraction(printed) + half)


def exactly(value: Fraction) -> Span:
    """A value that is known without rounding."""
    return Span(value, value)


def rounded(exact: Fraction, places: int) -> Decimal:
    """The exact value rounded half up (away from zero), as printed with so many decimals."""
    scaled = abs(exact) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def match(exact: Fraction, printed: Decimal) -> Match:
    """Whether the printed number is the exact one rounded (half up, or half to even), or cut off."""
    places = places_of(printed)
    scaled = exact * 10**places
    shown = Fraction(printed) * 10**places
    if shown in (Fraction(rounded(exact, places)) * 10**places, round(scaled)):
        return Match.ROUNDED
    return Match.TRUNCATED if shown == int(scaled) else Match.NO
