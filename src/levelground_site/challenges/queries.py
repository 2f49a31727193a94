"""What is asked of challenges."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from levelground_site.access import Role, may, visible
from levelground_site.challenges.actions import fingerprint
from levelground_site.challenges.addresses import page_at
from levelground_site.challenges.models import Challenge
from levelground_site.challenges.states import OPEN
from levelground_site.releases.models import Release
from levelground_site.releases.queries import releases


def one(pk: int) -> Challenge:
    """A challenge; Http404."""
    found = Challenge.objects.select_related("organisation__ics", "correction").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such challenge.")
    return found


def of_receipt(receipt: str) -> Challenge:
    """The challenge of a receipt's link; Http404."""
    found = Challenge.objects.select_related("organisation", "correction").filter(link=fingerprint(receipt)).first()
    if found is None:
        raise Http404("There is no such receipt.")
    return found


def register() -> QuerySet[Challenge]:
    """What stands in the register: all but what was set aside as no challenge of a figure."""
    return Challenge.objects.exclude(state="aside").select_related("organisation", "correction")


def told_in_public(person: Any, words: str) -> QuerySet[Challenge]:
    """Those whose question and answer stand in public, in which (or in whose place's name or code) every word is."""
    found = visible(person, "challenge.see", register().filter(state="answered"))
    for word in words.split():
        place = Q(organisation__name__icontains=word) | Q(organisation__code__iexact=word)
        found = found.filter(Q(question__icontains=word) | Q(answer__icontains=word) | place)
    return found


def to_answer(person: Any) -> QuerySet[Challenge]:
    """Those that wait for this person: of their organisation; for the national team the nation's, and what is late."""
    if not may(person, "challenge.read"):
        return Challenge.objects.none()
    waiting = Challenge.objects.filter(state__in=OPEN).select_related("organisation").order_by("due", "pk")
    mine = visible(person, "challenge.read", waiting)
    if any(held.role is Role.NATIONAL_TEAM for held in person.roles_held):
        return mine.filter(Q(organisation=None) | Q(state="late"))
    return mine


@dataclass(frozen=True)
class Tally:
    """How the answering goes."""

    waiting: int
    late: int
    answered: int
    days: float | None
    aside: int


def tally() -> Tally:
    """How many wait, how many of these are late, how many are answered and in how many days (the median)."""
    rows = list(Challenge.objects.defer("said", "email", "question", "answer"))
    answered = [each for each in rows if each.state in {"answered", "private"}]
    days = [each.took for each in answered if each.took is not None]
    return Tally(
        sum(each.waits for each in rows),
        sum(each.waits and each.overdue for each in rows),
        len(answered),
        median(days) if days else None,
        sum(each.state == "aside" for each in rows),
    )


def corrections_for(challenge: Challenge) -> list[Release]:
    """The releases with an erratum that could be what corrects it: of its edition where its page names one."""
    found = releases().exclude(erratum="").order_by("-published")
    about = page_at(challenge.page, "")
    if about is not None and about.standard:
        found = found.filter(standard=about.standard)
    return list(found[:50])


def corrected_by(release: Release) -> QuerySet[Challenge]:
    """The challenges in public that a release answers by a correction."""
    return Challenge.objects.filter(correction=release, state="answered").order_by("pk")
