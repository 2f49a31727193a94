"""What the report's templates show: a return, arranged in the order in which it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from levelground.figures.reading import Comparison, Count, Reading, Return, Verdict
from levelground.publishing import charts
from levelground.publishing.change_words import movement_words
from levelground.publishing.evidence import counted, side_words
from levelground.publishing.further_words import BROAD, SINGLE, breadth_of
from levelground.publishing.numbers import HIDDEN, HIDDEN_KINDLY, percent, says_nothing, shown, span, whole
from levelground.publishing.parts import LADDER, label_of, ordered_parts, pairs_of
from levelground.publishing.sentences import comparison_sentence
from levelground.publishing.verdict_words import rule_words
from levelground.publishing.words import ANSWERED, NOT_COMPARED, Bands, bands_of, capital, group_word, kind_of, small

_MOST_ROWS_IN_A_PICTURE = 16
_DIMENSIONS = {
    "clinical": "clinical and non-clinical",
    "cluster": "cluster of bands",
    "tier": "tier of pay",
    "voting": "voting membership",
    "executive": "executive membership",
}


@dataclass(frozen=True)
class Row:
    """A comparison as a row of a table."""

    label: str
    comparator: str
    group: str
    value: str
    interval: str
    verdict: Verdict
    rule: str


@dataclass(frozen=True)
class Table:
    """Rows in named groups under a title; `adjusted` says that verdicts in a group allow for one another.

    Where every row is held against the whole workforce, `against` says it once and the rows have no comparator.
    """

    title: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    adjusted: bool = False
    against: str = ""


@dataclass(frozen=True)
class GlanceRow:
    """An indicator's row in 'at a glance'."""

    reading: Reading
    value: str
    interval: str
    picture: str
    verdict: str
    rule: str
    change: str


@dataclass(frozen=True)
class GlanceGroup:
    """The rows that share a scale, under its axis."""

    title: str
    reads: str
    axis: str
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True)
class Picture:
    """A chart, with the words that say how it is read."""

    svg: str
    reads: str


@dataclass(frozen=True)
class LadderView:
    """The rungs of one ladder of pay, drawn and as a table, the highest first."""

    title: str
    group: str
    picture: Picture
    table: Table


@dataclass(frozen=True)
class FinerTable:
    """Finer groups down the side, the whole and its clusters across: (count, percentage) in each cell."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def is_rung(comparison: Comparison) -> bool:
    """Whether it is a rung of a ladder of pay: a share in one band, held against the workforce's."""
    return kind_of(comparison) == "share" and list(pairs_of(comparison.part))[-1:] == ["pay_band"]


def row_of(reading: Reading, comparison: Comparison, bands: Bands) -> Row:
    """A comparison as a row of a table."""
    return Row(
        label=label_of(reading, comparison.part, comparison),
        comparator=side_words(comparison, comparison.comparator),
        group=side_words(comparison, comparison.group),
        value=shown(comparison.interval.value, comparison.statistic),
        interval=span(comparison.interval, comparison.statistic),
        verdict=comparison.verdict,
        rule=rule_words(comparison, bands),
    )


def parts_table(reading: Reading, document: Return) -> Table | None:
    """The headline of a reading and its parts, one group of rows for each way of splitting; None without a headline.

    The rungs of a ladder of pay stand in a table of their own.
    """
    made = reading.headline
    if made is None:
        return None
    split: dict[tuple[str, ...], list[Comparison]] = {}
    if all(part.part != made.part for part in reading.parts):
        split[()] = [made]
    for comparison in reading.parts:
        if not is_rung(comparison):
            split.setdefault(tuple(pairs_of(comparison.part)), []).append(comparison)
    groups = tuple(
        (_split_by(names), _rows(reading, comparisons, bands_of(document))) for names, comparisons in split.items()
    )
    adjusted = any(part.family > 1 for part in reading.parts if not is_rung(part))
    return Table(f"{reading.title}: the counts behind it", groups, adjusted, _against(made))


def progression_table(reading: Reading, document: Return) -> Table | None:
    """The race disparity ratios of a reading as a table; None where it has none."""
    if not reading.progression:
        return None
    adjusted = any(comparison.family > 1 for comparison in reading.progression)
    return Table(
        "Moving up: race disparity ratios", (("", _rows(reading, reading.progression, bands_of(document))),), adjusted
    )


def _split_by(names: Sequence[str]) -> str:
    return f"By {' and '.join(_DIMENSIONS.get(name, name.replace('_', ' ')) for name in names)}" if names else ""


def _rows(reading: Reading, comparisons: Sequence[Comparison], bands: Bands) -> tuple[Row, ...]:
    return tuple(row_of(reading, comparison, bands) for comparison in comparisons)


def _against(comparison: Comparison) -> str:
    if kind_of(comparison) != "share":
        return ""
    if comparison.comparator.hidden:
        return f"Held against the whole workforce, whose number is {HIDDEN}"
    return f"Held against {counted(comparison.comparator)} in the whole workforce"


