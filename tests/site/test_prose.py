"""What editors write cannot do harm, and its words can be had without its marks."""

import pytest

from levelground_site.design.prose import plain, prose


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<b>)",
        "[x](//evil.example/)",
        "[x](/\\evil.example)",
        "[x](http://plain.example/)",
        "[x](vbscript:x)",
        '[x](https://a.example "onmouseover=\\"alert(1)")',
        "![x](https://tracker.example/pixel.gif)",
        "<https://a.example/\"onclick=alert(1)>",
        "<div onclick=x>\n\nhello\n\n</div>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x](java\nscript:alert(1))",
        "&#106;avascript:alert(1) [x](&#106;avascript:alert(1))",
    ],
)  # fmt: skip
def test_nothing_runs_and_nothing_is_fetched(attack: str) -> None:
    made = str(prose(attack))
    for bad in (
        "<script",
        "<img",
        "<div",
        'href="javascript',
        'href="data',
        'href="//',
        'href="/\\',
        'href="http:',
        "<b>",
    ):
        assert bad not in made.lower()
    assert ' onclick="' not in made
    assert ' onmouseover="' not in made


def test_headings_begin_where_the_page_wants_them_and_links_tell_no_tales() -> None:
    made = str(
        prose("# A\n\n## B\n\n### C\n\n[gov](https://www.gov.uk/) [ours](/carers/) [ring](tel:116123)", heading=3)
    )
    assert made.count("<h3") == 2
    assert '<h4 class="nhsuk-heading-xs">C</h4>' in made
    assert '<a href="https://www.gov.uk/" rel="noreferrer">' in made
    assert '<a href="/carers/">' in made
    assert '<a href="tel:116123">' in made


def test_the_words_alone() -> None:
    assert plain("## Ring *now*\n\n- one [link](https://a.example/)\n- two\nlines") == "Ring now\none link\ntwo lines"
