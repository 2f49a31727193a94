"""The documentation says what the program does: made pages are current, links lead somewhere, commands exist."""

import re
import runpy
from pathlib import Path

import pytest

from levelground.cli.main import parser

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def test_pages_made_from_declarations_are_current() -> None:
    script = runpy.run_path(str(ROOT / "script" / "render_docs.py"))
    assert script["main"](["--check"]) == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"levelground ([a-z]+) (?:[A-Z-]|--|\.\.\.|levelground)", page.read_text("utf-8")))
    usage = parser().format_help()
    assert {name for name in named if name not in usage} == set()
