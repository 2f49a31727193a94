"""The board's paper and slide say what the return says, at most five gaps, only clear ones, on one page."""

import re
import struct
from dataclasses import replace
from io import BytesIO
from math import log
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from levelground.figures.reading import Interval, Movement, Reading, Return, Verdict
from levelground.publishing import board_docx, board_pdf, sentence, slide_png, slide_svg
from levelground.publishing.asking import questions_of
from levelground.publishing.board import board_gaps, board_paper_of
from unit.publishing.sample import sample_return
from unit.publishing.test_paper import squeezed, texts


@pytest.fixture(scope="module")
def document() -> Return:
    return sample_return()


def with_verdicts(document: Return, verdict: Verdict) -> Return:
    readings = tuple(
        each if each.headline is None else replace(each, headline=replace(each.headline, verdict=verdict))
        for each in document.readings
    )
    return replace(document, readings=readings)


def test_only_clear_gaps_and_at_most_five(document: Return) -> None:
    clear = [each for each in document.readings if each.headline and each.headline.verdict is Verdict.CLEAR]
    assert len(board_gaps(document)) == min(5, len(clear)) > 0
    words = squeezed(" ".join(texts(board_paper_of(document))))
    for each in document.readings:
        told = sentence(each, document.group_words) in words
        assert told == (each in board_gaps(document)), each.indicator
    assert len(board_gaps(with_verdicts(document, Verdict.CLEAR))) == 5


@pytest.mark.parametrize("verdict", [Verdict.CLEAR, Verdict.NOT_CLEAR])
def test_it_is_one_page_whatever_it_says(document: Return, verdict: Verdict) -> None:
    changed = with_verdicts(document, verdict)
    pdf = PdfReader(BytesIO(board_pdf(changed)))
    assert len(pdf.pages) == 1
    text = squeezed(pdf.pages[0].extract_text())
    assert ("No gap is clear" in text) == (verdict is not Verdict.CLEAR)
    if verdict is not Verdict.CLEAR:
        assert "not the same as level" in text
        assert "not the same as level" in re.sub(r"</text>\s*<text[^>]*>", " ", slide_svg(changed))


def test_the_slide_is_sixteen_to_nine_and_says_what_the_paper_says(document: Return) -> None:
    svg = slide_svg(document)
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    told = " ".join(root.itertext())
    for gap in board_gaps(document):
        assert sentence(gap, document.group_words) in told
    png = slide_png(document)
    assert struct.unpack(">II", png[16:24]) == (1920, 1080)
    # Everything that is drawn stands inside.
    for each in root.iter():
        for name in ("x", "cx", "x1", "x2"):
            assert 0 <= float(each.get(name, "0")) <= 1920
        for name in ("y", "cy", "y1", "y2"):
            assert 0 <= float(each.get(name, "0")) <= 1080


def test_the_same_return_gives_the_same_bytes(document: Return) -> None:
    for make in (board_pdf, board_docx, slide_png):
        assert make(document) == make(document)


def moved(reading: Reading, previous: float, low: float, high: float) -> Reading:
    assert reading.headline is not None
    value = reading.headline.interval.value or 1.0
    limits = Interval(value / previous, low, high)
    return replace(reading, breaks=(), movement=Movement("ratio of ratios", Interval(previous, 1, 9), limits, ""))


def test_a_question_about_change_follows_from_its_interval(document: Return) -> None:
    document = replace(document, previous_year=2025)
    reading = next(each for each in board_gaps(document) if each.headline and each.headline.statistic == "ratio")
    assert reading.headline is not None
    assert reading.headline.interval.value is not None
    value = reading.headline.interval.value
    wider, narrower = value ** (0.5), value**2
    assert abs(log(value)) > abs(log(wider))

    def asked(previous: float, low: float, high: float) -> str:
        return " ".join(questions_of(moved(reading, previous, low, high), document))

    assert "wider than in 2025" in asked(wider, 1.1, 1.9)
    assert "narrower than in 2025" in asked(narrower, 0.3, 0.9)
    for previous in (wider, narrower):
        unmoved = asked(previous, 0.8, 1.2)
        assert "not clearly moved" in unmoved
        assert "wider" not in unmoved.replace("widest", "")
        assert "narrower" not in unmoved
    broken = replace(moved(reading, wider, 1.1, 1.9), breaks=("The definition changed.",))
    assert "2025" not in " ".join(questions_of(broken, document))


def test_a_hidden_count_is_in_no_question(document: Return) -> None:
    hidden = with_verdicts(document, Verdict.HIDDEN)
    assert board_gaps(hidden) == []
    number = sum(each.headline is not None for each in hidden.readings)
    told = f"{number} of the {len(hidden.readings)} indicators are hidden"
    assert told in squeezed(" ".join(texts(board_paper_of(hidden))))
    assert told in re.sub(r"</text>\s*<text[^>]*>", " ", slide_svg(hidden))
