"""The hub for those who look after someone, their rights, and the guide to the talk. Anyone can read them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from levelground_site.carers.forms import asked
from levelground_site.carers.guide import guide as the_guide
from levelground_site.carers.rights import NATIONS, Answer, Worker, coming_after, rights_on
from levelground_site.carers.signposts import For, signposts_for
from levelground_site.home.hubs import leads_of

KINDS = {Answer.YES: "done", Answer.DEPENDS: "look", Answer.NO: "stopped"}


def hub(request: HttpRequest) -> HttpResponse:
    """In everyday words: what there is, and whom to turn to at once."""
    leads = [
        {"label": lead.label, "sentence": lead.sentence, "href": reverse(lead.url)}
        for lead in leads_of("carers", request.user)
    ]
    context = {"leads_here": leads, "posts": signposts_for(For.DANGER, For.DISTRESS)}
    return render(request, "carers/hub.html", context)


def rights(request: HttpRequest) -> HttpResponse:
    """What the law gives on a day: first it asks how somebody works here."""
    today = timezone.localdate()
    given = asked(request.GET, today)
    choices = [
        {"label": each.words, "sentence": "", "href": f"{reverse('carers-rights')}?worker={each.value}"}
        for each in Worker
    ]
    context = {
        "worker": given.worker,
        "nation": given.nation,
        "on": given.on,
        "today": given.on == today,
        "typed": given.typed,
        "fault": given.fault,
        "choices": choices,
        "kinds": KINDS,
        "nations": [{"value": each, "text": each, "checked": each == given.nation} for each in NATIONS],
        "now": rights_on(given.on, given.worker, given.nation) if given.worker else [],
        "coming": coming_after(given.on, given.worker, given.nation) if given.worker else [],
    }
    return render(request, "carers/rights.html", context, status=400 if given.fault else 200)


def guide(request: HttpRequest) -> HttpResponse:
    """The guide, for both sides."""
    return render(
        request, "carers/guide.html", {"guide": the_guide(), "posts": signposts_for(For.DANGER, For.DISTRESS)}
    )
