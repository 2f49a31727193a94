"""Looking for a place, and setting places side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page

from levelground_site.indicators import queries
from levelground_site.indicators.caching import answered
from levelground_site.indicators.finding import Missing, edition_of
from levelground_site.indicators.presenters import comparing, defining, looking
from levelground_site.indicators.views.pages import from_address


@gzip_page
def index(request: HttpRequest) -> HttpResponse:
    """The search for a place, and the newest editions of every standard."""
    # A database may refuse the letter that ends a text in C.
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:100]
    published = queries.published()
    context = {
        "words": words,
        "hits": looking.hits(published, words) if words else [],
        "standards": looking.standards(published),
    }
    return answered(request, render(request, "indicators/index.html", context))


@from_address
def definitions(request: HttpRequest, standard: str) -> HttpResponse:
    """What a standard measures, and by which rule in each year."""
    declared = queries.declared(standard)
    if declared is None:
        raise Missing("There is no such standard", f"No standard is called ‘{standard}’ here.")
    return answered(
        request, render(request, "indicators/definitions.html", defining.page(queries.published(), declared))
    )


@from_address
def compare(request: HttpRequest, standard: str, year: int) -> HttpResponse:
    """Up to four places of an edition, indicator by indicator."""
    edition = edition_of(queries.published(), standard, year, request.GET)
    asked = request.GET.getlist("place")
    context = comparing.page(edition, asked, request.GET.get("indicator", ""))
    return answered(request, render(request, "indicators/compare.html", context))
