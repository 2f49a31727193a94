"""The estimate's places: the carers' hub, and an organisation's own page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from levelground_site.access import may
from levelground_site.carers.estimate.models import Given
from levelground_site.home.hubs import hub_entry
from levelground_site.organisations.models import Kind, Organisation
from levelground_site.organisations.sections import section

hub_entry(
    "carers",
    "How many carers work here",
    "How the 250,000 was made, how far it holds, and the same for your own organisation.",
    "carers-estimate",
    needs="carers-estimate.read",
    order=70,
)


@section(order=40)
def estimate(request: HttpRequest, organisation: Organisation) -> Any:
    """Where an organisation's own estimate is, for those who may see it."""
    if organisation.kind != Kind.TRUST or not may(request.user, "carers-estimate.see", of=organisation):
        return None
    context = {"organisation": organisation, "given": Given.objects.filter(organisation=organisation).exists()}
    return mark_safe(render_to_string("estimate/section.html", context, request))  # noqa: S308 (our own template)
