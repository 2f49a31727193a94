"""Every page of the site in a real browser, from a real server: for anyone, at any width, without a complaint."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from site_served import made_once, serve

WIDTHS = (320, 768, 1280)
# As whom a page is looked at; None: as somebody who is not signed in.
PAGES: dict[str, str | None] = {
    "/": None,
    "/about/components/": None,
    "/about/roles/": None,
    "/organisations/": None,
    "/organisations/?q=nothing+fits": None,
    "/organisations/RZZ/": None,
    "/data/": None,
    "/data/errata/": None,
    "/about/signing-key/": None,
    "/one-to-one/open/": "Grace Adeyemi",
    "/figures/?q=north": None,
    "/about/api/": None,
    "/challenges/": None,
    "/challenge/?page=/organisations/RZZ/": None,
    "/challenges/4/answer/": "Grace Adeyemi",
    "/account/tokens/": "Rhys Morgan",
    "/easy-read/": None,
    "/easy-read/pages/this-site/": None,
    "/easy-read/not-working/": None,
    "/lived-experience/posts/": None,
    "/lived-experience/ways-in/": None,
    "/lived-experience/ways-in/easy-read/": None,
    "/lived-experience/ways-in/counts/RZZ/": "Ben Okafor",
    "/account/link/": None,
    "/carers/your-employer/RZZ/": "Ben Okafor",
    "/carers/library/first-talk-film/": None,
    "/account/formats/": "Lucía Fernandes",
    "/lived-experience/posts/easy-read/": None,
    "/lived-experience/posts/add/RZZ/": "Jo Barker",
    "/easy-read/desk/pictures/": None,
    "/easy-read/desk/": "Jo Barker",
    "/easy-read/desk/this-site/": "Jo Barker",
    "/easy-read/desk/this-site/write/": "Ruth Palmer",
    "/easy-read/messages/": "Jo Barker",
    "/stories/": None,
    "/stories/mine/": "Lucía Fernandes",
    "/carers/": None,
    "/carers/rights/?worker=bank": None,
    "/carers/library/?q=I+can%27t+cope": None,
    "/carers/library/falls/": "Lucía Fernandes",
    "/carers/portals/waiting/": "Amit Desai",
    "/carers/portals/held/": "Amit Desai",
    "/carers/estimate/": None,
    "/carers/estimate/RZZ/": "Siân Price",
    "/search/?q=north": None,
    "/search/?q=nothing+fits": None,
    "/demo/": None,
    "/account/sign-in/?ended=1": None,
    "/account/password/reset/": None,
    "/carers/passport/": None,
    "/organisations/RZZ/carers-passports/": "Grace Adeyemi",
    "/lived-experience/": None,
    "/lived-experience/pledges/": None,
    "/lived-experience/pledges/internships-work/": None,
    "/lived-experience/pledges/internships-work/RZZ/": None,
    "/lived-experience/measures/": None,
    "/lived-experience/pledges/internships-work/RZZ/inside/": "Grace Adeyemi",
    "/home/": "Grace Adeyemi",
    "/collections/": "Ngozi Clarke",
    "/collections/plan/": "Ngozi Clarke",
    "/collections/wres/2025/release/": "Ngozi Clarke",
    "/people/": "Grace Adeyemi",
    "/people/invite/": "Sam Lowe",
    "/trail/": "Sam Lowe",
    "/account/": "Rhys Morgan",
    "/account/second-factors/": "Rhys Morgan",
}
ERRORS: dict[str, tuple[int, str | None]] = {"/nothing/here/": (404, None), "/trail/": (403, "Rhys Morgan")}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo's site."""
    with serve(tmp_path_factory.mktemp("site"), made=made_once(tmp_path_factory)) as served:
        yield served.address


@pytest.fixture
def seen(browser: Browser, site: str) -> Iterator["Seen"]:
    context = browser.new_context(base_url=site)
    context.set_default_timeout(5000)
    yield Seen(context.new_page())
    context.close()


class Seen:
    """A window, and what it complained of."""

    def __init__(self, page: Page) -> None:
        self.page, self.complained = page, list[str]()
        page.on("console", lambda message: self.complained.append(message.text))
        page.on("pageerror", lambda error: self.complained.append(str(error)))

    def become(self, name: str | None) -> None:
        if name:
            self.page.goto("/demo/")
            self.page.get_by_role("button", name=f"Be {name}").click()
            self.page.wait_for_url("**/home/")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_serves_everybody(seen: Seen, path: str) -> None:
    seen.become(PAGES[path])
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": 900})
        answer = seen.page.goto(path)
        assert answer is not None
        assert answer.status == 200
        _fits_and_breaks_no_rule(seen.page, width)
    assert seen.page.locator("svg.nhsuk-header__logo").count() == 0
    assert seen.complained == []


# What reaches furthest to the right, to be named where a page is too wide.
WIDEST = """() => [...document.querySelectorAll('body *')].reduce((far, each) =>
    each.getBoundingClientRect().right > far.getBoundingClientRect().right ? each : far).outerHTML.slice(0, 200)"""


def _fits_and_breaks_no_rule(page: Page, width: int, *, once: bool = False) -> None:
    """It fits, and breaks no rule: the rules are asked at the narrowest, and where a page is looked at in one width.

    The long walk asks them of every page at every width: each time takes a second.
    """
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    # The menu folds a moment after the window has changed its size.
    for _ in range(30):
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow <= 0:
            break
        page.wait_for_timeout(100)
    widest = page.evaluate(WIDEST) if overflow > 0 else ""
    assert overflow <= 0, f"{overflow} pixels too wide at {width}: {widest}"
    if width not in WIDTHS[1:] or once:
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
    assert page.locator("h1").count() == 1
    assert page.title().endswith("Levelground")


