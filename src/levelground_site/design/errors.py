"""Pages for what goes wrong: each says what happened, what was kept, and where to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from levelground_site.access import Refused


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: who may do it, so that the reader knows whom to ask."""
    who: list[str] = []
    words = "You are signed in, but none of the roles that you hold opens this page."
    if isinstance(exception, Refused):
        who = sorted(role.label for role in exception.rule.roles)
        words = exception.rule.refusal or words
        person = request.user
        if exception.rule.confidential and person.is_authenticated and not person.has_second_factor:
            words = "This page shows unprotected numbers. Add a second factor to your account to open it."
    return render(request, "403.html", {"who": who, "words": words}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500."""
    return render(request, "500.html", status=500)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose page was open for too long."""
    return render(request, "403_csrf.html", status=403)
