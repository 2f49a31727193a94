"""Against a return every figure is checked: what agrees, what differs and how, what the return does not hold."""

import pytest

from levelground.proofreading import Proof, proofread_document
from levelground.proofreading.document import Block, Document, Grid, Paragraph
from proofreading.honest import Layout, board_page, groups_as_columns, numbered_indicators, prose, years_side_by_side
from proofreading.papers import Item
from proofreading.returns import document_of
from proofreading.trust import pct, points, ratio, trust

T = trust(3)
RETURN = document_of(T)
A, N, B, M = T.appointed[0], T.shortlisted[0], T.appointed[1], T.shortlisted[1]


def _blocks(items: list[Item]) -> tuple[Block, ...]:
    return tuple(
        Grid(tuple(tuple(row) for row in text), "table 1") if kind == "t" else Paragraph(str(text), "p", kind == "h")
        for kind, text in items
    )


def _held(*texts: str) -> Proof:
    return proofread_document(
        Document("a.txt", tuple(Paragraph(text, f"line {n}") for n, text in enumerate(texts, 1))), RETURN
    )


@pytest.mark.parametrize("layout", [prose, groups_as_columns, numbered_indicators, board_page, years_side_by_side])
def test_an_honest_report_agrees_with_its_return(layout: Layout) -> None:
    proof = proofread_document(Document("a.docx", _blocks(layout(T))), RETURN)
    assert not proof.alarms
    assert proof.agreed_with_return >= 3


def test_every_figure_of_a_plain_sentence_is_found_in_the_return() -> None:
    proof = _held(f"Of {N:,} white applicants shortlisted, {A} were appointed ({pct(A, N)}).")
    assert (proof.agreed_with_return, proof.not_in_return, proof.alarms) == (3, (), ())


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (f"Indicator 2: the relative likelihood is {ratio(B, M, A, N)}.", "inverted ratio", ratio(A, N, B, M)),
        ("Indicator 2: the relative likelihood is 3.97.", "differs from the return", ratio(A, N, B, M)),
        (
            f"Indicator 7: BME {T.said[2][0] / T.asked[0]:.1%} believe in equal opportunities.",
            "groups exchanged",
            pct(T.said[2][1], T.asked[1]),
        ),
        (
            "Indicator 4: 91.3% of BME staff had training.",
            "differs from the return",
            pct(T.trained[1], T.staff[1]),
        ),
        (
            f"In all 9 of 12 BME applicants were appointed from shortlisting in {T.year}.",
            "differs from the return",
            f"{B} of {M:,}",
        ),
        ("BME people are 63.9% of the workforce.", "differs from the return", pct(T.staff[1], T.total)),
        ("Indicator 6: a gap of 31.5 points.", "differs from the return", ""),
    ],
)
def test_what_differs_from_the_return_is_an_alarm_with_the_right_value(text: str, kind: str, expected: str) -> None:
    proof = _held(text)
    assert len(proof.alarms) == 1
    assert kind in proof.alarms[0].kind
    assert expected.rstrip("%") in proof.alarms[0].expected


def test_a_ratio_said_the_other_way_round_agrees_when_it_is_right() -> None:
    said = "BME applicants were {} times as likely as white applicants to be appointed from shortlisting."
    right, wrong = _held(said.format(ratio(B, M, A, N))), _held(said.format(ratio(A, N, B, M)))
    assert (right.agreed_with_return, len(right.alarms)) == (1, 0)
    assert len(wrong.alarms) == 1


def test_another_year_another_place_and_a_part_are_listed_without_alarm() -> None:
    proof = _held(
        "Indicator 2: the relative likelihood was 1.93 in 2019.",
        "Indicator 2: nationally the relative likelihood is 1.62.",
        "In Band 5, 41.7% of staff are BME (indicator 1).",
        "Our award has 321 entries.",
    )
    assert not proof.alarms
    assert [missing.split(": ")[1] for missing in proof.not_in_return] == ["1.93", "1.62", "41.7%", "321"]


def test_two_years_in_a_sentence_are_held_by_the_one_that_the_return_is_of() -> None:
    proof = _held(f"Indicator 2: the relative likelihood was {ratio(A, N, B, M)} in {T.year} and 1.93 in {T.year - 1}.")
    assert not proof.alarms
    assert proof.agreed_with_return == 1


def test_a_gap_in_the_wrong_direction_is_an_alarm() -> None:
    gap = points(T.said[2][1], T.asked[1], T.said[2][0], T.asked[0])
    turned = gap.removeprefix("-") if gap.startswith("-") else f"-{gap}"
    proof = _held(f"Indicator 7: the difference is {turned} percentage points.")
    assert len(proof.alarms) == (1 if turned.startswith("-") else 0)


def test_a_return_without_figures_is_refused() -> None:
    with pytest.raises(TypeError, match="no list"):
        proofread_document(Document("a.txt", (Paragraph("1.5 times", "p"),)), {"year": 2024, "figures": "none"})
