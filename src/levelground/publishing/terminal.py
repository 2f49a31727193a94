"""The nine indicators as they are read in a terminal: aligned, without colour, at most as wide as asked."""

from textwrap import wrap

from levelground.figures.reading import Comparison, Reading, Return, Verdict
from levelground.publishing import month_words, moved_words
from levelground.publishing.numbers import HIDDEN, HIDDEN_KINDLY, day, one_in, percent, ratio, shown, span, whole
from levelground.publishing.words import bands_of, check_words, group_word, kind_of, out_of, workforce_of
from levelground.records import printable

_VERDICTS = {
    Verdict.NOT_MEASURED: "not measured",
    Verdict.NO_INTERVAL: "no interval",
    Verdict.TOO_FEW: "too few",
    Verdict.CLEAR: "clear",
    Verdict.LEVEL: "level",
    Verdict.NOT_CLEAR: "not clear",
}


_MOVED = 6


def terminal_summary(document: Return, width: int = 80) -> str:
    """The return as text: who and when, a row for each indicator, and the numbers of warnings.

    `width` is in columns; where a row does not fit, its verdict stands on the next line. Ends without a line break.
    """
    lines = _wrapped(_heading(document), " · ", width)
    lines.append("")
    lines += _rows(document, width)
    lines.append("")
    if any(reading.headline and reading.headline.inside_band is not None for reading in document.readings):
        words = f"in, out: inside or outside the standard's {bands_of(document).words}. clear: beyond chance."
        lines += wrap(words, width)
    lines += _months(document, width)
    lines += _moved(document, width)
    lines += _warnings(document, width)
    lines += wrap(f"{document.marking}. Rules of the edition: {document.edition_status}.", width)
    return "\n".join(lines)


def _heading(document: Return) -> list[str]:
    monitoring = document.monitoring
    pieces = [
        f"{document.standard.upper()} {document.year}",
        *([month_words.marking_of(monitoring)] if monitoring is not None else []),
        f"{document.organisation_name or document.organisation} ({document.organisation})",
    ]
    workforce = workforce_of(document)
    on = day(document.reference_date)
    staff = workforce.denominator if workforce else None
    pieces.append(on if staff is None else f"{whole(staff)} staff on {on}")
    for reading in document.readings:
        if staff is not None and reading.unknown is not None and reading.unknown.denominator == staff:
            share = reading.unknown.percentage.value
            word = group_word(reading.unknown.group, document.group_words)
            return [*pieces, f"{percent(share)} {word}"] if share is not None else pieces
    return pieces


def _wrapped(pieces: list[str], between: str, width: int) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        if lines and len(lines[-1]) + len(between) + len(piece) <= width:
            lines[-1] += between + piece
        else:
            lines.append(piece)
    return lines


def _rows(document: Return, width: int) -> list[str]:
    numbers = max((len(reading.indicator) for reading in document.readings), default=1)
    shorts = max((len(reading.short) for reading in document.readings), default=1)
    cells = [_cells(reading, document.group_words) for reading in document.readings]
    middle = max((len(value) + (1 + len(sure) if sure else 0) for value, sure, _ in cells), default=1)
    lines = []
    for reading, (value, sure, verdict) in zip(document.readings, cells, strict=True):
        start = f"{reading.indicator:>{numbers}}  {reading.short:<{shorts}} "
        # The interval ends where the column does, so that the eye finds it whatever the words before it.
        line = start + (f"{value}{sure:>{middle - len(value)}}" if sure else f"{value:<{middle}}")
        if len(line) + 2 + len(verdict) <= width:
            lines.append(f"{line}  {verdict}")
        elif not verdict or len(line.rstrip()) <= width:
            lines += [line.rstrip()[:width], *([f"{'':{len(start)}}{verdict}"[:width]] if verdict else [])]
        else:
            rest = f"{sure}  {verdict}" if sure else verdict
            lines += [f"{start}{value}"[:width], f"{'':{len(start)}}{rest}"[:width]]
    return [line.rstrip() for line in lines]


