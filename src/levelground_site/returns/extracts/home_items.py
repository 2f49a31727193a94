"""The part of an organisation's own page that says whether its extracts may be measured here."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from levelground_site.access import may
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section
from levelground_site.returns.addresses import address
from levelground_site.returns.extracts import queries


@section(order=70)
def extracts(request: HttpRequest, organisation: Organisation) -> Any:
    """For those who may know."""
    if not may(request.user, "extracts.see", of=organisation):
        return None
    approval = queries.approval(organisation)
    drops = approval is not None and may(request.user, "extracts.measure", of=organisation)
    context = {
        "organisation": organisation,
        "approval": approval,
        "returns": queries.open_returns(organisation) if drops else [],
        "address": address,
    }
    return mark_safe(render_to_string("extracts/section.html", context, request))  # noqa: S308 (escaped by the template)
