"""A first map for a blank, proposed from its labels: to be corrected, never to be trusted unread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from levelground.publishing.blanks.addresses import Place, address_of
from levelground.publishing.blanks.mapping import KIND
from levelground.publishing.blanks.package import Blank
from levelground.publishing.blanks.sheet_xml import Sheet
from levelground.records import sheet_texts
from levelground.standards import (
    Dimension,
    Indicator,
    Quantity,
    Rate,
    Standard,
    dimension_values,
    likeness,
    statistics_of,
    words_of,
)

Confidence = str
SURE, LIKELY, GUESS = "sure", "likely", "a guess"
_ORDER = (SURE, LIKELY, GUESS)
_NUMBERED = re.compile(r"\b(?:indicator|metric)s?\s*\(?\s*(\d+\w*)", re.IGNORECASE)
_TITLE_LIKE = 0.6
# How many rows of headings above a cell are looked at, and how far to its left its label may stand.
_HEADING_ROWS, _LABEL_COLUMNS = 4, 12
_UNKNOWN = frozenset({"null", "unknown", "undisclosed", "unstated"})
Texts = Mapping[Place, str]


@dataclass(frozen=True)
class Guess:
    """A cell of the blank and what its labels say that it holds."""

    sheet: str
    place: Place
    quantity: Quantity
    confidence: Confidence
    labels: str


def propose(blank: Blank, standard: Standard) -> tuple[Guess, ...]:
    """What each open cell of a blank seems to be for, sheet by sheet; those of few words are left out."""
    found: list[Guess] = []
    for name, texts in sheet_texts(blank.path).items():
        layout = blank.sheets.get(name)
        if layout is None:
            continue
        labels = _Labels(name, texts, layout, standard)
        for place in _open_places(texts, layout):
            guess = labels.guess(place)
            if guess is not None:
                found.append(guess)
    return tuple(found)


def _open_places(texts: Texts, layout: Sheet) -> list[Place]:
    """Cells for numbers: those that were given a format or a number, and where no cell was, all right of a label."""
    rows, last = {row for row, _ in texts}, max((column for _, column in texts), default=1)
    places = [(row, column) for row in sorted(rows) for column in range(2, last + 1)]
    free = [place for place in places if not (place in texts or place in layout.formulas or layout.covered(place))]
    made = [place for place in free if place in layout.cells]
    return made or free


class _Labels:
    """The labels of one sheet: what stands left of a cell, above it, and over the whole block."""

    def __init__(self, sheet: str, texts: Texts, layout: Sheet, standard: Standard) -> None:
        self.sheet, self.texts, self.layout, self.standard = sheet, texts, layout, standard
        self.filled: dict[int, list[int]] = {}
        for row, column in sorted(texts):
            self.filled.setdefault(row, []).append(column)

    def guess(self, place: Place) -> Guess | None:
        """What a cell is for; None where an indicator, a group or a number is not plain from its labels."""
        row, column = place
        labels = [other for other in self.filled.get(row, ()) if column - _LABEL_COLUMNS <= other < column]
        left = [self.texts[row, other] for other in labels]
        above = self._above(place, labels)
        if not left or not above:
            return None
        section = self._section(row)
        indicator, named = self._indicator([*left, *above], section)
        if indicator is None:
            return None
        words = words_of(" ".join(left)) | words_of(" ".join(above))
        statistic, explicit = self._statistic(indicator, words, [*left, *above])
        part, from_near = self._part(indicator, [*left, *above], section)
        quantity = None if part is None else self._quantity(indicator, part, self._group(words), statistic)
        # A comparison stands once in its row: where the blank works it out, nothing is asked for.
        if quantity is None or (quantity.comparator and any(other == row for other, _ in self.layout.formulas)):
            return None
        confidence = SURE if named and explicit and from_near else LIKELY if named or explicit else GUESS
        return Guess(self.sheet, place, quantity, confidence, f"{' / '.join(left)} × {' / '.join(above)}")

    def _above(self, place: Place, labels: Sequence[int]) -> list[str]:
        """The headings over a cell, the nearest last: the first block of rows above that has a text in its column."""
        row, column = place
        found: list[str] = []
        for other in range(row - 1, 0, -1):
            text = "" if column in labels else self.texts.get((other, column), "")
            if text:
                found.insert(0, text)
                if len(found) == _HEADING_ROWS:
                    break
            elif found:
                break
        return found

    def _section(self, row: int) -> list[str]:
        """The texts that stand alone in a row above, the nearest first: titles of a block; the sheet's name last."""
        alone = [
            self.texts[other, columns[0]]
            for other, columns in sorted(self.filled.items(), reverse=True)
            if other < row and len({self.texts[other, column] for column in columns}) == 1
        ]
        return [*alone, self.sheet]

    def _indicator(self, near: Sequence[str], section: Sequence[str]) -> tuple[Indicator | None, bool]:
        """The indicator that the labels name, or else the titles over them; and whether by its number."""
        known = {indicator.number: indicator for indicator in self.standard.indicators}
        for text in (*near, *section):
            number = _NUMBERED.search(text)
            if number and number[1].lower() in known:
                return known[number[1].lower()], True
        for text in (*near, *section):
            words = words_of(text)
            for indicator in self.standard.indicators:
                titles = (indicator.title, indicator.words.short)
                if any(likeness(words, words_of(title)) >= _TITLE_LIKE for title in titles):
                    return indicator, False
        return None, False

    def _group(self, words: frozenset[str]) -> str:
        grouping = self.standard.grouping
        if words & _UNKNOWN or {"not", "stated"} <= words:
            return grouping.unknown
        for group in (grouping.group, grouping.comparator):
            own = words_of(grouping.words[group])
            if own <= words and not (
                group == grouping.comparator and words_of(grouping.words[grouping.group]) <= words
            ):
                return group
        return "all" if "all" in words else ""

    def _statistic(self, indicator: Indicator, words: frozenset[str], texts: Iterable[str]) -> tuple[str, bool]:
        """What the labels ask for, and whether they say so."""
        said = " ".join(texts).lower()
        if "ratio" in words or "relative likelihood" in said or "difference" in words:
            compared = [one.statistic for one in statistics_of(self.standard, indicator) if one.comparator]
            return (compared[0] if compared else ""), bool(compared)
        if "percentage" in words or "likelihood" in words:
            return "percentage", True
        if isinstance(indicator.measure, Rate):
            base = words_of(indicator.measure.among.noun)
            event = words_of(indicator.measure.of.noun) - base
            base -= words_of(indicator.measure.of.noun)
            of, among = len(words & event), len(words & base)
            if of != among:
                return ("numerator" if of > among else "denominator"), True
            return "numerator", False
        return ("numerator" if indicator.tallies else "percentage"), bool(indicator.tallies)

    def _part(self, indicator: Indicator, near: Sequence[str], section: Sequence[str]) -> tuple[str | None, bool]:
        """The part that the labels name, with what only a title over them says; and whether the labels say it all.

        Blank is the headline. None where the labels speak of a part that is none of ours.
        """
        best: tuple[int, str, bool] | None = None
        for parts in indicator.parts:
            values, told, by_title = [], 0, False
            for dimension in parts:
                value, size = _named(dimension, indicator, near)
                if value is None:
                    # The nearest title that says anything of this: 'Clinical' over the bands.
                    value = next(filter(None, (_named(dimension, indicator, [text])[0] for text in section)), None)
                    by_title = True
                values.append((dimension.name, value))
                told += size
            part = ";".join(f"{name}={value}" for name, value in values)
            whole = all(value is not None for _, value in values) and "tier=" not in part
            if whole and (best is None or told > best[0]) and (told or _is_total(near)):
                best = (told, part, not by_title)
        if best is not None:
            return best[1], best[2]
        return (None, False) if _speaks_of_a_part(near) else ("", True)

    def _quantity(self, indicator: Indicator, part: str, group: str, statistic: str) -> Quantity | None:
        for known in statistics_of(self.standard, indicator, part):
            if known.statistic != statistic:
                continue
            if known.comparator:
                return known
            if group and known.group == group:
                return known
        return None


