"""What is asked about portals, memberships and access."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from levelground_site.access import Role, may, visible
from levelground_site.carers.portal_access.kinds import To
from levelground_site.carers.portal_access.models import Access, Allotment, Code, Membership, Portal, Use
from levelground_site.carers.portal_access.states import OPEN, TAKING_A_SEAT, WAITING
from levelground_site.documents import working_days
from levelground_site.organisations.models import Organisation
from levelground_site.people.models import Person, RoleHeld

ANSWER_DAYS = 2  # working days
WARN_DAYS = 14


def portal(portal: str) -> Portal:
    """A portal; Http404."""
    found = Portal.objects.filter(key=portal).first()
    if found is None:
        raise Http404("There is no such portal.")
    return found


def portals() -> QuerySet[Portal]:
    """All of them."""
    return Portal.objects.all()


def membership(membership: UUID) -> Membership:
    """A membership; Http404."""
    found = Membership.objects.select_related("portal", "organisation__ics").filter(public_id=membership).first()
    if found is None:
        raise Http404("There is no such membership.")
    return found


def access(access: UUID) -> Access:
    """Somebody's access; Http404."""
    found = (
        Access.objects.select_related("membership__portal", "organisation__ics", "person", "manager", "decided_by")
        .filter(public_id=access)
        .first()
    )
    if found is None:
        raise Http404("There is no such access.")
    return found


def where_they_work(person: Person) -> list[Organisation]:
    """The organisations in which somebody holds a role today."""
    held = {each.organisation.pk: each.organisation for each in person.roles_held}
    return sorted(held.values(), key=lambda each: each.name)


def covering(organisations: Iterable[Organisation], day: date) -> list[tuple[Membership, Organisation]]:
    """The memberships that run on a day and cover one of the organisations; their own before their system's."""
    found = []
    places = list(organisations)
    ids = {each.pk for each in places} | {each.ics_id for each in places if each.ics_id}
    running = list(Membership.objects.on(day).filter(organisation__in=ids).select_related("portal", "organisation"))
    for place in places:
        own = [each for each in running if each.organisation_id == place.pk]
        known = {each.portal_id for each in own}
        system = [each for each in running if each.organisation_id == place.ics_id and each.portal_id not in known]
        found += [(each, place) for each in own + system]
    return found


def theirs(person: Person) -> QuerySet[Access]:
    """One's own access."""
    return (
        Access.objects.filter(person=person).exclude(state="new").select_related("membership__portal", "organisation")
    )


def managers_of(organisation: Organisation, but: Person) -> list[Person]:
    """The line managers of an organisation, whom somebody may choose to ask."""
    held = RoleHeld.objects.on(localdate()).filter(role=Role.LINE_MANAGER, organisation=organisation)
    return list(Person.objects.filter(pk__in=held.values("person"), is_active=True).exclude(pk=but.pk).order_by("name"))


def decidable(person: Any) -> QuerySet[Access]:
    """What waits and somebody may decide, by each portal's rules; the longest waiting first."""
    return _decided_by(person).filter(state__in=WAITING).order_by("asked")


def held(person: Any) -> QuerySet[Access]:
    """The access that people have and somebody may end, by each portal's rules; the first to run out first."""
    return _decided_by(person).filter(state__in=OPEN).order_by("membership__until", "asked")


def _decided_by(person: Any) -> QuerySet[Access]:
    if not isinstance(person, Person):
        return Access.objects.none()
    fits, held = Q(pk__in=[]), person.roles_held
    for each in Portal.objects.all():
        for rule in each.who_grants:
            places = {place for role in held if role.role is rule.by for place in role.organisations}
            if not places:
                continue
            reach = Q(organisation__in=places)
            if rule.to is To.SYSTEM:
                reach |= Q(organisation__ics__in=places)
            elif rule.to is To.ASKED:
                reach &= Q(manager=person)
            fits |= Q(membership__portal=each) & reach
    others = Access.objects.filter(fits).exclude(person=person)
    return others.select_related("membership__portal", "organisation", "person", "manager")


