"""Rules by which a number may have been made otherwise than the edition says: of groups, of years, of arithmetic.

The rules about rows are measuring's (`RowRule`). Each rule has a `slot`: no two of one slot are tried together.
"""

from dataclasses import dataclass

from levelground.measuring import AllRows, EachRow, LeftOut, Months, OnDate, RowRule, TakenIn
from levelground.standards import Difference, Indicator, Quantity, Rate, Share, Standard

# Counts are published rounded to the nearest of these.
_NEAREST = (5, 10)
_DECIMALS = (0, 1, 2)


@dataclass(frozen=True)
class WithoutUnknown:
    """Those whose group is unknown are left out of everybody."""

    word: str
    slot: str = "unknown"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"{self.word} left out of the whole"


@dataclass(frozen=True)
class Moved:
    """A group's people are counted in another group."""

    group: str
    inside: str
    to: str
    words: tuple[str, str]

    @property
    def slot(self) -> str:
        """What cannot be ruled on twice at once."""
        return "unknown" if self.group == self.inside else f"moved {self.group}"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"{self.words[0]} counted as {self.words[1]}"


@dataclass(frozen=True)
class Years:
    """The yearly average of so many years; 1: not averaged."""

    years: int
    slot: str = "years"

    @property
    def says(self) -> str:
        """The rule in words."""
        return "not averaged over years" if self.years == 1 else f"a yearly average over {self.years} years"


@dataclass(frozen=True)
class Nearest:
    """A count rounded to the nearest multiple."""

    of: int
    slot: str = "rounding"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"rounded to the nearest {self.of}"


@dataclass(frozen=True)
class Inverted:
    """The comparison in the other direction."""

    words: tuple[str, str]
    slot: str = "direction"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"the other way round ({self.words[1]} first, then {self.words[0]})"


@dataclass(frozen=True)
class Hundredfold:
    """A fraction given as a percentage, or a percentage as a fraction."""

    times: float
    slot: str = "hundred"

    @property
    def says(self) -> str:
        """The rule in words."""
        return "given as a percentage (times 100)" if self.times > 1 else "given as a fraction of 1 (divided by 100)"


@dataclass(frozen=True)
class FromRounded:
    """A comparison worked out from percentages that had been rounded first."""

    decimals: int
    slot: str = "from rounded"

    @property
    def says(self) -> str:
        """The rule in words."""
        if not self.decimals:
            return "worked out from percentages rounded to whole numbers"
        return f"worked out from percentages rounded to {self.decimals} decimal{'s' if self.decimals > 1 else ''}"


@dataclass(frozen=True)
class CutOff:
    """The digits after the last one given were cut off, not rounded."""

    decimals: int
    slot: str = "rounding"

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"cut off after {self.decimals} decimal{'s' if self.decimals != 1 else ''}, not rounded"


GroupRule = WithoutUnknown | Moved
FigureRule = Nearest | Inverted | Hundredfold | FromRounded | CutOff
Rule = RowRule | GroupRule | Years | FigureRule
# Rules that take digits away: they make many numbers into one.
ROUGH = (Nearest, FromRounded, CutOff)
ROW_RULES = (TakenIn, LeftOut, EachRow, AllRows, Months, OnDate)


def group_rules(standard: Standard) -> tuple[GroupRule, ...]:
    """Where the line between groups may have been drawn elsewhere: by the grouping's own finer groups, and unknown."""
    grouping = standard.grouping
    unknown = grouping.words.get(grouping.unknown, grouping.unknown)
    rules: list[GroupRule] = [WithoutUnknown(unknown)]
    sides = ((grouping.comparator, grouping.group), (grouping.group, grouping.comparator))
    # Of the comparator's finer groups the first is its core; the others stand on the line.
    for group in grouping.finer_of(grouping.comparator)[1:]:
        name = group.partition("=")[2].replace("-", " ")
        rules.append(Moved(group, grouping.comparator, grouping.group, (name, grouping.words[grouping.group])))
    rules += [Moved(grouping.unknown, grouping.unknown, to, (unknown, grouping.words[to])) for _, to in sides]
    return tuple(rules)


def year_rules(indicator: Indicator, standard: Standard) -> tuple[Years, ...]:
    """Over how many years a rate may have been averaged: one, two, and what other editions say."""
    measure = indicator.measure
    if not isinstance(measure, Rate) or not measure.averaged_over:
        return ()
    name = measure.averaged_over
    years = {1, 2} | {change.rules[name] for change in standard.changes if name in change.rules}
    return tuple(Years(number) for number in sorted(years))


def figure_rules(quantity: Quantity, standard: Standard, decimals: int) -> tuple[FigureRule, ...]:
    """What may have been done to a number after it was counted; `decimals` are those that it is given with."""
    if quantity.is_count:
        return tuple(Nearest(number) for number in _NEAREST)
    rules: list[FigureRule] = []
    if quantity.comparator:
        indicator = standard.indicator(quantity.indicator)
        words = standard.grouping.words
        rules.append(
            Inverted((words.get(quantity.group, quantity.group), words.get(quantity.comparator, quantity.comparator)))
        )
        if isinstance(indicator.measure, Share | Rate) or isinstance(indicator.compare, Difference):
            rules += [FromRounded(number) for number in _DECIMALS]
    rules.append(Hundredfold(100.0 if quantity.statistic.endswith("ratio") else 0.01))
    rules.append(CutOff(decimals))
    return tuple(rules)
