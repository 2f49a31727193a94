"""The PDF: tagged for screen readers, complete, marked on every page, and the same every time."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from levelground.figures.reading import Return
from levelground.publishing import in_people, sentence, write_pdf
from levelground.publishing.paper import paper_of
from levelground.publishing.pdf import set_paper
from unit.publishing.sample import sample_return


@pytest.fixture(scope="module")
def document() -> Return:
    return sample_return()


@pytest.fixture(scope="module")
def path(document: Return, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    write_pdf(document, path, "3f9a" * 16)
    return path


@pytest.fixture(scope="module")
def pdf(path: Path) -> PdfReader:
    return PdfReader(path)


def elements(node: object) -> Iterator[DictionaryObject]:
    """Every element of the structure that a screen reader follows, in its order."""
    got = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(got, ArrayObject):
        for each in got:
            yield from elements(each)
    elif isinstance(got, DictionaryObject):
        if "/S" in got:
            yield got
        if "/K" in got:
            yield from elements(got["/K"])


def structure(pdf: PdfReader) -> list[DictionaryObject]:
    root = pdf.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    return list(elements(root["/StructTreeRoot"]))


def words_of(pdf: PdfReader) -> str:
    # A screen joins a line's end to the next one's start, wherever the line happened to end.
    return "".join("".join(page.extract_text() for page in pdf.pages).split())


def test_it_claims_and_holds_what_pdf_ua_asks(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True  # type: ignore[index]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Northfield NHS Trust: Workforce Race Equality Standard 2026"


def test_every_picture_has_words(pdf: PdfReader) -> None:
    figures = [each for each in structure(pdf) if each["/S"] == "/Figure"]
    # Eight indicators, two ladders, the medical grades, and the two scales at a glance.
    assert len(figures) == 13
    assert all(len(str(each["/Alt"])) > 10 for each in figures)


def test_headings_are_real_in_order_and_under_one_title(pdf: PdfReader) -> None:
    levels = [int(str(each["/S"])[2:]) for each in structure(pdf) if str(each["/S"])[1:] in {"H1", "H2", "H3", "H4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(levels) > 40
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_table_has_heads(pdf: PdfReader) -> None:
    tables = [each for each in structure(pdf) if each["/S"] == "/Table"]
    assert len(tables) > 15
    for table in tables:
        assert any(each["/S"] == "/TH" for each in elements(table["/K"]))


def test_every_page_is_a4_and_carries_the_marking(pdf: PdfReader) -> None:
    assert 10 < len(pdf.pages) < 30
    for number, page in enumerate(pdf.pages, start=1):
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
        words = page.extract_text()
        assert "Internal: not for publication" in words
        assert f"{number} of {len(pdf.pages)}" in words


def test_page_1_is_the_answer(document: Return, pdf: PdfReader) -> None:
    words = " ".join(pdf.pages[0].extract_text().split())
    assert "Is it fair here?" in words
    assert "Level, as far as these numbers show: non-mandatory training (4)." in words
    assert "None of them says why." in words
    assert "At a glance" in pdf.pages[1].extract_text()


def test_every_sentence_is_there(document: Return, pdf: PdfReader) -> None:
    words = words_of(pdf)
    for reading in document.readings:
        for says in (sentence(reading, document.group_words), in_people(reading, document.group_words)):
            assert "".join(says.split()) in words
    # Fingerprints can be copied: those of the files in two halves, the others whole.
    assert "3f9a" * 16 in words
    assert "\u200b" not in words
    for source in document.sources:
        assert source.sha256 in words


def test_every_font_is_in_the_file(pdf: PdfReader) -> None:
    for page in pdf.pages:
        fonts = page["/Resources"].get("/Font", DictionaryObject())  # type: ignore[attr-defined]
        for font in fonts.values():
            (inner,) = font.get_object()["/DescendantFonts"]
            assert any(key.startswith("/FontFile") for key in inner.get_object()["/FontDescriptor"])


def test_the_same_return_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_pdf(sample_return(), tmp_path / "again.pdf", "3f9a" * 16)
    assert (tmp_path / "again.pdf").read_bytes() == path.read_bytes()


def test_a_date_that_is_given_is_in_it(document: Return) -> None:
    pdf = PdfReader(BytesIO(set_paper(paper_of(replace(document, dated="2026-07-01")), "2026-07-01")))
    assert "on 1 July 2026" in " ".join(pdf.pages[-1].extract_text().split())
    assert b"2026-07-01" in pdf.trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]


def test_what_stands_in_records_is_never_markup(document: Return) -> None:
    evil = '#panic("x") *bold* $x$ = head \\ <script> &'
    source = replace(document.sources[0], file=evil)
    pdf = PdfReader(BytesIO(set_paper(paper_of(replace(document, organisation_name=evil, sources=(source,))))))
    assert "".join(evil.split()) in words_of(pdf)


def test_an_empty_return_is_a_document_that_says_so(document: Return) -> None:
    empty = replace(document, readings=(), counts=(), figures=(), ladders=(), checks=(), settings=(), sources=())
    words = words_of(PdfReader(BytesIO(set_paper(paper_of(empty)))))
    assert "Nopaybandsweremeasuredinthisreturn." in words
    assert "Thechecksfoundnothingtomend." in words
