"""The report as blocks for paper: the same sentences, pictures and tables as the page, in the same order."""

from collections.abc import Iterable, Iterator

from levelground.figures.reading import Comparison, Reading, Return
from levelground.publishing import evidence, month_views, month_words, moved_words, standing, views
from levelground.publishing.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Command,
    Contents,
    Figure,
    Gap,
    Glance,
    GlanceLine,
    Grid,
    Heading,
    Judgement,
    PageBreak,
    Paper,
    Paragraph,
    Terms,
    cleaned,
)
from levelground.publishing.drawings import printed
from levelground.publishing.numbers import whole
from levelground.publishing.sentences import comparison_sentence, in_people, sentence
from levelground.publishing.summary import facts_of, summary_of
from levelground.publishing.verdict_words import rule_words, verdict_sentence
from levelground.publishing.words import bands_of, capital, check_words, group_word, small

CHART_WIDTH = 580.0
BAR_WIDTH, BAR_HEIGHT = 150.0, 22.0
_FIRST, _LAST = 1.5, 1.35


def paper_of(document: Return, fingerprint: str = "") -> Paper:
    """The whole report on one organisation's return, ready to be printed; `fingerprint` is that of its return.json."""
    blocks = (
        *_opening(document),
        *_glance(document),
        *_months(document),
        *_moved(document),
        Heading(2, standing.INDICATORS),
        *(block for reading in document.readings for block in _indicator(reading, document)),
        *_people(document),
        *_counted(document),
        *_quality(document),
        *_settings(document),
        *_verify(document, fingerprint),
    )
    return cleaned(
        Paper(
            title=standing.title_of(document),
            running_title=standing.running_title(document),
            marking=document.marking,
            footer=standing.footer_of(document),
            blocks=blocks,
        )
    )


def _opening(document: Return) -> Iterator[Block]:
    first = summary_of(document)
    yield Heading(1, standing.title_of(document))
    if document.monitoring is not None:
        yield Paragraph(month_words.not_the_return(document.year), "says")
    yield Paragraph(facts_of(document), "facts")
    if document.audience != "internal":
        yield Paragraph(standing.HIDDEN_READS, "note")
    yield Heading(2, standing.FAIR)
    yield from (Gap(gap.says, gap.people) for gap in first.gaps)
    if not first.gaps:
        yield Paragraph(standing.NO_GAPS, "says")
    yield from (Paragraph(says) for says in (first.more, first.level, first.untold) if says)
    yield Paragraph(standing.ORDER_OF_GAPS, "note")
    yield Contents(standing.CONTENTS)


def _glance(document: Return) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(2, standing.GLANCE)
    yield Paragraph(standing.GLANCE_READS)
    for group in views.glance_of(document):
        lines = tuple(
            GlanceLine(
                name=f"{row.reading.indicator}. {row.reading.short}",
                value=row.value,
                interval=f"95% interval {row.interval}" if row.interval else "",
                drawing=printed(row.picture, BAR_WIDTH, row.value, BAR_HEIGHT) if row.picture else None,
                judgement=Judgement(str(row.verdict), row.rule),
                change=row.change,
            )
            for row in group.rows
        )
        axis = printed(group.axis, BAR_WIDTH, f"Scale: {small(group.title)}") if group.axis else None
        yield Glance(group.title, axis, standing.since_words(document), lines, group.reads)
    yield PageBreak()


def _months(document: Return) -> Iterator[Block]:
    if document.monitoring is None:
        return
    yield Heading(2, month_words.MONTHS)
    span = month_words.span_of(document.monitoring) or month_words.NO_MONTHS
    yield Paragraph(f"{span}. {month_words.WHY_MONTHS}")
    yield Paragraph(month_words.HOW_JUDGED)
    for view in month_views.views_of(document):
        yield Heading(3, view.title, view.number)
        yield Paragraph(view.says, "says")
        for picture in view.pictures:
            yield Figure(printed(picture.svg, CHART_WIDTH, picture.alt), picture.caption)
        yield from (Paragraph(note, "break") for note in view.notes)
        last = len(view.columns) - 1
        columns = tuple(Column(title, number=0 < place < last) for place, title in enumerate(view.columns))
        yield _plain_grid(view.table_title, columns, view.rows)