def _named(dimension: Dimension, indicator: Indicator, texts: Sequence[str]) -> tuple[str | None, int]:
    """The value of a dimension that a text names, and in how many words; the one of most words where several do."""
    best: tuple[str | None, int] = (None, 0)
    for text in texts:
        words = words_of(text)
        for value in dimension_values(indicator, dimension):
            label = words_of(dimension.label(value))
            if label <= words and len(label) > best[1] and _digits(label) == _digits(words):
                best = (value, len(label))
    return best


def _digits(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(letter.isdigit() for letter in word))


def _is_total(texts: Sequence[str]) -> bool:
    return any(re.match(r"(sub-?)?total\b|all\b", text, re.IGNORECASE) for text in texts)


def _speaks_of_a_part(texts: Sequence[str]) -> bool:
    return any(re.search(r"\b(band|cluster|grade)s?\b.*\d", text, re.IGNORECASE) for text in texts)


def propose_map(blank: Blank, standard: Standard) -> tuple[str, tuple[Guess, ...]]:
    """A map as TOML text, to be corrected, and the guesses that it was made from."""
    guesses = propose(blank, standard)
    lines = [
        f"# A first map of {blank.path.name}, proposed from its labels. Look each entry through before you use it.",
        f"# part: as counts.csv writes it, blank for the headline; {KIND!r} tables may name one cell or a range.",
        f'standard = "{standard.name}"',
    ]
    for block in _blocks(guesses):
        lines += ["", *_table(block)]
    return "\n".join(lines) + "\n", guesses


