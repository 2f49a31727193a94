"""Addresses of returns."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern

from levelground_site.access.pages import page
from levelground_site.returns import queries
from levelground_site.returns.views import deciding, explaining, lists, versions, working

ONE = "returns/<slug:standard>/<int:year>/<slug:code>/"
View = Callable[..., Any]


def _page(end: str, view: View, name: str, *, needs: str = "return.see", writes: bool = False) -> URLPattern:
    """A page of one return; every look at it is kept."""
    methods = ("GET", "POST") if writes else ("GET",)
    return page(ONE + end, view, name=name, needs=needs, of=queries.one, methods=methods, looked=True)


def _step(verb: str, view: View) -> URLPattern:
    """A step that a return takes: a form's address, with nothing to look at."""
    return page(
        f"{ONE}do/{verb}/", view, name=f"return-do-{verb}", needs=f"return.{verb}", of=queries.one, methods=("POST",)
    )


def _version(end: str, view: View, name: str) -> URLPattern:
    """A page or file of one version."""
    route = f"{ONE}versions/<int:number>/{end}"
    return page(route, view, name=name, needs="return.see", of=queries.version, looked=True)


urlpatterns = [
    page("returns/", lists.index, name="returns", needs="return.state"),
    page(ONE, lists.show, name="return", needs="return.state", of=queries.one),
    _page("files/", working.files, "return-files", writes=True),
    _page("faults/", working.faults_page, "return-faults"),
    _page("figures/", working.figures_page, "return-figures"),
    _page("explanations/", explaining.explanations_page, "return-explanations"),
    _page("explanations/write/", explaining.write, "return-write", needs="return.write", writes=True),
    page(
        ONE + "explanations/workbook/",
        explaining.workbook,
        name="return-workbook-back",
        needs="return.write",
        of=queries.one,
        methods=("POST",),
    ),
    _page("remarks/", explaining.remarks, "return-remarks", needs="return.hear", writes=True),
    _page("sign-off/", deciding.signing, "return-sign-off"),
    _page("submitted/", deciding.submitted, "return-submitted"),
    _step("review", deciding.review),
    _step("sign-off", deciding.sign_off),
    _step("reopen", deciding.reopen),
    _step("submit", deciding.submit),
    _step("accept", deciding.accept),
    _step("approve", deciding.approve),
    _step("publish", deciding.publish),
    _page("query/", deciding.query, "return-do-query", needs="return.query", writes=True),
    page(
        ONE + "queries/<int:query>/answer/",
        deciding.answer,
        name="return-do-answer",
        needs="return.answer",
        of=queries.question_of,
        methods=("GET", "POST"),
        looked=True,
    ),
    _page("versions/", versions.versions, "return-versions"),
    _version("", versions.one, "return-version"),
    _version("return.json", versions.document, "return-document"),
    _version("return.xlsx", versions.workbook, "return-workbook"),
    _version("report.html", versions.report, "return-report"),
]
