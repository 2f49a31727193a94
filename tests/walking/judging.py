"""What is found wrong with a page in a browser, and what need not be asked again because it was judged before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

from walking.crawl import Read

WIDTHS = (320, 768, 1280)
HEIGHT = 900
# A sheet of A4 within its margins, in the pixels of a screen.
SHEET = {"width": 718, "height": 1046}


def _script(name: str) -> str:
    return (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8").partition("\n")[2].rstrip().rstrip(";")


LOOK, CONTROLS, FOCUS, FORCED, PAPER = map(_script, ("look", "controls", "focus", "forced", "paper"))


@dataclass
class Judged:
    """What was judged already: answers by their bytes, what pages are built of, and views."""

    answers: set[bytes] = field(default_factory=set)
    built: set[int] = field(default_factory=set)
    views: set[str] = field(default_factory=set)
    opened: int = 0
    given_to_axe: int = 0

    def knows(self, read: Read) -> bool:
        """Whether the same bytes were opened before, around the page and in it."""
        return {read.around, read.main} <= self.answers

    def faults_of(self, page: Page, plain: BrowserContext, read: Read, pictures: Path) -> Iterator[str]:
        """Opens it, and gives all that is wrong with it; `plain` is a context of the same reader, without scripts."""
        page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        page.goto(read.path)
        self.opened += 1
        self.answers |= {read.around, read.main}
        look = page.evaluate(LOOK)
        first = read.view not in self.views
        yield from (f"{read.path} at {WIDTHS[0]}: {fault}" for fault in look["faults"])
        if not self.built.issuperset(look["built"]):
            self.built.update(look["built"])
            page.evaluate(AXE_SCRIPT)
            yield from (f"{read.path} at {WIDTHS[0]}: {fault}" for fault in self._axe(page))
            for width in WIDTHS[1:]:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                wider = page.evaluate(LOOK)["faults"]
                yield from (f"{read.path} at {width}: {fault}" for fault in [*wider, *self._axe(page)])
        if first:
            self.views.add(read.view)
            yield from (f"{read.path}: {fault}" for fault in _otherwise(page, plain, read.path))
            _pictured(page, pictures / read.view.strip("/").replace("/", "-"))

    def _axe(self, page: Page) -> Iterator[str]:
        self.given_to_axe += 1
        for each in page.evaluate("axe.run({resultTypes: ['violations'], elementRef: false})")["violations"]:
            where = "; ".join(f"{node['target']} {node['html'][:160]}" for node in each["nodes"][:3])
            yield f"{each['id']}, {len(each['nodes'])} times: {where}"


def _otherwise(page: Page, plain: BrowserContext, path: str) -> Iterator[str]:
    """By keyboard alone; in forced colours; on paper; without a script."""
    page.set_viewport_size({"width": WIDTHS[-1], "height": HEIGHT})
    for _ in range(page.evaluate(FOCUS)):
        page.keyboard.press("Tab")
    yield from page.evaluate("window.walked()")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    yield from page.evaluate(FORCED)
    page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page.emulate_media(forced_colors="none", color_scheme="light", media="print")
    yield from page.evaluate(PAPER)
    page.emulate_media(media="screen")
    yield from _without_script(page.evaluate(CONTROLS), plain, path)


def _without_script(controls: list[str], plain: BrowserContext, path: str) -> Iterator[str]:
    page = plain.new_page()
    page.goto(path)
    if page.locator("h1").count() != 1:
        yield "without a script there is not one H1"
    there: list[Any] = page.evaluate(CONTROLS)
    yield from (f"without a script there is no {each}" for each in dict.fromkeys(controls) if each not in there)
    if over := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
        yield f"without a script it is {over} pixels too wide at {WIDTHS[0]}"
    page.close()


def _pictured(page: Page, name: Path) -> None:
    for width in (WIDTHS[0], WIDTHS[-1]):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.screenshot(path=f"{name}-{width}.png", full_page=True)