def approvers(access: Access) -> list[Person]:
    """Everyone who may answer a request, by the portal's rules, but who asked it."""
    held = RoleHeld.objects.on(localdate()).select_related("person")
    found: dict[int, Person] = {}
    for rule in access.membership.portal.who_grants:
        places = {access.organisation_id}
        if rule.to is To.SYSTEM and access.organisation.ics_id is not None:
            places.add(access.organisation.ics_id)
        holders = held.filter(role=rule.by, organisation__in=places, person__is_active=True)
        if rule.to is To.ASKED:
            holders = holders.filter(person=access.manager_id)
        found |= {each.person_id: each.person for each in holders}
    found.pop(access.person_id, None)
    return list(found.values())


def due(access: Access) -> date:
    """By when a request is to be answered."""
    return working_days.after(localdate(access.asked), ANSWER_DAYS)


def to_chase(today: date) -> list[Access]:
    """What has waited for two working days and nobody was reminded of."""
    waiting = Access.objects.filter(state__in=WAITING, chased=None).select_related("membership__portal", "organisation")
    return [each for each in waiting if due(each) <= today]


def over(today: date) -> QuerySet[Access]:
    """Access whose time is over, or whose membership has ended."""
    return Access.objects.filter(Q(state__in=OPEN) & (Q(until__lt=today) | Q(membership__until__lt=today)))


def ending(today: date) -> QuerySet[Access]:
    """Access that ends within two weeks, whose holder was not told yet."""
    return Access.objects.filter(
        state="granted", warned=None, until__gte=today, until__lte=today + timedelta(days=WARN_DAYS)
    )


def seats_left(membership: Membership, organisation: Organisation, but: Access | None = None) -> int | None:
    """How many more people of an organisation may have access; None where there is no limit."""
    taken = Access.objects.filter(membership=membership, state__in=TAKING_A_SEAT)
    if but is not None:
        taken = taken.exclude(pk=but.pk)
    left = [] if membership.seats is None else [membership.seats - taken.count()]
    allotted = Allotment.objects.filter(membership=membership, organisation=organisation).first()
    if allotted is not None:
        left.append(allotted.seats - taken.filter(organisation=organisation).count())
    return min(left) if left else None


def runnable(person: Any) -> QuerySet[Membership]:
    """The memberships that somebody looks after."""
    return visible(person, "portal.run", Membership.objects.select_related("portal", "organisation"))


def may_join(person: Any) -> list[Organisation]:
    """The organisations for which somebody may enter a membership."""
    return [
        each
        for each in visible(person, "portal.run", Organisation.objects.all(), "self")
        if may(person, "portal.run", each)
    ]


def covered_by(membership: Membership) -> list[Organisation]:
    """The organisation itself, or those of its system."""
    members = list(Organisation.objects.open_on(localdate()).filter(ics=membership.organisation).order_by("name"))
    return members or [membership.organisation]


@dataclass(frozen=True)
class Counted:
    """An organisation's part of a membership, in counts that are not protected yet: no page shows them as they are."""

    organisation: Organisation
    allotted: int | None
    holding: int
    waiting: int
    overdue: bool
    used: tuple[int, ...]


def counted(membership: Membership, months: list[date]) -> list[Counted]:
    """Each organisation that a membership covers: who has access, who waits, who used it in each month."""
    organisations = covered_by(membership)
    rows = Access.objects.filter(membership=membership)
    holding = dict(rows.filter(state__in=OPEN).values_list("organisation").annotate(Count("pk")))
    waiting: dict[int, list[Access]] = {}
    for each in rows.filter(state__in=WAITING):
        waiting.setdefault(each.organisation_id, []).append(each)
    uses = Use.objects.filter(access__membership=membership, month__in=months)
    used = {
        (place, month): count
        for place, month, count in uses.values_list(F("access__organisation"), "month").annotate(Count("pk"))
    }
    allotted = dict(membership.allotments.values_list("organisation", "seats"))
    today = localdate()
    return [
        Counted(
            each,
            allotted.get(each.pk),
            holding.get(each.pk, 0),
            len(waiting.get(each.pk, ())),
            any(due(one) <= today for one in waiting.get(each.pk, ())),
            tuple(used.get((each.pk, month), 0) for month in months),
        )
        for each in organisations
    ]


def complaints(membership: Membership) -> bool:
    """Whether somebody said that the code does not work, since it was last changed."""
    return Access.objects.filter(membership=membership, state__in=OPEN, got_in=False).exists()


def has_code(membership: Membership) -> bool:
    """Whether there is a code that works, or one left to give out."""
    return Code.objects.filter(membership=membership, ended=None).exists()
