"""Whatever is given as a report, the answer is a sentence that names it: never a traceback."""

import random
import zipfile
from pathlib import Path

import pypdf
import pytest

from levelground.cli.main import COULD_NOT, FAULTS, StoppedError
from levelground.cli.proofread import proofread
from levelground.proofreading import MissingReaderError, UnreadableError, read_report
from proofreading.papers import FORMATS, pdf_bytes, write

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20
TEXT = (("p", "Of our 361 staff, 25 (6.93%) are BME."), ("t", (("Group", "Staff"), ("White", "336"), ("BME", "25"))))


def _said(path: Path) -> str:
    with pytest.raises(StoppedError) as stopped:
        proofread(path, None)
    assert stopped.value.status == FAULTS
    assert path.name in stopped.value.sentence
    return stopped.value.sentence


@pytest.mark.parametrize("ending", [*FORMATS, "txt", "htm"])
def test_an_empty_file_is_called_empty(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"a.{ending}").write_bytes(b"")
    assert "empty" in _said(tmp_path / f"a.{ending}")


@pytest.mark.parametrize("ending", [*FORMATS, "txt"])
def test_a_photograph_under_another_name_is_called_a_photograph(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"a.{ending}").write_bytes(JPEG)
    assert "photograph" in _said(tmp_path / f"a.{ending}")


@pytest.mark.parametrize("ending", [*FORMATS, "txt"])
def test_random_bytes_are_refused(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"a.{ending}").write_bytes(random.Random(1).randbytes(5000))
    _said(tmp_path / f"a.{ending}")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_broken_off_or_with_a_changed_byte_never_gives_a_traceback(ending: str, tmp_path: Path) -> None:
    whole = write(TEXT, tmp_path / f"whole.{ending}").read_bytes()
    draw = random.Random(2)
    for number in range(150):
        if number % 2:
            content = whole[: draw.randrange(1, len(whole))]
        else:
            place = draw.randrange(len(whole))
            content = whole[:place] + draw.randbytes(1 + number % 7) + whole[place + 1 :]
        path = tmp_path / f"broken-{number}.{ending}"
        path.write_bytes(content)
        try:
            proofread(path, None)
        except StoppedError as stopped:
            assert path.name in stopped.sentence


def test_what_is_no_report_is_said_to_be_none(tmp_path: Path) -> None:
    assert "no such file" in _said(tmp_path / "missing.docx")
    (tmp_path / "folder.docx").mkdir()
    assert "folder" in _said(tmp_path / "folder.docx")
    (tmp_path / "a.pptx").write_bytes(b"PK")
    assert ".docx, .pdf" in _said(tmp_path / "a.pptx")
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "password" in _said(tmp_path / "old.docx")


def test_a_zip_that_is_no_office_file_is_refused(tmp_path: Path) -> None:
    for ending in ("docx", "xlsx"):
        with zipfile.ZipFile(tmp_path / f"a.{ending}", "w") as package:
            package.writestr("photo.jpg", JPEG)
        assert "is no" in _said(tmp_path / f"a.{ending}")


def test_a_zip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * (40 * 1024 * 1024) + b"</a>")
    assert "unpacks to more than" in _said(tmp_path / "a.docx")


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(content: str, encoding: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", f'<?xml version="1.0" encoding="{encoding}"?>{content}'.encode(encoding))
    assert "document type" in _said(tmp_path / "a.docx")


def test_xml_nested_without_end_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<a>" * 100_000 + "</a>" * 100_000)
    assert "nested" in _said(tmp_path / "a.docx")


def test_a_pdf_of_pictures_and_one_with_a_password_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf_bytes([[], []]))
    assert "only pictures" in _said(tmp_path / "scan.pdf")
    with pypdf.PdfWriter() as writer:
        writer.add_blank_page(100, 100)
        writer.encrypt("secret", algorithm="RC4-128")
        writer.write(tmp_path / "closed.pdf")
    assert "password" in _said(tmp_path / "closed.pdf")


def test_without_the_pdf_reader_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_bytes([[(60, 700, 10, "Text")]]))
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    with pytest.raises(MissingReaderError, match=r"levelground\[pdf\]"):
        read_report(tmp_path / "a.pdf")
    with pytest.raises(StoppedError) as stopped:
        proofread(tmp_path / "a.pdf", None)
    assert stopped.value.status == COULD_NOT


def test_a_report_without_a_word_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><script>1 of 2</script></html>", "utf-8")
    with pytest.raises(UnreadableError, match="no text"):
        read_report(tmp_path / "a.html")


@pytest.mark.parametrize(
    "text",
    ["9" * 20_000, "1,000 " * 4_000, "of " * 8_000, "white BME " * 3_000, "12.5% (" * 3_000, "a" * 50_000, "£" * 9_000],
)
def test_a_text_made_to_be_slow_is_not(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert read_report(tmp_path / "a.txt").blocks
    proofread(tmp_path / "a.txt", None)
