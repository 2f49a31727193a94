"""For whom a file is stands on every page and sheet of every format, on the screen and on paper."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from pypdf import PdfReader

from end_to_end.hands import measured
from levelground.synthetic import Service, write

INTERNAL, PUBLIC = "Internal: not for publication", "For publication: small numbers are hidden"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FORMATS = "csv,json,xlsx,html,docx,pdf,plain,easy-read"

Made = tuple[Path, str, str]


@pytest.fixture(scope="module", params=["internal", "public", "month"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """All files for an audience, what they must be marked as, and what they must not."""
    folder = tmp_path_factory.mktemp("marked")
    write(Service(1, 500, seed=5), folder / "extracts", "csv")
    options = {"internal": (), "public": ("--protect", "public"), "month": ("--to-month", "2026-03")}[request.param]
    formats = FORMATS if request.param != "month" else "csv,json,xlsx,html,docx,pdf"
    measured(folder / "extracts", folder / "out", 2026, *options, formats=formats)
    own, other = (PUBLIC, "not for publication") if request.param == "public" else ("not for publication", PUBLIC)
    return folder / "out", own, other


def test_every_page_of_the_pdf_is_marked(made: Made):
    out, own, other = made
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(out / "report.pdf").pages]
    assert len(pages) > 5
    for page in pages:
        assert own in page[:200]
        assert other not in page


def test_every_page_of_the_word_document_is_marked(made: Made):
    """Every section has one header, for first, even and odd pages alike, and it is marked; so is the text's end."""
    out, own, other = made
    with zipfile.ZipFile(out / "report.docx") as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
        links = ElementTree.fromstring(package.read("word/_rels/document.xml.rels"))
        settings = package.read("word/settings.xml").decode("utf-8")
        parts = {each.get("Id"): f"word/{each.get('Target')}" for each in links}
        sections = list(body.iter(f"{WORD}sectPr"))
        assert sections
        assert "evenAndOddHeaders" not in settings
        for place, section in enumerate(sections):
            headers = section.findall(f"{WORD}headerReference")
            assert section.find(f"{WORD}titlePg") is None
            # A section without a header of its own has that of the one before it.
            assert headers or place
            for header in headers:
                words = "".join(ElementTree.fromstring(package.read(parts[header.get(LINK)])).itertext())
                assert own in words
        assert other not in "".join(body.itertext())


def test_every_sheet_is_marked_on_the_screen_and_on_paper(made: Made):
    out, own, other = made
    for sheet in openpyxl.load_workbook(out / "return.xlsx").worksheets:
        assert own in sheet.oddHeader.left.text
        assert not sheet.HeaderFooter.differentFirst
        assert not sheet.HeaderFooter.differentOddEven
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        first_rows = [str(cell.value) for row in sheet.iter_rows(max_row=12) for cell in row if cell.value]
        assert any(own in text for text in first_rows), sheet.title
        assert not any(text.startswith(other) for text in texts)


def test_every_page_in_html_is_marked_at_the_top_and_when_printed(made: Made):
    out, own, other = made
    pages = list(out.glob("*.html"))
    assert pages
    for path in pages:
        text = path.read_text("utf-8")
        style, body = text.partition("<body")[::2]
        words = " ".join(re.sub(r"<[^>]+>", " ", body).split())
        assert own in words[:250], path.name
        assert other not in words
        # Browsers that print no margin boxes print the top of the page: it is not hidden on paper.
        (margin,) = re.findall(r"@top-left \{ content: (.*?); \}", style)
        assert own in margin.replace("\\", "")
        paper = style[style.rindex("@media print") :]
        hidden = re.findall(r"([^{}]*)\{[^{}]*display: none", paper)
        assert not any(re.search(r"header|\.top|\.marking", chosen) for chosen in hidden)


def test_the_return_and_the_checks_say_for_whom_they_are(made: Made):
    out, own, _ = made
    document = (out / "return.json").read_text("utf-8")
    assert own in document
    assert (out / "checks.json").exists() == ("not for publication" in own)
    if (out / "checks.json").exists():
        assert "Personal, keep inside" in (out / "checks.json").read_text("utf-8")