def _moved(document: Return) -> Iterator[Block]:
    if document.previous_year is None or document.monitoring is not None:
        return
    yield Heading(2, moved_words.title_of(document))
    yield Paragraph(moved_words.reads_of(document))
    if document.movements:
        widths = (1.6, 0.6, 0.6, 1.1, 1.4, 1.1)
        columns = tuple(
            Column(title, number=0 < place < 4, width=width)
            for place, (title, width) in enumerate(zip(moved_words.COLUMNS, widths, strict=True))
        )
        yield _plain_grid("To be explained", columns, (moved_words.row_of(one) for one in document.movements))


def _indicator(reading: Reading, document: Return) -> Iterator[Block]:
    words, made = document.group_words, reading.headline
    yield Heading(3, reading.title, reading.indicator)
    yield Paragraph(reading.asks, "asks")
    yield Paragraph(sentence(reading, words), "says")
    if made is not None:
        yield from _judged(reading, made, document)
        yield from _tables(reading, made, document)
    yield Heading(4, standing.NEXT)
    yield Paragraph(reading.look_next)
    yield Heading(4, standing.HOW_WE_KNOW)
    yield Terms(tuple((term, tuple(says)) for term, says in standing.how_we_know(reading, document)))


def _judged(reading: Reading, made: Comparison, document: Return) -> Iterator[Block]:
    words, bands = document.group_words, bands_of(document)
    yield Judgement(str(made.verdict), rule_words(made, bands))
    if people := in_people(reading, words):
        yield Paragraph(people)
    picture = views.picture_of(document, reading)
    if picture is not None:
        yield _figure(picture, f"{reading.title}. ", f"{reading.title}. {comparison_sentence(reading, made, words)}")
    yield Heading(4, standing.MEANING)
    yield Paragraph(verdict_sentence(reading, made, words, bands))
    yield Paragraph(standing.change_words(reading, document))
    yield from (Paragraph(change, "break", standing.NOT_LIKE_FOR_LIKE) for change in reading.breaks)
    yield from (Paragraph(f"{flag}.", "break", "Note:") for flag in evidence.flag_words(made.flags))
    yield from (Paragraph(says) for says in evidence.unknown_sentences(reading, document))


def _tables(reading: Reading, made: Comparison, document: Return) -> Iterator[Block]:
    parts = views.parts_table(reading, document)
    if parts is not None:
        yield from _compared(parts, "Part", _sides(made, document), standing.value_title(made))
    moving = views.progression_table(reading, document)
    if moving is not None:
        yield from _compared(moving, "Step", _sides(reading.progression[0], document), "Ratio")
        yield Paragraph(standing.moving_reads(reading, document), "note")


def _sides(comparison: Comparison, document: Return) -> tuple[str, str]:
    group, comparator = (
        capital(group_word(side.group, document.group_words)) for side in (comparison.group, comparison.comparator)
    )
    return group, comparator


def _compared(table: views.Table, first: str, sides: tuple[str, str], value: str, note: bool = True) -> Iterator[Block]:
    group, comparator = sides
    others = () if table.against else (Column(comparator, width=_LAST),)
    columns = (
        Column(first, width=_FIRST),
        Column(group, width=_LAST),
        *others,
        Column(value, number=True, width=0.6),
        Column("95% interval", number=True, width=1.1),
        Column("Verdict", width=_LAST),
    )

    def cells(row: views.Row) -> tuple[Cell, ...]:
        against = () if table.against else (row.comparator,)
        return row.label, row.group, *against, row.value, row.interval, Judgement(str(row.verdict), row.rule)

    groups = tuple((name, tuple(cells(row) for row in rows)) for name, rows in table.groups)
    yield Grid(table.title, table.against, columns, groups)
    if table.adjusted and note:
        yield Paragraph(standing.JUDGED_TOGETHER, "note")


def _figure(picture: views.Picture, before: str, alt: str) -> Figure:
    return Figure(printed(picture.svg, CHART_WIDTH, alt), f"{before}{picture.reads} {standing.FILLED}")


