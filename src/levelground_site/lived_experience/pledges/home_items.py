"""What of pledges waits for a person, their place on the hub and on organisations' pages."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from levelground_site.access import Reach, may
from levelground_site.home.hubs import hub_entry
from levelground_site.home.registry import For, Item, Where, home_items, way_in
from levelground_site.lived_experience.pledges.actions.by_date import due_of, followed_up
from levelground_site.lived_experience.pledges.actions.locking import after_months
from levelground_site.lived_experience.pledges.actions.proving import side_of
from levelground_site.lived_experience.pledges.addresses import address
from levelground_site.lived_experience.pledges.models import Evidence, FollowUp, Internships, Pledge, Question, Starts
from levelground_site.lived_experience.pledges.presenters import signed_as
from levelground_site.lived_experience.pledges.queries.pledges import of_organisation
from levelground_site.lived_experience.pledges.standing import silent, standing
from levelground_site.lived_experience.pledges.states import STANDING
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.sections import section

MOST = 10

way_in(
    "You want to know what a hospital promised",
    "See what was promised, and what came of it",
    "pledges",
    order=85,
    whom=For.ANYONE,
)
hub_entry(
    "lived-experience",
    "Promises near you",
    "What hospitals promised, what they have shown since, and how many people got and kept a job.",
    "pledges",
    needs="pledge.see",
    order=10,
)
hub_entry(
    "lived-experience",
    "Disability at work, beside what was promised",
    "How many staff say that they are disabled, by pay band, and what is known about keeping a job.",
    "pledge-measures",
    needs="pledge.see",
    order=60,
)


def _own(person: Any) -> set[int]:
    return {pk for held in person.roles_held if held.role.reach is Reach.OWN for pk in held.organisations}


def _mine(person: Any) -> Q:
    return Q(of__organisation__in=_own(person), of__state__in=STANDING)


@home_items(Where.WAITING)
def to_answer(person: Any) -> Iterator[Item]:
    """Questions about pledges that are not answered yet."""
    if not may(person, "pledge.answer"):
        return
    rows = Question.objects.filter(of__organisation__in=_own(person), answered=None)
    for each in rows.select_related("of__organisation", "of__scheme").defer("words", "reach")[:MOST]:
        if may(person, "pledge.answer", of=each):
            yield Item(
                f"A question about a pledge: {each.of.scheme}",
                address("pledge-answer", each.of, part=each.public_id),
                action="Answer it",
                whose=each.of.organisation.name,
                since=each.at,
                by=each.answer_by,
            )


@home_items(Where.WAITING)
def to_confirm(person: Any) -> Iterator[Item]:
    """Evidence and entries that wait for this person's confirmation, and are not their own."""
    if not may(person, "pledge.check"):
        return
    given = Evidence.objects.filter(_mine(person), confirmed=None, refused="").exclude(by=person)
    for each in given.select_related("of__organisation", "of__scheme", "step").defer("file")[:MOST]:
        side = side_of(person, each.of)
        if side is not None and not each.checks.filter(side=side).exists():
            yield Item(
                f"Evidence to confirm: step {each.step.number} of {each.of.scheme}",
                address("pledge-check", each.of, part=each.public_id),
                action="Look at it",
                whose=each.of.organisation.name,
                since=each.at,
            )
    waiting = {"confirmed": None, "corrected": None}
    entries: list[Any] = list(Starts.objects.filter(_mine(person), **waiting).exclude(by=person)[:MOST])
    entries += Internships.objects.filter(_mine(person), **waiting).exclude(by=person)[:MOST]
    ups = FollowUp.objects.filter(of__of__organisation__in=_own(person), **waiting).exclude(by=person)
    entries += ups.select_related("of")[:MOST]
    pledges = {each.of.of_id if isinstance(each, FollowUp) else each.of_id for each in entries}
    for pledge in Pledge.objects.filter(pk__in=pledges).select_related("organisation", "scheme"):
        if may(person, "pledge.check", of=pledge):
            yield Item(
                f"Numbers to confirm: {pledge.scheme}",
                address("pledge-inside", pledge),
                action="Look at them",
                whose=pledge.organisation.name,
            )


