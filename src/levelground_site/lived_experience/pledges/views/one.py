"""The pages of one pledge: what everybody sees, and what those inside the organisation see."""

from typing import Any

from django.db.models import Max, Min, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from levelground_site.access import may
from levelground_site.lived_experience.pledges import evidence_files, presenters
from levelground_site.lived_experience.pledges.actions.by_date import followed_up
from levelground_site.lived_experience.pledges.actions.proving import side_of
from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.columns import Column
from levelground_site.lived_experience.pledges.models import Asks, Evidence, Pledge
from levelground_site.lived_experience.pledges.queries import places, pledges
from levelground_site.lived_experience.pledges.queries.numbers import own_numbers
from levelground_site.lived_experience.pledges.standing import standing
from levelground_site.lived_experience.pledges.states import PLEDGE, STANDING


def _steps(pledge: Pledge, evidence: list[Evidence]) -> list[dict[str, Any]]:
    return [
        {
            "step": step,
            "asks": [Asks(each).label for each in step.evidence],
            "evidence": [each for each in evidence if each.step_id == step.pk],
            "shown": step.number <= pledge.step,
        }
        for step in pledge.edition.steps.all()
    ]


def show(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """What was promised, what has happened, what comes next; and whom to ask."""
    today = timezone.localdate()
    carrier = places.carried_by(pledge)
    published = pledges.latest_published().get(pledge.scheme_id)
    evidence = list(pledge.evidence.filter(confirmed__isnull=False).select_related("step").defer("file"))
    reported = pledge.reports.aggregate(posts=Sum("posts"), tastings=Sum("tastings"), last=Max("period_end"))
    plan = min((each.dated for each in evidence if each.step.proves == "plan"), default=None)
    posts, tastings = reported["posts"] or 0, reported["tastings"] or 0
    asked = pledge.questions.aggregate(first=Min("at"))
    context = {
        "pledge": pledge,
        "carrier": carrier,
        "signed_as": presenters.signed_as(pledge, carrier),
        "standing": standing(pledge, today),
        "stands": pledge.state in STANDING,
        "ladder": presenters.ladder(pledge, published, posts, plan, today),
        "against": presenters.against(pledge, list(pledge.promises.all()), published, posts, tastings),
        "steps": _steps(pledge, evidence),
        "reports": list(pledge.reports.order_by("-period_end")[:20]),
        "next": presenters.next_of(pledge, today) if pledge.state in STANDING else [],
        "changes": list(pledge.changes.all()),
        "region": presenters.place_of(published, carrier.region) if pledge.scheme.counts_people else None,
        "published": published,
        "helpers": pledges.near(carrier, without=pledge),
        "asked": asked["first"] is not None,
        "open": pledge.questions.filter(answered=None).order_by("answer_by").values_list("answer_by", flat=True),
        "answers": pledge.questions.filter(shown=True).defer("words", "reach").order_by("-answered")[:10],
        "inside": may(request.user, "pledge.inside", of=pledge),
        "judges": may(request.user, "pledge.judge", of=pledge),
        "to": lambda name, **parts: address(name, pledge, **parts),
        "address": address,
    }
    return render(request, "pledges/show.html", context)


def inside(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """The exact numbers, the evidence with who has confirmed it, the entries with their corrections, the questions."""
    today = timezone.localdate()
    evidence = list(pledge.evidence.select_related("step", "by").defer("file").prefetch_related("checks__by"))
    starts = list(
        pledge.starts.select_related("by", "confirmed_by", "corrected_to").prefetch_related(
            "follow_ups__by", "follow_ups__confirmed_by"
        )
    )
    numbers = own_numbers(pledge, today)
    context = {
        "pledge": pledge,
        "carrier": places.carried_by(pledge),
        "standing": standing(pledge, today),
        "stands": pledge.state in STANDING,
        "steps": _steps(pledge, evidence),
        "side": side_of(request.user, pledge),
        "starts": [
            {
                "entry": each,
                "follow_ups": list(each.follow_ups.all()),
                "due": [weeks for weeks, day in followed_up(each) if day <= today and each.corrected is None],
            }
            for each in starts
        ],
        "internships": list(pledge.internships.select_related("by", "confirmed_by")),
        "still": presenters.still_there(dict(numbers)),
        "started": numbers[Column.STARTED],
        "still_words": presenters.still_words,
        "promises": list(pledge.promises.all()),
        "questions": list(pledge.questions.select_related("answered_by")),
        "next": presenters.next_of(pledge, today) if pledge.state in STANDING else [],
        "can": {verb: PLEDGE.can(pledge.state, verb) for verb in ("sign", "withdraw", "challenge")},
        "to": lambda name, **parts: address(name, pledge, **parts),
    }
    return render(request, "pledges/inside.html", context)


def evidence_file(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    """The file itself, for those inside: to be kept, never shown by the browser."""
    if not evidence.file:
        return HttpResponse(status=404)
    answer = HttpResponse(evidence_files.content_of(evidence.file), content_type=evidence.file_kind)
    answer["Content-Disposition"] = f'attachment; filename="{evidence.file_name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
