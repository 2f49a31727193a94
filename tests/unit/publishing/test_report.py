"""The report: one file, complete, safe against what stands in records, and the same every time."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from levelground.figures.reading import Return, Verdict
from levelground.publishing import in_people, render_report, sentence
from levelground.publishing.report import css_string
from levelground.publishing.summary import summary_of
from unit.publishing.sample import sample_return


class Page(HTMLParser):
    """What a test asks of a page: its tags, its ids, its links, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


@pytest.fixture(scope="module")
def document() -> Return:
    return sample_return()


@pytest.fixture(scope="module")
def page(document: Return) -> Page:
    return Page(render_report(document))


def test_every_headline_sentence_and_gap_in_people_is_there(document: Return, page: Page) -> None:
    for reading in document.readings:
        assert sentence(reading, document.group_words) in page.words
        assert in_people(reading, document.group_words) in page.words


def test_it_needs_nothing_from_anywhere(document: Return, page: Page) -> None:
    text = render_report(document)
    assert not page.all("script")
    assert not page.all("link")
    assert not page.all("img")
    assert "http" not in text
    assert "url(" not in text
    assert "@import" not in text


def test_every_link_leads_to_a_place_in_the_page_and_no_id_is_twice(page: Page) -> None:
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        href = link["href"]
        assert href is not None
        assert href.removeprefix("#") in ids
    for _, attrs in page.tags:
        for label in (attrs.get("aria-labelledby") or "").split():
            assert label in ids


def test_the_marking_is_at_the_top_and_on_every_printed_page(document: Return, page: Page) -> None:
    text = render_report(document)
    assert page.words.count("Internal: not for publication") >= 2
    assert '@top-left { content: "Internal: not for publication"; }' in text


def test_headings_are_in_order_and_there_is_one_h1(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_picture_has_words_and_a_table_under_it(page: Page) -> None:
    pictures = [attrs for attrs in page.all("svg") if attrs.get("role") == "img"]
    # Eight indicators are measured; two ladders, and the medical grades.
    assert len(pictures) == 11
    assert all(attrs["aria-label"] for attrs in pictures)
    assert all(attrs.get("aria-hidden") == "true" for attrs in page.all("svg") if attrs.get("role") != "img")
    assert all(attrs.get("scope") for attrs in page.all("th"))


def test_it_says_what_was_not_measured_and_why(page: Page) -> None:
    assert "8. Discrimination at work: survey.csv has no row for discrimination-at-work" in page.words


def test_settings_edition_files_and_verification_are_there(document: Return, page: Page) -> None:
    assert page.words.count("default, check") == 2
    assert "rules not yet checked" in page.words
    assert all(source.sha256 in page.words for source in document.sources)
    assert "levelground verify return.json" in page.words
    assert "Entries of the 12 months to the reference date" in page.words


def test_finer_groups_and_ladders_are_there(page: Page) -> None:
    for words in ("White British", "Asian or Asian British - Indian", "Clinical: the ladder of pay", "Under Band 1"):
        assert words in page.words


def test_without_last_year_changes_are_not_given(document: Return) -> None:
    readings = tuple(replace(reading, movement=None) for reading in document.readings)
    page = Page(render_report(replace(document, readings=readings, previous_year=None, previous_fingerprint="")))
    assert "not given" in page.words
    assert "no clear change" not in page.words


def test_what_stands_in_records_is_never_markup(document: Return) -> None:
    evil = '</style><script>alert("1")</script>'
    source = replace(document.sources[0], file=evil)
    label = replace(document.readings[1].parts[0], label=evil)
    reading = replace(document.readings[1], parts=(label,))
    text = render_report(
        replace(document, organisation_name=evil, marking=evil, sources=(source,), readings=(reading,))
    )
    assert "<script" not in text
    assert text.count("</style>") == 1


def test_a_string_of_a_style_sheet_cannot_end_early() -> None:
    assert str(css_string('a"\\</style>é')) == '"a\\000022\\00005c\\00003c\\00002fstyle\\00003eé"'


def test_the_same_return_gives_the_same_page(document: Return) -> None:
    assert render_report(document) == render_report(sample_return())


def test_gaps_come_by_the_people_at_the_sure_end(document: Return) -> None:
    summary = summary_of(document)
    assert [gap.indicator for gap in summary.gaps] == ["7", "1", "2"]
    assert summary.more == (
        "There are clear differences also in harassment by other staff (6) and harassment by patients or the "
        "public (5)."
    )
    assert summary.level == "Level, as far as these numbers show: non-mandatory training (4)."
    assert summary.untold == (
        "No clear difference, so it may be level or it may not: formal disciplinary process (3). "
        "Too few to tell: board (9). Not measured: discrimination at work (8)."
    )


def test_a_gap_so_small_that_it_is_held_to_be_level_comes_last(document: Return) -> None:
    first = document.readings[6]
    assert first.headline is not None
    readings = (*document.readings[:6], replace(first, headline=replace(first.headline, clear_but_inside=True)))
    assert [gap.indicator for gap in summary_of(replace(document, readings=readings)).gaps] == ["1", "2", "6"]


def test_an_organisation_without_clear_gaps_is_not_told_that_all_is_well(document: Return) -> None:
    readings = tuple(
        reading
        for reading in document.readings
        if reading.headline is None or reading.headline.verdict is not Verdict.CLEAR
    )
    words = Page(render_report(replace(document, readings=readings))).words
    assert "That may be because there is none, or because the numbers are too few to show it." in words


def test_an_empty_return_is_a_page_that_says_so(document: Return) -> None:
    empty = replace(
        document,
        readings=(),
        counts=(),
        figures=(),
        ladders=(),
        checks=(),
        settings=(),
        sources=(),
        edition_changes=("x",),
    )
    words = Page(render_report(empty)).words
    assert "No pay bands were measured in this return." in words
    assert "The checks found nothing to mend." in words