def _people(document: Return) -> Iterator[Block]:
    yield Heading(2, standing.PEOPLE)
    ladders = views.ladders_of(document)
    if not ladders:
        yield Paragraph(standing.NO_BANDS)
    for place, ladder in enumerate(ladders):
        yield Heading(3, ladder.title)
        yield _figure(ladder.picture, "", ladder.picture.reads)
        yield from _compared(ladder.table, "Rung", (ladder.group, "Workforce"), "Points", note=place == 0)
    for place, table in enumerate(views.finer_of(document)):
        if place == 0:
            yield Heading(3, standing.FINER)
            yield Paragraph(standing.FINER_READS)
        columns = (Column("Group", width=2), *(Column(title, number=True) for title in table.columns))
        rows = [
            (name, *(f"{number} ({share})" if share else number for number, share in cells))
            for name, cells in table.rows
        ]
        yield _plain_grid(table.title, columns, rows)


def _plain_grid(caption: str, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> Grid:
    return Grid(caption, "", columns, (("", tuple(rows)),))


def _counted(document: Return) -> Iterator[Block]:
    yield Heading(2, standing.COUNTED)
    if document.audience == "internal":
        yield from _ladders(document)
    else:
        yield Paragraph(standing.NOT_PUBLISHED)
    yield Heading(3, standing.NOT_MEASURED)
    missing = [reading for reading in document.readings if not reading.measured]
    if missing:
        yield Bullets(tuple((f"{each.indicator}. {each.title}:", f"{each.reason}.") for each in missing))
    else:
        yield Paragraph(standing.ALL_MEASURED)


def _ladders(document: Return) -> Iterator[Block]:
    yield Paragraph(standing.COUNTED_READS)
    columns = (
        Column("Step", width=1.4),
        Column("Left", number=True, width=0.6),
        Column("Left out", number=True, width=0.6),
        Column("Rule", width=2.2),
    )
    for ladder in document.ladders:
        rows = [
            (
                capital(rung.name),
                whole(rung.count),
                whole(rung.left_out) if rung.left_out else "none",
                capital(rung.rule) or "–",
            )
            for rung in ladder.rungs
        ]
        yield _plain_grid(capital(ladder.title), columns, rows)
    if not document.ladders:
        yield Paragraph(standing.NOBODY_COUNTED)


def _quality(document: Return) -> Iterator[Block]:
    if document.audience != "internal":
        return
    yield Heading(2, standing.QUALITY)
    if not document.checks:
        yield Paragraph(standing.NOTHING_FOUND)
        return
    columns = (
        Column("Found", width=2.4),
        Column("Record set"),
        Column("Severity", width=0.8),
        Column("How many", number=True, width=0.8),
    )
    rows = [
        (capital(check_words(check)), check.record_set, capital(check.severity), whole(check.count))
        for check in document.checks
    ]
    yield _plain_grid(standing.CHECKS, columns, rows)
    yield Paragraph(standing.CHECKS_LISTED)


def _settings(document: Return) -> Iterator[Block]:
    yield Heading(2, standing.SETTINGS)
    yield Paragraph(standing.SETTINGS_READS)
    if document.settings:
        yield Terms(
            tuple(
                (
                    f"{capital(setting.name)}{f' ({standing.DEFAULT})' if setting.default else ''}",
                    (f"{evidence.setting_words(setting)}. {setting.says}",),
                )
                for setting in document.settings
            )
        )
    if document.edition_changes:
        yield Heading(3, standing.CHANGED)
        yield Bullets(tuple(("", change) for change in document.edition_changes))


def _verify(document: Return, fingerprint: str) -> Iterator[Block]:
    yield Heading(2, standing.VERIFY)
    yield Paragraph(standing.VERIFY_READS)
    yield Command(standing.COMMAND)
    yield Paragraph(standing.WITH_RECORDS)
    if document.sources:
        columns = (
            Column("File", width=1.1),
            Column("Record set", width=0.9),
            Column("Rows", number=True, width=0.6),
            Column("Fingerprint (SHA-256)", width=2.4),
        )
        rows = [(each.file, each.record_set, whole(each.rows), each.sha256) for each in document.sources]
        yield _plain_grid(standing.FILES, columns, rows)
    own = [("This return", fingerprint)] if fingerprint else []
    yield Terms(tuple((term, (says,)) for term, says in [*own, *standing.versions_of(document)]))
