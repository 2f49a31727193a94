"""The first page, which anyone can read; and an organisation's counts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from levelground_site.carers.passports import presenters
from levelground_site.carers.passports.document_kinds import KEY
from levelground_site.carers.passports.queries import in_system, latest
from levelground_site.documents.queries import mine
from levelground_site.organisations.models import Kind, Organisation


def first(request: HttpRequest) -> HttpResponse:
    """'Do you look after someone?': what it is, who sees it, and where it begins."""
    own = mine(request.user, KEY) if request.user.is_authenticated else None
    return render(request, "passports/first.html", {"mine": own})


def counts(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """How many, how soon, how well kept, and whether alike for all; of a board, its system's together."""
    if organisation.kind == Kind.INTEGRATED_CARE_BOARD:
        month, rows = in_system(organisation)
        given = {"organisation": organisation, "month": month, "system": presenters.system(rows)}
        return render(request, "passports/system.html", given)
    counted = latest(organisation)
    context: dict[str, Any] = {"organisation": organisation, "counted": counted}
    if counted is not None:
        context |= {"rows": presenters.rows(counted.content), "fair": presenters.fair(counted.content)}
    return render(request, "passports/counts.html", context)
