"""The figures of a return, exactly: what a report that is made from it may print."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Known:
    """A figure of the return; `value` is exact, `counts` are its numerator and denominator, if it has them."""

    indicator: str
    part: str
    statistic: str
    group: str
    value: Fraction
    counts: tuple[Fraction, Fraction] | None


@dataclass(frozen=True)
class Returned:
    """A return as proofreading needs it."""

    year: int
    figures: tuple[Known, ...]

    def headline(self, indicator: str, statistic: str, group: str = "") -> Known | None:
        """The figure of the whole organisation; a comparison needs no group."""
        return next(
            (
                figure
                for figure in self.figures
                if not figure.part
                and (figure.indicator, figure.statistic) == (indicator, statistic)
                and (not group or figure.group == group)
            ),
            None,
        )

    def of(self, statistics: tuple[str, ...], indicator: str = "", group: str = "") -> tuple[Known, ...]:
        """All figures of these statistics, of one indicator and group or of any."""
        return tuple(
            figure
            for figure in self.figures
            if figure.statistic in statistics and indicator in ("", figure.indicator) and group in ("", figure.group)
        )

    @property
    def counts(self) -> frozenset[Fraction]:
        """Every whole count in the return."""
        return frozenset(count for figure in self.figures for count in figure.counts or () if count.denominator == 1)


def returned(document: Mapping[str, object]) -> Returned:
    """A return's figures. Raises ValueError, KeyError or TypeError where the document is malformed."""
    rows = document["figures"]
    if not isinstance(rows, list):
        raise TypeError("its figures are no list")
    figures: dict[tuple[str, ...], Known] = {}
    for row in rows:
        key = tuple(str(row[name]) for name in ("indicator", "part", "statistic", "group", "comparator"))
        known = _known(key, row)
        # Rows that differ in their method only have one value.
        if known is not None:
            figures.setdefault(key, known)
    return Returned(int(str(document["year"])), tuple(figures.values()))


def _known(key: tuple[str, ...], row: Mapping[str, object]) -> Known | None:
    value = _exact(row["value"])
    if value is None:
        return None
    above, below = _exact(row["numerator"]), _exact(row["denominator"])
    counts = None if above is None or below is None else (above, below)
    return Known(key[0], key[1], key[2], key[3], _from_counts(key[2], row, counts, value), counts)


def _from_counts(
    statistic: str, row: Mapping[str, object], counts: tuple[Fraction, Fraction] | None, value: Fraction
) -> Fraction:
    """The value from its counts where these are whole: a float is exact to some fifteen digits only."""
    if counts is None or counts[1] == 0 or any(count.denominator != 1 for count in counts):
        return value
    if statistic == "percentage":
        return counts[0] / counts[1] * 100
    other = (_exact(row["comparator_numerator"]), _exact(row["comparator_denominator"]))
    if other[0] is None or other[1] is None or not other[1] or any(count.denominator != 1 for count in other if count):
        return value
    if statistic == "ratio" and other[0]:
        return (counts[0] / counts[1]) / (other[0] / other[1])
    if statistic == "difference":
        return (counts[0] / counts[1] - other[0] / other[1]) * 100
    return value


def _exact(number: object) -> Fraction | None:
    if number is None or isinstance(number, bool):
        return None
    return Fraction(Decimal(f"{float(str(number)):.12g}"))
