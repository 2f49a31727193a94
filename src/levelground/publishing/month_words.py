"""What is said of a run of months: each month's numbers, what the latest one signals, and what the chart cannot say."""

from collections.abc import Iterable

from levelground.figures.months import FEWEST_POINTS
from levelground.figures.reading import Fraction, Monitoring, MonthPoint, MonthSeries, Return
from levelground.publishing.numbers import percent, points, whole
from levelground.publishing.words import GroupWords, capital, group_word, joined, out_of
from levelground.standards import Month

MONTHS = "Month by month"
NOT_THE_RETURN = "not the statutory return"
WHY_MONTHS = (
    "Each month is counted by itself, so that no two share a day. A rolling twelve-month figure shares eleven months "
    "with the one before it: it would seem to rise or fall for a year after a single odd month. Of people in post the "
    "same ones are counted month after month: their share drifts, so what is judged is how far it moved in each month."
)
HOW_JUDGED = (
    "The dashed lines are limits that a month seldom passes by chance (XmR chart, the rules of NHS England’s Making "
    "Data Count). A filled diamond meets a rule, a small circle does not, a ring is a month too early to be judged. "
    "With several charts looked at every month, chance alone will now and then meet a rule in one of them: it is a "
    "reason to look, not a finding."
)
NO_MONTHS = "The extracts give no month by itself"
TABLE_TITLE = "the months in numbers"
_PROVISIONAL = "The limits are provisional: they rest on fewer than 12 months."
# A base that is more than so many times larger in one month than in another makes months unlike each other.
_UNEVEN = 2.0


def month_name(month: str, short: bool = False) -> str:
    """'2026-09' as it is read: 'September 2026', or 'Sep 2026'."""
    return f"{Month.read(month).first:{'%b' if short else '%B'} %Y}"


def marking_of(monitoring: Monitoring) -> str:
    """What every page of a monitoring document bears first."""
    return f"Monitoring to {month_name(monitoring.to_month)}: {NOT_THE_RETURN}"


def not_the_return(year: int) -> str:
    """What a monitoring document is, and what it is not."""
    return (
        f"This is monitoring: the twelve months to its date, by the rules of the {year} edition. It is not that "
        "edition’s return, and is not to be sent in as one."
    )


def place_of(month: str) -> int:
    """A month's place in time: one more for each month later."""
    return Month.read(month).place


def span_of(monitoring: Monitoring) -> str:
    """The months that a run covers: 'April 2024 to September 2026, 30 months'; blank without any."""
    months = sorted({point.month for series in monitoring.series for point in series.points})
    if not months:
        return ""
    number = f"{len(months)} month{'' if len(months) == 1 else 's'}"
    return f"{month_name(months[0])} to {month_name(months[-1])}, {number}"


def judged_point(series: MonthSeries) -> MonthPoint:
    """The last month that is not too early to be judged; the last of all where each is."""
    ready = [point for point in series.points if not point.early and point.value is not None]
    return (ready or list(series.points))[-1]


def side_words(side: Fraction, words: GroupWords) -> str:
    """A group's percentage with its count: 'white 24.6% (98 of 399)'."""
    share = percent(side.percentage.value) if side.percentage.value is not None else "none"
    return f"{group_word(side.group, words)} {share} ({out_of(side)})"


def latest_words(series: MonthSeries, words: GroupWords) -> str:
    """The last judged month in numbers: 'March 2026: white 24.6% (98 of 399), BME 18.1% (48 of 265): +6.5 points'."""
    point = judged_point(series)
    sides = [side_words(side, words) for side in (point.group, point.comparator) if side is not None]
    moved = ""
    if series.kind == "happened" and point.value is not None:
        moved = f": {points(point.value)} points"
    elif series.kind == "in post" and point.charted is not None:
        moved = f": {points(point.charted)} points in the month"
    return f"{month_name(point.month)}: {', '.join(sides)}{moved}"


def signal_words(series: MonthSeries) -> str:
    """What the last judged month signals, in words and without a capital: '7 months in a row above the average …'."""
    match series.state:
        case "too few a month":
            return _too_few(series)
        case "too few months":
            ready = sum(1 for point in series.points if point.charted is not None and not point.early)
            return f"too few months to judge by: {ready} of the {FEWEST_POINTS} that the rules need"
        case "usual":
            return "nothing but the usual ups and downs"
    said = _SIGNALS[series.signal].format(run=series.run)
    if series.run < FEWEST_POINTS or "in a row" in said:
        return said
    rule, _, change = said.partition(": ")
    side = "above" if "upper" in rule else "below"
    return f"{rule}, and {series.run} months in a row {side} the average: {change}"