def _blocks(guesses: Sequence[Guess]) -> list[list[list[Guess]]]:
    """Guesses as rectangles: runs of neighbouring columns, over rows that ask for the same in them."""
    runs: list[list[Guess]] = []
    for guess in guesses:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and (last.sheet, last.place[0], last.place[1] + 1) == (guess.sheet, *guess.place)
            and replace(last.quantity, group="") == replace(guess.quantity, group="")
            and not guess.quantity.comparator
        ):
            runs[-1].append(guess)
        else:
            runs.append([guess])
    blocks: list[list[list[Guess]]] = []
    for run in runs:
        for block in blocks:
            if _below(block[-1], run):
                block.append(run)
                break
        else:
            blocks.append([run])
    return blocks


def _below(upper: Sequence[Guess], lower: Sequence[Guess]) -> bool:
    """Whether a run stands right below another one and asks for the same groups, of another part."""
    return len(upper) == len(lower) and all(
        one.sheet == other.sheet
        and (one.place[0] + 1, one.place[1]) == other.place
        and replace(one.quantity, part="") == replace(other.quantity, part="")
        and one.quantity.part != other.quantity.part
        and not one.quantity.comparator
        for one, other in zip(upper, lower, strict=True)
    )


def _table(block: Sequence[Sequence[Guess]]) -> list[str]:
    first, last = block[0][0], block[-1][-1]
    quantity = first.quantity
    worst = max((guess.confidence for run in block for guess in run), key=_ORDER.index)
    lines = [f"[[{KIND}]]  # {worst}: {' '.join(first.labels.split())}", f"sheet = {_quoted(first.sheet)}"]
    single = first.place == last.place
    if single:
        lines.append(f'cell = "{address_of(first.place)}"')
    else:
        lines.append(f'range = "{address_of(first.place)}:{address_of(last.place)}"')
    lines.append(f'indicator = "{quantity.indicator}"')
    key = "side" if quantity.is_count else "statistic"
    lines.append(f'{key} = "{quantity.statistic}"')
    if len(block) > 1:
        lines += ["down = [", *(f"    {_quoted(run[0].quantity.part)}," for run in block), "]"]
    elif quantity.part:
        lines.append(f"part = {_quoted(quantity.part)}")
    if len(block[0]) > 1:
        lines.append("across = [" + ", ".join(_quoted(guess.quantity.group) for guess in block[0]) + "]")
    elif not quantity.comparator:
        lines.append(f"group = {_quoted(quantity.group)}")
    return lines


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