def glance_of(document: Return) -> tuple[GlanceGroup, ...]:
    """The indicators at a glance: ratios on one scale, differences in points on another, then those without a value."""
    groups, bands = [], bands_of(document)
    for statistic, title, reads in (
        ("ratio", "Times as likely", f"Shaded: {bands.words}. The line at 1 is where both are as likely."),
        (
            "difference",
            "Percentage points",
            f"Shaded: within {bands.points:g} points. The line at 0 is where there is no difference.",
        ),
    ):
        readings = [
            reading
            for reading in document.readings
            if reading.headline
            and kind_of(reading.headline) != "scored"
            and (reading.headline.statistic == "difference") == (statistic == "difference")
        ]
        if readings:
            headlines = [reading.headline for reading in readings if reading.headline]
            scale = charts.scale_for(headlines, bands)
            rows = tuple(_glance_row(document, reading, scale) for reading in readings)
            groups.append(GlanceGroup(title, reads, charts.axis(scale, title), rows))
    undrawn = tuple(
        _undrawn_row(document, reading)
        for reading in document.readings
        if reading.measured and (reading.headline is None or kind_of(reading.headline) == "scored")
    )
    if undrawn:
        groups.append(GlanceGroup("Scores, and what is not compared", "", "", undrawn))
    missing = tuple(
        GlanceRow(reading, capital(reading.reason), "", "", Verdict.NOT_MEASURED, "", "not given")
        for reading in document.readings
        if reading.headline is None and not reading.measured
    )
    return (*groups, GlanceGroup("Not measured", "", "", missing)) if missing else tuple(groups)


def _undrawn_row(document: Return, reading: Reading) -> GlanceRow:
    """A reading on no scale: a score without an interval, or a value that is compared with no other."""
    made, words = reading.headline, document.group_words
    if reading.answer is not None:
        return GlanceRow(reading, capital(reading.answer.answer), "", "", ANSWERED, "", "not given")
    if made is not None:
        change = movement_words(reading, document.previous_year).replace(f" since {document.previous_year}", "")
        return GlanceRow(reading, glance_value(made, document), "", "", made.verdict, "", change)
    sides = [side for side in reading.groups if side.percentage.value is not None]
    value = ", ".join(f"{group_word(side.group, words)} {percent(side.percentage.value or 0)}" for side in sides)
    interval = span(sides[0].percentage, "percentage") if len(sides) == 1 else ""
    value = ", ".join([value, *(f"{group_word(side.group, words)} {HIDDEN}" for side in reading.groups if side.hidden)])
    return GlanceRow(
        reading, value.removeprefix(", ") or "nobody was asked", interval, "", NOT_COMPARED, "", "not given"
    )


def _glance_row(document: Return, reading: Reading, scale: charts.Scale) -> GlanceRow:
    made = reading.headline
    if made is None:
        raise ValueError(f"Indicator {reading.indicator} has no headline to show.")
    return GlanceRow(
        reading=reading,
        value=glance_value(made, document),
        interval="" if says_nothing(made.interval) else span(made.interval, made.statistic),
        picture="" if made.verdict is Verdict.HIDDEN else charts.bar(made, scale),
        verdict=made.verdict,
        rule=rule_words(made, bands_of(document)),
        change=movement_words(reading, document.previous_year).replace(f" since {document.previous_year}", ""),
    )


def glance_value(made: Comparison, document: Return) -> str:
    """The headline's value in a few words: 'white 1.42 times as likely as BME'."""
    if made.verdict is Verdict.HIDDEN:
        return HIDDEN_KINDLY
    group, comparator = (group_word(side.group, document.group_words) for side in (made.group, made.comparator))
    if kind_of(made) == "ratio":
        if made.interval.value is None:
            return (
                f"{group} at least {made.interval.lower:.2f} times" if made.interval.lower else "cannot be worked out"
            )
        return f"{group} {shown(made.interval.value, 'ratio')} times as likely as {comparator}"
    this, that = made.group.percentage.value, made.comparator.percentage.value
    if this is None or that is None:
        return "cannot be worked out"
    if kind_of(made) == "scored":
        return f"{group} {this:.2f}, {comparator} {that:.2f}: {shown(made.interval.value, made.statistic)}"
    return f"{group} {percent(this)}, {comparator} {percent(that)}: {shown(made.interval.value, 'difference')}"


