"""Sheets of words and lists: what the workbook is, the headlines, every count and figure, and how they were made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from levelground.figures.reading import Interval, Reading, Verdict
from levelground.publishing import standing
from levelground.publishing.change_words import movement_words
from levelground.publishing.month_words import not_the_return
from levelground.publishing.numbers import NOT_GIVEN, STAR, day
from levelground.publishing.parts import label_of
from levelground.publishing.sentences import in_people, sentence
from levelground.publishing.verdict_words import rule_words
from levelground.publishing.words import ANSWERED, NOT_COMPARED, bands_of, capital, group_word

if TYPE_CHECKING:
    from levelground.publishing.workbook import Book, Cell, Sheet

_STYLES = {"difference": "points", "percentage": "percentage"}


def read_me(book: Book, fingerprint: str) -> None:
    """Write what this workbook is, for whom, and what it was made from."""
    document = book.document
    sheet = book.sheet("Read me", (30, 100), beside=False)
    sheet.put(0, 0, f"{document.standard_title} {document.year}", "title")
    sheet.put(1, 0, document.marking, "heading")
    lines = [
        ("What this is", "The counts and figures of one organisation, worked out from its own records."),
        (
            "What this is not",
            "It is our own layout of what the standard’s collection asks, not the collection’s own form.",
        ),
        *([("Monitoring", not_the_return(document.year))] if document.monitoring is not None else []),
        ("Organisation", f"{document.organisation_name or document.organisation} ({document.organisation})"),
        ("As at", day(document.reference_date)),
        ("Rules of this edition", capital(document.edition_status)),
        ("Last year", str(document.previous_year) if document.previous_year else NOT_GIVEN),
        ("Fingerprint of return.json", fingerprint or NOT_GIVEN),
        ("Fingerprint of last year’s return", document.previous_fingerprint or NOT_GIVEN),
        ("Fingerprint of the definitions", document.definitions_sha256),
        ("To verify", "levelground verify return.json"),
        ("Made by", f"Levelground {document.version}" + (f" on {day(document.dated)}" if document.dated else "")),
        (
            "Formulas",
            "Sums, percentages, ratios and differences are live; intervals and verdicts are as they were made.",
        ),
        ("Words", "‘Clear difference’ goes beyond chance. ‘Level’: the whole interval lies in the agreed range."),
    ]
    if document.audience != "internal":
        lines.append(("Hidden", f"{standing.STARS} {standing.NOT_PUBLISHED}"))
    row = _pairs(sheet, 3, lines)
    if document.audience != "internal":
        return
    sheet.put(row + 1, 0, "Files that were measured", "heading")
    _table(
        sheet,
        row + 2,
        ("File", "Record set, rows, fingerprint (SHA-256)"),
        [(source.file, f"{source.record_set}, {source.rows:,} rows, {source.sha256}") for source in document.sources],
    )


def indicators(book: Book) -> None:
    """Write a row for each indicator: this year, last year, the change, the verdict and the sentence."""
    document = book.document
    titles = (
        "Indicator", "Title", "What is compared", "Group", "Comparator", "This year", "95% from", "95% to", "Verdict",
        "Standard’s own rule", f"Last year ({document.previous_year or NOT_GIVEN})", "Last year, 95% from",
        "Last year, 95% to", "Change", "In a sentence", "In people",
    )  # fmt: skip
    sheet = book.sheet("Indicators", (9, 30, 14, 10, 12, 10, 10, 10, 19, 24, 12, 11, 11, 22, 70, 60))
    sheet.header(0, titles, freeze=True)
    for row, reading in enumerate(document.readings, start=1):
        _indicator(sheet, row, reading, book)


def _indicator(sheet: Sheet, row: int, reading: Reading, book: Book) -> None:
    words, made = book.document.group_words, reading.headline
    sheet.put(row, 0, reading.indicator)
    sheet.put(row, 1, reading.title, "wrapped")
    style = _STYLES.get(made.statistic, "ratio") if made else "ratio"
    if reading.answer is not None:
        sheet.put(row, 5, capital(reading.answer.answer))
        sheet.put(row, 8, ANSWERED)
    elif made is None:
        sheet.put(row, 8, NOT_COMPARED if reading.measured else str(Verdict.NOT_MEASURED))
    else:
        sheet.put(row, 2, made.statistic if made.statistic != "difference" else "difference, points", "wrapped")
        sheet.put(row, 3, group_word(made.group.group, words))
        sheet.put(row, 4, group_word(made.comparator.group, words))
        _limits(sheet, row, 5, made.interval, style)
        sheet.put(row, 8, str(made.verdict))
        sheet.put(row, 9, rule_words(made, bands_of(book.document)))
    if reading.movement is None or reading.movement.previous.value is None:
        sheet.put(row, 10, NOT_GIVEN)
    else:
        _limits(sheet, row, 10, reading.movement.previous, style)
    sheet.put(row, 13, movement_words(reading, book.document.previous_year), "wrapped")
    sheet.put(row, 14, sentence(reading, words), "wrapped")
    sheet.put(row, 15, in_people(reading, words), "wrapped")


def _limits(sheet: Sheet, row: int, column: int, interval: Interval, style: str) -> None:
    for offset, number in enumerate((interval.value, interval.lower, interval.upper)):
        sheet.put(row, column + offset, number, style)


def counts(book: Book) -> None:
    """Write every count."""
    titles = ("Indicator", "Part", "Group", "Numerator", "Denominator")
    sheet = book.sheet("Counts", (10, 44, 28, 14, 14))
    rows = [(c.indicator, c.part, c.group, _told(c.numerator), _told(c.denominator)) for c in book.document.counts]
    _list(sheet, titles, rows, {3: "count", 4: "count"})


def _told(number: float | None) -> Cell:
    return STAR if number is None else number


def figures(book: Book) -> None:
    """Write every figure, at full precision."""
    titles = (
        "Indicator", "Part", "Statistic", "Group", "Comparator", "Value", "Lower", "Upper", "Method", "Numerator",
        "Denominator", "Comparator numerator", "Comparator denominator", "Flags",
    )  # fmt: skip
    sheet = book.sheet("Figures", (10, 44, 20, 28, 12, 12, 12, 12, 18, 12, 12, 12, 12, 20))
    rows = [
        (
            f.indicator, f.part, f.statistic, f.group, f.comparator, f.value, f.lower, f.upper, f.method,
            _told(f.numerator), _told(f.denominator), _told(f.comparator_numerator) if f.comparator else None,
            _told(f.comparator_denominator) if f.comparator else None, f.flags,
        )
        for f in book.document.figures
    ]  # fmt: skip
    _list(sheet, titles, rows, dict.fromkeys((9, 10, 11, 12), "count") | dict.fromkeys((5, 6, 7), "full"))


def who_was_counted(book: Book) -> None:
    """Write the ladders of who was counted, from the rows in the file to those counted."""
    titles = ("What is counted", "Step", "Left", "Left out", "Rule")
    sheet = book.sheet("Who was counted", (48, 40, 12, 12, 70))
    rows = [
        (ladder.title, rung.name, rung.count, rung.left_out, rung.rule)
        for ladder in book.document.ladders
        for rung in ladder.rungs
    ]
    _list(sheet, titles, rows, {2: "whole", 3: "whole", 4: "wrapped"})


def checks(book: Book) -> None:
    """Write what the checks found: numbers by kind, never a row."""
    titles = ("Kind", "Severity", "Record set", "How many", "What it says")
    sheet = book.sheet("Checks", (30, 12, 16, 12, 90))
    rows = [(c.kind, c.severity, c.record_set, c.count, c.says) for c in book.document.checks]
    _list(sheet, titles, rows or [("none", "", "", 0, "The checks found nothing to mend.")], {3: "whole", 4: "wrapped"})


def definitions(book: Book) -> None:
    """Write each indicator's definition and source, what breaks its series, and the settings as they were applied."""
    document = book.document
    sheet = book.sheet("Definitions and notes", (34, 110))
    lines: list[tuple[str, str]] = []
    for reading in document.readings:
        lines.append((f"{reading.indicator}. {reading.title}", reading.definition))
        lines.append(("Source", reading.source))
        lines += [("Not like for like with years before", change) for change in reading.breaks]
        lines += [("Not measured", reading.reason)] if not reading.measured else []
        if reading.headline is not None and reading.headline.part:
            lines.append(("Headline part", label_of(reading, reading.headline.part, reading.headline)))
    sheet.put(0, 0, "Definitions", "heading")
    row = _pairs(sheet, 1, lines)
    sheet.put(row + 1, 0, "What this edition changed", "heading")
    row = _pairs(sheet, row + 2, [("", change) for change in document.edition_changes] or [("", "Nothing.")])
    sheet.put(row + 1, 0, "Settings", "heading")
    settings = [
        (
            f"{capital(setting.name)}{' (default, check)' if setting.default else ''}",
            f"{', '.join(value or 'blank' for value in setting.value)}. {setting.says}",
        )
        for setting in document.settings
    ]
    row = _pairs(sheet, row + 2, settings)
    sheet.put(row + 1, 0, "What these figures do not say", "heading")
    _pairs(
        sheet,
        row + 2,
        [
            ("", "Full counts, not a sample: an interval says how far chance alone could move a number of its size."),
            ("", "An association, not a cause: no figure here says why."),
        ],
    )


def _pairs(sheet: Sheet, row: int, lines: Sequence[tuple[str, str]]) -> int:
    for label, text in lines:
        sheet.put(row, 0, label, "wrapped")
        sheet.put(row, 1, text, "wrapped")
        row += 1
    return row


def _table(sheet: Sheet, row: int, titles: Sequence[str], lines: Sequence[tuple[str, str]]) -> None:
    sheet.header(row, titles)
    _pairs(sheet, row + 1, lines)


def _list(sheet: Sheet, titles: Sequence[str], rows: Sequence[Sequence[Cell]], styles: dict[int, str]) -> None:
    sheet.header(0, titles, freeze=True)
    for row, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells):
            sheet.put(row, column, value, styles.get(column, "text"))
    sheet.filter(0, len(rows), len(titles))
