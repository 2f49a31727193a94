"""A return from its review to its publication, in a real browser: everybody does their part, one after the other."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.test_site import WIDTHS, Seen, _fits_and_breaks_no_rule
from levelground_site.demo.england import LAST_YEAR
from site_served import made_once, serve

ROOT = f"/returns/wres/{LAST_YEAR}/RZZ/"
STEPS = ("", "files/", "faults/", "figures/", "explanations/", "sign-off/", "submitted/", "versions/", "versions/1/")
ANALYST, LEAD, EXECUTIVE = "Rhys Morgan", "Grace Adeyemi", "Ama Boateng"
NATIONAL, BOARD = "Ngozi Clarke", "Margaret Ellis"


@pytest.fixture
def seen(browser: Browser, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """A window on a demo of its own: what happens in it is seen by no other test."""
    with serve(tmp_path, made=made_once(tmp_path_factory)) as served:
        context = browser.new_context(base_url=served.address)
        context.set_default_timeout(15_000)
        yield Seen(context.new_page())
        context.close()


def _done(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()
    _fits_and_breaks_no_rule(page, 1280, once=True)


def test_a_return_goes_from_the_analyst_to_its_publication(seen: Seen) -> None:
    page = seen.page
    page.set_viewport_size({"width": 1280, "height": 900})
    _inside(seen, page)
    _between(seen, page)
    _afterwards(seen, page)
    assert seen.complained == []


def _inside(seen: Seen, page: Page) -> None:
    """The equality lead looks at every page and reviews it; the executive signs; the analyst submits."""
    seen.become(LEAD)
    page.goto("/home/")
    page.get_by_role("link", name=re.compile("^Review it")).first.click()
    page.wait_for_url(f"**{ROOT}sign-off/")
    for step in (*STEPS, "remarks/"):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            answer = page.goto(ROOT + step)
            assert answer is not None
            assert answer.status == 200, step
            _fits_and_breaks_no_rule(page, width)
    _explain_everything(page)
    page.goto(ROOT + "sign-off/")
    page.get_by_role("button", name=re.compile("I have reviewed version")).click()
    _done(page, "is reviewed")

    seen.become(EXECUTIVE)
    page.goto(ROOT + "sign-off/")
    assert "Fingerprint" in page.locator("dl.lg-facts").inner_text()
    page.get_by_role("button", name=re.compile("Sign off the data")).click()
    _done(page, "You have signed off version")

    seen.become(ANALYST)
    page.goto(ROOT + "submitted/")
    page.get_by_role("button", name=re.compile("Submit version")).click()
    _done(page, "It is with the national team")


def _between(seen: Seen, page: Page) -> None:
    """The national team asks, is answered, and accepts."""
    seen.become(NATIONAL)
    page.goto(ROOT + "submitted/?about=2")
    page.get_by_label("Ask the organisation").fill("Is indicator 2 right?")
    page.get_by_role("button", name="Send the query").click()
    _done(page, "Your query is sent")

    seen.become(ANALYST)
    page.goto(ROOT + "submitted/")
    page.get_by_label("Your answer").fill("We counted again: it is.")
    page.get_by_role("button", name="Answer", exact=True).click()
    _done(page, "Your answer is with the national team")

    seen.become(NATIONAL)
    page.goto(ROOT + "submitted/")
    page.get_by_role("button", name=re.compile("Accept version")).click()
    _done(page, "is accepted")


def _afterwards(seen: Seen, page: Page) -> None:
    """The board approves the report, and the organisation publishes it."""
    seen.become(BOARD)
    page.goto(ROOT + "submitted/")
    page.get_by_role("button", name="The board has approved it").click()
    _done(page, "The board’s approval is kept")

    seen.become(LEAD)
    page.goto(ROOT + "submitted/")
    page.get_by_label("The day on which you published it").fill(date.today().isoformat())
    page.get_by_label("Its web address").fill("https://northfield.example.org/wres")
    page.get_by_role("button", name="It is published").click()
    _done(page, "Anybody can now find your report")
    page.goto(ROOT)
    for words in ("Submitted version", "Asked about it", "Accepted version", "Published the report"):
        assert page.locator(".lg-timeline").get_by_text(words).count(), words


def _explain_everything(page: Page) -> None:
    """Gives every reason, by its button; and an answer, which the script saves as it is typed."""
    page.goto(ROOT + "explanations/")
    for number in range(page.locator("textarea[id^='reason-']").count()):
        form = page.locator("#reasons ~ .lg-box form[data-saves]").nth(number)
        form.locator("textarea").fill("A ward moved here in May.")
        form.get_by_role("button").click()
        page.get_by_text("Saved.").first.wait_for()
    answer = page.locator("form[data-saves]", has=page.locator("textarea[id^='answer-']")).first
    answer.locator("textarea").fill("Ama Boateng, chief people officer")
    answer.get_by_text("Saved on").wait_for()
