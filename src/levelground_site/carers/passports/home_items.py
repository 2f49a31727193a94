"""The passport's lead on the carers' hub, and its counts on an organisation's page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from levelground_site.access import Role, may
from levelground_site.carers.passports.presenters import shown
from levelground_site.carers.passports.queries import late_at
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import Item, Where, home_items
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section

_SEE_TO_IT = {Role.HR, Role.EXECUTIVE, Role.CARERS_LEAD}

hub_entry(
    "carers",
    "Say what would help you at work",
    "Your own page, which nobody sees unless you say so: agree with your manager what helps, and take it with you.",
    "passport",
    needs="carers.see",
    order=10,
)


@home_items(Where.WAITING)
def late_answers(person: Any) -> Iterator[Item]:
    """That answers on flexible working are late, for whoever must see to it: a protected count, and never whose."""
    own = [held.organisation for held in person.roles_held if held.role in _SEE_TO_IT]
    for counted in late_at(own, lambda organisation: may(person, "passports.see", of=organisation)):
        yield Item(
            f"Answers on flexible working are late: {shown(counted.content['formal_late'])} people wait",
            reverse("passport-counts", kwargs={"code": counted.organisation.code}),
            action="Look",
            whose=counted.organisation.name,
            since=counted.month,
        )


@home_items(Where.YOURS)
def in_your_system(person: Any) -> Iterator[Item]:
    """Where a system's counts are, for whoever looks after the system."""
    for held in person.roles_held:
        if held.role == Role.ICS_REPRESENTATIVE:
            address = reverse("passport-counts", kwargs={"code": held.organisation.code})
            yield Item("Carers’ passports in your system, counted", address, whose=held.organisation.name)


@section(order=45)
def counts(request: HttpRequest, organisation: Organisation) -> Any:
    """Where an organisation's counts are, for those who may see them."""
    if not may(request.user, "passports.see", of=organisation):
        return None
    context = {"organisation": organisation}
    return mark_safe(render_to_string("passports/section.html", context, request))  # noqa: S308 (our own template)
