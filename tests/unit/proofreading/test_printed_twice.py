"""A relative likelihood that a report prints twice, with two values."""

import pytest

from levelground.proofreading.document import Document, Grid, Paragraph
from levelground.proofreading.proofread import proofread_document

TABLE = Grid(
    (
        ("Indicator", "2024", "2025"),
        (
            "2. Relative likelihood of white applicants being appointed from shortlisting compared to BME",
            "1.62",
            "1.45",
        ),
        ("3. Relative likelihood of BME staff entering formal disciplinary compared to white staff", "1.10", "1.21"),
    ),
    "table 1",
)


def kinds(*texts: str, table: Grid = TABLE) -> list[tuple[str, str]]:
    blocks = (table, *(Paragraph(text, f"paragraph {number}") for number, text in enumerate(texts, 1)))
    found = proofread_document(Document("report.docx", blocks)).findings
    return [(each.kind, each.expected.split(",")[0]) for each in found]


SAYS = "In {} the relative likelihood of white applicants being appointed from shortlisting compared to BME was {}."


@pytest.mark.parametrize(
    ("year", "value", "expected"),
    [
        (2025, "1.54", [("ratio printed otherwise", "1.45")]),
        (2024, "1.26", [("ratio printed otherwise", "1.62")]),
        (2025, "1.45", []),
        (2025, "1.5", []),  # a rounding of it
        (2025, "1.3", [("ratio printed otherwise", "1.45")]),
        (2023, "1.54", []),  # a year that the table does not have
    ],
)
def test_what_a_table_prints_otherwise_is_an_alarm(year: int, value: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(SAYS.format(year, value)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2025 the relative likelihood of white nurses being appointed from shortlisting compared to BME was 1.30.",
        "Nationally in 2025 the relative likelihood of white applicants being appointed from shortlisting was 1.59.",
        "In 2025 the relative likelihood of BME applicants being appointed from shortlisting to white was 0.69.",
        "We aim for a relative likelihood of appointment from shortlisting of white compared to BME of 1.00 in 2025.",
        "Excluding doctors, in 2025 white applicants were 1.21 times as likely as BME to be appointed.",
    ],
)
def test_a_ratio_of_something_else_is_none(text: str) -> None:
    assert kinds(text) == []


def test_two_paragraphs_are_held_against_each_other() -> None:
    empty = Grid((("Indicator", "Staff"), ("Nurses", "12")), "table 1")
    one, two = (SAYS.format(2025, value).replace("In 2025 the", "The") for value in ("1.45", "1.54"))
    assert kinds(one, two, table=empty) == [("ratio printed otherwise", "1.45")]
