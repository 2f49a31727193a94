"""Whatever a report says, in words or in a table, proofreading ends and raises nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from levelground.proofreading import proofread_document
from levelground.proofreading.document import Document, Grid, Paragraph
from proofreading.returns import document_of
from proofreading.trust import trust

RETURN = document_of(trust(5))
WORDS = """
white BME unknown disabled non-disabled board workforce staff applicants of the of out whom these from to by than as
compared with relative likelihood ratio gap difference points total higher lower more less likely times rose fell
respectively Indicator 2 Metric Total % ( ) . , ; : / - − £ p 0 1 9 17 100 1,200 0.0 1.54 24.9% 130% -4 4.2 points 1.5
times 8p 0.66 nationally England minus and in year 2024 2023/24 { } {C0} {P1} 0% 00 1e9 ½ ² ٣
"""
PIECES = tuple(WORDS.split())
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
CELLS = st.one_of(st.sampled_from(PIECES), st.integers(0, 5000).map(str), st.just(""), st.just("25 (6.9%)"))
ROWS = st.integers(1, 5).map(lambda wide: st.lists(CELLS, min_size=wide, max_size=wide))
GRIDS = ROWS.flatmap(lambda row: st.lists(row, min_size=1, max_size=7))


@settings(max_examples=400, deadline=None)
@given(st.one_of(SOUP, st.text(max_size=200)), SOUP)
def test_any_words(heading: str, text: str) -> None:
    blocks = (Paragraph(heading, "line 1", heading=True), Paragraph(text, "line 2"))
    proof = proofread_document(Document("a.txt", blocks), RETURN)
    assert proof.figures >= 0
    assert all(finding.place and finding.printed and finding.why for finding in proof.findings)


@settings(max_examples=400, deadline=None)
@given(SOUP, GRIDS, SOUP)
def test_any_table(above: str, rows: list[list[str]], below: str) -> None:
    grid = Grid(tuple(tuple(row) for row in rows), "table 1")
    blocks = (Paragraph(above, "line 1"), grid, Paragraph(below, "line 9"))
    proof = proofread_document(Document("a.txt", blocks), RETURN)
    assert all(finding.place and finding.printed and finding.why for finding in proof.findings)