def test_an_easy_read_page_is_read_aloud_row_by_row_where_the_browser_has_a_voice(seen: Seen) -> None:
    # A voice that says each sentence at once, and remembers it.
    seen.page.add_init_script("""
        window.said = [];
        window.SpeechSynthesisUtterance = function (text) { this.text = text; };
        Object.defineProperty(window, 'speechSynthesis', {value: {
            cancel() {}, speak(one) { window.said.push(one.text); setTimeout(() => one.onend(), 0); }}});
    """)
    seen.page.goto("/easy-read/pages/this-site/")
    seen.page.get_by_role("button", name="Read it to me").click()
    for _ in range(100):
        if seen.page.evaluate("window.said.length") > 10:
            break
        seen.page.wait_for_timeout(50)
    assert seen.page.evaluate("window.said").index("Many people work in the NHS.") > 0
    assert seen.page.get_by_role("button", name="Print").is_visible()
    assert seen.complained == []


@pytest.mark.parametrize("path", ERRORS)
def test_a_page_for_what_goes_wrong_helps(seen: Seen, path: str) -> None:
    status, name = ERRORS[path]
    seen.become(name)
    answer = seen.page.goto(path)
    assert answer is not None
    assert answer.status == status
    _fits_and_breaks_no_rule(seen.page, 1280, once=True)


def test_the_design_systems_script_runs_under_the_content_policy(seen: Seen) -> None:
    seen.page.goto("/about/components/")
    assert "nhsuk-frontend-supported" in (seen.page.locator("body").get_attribute("class") or "")
    # It turns a plain file field into one on which a file can be dropped.
    seen.page.get_by_text("or drop file").first.wait_for()


def test_a_list_is_filtered_sorted_and_downloaded_without_any_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/organisations/")
    page.get_by_label("Name, town, postcode or code").fill("northfield")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Show all").click()
    page.get_by_role("link", name="ODS code").click()
    page.wait_for_url("**sort=**")
    codes = page.locator("tbody td:nth-child(2)").all_inner_texts()
    assert codes == sorted(codes)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download all").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Organisation,ODS code")
    assert len(lines) > 200
    context.close()


# Of a document between two people, as its owner reads them on a phone.
OF_A_DOCUMENT = ("", "3/", "asks/", "who/", "agreed/", "confirm/", "share/?as=stand-in")


def test_a_document_serves_its_owner_on_a_phone_and_saves_what_is_typed(seen: Seen) -> None:
    page = seen.page
    seen.become("Lucía Fernandes")
    page.set_viewport_size({"width": 320, "height": 700})
    with page.expect_navigation():
        page.locator("#yours ~ ul a", has_text="One-to-one").first.click()
    at = page.url
    for path in OF_A_DOCUMENT:
        page.goto(at + path)
        assert page.title() == "One-to-one – Levelground"
        _fits_and_breaks_no_rule(page, 320)
    page.goto(at + "6/")
    page.get_by_role("textbox").fill("Words that must not be lost")
    page.get_by_text("Saved", exact=True).wait_for()
    page.goto(at + "6/")
    assert page.get_by_role("textbox").input_value() == "Words that must not be lost"
    assert seen.complained == []


def test_the_national_team_runs_a_collection(seen: Seen) -> None:
    """From home: how it stands, what to look at, a question that quotes the figure, an acceptance, a reminder read."""
    page = seen.page
    seen.become("Ngozi Clarke")

    def fits() -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            _fits_and_breaks_no_rule(page, width)

    page.get_by_role("link", name="Collections", exact=True).click()
    page.get_by_role("link", name="Workforce Race Equality Standard 2026").click()
    expect(page.locator("#how-it-stands")).to_contain_text(" submitted, ")
    fits()
    page.get_by_label("State").select_option(label="Submitted")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("table.lg-table").last.locator("tbody tr").first).to_be_visible()
    page.get_by_role("button", name="Look at what was submitted").click()
    fits()
    asking = page.get_by_role("link", name="Ask ").first
    if asking.count():
        asking.click()
        fits()
        page.get_by_label("Your question").fill("Is this figure right?")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.locator("main")).to_contain_text("was asked")
    accepting = page.get_by_role("button", name="Accept").first
    accepting.click()
    expect(page.locator("main")).to_contain_text("accepted")
    page.goto("/collections/wres/2026/remind/")
    assert "What it says" in page.locator("main").inner_text()
    fits()
    assert seen.complained == []


# Of everybody who has a walk, those for whom a return, a collection or an approval waits.
WALKERS = ("Rhys Morgan", "Grace Adeyemi", "Ama Boateng", "Margaret Ellis", "Colin Hart", "Amit Desai", "Ngozi Clarke")


@pytest.mark.parametrize("name", [*WALKERS, "Sam Lowe"])
def test_a_walk_begins_as_it_says(seen: Seen, name: str) -> None:
    """Something waits, and opens; an administrator begins by inviting somebody."""
    seen.become(name)
    waiting = seen.page.locator("section[aria-labelledby=waiting] a")
    first = "/people/invite/" if name == "Sam Lowe" else waiting.first.get_attribute("href")
    answer = seen.page.goto(str(first))
    assert answer is not None
    assert answer.status == 200
