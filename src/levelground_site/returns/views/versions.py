"""The versions of a return: what changed between them, and each as a file."""

from io import BytesIO

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse

from levelground.publishing import changes_between, render_report, write_workbook
from levelground_site.returns import queries
from levelground_site.returns.models import Return, Version
from levelground_site.returns.views.working import page_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def versions(request: HttpRequest, thing: Return) -> HttpResponse:
    """Every version, the newest first."""
    context = {"versions": queries.versions(request.user, thing)}
    return page_of(request, thing, "returns/versions.html", page="return-versions", context=context)


def one(request: HttpRequest, version: Version) -> HttpResponse:
    """One version, and each figure that is another in it than in the version before."""
    thing = queries.one(version.of.collection.standard, version.of.collection.year, version.organisation.code)
    listed = queries.versions(request.user, thing)
    before = next((each for each in listed if each.number < version.number), None)
    old, new = (queries.figures(thing, each) for each in (before or version, version))
    changes = changes_between(old, new)
    context = {"one": version, "before": before, "changes": changes}
    return page_of(request, thing, "returns/version.html", page="return-versions", context=context)


def _file(version: Version, ending: str, kind: str, content: bytes) -> HttpResponse:
    of = version.of
    name = f"{of.collection.standard}-{of.collection.year}-{of.organisation.code}-version-{version.number}.{ending}"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def document(request: HttpRequest, version: Version) -> HttpResponse:
    """The return.json of a version, byte for byte as it came in."""
    return _file(version, "json", "application/json", version.content.encode())


def workbook(request: HttpRequest, version: Version) -> HttpResponse:
    """The workbook of a version, with the reasons and answers given so far, to be filled in further."""
    figures, until = queries.figures(version.of, version), queries.seen_until(request.user, version.of)
    kept = queries.statements(version.of, until)
    answers = {key: each.words for (kind, key), each in kept.items() if kind == "answer"}
    written = BytesIO()
    reasoned = queries.with_reasons(figures, queries.reasons(version.of, until))
    write_workbook(reasoned, written, version.fingerprint, queries.questions(version.of), answers)
    return _file(version, "xlsx", WORKBOOK, written.getvalue())


# A page of its own with its styles in it: it may run nothing, and fetch nothing.
@csp_replace(  # type: ignore[arg-type]
    {
        **{key: [NONE] for key in ("default-src", "script-src", "connect-src", "form-action", "font-src")},
        "style-src": [UNSAFE_INLINE],
        "img-src": ["data:"],
    }
)
def report(request: HttpRequest, version: Version) -> HttpResponse:
    """The report of a version."""
    until = queries.seen_until(request.user, version.of)
    figures = queries.with_reasons(queries.figures(version.of, version), queries.reasons(version.of, until))
    return HttpResponse(render_report(figures))
