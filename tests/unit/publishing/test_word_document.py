"""The Word document: native headings, tables and languages, words for every picture, and the same every time."""

import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Twips
from lxml import etree

from levelground.figures.reading import Return
from levelground.publishing import in_people, sentence, write_docx
from unit.publishing.sample import sample_return

# The order that the standard for the format (ECMA-376, part 1, chapter 17) gives; Word calls a file damaged over it.
ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc outlineLvl",
    "w:tblPr": "tblStyle tblW jc tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "w:tblBorders": "top left bottom right insideH insideV",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "w:trPr": "cantSplit tblHeader",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing kern sz szCs u vertAlign lang",
}


@pytest.fixture(scope="module")
def document() -> Return:
    return sample_return()


@pytest.fixture(scope="module")
def path(document: Return, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "report.docx"
    write_docx(document, path, "3f9a" * 16)
    return path


@pytest.fixture(scope="module")
def word(path: Path) -> Document:
    return docx.Document(str(path))


def words_of(word: Document) -> str:
    return " ".join("".join(each.itertext()) for each in word.element.body.iter(qn("w:p")))


def test_headings_are_real_in_order_and_under_one_title(word: Document) -> None:
    levels = [int(p.style.name[-1]) for p in word.paragraphs if p.style and p.style.name.startswith("Heading")]  # type: ignore[union-attr]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(levels) > 40
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_the_head_of_every_table_is_repeated_and_no_row_is_broken(word: Document) -> None:
    assert len(word.tables) > 15
    for table in word.tables:
        first, *rest = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rest)
        assert "".join(first.itertext())
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_picture_has_words_or_is_marked_as_decoration(word: Document) -> None:
    pictures = list(word.element.body.iter(qn("wp:docPr")))
    described = [each for each in pictures if each.get("descr")]
    # Eight indicators, two ladders, the medical grades, and the two scales at a glance; eight bars in their tables.
    assert len(described) == 13
    assert len(pictures) == 21
    for each in pictures:
        assert bool(each.get("descr")) != (b"decorative" in etree.tostring(each))


def test_pages_are_a4_marked_and_numbered(word: Document) -> None:
    (section,) = word.sections
    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    assert section.header.paragraphs[0].text == "Internal: not for publication\tWRES 2026, Northfield NHS Trust"
    codes = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_it_is_in_british_english_and_in_fonts_that_word_has(word: Document, path: Path) -> None:
    styles = word.styles.element
    assert [each.get(qn("w:val")) for each in styles.find(qn("w:docDefaults")).iter(qn("w:lang"))] == ["en-GB"]
    assert word.core_properties.language == "en-GB"
    for paragraph in word.paragraphs:
        style = paragraph.style
        while style is not None and style.font.name is None:
            style = style.base_style  # type: ignore[assignment]
        assert style is not None
        assert style.font.name == "Arial"


def test_every_sentence_is_there(document: Return, word: Document) -> None:
    words = words_of(word)
    for reading in document.readings:
        assert sentence(reading, document.group_words) in words
        assert in_people(reading, document.group_words) in words
    assert "3f9a" * 16 in words


def test_links_lead_to_places_in_the_document(word: Document) -> None:
    body = word.element.body
    names = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert len(names) == len(set(names)) == len(links)
    assert set(links) == set(names)


def parts_of(path: Path) -> Iterator[etree._Element]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield etree.fromstring(package.read(name))


def test_elements_stand_in_the_order_of_the_format(path: Path) -> None:
    seen = 0
    for root in parts_of(path):
        for tag, order in ORDERS.items():
            places = {qn(f"w:{name}"): place for place, name in enumerate(order.split())}
            for properties in root.iter(qn(tag)):
                known = [places[str(child.tag)] for child in properties if child.tag in places]
                seen += len(known)
                assert known == sorted(known), etree.tostring(properties)
    assert seen > 3000


def test_the_same_return_gives_the_same_bytes_at_another_time(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.localtime(time.time() + 100_000)
    monkeypatch.setattr(time, "localtime", lambda *given: later)
    write_docx(sample_return(), tmp_path / "again.docx", "3f9a" * 16)
    assert (tmp_path / "again.docx").read_bytes() == path.read_bytes()


def test_it_opens_in_no_mode_of_compatibility(word: Document) -> None:
    modes = {
        each.get(qn("w:name")): each.get(qn("w:val")) for each in word.settings.element.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"


def test_what_stands_in_records_stays_text(document: Return, tmp_path: Path) -> None:
    evil = "<w:p/> & \u0007 { INCLUDETEXT }"
    write_docx(replace(document, organisation_name=evil), tmp_path / "report.docx")
    words = words_of(docx.Document(str(tmp_path / "report.docx")))
    assert "<w:p/> & " in words
    assert "{ INCLUDETEXT }" in words


def test_an_empty_return_is_a_document_that_says_so(document: Return, tmp_path: Path) -> None:
    empty = replace(document, readings=(), counts=(), figures=(), ladders=(), checks=(), settings=(), sources=())
    write_docx(empty, tmp_path / "report.docx")
    words = words_of(docx.Document(str(tmp_path / "report.docx")))
    assert "No pay bands were measured in this return." in words
    assert "The checks found nothing to mend." in words