@home_items(Where.WAITING)
def to_keep(person: Any) -> Iterator[Item]:
    """What is due, or soon due, of the pledges that this person keeps."""
    if not may(person, "pledge.keep"):
        return
    today = timezone.localdate()
    rows = Pledge.objects.filter(organisation__in=_own(person), state__in=STANDING)
    for pledge in rows.select_related("organisation", "scheme")[:MOST]:
        if not may(person, "pledge.keep", of=pledge):
            continue
        for about, due, _ in due_of(pledge, today):
            if about == "report" and due <= after_months(today, 1):
                yield Item(
                    f"A report on the pledge: {pledge.scheme}",
                    address("pledge-report", pledge),
                    action="Report",
                    whose=pledge.organisation.name,
                    by=due,
                )
    entered = Starts.objects.filter(_mine(person), corrected=None, confirmed__isnull=False).select_related(
        "of__organisation", "of__scheme"
    )
    for starts in entered.prefetch_related("follow_ups")[: 5 * MOST]:
        over = [(weeks, day) for weeks, day in followed_up(starts) if day <= today]
        if over and may(person, "pledge.keep", of=starts):
            yield Item(
                f"Who is still in paid work after {over[0][0]} weeks? {starts.of.scheme}",
                address("pledge-follow-up", starts.of, part=starts.public_id),
                action="Enter it",
                whose=starts.of.organisation.name,
                since=over[0][1],
            )


@home_items(Where.WAITING)
def to_sign(person: Any) -> Iterator[Item]:
    """Drafts that wait for the responsible executive."""
    if not may(person, "pledge.sign"):
        return
    rows = Pledge.objects.filter(organisation__in=_own(person), state="draft")
    for pledge in rows.select_related("organisation", "scheme")[:MOST]:
        if may(person, "pledge.sign", of=pledge):
            yield Item(
                f"A pledge to sign: {pledge.scheme}",
                address("pledge-sign", pledge),
                action="Read and sign it",
                whose=pledge.organisation.name,
            )


@home_items(Where.YOURS)
def without_proof(person: Any) -> Iterator[Item]:
    """Pledges of which nothing was heard for a year, for those who follow a system or all."""
    if not may(person, "pledge.follow"):
        return
    rows = Pledge.objects.filter(silent(timezone.localdate()))
    held = [each for each in person.roles_held if each.role.reach is not Reach.OWN]
    if not any(each.role.reach is Reach.ALL for each in held):
        rows = rows.filter(organisation__ics__in={pk for each in held for pk in each.organisations})
    number = rows.count()
    if number:
        yield Item(
            f"{number:,} pledge{'' if number == 1 else 's'} without proof for a year",
            f"{reverse('pledges')}?standing=no-proof",
            action="See whom to help",
        )


@section(order=40)
def promised(request: HttpRequest, organisation: Organisation) -> Any:
    """What an organisation pledged, or carries on; for those who may, where to prepare one."""
    today = timezone.localdate()
    may_make = may(request.user, "pledge.make", of=organisation)
    rows = [
        {
            "pledge": each,
            "standing": standing(each, today),
            "address": address("pledge", each),
            "signed_as": signed_as(each, organisation),
        }
        for each in of_organisation(organisation)
    ]
    drafts = Pledge.objects.filter(organisation=organisation, state="draft") if may_make else Pledge.objects.none()
    shown = [
        {"pledge": each, "address": address("pledge-inside", each)}
        for each in drafts.select_related("scheme", "organisation")
    ]
    if not rows and not may_make:
        return None
    context = {"rows": rows, "drafts": shown, "organisation": organisation, "may_make": may_make}
    return mark_safe(render_to_string("pledges/section.html", context, request=request))  # noqa: S308 (a template)
