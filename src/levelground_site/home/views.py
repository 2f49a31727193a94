"""The front page, and a person's own list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse

from levelground_site.access import may
from levelground_site.home.registry import QUESTIONS, WAYS_IN, For, Where, items_for, notices
from levelground_site.people.actions import remember_look

EMPTY = {
    Where.WAITING: "Nothing waits for you. When somebody needs your answer, it stands here, with the day it is due.",
    Where.YOURS: "What you begin or look after will stand here.",
    Where.CHANGED: "Nothing has changed since you last looked.",
}


def front(request: HttpRequest) -> HttpResponse:
    """What this is, for whom, and where each begins."""
    # Whoever has signed in is shown where they may go; everybody else, what there is for whom.
    ways_in = sorted(filter(lambda each: _is_open(request, each.url), WAYS_IN), key=lambda each: each.order)
    groups = [(whom.value, [each for each in ways_in if each.whom is whom]) for whom in For]
    return render(request, "home/front.html", {"groups": groups, "notices": notices(), "questions": QUESTIONS})


def _is_open(request: HttpRequest, name: str) -> bool:
    declared = getattr(resolve(reverse(name)).func, "declared", None)
    return not request.user.is_authenticated or declared is None or may(request.user, declared.needs)


def home(request: HttpRequest) -> HttpResponse:
    """Waiting for you, yours, changed since you last looked; nothing else."""
    items = items_for(request.user)
    parts = [
        {"title": where.value, "items": found, "empty": EMPTY[where], "where": where.name.lower()}
        for where, found in items.items()
    ]
    response = render(request, "home/home.html", {"parts": parts})
    remember_look(request.user)  # type: ignore[arg-type]
    return response
