"""The measures page: disability at work beside what was pledged, the population, and what evidence supports."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.known import known
from levelground_site.lived_experience.pledges.models import Scheme
from levelground_site.lived_experience.pledges.presenters import started_words
from levelground_site.lived_experience.pledges.queries import pledges, shares
from levelground_site.lived_experience.pledges.standing import standing
from levelground_site.organisations.models import Organisation


def measures(request: HttpRequest) -> HttpResponse:
    """Of England, or of the organisation whose code is asked for."""
    asked = " ".join(request.GET.get("code", "").split())[:10].upper()
    place = Organisation.objects.filter(code=asked).first() if asked else None
    today, published = timezone.localdate(), pledges.latest_published()
    rows = [
        {
            "pledge": each,
            "standing": standing(each, today),
            "address": address("pledge", each),
            "started": started_words(each, published.get(each.scheme_id)),
        }
        for each in (pledges.of_organisation(place) if place is not None else [])
    ]
    population, claims = known()
    context = {
        "asked": asked,
        "place": place,
        "fault": f"No organisation has the code {asked}." if asked and place is None else "",
        "shares": shares.of_place(place),
        "pledges_here": rows,
        "schemes": Scheme.objects.exclude(state="draft").only("key", "name", "counts_people"),
        "population": population,
        "claims": claims,
    }
    return render(request, "pledges/measures.html", context, status=404 if context["fault"] else 200)
