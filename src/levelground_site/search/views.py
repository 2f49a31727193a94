"""The page of search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from levelground_site.search.registry import find


def search(request: HttpRequest) -> HttpResponse:
    """The box, and what was found."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    return render(request, "search/search.html", {"words": words, "groups": find(request.user, words) if words else []})
