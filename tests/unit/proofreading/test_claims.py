"""Conclusions in words, beside a ratio: contradicted, borne out, or of something else."""

import pytest

from levelground.proofreading.document import Document, Paragraph
from levelground.proofreading.findings import Level, Proof
from levelground.proofreading.proofread import proofread_document

RATIO = "The relative likelihood of white applicants being appointed compared to BME applicants is"


def read(text: str, heading: str = "") -> Proof:
    blocks = [Paragraph(heading, "line 1", True)] if heading else []
    return proofread_document(Document("report", (*blocks, Paragraph(text, "line 2"))))


@pytest.mark.parametrize(
    "text",
    [
        f"{RATIO} 0.85. This means that BME applicants are more likely to be appointed.",
        f"{RATIO} 1.42, so white applicants are more likely to be appointed.",
        f"{RATIO} 1.00, so white applicants are more likely to be appointed.",
        # Another comparison than the ratio's.
        f"{RATIO} 0.85, but white applicants are more likely than last year to be appointed.",
        f"{RATIO} 0.85. Nationally white applicants are more likely to be appointed.",
        f"{RATIO} 0.85. It was 1.42 last year. This means that white applicants are more likely to be appointed.",
        f"{RATIO} 0.85, and white applicants are not more likely to be appointed.",
        f"{RATIO} 0.85. White applicants are more likely to apply for junior posts.",
    ],
)
def test_what_follows_or_is_of_something_else_is_no_finding(text: str) -> None:
    assert not read(text).findings


def test_what_only_the_definition_contradicts_is_a_note() -> None:
    text = "The relative likelihood was 0.85, so white applicants are more likely to be appointed."
    (found,) = read(text, "Indicator 2: appointment from shortlisting").findings
    assert (found.level, found.expected) == (Level.NOTE, "less likely")
    assert "as the standard defines it" in found.why


def test_a_conclusion_that_is_borne_out_counts_as_checked() -> None:
    assert read(f"{RATIO} 1.42, so white applicants are more likely to be appointed.").followed == 1
