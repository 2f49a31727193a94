"""The report in a browser: readable by anyone, at any width, on paper, and without a network."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from levelground.publishing import render_report
from unit.publishing.sample import sample_return

WIDTHS = (320, 768, 1280)
A4 = (595, 842)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_report(sample_return()), encoding="utf-8")
    return path


def opened(browser: Browser, report: Path, width: int, scheme: str = "light") -> tuple[Page, list[str], list[str]]:
    """The report in a window of this width, what it asked of anyone, and what it complained of."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    asked: list[str] = []
    complained: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complained.append(message.text))
    page.on("pageerror", lambda error: complained.append(str(error)))
    page.goto(report.as_uri())
    return page, asked, complained


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_breaks_no_rule_of_accessibility(browser: Browser, report: Path, width: int, scheme: str) -> None:
    page, _, _ = opened(browser, report, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    results = Axe().run(page)
    page.close()
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_the_window_and_asks_nothing_of_anyone(browser: Browser, report: Path, width: int) -> None:
    page, asked, complained = opened(browser, report, width)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert overflow <= 0
    assert asked == [report.as_uri()]
    assert complained == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_letter_of_a_picture_leaves_the_window(browser: Browser, report: Path, width: int) -> None:
    page, _, _ = opened(browser, report, width)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('svg.chart text')]
            .filter(each => each.getBoundingClientRect().left < 0
                || each.getBoundingClientRect().right > document.documentElement.clientWidth)
            .map(each => each.textContent)"""
    )
    page.close()
    assert outside == []


def test_headings_are_in_order_under_one_h1(browser: Browser, report: Path) -> None:
    page, _, _ = opened(browser, report, 1280)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1]))")
    page.close()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_it_is_read_and_opened_by_keyboard_alone(browser: Browser, report: Path) -> None:
    page, _, _ = opened(browser, report, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    summary = page.locator("summary").first
    summary.focus()
    assert summary.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("each => each.open")
    page.close()


def test_it_is_readable_in_forced_colours(browser: Browser, report: Path) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 768, "height": 900})
    page = context.new_page()
    page.goto(report.as_uri())
    mark, ground = page.evaluate(
        """() => { const mark = getComputedStyle(document.querySelector('.chart .mark.clear'));
                   return [mark.fill, getComputedStyle(document.body).backgroundColor]; }"""
    )
    context.close()
    assert mark != ground


def test_on_paper_every_page_is_a4_and_carries_the_marking(browser: Browser, report: Path) -> None:
    page, _, _ = opened(browser, report, 1280)
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) > 5
    for sheet in printed.pages:
        assert (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) == A4
        assert "Internal: not for publication" in sheet.extract_text()
    # What is folded away on a screen is printed.
    assert "Full counts, not a sample" in " ".join(sheet.extract_text() for sheet in printed.pages).replace("\n", " ")