_SIGNALS = {
    "Above UCL": "above the upper limit: something changed",
    "Below LCL": "below the lower limit: something changed",
    "7 Point Trend (Increasing)": "7 months in a row rising: something changed",
    "7 Point Trend (Decreasing)": "7 months in a row falling: something changed",
    "2 in 3 Above CL": "2 of the last 3 months near the upper limit: something may have changed",
    "2 in 3 Below CL": "2 of the last 3 months near the lower limit: something may have changed",
    "7 Points Above CL": "{run} months in a row above the average: something changed",
    "7 Points Below CL": "{run} months in a row below the average: something changed",
}
_RULES = {
    "Above UCL": "above the upper limit",
    "Below LCL": "below the lower limit",
    "7 Point Trend (Increasing)": "one of 7 rising",
    "7 Point Trend (Decreasing)": "one of 7 falling",
    "2 in 3 Above CL": "one of 2 in 3 near the upper limit",
    "2 in 3 Below CL": "one of 2 in 3 near the lower limit",
    "7 Points Above CL": "one of 7 above the average",
    "7 Points Below CL": "one of 7 below the average",
}


def _too_few(series: MonthSeries) -> str:
    if series.kind == "in post":
        return f"too few people ({series.average_month:.0f} on average), or too few moves, for a monthly chart"
    return (
        f"too few a month ({series.average_month:.1f} on average, in the smaller group) for a monthly chart: "
        "look at the twelve months"
    )


def point_words(point: MonthPoint) -> str:
    """What a month's row says of it: the rule that it meets, or that it is too early; blank where neither."""
    if point.early:
        return f"too early: {whole(point.undecided)} without an outcome yet"
    return _RULES.get(point.signal, "")


def sentence_of(series: MonthSeries, words: GroupWords) -> str:
    """The series in a sentence: the latest month, then what it signals."""
    return f"{latest_words(series, words)}. {capital(signal_words(series))}."


def charted_words(series: MonthSeries, words: GroupWords) -> str:
    """What is charted, in points."""
    group = group_word(series.points[-1].group.group, words)
    if series.kind == "in post":
        return f"How far the share that is {group} moved since the month before, in percentage points"
    other = series.points[-1].comparator
    against = group_word(other.group, words) if other is not None else ""
    return f"The percentage of {group} less that of {against}, of each month alone, in percentage points"


def notes_of(series: MonthSeries) -> tuple[str, ...]:
    """What a reader must know of a series: provisional limits, gaps, breaks, uneven or early months."""
    notes = [
        f"From {month_name(each.month)} the edition of {each.edition} defines it otherwise, and no run is told across: "
        f"{each.says}{' (default, check)' if each.default_check else ''}"
        for each in series.breaks
    ]
    if series.limits and series.limits[-1].provisional:
        notes.append(_PROVISIONAL)
    early = [point.month for point in series.points if point.early]
    if early:
        listed = joined([month_name(month) for month in early[-3:]])
        notes.append(f"Too early to be judged, for lack of outcomes: {listed}. Export again later.")
    missing = _missing(series)
    if missing:
        notes.append(f"{missing} month{'' if missing == 1 else 's'} between the first and the last cannot be given.")
    bases = [point.group.known[1] for point in series.points if not point.early]
    if series.kind == "happened" and bases and min(bases) > 0 and max(bases) / min(bases) > _UNEVEN:
        notes.append(
            f"The base differs from month to month ({whole(min(bases))} to {whole(max(bases))}): months with few "
            "people or events pass a limit by chance more often than others."
        )
    return tuple(notes)


def _missing(series: MonthSeries) -> int:
    places = [place_of(point.month) for point in series.points]
    return places[-1] - places[0] + 1 - len(places)


def limits_words(series: MonthSeries) -> str:
    """The average and limits of the last stretch, in points; blank where there are none."""
    if not series.limits:
        return ""
    last = series.limits[-1]
    return f"Average {points(last.average)}, limits {points(last.lower)} to {points(last.upper)} points."


def in_brief(document: Return) -> Iterable[tuple[str, str, str, str]]:
    """A line for each series: number, name, the latest month, and what it signals."""
    if document.monitoring is None:
        return
    for series in document.monitoring.series:
        yield series.indicator, series.short, latest_words(series, document.group_words), signal_words(series)
