"""A place's pages: of an edition, of one indicator, and both for easy reading."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.gzip import gzip_page
from markupsafe import Markup

from levelground.measuring import ENGLAND
from levelground.publishing import NoPlainWordsError
from levelground.publishing.easy_read import parts_of, title_of
from levelground_site.design.components import voices_said
from levelground_site.home.voices import heard
from levelground_site.indicators import queries
from levelground_site.indicators.caching import A_MINUTE, answered, kept
from levelground_site.indicators.finding import Found, LedOn, Missing, edition_of, found
from levelground_site.indicators.presenters import citing
from levelground_site.indicators.presenters import edition as edition_page
from levelground_site.indicators.presenters import indicator as indicator_page
from levelground_site.releases.beside import Shown, parts_beside, tools_of

View = Callable[..., HttpResponse]


def from_address(view: View) -> View:
    """A page of what an address means: leads on where it has moved, and helps where nothing is."""

    @wraps(view)
    @gzip_page
    def asked(request: HttpRequest, **parts: Any) -> HttpResponse:
        try:
            return view(request, **parts)
        except LedOn as led:
            response: HttpResponse = HttpResponseRedirect(led.address)
            response["Cache-Control"] = A_MINUTE
            return response
        except Missing as missing:
            return render(request, "indicators/missing.html", {"missing": missing}, status=404)

    return asked


def shown(what: Found) -> Shown:
    """What other apps are told of a page, to put their own beside it."""
    number = what.indicator.number if what.indicator is not None else ""
    place = what.place
    return Shown(what.edition.release, place.code, place.name, place.is_rollup, number)


def _page(request: HttpRequest, what: Found, name: str, content: Callable[[], dict[str, Any]]) -> HttpResponse:
    """A page: what is made of the releases is kept; what stands beside it is asked for each time."""

    made = cache(content)

    def part(which: str) -> Markup:
        template = f"indicators/_{name}_{which}.html"
        return Markup(kept(template, what, lambda: render_to_string(template, made())))  # noqa: S704 (our template)

    parts, tools = parts_beside(request, shown(what)), tools_of(request, shown(what))
    voices = Markup("")
    if what.indicator is not None:
        about = f"{what.edition.release.standard}/{what.indicator.number}"
        voices = voices_said(heard("indicator", about), 3)
    context = {
        "found": what,
        "first": part("first"),
        "last": part("last"),
        "parts": parts,
        "tools": tools,
        "voices": voices,
        "citation": citing.citation(what, request.build_absolute_uri("/")[:-1]),
    }
    response = render(request, f"indicators/{name}.html", context)
    return answered(request, response, None if parts or tools or voices else what.edition.release.published)


@from_address
def of_edition(request: HttpRequest, standard: str, year: int, place: str) -> HttpResponse:
    """A place's page of an edition."""
    what = found(standard, year, place, request.GET)
    return _page(request, what, "edition", lambda: edition_page.page(what))


@from_address
def of_indicator(request: HttpRequest, standard: str, year: int, place: str, indicator: str) -> HttpResponse:
    """A place's page of one indicator."""
    what = found(standard, year, place, request.GET, indicator)
    return _page(request, what, "indicator", lambda: indicator_page.page(what))


@from_address
def newest(request: HttpRequest, standard: str, place: str, indicator: str | None = None) -> HttpResponse:
    """From an address without a year to the newest edition that holds the place."""
    found(standard, None, place, request.GET, indicator)
    raise AssertionError("An address without a year always leads on.")


@from_address
def of_england(request: HttpRequest, standard: str, year: int | None = None) -> HttpResponse:
    """From an edition's address to its page of England."""
    edition_of(queries.published(), standard, year, request.GET)
    found(standard, year, ENGLAND, request.GET)
    raise AssertionError("England's place has an address of its own.")


@from_address
def easy_read(request: HttpRequest, standard: str, year: int, place: str, indicator: str | None = None) -> HttpResponse:
    """The same for easy reading, one idea a row; where the standard has no plain words, the page that says so."""
    what = found(standard, year, place, request.GET, indicator)
    document = queries.whole(what.place) if indicator is None else queries.of_indicator(what.place, indicator)
    try:
        context = {"found": what, "title": title_of(document), "parts": parts_of(document)}
    except NoPlainWordsError as error:
        raise Missing("There is no easy read version", f"{error}", []) from error
    response = render(request, "indicators/easy_read.html", context)
    return answered(request, response, what.edition.release.published)
