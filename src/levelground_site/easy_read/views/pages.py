"""Easy-read pages for everybody."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from levelground_site.easy_read import queries
from levelground_site.easy_read.pages import PAGES
from levelground_site.easy_read.showing import easy_page
from levelground_site.easy_read.texts import Row

LETTERS = "letters"


def index(request: HttpRequest) -> HttpResponse:
    """Every easy-read page, in easy read."""
    written = [
        (Row(standing.text.rows[0].picture, standing.text.about), _address(standing.text.key))
        for standing in queries.standings()
        if standing.veto is None
    ]
    made = [(Row(page.picture, page.about), reverse(page.url)) for page in PAGES]
    return render(request, "easy_read/index.html", {"pages": made + written, "here": request.get_full_path()})


def _address(key: str) -> str:
    return reverse("easy-read-page", kwargs={"key": key})


def show(request: HttpRequest, key: str) -> HttpResponse:
    """One page."""
    return easy_page(request, queries.published(key))


def letters(request: HttpRequest) -> HttpResponse:
    """Makes all words of the site bigger, or as usual, in this browser; and goes back to where one was."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("easy-read")
    response = HttpResponseRedirect(back)
    size = "large" if request.POST.get("letters") == "large" else "usual"
    response.set_cookie(LETTERS, size, max_age=31_536_000, httponly=True, samesite="Lax", secure=settings.PRODUCTION)
    return response