def picture_of(document: Return, reading: Reading) -> Picture | None:
    """The picture of a reading: its headline and, where there is room, its parts."""
    made = reading.headline
    if made is None or kind_of(made) == "scored":
        return None
    words = document.group_words
    group, comparator = (group_word(side.group, words) for side in (made.group, made.comparator))
    says = comparison_sentence(reading, made, words)
    parts = [part for part in reading.parts if part.statistic == made.statistic and not is_rung(part)]
    too_many = len(parts) >= _MOST_ROWS_IN_A_PICTURE
    if too_many:
        parts = [part for part in parts if part.verdict is Verdict.CLEAR][: _MOST_ROWS_IN_A_PICTURE - 1]
    kind = kind_of(made)
    if all(each.group.hidden and each.verdict is Verdict.HIDDEN for each in (made, *parts)):
        return None
    if kind == "said":
        sides = (made.group, made.comparator)
        labels = [f"{capital(group_word(side.group, words))} {reading.people}" for side in sides]
        clear = made.verdict is Verdict.CLEAR
        svg = charts.shares_chart(
            [charts.Mark(side.percentage, clear, side.hidden) for side in sides], labels, None, reading.title, says
        )
        return Picture(svg, "Each mark is what a group said, each line its 95% interval.")
    first = [] if any(part is made or part.part == made.part for part in parts) else [made]
    rows = [(label_of(reading, part.part, part), part) for part in [*first, *parts]]
    if kind == "share":
        svg = charts.ladder_chart([part for _, part in rows], [label for label, _ in rows], reading.title, says)
        return Picture(svg, f"Each mark is the share that is {group}, each line its 95% interval.")
    drawn = (
        "Of the parts only those with a clear difference are drawn." if parts else "No part shows a clear difference."
    )
    left_out = f" {drawn}" if too_many else ""
    svg = charts.interval_chart(rows, bands_of(document), reading.title, says)
    reads = f"Right of 1, {group} {reading.people} are more likely; left of 1, {comparator} {reading.people} are."
    return Picture(
        svg, reads + left_out + (f" Shaded: {bands_of(document).words}." if made.inside_band is not None else "")
    )


def ladders_of(document: Return) -> tuple[LadderView, ...]:
    """The ladders of pay: bands with the highest on top, and grades that are not on that ladder by themselves."""
    views = []
    for reading in document.readings:
        split: dict[tuple[str, bool], list[Comparison]] = {}
        by_part = {comparison.part: comparison for comparison in reading.parts}
        for comparison in (by_part[part] for part in ordered_parts(list(by_part))):
            if is_rung(comparison) and (comparison.group.hidden or comparison.group.denominator):
                graded = pairs_of(comparison.part)["pay_band"] not in LADDER
                split.setdefault((comparison.part.rpartition(";")[0], graded), []).append(comparison)
        for (prefix, graded), rungs in split.items():
            if not graded:
                rungs.reverse()
            whole_part = next((part for part in reading.parts if part.part == prefix), None)
            who = label_of(reading, prefix, whole_part)
            views.append(_ladder_view(document, reading, rungs, who, graded))
    return tuple(views)


def _ladder_view(document: Return, reading: Reading, rungs: Sequence[Comparison], who: str, graded: bool) -> LadderView:
    title = f"{who}: {'grades and scales outside the bands' if graded else 'the ladder of pay'}"
    names = [pairs_of(rung.part)["pay_band"] for rung in rungs]
    group = group_word(rungs[0].group.group, document.group_words)
    order = "" if graded else ", from the highest to the lowest"
    says = f"The share that is {group}, {small(who)} staff, by {'grade' if graded else 'band'}{order}."
    svg = charts.ladder_chart(rungs, names, title, says)
    rows = tuple(
        replace(row, label=name) for name, row in zip(names, _rows(reading, rungs, bands_of(document)), strict=True)
    )
    table = Table(f"{who}, by {'grade' if graded else 'band'}", (("", rows),), rungs[0].family > 1, _against(rungs[0]))
    return LadderView(title, capital(group), Picture(svg, says), table)


def finer_of(document: Return) -> tuple[FinerTable, ...]:
    """Finer groups in the whole and in its clusters, from the counts: broad groups first, then single categories."""
    ladder = next((reading for reading in document.readings if any(is_rung(part) for part in reading.parts)), None)
    if ladder is None:
        return ()
    clusters = [part for part in ladder.parts if list(pairs_of(part.part)) == ["cluster"]]
    columns = ("", *(part.part for part in clusters))
    cells = {
        (count.group, count.part): count
        for count in document.counts
        if count.indicator == ladder.indicator and "=" in count.group and count.part in columns
    }
    groups = list(dict.fromkeys(count.group for count in document.counts if (count.group, "") in cells))
    titles = ("Whole workforce", *(label_of(ladder, part.part, part) for part in clusters))
    return tuple(
        FinerTable(
            title,
            titles,
            tuple((group_word(group, document.group_words), _cells(group, columns, cells)) for group in some),
        )
        for title in (BROAD, SINGLE)
        if (some := [group for group in groups if breadth_of(group) == title])
    )


def _cells(group: str, columns: Sequence[str], cells: dict[tuple[str, str], Count]) -> tuple[tuple[str, str], ...]:
    made = []
    for column in columns:
        count = cells.get((group, column))
        if count is not None and (count.numerator is None or count.denominator is None):
            made.append((HIDDEN if count.numerator is None else whole(count.numerator), ""))
        elif count is None or count.numerator is None or not count.denominator:
            made.append(("–", ""))
        else:
            made.append((whole(count.numerator), percent(100 * count.numerator / count.denominator)))
    return tuple(made)
