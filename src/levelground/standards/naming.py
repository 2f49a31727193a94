"""What people call what is measured: names made from a standard's declaration, and looked up tolerantly."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from levelground.records import record_set_named
from levelground.standards.declaration import (
    Difference,
    Dimension,
    Indicator,
    Parts,
    Rate,
    Ratio,
    Share,
    Standard,
    Tally,
)

WORKFORCE = "workforce"
# Words that tell nothing apart, and words for the same thing.
_EMPTY = frozenset(
    {
        "the", "of", "in", "a", "an", "number", "no", "count", "total", "for", "by", "and", "who", "were", "at", "on",
        "is", "s", "to",
    }
)  # fmt: skip
_SAME = {
    "%": "percentage", "percent": "percentage", "pct": "percentage", "share": "percentage", "proportion": "percentage",
    "everyone": "all", "overall": "all", "everybody": "all", "unstated": "unknown", "undisclosed": "unknown",
    "ind": "indicator", "metric": "indicator", "headcount": "staff", "workforce": "staff", "employees": "staff",
    "gap": "difference", "bands": "band", "n": "numerator", "d": "denominator", "afc": "band",
    "non": "not", "nonclinical": "not clinical",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+|%")
# How alike two names must be, of 1, to be taken for one another, unless one only leaves words out.
_ALIKE = 0.66


@dataclass(frozen=True)
class Quantity:
    """One number of a standard: a side of a count, or a figure.

    `statistic` is `numerator`, `denominator`, or what `figures.csv` calls a figure (`percentage`, `ratio`, …).
    """

    indicator: str
    part: str
    statistic: str
    group: str
    comparator: str = ""

    @property
    def is_count(self) -> bool:
        """Whether it is a number of people or rows, not a figure made of such."""
        return self.statistic in ("numerator", "denominator")


@dataclass(frozen=True)
class Match:
    """What a name was taken for, and how alike the names are, from 0 to 1 (1: the same words)."""

    quantity: Quantity
    name: str
    likeness: float


def words_of(text: str) -> frozenset[str]:
    """The telling words of a name, lower case, the same word for the same thing."""
    found: list[str] = []
    for word in _WORD.findall(text.lower().replace("non-", "non ")):
        found += _SAME.get(word, word).split()
    return frozenset(word for word in found if word not in _EMPTY) or frozenset(found)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of words are: those in both, of those in either."""
    return len(one & other) / len(one | other) if one and other else 0.0


def part_label(indicator: Indicator, part: str) -> str:
    """What a part is called, by its dimensions' words: 'Clinical, Band 5'."""
    if not part:
        return ""
    labels = []
    for pair in part.split(";"):
        name, _, value = pair.partition("=")
        dimension = next((one for parts in indicator.parts for one in parts if one.name == name), None)
        labels.append(dimension.label(value) if dimension is not None else value)
    return ", ".join(labels)


def parts_named(indicator: Indicator) -> tuple[str, ...]:
    """The names of all parts that an indicator declares, the headline left out."""
    return tuple(name for parts in indicator.parts for name in _crossed(indicator, parts))


def dimension_values(indicator: Indicator, dimension: Dimension) -> tuple[str, ...]:
    """The names of the parts that a dimension makes of an indicator; none where it is a survey's."""
    if dimension.sets or not indicator.tallies:
        return tuple(name for name, _ in dimension.sets)
    people = indicator.tallies[-1].people_of or indicator.tallies[-1]
    return record_set_named(people.records).column(dimension.column).values


def _crossed(indicator: Indicator, parts: Parts) -> list[str]:
    names = [""]
    for dimension in parts:
        values = dimension_values(indicator, dimension)
        names = [f"{name};{dimension.name}={value}".lstrip(";") for name in names for value in values]
    return names


def statistics_of(standard: Standard, indicator: Indicator, part: str = "") -> tuple[Quantity, ...]:
    """Every number of one part of an indicator that a return may hold for the main groups."""
    groups = groups_of(standard, part)
    found = [
        Quantity(indicator.number, part, statistic, group)
        for statistic in ("numerator", "denominator", "percentage")
        for group in groups
    ]
    compared = indicator.compare_parts if part else indicator.compare
    match compared:
        case Ratio(group, comparator):
            found.append(Quantity(indicator.number, part, "ratio", group, comparator))
        case Difference(group, comparator):
            found.append(Quantity(indicator.number, part, "difference", group, comparator))
    return tuple(found)


def groups_of(standard: Standard, part: str) -> tuple[str, ...]:
    """The groups that a part is given for: the finer ones for headlines and clusters only."""
    wide = not part or part.startswith("cluster=")
    return (*standard.grouping.main, *standard.grouping.finer) if wide else standard.grouping.main


