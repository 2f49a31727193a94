"""The page, the PDF and the Word document are of one text: none says what another does not."""

import re
from dataclasses import fields, is_dataclass, replace

import pytest

from levelground.figures.reading import Return
from levelground.publishing import missing_for, printing, render_report
from levelground.publishing.blocks import Drawing
from levelground.publishing.drawings import printed
from levelground.publishing.paper import paper_of
from levelground.publishing.pdf import set_paper
from levelground.publishing.word_document import typed_paper
from unit.publishing.sample import sample_return
from unit.publishing.test_report import Page

# What only a screen needs: ways around the page, and words for those who cannot see that a cell holds a picture.
ON_SCREENS_ONLY = {
    "Skip to the report", "Levelground", "Who was counted", "Picture", "No picture", "drawn", "none", "Since 2025:",
}  # fmt: skip
NAMES_OF_THINGS = {"kind", "manner", "svg", "alt"}


def texts(value: object) -> list[str]:
    """Every text that a reader of the paper meets."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Drawing):
        return re.findall(r"<text[^>]*>([^<]*)<", value.svg)
    if is_dataclass(value):
        return [
            text
            for each in fields(value)
            if each.name not in NAMES_OF_THINGS
            for text in texts(getattr(value, each.name))
        ]
    return [text for each in value for text in texts(each)] if isinstance(value, tuple) else []


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def document() -> Return:
    return sample_return()


def test_nothing_on_paper_is_missing_from_the_page(document: Return) -> None:
    page = Page(render_report(document))
    words = " ".join([page.words, *(value for _, attrs in page.tags for value in attrs.values() if value)])
    for text in texts(paper_of(document)):
        for piece in re.split(r" \((?=default|\d)|\)$", squeezed(text)):
            assert piece in words, piece


def test_nothing_on_the_page_is_missing_from_the_paper(document: Return) -> None:
    paper = " ".join(squeezed(text) for text in texts(paper_of(document)))
    page = re.sub(r"(?s)<style>.*?</style>|<desc>.*?</desc>|<head>.*?</head>", "", render_report(document))
    pieces = {squeezed(piece) for piece in re.split(r"<[^>]*>", page)} - ON_SCREENS_ONLY
    assert len(pieces) > 300
    for piece in pieces:
        if not re.fullmatch(r"Indicator \w+: the whole of it", piece):
            assert Page(piece).words.strip("()") in paper, piece


def test_an_organisation_without_gaps_is_told_so_on_paper_too(document: Return) -> None:
    words = " ".join(texts(paper_of(replace(document, readings=()))))
    assert "No indicator shows a clear difference." in words
    assert "No pay bands were measured in this return." in words


def test_the_fingerprint_of_the_return_is_on_paper(document: Return) -> None:
    assert "3f9a" * 16 in texts(paper_of(document, "3f9a" * 16))


def test_only_our_own_charts_are_printed() -> None:
    with pytest.raises(ValueError, match="own charts"):
        printed("<svg></svg>", 100, "")


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [missing_for(name) for name in ("pdf", "docx", "html")] == ["", "", ""]
    monkeypatch.setattr(printing, "find_spec", lambda name: None)
    for name in ("pdf", "docx"):
        assert "pip install 'levelground[print]'" in missing_for(name)
        with pytest.raises(printing.MissingPackageError, match=f"format {name}"):
            printing.needed(name)
    assert missing_for("html") == ""


def test_what_no_document_can_hold_is_shown_as_a_mark(document: Return) -> None:
    label = replace(document.readings[1].parts[0], label="Band \x07\ud800")
    paper = paper_of(replace(document, readings=(replace(document.readings[1], parts=(label,)),)))
    assert "Band \ufffd\ufffd" in texts(paper)
    assert set_paper(paper)
    assert typed_paper(paper)
