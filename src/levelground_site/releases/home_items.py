"""The place of releases in the navigation and on the front page, and beside organisations' own figures."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from levelground_site.home.registry import For, Notice, front_notice, navigation_entry, way_in
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.organisations.sections import section
from levelground_site.releases import papers, queries, regional
from levelground_site.releases.beside import Shown, Tool, ToolOf, figures_tool
from levelground_site.releases.models import Document

__all__ = ["regional"]

navigation_entry("Data", "releases", needs="release.see", order=40)
way_in(
    "You use the data, or want to check a claim",
    "See what was published, and download it",
    "releases",
    order=90,
    whom=For.ANYONE,
)


def _paper_tool(name: str) -> ToolOf:
    words = "One page: at most five gaps, how sure each is, and what to ask." if name == "board-paper.pdf" else ""

    def tool(_: HttpRequest, shown: Shown) -> Tool | None:
        if shown.indicator:
            return None
        return Tool(papers.PAPERS[name].words, papers.address(shown.release, shown.place, shown.is_rollup, name), words)

    return tool


for _place, _name in enumerate(papers.PAPERS):
    figures_tool(order=10 + _place)(_paper_tool(_name))


@section(order=20)
def for_the_board(_: HttpRequest, organisation: Organisation) -> Any:
    """Papers of what was published last of it, of each standard, and what people say that a board should hear."""
    name = organisation.name if organisation.kind == Kind.INTEGRATED_CARE_BOARD else ""
    newest: dict[str, Document] = {}
    for document in queries.published_rollup(name) if name else queries.published_documents(organisation):
        if document.code in {organisation.code, name}:
            newest.setdefault(document.release.standard, document)
    if not newest:
        return None
    shown = [
        (
            f"{each.release.title} {each.release.year}",
            [
                (kind.words, papers.address(each.release, each.code, each.is_rollup, paper))
                for paper, kind in papers.PAPERS.items()
            ],
        )
        for each in newest.values()
    ]
    return mark_safe(render_to_string("releases/_board.html", {"shown": shown}))  # noqa: S308 (escaped)


@front_notice
def being_made() -> Notice | None:
    """That releases are on their way, and how many."""
    jobs = queries.being_made()
    if not jobs:
        return None
    number = "One national release is" if len(jobs) == 1 else f"{len(jobs)} national releases are"
    return Notice(
        f"{number} being made now: the figures stand here as soon as they are out.", "releases", "See how far"
    )
