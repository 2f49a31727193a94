"""The starting content: whole, easy to read, and nothing in it that leads nowhere."""

import re
import struct
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from levelground_site.carers.library.captions import faults_of
from levelground_site.carers.library.documents import CannotRead, Document, document, documents
from levelground_site.carers.library.easy import easy, missing_of
from levelground_site.carers.library.kinds import Form, Kind, Topic
from levelground_site.carers.library.models import Item, Text
from levelground_site.design.prose import plain, prose
from levelground_site.easy_read.reading import reading_age, sentences

ALL = documents()
PLAIN = [each for each in ALL if each.form is Form.PLAIN and each.language == "en"]
EASY = [each for each in ALL if each.form is Form.EASY_READ]


def _rows(text: Document) -> Text:
    return Text(item=Item(slug=text.slug), form=text.form, language=text.language, title=text.title, body=text.body)


def _words(text: Document) -> str:
    return easy(_rows(text)).words if text.form is Form.EASY_READ else plain(text.body)


@pytest.mark.parametrize("text", EASY, ids=lambda each: each.slug)
def test_easy_read_is_rows_with_pictures_and_the_checker_finds_nothing_to_mend(text: Document) -> None:
    assert missing_of(_rows(text)) == []
    assert len(easy(_rows(text)).text.rows) >= 8


def test_a_film_has_its_recording_and_captions_to_its_end_and_says_that_nobody_speaks() -> None:
    (film,) = [each for each in ALL if each.kind is Kind.VIDEO]
    assert film.recording is not None
    data = film.recording.read_bytes()
    assert data[:4] == b"\x1aE\xdf\xa3"
    assert len(data) < 600_000
    assert faults_of(film.captions) == []
    # The length that stands in the file (Matroska's Duration, in milliseconds) is where the last caption ends.
    place = data.index(b"\x44\x89")
    (milliseconds,) = struct.unpack(">d", data[place + 10 : place + 18])
    assert re.findall(r"--> 00:(\d\d)\.000", film.captions)[-1] == f"{milliseconds / 1000:.0f}"
    assert "no sound and nobody speaks" in film.body
    said = re.findall(r"-->.*\n(.+)", film.captions)
    assert all(each in film.body for each in said)  # the transcript has every word


def test_there_is_enough_for_everybody_and_every_topic() -> None:
    assert len(PLAIN) >= 24
    assert len(EASY) >= 6
    assert len({each.language for each in ALL}) >= 3
    topics = Counter(topic for each in PLAIN for topic in each.topics)
    assert set(topics) == set(Topic.values)
    assert sum("managers" in each.audiences for each in PLAIN) >= 5


@pytest.mark.parametrize(
    "text", [each for each in ALL if each.language == "en"], ids=lambda each: f"{each.slug}-{each.form}"
)
def test_it_can_be_read_at_nine_to_eleven(text: Document) -> None:
    told = f"{text.title}.\n{text.summary}\n{_words(text)}"
    assert reading_age(told) <= (9 if text.form is Form.EASY_READ else 11)
    if text.form is Form.EASY_READ:
        long = [each for each in sentences(_words(text)) if len(each.split()) > 15]
        assert long == []


@pytest.mark.parametrize("text", ALL, ids=lambda each: f"{each.slug}-{each.form}-{each.language}")
def test_it_is_whole_and_leads_somewhere(text: Document) -> None:
    assert text.author
    assert text.sources
    assert date(2026, 11, 25) <= text.written < text.next_review
    assert all(source["address"].startswith(("https://", "http://")) for source in text.sources)
    if text in PLAIN:
        assert len(text.answers) >= 3
    slugs = {each.slug for each in PLAIN}
    for address in re.findall(r'href="(/[^"]*)"', str(prose(text.body))):
        assert (
            address in {"/carers/rights/", "/carers/guide/"}
            or address.removeprefix("/carers/library/").strip("/") in slugs
        )
    for shown, dialled in re.findall(r"\[([^\]]*)\]\(tel:(\d+)\)", text.body):
        assert re.sub(r"\D", "", shown) in {dialled, ""} or shown.endswith(dialled), shown
    assert "reasonable adjustment" not in text.body or "disabled themselves" in text.body


def test_no_words_stand_twice_and_a_number_that_was_not_read_is_listed() -> None:
    assert len({each.body for each in ALL}) == len(ALL)
    read = {"999", "111", "116123", "03001231100", "08000902309", "03331503456", "08001111"}
    for text in PLAIN:
        unread = set(re.findall(r"\(tel:(\d+)\)", text.body)) - read
        assert not unread or any("number" in each.lower() for each in text.unchecked), (text.slug, unread)


GOOD = """+++
title = "T"
summary = "S"
kind = "guide"
for = ["carers"]
topics = ["work"]
author = "A"
written = 2026-01-01
next_review = 2027-01-01
sources = [{ title = "x", address = "https://a.example/" }]
+++
Words
"""


def test_a_good_file_is_read() -> None:
    made = document("one.md", GOOD)
    assert (made.slug, made.form, made.language, made.body) == ("one", Form.PLAIN, "en", "Words")
    other = document("one.easy-read.pl.md", re.sub(r"(?m)^(kind|for|topics) .*\n", "", GOOD))
    assert (other.form, other.language, other.kind) == (Form.EASY_READ, "pl", None)


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("a.md", ("+++\ntitle", "title"), r"a\.md: it must begin with a line"),
        ("a.md", ('author = "A"\n', ""), r"a\.md: author is missing"),
        ("a.md", ('kind = "guide"', 'kind = "poem"'), r"a\.md: .*poem"),
        ("a.md", ("2027-01-01", "2025-01-01"), "next review comes before"),
        ("a.md", ('[{ title = "x", address = "https://a.example/" }]', "[]"), "no sources"),
        ("a.md", ('kind = "guide"', 'kind = "path"'), "a path has steps"),
        ("a.pl.md", ("Words", "Slowa"), r"a\.pl\.md: only a\.md says"),
        ("a.xx.md", ("Words", "?"), "xx"),
        ("a.md", ("title =", "title"), r"a\.md: "),
    ],
)
def test_a_file_that_cannot_be_is_refused_with_its_name(
    name: str, change: tuple[str, str], told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(GOOD.replace(*change, 1), encoding="utf-8")
    with pytest.raises(CannotRead, match=told):
        documents(tmp_path)


def test_all_faults_are_told_at_once_and_a_path_leads_to_what_there_is(tmp_path: Path) -> None:
    steps = 'topics = ["work"]\nsteps = [{ item = "nowhere", why = "w" }]'
    (tmp_path / "a.md").write_text(GOOD.replace('"guide"', '"path"').replace('topics = ["work"]', steps), "utf-8")
    (tmp_path / "b.pl.md").write_text(re.sub(r"(?m)^(kind|for|topics) .*\n", "", GOOD), "utf-8")
    with pytest.raises(CannotRead) as caught:
        documents(tmp_path)
    assert "a: it leads to 'nowhere'" in str(caught.value)
    assert "b.pl: there is no b.md" in str(caught.value)
