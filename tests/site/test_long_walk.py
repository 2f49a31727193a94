"""Every page, as every role, at every width, in a real browser; screenshots are kept for a person to look at."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from levelground_site.access import Role
from real_site import CHROMIUM, PERSONAS, served

pytestmark = pytest.mark.long
WIDTHS = (320, 768, 1280)
# Wherever an address has parts, so many pages of its kind are looked at.
OF_A_KIND = 2
# Files, what programs ask, and what ends the visit.
LEFT_OUT = re.compile(
    r"/(sign-out|download|be|film)/|^/api/v\d|^/data/|do/|format=csv"
    r"|\.(csv|json|parquet|xlsx|zip|txt|md|html|svg|ics|mp3|mp4)$"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("walk")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    print(f"\nThe screenshots are in {folder}")
    return folder


def _become(page: Page, role: Role | None) -> None:
    if role is not None:
        page.goto("/demo/")
        page.get_by_role("button", name=f"Be {PERSONAS[role]}").click()


def _pages(page: Page, first: str) -> list[str]:
    """The addresses that links lead to from a page, and on from there: some of each kind."""
    waiting, found, kinds = [first], list[str](), dict[str, int]()
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"/[A-Z0-9]{3,5}/|/\d+/|/R[A-Z0-9]+/?|\?.*", "/*/", path, flags=re.IGNORECASE)
        if path in found or LEFT_OUT.search(path) or kinds.get(kind, 0) >= OF_A_KIND:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        found.append(path)
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
        origin = re.match(r"https?://[^/]+", page.url)
        assert origin is not None
        waiting += [each.removeprefix(origin[0]).split("#")[0] for each in links if each.startswith(origin[0])]
    return found


def _context(browser: Browser, site: str, **given: object) -> BrowserContext:
    context = browser.new_context(base_url=site, accept_downloads=False, **given)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    return context


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_every_page_serves_everybody(browser: Browser, site: str, pictures: Path, role: Role | None) -> None:
    context = _context(browser, site)
    page, complained = context.new_page(), list[str]()
    page.on("console", lambda message: complained.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complained.append(f"{page.url}: {error}"))
    _become(page, role)
    paths = _pages(page, "/home/" if role else "/")
    assert len(paths) > 3
    faults: list[str] = []
    for path in paths:
        page.goto(path)
        faults += [f"{path}: {fault}" for fault in _of_itself(page)]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{path} at {width}: {fault}" for fault in _at_a_width(page)]
            name = re.sub(r"\W+", "-", f"{role or 'anybody'}{path}").strip("-")[:120]
            page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
        faults += [f"{path}: {fault}" for fault in _otherwise(page)]
    context.close()
    (pictures / f"{role or 'anybody'}-faults.txt").write_text("\n\n".join([*faults, *complained]), "utf-8")
    assert not faults, f"{len(faults)}, all of them in {pictures}: {faults[0]}"
    assert complained == []


def _of_itself(page: Page) -> Iterator[str]:
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} H1"
    if not page.title().endswith("Levelground"):
        yield f"the title is {page.title()!r}"
    yield from _by_keyboard(page)


def _at_a_width(page: Page) -> Iterator[str]:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    if over := _too_wide(page):
        yield f"{over} pixels too wide: {page.evaluate(WIDEST)}"
    results = Axe().run(page)
    if results.violations_count:
        yield results.generate_report()


# What reaches furthest to the right, to be named where a page is too wide.
WIDEST = """() => [...document.querySelectorAll('body *')].reduce((far, each) =>
    each.getBoundingClientRect().right > far.getBoundingClientRect().right ? each : far).outerHTML.slice(0, 200)"""


def _too_wide(page: Page) -> int:
    """By how many pixels; the menu folds a moment after the window has changed its size."""
    over = 0
    for _ in range(30):
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over <= 0:
            return 0
        page.wait_for_timeout(100)
    return over


def _by_keyboard(page: Page) -> Iterator[str]:
    """Whether the focus is seen wherever it goes, and goes on in the order of the page."""
    page.set_viewport_size({"width": 1280, "height": 900})
    first, last = None, -1
    for _ in range(25):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return null;
            const s = getComputedStyle(e), all = [...document.querySelectorAll('*')];
            const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'
              || s.backgroundColor !== 'rgba(0, 0, 0, 0)';
            return [all.indexOf(e), seen, e.outerHTML.slice(0, 80)]; }"""
        )
        if told is None:
            return
        place, seen, what = told
        if place == first:
            return  # after the last comes the first again
        first = place if first is None else first
        if not seen:
            yield f"the focus is not seen on {what}"
        # A film's own buttons are all of them the film.
        if place < last:
            yield f"the focus goes back to {what}"
        last = place


def _otherwise(page: Page) -> Iterator[str]:
    """At 400% of 1280 pixels; in forced colours; on paper."""
    page.set_viewport_size({"width": 320, "height": 256})
    if _too_wide(page):
        yield "too wide at 400%"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(forced_colors="active")
    if not page.locator("h1").first.is_visible():
        yield "no heading in forced colours"
    page.emulate_media(forced_colors="none", media="print")
    if page.locator("nav").first.is_visible() or not page.locator("h1").first.is_visible():
        yield "on paper the menu is printed, or the heading is not"
    page.emulate_media(media="screen")


@pytest.mark.parametrize("role", [Role.EQUALITY_LEAD, Role.NATIONAL_TEAM], ids=str)
def test_every_page_says_the_same_without_any_script(browser: Browser, site: str, role: Role) -> None:
    context = _context(browser, site, java_script_enabled=False)
    page = context.new_page()
    _become(page, role)
    for path in ("/home/", "/organisations/", "/people/", "/search/?q=north"):
        answer = page.goto(path)
        assert answer is not None
        assert page.locator("h1").count() == 1
    context.close()
