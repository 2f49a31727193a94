"""Dropping extracts in a real browser: from the leave of the governance lead to a version of the return."""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from end_to_end.small_trust import small_trust
from site_served import Served, made_once, serve

WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A demo's site with its worker."""
    with serve(tmp_path_factory.mktemp("extracts"), made=made_once(tmp_path_factory), worker=True) as site:
        yield site


@pytest.fixture
def page(browser: Browser, own_site: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=own_site.address)
    context.set_default_timeout(20_000)
    with closing(context):
        yield context.new_page()


def _become(page: Page, name: str) -> None:
    page.goto("/demo/")
    page.get_by_role("button", name=f"Be {name}").click()


def _looked_at(page: Page, name: str) -> None:
    """At every width: it fits, and breaks no rule. With LEVELGROUND_PICTURES a picture is kept in that folder."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # The menu folds up a moment after the window has become narrow.
        for _ in range(100):
            if page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"):
                break
            page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.locator("h1").count() == 1
        if folder := os.environ.get("LEVELGROUND_PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def test_from_the_leave_to_a_version(page: Page, tmp_path: Path) -> None:
    _become(page, "Colin Hart")
    page.goto("/organisations/RZZ/extracts/")
    page.get_by_role("button", name="Turn it off").click()
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_text("There is a problem").wait_for()
    page.get_by_label("Reference of the approval").fill("DPIA 2026/015")
    page.get_by_label("Date of the approval").fill("2026-05-28")
    _looked_at(page, "allowing")
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_text("It is on.").wait_for()

    _become(page, "Rhys Morgan")
    trust = small_trust("RZZ")
    for row in trust.rows["staff"][:9]:
        row["ethnic_category"] = "Brit"
    trust.rows["applications"][4]["shortlisted_on"] = "soon"
    trust.write(tmp_path / "one")
    # Its own headings: these the engine does not know.
    staff = (tmp_path / "one" / "staff.csv").read_text()
    (tmp_path / "one" / "staff.csv").unlink()
    (tmp_path / "one" / "People.csv").write_text(staff.replace("pay_band", "Band of pay", 1))
    page.goto("/returns/wres/2026/RZZ/extracts/")
    page.get_by_role("button", name="Measure them").click()
    page.get_by_text("No file has come").wait_for()
    _looked_at(page, "drop")
    _drop(page, tmp_path / "one")
    page.get_by_role("heading", name="Something in the files").wait_for()
    _looked_at(page, "faults")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download this list").click()
    assert Path(download.value.path()).read_text("utf-8-sig").startswith("severity,kind,file")

    page.get_by_role("link", name="Say what your headings mean").click()
    page.get_by_label("pay band", exact=True).select_option(label="Band of pay")
    _looked_at(page, "headings")
    page.get_by_role("button", name="Keep these headings").click()
    page.get_by_text("Your headings are kept").wait_for()
    for row in trust.rows["staff"][:9]:
        row["ethnic_category"] = "A"
    trust.rows["applications"][4]["shortlisted_on"] = "2025-09-01"
    trust.write(tmp_path / "two")
    (tmp_path / "two" / "staff.csv").write_text(
        (tmp_path / "two" / "staff.csv").read_text().replace("pay_band", "Band of pay", 1)
    )
    _drop(page, tmp_path / "two")
    page.get_by_role("heading", name="Your files are measured").wait_for()
    assert re.search(r"\d+ fixed, 0 left, 0 new", page.content())
    _looked_at(page, "measured")
    page.goto("/organisations/RZZ/extracts/headings/")
    page.get_by_text("Band of pay").first.wait_for()
    _looked_at(page, "kept")


def _drop(page: Page, folder: Path) -> None:
    page.locator("input[type=file]").set_input_files(sorted(folder.iterdir()))
    page.get_by_role("button", name="Measure them").click()