def _cells(reading: Reading, group_words: dict[str, str]) -> tuple[str, str, str]:
    made = reading.headline
    if reading.answer is not None:
        return reading.answer.answer, "", "answered"
    if made is None and reading.measured:
        sides = [side for side in reading.groups if side.percentage.value is not None]
        values = [f"{group_word(side.group, group_words)} {percent(side.percentage.value or 0)}" for side in sides]
        values += [f"{group_word(side.group, group_words)} {HIDDEN}" for side in reading.groups if side.hidden]
        sure = span(sides[0].percentage, "percentage") if len(sides) == 1 else ""
        return ", ".join(values) or "nobody was asked", sure, "not compared"
    if made is None:
        return _VERDICTS[Verdict.NOT_MEASURED], "", ""
    if made.verdict is Verdict.HIDDEN:
        return HIDDEN_KINDLY, "", ""
    verdict = _VERDICTS[made.verdict]
    if made.inside_band is not None:
        verdict += ", in" if made.inside_band else ", out"
    group, comparator = (group_word(side.group, group_words) for side in (made.group, made.comparator))
    if kind_of(made) == "ratio":
        return (
            _likelihood(made, group),
            span(made.interval, "ratio") if made.interval.value is not None else "",
            verdict,
        )
    this, that = made.group.percentage.value, made.comparator.percentage.value
    if this is None or that is None:
        return "cannot be worked out", "", verdict
    if kind_of(made) == "scored":
        return f"{group} {this:.2f}, {comparator} {that:.2f}", shown(made.interval.value, made.statistic), verdict
    against = "all" if made.comparator.group == "workforce" else comparator
    if made.chance is not None:
        chance = one_in(made.chance).replace(" time ", " ").replace(" times ", " ")
        return f"{group} {out_of(made.group)}, {against} {percent(that)}", f"chance {chance}", verdict
    return f"{group} {percent(this)}, {against} {percent(that)}", span(made.interval, "difference"), verdict


def _months(document: Return, width: int) -> list[str]:
    """The run of months: the latest of each series, and under it what it signals."""
    if document.monitoring is None:
        return []
    span = month_words.span_of(document.monitoring)
    lines = [*wrap(f"{month_words.MONTHS}: {span or month_words.NO_MONTHS}", width), ""]
    for number, short, latest, signal in month_words.in_brief(document):
        lines += wrap(f"{number}  {short}. {latest}", width, subsequent_indent="   ")
        lines += wrap(signal, width, initial_indent="   → ", subsequent_indent="     ")
    return [*lines, ""]


def _moved(document: Return, width: int) -> list[str]:
    """What moved since last year: the first of it, and where the rest is."""
    if document.previous_year is None or document.monitoring is not None:
        return []
    listed, asked = document.movements, moved_words.asked(document)
    missing = sum(1 for one in asked if not one.reason)
    heading = f"{len(asked)} to be explained, {missing} without a reason." if asked else moved_words.NOTHING
    lines = wrap(f"{moved_words.title_of(document)}: {heading[:1].lower()}{heading[1:]}", width)
    for one in listed[:_MOVED]:
        lines += wrap(moved_words.line_of(one), width, subsequent_indent="   ")
    if len(listed) > _MOVED:
        lines.append(f"   … and {len(listed) - _MOVED} more, in the report and the workbook")
    return [*lines, ""]


def _likelihood(made: Comparison, group: str) -> str:
    if made.interval.value is not None:
        return f"{group} {ratio(made.interval.value)} times as likely"
    if made.interval.lower:
        return f"{group} at least {ratio(made.interval.lower)} times"
    return "cannot be worked out"


def _warnings(document: Return, width: int) -> list[str]:
    if document.audience != "internal":
        return []
    warnings = [check for check in document.checks if check.severity == "warning"]
    if not warnings:
        return ["No warnings."]
    number = sum(check.count for check in warnings)
    kinds = "1 kind" if len(warnings) == 1 else f"{len(warnings)} kinds"
    says = "; ".join(printable(f"{check_words(check).rstrip('.')} ({check.record_set})") for check in warnings)
    heading = f"{whole(number)} {'warning' if number == 1 else 'warnings'} of {kinds} (levelground check): "
    return wrap(heading + says, width, subsequent_indent="  ")
