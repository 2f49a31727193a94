"""Pages of figures in a browser: at every width, without a script, in forced colours, on paper.

The pages are those that a process got before: the browser asks nothing of any network.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, BrowserContext, Page, Route
from pypdf import PdfReader

pytestmark = pytest.mark.long
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STROKES = "all => all.map(one => getComputedStyle(one).stroke)"
SITE = "http://localhost"
PLACE = "/figures/wres/2026/{code}/"
# The pages, and the widths at which each is looked at.
PAGES = {
    PLACE: (320, 768, 1280),
    f"{PLACE}2/": (320, 768, 1280),
    f"{PLACE}3/": (320,),
    f"{PLACE}2/easy-read/": (320,),
    "/figures/?q=england": (320,),
    "/figures/wres/definitions/": (320, 1280),
    "/figures/wres/2026/compare/?place={code}&place=England": (320, 1280),
    f"{PLACE}99/": (320,),
}
WALKED = ("/figures/", "/figures/wres/2026/england/", "/figures/wres/2026/england/2/")


@dataclass(frozen=True)
class Got:
    """What the site answered: by address its status, headers and body; and the code of an organisation in it."""

    code: str
    answers: dict[str, tuple[int, dict[str, str], bytes]]


@pytest.fixture(scope="module")
def got(tmp_path_factory: pytest.TempPathFactory) -> Got:
    folder = tmp_path_factory.mktemp("figures")
    program = Path(__file__).parents[1] / "figures_served.py"
    subprocess.run([sys.executable, program, folder, *PAGES, *WALKED], check=True)
    told = json.loads((folder / "got.json").read_text("utf-8"))
    answers = {
        address: (each["status"], each["headers"], (folder / each["file"]).read_bytes())
        for address, each in told["got"].items()
    }
    return Got(told["code"], answers)


@pytest.fixture
def page(browser: Browser, got: Got) -> Iterator[Page]:
    context = browser.new_context(base_url=SITE)
    yield opened(context, got)
    context.close()


def opened(context: BrowserContext, got: Got) -> Page:
    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        address = asked.path + (f"?{asked.query}" if asked.query else "")
        if asked.path.startswith("/static/"):
            route.fulfill(path=str(finders.find(asked.path.removeprefix("/static/"))))
        elif address in got.answers:
            status, headers, body = got.answers[address]
            route.fulfill(status=status, headers=headers, body=body)
        else:
            route.fulfill(status=500, body=f"{address} was not got.")

    page = context.new_page()
    page.route("**/*", answer)
    return page


def test_every_page_serves_everybody(page: Page, got: Got) -> None:
    complained: list[str] = []
    page.on("console", lambda message: complained.append(message.text))
    page.on("pageerror", lambda error: complained.append(str(error)))
    for path, widths in PAGES.items():
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path.format(code=got.code))
            assert page.locator("h1").count() == 1, path
            assert page.evaluate(OVERFLOW) <= 0, path
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path} at {width}: {found.generate_report()}"
    assert [words for words in complained if "404" not in words] == []


def test_charts_are_seen_in_forced_colours_and_a_table_says_the_same(page: Page, got: Got) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{PLACE}2/".format(code=got.code))
    strokes = page.eval_on_selector_all(".chart .whisker, .chart .unit, .chart .own, .chart .curve", STROKES)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert strokes
    assert all(stroke not in ("none", paper) for stroke in strokes)
    for picture in page.locator("figure svg[role=img]").all():
        assert picture.get_attribute("aria-label")
    assert page.locator("table").count() >= 3


def test_on_paper_everything_that_is_folded_is_printed(page: Page, got: Got) -> None:
    page.goto(f"{PLACE}2/".format(code=got.code))
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    printed = " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)
    for words in ("What it does not say", "In the order of names", "By edition, the newest first", "To cite it"):
        assert words in printed
    assert "Sign in" not in printed


def test_all_of_it_is_there_without_a_script(browser: Browser, got: Got) -> None:
    context = browser.new_context(base_url=SITE, java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = opened(context, got)
    page.goto("/figures/")
    page.get_by_label("Look for a place").fill("england")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("link", name="England", exact=True).click()
    assert page.locator("h1").inner_text() == "Is it fair in England?"
    page.get_by_role("link", name="Getting a job").click()
    page.get_by_text("Every organisation in it, by name").click()
    assert page.get_by_role("cell", name="Where chance alone could put it").count() > 0
    context.close()
