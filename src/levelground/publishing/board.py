"""The board's paper: on one page the largest, surest gaps, how sure each is, and what to ask."""

from collections.abc import Iterator

from levelground.figures.reading import Reading, Return, Verdict
from levelground.publishing import standing
from levelground.publishing.asking import OF_ALL, questions_of
from levelground.publishing.blocks import Block, Bullets, Cell, Column, Grid, Heading, Paper, Paragraph, cleaned
from levelground.publishing.change_words import movement_words
from levelground.publishing.numbers import HIDDEN_KINDLY, NOT_GIVEN, says_nothing, span
from levelground.publishing.pdf import set_paper
from levelground.publishing.sentences import in_people, sentence
from levelground.publishing.summary import clear_gaps, facts_of, more_words, summary_of
from levelground.publishing.verdict_words import rule_words
from levelground.publishing.word_document import typed_paper
from levelground.publishing.words import bands_of, capital

MOST = 5
_NUMBERS = ("No gap is", "One gap is", "Two gaps are", "Three gaps are", "Four gaps are", "Five gaps are")
_NONE = (
    "No indicator shows a clear difference. That is not the same as level: the numbers may be too few, or not be told."
)
ORDER = (
    "Ordered by the people whom each gap comes to, counted at the sure end of its interval. Nothing is added up into a "
    "score, and no organisation is ranked. A gap is an association: it does not say why."
)


def board_paper_of(document: Return) -> Paper:
    """The board's paper on one organisation's return: at most five gaps, and only clear ones."""
    return cleaned(
        Paper(
            title=f"For the board. {standing.title_of(document)}",
            running_title=standing.running_title(document),
            marking=document.marking,
            footer=standing.footer_of(document),
            blocks=tuple(_blocks(document)),
            dense=True,
        )
    )


def board_pdf(document: Return) -> bytes:
    """The board's paper as the bytes of a PDF: the same return gives the same. MissingPackageError as `write_pdf`."""
    return set_paper(board_paper_of(document), document.dated)


def board_docx(document: Return) -> bytes:
    """The board's paper as the bytes of a Word document. MissingPackageError as `write_docx`."""
    return typed_paper(board_paper_of(document), document.dated)


def board_gaps(document: Return) -> list[Reading]:
    """The gaps that the paper and the slide show, in their order."""
    return clear_gaps(document)[:MOST]


def none_words(document: Return) -> str:
    """What is said where no gap is clear: no comfort, and how much of it cannot be told at all."""
    hidden = sum(each.headline is not None and each.headline.verdict is Verdict.HIDDEN for each in document.readings)
    if not hidden:
        return _NONE
    return f"{_NONE} {hidden} of the {len(document.readings)} indicators are {HIDDEN_KINDLY}."


def how_many(number: int) -> str:
    """'Five gaps are clear'."""
    return f"{_NUMBERS[number]} clear"


def _blocks(document: Return) -> Iterator[Block]:
    gaps, rest = board_gaps(document), clear_gaps(document)[MOST:]
    yield Heading(1, standing.title_of(document))
    yield Paragraph(facts_of(document), "facts")
    yield Heading(2, how_many(len(gaps)))
    if gaps:
        columns = (
            Column("Gap", width=2.3),
            Column("How sure", width=1.35),
            Column("What to ask", width=2.1),
        )
        yield Grid("", "", columns, (("", tuple(_rows(gaps, document))),))
    else:
        yield Paragraph(none_words(document))
    if rest:
        yield Paragraph(more_words(rest))
    if gaps:
        yield Paragraph(ORDER, "note")
    said = summary_of(document)
    yield Heading(2, "What else these numbers show, and what they cannot")
    yield Paragraph(said.level)
    yield Paragraph(said.untold)
    if gaps:
        yield Heading(2, "Ask of every one of them")
        yield Bullets(tuple(("", question) for question in OF_ALL))


def _rows(gaps: list[Reading], document: Return) -> Iterator[tuple[Cell, ...]]:
    """A row for each gap; a question that was put already is not put again."""
    put: set[str] = set()
    for gap in gaps:
        fresh = [question for question in questions_of(gap, document) if question not in put]
        put.update(fresh)
        yield (*_said(gap, document), " ".join(fresh) or gap.look_next)


def _said(reading: Reading, document: Return) -> tuple[str, str]:
    """A gap in words, and how sure it is."""
    made = reading.headline
    people = in_people(reading, document.group_words)
    says = f"{reading.indicator}. {sentence(reading, document.group_words)}{f' {people}' if people else ''}"
    sure = [] if made is None else [f"{made.verdict}."]
    if made is not None and not says_nothing(made.interval):
        sure.append(f"95% interval {span(made.interval, made.statistic)}.")
    if made is not None and (rule := rule_words(made, bands_of(document))):
        sure.append(f"{capital(rule)}.")
    change = movement_words(reading, document.previous_year)
    if change != NOT_GIVEN:
        sure.append(f"{capital(change)}.")
    return says, " ".join(sure)
