"""How somebody likes to read, honoured on every page: easy read first, and large letters."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from levelground_site.easy_read.pages import twin_of

Response = Callable[[HttpRequest], HttpResponse]
# Asks for the page with more words, on this page only.
ORDINARY = "ordinary"


def large_letters(request: HttpRequest) -> bool:
    """Whether all words are to be large: as chosen in this browser, or else by whoever is signed in."""
    chosen = request.COOKIES.get("letters")
    if chosen:
        return chosen == "large"
    return bool(getattr(getattr(request, "user", None), "large_letters", False))


def easy_twin(request: HttpRequest) -> str:
    """The address of the easy-read page that says the same as the page asked for; empty where there is none."""
    match = request.resolver_match
    return twin_of(match.url_name, match.kwargs) if match is not None and match.url_name else ""


class EasyReadFirst:
    """Leads whoever likes easy read to the easy-read page, where there is one; its last row leads to the other."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers as always."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """The way to the easy-read page, or nothing."""
        likes = getattr(request.user, "easy_first", False)
        if not likes or request.method != "GET" or ORDINARY in request.GET or "download" in request.GET:
            return None
        twin = easy_twin(request)
        return HttpResponseRedirect(twin) if twin else None
