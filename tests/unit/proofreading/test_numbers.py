"""What is a figure and what is not: kinds, signs, and the many numbers that are names, dates or codes."""

import pytest

from levelground.proofreading.numbers import Kind, template_of, whole_cell


def _found(text: str) -> list[tuple[str, Kind]]:
    return [(number.text, number.kind) for number in template_of(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200 staff", [("1,200", Kind.COUNT)]),
        ("24.9% of staff", [("24.9%", Kind.PERCENT)]),
        ("25 per cent", [("25 per cent", Kind.PERCENT)]),
        ("a gap of 4.2 percentage points", [("4.2 percentage points", Kind.POINTS)]),
        ("−0.6pp since then", [("−0.6pp", Kind.POINTS)]),
        ("1.42 times as likely", [("1.42 times", Kind.TIMES)]),
        ("10x lower", [("10x", Kind.TIMES)]),
        ("a relative likelihood of 1.31", [("1.31", Kind.DECIMAL)]),
        ("8p more for every £1", [("8p", Kind.PENCE)]),
        ("nine of the 17", [("nine", Kind.COUNT), ("17", Kind.COUNT)]),
        ("9/17 (52.9%)", [("9", Kind.COUNT), ("17", Kind.COUNT), ("52.9%", Kind.PERCENT)]),
        ("Indicator 2: 1.54%", [("1.54%", Kind.PERCENT)]),
        ("24.9% v 20.7%", [("24.9%", Kind.PERCENT), ("20.7%", Kind.PERCENT)]),
    ],
)
def test_figures_are_found_with_their_kind(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31 March 2024",
        "31st of March 2024 and 2 April",
        "March 2024",
        "01/04/2023 to 31.03.2024",
        "in 2023/24 and 2024-25",
        "at 10:30 or 2 pm",
        "telephone 0113 496 0999",
        "+44 20 7946 0999",
        "NF2 9ZQ",
        "https://www.example.nhs.uk/wres/2024?page=12",
        "a.person12@northfield.nhs.uk",
        "Bands 5 to 7 and 8a to 8d",
        "Indicators 1 to 4, and 9",
        "Q14a, KF25, Table 3.2, page 4 of 12, Appendix 2",
        "version 2.1.3 of RZ7",
        "£1.2m, £45k and £125,000",
        "95% CI 0.88 to 1.94",
        "(95% confidence interval 1.21–1.67)",
        "the range 0.80 to 1.25",
        "above 1.0, below 1 or equal to 1",
        "fewer than 11 people, <5",
        "p = 0.03",
        "12 months, 3.5 WTE, 24/7",
        "per 1,000",
    ],
)
def test_dates_codes_and_labels_are_no_figures(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("text", ["almost 3 times", "about 25%", "more than 300 staff", "a target of 19%"])
def test_what_is_only_about_so_is_marked(text: str) -> None:
    assert [number.vague for number in template_of(text)[1]] == [True]


def test_a_template_keeps_the_words_and_names_the_figures() -> None:
    template, numbers = template_of("On 31 March {we} had 9 of 17 (52.9%).")
    assert template == "On {_} (we) had {C0} of {C1} ({P2})."
    assert [template[number.start : number.end] for number in numbers] == ["{C0}", "{C1}", "{P2}"]


def test_a_cell_is_one_number_or_none() -> None:
    assert whole_cell("(1,204)") is not None
    assert whole_cell("12 of 14") is None
    assert whole_cell("<5") is None
    assert whole_cell("") is None
