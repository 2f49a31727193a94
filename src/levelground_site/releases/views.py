"""Public pages of releases, and their files."""

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import parse_etags

from levelground import __version__
from levelground_site.design.tables import Choice, Column, Table, answer
from levelground_site.design.words import short_day
from levelground_site.releases import papers, places, presenters, pressing, queries
from levelground_site.releases.models import Document, File, Release
from levelground_site.releases.sections import sections_for

FOR_GOOD = "public, max-age=31536000, immutable"
FOR_A_MINUTE = "public, max-age=60"


def address(release: Release) -> str:
    """Where a release's page is."""
    parts = {"standard": release.standard, "year": release.year, "number": release.number}
    return reverse("release", kwargs=parts)


COLUMNS = (
    Column("edition", "Edition", lambda each: f"{each.title} {each.year}", order="year", link=address),
    Column("number", "Release", lambda each: each.number, order="number", number=True),
    Column("published", "Published", lambda each: short_day(each.published), order="published"),
    Column("organisations", "Organisations", lambda each: each.organisations, order="organisations", number=True),
    Column("erratum", "What it corrects", lambda each: each.erratum or "–"),
)


def index(request: HttpRequest) -> HttpResponseBase:
    """Everything that was released."""
    found = queries.releases().order_by("standard").values_list("standard", "title").distinct()
    table = Table(
        request,
        queries.releases().order_by("-published"),
        COLUMNS,
        caption="Releases",
        filters=(Choice("standard", "Standard", list(found), lambda rows, value: rows.filter(standard=value)),),
        empty="Nothing has been released yet. When the national team releases an edition, its open data is here.",
    )
    return answer(request, "releases/index.html", table, {"being_made": queries.being_made()})


ERRATA = (
    Column("edition", "Edition", lambda each: f"{each.title} {each.year}", order="year", link=address),
    Column("published", "Corrected", lambda each: short_day(each.published), order="published"),
    Column("release", "By release", lambda each: each.number, number=True),
    Column("erratum", "What was wrong, and what is right", lambda each: each.erratum),
)


def errata(request: HttpRequest) -> HttpResponseBase:
    """Everything that was published and turned out to be wrong, with its correction."""
    rows = queries.releases().exclude(erratum="").order_by("-published")
    empty = "Nothing that was published had to be corrected yet. When it has, what was wrong and what is right is here."
    return answer(request, "releases/errata.html", Table(request, rows, ERRATA, caption="Errata", empty=empty), {})


def show(request: HttpRequest, release: Release) -> HttpResponse:
    """One release: what it holds, how it was protected, its errata, its files."""
    edition = queries.of_edition(release.standard, release.year)
    context = {
        "release": release,
        "files": list(_files(release)),
        "protection": presenters.protection_of(release),
        "newest": edition[-1],
        "sections": sections_for(request, release),
        "corrections": [each for each in edition if each.erratum],
        "address": address,
        "site": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "releases/show.html", context)


def _files(release: Release) -> Iterator[dict[str, Any]]:
    order = {name: place for place, name in enumerate(presenters.WHAT)}
    for file in sorted(release.files.all(), key=lambda each: (order.get(each.name.split(".")[0], 99), each.name)):
        yield {
            "name": file.name,
            "address": address(release) + file.name,
            "what": presenters.what_of(file.name),
            "kind": presenters.kind_of(file.name)[0],
            "size": presenters.size_of(file.size),
            "sha256": file.sha256,
        }


def download(request: HttpRequest, file: File) -> HttpResponseBase:
    """A file of a release: never changed, so kept for good by whoever fetched it; open to pages of other sites."""
    path = places.folder_of(file.release.public_id) / file.name
    small = pressing.pressed(path) if pressing.accepts_gzip(request.headers.get("Accept-Encoding", "")) else None
    # Other bytes, another tag.
    etag = f'"{file.sha256}{"-gzip" if small else ""}"'
    given = parse_etags(request.headers.get("If-None-Match", ""))
    response: HttpResponseBase
    if etag in given or "*" in given:
        response = HttpResponseNotModified()
    else:
        response = FileResponse((small or path).open("rb"), content_type=presenters.kind_of(file.name)[1])
        if small is not None:
            response["Content-Encoding"] = "gzip"
        response["Content-Disposition"] = f'inline; filename="{_file_name(file)}"'
    response["ETag"] = etag
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = FOR_GOOD
    return _open(response)


def paper(request: HttpRequest, document: Document, name: str) -> HttpResponseBase:
    """One page for the board, or a slide, of what was published of a place."""
    etag = f'"{document.fingerprint}-{__version__}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        path = papers.paper(document, name)
        response = FileResponse(path.open("rb"), content_type=papers.PAPERS[name].media_type)
        release = document.release
        called = f"{release.standard}-{release.year}-{papers.place_of(document.code, document.is_rollup)}-{name}"
        response["Content-Disposition"] = f'inline; filename="{called}"'
    response["ETag"] = etag
    response["Cache-Control"] = FOR_A_MINUTE
    return response


def board_paper(request: HttpRequest, standard: str, year: int, place: str, name: str) -> HttpResponseBase:
    """The paper at an address: of the newest release of an edition, or of the one that is asked for."""
    asked = request.GET.get("release", "")
    return paper(request, queries.document_at(standard, year, place, int(asked) if asked.isdecimal() else None), name)


def _file_name(file: File) -> str:
    release = file.release
    return f"{release.standard}-{release.year}-{release.number}-{file.name}"


def latest(request: HttpRequest, standard: str, year: int, name: str = "") -> HttpResponseBase:
    """From the address that stays to the newest release of an edition, or to a file of it."""
    release = queries.latest(standard, year)
    if name:
        queries.file(standard, year, release.number, name)
    response = HttpResponseRedirect(address(release) + name)
    response["Cache-Control"] = FOR_A_MINUTE
    return _open(response)


def _open(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Content-Length"
    return response
