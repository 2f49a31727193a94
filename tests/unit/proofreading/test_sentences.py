"""Sentences: where they end, whose a percentage is, which indicator is meant."""

import pytest

from levelground.proofreading.document import Document, Paragraph
from levelground.proofreading.likelihoods import direction_of, ratios_in
from levelground.proofreading.numbers import Kind
from levelground.proofreading.sentences import Passage, passages, sentence_of, split
from levelground.proofreading.words import indicators_in, years_in


def test_a_point_in_a_number_or_after_a_short_form_ends_nothing() -> None:
    text = "It was 1.42 (i.e. more than 1.25). In 2024 it is approx. 1.3! Dr. Khan chairs no. 4. BME staff agree."
    assert split(text) == [
        "It was 1.42 (i.e. more than 1.25).",
        "In 2024 it is approx. 1.3!",
        "Dr. Khan chairs no. 4.",
        "BME staff agree.",
    ]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("24.9% of BME staff and 20.7% of white staff", ["bme", "white"]),
        ("BME 24.9%, white 20.7%", ["bme", "white"]),
        ("for white staff it was 20.7%, and for ethnic minority colleagues 24.9%", ["white", "bme"]),
        ("white and BME staff reported 20.7% and 24.9% respectively", ["white", "bme"]),
        ("White staff (20.7%) were less likely than BME staff (24.9%)", ["white", "bme"]),
        ("76% white, 22% BME and 2% not stated", ["white", "bme", "unknown"]),
        ("24.9% for disabled and 20.7% for non-disabled colleagues", ["disabled", "non-disabled"]),
        ("BME applicants against white applicants (13.8% v 21.1%)", ["bme", "white"]),
        ("Asian colleagues 14% and White British colleagues 60%", ["bme-part", "white-part"]),
        ("The figure was 24.9%", [""]),
    ],
)
def test_a_percentage_belongs_to_the_group_that_the_words_tie_it_to(text: str, groups: list[str]) -> None:
    sentence = sentence_of(text, "line 1")
    assert [sentence.group_of(percent) for percent in sentence.of(Kind.PERCENT)] == groups


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indicator 2", {"2"}),
        ("Metrics 5 to 7", {"5", "6", "7"}),
        ("indicators 2, 3 and 9", {"2", "3", "9"}),
        ("appointed from shortlisting", {"2"}),
        ("entered the formal disciplinary process", {"3"}),
        ("non-mandatory training and CPD", {"4"}),
        ("harassment, bullying or abuse from patients, relatives or the public", {"5"}),
        ("harassed by other staff", {"6"}),
        ("equal opportunities for career progression", {"7"}),
        ("discrimination at work", {"8"}),
        ("Indicator 1: 24.8%", {"1"}),
        ("our car park", set()),
    ],
)
def test_an_indicator_is_named_by_number_or_by_words(text: str, expected: set[str]) -> None:
    assert indicators_in(text) == expected


@pytest.mark.parametrize(
    ("text", "numerator"),
    [
        ("White applicants were 1.4 times as likely to be appointed as BME applicants", "white"),
        ("Relative likelihood of BME staff entering the process compared with white staff: 1.3", "bme"),
        ("BME applicants were 0.7 times as likely as white applicants to be appointed", "bme"),
        ("Indicator 3 for BME and white staff: a relative likelihood of 1.3", "bme"),
        ("Indicator 2 has a relative likelihood of 1.3", "white"),
        ("WDES metric 3 for disabled staff: a relative likelihood of 1.3", "disabled"),
    ],
)
def test_the_direction_is_the_sentences_own_and_only_then_the_standards(text: str, numerator: str) -> None:
    sentence = sentence_of(text, "line 1")
    direction = direction_of(sentence, ratios_in(sentence)[0])
    assert direction is not None
    assert direction.numerator == numerator


def test_a_direction_that_nobody_says_is_not_assumed() -> None:
    sentence = sentence_of("The relative likelihood was 1.3", "line 1")
    assert direction_of(sentence, ratios_in(sentence)[0]) is None


def test_a_heading_gives_its_indicator_to_what_stands_below() -> None:
    blocks = (Paragraph("Indicator 8", "p1", heading=True), Paragraph("BME 12.0%, white 5.6%.", "p2"))
    below = list(passages(Document("x.txt", blocks)))[1]
    assert isinstance(below, Passage)
    assert below.sentences[0].indicators == {"8"}


def test_years_as_they_are_written() -> None:
    assert years_in("in 2023/24, 2022 and 2021-22") == ("2023/24", "2022", "2021-22")
