"""The run of months as it is shown: for each series a sentence, its pictures, its numbers and its notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from levelground.figures.reading import MonthPoint, MonthSeries, Return
from levelground.publishing import month_words
from levelground.publishing.month_chart import level_chart, moves_chart
from levelground.publishing.numbers import percent, points
from levelground.publishing.words import capital, group_word, out_of

CHARTED = ("usual", "signal")


@dataclass(frozen=True)
class MonthPicture:
    """A chart of months, and the words below it."""

    svg: str
    caption: str
    alt: str


@dataclass(frozen=True)
class MonthView:
    """One series as it is read; `rows` are those of a table under `columns`, the latest month first."""

    number: str
    title: str
    says: str
    pictures: tuple[MonthPicture, ...]
    table_title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def views_of(document: Return) -> tuple[MonthView, ...]:
    """Every series of a monitoring document; none of a return."""
    if document.monitoring is None:
        return ()
    return tuple(_view(series, document) for series in document.monitoring.series)


def _view(series: MonthSeries, document: Return) -> MonthView:
    words = document.group_words
    return MonthView(
        number=series.indicator,
        title=series.short,
        says=month_words.sentence_of(series, words),
        pictures=tuple(_pictures(series, document)),
        table_title=f"{series.short}: {month_words.TABLE_TITLE}",
        columns=columns_of(series, document),
        rows=tuple(_row(point) for point in reversed(series.points)),
        notes=tuple(month_words.notes_of(series)),
    )


def _pictures(series: MonthSeries, document: Return) -> Iterator[MonthPicture]:
    """Pictures of a series that can be charted; where there are too few, numbers alone stand."""
    says = month_words.sentence_of(series, document.group_words)
    if all(point.value is None for point in series.points):
        return
    if len(series.points) > 1 and series.kind == "in post" and series.state != "too few a month":
        group = group_word(series.points[-1].group.group, document.group_words)
        caption = f"The share of people in post who are {group}, month by month, without limits: it is not judged."
        yield MonthPicture(level_chart(series, f"{series.short}: share", caption), caption, caption)
    if series.limits or (series.state == "too few months" and len(series.points) > 1):
        charted = month_words.charted_words(series, document.group_words)
        limits = month_words.limits_words(series)
        caption = f"{charted}. {limits}".strip()
        yield MonthPicture(moves_chart(series, f"{series.short}: {charted}", says), caption, f"{charted}. {says}")


def columns_of(series: MonthSeries, document: Return) -> tuple[str, ...]:
    """The heads of a series' table."""
    last = series.points[-1]
    first = capital(group_word(last.group.group, document.group_words))
    if last.comparator is None:
        return ("Month", first, "Share", "Moved, points", "What it says")
    return ("Month", first, capital(group_word(last.comparator.group, document.group_words)), "Points", "What it says")


def _row(point: MonthPoint) -> tuple[str, ...]:
    month, says = month_words.month_name(point.month, short=True), month_words.point_words(point) or "–"
    counted = out_of(point.group)
    moved = "–" if point.charted is None else points(point.charted)
    if point.comparator is None:
        share = "–" if point.value is None else percent(point.value)
        return month, counted, share, moved, says
    sides = []
    for side in (point.group, point.comparator):
        share = f" ({percent(side.percentage.value)})" if side.percentage.value is not None else ""
        sides.append(f"{out_of(side)}{share}")
    return month, *sides, moved, says
