"""The checker: each threshold on both of its sides, and every easy-read text of the site."""

from collections.abc import Callable

import pytest

from levelground.publishing import PICTURES
from levelground_site.easy_read.checking import (
    MOST_WORDS,
    must_be_mended,
    plainer,
    remarks_on_row,
    remarks_on_text,
    remarks_on_words,
)
from levelground_site.easy_read.pictures import NoSuchPicture, drawn, picture
from levelground_site.easy_read.reading import reading_age
from levelground_site.easy_read.texts import PATTERNS, TEXTS, Row, Section, Text, from_json, row, to_json


def rules(says: str, *, must: bool | None = None) -> set[str]:
    return {remark.rule for remark in remarks_on_words(says) if must is None or remark.must is must}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_no_easy_read_text_of_the_site_breaks_a_threshold(key: str) -> None:
    text = TEXTS[key]
    assert must_be_mended(text) == []
    assert reading_age(" ".join(row.says for row in text.rows)) < 11
    assert [remark for remark in remarks_on_row(Row(text.rows[0].picture, text.about)) if remark.must] == []


@pytest.mark.parametrize("key", sorted(PATTERNS))
def test_no_sentence_pattern_breaks_a_threshold(key: str) -> None:
    assert [remark for remark in remarks_on_row(PATTERNS[key].shown) if remark.must] == []


def test_each_idea_has_a_picture_of_its_own() -> None:
    assert len(PICTURES) >= 90
    assert len({one.shapes for one in PICTURES.values()}) == len(PICTURES)
    assert len({one.says for one in PICTURES.values()}) == len(PICTURES)


def test_length_warns_over_twelve_and_fails_over_fifteen() -> None:
    assert "length" not in rules("go " * 11 + "on.")
    assert rules("go " * 12 + "on.", must=False) == {"length"}
    assert "length" in rules("go " * MOST_WORDS + "on.", must=True)
    assert "length" in rules(" ", must=True)


@pytest.mark.parametrize(
    ("says", "rule"),
    [
        ("Please utilise the door.", "hard"),
        ("We are recruiting now.", "hard"),
        ("Ask your HRBP.", "short form"),
        ("It is 9% of people.", "number"),
        ("It is 9.5 in every 100.", "number"),
        ("We met on 03/06/2026.", "date"),
        ("You can see, e.g. a job.", "sign"),
        ("Tea & cake.", "sign"),
        ("You cannot go there without a card.", "negative"),
        ("We help. You work.", "idea"),
        ("We stop because it rains, although it is warm.", "idea"),
    ],
)
def test_what_must_be_mended(says: str, rule: str) -> None:
    assert rule in rules(says, must=True)


@pytest.mark.parametrize(
    ("says", "rule"),
    [
        ("You can not go there.", "negative"),
        ("The letter is written by a nurse.", "passive"),
        ("You stop because it rains.", "idea"),
    ],
)
def test_what_could_be_better(says: str, rule: str) -> None:
    assert rule in rules(says, must=False)
    assert rule not in rules(says, must=True)


@pytest.mark.parametrize(
    "says",
    [
        "You can ask the NHS.",
        "We met on 3 June 2026.",
        "You are tired.",
        "Call 0300 123 4567.",
        "You get £12.60 an hour.",
    ],
)
def test_what_is_easy_has_no_remark(says: str) -> None:
    assert rules(says) == set()


def test_a_number_of_people_needs_a_picture_of_that_number() -> None:
    says = "9 in every 100 people work here."
    assert any(remark.must for remark in remarks_on_row(row("people", says)))
    assert remarks_on_row(row("count 9/100", says)) == []
    assert remarks_on_row(row("calendar", "We met on 3 June 2026.")) == []


def test_a_hard_word_is_explained_and_stands_in_the_sentence() -> None:
    assert any(remark.must for remark in remarks_on_row(row("coach", "Your mentor helps you.")))
    assert remarks_on_row(row("coach", "Your mentor helps you.", mentor="A mentor knows your job well.")) == []
    assert any(remark.must for remark in remarks_on_row(row("coach", "We help you.", mentor="A mentor helps you.")))
    assert row("coach", "Your mentor helps you.", mentor="It is a friend.").parts == [
        ("Your ", False), ("mentor", True), (" helps you.", False),
    ]  # fmt: skip


def test_a_picture_that_is_none_or_stands_twice_is_refused() -> None:
    assert any(remark.rule == "picture" and remark.must for remark in remarks_on_row(row("unicorn", "You can ask.")))
    twice = Text("x", "Title", "About", "", (Section("", (row("work", "You work."), row("work", "You rest."))),))
    assert [remark.rule for remark in remarks_on_text(twice)] == ["picture"]
    assert [remark.rule for remark in remarks_on_text(Text("x", "Title", "About", "", ()))] == ["rows"]
    for name in ("unicorn", "count 9", "count 101/100", "count 1/100000", "day 32", "day x", ""):
        with pytest.raises(NoSuchPicture):
            drawn(name)


def test_a_picture_is_read_out_and_its_words_are_no_html() -> None:
    assert 'role="img" aria-label="100 dots, 9 of them filled"' in picture("count 9/100")
    assert "aria-hidden" in picture("work", decorative=True)


def test_forms_of_a_hard_word_are_found() -> None:
    known: Callable[[str], str | None] = plainer
    assert known("utilised") == known("utilise") == "use"
    assert known("policies") == "rule"
    assert known("work") is None


def test_a_text_is_kept_whole() -> None:
    for text in TEXTS.values():
        assert from_json(to_json(text)) == text
