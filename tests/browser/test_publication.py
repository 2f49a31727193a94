"""A publication in a browser: what is hidden is said, in sight, and the pages break no rule of accessibility."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from attack.whole_release import measure
from levelground.synthetic import Service, write

PAGES = ("report.html", "plain.html", "easy-read.html")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publication")
    write(Service(1, 500, seed=5), folder / "extracts", "csv")
    measure(folder / "extracts", folder / "out", formats="html,plain,easy-read")
    return folder / "out"


@pytest.mark.parametrize("page_name", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_readable_and_fits_the_window(browser: Browser, release: Path, page_name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((release / page_name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    results = Axe().run(page)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert results.violations_count == 0, results.generate_report()
    assert overflow <= 0


def test_what_is_hidden_is_in_sight(browser: Browser, release: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((release / "report.html").as_uri())
    verdicts = page.locator(".verdict.withheld")
    sizes = [verdicts.nth(place).bounding_box() for place in range(verdicts.count())]
    page.close()
    assert sizes
    assert all(size is not None and size["width"] > 20 and size["height"] > 10 for size in sizes)
