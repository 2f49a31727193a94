"""The part of an organisation's own page that says whether its extracts may be measured here."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from levelground_site.access import Role, may
from levelground_site.home.registry import Item, Where, home_items
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section
from levelground_site.returns.addresses import address
from levelground_site.returns.extracts import queries


@home_items(Where.WAITING)
def to_look_at_again(person: Any) -> Iterator[Item]:
    """Approvals of the person's own organisation that are a year old."""
    own = {pk for held in person.roles_held if held.role is Role.GOVERNANCE_LEAD for pk in held.organisations}
    for each in queries.holding(own):
        if each.is_old and may(person, "extracts.allow", of=each.organisation):
            yield Item(
                f"Approval {each.reference}, to measure extracts here, is a year old: approve it anew, or turn it off",
                reverse("extracts-allowing", kwargs={"code": each.organisation.code}),
                action="Look at it again",
                whose=each.organisation.name,
                by=each.look_again,
            )


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
