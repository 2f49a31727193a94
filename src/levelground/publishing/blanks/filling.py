"""Filling the blank: each mapped cell gets its count or figure, or is listed with the reason why it stays empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from levelground.figures import Return
from levelground.publishing.blanks.addresses import Place
from levelground.publishing.blanks.mapping import Target
from levelground.publishing.blanks.package import Blank
from levelground.standards import Quantity, Standard, in_words

SUPPRESSED = "suppressed"
HIDDEN = "suppressed, to protect small numbers"


@dataclass(frozen=True)
class Emptied:
    """A mapped cell that stays as the blank has it: what should have stood there, and why it does not."""

    where: str
    words: str
    why: str


@dataclass(frozen=True)
class Filled:
    """What was filled: how many cells, and which stayed empty."""

    cells: int
    empty: tuple[Emptied, ...]


def fill(blank: Blank, targets: Iterable[Target], document: Return, standard: Standard, to: Path) -> Filled:
    """Writes the blank with an organisation's counts and figures into the cells that a map names."""
    values: dict[str, dict[Place, float]] = {}
    empty: list[Emptied] = []
    numbers = _Numbers(document)
    for target in targets:
        found = numbers.of(target.quantity)
        if isinstance(found, str):
            empty.append(Emptied(target.where, in_words(target.quantity, standard), found))
            continue
        value = found / 100 if target.as_fraction else found
        rounded = value if target.decimals is None else round(value, target.decimals)
        values.setdefault(target.sheet, {})[target.place] = rounded
    blank.write(to, values)
    return Filled(sum(map(len, values.values())), tuple(empty))


class _Numbers:
    """An organisation's counts and figures by what they are of."""

    def __init__(self, document: Return) -> None:
        self.reasons = {reading.indicator: reading.reason for reading in document.readings if not reading.measured}
        self.main = frozenset(document.group_words)
        self.counts = {(count.indicator, count.part, count.group): count for count in document.counts}
        self.split = {(count.indicator, _ways(count.part)) for count in document.counts}
        self.figures: dict[tuple[str, str, str, str, str], tuple[float | None, str]] = {}
        for figure in document.figures:
            key = (figure.indicator, figure.part, figure.statistic, figure.group, figure.comparator)
            # The default method comes first.
            self.figures.setdefault(key, (figure.value, figure.flags))

    def of(self, quantity: Quantity) -> float | str:
        """The number, or why there is none."""
        if quantity.indicator in self.reasons:
            return f"not measured: {self.reasons[quantity.indicator]}"
        if quantity.is_count:
            return self._count(quantity)
        key = (quantity.indicator, quantity.part, quantity.statistic, quantity.group, quantity.comparator)
        if key not in self.figures:
            return self._why_none(quantity)
        value, flags = self.figures[key]
        if value is not None:
            return value
        return HIDDEN if SUPPRESSED in flags else "undefined: there is nobody to divide by"

    def _count(self, quantity: Quantity) -> float | str:
        count = self.counts.get((quantity.indicator, quantity.part, quantity.group))
        if count is not None:
            # A hidden number is none, whatever stands in its place.
            found: object = getattr(count, quantity.statistic)
            return found if isinstance(found, int | float) and isfinite(found) else HIDDEN
        # Parts that nobody is in have no row: they are nought where the split was measured at all.
        if quantity.group in self.main and (quantity.indicator, _ways(quantity.part)) in self.split:
            return 0
        return self._why_none(quantity)

    def _why_none(self, quantity: Quantity) -> str:
        if (quantity.indicator, _ways(quantity.part)) in self.split or "tier=" in quantity.part:
            return "undefined: nobody is in this part and group"
        return "not measured: the records have no column for this part"


def _ways(part: str) -> tuple[str, ...]:
    """The names by which a part is split: ('clinical', 'pay_band')."""
    return tuple(pair.partition("=")[0] for pair in part.split(";")) if part else ()
