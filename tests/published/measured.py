"""The tables of one organisation and edition, as published figures are looked up in them."""

from fractions import Fraction
from pathlib import Path

import pytest

from end_to_end.hands import Row, picked, table


class Measured:
    """The tables of one organisation and edition."""

    def __init__(self, out: Path, organisation: str) -> None:
        self.counts = picked(table(out / "counts.csv"), organisation=organisation)
        self.figures = picked(table(out / "figures.csv"), organisation=organisation)

    def figure(self, indicator: str, statistic: str, group: str, part: str = "", comparator: str = "") -> Row:
        """The figure by its default method: the first row."""
        wanted = {"indicator": indicator, "statistic": statistic, "group": group, "part": part}
        return picked(self.figures, **wanted, comparator=comparator)[0]

    def percentage(self, indicator: str, group: str, part: str = "") -> str:
        """A percentage, whose value is also what its own counts give."""
        row = self.figure(indicator, "percentage", group, part)
        numerator, denominator = (Fraction(row[name]) for name in ("numerator", "denominator"))
        assert float(row["value"]) == pytest.approx(float(100 * numerator / denominator), rel=1e-12)
        return row["value"]

    def gap(self, indicator: str) -> str:
        """The difference BME minus white, in points."""
        return self.figure(indicator, "difference", "bme", comparator="white")["value"]
