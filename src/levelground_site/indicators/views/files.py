"""Downloads of figures: open to pages of other sites, kept for a minute, and asked for again with an ETag."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from levelground_site.indicators.caching import A_MINUTE
from levelground_site.indicators.finding import Missing, found
from levelground_site.indicators.presenters import files
from levelground_site.indicators.views.pages import from_address

NAMES = ("figures.csv", "figures.json")


@from_address
def of_place(
    request: HttpRequest, standard: str, year: int, place: str, file: str, indicator: str | None = None
) -> HttpResponse:
    """A file of a place's figures, or of one indicator's; pictures are of an indicator."""
    what = found(standard, year, place, request.GET, indicator)
    release, site = what.edition.release, request.build_absolute_uri("/")[:-1]
    kind = "text/csv; charset=utf-8"
    if file == "figures.csv":
        body = files.figures_csv(what)
    elif file == "figures.json":
        body, kind = files.figures_json(what, site), "application/json; charset=utf-8"
    else:
        drawn = files.picture(what, file) if what.indicator is not None and file in files.PICTURES else None
        if drawn is None:
            there = [*NAMES, *(files.PICTURES if what.indicator is not None else ())]
            raise Missing(
                "There is no such file here",
                f"‘{file[:40]}’ is not among the files of this page, or there is nothing to draw: the value is hidden, "
                f"or not there. The files are: {', '.join(there)}.",
            )
        body, kind = drawn, "image/svg+xml"
    response = HttpResponse(body, content_type=kind)
    about = f"{release.standard}-{release.year}-{what.place.slug}" + (f"-{indicator}" if indicator else "")
    kept_as = "attachment" if file.endswith(".svg") else "inline"
    response["Content-Disposition"] = f'{kept_as}; filename="{about}-{file}"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Content-Length"
    etag = quote_etag(f"{what.place.fingerprint[:32]}-{release.number}-{file}")
    response["ETag"], response["Cache-Control"] = etag, A_MINUTE
    return get_conditional_response(request, etag=etag, response=response) or response
