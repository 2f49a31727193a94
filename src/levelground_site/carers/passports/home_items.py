"""The passport's lead on the carers' hub, and its counts on an organisation's page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from levelground_site.access import may
from levelground_site.home.hubs import hub_entry
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section

hub_entry(
    "carers",
    "Say what would help you at work",
    "Your own page, which nobody sees unless you say so: agree with your manager what helps, and take it with you.",
    "passport",
    needs="carers.see",
    order=10,
)


@section(order=45)
def counts(request: HttpRequest, organisation: Organisation) -> Any:
    """Where an organisation's counts are, for those who may see them."""
    if not may(request.user, "passports.see", of=organisation):
        return None
    context = {"organisation": organisation}
    return mark_safe(render_to_string("passports/section.html", context, request))  # noqa: S308 (our own template)
