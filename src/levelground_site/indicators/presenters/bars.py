"""Rows of bars under each other on one scale: of a place's indicators, or of places in one indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

from levelground.figures import Return
from levelground.publishing.charts import axis, bar, scale_for
from levelground.publishing.numbers import says_nothing, span
from levelground.publishing.verdict_words import rule_words
from levelground.publishing.views import glance_of, glance_value
from levelground.publishing.words import bands_of, kind_of
from levelground_site.indicators import addresses, queries
from levelground_site.indicators.finding import Found
from levelground_site.indicators.queries import Edition, Place


@dataclass(frozen=True)
class Bar:
    """A row: its name and where that leads, a word under it, the value and interval, its picture, what may be said."""

    name: str
    address: str
    value: str
    interval: str
    picture: str
    verdict: str
    rule: str = ""
    change: str = ""
    under: str = ""
    own: bool = False


@dataclass(frozen=True)
class Bars:
    """Rows that share a scale, under its axis; `reads` says how the picture is read."""

    title: str
    axis: str
    reads: str
    rows: tuple[Bar, ...]


def glance(found: Found, document: Return) -> list[Bars]:
    """The indicators of a place at a glance."""
    return [
        Bars(
            group.title,
            group.axis,
            group.reads,
            tuple(
                Bar(
                    f"{row.reading.indicator}. {row.reading.short}",
                    found.address(row.reading.indicator),
                    *(row.value, row.interval, row.picture, row.verdict, row.rule, row.change),
                )
                for row in group.rows
            ),
        )
        for group in glance_of(document)
    ]


def side_by_side(
    edition: Edition, document: Return, indicator: str, chosen: Sequence[tuple[Place, str]], *, own: str, newest: bool
) -> Bars | None:
    """Some places in one indicator, in the order given, on one scale; None where none has a headline.

    `document` gives the words and the bands; `own` is the code of the place that the page is about.
    """
    made = queries.headlines(edition, indicator)
    bands = bands_of(document)
    told = [each for place, _ in chosen if (each := made[place.code]) is not None]
    if not told:
        return None
    drawn = [each for each in told if kind_of(each) != "scored" and not says_nothing(each.interval)]
    scale = scale_for(drawn, bands) if drawn else None
    rows = []
    for place, under in chosen:
        each = made[place.code]
        address = addresses.of_indicator(edition, place, indicator, newest=newest)
        if each is None:
            rows.append(
                Bar(place.name, address, "no value", "", "", "Not measured", under=under, own=place.code == own)
            )
            continue
        rows.append(
            Bar(
                place.name,
                address,
                glance_value(each, document),
                "" if says_nothing(each.interval) else span(each.interval, each.statistic),
                bar(each, scale) if scale is not None and each in drawn else "",
                str(each.verdict),
                rule_words(each, bands),
                under=under,
                own=place.code == own,
            )
        )
    ratio = told[0].statistic == "ratio"
    title = "Times as likely" if ratio else "Percentage points" if told[0].statistic == "difference" else "Scores"
    reads = f"Shaded: {bands.words}." if ratio else f"Shaded: within {bands.points:g} points of no difference."
    return Bars(title, axis(scale, title) if scale else "", reads if scale else "", tuple(rows))
