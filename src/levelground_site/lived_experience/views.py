"""The hub: what there is for people with a learning disability, autistic people and family carers, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from levelground_site.home.hubs import leads_of


def hub(request: HttpRequest) -> HttpResponse:
    """In everyday words: where each way leads."""
    leads = [
        {"label": lead.label, "sentence": lead.sentence, "href": reverse(lead.url)}
        for lead in leads_of("lived-experience", request.user)
    ]
    return render(request, "lived_experience/hub.html", {"leads_here": leads})
