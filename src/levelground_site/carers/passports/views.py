"""The first page, which anyone can read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from levelground_site.carers.passports.document_kinds import KEY
from levelground_site.documents.queries import mine


def first(request: HttpRequest) -> HttpResponse:
    """'Do you look after someone?': what it is, who sees it, and where it begins."""
    own = mine(request.user, KEY) if request.user.is_authenticated else None
    return render(request, "passports/first.html", {"mine": own})
