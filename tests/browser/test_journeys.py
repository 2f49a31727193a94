"""What people come to the figures for, from the front page, by keyboard alone: nothing is clicked and no address typed.

Somebody on a board, the chair of a staff network, an equality lead and anybody from the public, on the demo's own
releases, as the worker makes them.
"""

import re
from collections.abc import Iterator
from time import monotonic, sleep
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from site_served import serve

pytestmark = pytest.mark.long
# As many steps as anybody may be asked to take to what they look for on a page.
MOST_STEPS = 120
FOCUSED = """() => { const at = document.activeElement, how = getComputedStyle(at), box = at.getBoundingClientRect();
    return {name: (at.labels?.[0]?.innerText || at.innerText || at.value || '').replace(/\\s+/g, ' ').trim(),
            kind: at.tagName, seen: how.outlineStyle != 'none' || how.boxShadow != 'none',
            there: box.width > 0 && box.bottom > 0 && box.top < innerHeight}; }"""
OWN_FIGURES = "^See what they say.*: Workforce Race Equality Standard 2025$"
EDITIONS = 5  # of the demo of one system: four of WRES and one of WDES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A demo whose worker has released what it releases."""
    with serve(tmp_path_factory.mktemp("journeys"), releases=True) as served:
        address = served.address
        until = monotonic() + 900
        while urlopen(f"{address}/figures/").read().count(b">England, ") < EDITIONS:
            assert monotonic() < until, "The editions were not released."
            sleep(2)
        yield address


class Keyboard:
    """Somebody without a mouse: goes from one thing to the next, sees where they are, and presses Enter."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str, kind: str = "A") -> None:
        """On to the next thing of this name (a pattern), and whoever goes there sees it."""
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(FOCUSED)
            if at["kind"] == kind and re.search(name, at["name"]):
                assert at["seen"], f"Nothing shows that '{name}' is in focus."
                assert at["there"], f"'{name}' is in focus where nobody sees it."
                return
        raise AssertionError(f"'{name}' is not reached in {MOST_STEPS} steps on {self.page.url}")

    def enter(self, name: str, kind: str = "A") -> None:
        """To a link or a button, and through it; the page that it leads to is there afterwards."""
        self.to(name, kind)
        self.press()

    def press(self) -> None:
        before = self.page.url
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("before => location.href != before", arg=before)
        self.page.wait_for_load_state()

    def unfold(self, name: str) -> None:
        self.to(name, "SUMMARY")
        self.page.keyboard.press("Enter")

    def type(self, name: str, words: str) -> None:
        self.to(name, "INPUT")
        self.page.keyboard.type(words)

    def become(self, name: str) -> None:
        self.enter("Be one of the demo’s make-believe people")
        self.enter(f"Be {name}", "BUTTON")

    @property
    def words(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()


@pytest.fixture
def hands(browser: Browser, site: str) -> Iterator[Keyboard]:
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto("/")
    yield Keyboard(page)
    context.close()


def test_somebody_on_a_board_knows_the_gaps_and_asks_back(hands: Keyboard) -> None:
    hands.become("Margaret Ellis")
    hands.enter(OWN_FIGURES)
    assert hands.heading == "Is it fair at Northfield NHS Trust?"
    gaps = hands.page.locator(".fig-gaps .fig-says").all_inner_texts()
    assert 1 <= len(gaps) <= 7
    assert all(re.search(r"\(between .+ and .+\)", gap) for gap in gaps)
    # How sure, compared with whom, since when, what was tried: one step each, and answered there.
    for question in ("How sure", "Compared with whom", "Is it moving", "What is being done"):
        hands.enter(rf"^{question}\?$")
        section = hands.page.locator("section", has=hands.page.get_by_role("heading", name=f"{question}?"))
        assert len(section.inner_text().split()) > 12
        hands.page.keyboard.press("Control+Home")
        hands.page.reload()
    hands.enter("all that is known of it")
    hands.unfold("Definition, counts, method")
    assert "What it does not say" in hands.words
    hands.enter("^Northfield NHS Trust$")
    hands.to("Board paper .PDF")
    paper = hands.page.evaluate("document.activeElement.href")
    assert hands.page.request.get(paper).body().startswith(b"%PDF")


def test_the_chair_of_a_network_reads_the_same_and_learns_why_something_is_hidden(hands: Keyboard) -> None:
    hands.become("Kwame Mensah")
    hands.enter(OWN_FIGURES)
    hands.enter("2. Appointed from shortlist")
    assert "A number is hidden when it counts 1 to 7 people" in hands.words
    assert re.search(r"Broad groups.*Asian \d+ of \d+ .*%", hands.words)
    hands.enter("All places of this release as open data")
    assert "protect" in hands.words


def test_an_equality_lead_finds_the_gaps_and_what_would_close_them(hands: Keyboard) -> None:
    hands.become("Grace Adeyemi")
    hands.enter(OWN_FIGURES)
    hands.enter("all that is known of it")
    assert "next year’s" in hands.words  # the smallest change that could be seen
    assert "What would have made it level?" in hands.words
    hands.enter("Choose the places yourself")
    hands.type("Place 2", "England")
    hands.enter("^Compare$", "BUTTON")
    assert "Northfield NHS Trust" in hands.words
    assert "England" in hands.words


def test_anybody_finds_a_hospital_checks_a_claim_and_takes_the_data(hands: Keyboard) -> None:
    hands.page.set_viewport_size({"width": 390, "height": 800})
    hands.enter("See whether it is fair there")
    hands.type("Look for a place", "QE7")
    hands.press()
    assert "Northfield NHS Trust" in hands.words
    hands.enter("^Workforce Race Equality Standard 2025$")
    assert hands.heading == "Is it fair at Northfield NHS Trust?"
    # No mark of a value without its interval, or the reason why there is none.
    for row in hands.page.locator(".fig-bars .line .value").all_inner_texts():
        assert "95% interval" in row or "hidden" in row or "cannot" in row or row in ("Yes", "No"), row
    hands.enter("Indicator 8: all that is known")
    figure = hands.page.url
    hands.unfold("Definition, counts, method")
    hands.enter("The rule of every year")
    assert hands.heading.startswith("What is measured")
    hands.page.go_back()
    hands.enter("This looks wrong: say so")
    hands.to("", "TEXTAREA")
    hands.page.keyboard.type("The trust's own report says 12.4%.")
    hands.enter("Send|Say so", "BUTTON")
    assert re.search(r"answer.* by \d+ \w+ 20\d\d", hands.words)
    hands.page.goto(figure)
    hands.to("^CSV$")
    table = hands.page.request.get(hands.page.evaluate("document.activeElement.href"))
    assert table.headers["content-type"].startswith("text/csv")
    # Last year's address still works, and the page is light.
    before = hands.page.request.get(figure.replace("/2025/", "/2024/"))
    assert before.status == 200
    assert len(before.body()) < 100_000
