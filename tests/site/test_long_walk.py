"""Every page, as every reader, in a real browser: whole at three widths, to axe, by keyboard, in forced colours, on
paper and without a script.

Every page that a reader comes to by links is asked for, and must be answered well. What was judged before is not judged
again:

- Where its header and footer, and what stands between them, are to the byte what was opened before (by another reader),
  it is not opened: a browser would show the same.
- Any other is opened at 320 pixels, the narrowest, and looked at by a script of our own: one H1, a title, headings in
  their order, every id once and none pointed at in vain, nothing too wide.
- Where anything in it is built as nothing before was, axe judges the page, and it is looked at, at 320, 768 and 1280
  pixels. Built alike are elements of one name, with the same classes, roles, states and attributes, with text or
  without, within the same chain of elements, around elements of the same kinds, under the same stylesheets. What
  axe goes by besides, headings, ids and the names of a page's parts, our own script looks at on every page.
- By keyboard alone, in forced colours, on paper and without a script one page of each view is gone through: these hang
  on the components and stylesheets that a view uses.

400% of a window of 1280 pixels is 320 pixels. The screenshots are kept for a person to look at.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from levelground_site.access import Role
from personas import PERSONAS
from site_served import CHROMIUM, serve
from walking.crawl import read_all
from walking.judging import Judged

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("walk"), releases=True) as served:
        yield served.address


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


@pytest.fixture(scope="module")
def judged() -> Judged:
    return Judged()


def _context(browser: Browser, site: str, **given: object) -> BrowserContext:
    context = browser.new_context(base_url=site, accept_downloads=False, **given)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    return context


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_every_page_serves_everybody(
    browser: Browser, site: str, pictures: Path, judged: Judged, role: Role | None
) -> None:
    context = _context(browser, site)
    page, complained = context.new_page(), list[str]()
    page.on("console", lambda message: complained.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complained.append(f"{page.url}: {error}"))
    if role is not None:
        page.goto("/demo/")
        page.get_by_role("button", name=f"Be {PERSONAS[role]}").click()
    plain = _context(browser, site, storage_state=context.storage_state(), java_script_enabled=False)
    pages, faults, opened = 0, list[str](), judged.opened
    for read in read_all(context, "/home/" if role else "/"):
        pages += 1
        if read.status != 200:
            faults.append(f"{read.path}: {read.status}")
        elif not judged.knows(read):
            faults += judged.faults_of(page, plain, read, pictures)
    plain.close()
    context.close()
    (pictures / f"{role or 'anybody'}-faults.txt").write_text("\n\n".join([*faults, *complained]), "utf-8")
    print(
        f"{role or 'anybody'}: {pages} pages, {judged.opened - opened} of them opened; {len(judged.views)} views so far"
    )
    assert pages > 3
    assert not faults, f"{len(faults)}, all of them in {pictures}: {faults[0]}"
    assert complained == []
