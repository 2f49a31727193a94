"""The value of a number of the standard, as we make it and as it would be by other rules."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from levelground.measuring import Recount, RowRule, tally_sides
from levelground.reconciling.rules import (
    ROUGH,
    ROW_RULES,
    CutOff,
    FromRounded,
    Hundredfold,
    Inverted,
    Moved,
    Nearest,
    Rule,
    WithoutUnknown,
    Years,
    figure_rules,
    group_rules,
    year_rules,
)
from levelground.standards import (
    WORKFORCE,
    FloatArray,
    Indicator,
    Quantity,
    Rate,
    Share,
    Standard,
)

Fraction = tuple[float, float]
Rules = frozenset[Rule]
NONE: Rules = frozenset()
_PERCENT = 100.0


@dataclass(frozen=True)
class Ours:
    """One organisation's numbers, by the edition's rules or by others. Values are as `figures.csv` has them."""

    recount: Recount
    organisation: str
    from_rows: dict[str, bool] = field(default_factory=dict)

    @property
    def standard(self) -> Standard:
        """The standard that was measured."""
        return self.recount.standard

    def rules_for(self, quantity: Quantity, decimals: int) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
        """The rules that make this number another, and those that take digits away (which may show only after others).

        `decimals` are those that the number from elsewhere is given with.
        """
        indicator = self.standard.indicator(quantity.indicator)
        rules: list[Rule] = []
        if self._counted_from_rows(indicator):
            tallies = list(indicator.tallies)
            if quantity.comparator == WORKFORCE and self.standard.workforce is not None:
                tallies.append(self.standard.workforce)
            rules += self.recount.rules(tallies, self.organisation)
            rules += [*group_rules(self.standard), *year_rules(indicator, self.standard)]
        digits = figure_rules(quantity, self.standard, decimals)
        rules += [rule for rule in digits if not isinstance(rule, ROUGH)]
        base = self._signature(quantity, NONE)
        changed = {rule: self._signature(quantity, frozenset({rule})) for rule in rules}
        telling = tuple(rule for rule, found in changed.items() if found is not None and found != base)
        return telling, tuple(rule for rule in digits if isinstance(rule, ROUGH))

    def _signature(self, quantity: Quantity, rules: Rules) -> float | None:
        """What tells two ways of making a number apart: its value, to more digits than anybody gives."""
        value = self.value(quantity, rules)
        return None if value is None else round(value, 9)

    def value(self, quantity: Quantity, rules: Rules) -> float | None:
        """The number by these rules; None where it does not exist or cannot be told."""
        made = self._made(quantity, rules)
        if made is None or not math.isfinite(made):
            return None
        for rule in rules:
            if isinstance(rule, Hundredfold):
                made *= rule.times
        for rule in rules:
            if isinstance(rule, Nearest):
                made = math.floor(made / rule.of + 0.5) * rule.of
            elif isinstance(rule, CutOff):
                shift = 10.0**rule.decimals
                made = math.trunc(made * shift + math.copysign(1e-9, made)) / shift
        return made

    def _made(self, quantity: Quantity, rules: Rules) -> float | None:
        if quantity.statistic == "race disparity ratio":
            return self._progressed(quantity, rules)
        own = self._fraction(quantity.indicator, quantity.part, quantity.group, rules)
        if own is None:
            return None
        if quantity.is_count:
            return own[0] if quantity.statistic == "numerator" else own[1]
        if not quantity.comparator:
            return _PERCENT * own[0] / own[1] if own[1] else None
        other = self._comparator(quantity, rules)
        return None if other is None else _compared(quantity.statistic, own, other, rules)

    def _comparator(self, quantity: Quantity, rules: Rules) -> Fraction | None:
        if quantity.comparator != WORKFORCE:
            return self._fraction(quantity.indicator, quantity.part, quantity.comparator, rules)
        for indicator in self.standard.indicators:
            if isinstance(indicator.measure, Share) and indicator.measure.of == self.standard.workforce:
                return self._fraction(indicator.number, "", quantity.group, rules)
        return None

    def _progressed(self, quantity: Quantity, rules: Rules) -> float | None:
        """The ratio of two odds of headcounts: of the upper tier over the lower, group over comparator."""
        within, _, step = quantity.part.rpartition(";")
        name, _, tiers = step.partition("=")
        lower, _, upper = tiers.partition(":")
        heads = []
        for group in (quantity.group, quantity.comparator):
            for tier in (upper, lower):
                found = self._fraction(quantity.indicator, f"{within};{name}={tier}".lstrip(";"), group, rules)
                if found is None:
                    return None
                heads.append(found[0])
        return _compared("ratio", (heads[0], heads[1]), (heads[2], heads[3]), rules)

    def _counted_from_rows(self, indicator: Indicator) -> bool:
        """Whether the records give the numbers that were measured; totals and survey results come from elsewhere."""
        if indicator.number not in self.from_rows:
            given = self._given(indicator, "")
            counted = self._vectors(indicator, "", NONE) if indicator.tallies else None
            everyone = self.recount.frame.groups.index("all")
            self.from_rows[indicator.number] = (
                given is not None
                and counted is not None
                and all(one[everyone] == other[everyone] for one, other in zip(given, counted, strict=True))
            )
        return self.from_rows[indicator.number]

    def _fraction(self, number: str, part: str, group: str, rules: Rules) -> Fraction | None:
        indicator = self.standard.indicator(number)
        from_rows = self._counted_from_rows(indicator)
        vectors = self._vectors(indicator, part, rules) if from_rows else self._given(indicator, part)
        groups = self.recount.frame.groups
        if vectors is None or group not in groups:
            return None
        place = groups.index(group)
        numerator, denominator = float(vectors[0][place]), float(vectors[1][place])
        return None if math.isnan(numerator) or math.isnan(denominator) else (numerator, denominator)

    def _given(self, indicator: Indicator, part: str) -> tuple[FloatArray, FloatArray] | None:
        counts = self.recount.measurement.counts.indicator(indicator.number)
        if counts is None or part not in counts.parts:
            return None
        place = self.recount.measurement.counts.organisations.index(self.organisation)
        where = counts.parts.index(part)
        return counts.numerator[place, where], counts.denominator[place, where]

    def _vectors(self, indicator: Indicator, part: str, rules: Rules) -> tuple[FloatArray, FloatArray] | None:
        """Numerators and denominators by group."""
        rows: frozenset[RowRule] = frozenset(rule for rule in rules if isinstance(rule, ROW_RULES))
        of, among = (self.recount.at(tally, part, self.organisation, rows) for tally in tally_sides(indicator))
        if of is None or among is None:
            return None
        groups = self.recount.frame.groups
        numerator, denominator = (self._regrouped(each, rules) for each in (of, among))
        if isinstance(indicator.measure, Share):
            denominator = np.full(len(groups), denominator[groups.index("all")])
        own = 1
        if isinstance(indicator.measure, Rate) and indicator.measure.averaged_over:
            own = self.recount.measurement.edition.rules[indicator.measure.averaged_over]
        years = next((rule.years for rule in rules if isinstance(rule, Years)), None)
        if years is None:
            return numerator, denominator * own
        return numerator / years, denominator

    def _regrouped(self, numbers: FloatArray, rules: Iterable[Rule]) -> FloatArray:
        groups, grouping = self.recount.frame.groups, self.standard.grouping
        moved = numbers.copy()
        for rule in rules:
            if isinstance(rule, Moved):
                here, inside, to = (groups.index(name) for name in (rule.group, rule.inside, rule.to))
                moved[to] += numbers[here]
                moved[inside] -= numbers[here]
            elif isinstance(rule, WithoutUnknown):
                moved[groups.index("all")] -= numbers[groups.index(grouping.unknown)]
                moved[groups.index(grouping.unknown)] = 0
        return moved


def _compared(statistic: str, own: Fraction, other: Fraction, rules: Rules) -> float | None:
    if not own[1] or not other[1]:
        return None
    first, second = _PERCENT * own[0] / own[1], _PERCENT * other[0] / other[1]
    for rule in rules:
        if isinstance(rule, FromRounded):
            first, second = (_rounded(each, rule.decimals) for each in (first, second))
    if any(isinstance(rule, Inverted) for rule in rules):
        first, second = second, first
    if statistic == "ratio":
        return first / second if second else None
    return first - second


def _rounded(number: float, decimals: int) -> float:
    """Rounded half up, as people and spreadsheets do."""
    shift = 10.0**decimals
    return math.floor(number * shift + 0.5 + 1e-9) / shift
