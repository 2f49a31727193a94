"""Ways into work on the front page, in the hub, on an organisation's page and on a person's own list."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from levelground_site.access import may, visible
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import For, Item, Where, home_items, way_in
from levelground_site.lived_experience.ways_in import queries
from levelground_site.lived_experience.ways_in.models import WayIn
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section

way_in("You look for a way into work", "Internships, tastings and job coaches", "ways-in-easy", order=6, whom=For.STAFF)
hub_entry(
    "lived-experience",
    "Ways into work",
    "Supported internships, work tastings, apprenticeships and job coaches; and what came of them.",
    "ways-in",
    needs="way-in.see",
    order=30,
)


@home_items(Where.WAITING)
def to_check(person: Any) -> Iterator[Item]:
    """Counts that a second person must look at."""
    if not may(person, "way-in.check"):
        return
    for each in visible(person, "way-in.check", queries.waiting_for(person))[:20]:
        address = reverse("way-in-counts", kwargs={"code": each.organisation.code})
        yield Item(f"Check what was told: {each}", address, "Check it", whose=each.organisation.name, since=each.at)


@section(order=65)
def ways_of(request: HttpRequest, organisation: Organisation) -> Any:
    """An organisation's ways into work, and for its own people the counts."""
    ways = list(WayIn.objects.filter(organisation=organisation, closed=None).order_by("-starts")[:10])
    keeps = may(request.user, "way-in.keep", of=organisation)
    inside = may(request.user, "way-in.inside", of=organisation)
    if not ways and not keeps and not inside:
        return None
    context = {"ways": ways, "keeps": keeps, "inside": inside, "organisation": organisation}
    return mark_safe(render_to_string("ways_in/section.html", context, request=request))  # noqa: S308 (a template)
