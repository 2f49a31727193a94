"""A document on paper: two pages of A4, empty or filled in, with nothing cut off; and no complaint on a screen."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pypdf import PdfReader

from levelground_site.access import Role
from levelground_site.documents import actions
from levelground_site.documents.models import Document
from site_world import World, made_world

WORDS = "Mum has good days and bad days; on bad ones she rings at six, and I cannot leave her before the carer comes. "


@pytest.fixture
def paper_of(browser: Browser, db: None, client: Client) -> Callable[[bool], str]:
    """The page as the site gives it, with its stylesheet in it."""

    def made(filled: bool) -> str:
        document = passport(made_world(), filled=filled)
        client.force_login(document.owner)
        html = client.get(reverse("document-paper", kwargs={"public_id": document.public_id})).content.decode()
        css: Any = finders.find("documents/paper.css")
        return html.replace("</head>", f"<style>{Path(css).read_text('utf-8')}</style></head>")

    return made


def passport(world: World, *, filled: bool) -> Document:
    owner = world.people[Role.STAFF_MEMBER]
    document = actions.begin(owner, None, "carers-passport")
    if filled:
        for section, question in document.of_kind.places:
            words = WORDS * 2 if question.form == "words" else question.options[0][0]
            actions.write(owner, document, section, question, words)
        for number in range(5):
            actions.ask(owner, document, f"{number + 1}. A start between eight and nine without asking each time")
    return document


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled in"])
def test_it_takes_two_pages(filled: bool, paper_of: Callable[[bool], str], browser: Browser) -> None:
    html = paper_of(filled)
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.set_content(html)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert not Axe().run(page).response["violations"]
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    page.close()
    assert len(paper.pages) == 2
    assert "We look again on" in text
    assert ("before the carer comes" in text) is filled
    assert "Ctrl and P" not in text
