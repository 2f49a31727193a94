"""The plain pages in a browser: for anyone, at any width, in any colours, on paper, without a network."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pypdf import PdfReader

from browser.test_report import A4, WIDTHS, opened
from levelground.figures.reading import Return
from levelground.publishing import render_easy_read, render_plain
from unit.publishing import test_plain_disability
from unit.publishing.sample import sample_return
from unit.publishing.test_plain_pages import made_up_return

PAGES: dict[str, Callable[[Return], str]] = {"plain": render_plain, "easy-read": render_easy_read}
RETURNS: dict[str, Callable[[], Return]] = {
    "race": sample_return, "disability": lambda: test_plain_disability.made_up(16),
}  # fmt: skip
# Sixteen points, the smallest letters of easy reading, in the pixels of a screen.
SIXTEEN_POINTS = 16 * 96 / 72


@pytest.fixture(scope="module", params=[f"{page} {of}" for page in PAGES for of in RETURNS])
def page_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    page, of = request.param.split()
    path = tmp_path_factory.mktemp("pages") / f"{page}-{of}.html"
    path.write_text(PAGES[page](RETURNS[of]()), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_breaks_no_rule_of_accessibility(browser: Browser, page_path: Path, width: int, scheme: str) -> None:
    page, _, _ = opened(browser, page_path, width, scheme)
    results = Axe().run(page)
    page.close()
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_the_window_and_asks_nothing_of_anyone(browser: Browser, page_path: Path, width: int) -> None:
    page, asked, complained = opened(browser, page_path, width)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert overflow <= 0
    assert asked == [page_path.as_uri()]
    assert complained == []


def test_headings_are_in_order_under_one_h1(browser: Browser, page_path: Path) -> None:
    page, _, _ = opened(browser, page_path, 1280)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1]))")
    page.close()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("width", WIDTHS)
def test_easy_reading_has_large_letters_and_the_picture_on_the_left(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "easy-read.html"
    path.write_text(render_easy_read(sample_return()), encoding="utf-8")
    page, _, _ = opened(browser, path, width)
    rows = page.evaluate(
        """() => [...document.querySelectorAll('.row')].map(row => {
            const picture = row.querySelector('svg').getBoundingClientRect();
            const words = row.querySelector('p').getBoundingClientRect();
            return {size: parseFloat(getComputedStyle(row.querySelector('p')).fontSize),
                    left: picture.right <= words.left, beside: picture.top < words.bottom && words.top < picture.bottom,
                    large: picture.width}; })"""
    )
    page.close()
    assert len(rows) > 50
    for row in rows:
        assert row["size"] >= SIXTEEN_POINTS
        assert row["left"]
        assert row["beside"]
        assert row["large"] >= 110


def test_nothing_drawn_leaves_its_picture(browser: Browser, page_path: Path) -> None:
    page, _, _ = opened(browser, page_path, 1280)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('svg.picture')].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('path,rect,circle,ellipse,text')].filter(each => {
                const its = each.getBoundingClientRect();
                return its.left < frame.left - 2 || its.right > frame.right + 2
                    || its.top < frame.top - 2 || its.bottom > frame.bottom + 2;
            }).map(each => svg.getAttribute('aria-label') + ': ' + each.outerHTML); })"""
    )
    page.close()
    assert outside == []


def test_pictures_are_seen_in_forced_colours(browser: Browser, page_path: Path) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 768, "height": 900})
    page = context.new_page()
    page.goto(page_path.as_uri())
    mark, rest, ground = page.evaluate(
        """() => [getComputedStyle(document.querySelector('.picture .full')).fill,
                  getComputedStyle(document.querySelector('.picture .pale')).fill,
                  getComputedStyle(document.body).backgroundColor]"""
    )
    context.close()
    assert len({mark, rest, ground}) == 3


def test_on_paper_every_page_is_a4_and_carries_the_marking(browser: Browser, page_path: Path) -> None:
    page, _, _ = opened(browser, page_path, 1280)
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) > 1
    for sheet in printed.pages:
        assert (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) == A4
        assert "Internal: not for publication" in sheet.extract_text()


@pytest.mark.parametrize(
    ("made", "most"),
    [(made_up_return(7), 20), (made_up_return(22), 20), (test_plain_disability.made_up(16), 33)],
    ids=["race", "race again", "disability"],
)
def test_easy_reading_is_no_longer_than_two_pages_a_thing(
    browser: Browser, tmp_path: Path, made: Return, most: int
) -> None:
    path = tmp_path / "easy-read.html"
    path.write_text(render_easy_read(made), encoding="utf-8")
    page, _, _ = opened(browser, path, 1280)
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert 10 < len(printed.pages) <= most