def in_words(quantity: Quantity, standard: Standard) -> str:
    """A quantity as a person reads it: 'staff in post, BME', 'indicator 2, ratio'."""
    indicator = standard.indicator(quantity.indicator)
    part = part_label(indicator, quantity.part)
    word = standard.grouping.words.get(quantity.group, quantity.group.partition("=")[2].replace("-", " "))
    if quantity.is_count:
        noun = _noun(indicator, quantity.statistic)
        pieces = [noun or f"indicator {indicator.number}, {quantity.statistic}", part, "" if word == "all" else word]
    elif quantity.comparator:
        pieces = [f"indicator {indicator.number}", part, quantity.statistic]
    else:
        pieces = [f"indicator {indicator.number}", part, f"{word}, {quantity.statistic}"]
    return ", ".join(piece for piece in pieces if piece)


def _noun(indicator: Indicator, statistic: str) -> str:
    match indicator.measure:
        case Share(of):
            return of.noun if statistic == "numerator" else f"all {of.noun}"
        case Rate(of, among):
            return of.noun if statistic == "numerator" else f"{among.noun} (indicator {indicator.number})"
        case _:
            return ""


def vocabulary(standard: Standard) -> Mapping[frozenset[str], tuple[Quantity, str]]:
    """Every name that the declaration gives to a number, as its words; the first to use a name keeps it."""
    names: dict[frozenset[str], tuple[Quantity, str]] = {}
    for quantity, name in _names(standard):
        names.setdefault(words_of(name), (quantity, name))
    return names


def _names(standard: Standard) -> Iterable[tuple[Quantity, str]]:
    seen: list[Tally] = []
    for indicator in standard.indicators:
        for side, tally in _sides(indicator):
            if tally not in seen:
                seen.append(tally)
                yield from _of_tally(standard, indicator, side, tally)
    for indicator in standard.indicators:
        for part in ("", *parts_named(indicator)):
            label = part_label(indicator, part)
            for quantity in statistics_of(standard, indicator, part):
                yield from _of_quantity(standard, indicator, quantity, label)


def _sides(indicator: Indicator) -> list[tuple[str, Tally]]:
    match indicator.measure:
        case Share(of):
            return [("numerator", of)]
        case Rate(of, among):
            return [("numerator", of), ("denominator", among)]
        case _:
            return []


def _of_tally(standard: Standard, indicator: Indicator, side: str, tally: Tally) -> Iterable[tuple[Quantity, str]]:
    nouns = [tally.noun]
    if tally == standard.workforce:
        nouns.append(tally.records)
    for part in ("", *parts_named(indicator)):
        label = part_label(indicator, part)
        for group in groups_of(standard, part):
            for word in _group_words(standard, group):
                for noun in nouns:
                    yield Quantity(indicator.number, part, side, group), f"{word} {label} {noun}".strip()
                    if isinstance(indicator.measure, Share):
                        if tally == standard.workforce and word:
                            yield Quantity(indicator.number, part, "percentage", group), f"{word} {label} percentage"
                        yield Quantity(indicator.number, part, "percentage", group), f"{word} {label} {noun} percentage"


def _group_words(standard: Standard, group: str) -> tuple[str, ...]:
    own = standard.grouping.words.get(group, "")
    word = group.partition("=")[2].replace("-", " ") or group
    return tuple(dict.fromkeys(("", word, own) if group == "all" else (own or word, word)))


def _of_quantity(
    standard: Standard, indicator: Indicator, quantity: Quantity, label: str
) -> Iterable[tuple[Quantity, str]]:
    # A short name that is the headline part's own says nothing of the whole.
    short = () if indicator.headline_part else (indicator.words.short,)
    titles = (f"indicator {indicator.number}", indicator.title) if label else (
        f"indicator {indicator.number}", indicator.title, indicator.number, *short
    )  # fmt: skip
    if quantity.comparator:
        also = ("relative likelihood",) if quantity.statistic == "ratio" else ()
        for title in titles:
            for word in (quantity.statistic, *also, *(() if label else ("",))):
                yield quantity, f"{title} {label} {word}"
        return
    for title in (*titles, "") if label else titles:
        for word in _group_words(standard, quantity.group):
            yield quantity, f"{title} {label} {word} {quantity.statistic}"
            if quantity.statistic == "percentage" and title and word:
                yield quantity, f"{title} {label} {word} likelihood"
                yield quantity, f"{title} {label} {word}"


def matched(name: str, names: Mapping[frozenset[str], tuple[Quantity, str]]) -> Match | None:
    """What a name means: the one with the same words, else the one that is clearly more alike than any other.

    A number in a name tells one thing from another: 'indicator 2' is never taken for 'indicator 3'.
    """
    words = words_of(name)
    if words in names:
        quantity, known = names[words]
        return Match(quantity, known, 1.0)
    alike = [(likeness(words, other), other) for other in names if len(words & other) * 2 >= len(words | other)]
    alike = sorted(((much, other) for much, other in alike if _numbers(words) == _numbers(other)), key=_most)
    if not alike:
        return None
    wider = [(much, other) for much, other in alike if words < other] or alike
    best, found = wider[0]
    rivals = {names[other][0] for much, other in wider if much == best}
    if len(rivals) > 1 or (best < _ALIKE and not words < found):
        return None
    quantity, known = names[found]
    return Match(quantity, known, best)


def _most(found: tuple[float, frozenset[str]]) -> tuple[float, list[str]]:
    return -found[0], sorted(found[1])


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(letter.isdigit() for letter in word))
